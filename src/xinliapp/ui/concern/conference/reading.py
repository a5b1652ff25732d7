"""What the page of a conference reads and writes; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import AgendaOrigin, Basis, BasisKind, ConferenceItem
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import (
    concern,
    conference_print,
    conference_sheets,
    conferences,
    drafts,
    home_notice,
    review_interval,
)
from xinliapp.services.bases import BASES, recent_bases
from xinliapp.services.conferences import Conclusion, ConferenceInput, PersonInput
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.named_students import Named, named
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.ui.concern.conference.facts import (
    AgendaLine,
    Candidate,
    ConclusionForm,
    ConferencePage,
    ConferencePaper,
    HeadForm,
    head_of,
    read_people,
)


def draft_key(student_id: str) -> str:
    """Under what name an unfinished conclusion is kept."""
    return f"conference:{student_id}"


def read_page(session: Session) -> ConferencePage:
    """Who waits, who waits for a second signature, who was concluded in this sitting."""
    sitting = conferences.open_conference(session)
    newest = [sitting] if sitting else conferences.conferences(session, 1)
    waiting = conferences.agenda(session)
    items = conferences.items_of(session, sitting.id) if sitting else []
    shown = {item.id: item for item in (*conferences.pending(session), *items)}
    people = named(session, {*(one.student_id for one in waiting), *(i.student_id for i in shown.values())})
    lines = [_waiting(people, entry.student_id, entry.origin, entry.note) for entry in waiting]
    lines += [
        replace(_waiting(people, item.student_id, None, ""), item=item)
        for item in shown.values()
        if item.student_id not in {entry.student_id for entry in waiting}
    ]
    return ConferencePage(
        sitting,
        tuple(lines),
        grade_labels(session),
        session.clock.now().date().isoformat(),
        session.account.display_name,
        session.account.id,
        newest[0].id if newest else None,
    )


def paper(session: Session, what: ConferencePaper, about: str, blank_missing: bool = False) -> Paper:
    """One paper; ``about`` is the sitting's id, or the conclusion's for a letter to parents."""
    if what is ConferencePaper.MINUTES:
        return conference_print.minutes_pdf(session, about, blank_missing)
    if what is ConferencePaper.NOTICE:
        return home_notice.notice_pdf(session, about, blank_missing)
    if what is ConferencePaper.ATTENDANCE:
        return conference_sheets.attendance_pdf(session, about)
    return conference_sheets.grade_counts_pdf(session)


def read_candidate(session: Session, student_id: str) -> Candidate:
    """What a conclusion about a student can rest on: the newest records of each kind, newest first."""
    people = named(session, {student_id})
    if student_id not in people:
        raise UserError("not_found")
    history = concern.history(session, student_id)
    bases = recent_bases(session, student_id, BASES)
    return Candidate(
        student_id,
        people[student_id].name,
        people[student_id].class_label,
        history[0].ordinal if history else 0,
        history[0].decided_on if history else None,
        bases,
        review_interval.usual_days(session),
    )


def save_head(session: Session, form: HeadForm) -> Changes:
    """Begin the sitting with this head, or change the head of the open one."""
    typed_in = _head(session, form)
    sitting = conferences.open_conference(session)
    if sitting is None:
        conferences.begin(session, typed_in)
        return conferences.CHANGES
    return conferences.save_head(session, sitting.id, typed_in, seen=form.base)


def decide(session: Session, candidate: Candidate, form: ConclusionForm, head: HeadForm) -> ConferenceItem:
    """Write a conclusion down; the first one begins the sitting with the head as typed.

    A head nobody touched is not written: what another place made of it meanwhile stands.
    """
    today = session.clock.now().date().isoformat()
    bases = [candidate.bases[place] for place in form.ticked if place < len(candidate.bases)]
    if form.extra.strip():
        bases.append(Basis(BasisKind.OTHER, "", today, form.extra.strip()[:200]))
    conclusion = Conclusion(
        student_id=candidate.student_id,
        ordinal=candidate.ordinal if form.ordinal < 0 else form.ordinal,
        bases=tuple(bases),
        review_on=_day("复评日期", form.review_on),
        reason=form.reason,
        protective=form.protective,
        parents_opinion=form.parents,
        next_steps=form.steps,
        recused=form.recused,
    )
    sitting = conferences.open_conference(session)
    if sitting is None:
        item = conferences.begin_with(session, _head(session, head), conclusion)
    else:
        if head.touched and head_of(sitting) != head:
            conferences.save_head(session, sitting.id, _head(session, head), seen=head.base)
        item = conferences.decide(session, sitting.id, conclusion)
    drafts.delete_draft(session, draft_key(candidate.student_id))
    return item


def countersign(
    session: Session, item_id: str, paper: tuple[str, str] | None, returned: str | None
) -> Changes:
    """The second person's word; ``paper`` is (reviewer, day) as typed."""
    signed = None
    if paper is not None:
        day = _day("签字日期", paper[1])
        if day is None:
            raise UserError("field_required", field="签字日期")
        signed = PaperSignature(paper[0], day)
    return conferences.countersign(session, item_id, paper=signed, returned=returned)


def _head(session: Session, form: HeadForm) -> ConferenceInput:
    people = read_people(form.inside, form.outside) or (PersonInput(session.account.display_name),)
    held = _day("研判日期", form.held_on) or session.clock.now().date()
    return ConferenceInput(held, form.chair, people, form.starts_at.strip(), form.place)


def _day(field: str, text: str) -> dt.date | None:
    try:
        day = read_typed_day(text)
    except ValueError:
        raise UserError("field_wrong", field=field, why="请写成 2026-11-23") from None
    return dt.date.fromisoformat(day) if day else None


def _waiting(people: dict[str, Named], student_id: str, origin: AgendaOrigin | None, note: str) -> AgendaLine:
    who = people.get(student_id, Named(student_id, "—", ""))
    return AgendaLine(student_id, who.name, who.class_label, origin, note)

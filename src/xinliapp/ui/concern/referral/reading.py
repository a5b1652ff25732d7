"""What the page of referrals and returns reads; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.referrals import Referral
from xinliapp.domain.returns_to_school import Absence
from xinliapp.i18n import labels
from xinliapp.services import (
    consents,
    drafts,
    referral_rules,
    referrals,
    return_decisions,
    return_gate,
    returns_to_school,
    review_interval,
)
from xinliapp.services.bases import REFERRAL_BASES, recent_bases
from xinliapp.services.drafts import Draft
from xinliapp.services.named_students import Named, named
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.concern.referral.facts import (
    CaseLine,
    CasesPage,
    FollowForm,
    LineKind,
    Opened,
    ReturnForm,
    SheetForm,
    Standing,
    Typed,
    sheet_form,
)

SOON = dt.timedelta(days=7)


def draft_key(student_id: str) -> str:
    """Under what name everything typed for a student is kept."""
    return f"referral:{student_id}"


def read_page(session: Session) -> CasesPage:
    """Who is on the way: overdue askings first, then by their day; times away; those that are done with."""
    today = session.clock.now().date().isoformat()
    under_way, closed = referrals.open_ones(session), referrals.closed_ones(session)
    absences = returns_to_school.every(session)
    unrecorded = returns_to_school.unrecorded(session)
    ids = {one.student_id for one in (*under_way, *closed)} | {one.suspension.student_id for one in absences}
    people = named(session, ids | set(unrecorded))
    lines = [_referral(people, one, today) for one in under_way]
    late = sum(1 for line in lines if line.standing is Standing.LATE)
    away = [_absence(session, people, one) for one in absences]
    lines += [line for line in away if line.standing is not Standing.DONE]
    lines += [
        _line(people, LineKind.UNRECORDED, "", student_id, "休学 待登记", Standing.GOING)
        for student_id in unrecorded
    ]
    gone = len(lines) - len(under_way)
    lines += [line for line in away if line.standing is Standing.DONE]
    lines += [_referral(people, one, today) for one in closed]
    return CasesPage(tuple(lines), today, len(under_way), late, gone)


def read_line(
    session: Session, kind: LineKind, record_id: str, student_id: str
) -> tuple[Opened, Draft | None]:
    """One line with what its forms need, and what was typed for the student and left unfinished.

    Raises:
        UserError: ``not_found``.
    """
    referral = referrals.load(session, record_id) if kind is LineKind.REFERRAL else None
    absence = returns_to_school.load(session, record_id) if kind is LineKind.ABSENCE else None
    if referral is not None:
        student_id = referral.student_id
    if absence is not None:
        student_id = absence.suspension.student_id
    people = named(session, {student_id})
    if student_id not in people:
        raise UserError("not_found")
    today = session.clock.now().date().isoformat()
    line = _line(people, kind, record_id, student_id, "", Standing.GOING)
    if referral is not None:
        line = _referral(people, referral, today)
    elif absence is not None:
        line = _absence(session, people, absence)
    return _opened(session, line, referral, absence), drafts.load_draft(session, draft_key(student_id))


def of_student(session: Session, student_id: str) -> tuple[LineKind, str]:
    """Where a student's page begins: the referral on its way, the time away, or a new referral."""
    for found in referrals.of_student(session, student_id):
        if found.open:
            return LineKind.REFERRAL, found.id
    for away in returns_to_school.of_student(session, student_id):
        if not returns_to_school.over(session, away):
            return LineKind.ABSENCE, away.suspension.id
    if student_id in returns_to_school.unrecorded(session):
        return LineKind.UNRECORDED, ""
    return LineKind.NEW, ""


def _opened(session: Session, line: CaseLine, referral: Referral | None, absence: Absence | None) -> Opened:
    now = session.clock.now()
    today = now.date()
    standing = consents.standing(session, line.student_id, ConsentKind.REFERRAL, today)
    interval = review_interval.usual_follow_up_days(session)
    bases = recent_bases(session, line.student_id, REFERRAL_BASES)
    if referral is not None:
        bases = (*referral.sheet.bases, *(one for one in bases if one not in referral.sheet.bases))
        states = referral_rules.preconditions(session, referral)
    else:
        states = referral_rules.unmet(session)
    moment = now.isoformat(timespec="seconds")
    return Opened(
        line=line,
        referral=referral,
        absence=absence,
        preconditions=states,
        bases=bases,
        places=referrals.places(session),
        interval=interval,
        may_carry=standing.stands,
        consent=labels.label(standing.state),
        clauses=return_gate.clauses(session),
        waits=absence is not None and return_decisions.missing_assessment(session, absence),
        over=absence is not None and returns_to_school.over(session, absence),
        away=returns_to_school.away(session, line.student_id),
        files=_files(session, referral, absence),
        me=session.account.display_name,
        now=moment,
        fresh=_fresh(session, referral, absence, moment, interval),
    )


def _fresh(
    session: Session, referral: Referral | None, absence: Absence | None, moment: str, interval: int | None
) -> Typed:
    today = moment[:10]
    if referral is not None:
        sheet = sheet_form(referral.sheet)
        days = referral.sheet.interval_days
    else:
        days = interval
        sheet = SheetForm(interval=str(interval or ""), first=_ahead(today, interval))
    follow = FollowForm(day=today, time=moment[11:16], next_on=_ahead(today, days))
    back = ReturnForm(from_day=today, decided_by="", decided_on=today)
    if absence is not None:
        back = _return_form(absence, today)
    return Typed(sheet, follow, back, mark_of(referral or absence))


def _return_form(absence: Absence, today: str) -> ReturnForm:
    asked, decision = absence.application, absence.decision
    form = ReturnForm(
        from_day=absence.suspension.from_day,
        reason_class=absence.suspension.reason_class.value,
        note=absence.suspension.note,
        decided_on=today,
    )
    if asked is not None:
        form = replace(
            form, applied_on=asked.applied_on, applicant=asked.applicant, materials=asked.materials
        )
    if decision is not None:
        form = replace(form, conditions=decision.conditions, support=decision.support)
        if absence.back:  # what stands is shown; a decision that postponed is followed by another
            back_on = decision.back_on or ""
            form = replace(
                form, decided_by=decision.decided_by, decided_on=decision.decided_on, back_on=back_on
            )
    return form


def _ahead(today: str, days: int | None) -> str:
    return "" if days is None else (dt.date.fromisoformat(today) + dt.timedelta(days=days)).isoformat()


def _files(session: Session, referral: Referral | None, absence: Absence | None) -> dict[str, str]:
    """The names of the kept files of a line by their ids."""
    ids: list[str | None] = []
    if referral is not None:
        ids = [referral.sheet.parents_file, *(step.attachment_id for step in referral.steps)]
    if absence is not None:
        ids = [one.attachment_id for one in absence.assessments]
    return referrals.file_names(session, [one for one in ids if one])


def _referral(people: dict[str, Named], found: Referral, today: str) -> CaseLine:
    due = found.next_follow_on
    words = labels.label(found.state)
    standing = Standing.GOING if found.open else Standing.DONE
    if due is not None:
        late = (dt.date.fromisoformat(today) - dt.date.fromisoformat(due)).days
        words += f" 跟踪逾{late}天" if late > 0 else f" 跟踪{due[5:]}"
        if late > 0:
            standing = Standing.LATE
        elif -late <= SOON.days:
            standing = Standing.SOON
    return _line(people, LineKind.REFERRAL, found.id, found.student_id, words, standing)


def _absence(session: Session, people: dict[str, Named], found: Absence) -> CaseLine:
    suspension, decision = found.suspension, found.decision
    words, standing = f"休学 {suspension.from_day[5:]}起", Standing.GOING
    if returns_to_school.over(session, found):
        words, standing = "已复学", Standing.DONE
    elif decision is not None:
        words = labels.label(decision.outcome)
    elif found.application is not None:
        words, standing = "复学待决定", Standing.SOON
    return _line(people, LineKind.ABSENCE, suspension.id, suspension.student_id, words, standing)


def _line(
    people: dict[str, Named], kind: LineKind, record_id: str, student_id: str, words: str, standing: Standing
) -> CaseLine:
    who = people.get(student_id, Named(student_id, "—", ""))
    return CaseLine(kind, record_id, student_id, who.name, who.class_label, words, standing)

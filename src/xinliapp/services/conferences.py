"""Case conferences (研判, case data): who waits, who sat together, what was concluded and by what.

A conclusion of the same or a higher grade is in force at once; a lower one waits for a second person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from xinliapp.domain.casework import ConcernGrade
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.conferences import (
    AgendaEntry,
    AgendaOrigin,
    Conference,
    ConferenceItem,
    ItemState,
    SignatureSubject,
    SignatureVerdict,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import second_signatures, typed
from xinliapp.services.conference_typing import HIGHEST, conclusion_of, conference_of
from xinliapp.services.conference_typing import Conclusion as Conclusion
from xinliapp.services.conference_typing import ConferenceInput as ConferenceInput
from xinliapp.services.conference_typing import PersonInput as PersonInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import concern as grade_rows
from xinliapp.storage import conferences as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.CASEWORK | Changes.WARNINGS | Changes.TASKS


def agenda(session: Session) -> list[AgendaEntry]:
    """Who waits for a conference, one line a student, the one who has waited longest first.

    From warnings, from results of rounds sent there, by hand, and grades whose review day has come. A student
    who is already waiting for a second signature does not come twice.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    database = session.database
    today = session.clock.now().date().isoformat()
    pending = {item.student_id for item in rows.pending_items(database)}
    found: dict[str, AgendaEntry] = {}
    for entry in (
        *rows.waiting(database),
        *rows.sent_by_rounds(database),
        *rows.reviews_due(database, today),
    ):
        if entry.student_id not in pending:
            found.setdefault(entry.student_id, entry)
    return sorted(found.values(), key=lambda entry: entry.since)


def send(session: Session, student_id: str, note: str = "") -> Changes:
    """Put a student on the agenda by hand; once is enough.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_wrong``.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    text = typed.text("说明", note, longest=200, shortest=0)
    if any(entry.student_id == student_id for entry in rows.waiting(session.database)):
        return Changes.NONE
    with session.write("conference.send", case=True, object_id=student_id) as uow:
        entry = AgendaEntry(new_id(), student_id, AgendaOrigin.HAND, None, text, stamp(session.clock.now()))
        rows.insert_agenda(uow, entry)
    return CHANGES


def dismiss(session: Session, student_id: str, reason: str) -> Changes:
    """Take a student off the agenda without a conclusion; the reason stays on record.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``, ``not_found`` (not on the agenda; a
            review that is due cannot be taken off, only done).
    """
    session.require_case()
    why = typed.text("理由", reason, longest=200)
    entry = next((one for one in agenda(session) if one.student_id == student_id), None)
    if entry is None or entry.origin is AgendaOrigin.REVIEW:
        raise UserError("not_found")
    with session.write("conference.dismiss", case=True, object_id=student_id) as uow:
        if not rows.settle_agenda(uow, student_id, why):  # it came from a round: there is no entry to settle
            now = stamp(session.clock.now())
            rows.insert_agenda(uow, AgendaEntry(new_id(), student_id, AgendaOrigin.HAND, None, "", now))
            rows.settle_agenda(uow, student_id, why)
    return CHANGES


# --- the sitting ---


def begin(session: Session, typed_in: ConferenceInput) -> str:
    """Announce or begin a conference of one or more; its id. One is open at a time.

    Raises:
        UserError: ``case_closed``, ``conference_open``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    if rows.open_conference(session.database) is not None:
        raise UserError("conference_open")
    made = conference_of(new_id(), typed_in)
    with session.write("conference.begin", case=True, object_id=made.id) as uow:
        rows.insert_conference(uow, made)
    return made.id


def save_head(
    session: Session, conference_id: str, typed_in: ConferenceInput, *, seen: str | None = None
) -> Changes:
    """Change day, place, chair or participants of the open conference.

    ``seen`` is the mark (``services.seen``) of the conference as the form showed it ("" before one was open).

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown or over), ``changed_since``, ``field_required``,
            ``field_wrong`` (also another day once something was concluded: grades are in force
                from the day they were decided).
    """
    session.require_case()
    before = _open(session, conference_id)
    moved = typed_in.held_on.isoformat() != before.held_on
    if moved and rows.items_of(session.database, conference_id):
        raise UserError("field_wrong", field="研判日期", why="已有研判结论,日期不能再改")
    with session.write("conference.head", case=True, object_id=conference_id) as uow:
        refuse_newer(seen, rows.open_conference(uow.database))
        rows.update_conference(uow, conference_of(conference_id, typed_in))
    return CHANGES


def end(session: Session, conference_id: str) -> Changes:
    """The sitting is over; its minutes can be printed and nothing is added to it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``conference_empty`` (no conclusion), ``field_wrong``
            (its day has not come).
    """
    session.require_case()
    found = _open(session, conference_id)
    typed.past_day(session, "研判日期", dt.date.fromisoformat(found.held_on))
    if not rows.items_of(session.database, conference_id):
        raise UserError("conference_empty")
    with session.write("conference.end", case=True, object_id=conference_id) as uow:
        rows.end_conference(uow, conference_id)
    return CHANGES


def open_conference(session: Session) -> Conference | None:
    """The conference under way or announced.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.open_conference(session.database)


def conferences(session: Session, most: int = 50) -> list[Conference]:
    """The newest conferences, newest first, at most so many.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.conferences(session.database, most)


def items_of(session: Session, conference_id: str) -> list[ConferenceItem]:
    """A conference's conclusions in their order.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.items_of(session.database, conference_id)


# --- conclusions ---


def decide(session: Session, conference_id: str, conclusion: Conclusion) -> ConferenceItem:
    """Write down what was concluded about a student; a lower grade stays pending (待审).

    Raises:
        UserError: ``case_closed``, ``not_found``, ``student_unknown``, ``conference_no_basis``,
            ``concern_reason`` (the grade changes without 20 characters of reason), ``conference_no_review``,
            ``field_wrong`` (ordinal, review day, a day to come, lengths), ``conference_pending``: an earlier
            conclusion about the student still waits for its second signature.
    """
    session.require_case()
    return _decide(session, _open(session, conference_id), conclusion, begins=False)


def begin_with(session: Session, typed_in: ConferenceInput, conclusion: Conclusion) -> ConferenceItem:
    """Begin a conference with its first conclusion in one transaction: a refused one leaves nothing behind.

    Raises:
        UserError: as :func:`begin` and :func:`decide`.
    """
    session.require_case()
    if rows.open_conference(session.database) is not None:
        raise UserError("conference_open")
    return _decide(session, conference_of(new_id(), typed_in), conclusion, begins=True)


def _decide(session: Session, sitting: Conference, conclusion: Conclusion, *, begins: bool) -> ConferenceItem:
    typed.past_day(session, "研判日期", dt.date.fromisoformat(sitting.held_on))
    typed.known_students(session, {conclusion.student_id})
    if any(item.student_id == conclusion.student_id for item in rows.pending_items(session.database)):
        raise UserError("conference_pending")
    history = grade_rows.history(session.database, conclusion.student_id)
    if history and sitting.held_on < history[0].decided_on:
        raise UserError("field_wrong", field="研判日期", why=f"早于上一次定级{history[0].decided_on}")
    item = conclusion_of(session, sitting, conclusion, history[0].ordinal if history else 0)
    with session.write("grade.assign", case=True, object_id=item.id) as uow:
        if begins:
            rows.insert_conference(uow, sitting)
            append(uow, Chain.CASE, "conference.begin", sitting.id)
        rows.insert_item(uow, item)
        rows.settle_agenda(uow, item.student_id, "已研判")
        if not item.lowers:
            _put_in_force(uow, item, sitting.held_on, sitting.chair)
    return item


def countersign(
    session: Session, item_id: str, *, paper: PaperSignature | None = None, returned: str | None = None
) -> Changes:
    """The second person's word on a lower grade: approval puts it in force, a refusal changes nothing.

    In force from the day the second person signed: until then the grade before held (decision 0149).

    Raises:
        UserError: as :func:`second_signatures.make`; ``not_found`` (unknown, or no second person is needed),
            ``conference_overtaken``: the grade was changed in the meantime.
    """
    session.require_case()
    item = rows.load_item(session.database, item_id)
    if item is None or not item.lowers:
        raise UserError("not_found")
    signature = second_signatures.make(
        session, SignatureSubject.GRADE, item_id, item.created_by, paper=paper, returned=returned
    )
    history = grade_rows.history(session.database, item.student_id)
    approved = signature.verdict is SignatureVerdict.APPROVED
    if approved and (history[0].ordinal if history else 0) != item.before:
        raise UserError("conference_overtaken")
    sitting = rows.load_conference(session.database, item.conference_id)
    with session.write("grade.review", case=True, object_id=item_id) as uow:
        second_signatures.store(uow, signature)
        if approved and sitting is not None:
            day = max(sitting.held_on, signature.signed_on, *(one.decided_on for one in history[:1]))
            _put_in_force(uow, item, day, f"{sitting.chair}、{signature.reviewer}")
    return CHANGES


def pending(session: Session) -> list[ConferenceItem]:
    """Lower grades that wait for a second person, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.pending_items(session.database)


def item(session: Session, item_id: str) -> ConferenceItem:
    """One conclusion.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    found = rows.load_item(session.database, item_id)
    if found is None:
        raise UserError("not_found")
    return found


def counts(items: Iterable[ConferenceItem]) -> tuple[int, ...]:
    """How many students of a conference stand at each ordinal 0–4 after it (分级统计, numbers alone)."""
    found = [0] * (HIGHEST + 1)
    last = {one.student_id: one for one in items}
    for one in last.values():
        found[one.ordinal if one.state is ItemState.DECIDED else one.before] += 1
    return tuple(found)


def _put_in_force(uow: UnitOfWork, item: ConferenceItem, day: str, who: str) -> None:
    reason = item.reason or "研判会维持原等级"
    grade = ConcernGrade(new_id(), item.student_id, item.ordinal, day, who, reason, item.review_on, item.id)
    grade_rows.insert(uow, grade)
    append(uow, Chain.CASE, "concern.assign", grade.id)


def _open(session: Session, conference_id: str) -> Conference:
    found = rows.load_conference(session.database, conference_id)
    if found is None or found.ended_at is not None:
        raise UserError("not_found")
    return found

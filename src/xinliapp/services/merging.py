"""Two records of one person become one, and two again: nothing is deleted, everything can be moved back.

The record that goes is voided, so that it no longer counts; its rows become rows of the one that stays. What
both have once only (a result in the same round) stays where it was and is told.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.merging import UNDO_DAYS, Comparison, FieldPair, Kept, Merger, Side, StudentField
from xinliapp.domain.students import Student
from xinliapp.services import typed
from xinliapp.services.school import ROSTER_ROLES, class_labels
from xinliapp.services.seen import mark_of, refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import accounts
from xinliapp.storage import merging as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.database import Database, UnitOfWork, store

CHANGES = (
    Changes.ROSTER | Changes.CASEWORK | Changes.SCREENING | Changes.TASKS | Changes.APPOINTMENTS
    | Changes.COUNSELING | Changes.WARNINGS | Changes.CONTACTS | Changes.ACTIVITIES | Changes.FIGURES
)  # fmt: skip
_ACTION = "合并学生档案"
_NUMBER_WORDS = {"student_number": "学籍号", "id_number": "证件号"}
_STATES = {StudentField.STUDENT_NUMBER: "student_number_state", StudentField.ID_NUMBER: "id_number_state"}


@dataclass(frozen=True, slots=True)
class Merged:
    """A merger just made: its id, what changed, and how many rows had to stay with the record that went."""

    id: str
    changes: Changes
    left: int


def compare(session: Session, kept_id: str, other_id: str) -> Comparison:
    """Both records side by side; ``kept_id`` is the one that would stay.

    Raises:
        UserError: ``case_closed``, ``merge_same``, ``not_found``.
    """
    session.require_case()
    if kept_id == other_id:
        raise UserError("merge_same")
    labels = class_labels(session)
    kept, other = (_side(session, each, labels) for each in (kept_id, other_id))
    fields = tuple(
        FieldPair(field, _text(kept.student, field), _text(other.student, field)) for field in StudentField
    )
    return Comparison(kept, other, fields, _blockers(session.database, kept_id, other_id), _mark(kept, other))


def merge(
    session: Session,
    kept_id: str,
    other_id: str,
    reason: str,
    *,
    take: Sequence[StudentField] = (),
    seen: str | None = None,
) -> Merged:
    """Make one record of two in one transaction.

    Args:
        reason: how it is known that both are one person.
        take: fields of which ``other``'s value holds; what ``kept`` has not is taken over anyway.
        seen: :attr:`Comparison.mark` as it was shown.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``merge_same``, ``not_found``, ``changed_since``,
            ``merge_open_groups``, ``merge_open_plans``, ``field_required``, ``field_wrong``.
    """
    session.require_role(*ROSTER_ROLES, action=_ACTION)
    found = compare(session, kept_id, other_id)
    refuse_newer(seen, (found.kept, found.other))
    if "open_groups" in found.blockers:
        raise UserError("merge_open_groups")
    if "open_plans" in found.blockers:
        raise UserError("merge_open_plans")
    why = typed.text("依据", reason, longest=200, shortest=2)
    merge_id = new_id()
    with session.write("record.merge", case=True, object_id=kept_id) as uow:
        rows.insert(uow, merge_id, kept_id, other_id, why)
        rows.copy_days_before(uow, merge_id, kept_id, other_id)
        rows.put_aside(uow, merge_id, other_id)
        rows.keep_columns(uow, merge_id, _take_over(uow, found, set(take)))
        _take_guardians(uow, found)
        rows.move_all(uow, merge_id, kept_id, other_id)
        left = rows.tallies(session.database, merge_id).get(Kept.LEFT, 0)
    return Merged(merge_id, CHANGES, left)


def undo(session: Session, merge_id: str) -> Changes:
    """Make two records of one again: rows go back where they came from, newer ones stay.

    A field typed over since keeps what was typed.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found``, ``merge_undone``, ``merge_undo_late``,
            ``merge_undo_order`` (a later merger has moved the rows on), ``number_taken``.
    """
    session.require_role(*ROSTER_ROLES, action=_ACTION)
    session.require_case()
    found = rows.find(session.database, merge_id)
    if found is None:
        raise UserError("not_found")
    if found.undone_at is not None:
        raise UserError("merge_undone")
    if not _in_time(session, found.merged_at):
        raise UserError("merge_undo_late")
    if any(_later(found, each) for each in rows.merges(session.database)):
        raise UserError("merge_undo_order")
    with session.write("record.unmerge", case=True, object_id=found.student_id) as uow:
        _give_back(uow, found)
        rows.take_out(uow, merge_id, found.other_id)
        rows.move_back(uow, found)
        rows.close(uow, merge_id)
    return CHANGES


def mergers(session: Session) -> list[Merger]:
    """All mergers, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    people = {row.id: row.display_name for row in accounts.all_accounts(session.database)}
    return [_merger(session.database, each, people) for each in rows.merges(session.database)]


def can_undo(session: Session, merger: Merger) -> bool:
    """Whether a merger can still be taken back today."""
    return merger.undone_at is None and _in_time(session, merger.merged_at)


def _in_time(session: Session, merged_at: str) -> bool:
    since = session.clock.now().date() - parse_stamp(merged_at).date()
    return since <= dt.timedelta(days=UNDO_DAYS)


def _later(found: rows.MergeRow, other: rows.MergeRow) -> bool:
    """Whether ``other`` came after and moved on what ``found`` moved."""
    return (
        other.id != found.id
        and other.undone_at is None
        and other.merged_at >= found.merged_at
        and other.other_id == found.student_id
    )


def _side(session: Session, student_id: str, labels: Mapping[str, str]) -> Side:
    student = student_rows.load_student(session.database, student_id)
    if student is None:
        raise UserError("not_found")
    label = labels.get(student.class_id or "", "")
    return Side(student, label, tuple(rows.counts(session.database, student_id)))


def _mark(kept: Side, other: Side) -> str:
    return mark_of((kept, other))


def _text(student: Student, field: StudentField) -> str | None:
    value = store(getattr(student, field.value))
    return None if value is None or value == "" else str(value)


def _blockers(database: Database, kept_id: str, other_id: str) -> tuple[str, ...]:
    found = []
    if rows.has_open_group(database, kept_id) and rows.has_open_group(database, other_id):
        found.append("open_groups")
    if rows.has_open_plan(database, kept_id) and rows.has_open_plan(database, other_id):
        found.append("open_plans")
    return tuple(found)


def _take_over(uow: UnitOfWork, found: Comparison, take: set[StudentField]) -> rows.Columns:
    """What of the other record holds from now on: fields chosen and those that were empty."""
    kept, other = found.kept.student, found.other.student
    values: dict[str, object] = {"joined_on": min(kept.joined_on, other.joined_on)}
    for pair in found.fields:
        if pair.other and pair.other != pair.kept and (not pair.kept or pair.field in take):
            values[pair.field.value] = pair.other
            if pair.field in _STATES:
                values[_STATES[pair.field]] = getattr(other, _STATES[pair.field])
    before = rows.columns_of(uow.database, kept.id)
    uow.update("student", kept.id, values)
    after = rows.columns_of(uow.database, kept.id)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _take_guardians(uow: UnitOfWork, found: Comparison) -> None:
    """Guardians are lines of the roster: taken over only where the record that stays names nobody."""
    if not found.kept.student.guardians:
        for guardian in found.other.student.guardians:
            student_rows.save_guardian(uow, new_id(), found.kept.student.id, guardian)


def _give_back(uow: UnitOfWork, found: rows.MergeRow) -> None:
    """The fields as they were, but for those typed over since; the other's numbers must be nobody else's."""
    now = rows.columns_of(uow.database, found.student_id)
    values = {
        name: before for name, (before, after) in json.loads(found.fields).items() if now[name] == after
    }
    if values:
        uow.update("student", found.student_id, values)
    for column, number in rows.numbers_of(uow.database, found.other_id):
        if student_rows.number_holder(uow.database, column, number) is not None:
            raise UserError("number_taken", field=_NUMBER_WORDS[column])


def _merger(database: Database, row: rows.MergeRow, people: Mapping[str, str]) -> Merger:
    tally = rows.tallies(database, row.id)
    names = student_rows.names_of(database, [row.student_id, row.other_id])
    return Merger(
        row.id, row.student_id, row.other_id,
        names.get(row.student_id, ("", None))[0], names.get(row.other_id, ("", None))[0],
        row.reason, row.merged_at, row.undone_at, people.get(row.created_by, ""),
        tally.get(Kept.MOVED, 0), tally.get(Kept.LEFT, 0),
    )  # fmt: skip

"""Who is in a round and how each of them stands; read once for all that is asked of it.

In a round are the students 在读 in its classes on its day: the last of its window, the day it was closed, or
today, whichever came first. A newcomer counts from their day, who left before that day no longer does; who
left after it without a status is not waited for. 休学 and 借读 belong to no denominator (counting.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xinliapp.domain.casework import CheckEntry, CheckRound, CheckStatus
from xinliapp.domain.errors import UserError
from xinliapp.domain.screening import (
    DispositionNote,
    EntryStand,
    RoundRow,
    ScreeningResult,
    Tally,
    tally,
)
from xinliapp.domain.students import StudentStatus
from xinliapp.services import school
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import screening as round_rows
from xinliapp.storage import screening_results as result_rows
from xinliapp.storage import students as student_rows


@dataclass(frozen=True, slots=True)
class ClassTally:
    """One class of a round."""

    class_id: str
    label: str
    tally: Tally

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.class_id


class RoundSheet:
    """One round with its students, entries and sheets as they are now.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """

    def __init__(self, session: Session, round_id: str) -> None:
        session.require_case()
        found = round_rows.load_round(session.database, round_id)
        if found is None:
            raise UserError("not_found")
        self.round: CheckRound = found
        self._session = session

    @cached_property
    def class_ids(self) -> tuple[str, ...]:
        """The classes asked; none: the whole school."""
        return round_rows.class_ids(self._session.database, self.round.id)

    @cached_property
    def day(self) -> dt.date:
        """The day its students are counted on."""
        found = self.round
        last = dt.date.fromisoformat(found.closed_on) if found.closed_on else self._today
        if found.ends_on:
            last = min(last, dt.date.fromisoformat(found.ends_on))
        return max(last, dt.date.fromisoformat(found.starts_on))

    @cached_property
    def expected(self) -> Mapping[str, str | None]:
        """Student id to class of the day, of everybody the round asks."""
        roll = student_rows.roll_on(self._session.database, self.day.isoformat())
        wanted = set(self.class_ids)
        asked = {
            row.student_id: row.class_id
            for row in roll
            if row.status is StudentStatus.ENROLLED and (not wanted or row.class_id in wanted)
        }
        gone = set(asked) - self._still_here - set(self.entries)
        return {student: group for student, group in asked.items() if student not in gone}

    @cached_property
    def entries(self) -> Mapping[str, CheckEntry]:
        """Student id to entry."""
        found = round_rows.entries(self._session.database, self.round.id)
        return {entry.student_id: entry for entry in found}

    @cached_property
    def results(self) -> Mapping[str, ScreeningResult]:
        """Entry id to the sheet that counts."""
        return result_rows.newest_of_round(self._session.database, self.round.id)

    @property
    def former(self) -> int:
        """Results of students the round no longer asks: they left, or moved to a class outside it."""
        return sum(student not in self.expected for student in self.entries)

    def rows(self) -> list[RoundRow]:
        """Everybody the round asks, by class and number."""
        return self._rows

    def row(self, student_id: str) -> RoundRow:
        """One student of the round.

        Raises:
            UserError: ``screening_not_asked``.
        """
        found = next((row for row in self._rows if row.student_id == student_id), None)
        if found is None:
            raise UserError("screening_not_asked")
        return found

    def tally(self) -> Tally:
        """The whole round counted, from entries alone."""
        return tally(EntryStand(self.entries.get(student)) for student in self.expected)

    def by_class(self) -> tuple[ClassTally, ...]:
        """Every class counted, in the order of the school."""
        groups: dict[str, list[RoundRow]] = {}
        for row in self._rows:
            groups.setdefault(row.class_id or "", []).append(row)
        return tuple(ClassTally(key, rows[0].class_label, tally(rows)) for key, rows in groups.items())

    def pending(self) -> list[RoundRow]:
        """待定: who has no status yet; 未覆盖名单."""
        return [row for row in self._rows if row.entry_id is None]

    def uncovered(self) -> list[RoundRow]:
        """未排查名单: whom nothing valid is known of, whatever the reason."""
        done = CheckStatus.DONE.value
        return [row for row in self._rows if row.state.value != done]

    def retests(self) -> list[RoundRow]:
        """复测名单."""
        return [row for row in self._rows if row.retest]

    def undisposed(self) -> list[RoundRow]:
        """Hints nobody has decided about."""
        return [row for row in self._rows if row.undisposed]

    # --- inside ---

    @property
    def _today(self) -> dt.date:
        return self._session.clock.now().date()

    @cached_property
    def _still_here(self) -> set[str]:
        closed = self.round.closed_on
        day = max(dt.date.fromisoformat(closed) if closed else self._today, self.day)
        return {row.student_id for row in student_rows.roll_on(self._session.database, day.isoformat())}

    @cached_property
    def _rows(self) -> list[RoundRow]:
        database = self._session.database
        labels = school.class_labels(self._session, self.day)
        order = {group.id: place for place, group in enumerate(school.classes(self._session, self.day))}
        seats = {row_id: (name, number) for row_id, name, _, number in student_rows.seats(database)}
        notes = result_rows.newest_notes(database, self.round.id)
        people = {one.id: one.display_name for one in account_rows.all_accounts(database)}
        found = []
        for student, group in self.expected.items():
            name, number = seats[student]
            entry = self.entries.get(student)
            note = notes.get(entry.id) if entry else None
            result = self.results.get(entry.id) if entry else None
            place = _Place(student, name, group, labels.get(group or "", ""), number)
            found.append(_row(place, entry, result, note, people))
        last = len(order)
        return sorted(
            found, key=lambda row: (order.get(row.class_id or "", last), row.number or 9999, row.name, row.id)
        )


def rows(session: Session, round_id: str) -> list[RoundRow]:
    """:meth:`RoundSheet.rows` for one question.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    return RoundSheet(session, round_id).rows()


def coverage(session: Session, round_id: str) -> tuple[ClassTally, ...]:
    """:meth:`RoundSheet.by_class` for one question.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    return RoundSheet(session, round_id).by_class()


def entry_mark(entry: CheckEntry | None, result: ScreeningResult | None) -> str:
    """What tells a student's state in a round from the same after somebody wrote into it."""
    return mark_of((entry, None if result is None else (result.id, result.void)))


@dataclass(frozen=True, slots=True)
class _Place:
    student_id: str
    name: str
    class_id: str | None
    class_label: str
    number: int | None


def _row(
    place: _Place,
    entry: CheckEntry | None,
    result: ScreeningResult | None,
    note: DispositionNote | None,
    people: Mapping[str, str],
) -> RoundRow:
    stand = EntryStand(entry)
    return RoundRow(
        student_id=place.student_id,
        name=place.name,
        class_id=place.class_id,
        class_label=place.class_label,
        number=place.number,
        state=stand.state,
        day=entry.day if entry else None,
        method=entry.method if entry else None,
        source=entry.source if entry else None,
        hint=stand.hint,
        disposition=entry.disposition if entry else None,
        note=note.note if note else "",
        by_name=people.get(note.created_by, "") if note else "",
        retest=stand.retest,
        entry_id=entry.id if entry else None,
        result_id=result.id if result else None,
        sheet=result.sheet if result else None,
        seen=entry_mark(entry, result),
    )

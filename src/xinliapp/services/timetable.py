"""The timetable of the mental-health lessons: read for a day, changed cell by cell from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.timetable import Slot, TimetableEntry, clashing, slots_text
from xinliapp.services import school
from xinliapp.services.session import Session
from xinliapp.storage import staff as staff_rows
from xinliapp.storage import timetable as rows

CHANGES = Changes.TIMETABLE | Changes.LESSONS
EDITORS = (Role.COUNSELOR, Role.REGISTRAR)
MOST_UNITS = 4


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """A class with its slots by weekday (1 is Monday)."""

    class_id: str
    label: str
    slots: Mapping[int, tuple[Slot, ...]] = field(default_factory=dict)

    def text(self, weekday: int) -> str:
        """The cell as the grid shows it."""
        return slots_text(self.slots.get(weekday, ()))

    @property
    def per_two_weeks(self) -> float:
        """课时 the timetable gives the class in two weeks."""
        return sum(
            slot.units * (2 if slot.weeks.value == "all" else 1)
            for slots in self.slots.values()
            for slot in slots
        )


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a cell held before it was changed: giving it to :func:`set_cell` puts it back."""

    class_id: str
    weekday: int
    slots: tuple[Slot, ...]
    from_day: dt.date


def grid(session: Session, day: dt.date) -> list[TimetableRow]:
    """Every class with students on ``day`` and the slots that hold then, classes in their order."""
    text = day.isoformat()
    cells: dict[tuple[str, int], list[Slot]] = {}
    for entry in rows.touching(session.database, text, text):
        cells.setdefault((entry.class_id, entry.weekday), []).append(entry.slot)
    return [
        TimetableRow(
            row.id,
            row.label,
            {weekday: tuple(slots) for (class_id, weekday), slots in cells.items() if class_id == row.id},
        )
        for row in school.classes(session, day)
        if row.students
    ]


def entries(session: Session, first: dt.date, last: dt.date) -> list[TimetableEntry]:
    """Entries that hold on at least one of these days."""
    return rows.touching(session.database, first.isoformat(), last.isoformat())


def set_cell(
    session: Session, class_id: str, weekday: int, slots: Sequence[Slot], from_day: dt.date
) -> CellChange:
    """Let a class have exactly these lessons on the weekday from ``from_day`` on; what was there before.

    Lessons before that day keep their place; a slot that stays as it is keeps its row.

    Raises:
        UserError: ``not_allowed``, ``class_not_listed``, ``timetable_clash``, ``field_wrong`` (units, who).
    """
    session.require_role(*EDITORS, action="修改课表")
    label = school.class_labels(session).get(class_id)
    if label is None:
        raise UserError("class_not_listed")
    check_slots(session, slots, label)
    known = [
        entry
        for entry in rows.from_day_on(session.database, from_day.isoformat())
        if entry.class_id == class_id and entry.weekday == weekday
    ]
    staying = {entry.slot for entry in known if _holds(entry, from_day)} & set(slots)
    ended = [entry.id for entry in known if not (entry.slot in staying and _holds(entry, from_day))]
    made = [new_entry(class_id, weekday, slot, from_day) for slot in slots if slot not in staying]
    text = from_day.isoformat()
    before = tuple(entry.slot for entry in known if entry.valid_from <= text)
    if made or ended:
        with session.write("timetable.set", object_id=class_id) as uow:
            rows.end(uow, ended, _day_before(from_day))
            rows.insert_many(uow, made)
    return CellChange(class_id, weekday, before, from_day)


def check_slots(session: Session, slots: Iterable[Slot], label: str) -> None:
    """Refuse slots that fall on each other, or name somebody unknown.

    Raises:
        UserError: ``timetable_clash``, ``field_wrong``.
    """
    listed = tuple(slots)
    clash = clashing(listed)
    if clash is not None:
        raise UserError("timetable_clash", text=f"{label} {clash.text}")
    people = {member.id for member in staff_rows.load_all(session.database)}
    for slot in listed:
        if not 0 < slot.units <= MOST_UNITS:
            raise UserError("field_wrong", field="课时", why=f"应大于0且不超过{MOST_UNITS}")
        if slot.staff_id is not None and slot.staff_id not in people:
            raise UserError("field_wrong", field="教师", why="不在教职工名单里")


def new_entry(
    class_id: str, weekday: int, slot: Slot, from_day: dt.date, import_id: str | None = None
) -> TimetableEntry:
    """An entry that holds from the day on."""
    return TimetableEntry(
        new_id(), class_id, weekday, slot.period, slot.weeks, float(slot.units), slot.staff_id,
        from_day.isoformat(), None, import_id,
    )  # fmt: skip


def first_day(session: Session) -> dt.date:
    """The day a change holds from unless another is chosen: the term's first day while the term has no
    timetable yet, else today."""
    today = session.clock.now().date()
    terms = [term for year in school.calendar(session) for term in year.terms]
    term = next((term for term in terms if term.starts_on <= today <= term.ends_on), None)
    if term is None:
        return min((term.starts_on for term in terms if term.starts_on > today), default=today)
    return today if entries(session, term.starts_on, term.ends_on) else term.starts_on


def _holds(entry: TimetableEntry, from_day: dt.date) -> bool:
    """Whether the entry holds from the day on for good."""
    return entry.valid_from <= from_day.isoformat() and entry.valid_to is None


def _day_before(day: dt.date) -> str:
    return (day - dt.timedelta(days=1)).isoformat()

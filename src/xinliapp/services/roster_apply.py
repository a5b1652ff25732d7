"""Writing what a person accepted of an import plan; every change is journaled for the undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xinliapp.domain.class_labels import ClassKey
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.jobs import Progress
from xinliapp.domain.roster_plan import (
    LEFT,
    Candidate,
    FieldChange,
    Outcome,
    Pick,
    PickAction,
    PlannedRow,
    Roster,
    class_key,
    strong_keys,
)
from xinliapp.domain.roster_rows import RosterRow
from xinliapp.domain.roster_tags import TagChange, tag_changes
from xinliapp.domain.school import ClassGroup
from xinliapp.domain.students import StudentStatus
from xinliapp.storage import classes as class_rows
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.roster_imports import Journaled

AT_ONCE = 200
_NOTHING = Pick()


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that will be written: as a new student (``is_new``) or as changes of a known one."""

    planned: PlannedRow
    student_id: str
    is_new: bool
    changes: tuple[FieldChange, ...] = ()
    tags: tuple[TagChange, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What the report says of the row."""
        if self.is_new:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes or self.tags else Outcome.SAME


def decide(rows: Sequence[PlannedRow], picks: Mapping[str, Pick]) -> dict[str, Decided]:
    """Row key to what is written; rows that wait or say nothing new are absent.

    Raises:
        UserError: ``roster_pick_collides`` if a pick would give one number to two children.
    """
    found: dict[str, Decided] = {}
    numbers: dict[tuple[str, str], str] = {}
    for planned in rows:
        one = _decide(planned, picks.get(planned.key, _NOTHING))
        if one is None:
            continue
        for key in _stated_keys(one):
            holder = numbers.setdefault(key, one.student_id)
            if holder != one.student_id:
                raise UserError("roster_pick_collides", row=planned.row.number)
        found[planned.key] = one
    return found


def _stated_keys(one: Decided) -> tuple[tuple[str, str], ...]:
    if one.is_new:
        return strong_keys(one.planned.row)
    wanted = {change.field for change in one.changes}
    return tuple(key for key in strong_keys(one.planned.row) if key[0] in wanted)


def _decide(planned: PlannedRow, pick: Pick) -> Decided | None:
    if pick.action is PickAction.SKIP or planned.outcome in (Outcome.INVALID, Outcome.SKIPPED):
        return None
    if planned.outcome is Outcome.NEW:
        return Decided(planned, new_id(), True, tags=tag_changes((), planned.row.tags))
    if planned.outcome is Outcome.CONFLICT:
        return _decide_conflict(planned, pick)
    if planned.student_id is None:
        return None
    changes = _adopted(planned.changes, pick)
    return Decided(planned, planned.student_id, False, changes, planned.tags)


def _decide_conflict(planned: PlannedRow, pick: Pick) -> Decided | None:
    if pick.action is PickAction.NEW and planned.new_allowed:
        return Decided(planned, new_id(), True, tags=tag_changes((), planned.row.tags))
    if pick.action is not PickAction.MERGE:
        return None
    chosen: Candidate | None = next(
        (one for one in planned.candidates if one.student_id == pick.student_id), None
    )
    if chosen is None:
        return None
    return Decided(planned, chosen.student_id, False, _adopted(chosen.changes, pick), chosen.tags)


def _adopted(changes: Sequence[FieldChange], pick: Pick) -> tuple[FieldChange, ...]:
    if pick.fields is not None:
        return tuple(change for change in changes if change.field in pick.fields)
    return tuple(change for change in changes if change.adopt)


@dataclass
class Writer:
    """Writes decided rows inside one transaction and collects the journal."""

    uow: UnitOfWork
    roster: Roster
    as_of: str
    import_id: str
    journal: list[Journaled] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.classes = {class_key(group): group.id for group in self.roster.classes}
        self.students = {student.id: student for student in self.roster.students}

    def write(self, decided: Sequence[Decided], progress: Progress) -> None:
        """Classes first, then new students by the hundred, then changes one by one.

        ``progress`` is told the rows written so far before each step; what it raises ends the transaction.
        """
        self._make_classes(decided)
        new = [one for one in decided if one.is_new]
        for start in range(0, len(new), AT_ONCE):
            progress(start, len(decided))
            self._insert(new[start : start + AT_ONCE])
        changed = [one for one in decided if not one.is_new]
        for done, one in enumerate(changed, start=len(new)):
            progress(done, len(decided))
            if one.changes:
                self._change(one)

    def _make_classes(self, decided: Sequence[Decided]) -> None:
        wanted: dict[ClassKey, None] = {}
        for one in decided:
            key = one.planned.row.class_key
            moves = one.is_new or any(change.field == "class" for change in one.changes)
            if key is not None and moves and key not in self.classes:
                wanted.setdefault(key)
        made = []
        taken = {(group.stage, group.entry_year, group.number) for group in self.roster.classes}
        for key in wanted:
            number = key.number
            if number is None:
                number = 101
                while (key.stage, key.entry_year, number) in taken:
                    number += 1
            taken.add((key.stage, key.entry_year, number))
            made.append(ClassGroup(new_id(), key.stage, key.entry_year, number, key.name, None))
            self.classes[key] = made[-1].id
            self.journal.append(Journaled("class_group", made[-1].id, None, None))
        class_rows.insert_classes(self.uow, made)

    def _insert(self, new: Sequence[Decided]) -> None:
        self.uow.insert_many("student", _STUDENT, [self._student(one) for one in new])
        self.uow.insert_many(
            "student_status",
            ("id", "student_id", "status", "from_day"),
            [
                (
                    new_id(),
                    one.student_id,
                    (one.planned.row.status or StudentStatus.ENROLLED).value,
                    self.as_of,
                )
                for one in new
            ],
        )
        self.uow.insert_many(
            "class_membership",
            ("id", "student_id", "class_id", "number_in_class", "from_day"),
            [
                (new_id(), one.student_id, self.classes[key], one.planned.row.number_in_class, self.as_of)
                for one in new
                if (key := one.planned.row.class_key) is not None
            ],
        )
        self.uow.insert_many(
            "guardian",
            ("id", "student_id", "position", "name", "relation", "phone"),
            [
                (new_id(), one.student_id, who.position, who.name, who.relation, who.phone)
                for one in new
                for who in one.planned.row.guardians
            ],
        )

    def _student(self, one: Decided) -> tuple[object, ...]:
        row: RosterRow = one.planned.row
        status = row.status or StudentStatus.ENROLLED
        return (
            one.student_id,
            row.name,
            row.name_pinyin,
            row.gender.value if row.gender else None,
            row.birthday,
            row.id_number.value,
            row.id_number.state.value,
            row.student_number.value,
            row.student_number.state.value,
            row.boarding.value if row.boarding else None,
            status.value,
            self.as_of,
            self.as_of if status in LEFT else None,
            self.import_id,
        )

    def _change(self, one: Decided) -> None:
        row, fields = one.planned.row, {change.field: change.after for change in one.changes}
        values: dict[str, object] = {name: fields[name] for name in _PLAIN if name in fields}
        if "id_number" in fields:
            values["id_number_state"] = row.id_number.state.value
        if "student_number" in fields:
            values["student_number_state"] = row.student_number.state.value
        if "status" in fields:
            status = StudentStatus(fields["status"])
            values |= {"status": status.value, "left_on": self.as_of if status in LEFT else None}
            self._add(
                "student_status",
                {
                    "id": new_id(),
                    "student_id": one.student_id,
                    "status": status.value,
                    "from_day": self.as_of,
                },
            )
        if values:
            self._update("student", one.student_id, values)
        if "class" in fields and row.class_key is not None:
            self._move(one.student_id, self.classes[row.class_key], row.number_in_class)
        elif "number_in_class" in fields:
            membership = self._open_membership(one.student_id)
            if membership:
                self._update("class_membership", membership[0], {"number_in_class": row.number_in_class})
        for who in row.guardians:
            changed = {
                name: fields[f"guardian{who.position}_{name}"]
                for name in ("name", "relation", "phone")
                if f"guardian{who.position}_{name}" in fields
            }
            if changed:
                self._guardian(one.student_id, who.position, changed)

    def _open_membership(self, student_id: str) -> tuple[str, str] | None:
        rows = self.uow.database.tuples(
            "SELECT id, from_day FROM class_membership WHERE student_id = ? AND to_day IS NULL", (student_id,)
        )
        return (str(rows[0][0]), str(rows[0][1])) if rows else None

    def _move(self, student_id: str, class_id: str, number: int | None) -> None:
        """The new class from ``as_of`` on; one that began that day or later is corrected in place."""
        now = self._open_membership(student_id)
        if now and now[1] >= self.as_of:
            self._update("class_membership", now[0], {"class_id": class_id, "number_in_class": number})
            return
        if now:
            self._update("class_membership", now[0], {"to_day": self.as_of})
        self._add(
            "class_membership",
            {
                "id": new_id(),
                "student_id": student_id,
                "class_id": class_id,
                "number_in_class": number,
                "from_day": self.as_of,
            },
        )

    def _guardian(self, student_id: str, position: int, values: Mapping[str, object]) -> None:
        known = self.uow.database.scalar(
            "SELECT id FROM guardian WHERE student_id = ? AND position = ?", (student_id, position)
        )
        if known is None:
            self._add("guardian", {"id": new_id(), "student_id": student_id, "position": position, **values})
        else:
            self._update("guardian", str(known), values)

    def _add(self, table: str, values: dict[str, object]) -> None:
        self.uow.insert(table, values)
        self.journal.append(Journaled(table, str(values["id"]), None, values))

    def _update(self, table: str, row_id: str, values: Mapping[str, object]) -> None:
        columns = ", ".join(values)
        before = self.uow.database.tuples(
            f"SELECT {columns} FROM {table} WHERE id = ?",  # noqa: S608
            (row_id,),
        )[0]
        self.uow.update(table, row_id, dict(values))
        self.journal.append(Journaled(table, row_id, dict(zip(values, before, strict=True)), dict(values)))


_PLAIN = ("name", "name_pinyin", "gender", "birthday", "id_number", "student_number", "boarding")
_STUDENT = (
    "id",
    "name",
    "name_pinyin",
    "gender",
    "birthday",
    "id_number",
    "id_number_state",
    "student_number",
    "student_number_state",
    "boarding",
    "status",
    "joined_on",
    "left_on",
    "import_id",
)

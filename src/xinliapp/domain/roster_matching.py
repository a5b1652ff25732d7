"""Matching the rows of a file against the roster: strong keys, weak proposals, changes; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xinliapp.domain.identifiers import Identifier
from xinliapp.domain.roster_duplicates import settle_duplicates
from xinliapp.domain.roster_plan import (
    LEFT,
    Candidate,
    FieldChange,
    Outcome,
    Plan,
    PlannedRow,
    Roster,
    class_key,
    strong_keys,
    text_of,
)
from xinliapp.domain.roster_rows import Reason, RosterRow
from xinliapp.domain.roster_tags import TagChange, tag_changes
from xinliapp.domain.students import IdentifierState, Student, StudentStatus

_INVALID = ("name_missing", "name_unreadable", "name_too_long")


def make_plan(rows: Sequence[RosterRow], roster: Roster) -> Plan:
    """Match every row against the roster and against the other rows."""
    planner = _Planner(roster)
    planned = [planner.first_pass(row) for row in rows]
    planned = settle_duplicates(planned, planner.waiting)
    return Plan(tuple(planned), planner.missing(planned))


class _Planner:
    """The roster's indexes; built once per plan."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.students = {student.id: student for student in roster.students}
        self.by_number = {one.student_number: one for one in roster.students if one.student_number}
        self.by_id = {one.id_number: one for one in roster.students if one.id_number}
        self.by_name: dict[str, list[Student]] = {}
        for one in roster.students:
            self.by_name.setdefault(one.name, []).append(one)
        self.classes = {class_key(group): group for group in roster.classes}
        self.class_keys = {group.id: class_key(group) for group in roster.classes}

    def first_pass(self, row: RosterRow) -> PlannedRow:
        """The outcome of a row on its own."""
        if row.skipped:
            return PlannedRow(row, Outcome.SKIPPED, (Reason(row.skipped),))
        bad = next((reason for reason in row.reasons if reason.code in _INVALID), None)
        if bad or row.name is None:
            first = bad or Reason("name_missing")
            return PlannedRow(row, Outcome.INVALID, (first, *(r for r in row.reasons if r != first)))
        holders = self._holders(row)
        if len(holders) > 1:
            return self._conflict(row, Reason("keys_disagree"), holders)
        if holders:
            return self._known(row, holders[0])
        weak, code = self._weak(row)
        if weak:
            return self._conflict(row, Reason(code), weak, new_allowed=True)
        if not strong_keys(row) and row.birthday is None:
            return PlannedRow(row, Outcome.INVALID, (Reason("no_identity"), *row.reasons))
        question = _class_question(row)
        if question:
            return PlannedRow(row, Outcome.CONFLICT, (question, *row.reasons), new_allowed=True)
        reasons = row.reasons
        if row.name in self.by_name:
            reasons = (*reasons, Reason("same_name"))
        return PlannedRow(row, Outcome.NEW, reasons)

    def _holders(self, row: RosterRow) -> list[Student]:
        number, id_number = row.student_number.value, row.id_number.value
        found = [self.by_number.get(number or ""), self.by_id.get(id_number or "")]
        if not any(found):
            # A G number is G + the ID number: the two point at the same child.
            by_alias = self.by_id.get(number[1:]) if number and number[0] == "G" else None
            found = [by_alias, self.by_number.get(f"G{id_number}") if id_number else None]
        return list({one.id: one for one in found if one is not None}.values())

    def _known(self, row: RosterRow, student: Student) -> PlannedRow:
        other_name = row.name != student.name
        other_day = bool(row.birthday and student.birthday and row.birthday != student.birthday)
        if other_name and (other_day or _matched_by_doubtful(row, student)):
            return self._conflict(row, Reason("key_of_other_child"), [student])
        question = _class_question(row)
        if question:
            return self._conflict(row, question, [student])
        changes = self.changes(row, student)
        tags = self.tags(row, student.id)
        reasons = list(row.reasons)
        if other_name:
            reasons.insert(0, Reason("name_differs"))
        if any(change.hand_edited for change in changes):
            reasons.append(Reason("hand_edited"))
        if any(change.field == "status" and not change.adopt for change in changes):
            reasons.append(Reason("return_held" if student.id in self.roster.held else "left_returns"))
        outcome = Outcome.CHANGED if changes or tags else Outcome.SAME
        return PlannedRow(row, outcome, tuple(reasons), student.id, changes, tags)

    def _weak(self, row: RosterRow) -> tuple[list[Student], str]:
        """Known children of the same name who could be this row, and the code that says why."""
        same_day, same_class = [], []
        for one in self.by_name.get(row.name or "", ()):
            if _numbers_tell_apart(row, one):
                continue
            if row.birthday and one.birthday:
                if row.birthday == one.birthday:
                    same_day.append(one)
            elif row.class_key is not None and self.class_keys.get(one.class_id or "") == row.class_key:
                same_class.append(one)
        return (same_day, "weak_match") if same_day else (same_class, "weak_match_class")

    def _conflict(
        self, row: RosterRow, reason: Reason, holders: Iterable[Student], *, new_allowed: bool = False
    ) -> PlannedRow:
        candidates = tuple(self.candidate(row, one) for one in holders)
        return PlannedRow(
            row, Outcome.CONFLICT, (reason, *row.reasons), candidates=candidates, new_allowed=new_allowed
        )

    def candidate(self, row: RosterRow, student: Student) -> Candidate:
        """What merging ``row`` into ``student`` would mean."""
        return Candidate(
            student.id,
            student.name,
            student.class_id,
            student.student_number,
            self.changes(row, student),
            self.tags(row, student.id),
        )

    def tags(self, row: RosterRow, student_id: str) -> tuple[TagChange, ...]:
        """Changes of the child's tags; nothing where the case file is closed."""
        if self.roster.tags is None or not row.tags:
            return ()
        return tag_changes(self.roster.tags.get(student_id, ()), row.tags)

    def changes(self, row: RosterRow, student: Student) -> tuple[FieldChange, ...]:
        """Fields the row states differently; blanks state nothing."""
        edited = self.roster.hand_edits.get(student.id, frozenset())
        now_class = self.class_keys.get(student.class_id or "")
        pairs: list[tuple[str, object, object]] = [
            ("name", student.name, row.name),
            ("name_pinyin", student.name_pinyin, row.name_pinyin),
            ("gender", student.gender, row.gender),
            ("birthday", student.birthday, row.birthday),
            ("id_number", student.id_number, _better(row.id_number, student.id_number_state)),
            (
                "student_number",
                student.student_number,
                _better(row.student_number, student.student_number_state),
            ),
            ("boarding", student.boarding, row.boarding),
            ("class", now_class, row.class_key),
            ("number_in_class", student.number_in_class, row.number_in_class),
        ]
        for guardian in row.guardians:
            known = next((one for one in student.guardians if one.position == guardian.position), None)
            for name in ("name", "relation", "phone"):
                was = getattr(known, name) if known else None
                pairs.append((f"guardian{guardian.position}_{name}", was, getattr(guardian, name)))
        found = [
            FieldChange(name, text_of(was), text_of(now), name in edited, name not in edited)
            for name, was, now in pairs
            if now is not None and now != was
        ]
        found += _status_change(row, student, "status" in edited, student.id in self.roster.held)
        return tuple(found)

    def waiting(self, one: PlannedRow, reason: Reason) -> PlannedRow:
        """The row as a conflict that another row of the file causes."""
        if one.outcome is Outcome.CONFLICT:
            return replace(one, reasons=(*one.reasons, reason))
        student = self.students.get(one.student_id or "")
        candidates = (self.candidate(one.row, student),) if student else ()
        return PlannedRow(
            one.row,
            Outcome.CONFLICT,
            (reason, *one.reasons),
            candidates=candidates,
            new_allowed=student is None,
        )

    def missing(self, planned: Sequence[PlannedRow]) -> tuple[str, ...]:
        """Students of the file's grades who are on the roll but in no row."""
        grades = {
            (one.row.class_key.stage, one.row.class_key.entry_year) for one in planned if one.row.class_key
        }
        seen = {one.student_id for one in planned if one.student_id}
        seen |= {candidate.student_id for one in planned for candidate in one.candidates}
        return tuple(
            student.id
            for student in self.roster.students
            if student.id not in seen
            and student.status not in LEFT
            and (key := self.class_keys.get(student.class_id or "")) is not None
            and (key.stage, key.entry_year) in grades
        )


def _better(number: Identifier, known: IdentifierState) -> str | None:
    """A doubtful number never replaces one that checks."""
    if number.state is IdentifierState.DOUBTFUL and known in (
        IdentifierState.VALID,
        IdentifierState.UNCHECKED,
    ):
        return None
    return number.value


def _status_change(row: RosterRow, student: Student, edited: bool, held: bool) -> list[FieldChange]:
    """A status the row states, or the return of one who had left or is held (never taken by default)."""
    if row.status is None:
        if student.status not in LEFT:
            return []
        now = StudentStatus.ENROLLED
    else:
        now = row.status
    if now is student.status:
        return []
    returns = now not in LEFT and (student.status in LEFT or held)
    return [FieldChange("status", student.status.value, now.value, edited, not (edited or returns))]


def _class_question(row: RosterRow) -> Reason | None:
    question = row.class_question
    if question is None:
        return None
    if not question.choices:
        return Reason("class_ambiguous_plain", (("text", row.class_text),))
    choices = " / ".join(question.choices)
    return Reason("class_ambiguous", (("text", row.class_text), ("choices", choices)))


def _matched_by_doubtful(row: RosterRow, student: Student) -> bool:
    pairs = ((row.student_number, student.student_number), (row.id_number, student.id_number))
    sure = [
        number
        for number, known in pairs
        if number.value and number.value == known and number.state is not IdentifierState.DOUBTFUL
    ]
    return not sure


def _numbers_tell_apart(row: RosterRow, student: Student) -> bool:
    """Whether both have a sound number of the same kind and the two differ: two children."""
    if (
        row.id_number.state is IdentifierState.VALID
        and student.id_number_state is IdentifierState.VALID
        and row.id_number.value != student.id_number
    ):
        return True
    mine, theirs = row.student_number.value, student.student_number
    sound = (
        row.student_number.state is IdentifierState.VALID
        and student.student_number_state is IdentifierState.VALID
    )
    return bool(sound and mine and theirs and mine[0] == theirs[0] == "G" and mine != theirs)

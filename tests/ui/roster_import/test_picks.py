"""What a person decided about the rows of a preview."""

from __future__ import annotations

from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import Candidate, FieldChange, Outcome, Pick, PickAction, PlannedRow
from xinliapp.domain.roster_rows import RosterRow, SheetMapping
from xinliapp.ui.roster_import.picks import (
    ToWrite,
    adopted,
    is_on,
    to_write,
    toggled_field,
    toggled_row,
    with_column,
)

TAKEN = FieldChange("class", "junior/2026/1", "junior/2026/3")
KEPT = FieldChange("guardian1_phone", "138", "139", hand_edited=True, adopt=False)


def planned(outcome: Outcome, number: int = 1, **more: object) -> PlannedRow:
    return PlannedRow(RosterRow("表", number, "赵一"), outcome, **more)  # type: ignore[arg-type]


CHANGED = planned(Outcome.CHANGED, 2, student_id="s1", changes=(TAKEN, KEPT))
CONFLICT = planned(
    Outcome.CONFLICT,
    3,
    candidates=(Candidate("s1", "赵一", None, None, (TAKEN,)), Candidate("s2", "赵一", None, None, ())),
    new_allowed=True,
)


def test_hand_made_values_are_kept_by_default() -> None:
    assert adopted(CHANGED, None) == {"class"}
    assert is_on(CHANGED, None) is True


def test_a_row_where_everything_was_typed_by_hand_is_off_until_it_is_ticked() -> None:
    row = planned(Outcome.CHANGED, student_id="s1", changes=(KEPT,))
    assert is_on(row, None) is False
    pick = toggled_row(row, True)
    assert pick is not None and adopted(row, pick) == {"guardian1_phone"}
    assert is_on(row, pick) is True


def test_single_fields_can_be_taken_and_left() -> None:
    both = toggled_field(CHANGED, None, "guardian1_phone", True)
    assert adopted(CHANGED, both) == {"class", "guardian1_phone"}
    none = toggled_field(CHANGED, toggled_field(CHANGED, both, "class", False), "guardian1_phone", False)
    assert adopted(CHANGED, none) == frozenset()
    assert is_on(CHANGED, none) is False


def test_a_row_unticked_is_left_out_and_ticked_again_is_as_before() -> None:
    off = toggled_row(CHANGED, False)
    assert off == Pick(PickAction.SKIP)
    assert is_on(CHANGED, off) is False
    assert toggled_row(CHANGED, True) is None
    assert is_on(planned(Outcome.NEW), off) is False


def test_conflicts_count_once_they_are_decided() -> None:
    rows = (CHANGED, CONFLICT, planned(Outcome.NEW, 4), planned(Outcome.SAME, 5), planned(Outcome.INVALID, 6))
    assert to_write(rows, {}) == ToWrite(2, 1)
    assert to_write(rows, {CONFLICT.key: Pick(PickAction.MERGE, "s1")}) == ToWrite(3, 0)
    assert to_write(rows, {CONFLICT.key: Pick(PickAction.NEW)}) == ToWrite(3, 0)
    assert to_write(rows, {CONFLICT.key: Pick(PickAction.SKIP)}) == ToWrite(2, 0)
    assert is_on(CONFLICT, None) is None


def test_changes_of_a_conflict_are_those_of_the_student_it_is_said_to_be() -> None:
    assert adopted(CONFLICT, Pick(PickAction.MERGE, "s1")) == {"class"}
    assert adopted(CONFLICT, Pick(PickAction.MERGE, "s2")) == frozenset()
    kept = toggled_field(CONFLICT, Pick(PickAction.MERGE, "s1"), "class", False)
    assert (kept.action, kept.student_id, kept.fields) == (PickAction.MERGE, "s1", frozenset())


def test_a_column_is_read_as_one_thing_only() -> None:
    mapping = SheetMapping("表", 1, {0: Field.NAME, 1: Field.CLASS})
    assert with_column(mapping, Field.GRADE, 1) == {0: Field.NAME, 1: Field.GRADE}
    assert with_column(mapping, Field.CLASS, 0) == {0: Field.CLASS}
    assert with_column(mapping, Field.CLASS, None) == {0: Field.NAME}

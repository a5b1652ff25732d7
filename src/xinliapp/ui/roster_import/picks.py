"""What a person decided about the rows of a preview; plain values, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import FieldChange, Outcome, Pick, PickAction, PlannedRow
from xinliapp.domain.roster_rows import SheetMapping

Picks = Mapping[str, Pick]
ORDER = (Outcome.CONFLICT, Outcome.INVALID, Outcome.CHANGED, Outcome.SKIPPED, Outcome.NEW, Outcome.SAME)


@dataclass(frozen=True, slots=True)
class ToWrite:
    """How many rows would be written, and how many conflicts nobody has decided."""

    rows: int
    undecided: int


def changes_of(planned: PlannedRow, pick: Pick | None) -> tuple[FieldChange, ...]:
    """The changes on offer: the row's own, or those of the student it was said to be."""
    if planned.outcome is not Outcome.CONFLICT:
        return planned.changes
    if pick is None or pick.action is not PickAction.MERGE:
        return ()
    return next((one.changes for one in planned.candidates if one.student_id == pick.student_id), ())


def adopted(planned: PlannedRow, pick: Pick | None) -> frozenset[str]:
    """Names of the fields that would be written."""
    offered = changes_of(planned, pick)
    if pick is not None and pick.action is PickAction.SKIP:
        return frozenset()
    if pick is not None and pick.fields is not None:
        return pick.fields & {change.field for change in offered}
    return frozenset(change.field for change in offered if change.adopt)


def is_on(planned: PlannedRow, pick: Pick | None) -> bool | None:
    """Whether the row would be written; None where there is nothing to tick."""
    skipped = pick is not None and pick.action is PickAction.SKIP
    if planned.outcome is Outcome.NEW:
        return not skipped
    if planned.outcome is Outcome.CHANGED:
        return not skipped and bool(adopted(planned, pick) or planned.tags)
    if planned.outcome is Outcome.CONFLICT and pick is not None:
        return pick.action in (PickAction.MERGE, PickAction.NEW)
    return None


def toggled_row(planned: PlannedRow, on: bool) -> Pick | None:
    """The pick that writes the whole row or none of it; None is the default."""
    if not on:
        return Pick(PickAction.SKIP)
    if planned.changes and not any(change.adopt for change in planned.changes):
        return Pick(fields=frozenset(change.field for change in planned.changes))
    return None


def toggled_field(planned: PlannedRow, pick: Pick | None, field: str, on: bool) -> Pick:
    """The pick with one field more or less."""
    now = adopted(planned, pick)
    fields = now | {field} if on else now - {field}
    if planned.outcome is Outcome.CONFLICT and pick is not None:
        return Pick(pick.action, pick.student_id, fields)
    return Pick(fields=fields)


def to_write(rows: tuple[PlannedRow, ...], picks: Picks) -> ToWrite:
    """What the primary button will do."""
    states = [(planned, is_on(planned, picks.get(planned.key))) for planned in rows]
    undecided = sum(planned.outcome is Outcome.CONFLICT and planned.key not in picks for planned, _ in states)
    return ToWrite(sum(on is True for _, on in states), undecided)


def with_column(mapping: SheetMapping, meaning: Field, column: int | None) -> dict[int, Field]:
    """The columns after ``meaning`` was set to be read from ``column`` (None: from nowhere)."""
    columns = {at: found for at, found in mapping.columns.items() if found is not meaning and at != column}
    if column is not None:
        columns[column] = meaning
    return columns

"""What the page of two records shows; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.merging import Comparison, Merger, StudentField


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field on both sides; ``taken``: the value of the record that goes holds."""

    field: StudentField
    label: str
    kept: str
    other: str
    differ: bool
    taken: bool


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many records of one kind are on either side."""

    id: str
    label: str
    kept: int
    other: int


@dataclass(frozen=True, slots=True)
class PairPage:
    """Both records, ready to be shown."""

    found: Comparison
    fields: tuple[FieldRow, ...]
    counts: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class MergerRow:
    """One earlier merger and whether it can still be taken back."""

    id: str
    merger: Merger
    may_undo: bool

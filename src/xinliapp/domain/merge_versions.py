"""Versions of a merged table: what left the program, on paper or as a spreadsheet, against what it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.bureau import MergedLine

Figure = float | str | None


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One school's row of a version: its figures by column id, as they stood then."""

    code: str
    name: str
    revision: int
    signed: bool
    values: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class MergeVersion:
    """The ``number``-th table of a run that left the program, at ``made_at`` (a moment)."""

    number: int
    made_at: str
    with_unsigned: bool
    rows: tuple[MergeRow, ...]


class RowChange(Enum):
    """What became of a school's row since a version."""

    NEW = "new"
    CHANGED = "changed"  # other figures
    AGAIN = "again"  # another revision of the same figures, or signed now
    SAME = "same"


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One school's row against a version; ``columns`` are ids with what stood there then and now."""

    change: RowChange
    revision: int | None = None
    columns: tuple[tuple[str, Figure, Figure], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table against one of its versions, by the schools' present codes; ``gone`` names rows that went."""

    version: MergeVersion
    rows: Mapping[str, RowDifference]
    gone: tuple[str, ...]

    def count(self, change: RowChange) -> int:
        """How many rows changed so."""
        return sum(1 for one in self.rows.values() if one.change is change)


def rows_of(lines: Iterable[MergedLine]) -> tuple[MergeRow, ...]:
    """The rows of a table as a version keeps them."""
    return tuple(
        MergeRow(line.school_code, line.school_name, line.revision, line.signed, dict(line.values))
        for line in lines
    )


def compare(version: MergeVersion, lines: Sequence[MergedLine], known_as: Mapping[str, str]) -> Comparison:
    """What changed since ``version``; ``known_as`` gives the present codes of schools whose code changed."""
    before = {known_as.get(row.code, row.code): row for row in version.rows}
    found = {line.school_code: _difference(before.get(line.school_code), line) for line in lines}
    gone = tuple(row.name for code, row in before.items() if code not in found)
    return Comparison(version, found, gone)


def _difference(before: MergeRow | None, line: MergedLine) -> RowDifference:
    if before is None:
        return RowDifference(RowChange.NEW)
    ids = dict.fromkeys((*before.values, *line.values))
    columns = tuple(
        (column, before.values.get(column), line.values.get(column))
        for column in ids
        if before.values.get(column) != line.values.get(column)
    )
    if columns:
        return RowDifference(RowChange.CHANGED, before.revision, columns)
    same = (before.revision, before.signed) == (line.revision, line.signed)
    return RowDifference(RowChange.SAME if same else RowChange.AGAIN, before.revision)

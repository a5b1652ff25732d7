"""The merged table as the screen may show it: small numbers hidden, grouped, against a version; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.bureau import CheckFlag, MergedColumn, MergedTable
from xinliapp.domain.merge_versions import Comparison, RowChange, RowDifference
from xinliapp.domain.suppression import HIDDEN, SuppressedColumn
from xinliapp.services import merge

NO_AREA = "未分片区"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One school's line with its cells as they may be shown, or the subtotal of a 片区 (``group``).

    Without ``students_known`` the checks against the number on the roll were not made. ``change`` is what
    became of the row since the version it is compared with, ``changes`` the columns with other figures.
    """

    school_code: str
    school_name: str
    cells: Mapping[str, str]
    numbers: Mapping[str, float | str | None]
    source: str
    signed: bool
    received_at: str
    flags: tuple[CheckFlag, ...]
    students_known: bool
    area: str = ""
    group: int = 0
    change: RowChange | None = None
    changes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return f"area {self.area}" if self.group else self.school_code


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The table for the screen: small numbers of people hidden, and totals that would give them away.

    ``notes`` stand under the formal table too.
    """

    title: str
    columns: tuple[MergedColumn, ...]
    lines: tuple[ShownLine, ...]
    totals: Mapping[str, str]
    expected: int
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    made_at: str
    hidden: int
    comparison: Comparison | None = None

    @property
    def schools(self) -> int:
        """How many schools have a row."""
        return sum(1 for line in self.lines if not line.group)


def shown_table(
    table: MergedTable,
    line: int,
    uncounted: Collection[str] = (),
    *,
    by_area: bool = False,
    comparison: Comparison | None = None,
) -> ShownTable:
    """The table as the screen may show it; ``line`` is the suppression line, 0 hides nothing."""
    small = merge.for_display(table, line=line)
    lines = tuple(
        _shown_line(table, number, small, uncounted, comparison) for number in range(len(table.lines))
    )
    if by_area:
        lines = _grouped(table, lines, small)
    totals = {
        column.id: HIDDEN if _total_hidden(column.id, small) else _text(table.totals.get(column.id))
        for column in table.columns
    }
    hidden = sum(1 for column in small.values() for cell in column.cells if _is_hidden(cell))
    missing = tuple(school.name for school in table.missing)
    return ShownTable(
        table.title,
        table.columns,
        lines,
        totals,
        table.expected,
        missing,
        merge.notes(table),
        table.made_at,
        hidden,
        comparison,
    )


def _total_hidden(column_id: str, small: Mapping[str, SuppressedColumn]) -> bool:
    return column_id in small and small[column_id].total_hidden


def _grouped(
    table: MergedTable, lines: Sequence[ShownLine], small: Mapping[str, SuppressedColumn]
) -> tuple[ShownLine, ...]:
    """片区>学校: each 片区 by name with its subtotal above its schools, those without one last.

    A subtotal over a hidden number is hidden: what the others tell is no more than what their cells told.
    """
    places: dict[str, list[int]] = {}
    for number, line in enumerate(table.lines):
        places.setdefault(line.area, []).append(number)
    found: list[ShownLine] = []
    for area in sorted(places, key=lambda name: (not name, name)):
        numbers = places[area]
        found.append(_subtotal(table, area, numbers, lines, small))
        found += [lines[number] for number in numbers]
    return tuple(found)


def _subtotal(
    table: MergedTable,
    area: str,
    numbers: Sequence[int],
    lines: Sequence[ShownLine],
    small: Mapping[str, SuppressedColumn],
) -> ShownLine:
    cells: dict[str, str] = {}
    for column in table.columns:
        own = [table.lines[number].values.get(column.id) for number in numbers]
        figures = [value for value in own if isinstance(value, int | float)]
        if column.text or not figures:
            cells[column.id] = ""
        elif column.id in small and any(_is_hidden(small[column.id].cells[number]) for number in numbers):
            cells[column.id] = HIDDEN
        else:
            cells[column.id] = _text(sum(figures))
    received = max(lines[number].received_at for number in numbers)
    return ShownLine(
        "", area or NO_AREA, cells, {}, "", True, received, (), True, area=area, group=len(numbers)
    )


def _is_hidden(cell: str) -> bool:
    return cell == HIDDEN or cell.startswith("<")


def _changes(
    table: MergedTable, difference: RowDifference | None, small: Mapping[str, SuppressedColumn]
) -> tuple[str, ...]:
    """The columns with other figures; of numbers of people only that they differ: one may be hidden."""
    found = []
    names = {column.id: (number, column) for number, column in enumerate(table.columns, start=1)}
    for column_id, before, now in () if difference is None else difference.columns:
        if column_id not in names:
            continue
        number, column = names[column_id]
        told = f"{number} {column.heading}"
        if column_id not in small:
            told += f" {_text(before) or '—'} → {_text(now) or '—'}"
        found.append(told)
    return tuple(found)


def _shown_line(
    table: MergedTable,
    number: int,
    small: Mapping[str, SuppressedColumn],
    uncounted: Collection[str],
    comparison: Comparison | None,
) -> ShownLine:
    line = table.lines[number]
    difference = None if comparison is None else comparison.rows.get(line.school_code)
    cells = {
        column.id: small[column.id].cells[number] if column.id in small else _text(line.values.get(column.id))
        for column in table.columns
    }
    # A hidden number must not be found again by sorting: hidden columns sort by what is shown.
    numbers = {key: value for key, value in line.values.items() if key not in small}
    return ShownLine(
        line.school_code,
        line.school_name,
        cells,
        numbers,
        merge.source_label(line).replace("√", ""),  # the column has the sign
        line.signed,
        line.received_at,
        line.flags,
        line.school_code not in uncounted,
        line.area,
        change=None if difference is None else difference.change,
        changes=_changes(table, difference, small),
    )


def _text(value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return str(int(value)) if float(value).is_integer() else str(value)

"""Which column of a past workbook holds what; and whether the columns have slipped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_imports import Column, RecordField, RecordShape
from xinliapp.domain.record_values import folded, is_day
from xinliapp.domain.roster_values import blank
from xinliapp.domain.spreadsheet import Cell, Row, Sheet, cell_text

_LOOKED_AT = 40  # rows in which a header is looked for
_SAMPLES = 60
_NAMES = (RecordField.NAME, RecordField.WHO, RecordField.TITLE, RecordField.PEOPLE, RecordField.CLASS)
_NAME_LIKE = re.compile(r"[\u3400-\u9fff·、, ]{2,}")


@dataclass(frozen=True, slots=True)
class RecordMapping:
    """Where each field is read from: a column (from 0), or one value for all rows that a person picked.

    ``sheets`` are the sheets with this header; ``class_texts`` a class their title speaks of, by sheet.
    """

    sheets: tuple[str, ...]
    header_row: int
    headings: Mapping[int, str]
    columns: Mapping[RecordField, int]
    fixed: Mapping[RecordField, str] = field(default_factory=dict)
    class_texts: Mapping[str, str] = field(default_factory=dict)

    def source(self, wanted: RecordField) -> int | str | None:
        """The column, the value for all rows, or None."""
        return self.fixed.get(wanted, self.columns.get(wanted))


def headings_at(row: Row) -> dict[int, str]:
    """The texts of a header row by column."""
    return {place: cell_text(cell).strip() for place, cell in enumerate(row.cells) if not blank(cell)}


def find_header(sheet: Sheet, shape: RecordShape) -> Row | None:
    """The row that names most of the columns, the first of several; None if no row names two."""
    best: tuple[int, Row] | None = None
    for row in sheet.rows[:_LOOKED_AT]:
        score = len(columns_of(headings_at(row), shape))
        if score > 1 and (best is None or score > best[0]):
            best = (score, row)
    return best[1] if best else None


def columns_of(
    headings: Mapping[int, str], shape: RecordShape, remembered: Mapping[str, str] | None = None
) -> dict[RecordField, int]:
    """What headings mean: as a person said before, by the field's own word, then by another word for it."""
    found: dict[RecordField, int] = {}
    taken: set[int] = set()

    def take(wanted: RecordField, place: int) -> None:
        if wanted not in found and place not in taken:
            found[wanted] = place
            taken.add(place)

    known = {value: heading for heading, value in (remembered or {}).items()}
    for column in shape.columns:
        for place, heading in sorted(headings.items()):
            if known.get(column.field.value) == folded(heading):
                take(column.field, place)
    if remembered is not None:
        return found
    for words in (_own, _also):
        for column in shape.columns:
            for place, heading in sorted(headings.items()):
                if folded(heading) in words(column):
                    take(column.field, place)
    return found


def _own(column: Column) -> tuple[str, ...]:
    return (folded(column.word),)


def _also(column: Column) -> tuple[str, ...]:
    return tuple(map(folded, column.also))


def missing(mapping: RecordMapping, shape: RecordShape) -> tuple[str, ...]:
    """Words of the required fields that are read from nowhere."""
    wanted = [column for column in shape.columns if column.required]
    gone = [column.word for column in wanted if mapping.source(column.field) is None]
    timed = mapping.source(RecordField.TIME) is not None  # 14:00-14:45 says the minutes as well
    return tuple(word for word in gone if not (word == "分钟" and timed))


def check_not_shifted(rows: list[Row], mapping: RecordMapping, shape: RecordShape) -> None:
    """Refuse a sheet whose columns have slipped: days where names should be, names where days should be.

    Raises:
        UserError: ``records_shifted`` with the column and what stands there.
    """
    for wanted, place in mapping.columns.items():
        cells = [row.cells[place] for row in rows if place < len(row.cells) and not blank(row.cells[place])]
        wrong = [cell for cell in cells[:_SAMPLES] if _strange(wanted, cell)]
        if wrong and len(wrong) * 2 > len(cells[:_SAMPLES]):
            raise UserError(
                "records_shifted",
                column=shape.column(wanted).word,
                sample=cell_text(wrong[0])[:20],
                what=_what(wanted),
            )


def _strange(wanted: RecordField, cell: Cell) -> bool:
    if wanted in _NAMES and wanted is not RecordField.CLASS:
        return isinstance(cell, int | float | dt.date) or is_day(cell)
    if wanted in (RecordField.DAY, RecordField.REVIEW):
        return isinstance(cell, str) and bool(_NAME_LIKE.fullmatch(cell.strip()))
    if wanted in (RecordField.MINUTES, RecordField.HEADCOUNT, RecordField.HOURS):
        return is_day(cell) or (isinstance(cell, str) and bool(_NAME_LIKE.fullmatch(cell.strip())))
    return False


def _what(wanted: RecordField) -> str:
    if wanted in (RecordField.DAY, RecordField.REVIEW):
        return "日期"
    return "名字" if wanted in _NAMES else "数字"

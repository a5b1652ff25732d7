"""Finding the header of a sheet and what its columns mean, however they are worded and ordered."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.roster_fields import Field, field_by_content, field_of, fixed_relation
from xinliapp.domain.roster_rows import SheetMapping, title_hints
from xinliapp.domain.spreadsheet import Row, Sheet, cell_text

_LOOKED_AT = 40  # rows in which a header is looked for
_SAMPLES = 60
_WEAK = (Field.NOTE, Field.IGNORE)


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found: ``first_row``–``last_row`` (sheet row numbers) and the heading per column."""

    first_row: int
    last_row: int
    headings: Mapping[int, str]

    @property
    def key(self) -> str:
        """What a remembered mapping is filed under: SHA-256 of the folded headings in order."""
        folded = [
            f"{column}={''.join(unicodedata.normalize('NFKC', text).split())}"
            for column, text in sorted(self.headings.items())
            if text.strip()
        ]
        return hashlib.sha256("\n".join(folded).encode()).hexdigest()


def find_header(sheet: Sheet) -> Header | None:
    """The header row, or the two rows of a merged header; None if no row names a 姓名 and one thing more."""
    rows = sheet.rows[:_LOOKED_AT]
    best: tuple[int, Header] | None = None
    for place, row in enumerate(rows):
        single = Header(row.number, row.number, _headings(row))
        for header in (single, _with_next(sheet, rows, place)):
            if header is None:
                continue
            score = _score(header.headings)
            if score > 1 and (best is None or score > best[0]):
                best = (score, header)
    return best[1] if best else None


def header_at(sheet: Sheet, row_number: int) -> Header | None:
    """The header a person pointed at."""
    row = next((row for row in sheet.rows if row.number == row_number), None)
    return Header(row_number, row_number, _headings(row)) if row else None


def _headings(row: Row) -> dict[int, str]:
    return {place: cell for place, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip()}


def _score(headings: Mapping[int, str]) -> int:
    """How many different things a row names, 0 without a name column."""
    found = {meaning for text in headings.values() if (meaning := field_of(text)) and meaning not in _WEAK}
    return len(found) if Field.NAME in found else 0


def _with_next(sheet: Sheet, rows: tuple[Row, ...], place: int) -> Header | None:
    """Two rows read as one: 监护人1 over 姓名 | 电话; the upper cell spans as it is merged."""
    if place + 1 >= len(rows) or rows[place + 1].number != rows[place].number + 1:
        return None
    upper, lower = rows[place], rows[place + 1]
    if any(isinstance(cell, int | float) for cell in lower.cells):
        return None
    tops = _spread(sheet, upper)
    below = _headings(lower)
    headings = dict(_headings(upper))
    for column, text in below.items():
        top = tops.get(column, "")
        joined = f"{top}{text}" if top and field_of(f"{top}{text}") else text
        if top and field_of(top) not in (None, *_WEAK) and field_of(text) is None:
            joined = top
        headings[column] = joined
    if len(below) < 2 or Field.NAME not in {field_of(text) for text in headings.values()}:
        return None
    return Header(upper.number, lower.number, headings)


def _spread(sheet: Sheet, row: Row) -> dict[int, str]:
    tops = _headings(row)
    for first, left, last, right in sheet.merged:
        if first <= row.number <= last and left in tops:
            for column in range(left, min(right, left + 100) + 1):
                tops.setdefault(column, tops[left])
    return tops


def map_columns(sheet: Sheet, header: Header, remembered: Mapping[str, str] | None = None) -> SheetMapping:
    """What the header's columns mean; a remembered meaning (folded heading → field value) goes first."""
    columns: dict[int, Field] = {}
    relations: dict[int, str] = {}
    taken: set[Field] = set()
    for column, heading in sorted(header.headings.items()):
        meaning = _remembered(heading, remembered) or field_of(heading)
        if meaning is None:
            meaning = field_by_content(heading, _samples(sheet, header, column))
        if meaning is None or (meaning in taken and meaning not in _WEAK):
            continue
        columns[column] = meaning
        taken.add(meaning)
        relation = fixed_relation(heading)
        if relation:
            relations[column] = relation
    class_text, grade_text = title_hints(sheet, header.first_row)
    return SheetMapping(
        sheet.name, header.last_row, columns, dict(header.headings), relations, class_text, grade_text
    )


def _remembered(heading: str, remembered: Mapping[str, str] | None) -> Field | None:
    value = (remembered or {}).get(heading)
    try:
        return Field(value) if value else None
    except ValueError:
        return None


def _samples(sheet: Sheet, header: Header, column: int) -> list[str]:
    found = []
    for row in sheet.rows:
        if row.number > header.last_row and column < len(row.cells):
            found.append(cell_text(row.cells[column]).strip())
            if len(found) == _SAMPLES:
                break
    return found

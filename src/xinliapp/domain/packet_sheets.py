"""A sheet as it came back: its head, and line by line what stands in which column, however it was moved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.spreadsheet import Cell, Row, Sheet, Workbook, cell_text

_LOOKED_AT = 20
_HEAD_WORDS = ("表号", "班级", "填表人", "填表日期")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: ``row`` is the number a person sees; ``cells`` by heading; ``merged`` headings whose cell
    belongs to several lines."""

    row: int
    cells: Mapping[str, Cell]
    merged: frozenset[str] = frozenset()

    def text(self, heading: str) -> str:
        """A cell as it reads, "" for none."""
        return cell_text(self.cells.get(heading)).strip()


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """``head`` by word (表号 …); ``headings`` in their order; the lines below the header."""

    head: Mapping[str, Cell]
    headings: tuple[str, ...]
    lines: tuple[SheetLine, ...]


def read_sheet(book: Workbook, headings: tuple[str, ...], needed: frozenset[str]) -> ReturnedSheet | None:
    """The first visible sheet with a header of ours; None when there is none.

    ``headings`` are the words columns are known by (a cell may say more: 谈心(√)); a header has 姓名 and one
    of ``needed``.
    """
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns = _columns(row, headings)
            if "姓名" in columns and needed & set(columns):
                lines = tuple(_lines(sheet, sheet.rows[place + 1 :], columns))
                return ReturnedSheet(_head(sheet.rows[:place]), tuple(columns), lines)
    return None


def plain(text: str) -> str:
    """A word without blanks and in one form of its signs: 八（3） is 八(3)."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _columns(row: Row, headings: tuple[str, ...]) -> dict[str, int]:
    """Heading to its place; what is written exactly wins over what begins with it."""
    words = [plain(cell_text(cell)) for cell in row.cells]
    found: dict[str, int] = {}
    for heading in headings:
        exact = [place for place, word in enumerate(words) if word == plain(heading)]
        longer = [place for place, word in enumerate(words) if word.startswith(plain(heading))]
        free = [place for place in (*exact, *longer) if place not in found.values()]
        if free:
            found[heading] = free[0]
    return found


def _head(rows: tuple[Row, ...]) -> dict[str, Cell]:
    """What stands to the right of a word of the head."""
    found: dict[str, Cell] = {}
    for row in rows:
        for place, cell in enumerate(row.cells):
            word = plain(cell_text(cell)).rstrip(":")
            if word in _HEAD_WORDS and word not in found and place + 1 < len(row.cells):
                right = row.cells[place + 1]
                found[word] = None if plain(cell_text(right)).rstrip(":") in _HEAD_WORDS else right
    return found


def _lines(sheet: Sheet, rows: tuple[Row, ...], columns: Mapping[str, int]) -> list[SheetLine]:
    by_number = {row.number: row for row in sheet.rows}
    tall = [span for span in sheet.merged if span[2] > span[0]]
    found = []
    for row in rows:
        cells = {word: row.cells[at] if at < len(row.cells) else None for word, at in columns.items()}
        merged = {
            word: _at(by_number.get(span[0]), span[1])
            for word, at in columns.items()
            for span in tall
            if span[0] <= row.number <= span[2] and span[1] <= at <= span[3]
        }
        filled = {word for word, value in merged.items() if value is not None}
        found.append(SheetLine(row.number, {**cells, **{w: merged[w] for w in filled}}, frozenset(filled)))
    return found


def _at(row: Row | None, place: int) -> Cell:
    return row.cells[place] if row is not None and place < len(row.cells) else None

"""A class's workbook as a homeroom teacher fills it in, and as it is read back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xinliapp.domain.contacts import TalkWindow
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.parse import parse_file

WINDOW = TalkWindow("term", "本学期", dt.date(2026, 9, 1), dt.date(2027, 1, 22))
FIRST_ROW = 6  # title, two lines of facts, the legend, the header
TALK, VISIT, CHECK = "D", "E", "F"


def filled(data: bytes, path: Path, fill: Callable[[Worksheet], None] | None = None) -> Path:
    """The workbook with what ``fill`` writes into its sheet, saved as a spreadsheet program saves."""
    book = openpyxl.load_workbook(BytesIO(data))
    if fill is not None:
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        fill(sheet)
    book.save(path)
    return path


def read_here(path: Path) -> SheetFile:
    """As the guarded child reads it, without the child: that one has tests of its own."""
    return SheetFile(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), parse_file(path))


def ticks(cells: dict[str, object]) -> Callable[[Worksheet], None]:
    """Writes values into cells by name (``D6``)."""

    def fill(sheet: Worksheet) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return fill

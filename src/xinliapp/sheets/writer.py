"""Writing tables that are safe to open: texts and numbers only, no formulas, no names in the properties.

A text that a spreadsheet program could take for a formula (``=1+1``, ``@SUM``, full-width forms, a tab
before it) is stored as a text cell *and* with the prefix-quote style: editing the cell keeps it a text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from xinliapp.domain.errors import KnownError

Value = str | int | float | dt.date | None
_RISKY = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST = 32_767
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a property of the file, the same in every file


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: a title over the table (or none), the header, the rows, column widths in characters."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    title: str | None = None
    widths: Sequence[int] = field(default=())


def is_risky(text: str) -> bool:
    """Whether a spreadsheet program could take ``text`` for a formula."""
    return _RISKY.match(text) is not None


def inert(text: str) -> str:
    """``text`` as it may stand in a cell: no control characters, no longer than a cell can hold."""
    return _CONTROL.sub("", text)[:_LONGEST]


def write_table(target: Path | None, sheets: Sequence[TableSheet]) -> bytes:
    """The workbook's bytes, also written to ``target`` if one is given.

    Numbers of more than 15 digits are written as text. The same sheets give the same bytes.

    Raises:
        ValueError: no sheets. KnownError: ``file_not_writable``.
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": "", "author": "", "company": "", "comments": "", "created": _EPOCH})
    formats = _Formats(book)
    taken: set[str] = set()
    for sheet in sheets:
        _write_sheet(book.add_worksheet(_sheet_name(sheet.name, taken)), sheet, formats)
    book.close()
    data = out.getvalue()
    if target is not None:
        try:
            target.write_bytes(data)
        except OSError:
            raise KnownError("file_not_writable", name=target.name) from None
    return data


class _Formats:
    """The few cell styles a table needs."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        text = {"num_format": "@", "valign": "vcenter"}
        self.text = book.add_format(text)
        self.quoted = book.add_format({**text, "quote_prefix": True})
        self.header = book.add_format({**text, "bold": True, "bottom": 1, "text_wrap": True})
        self.title = book.add_format({**text, "bold": True, "font_size": 14})
        self.number = book.add_format({"valign": "vcenter"})


def _write_sheet(page: xlsxwriter.worksheet.Worksheet, sheet: TableSheet, formats: _Formats) -> None:
    at = 0
    if sheet.title is not None:
        page.write_string(0, 0, inert(sheet.title), formats.title)
        at = 1
    for column, heading in enumerate(sheet.header):
        page.write_string(at, column, inert(heading), formats.header)
    page.freeze_panes(at + 1, 0)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for number, row in enumerate(sheet.rows, start=at + 1):
        for column, value in enumerate(row):
            _write_cell(page, number, column, value, formats)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, formats: _Formats
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        value = value.isoformat()[:10]
    if isinstance(value, int | float):
        if abs(value) < 10**15 and value == value:
            page.write_number(row, column, value, formats.number)
            return
        value = str(value)
    text = inert(value)
    page.write_string(row, column, text, formats.quoted if is_risky(text) else formats.text)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name the program accepts: 31 UTF-16 units, no brackets, no apostrophe at either end, not twice
    (case does not count)."""
    base = _cut(_NAME.sub(" ", inert(name)), _LONGEST_NAME) or "表"
    chosen, number = base, 1
    while chosen.lower() in taken:
        number += 1
        mark = f"({number})"
        chosen = _cut(base, _LONGEST_NAME - len(mark)) + mark
    taken.add(chosen.lower())
    return chosen


def _cut(name: str, longest: int) -> str:
    """``name`` in at most ``longest`` UTF-16 units; a character beyond the BMP takes two never halved."""
    cut = name.strip(" '").encode("utf-16-le", errors="ignore")[: 2 * longest]
    return cut.decode("utf-16-le", errors="ignore").strip(" '")

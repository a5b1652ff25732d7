"""A statistical form as a spreadsheet: written as its notice prints it, read back from what schools fill in.

Reading takes a :class:`~xinliapp.domain.spreadsheet.Workbook` that the guarded reader has already made;
nothing here opens a file from outside.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormPayload
from xinliapp.domain.rules import FormColumn, FormDefinition
from xinliapp.domain.spreadsheet import Cell, CellError, Row, Sheet, Workbook, cell_text
from xinliapp.sheets.writer import inert, is_risky

SCHOOL_HEADING = "学校"
_TOTALS = frozenset({"合计", "总计", "小计"})
_NUMBER = re.compile(r"(\d{1,9})(?:\.0+)?")
_NUMBERING = re.compile(r"^(?:第?\d{1,2}[、.列:])")
_BRACKET = re.compile(r"\([^()]*\)$")
_HEADER_ROWS = 40
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - equal forms are equal bytes


@dataclass(frozen=True, slots=True)
class PlainForm:
    """One school's row from a plain spreadsheet.

    ``values`` by column id; ``problems`` are headings whose cell was neither blank nor a whole number (their
    value is None).
    """

    school: str
    head: Mapping[str, str]
    values: Mapping[str, float | str | None]
    problems: tuple[str, ...]


def write_form_sheet(definition: FormDefinition, payload: FormPayload) -> bytes:
    """The filled form as xlsx: title, head words, header row, one row of figures; text and number cells only.

    A blank cell is 没有此项, 0 is 0. No person's name stands in the document's properties.
    """
    buffer = BytesIO()
    book = open_book(buffer)
    sheet = book.add_worksheet("统计表")
    text = book.add_format({"text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    title = book.add_format({"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"})
    headings = [SCHOOL_HEADING, *(column.heading for column in definition.columns)]
    last = len(headings) - 1
    campaign = next((found for found in definition.campaigns if found.period == payload.period), None)
    sheet.merge_range(0, 0, 0, last, "", title)
    sheet.write_string(0, 0, definition.title if campaign is None else campaign.title, title)
    head = "    ".join(f"{label}：{payload.head.get(label, '')}" for label in definition.head_fields)
    sheet.merge_range(1, 0, 1, last, "", book.add_format({"align": "left"}))
    sheet.write_string(1, 0, inert(head))
    for place, heading in enumerate(headings):
        sheet.write_string(2, place, heading, text)
    write_text(book, sheet, 3, 0, payload.unit_name)
    for place, column in enumerate(definition.columns, start=1):
        figure = payload.figure(column.id)
        if figure is not None and figure.text:
            write_text(book, sheet, 3, place, figure.text)
        elif figure is not None and figure.value is not None:
            sheet.write_number(3, place, figure.value, text)
        else:
            sheet.write_blank(3, place, None, text)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, last, 12)
    sheet.set_row(2, 48)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def open_book(buffer: BytesIO) -> xlsxwriter.Workbook:
    """A workbook in memory that turns no text into formulas, links or numbers and carries no name."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"author": "", "company": "", "comments": "", "created": _CREATED})
    return book


def write_text(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, row: int, col: int, text: str
) -> None:
    """A text cell; text that a spreadsheet program could take for a formula is marked as quoted text."""
    style: dict[str, object] = {"text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}
    if is_risky(text):
        style["quote_prefix"] = True
    sheet.write_string(row, col, inert(text), book.add_format(style))


def read_form_sheet(workbook: Workbook, definition: FormDefinition) -> PlainForm:
    """The one school's figures in a filled-in form, wherever in the workbook they stand.

    Raises:
        UserError: ``form_not_recognised`` (no row with this form's headings), ``form_row_missing`` (nothing
            filled in), ``form_rows_many`` (``count``: more than one school; a bureau's own table).
    """
    for sheet in workbook.sheets:
        found = None if sheet.hidden else _header(sheet, definition)
        if found is not None:
            return _read(sheet, definition, *found)
    raise UserError("form_not_recognised")


def _header(sheet: Sheet, definition: FormDefinition) -> tuple[int, dict[str, int], int | None] | None:
    """Index of the header row, column id → place, and the place of 学校."""
    wanted = {key: column.id for column in definition.columns for key in _heading_keys(column.heading)}
    for index, row in enumerate(sheet.rows[:_HEADER_ROWS]):
        places: dict[str, int] = {}
        school: int | None = None
        for place, cell in enumerate(row.cells):
            text = cell_text(cell)
            if _key(text) == SCHOOL_HEADING:
                school = place
            match = next((wanted[key] for key in _heading_keys(text) if key in wanted), None)
            if match is not None and match not in places:
                places[match] = place
        numeric = [column for column in definition.columns if not column.text]
        if all(column.id in places for column in numeric):
            return index, places, school
    return None


def _read(
    sheet: Sheet, definition: FormDefinition, header: int, places: Mapping[str, int], school: int | None
) -> PlainForm:
    rows = [row for row in sheet.rows[header + 1 :] if _is_data(row, definition, places)]
    if not rows:
        raise UserError("form_row_missing")
    if len(rows) > 1:
        raise UserError("form_rows_many", count=len(rows))
    values: dict[str, float | str | None] = {}
    problems: list[str] = []
    for column in definition.columns:
        cell = _at(rows[0], places.get(column.id))
        values[column.id], wrong = _value(column, cell)
        if wrong:
            problems.append(column.heading)
    head = _head([*sheet.rows[:header], *sheet.rows[header + 1 :]], definition.head_fields)
    name = cell_text(_at(rows[0], school)).strip()
    return PlainForm(name, head, values, tuple(problems))


def _is_data(row: Row, definition: FormDefinition, places: Mapping[str, int]) -> bool:
    numeric = {places[column.id] for column in definition.columns if not column.text}
    first = next((cell_text(cell) for cell in row.cells if cell is not None), "")
    if row.hidden or _key(first) in _TOTALS:
        return False
    return any(_at(row, place) is not None for place in numeric)


def _at(row: Row, place: int | None) -> Cell:
    return None if place is None or place >= len(row.cells) else row.cells[place]


def _value(column: FormColumn, cell: Cell) -> tuple[float | str | None, bool]:
    if cell is None:
        return None, False
    if column.text:
        return cell_text(cell).strip() or None, isinstance(cell, CellError)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        whole = float(cell).is_integer() and 0 <= cell <= 10**9
        return (float(cell), False) if whole else (None, True)
    text = unicodedata.normalize("NFKC", cell_text(cell)) if isinstance(cell, str) else ""
    match = _NUMBER.fullmatch("".join(text.split()).removesuffix(column.unit))
    return (float(match[1]), False) if match else (None, True)


def _head(rows: Sequence[Row], labels: Sequence[str]) -> dict[str, str]:
    either = "|".join(re.escape(label) for label in labels)
    found: dict[str, str] = {}
    for row in rows:
        line = "  ".join(cell_text(cell) for cell in row.cells if cell is not None)
        for match in re.finditer(rf"({either})\s*[:：]\s*(.*?)(?=\s*(?:{either})\s*[:：]|$)", line):
            value = match[2].strip()
            if value and match[1] not in found:
                found[match[1]] = value[:200]
    return found


def _heading_keys(text: str) -> tuple[str, ...]:
    """The heading, and the heading without its unit in brackets; numbering and blanks don't matter."""
    key = _NUMBERING.sub("", _key(text))
    return (key, _BRACKET.sub("", key)) if key else ()


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())

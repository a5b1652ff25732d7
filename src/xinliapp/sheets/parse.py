"""Parsing one untrusted file into a :class:`Workbook`; runs only inside the capped child."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import python_calamine

from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import Cell, CellError, FileKind, Notice, Row, Sheet, Workbook
from xinliapp.sheets.guard import MAX_FILE, MAX_INFLATED, open_package, recognise
from xinliapp.sheets.html_tables import read_tables
from xinliapp.sheets.trimming import SheetFacts, examine
from xinliapp.sheets.xls_rows import hidden_rows_of_xls

MOST_CELLS = 3_000_000
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!)")
_NO_FACTS = SheetFacts()
_ENCODINGS = ("utf-8-sig", "gb18030")


def parse_file(path: Path, max_inflated: int = MAX_INFLATED) -> Workbook:
    """Read a file by its content.

    Raises:
        UserError: one of the ``sheet_…`` codes; nothing was read.
    """
    name = path.name
    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError("sheet_too_big", name=name)
        data = path.read_bytes()
    except OSError:
        raise UserError("sheet_not_readable", name=name) from None
    kind = recognise(data)
    refused = {
        FileKind.EMPTY: "sheet_empty_file",
        FileKind.ENCRYPTED: "sheet_encrypted",
        FileKind.ET: "sheet_et",
        FileKind.OTHER: "sheet_et" if path.suffix.lower() == ".et" else "sheet_other_kind",
    }
    if kind in refused:
        raise UserError(refused[kind], name=name)
    if kind is FileKind.XLSX:
        book = _parse_xlsx(data, name, max_inflated)
    elif kind is FileKind.XLS:
        book = _parse_xls(data, name)
    elif kind is FileKind.HTML:
        book = _parse_html(data, name)
    else:
        book = _parse_text(data, path)
    if not any(sheet.rows for sheet in book.sheets):
        raise UserError("sheet_no_rows", name=name)
    return _announced(book, path)


def _announced(book: Workbook, path: Path) -> Workbook:
    usual = {
        FileKind.XLSX: (".xlsx", ".xlsm"),
        FileKind.XLS: (".xls",),
        FileKind.TEXT: (".csv", ".tsv", ".txt"),
    }
    notices = list(book.notices)
    if path.suffix.lower() not in usual.get(book.kind, (".html", ".htm")):
        notices.insert(0, Notice("kind_differs", (("kind", book.kind.value),)))
    for sheet in book.sheets:
        if sheet.hidden:
            notices.append(Notice("hidden_sheet", (("sheet", sheet.name),)))
        hidden = sum(row.hidden for row in sheet.rows)
        if hidden:
            notices.append(Notice("hidden_rows", (("sheet", sheet.name), ("count", hidden))))
    return Workbook(book.kind, book.sheets, tuple(notices), book.uses_1904)


def _parse_xlsx(data: bytes, name: str, limit: int) -> Workbook:
    package = open_package(data, name, limit)
    facts, rewritten = examine(package)
    notices = list(package.notices)
    for sheet, found in facts.items():
        if found.empty_formulas:
            params = (("sheet", sheet), ("count", found.empty_formulas))
            notices.append(Notice("empty_formulas", params))
        if found.stray:
            notices.append(Notice("stray_cells", (("sheet", sheet), ("count", found.stray))))
    sheets = _calamine(rewritten or data, name, facts)
    return Workbook(FileKind.XLSX, sheets, tuple(notices), package.uses_1904)


def _parse_xls(data: bytes, name: str) -> Workbook:
    hidden = hidden_rows_of_xls(data)
    facts = {sheet: SheetFacts(rows) for sheet, rows in hidden.items()}
    return Workbook(FileKind.XLS, _calamine(data, name, facts))


def _calamine(data: bytes, name: str, facts: dict[str, SheetFacts]) -> tuple[Sheet, ...]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            _sheet(book, place, meta, facts.get(meta.name, _NO_FACTS))
            for place, meta in enumerate(book.sheets_metadata)
            if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
    except python_calamine.PasswordError:
        raise UserError("sheet_encrypted", name=name) from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        code = "sheet_encrypted" if "password" in str(error).lower() else "sheet_truncated"
        raise UserError(code, name=name) from None


def _sheet(
    book: python_calamine.CalamineWorkbook,
    place: int,
    meta: python_calamine.SheetMetadata,
    facts: SheetFacts,
) -> Sheet:
    found = book.get_sheet_by_index(place)
    rows = []
    if found.height and found.width:
        first = found.start[0] + 1 if found.start else 1
        pad = (None,) * (found.start[1] if found.start else 0)
        source = found.iter_rows() if found.height * found.width > MOST_CELLS else found.to_python()
        rows = _with_errors(_rows(source, first, pad, facts.hidden_rows), facts.errors)
    spans = found.merged_cell_ranges or ()
    merged = tuple((top[0] + 1, top[1], low[0] + 1, low[1]) for top, low in spans)
    visible = meta.visible == python_calamine.SheetVisibleEnum.Visible
    return Sheet(meta.name, tuple(rows), not visible, merged)


def _rows(
    source: Iterable[Sequence[object]], first: int, pad: tuple[None, ...], hidden: frozenset[int]
) -> list[Row]:
    rows = []
    for number, values in enumerate(source, start=first):
        cells = [None if value == "" else _cell(value) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            rows.append(Row(number, (*pad, *cells), number in hidden))
    return rows


def _with_errors(rows: list[Row], errors: frozenset[tuple[int, int]]) -> list[Row]:
    """Put error cells back that the parser leaves blank."""
    if not errors:
        return rows
    by_row: dict[int, list[int]] = {}
    for number, column in errors:
        by_row.setdefault(number, []).append(column)
    found = []
    for row in rows:
        columns = by_row.get(row.number)
        if columns:
            cells = [*row.cells, *(None,) * (max(columns) + 1 - len(row.cells))]
            for column in columns:
                cells[column] = CellError("#") if cells[column] is None else cells[column]
            row = Row(row.number, tuple(cells), row.hidden)
        found.append(row)
    return found


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return None
        return CellError(text) if text[0] == "#" and _ERROR.fullmatch(text) else value
    if value is None or isinstance(value, bool | int | float | dt.date):
        return value
    return str(value)


def _parse_html(data: bytes, name: str) -> Workbook:
    tables = read_tables(_decode(data, name, declared=True))
    sheets = tuple(
        Sheet(f"表{place}", tuple(_rows(table, 1, (), frozenset())))
        for place, table in enumerate(tables, start=1)
    )
    return Workbook(FileKind.HTML, sheets)


def _parse_text(data: bytes, path: Path) -> Workbook:
    lines = text_lines(data, path.name)
    return Workbook(FileKind.TEXT, (Sheet(path.stem, tuple(_rows(lines, 1, (), frozenset()))),))


def text_lines(data: bytes, name: str) -> list[list[str]]:
    """The fields of a CSV or TSV, line by line as they stand: encoding and separator are found out.

    Raises:
        UserError: ``sheet_other_kind``, ``sheet_truncated``.
    """
    text = _decode(data, name)
    sample = [line for line in text.splitlines() if line.strip()][:20]
    best = max(",\t;|", key=lambda mark: sum(line.count(mark) for line in sample))
    csv.field_size_limit(100_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=best))
    except csv.Error:
        raise UserError("sheet_truncated", name=name) from None


def _decode(data: bytes, name: str, *, declared: bool = False) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not declared and re.search(r"[\x00-\x08\x0e-\x1f]", text[:4000]):
            break
        return text
    raise UserError("sheet_other_kind", name=name)

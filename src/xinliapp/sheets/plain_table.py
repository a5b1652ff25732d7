"""A plain workbook of text: one heading line, one row each; nothing in it can be taken for a formula."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from xinliapp.sheets.kz_form import open_book
from xinliapp.sheets.writer import inert, is_risky


def write_plain_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()
) -> bytes:
    """The workbook's bytes: title, notes, headings, rows."""
    buffer = BytesIO()
    book = open_book(buffer)
    sheet = book.add_worksheet(title[:31])
    strong, plain = book.add_format({"bold": True}), book.add_format({})
    quoted = book.add_format({"quote_prefix": True})
    lines = [((title,), strong), *(((note,), plain) for note in notes), (tuple(headings), strong)]
    lines += [(tuple(row), plain) for row in rows]
    for at, (cells, style) in enumerate(lines):
        for place, text in enumerate(cells):
            sheet.write_string(at, place, inert(text), quoted if is_risky(text) else style)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, max(1, len(headings) - 1), 24)
    sheet.freeze_panes(len(notes) + 2, 0)
    book.close()
    return buffer.getvalue()

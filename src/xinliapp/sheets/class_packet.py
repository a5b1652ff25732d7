"""班级包 and 预警单 as workbooks: a number before every line, cells to tick, nothing hidden, no formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from xinliapp.sheets.kz_form import open_book
from xinliapp.sheets.writer import inert, is_risky

HEAD_ROWS = 4  # title, two lines of facts, the legend; the header stands below


@dataclass(frozen=True, slots=True)
class PacketBook:
    """One class's workbook. ``facts`` are two lines of (word, value) pairs; empty values are filled in there.

    ``choices`` are the words a column offers (by place), ``blank_rows`` lines to write in.
    """

    sheet: str
    title: str
    facts: tuple[tuple[tuple[str, str], ...], ...]
    legend: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    blank_rows: int = 0


def write_packet(book: PacketBook) -> bytes:
    """The workbook's bytes; every cell is a text, so that 11-10 stays 11-10 however it is typed."""
    buffer = BytesIO()
    made = open_book(buffer)
    sheet = made.add_worksheet(book.sheet)
    text = {"num_format": "@", "valign": "vcenter"}
    plain, grey = made.add_format({**text, "border": 1}), made.add_format({**text, "font_color": "#808080"})
    quoted = made.add_format({**text, "border": 1, "quote_prefix": True})
    strong, title = made.add_format({**text, "bold": True, "border": 1}), made.add_format({"bold": True})
    sheet.write_string(0, 0, inert(book.title), title)
    for line, pairs in enumerate(book.facts, start=1):
        for place, (word, value) in enumerate(pairs):
            sheet.write_string(line, 2 * place, inert(word), strong)
            sheet.write_string(line, 2 * place + 1, inert(value), plain)
    sheet.write_string(HEAD_ROWS - 1, 0, inert(book.legend), grey)
    for column, heading in enumerate(book.header):
        sheet.write_string(HEAD_ROWS, column, inert(heading), strong)
    rows = [*book.rows, *([""] * len(book.header) for _ in range(book.blank_rows))]
    for number, row in enumerate(rows, start=HEAD_ROWS + 1):
        for column, value in enumerate(row):
            if value:
                sheet.write_string(number, column, inert(value), quoted if is_risky(value) else plain)
            else:
                sheet.write_blank(number, column, None, plain)
    for column, words in book.choices.items():
        rule = {"validate": "list", "source": list(words), "error_type": "information", "show_error": False}
        sheet.data_validation(HEAD_ROWS + 1, column, HEAD_ROWS + len(rows), column, rule)
    for column, width in enumerate(book.widths):
        sheet.set_column(column, column, width, plain if book.blank_rows else None)
    sheet.freeze_panes(HEAD_ROWS + 1, 3)
    sheet.set_paper(9)
    made.close()
    return buffer.getvalue()

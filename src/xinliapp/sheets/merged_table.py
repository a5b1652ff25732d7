"""The bureau's merged table as a spreadsheet: text and number cells only, no names in the properties."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from xinliapp.domain.bureau import MergedTable
from xinliapp.sheets.kz_form import SCHOOL_HEADING, open_book, write_text


def write_merged_sheet(table: MergedTable, sources: Sequence[str], notes: Sequence[str]) -> bytes:
    """The table as xlsx: title, header row, one row per school, totals, then ``notes`` one per row.

    ``sources`` gives the last column of each line ("r2 签名√", "未签名"). Figures stand as they were
    reported: nothing is hidden in a table that is passed on.
    """
    if len(sources) != len(table.lines):
        raise ValueError("one source per line")
    buffer = BytesIO()
    book = open_book(buffer)
    sheet = book.add_worksheet("汇总表")
    number = book.add_format({"align": "center", "valign": "vcenter", "border": 1})
    headings = [SCHOOL_HEADING, *(column.heading for column in table.columns), "来源"]
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    sheet.merge_range(0, 0, 0, len(headings) - 1, "", title)
    sheet.write_string(0, 0, table.title, title)
    sheet.write_string(1, 0, f"汇总单位：{table.bureau_name}    汇总时间：{table.made_at.replace('T', ' ')}")
    for place, heading in enumerate(headings):
        write_text(book, sheet, 2, place, heading)
    row = 3
    for line, source in zip(table.lines, sources, strict=True):
        write_text(book, sheet, row, 0, line.school_name)
        for place, column in enumerate(table.columns, start=1):
            value = line.values.get(column.id)
            if isinstance(value, str):
                write_text(book, sheet, row, place, value)
            elif value is not None:
                sheet.write_number(row, place, value, number)
            else:
                sheet.write_blank(row, place, None, number)
        write_text(book, sheet, row, len(headings) - 1, source)
        row += 1
    write_text(book, sheet, row, 0, f"合计 {len(table.lines)}/{table.expected}")
    for place, column in enumerate(table.columns, start=1):
        total = table.totals.get(column.id)
        if total is None:
            sheet.write_blank(row, place, None, number)
        else:
            sheet.write_number(row, place, total, number)
    for offset, note in enumerate(notes, start=1):
        sheet.write_string(row + offset, 0, note)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, len(headings) - 1, 12)
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()

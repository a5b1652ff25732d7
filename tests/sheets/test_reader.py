"""Untrusted files: read by content, or one clear sentence and nothing read. The real child is used."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from tests.sheets.files import CHILD, HEADER, bomb, edit, lying_bomb, twice, with_cell, xlsx
from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import CellError, FileKind, Notice, Workbook
from xinliapp.i18n.messages import sentence
from xinliapp.i18n.messages.sheets import NOTICES
from xinliapp.sheets.reader import Limits, read_workbook, reader_command


def codes(book: Workbook) -> list[str]:
    return [notice.code for notice in book.notices]


def refused(path: Path, code: str, **limits: float) -> None:
    with pytest.raises(UserError) as error:
        read_workbook(path, limits=Limits(**limits) if limits else None)  # type: ignore[arg-type]
    assert error.value.code == code
    assert path.name in sentence(error.value) and "代号" not in sentence(error.value)


def test_plain_workbook_keeps_texts_numbers_and_row_numbers(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADER, (), (*CHILD, 990101201305152382, True)])
    book = read_workbook(path)
    assert (book.kind, book.notices) == (FileKind.XLSX, ())
    assert [row.number for row in book.sheets[0].rows] == [1, 3]
    assert book.sheets[0].rows[1].cells == (*CHILD, 990101201305152382.0, True)


def test_genuine_xls_with_hidden_row_and_its_dates(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("七1")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for column, heading in enumerate(HEADER):
        sheet.write(0, column, heading)
    for row in range(1, 80):
        sheet.write(row, 0, f"学生{row}")
        sheet.write(row, 2, dt.date(2013, 5, 15), style)
    sheet.row(2).hidden = True
    book.save(tmp_path / "b.xls")
    read = read_workbook(tmp_path / "b.xls")
    assert read.kind is FileKind.XLS
    assert read.sheets[0].rows[1].cells[2] == dt.date(2013, 5, 15)
    assert [row.number for row in read.sheets[0].rows if row.hidden] == [3]
    assert Notice("hidden_rows", (("sheet", "七1"), ("count", 1))) in read.notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_files_in_every_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(f'{mark.join(HEADER)}\r\n"欧阳\u5a1c"{mark}女\r\n'.encode(encoding))
    read = read_workbook(path)
    assert read.kind is FileKind.TEXT
    assert read.sheets[0].rows[0].cells == HEADER
    assert read.sheets[0].rows[1].cells[:2] == ("欧阳\u5a1c", "女")


def test_web_page_named_xls_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "d.xls"
    path.write_text(
        "<html><meta charset=utf-8><table><tr><th>姓名</th><th>学籍号</th></tr>"
        "<tr><td>李四</td><td>G990101201305152382</td></tr></table></html>",
        "utf-8",
    )
    read = read_workbook(path)
    assert read.kind is FileKind.HTML and codes(read) == ["kind_differs"]
    assert read.sheets[0].rows[1].cells == ("李四", "G990101201305152382")


def test_real_kind_counts_not_the_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "e.xlsx").rename(tmp_path / "e.xls")
    read = read_workbook(path)
    assert read.kind is FileKind.XLSX and codes(read) == ["kind_differs"]


def test_refused_files_each_with_their_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    refused(tmp_path / "empty.xlsx", "sheet_empty_file")
    (tmp_path / "report.xlsx").write_bytes(b"%PDF-1.7 something")
    refused(tmp_path / "report.xlsx", "sheet_other_kind")
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    (tmp_path / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    refused(tmp_path / "locked.xlsx", "sheet_encrypted")
    (tmp_path / "wps.et").write_bytes(ole)
    refused(tmp_path / "wps.et", "sheet_et")
    whole = xlsx(tmp_path / "cut.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "cut.xlsx", "sheet_truncated")
    refused(twice(tmp_path / "twice.xlsx"), "sheet_zip_twice")
    refused(tmp_path / "nowhere.xlsx", "sheet_not_readable")
    refused(xlsx(tmp_path / "blank.xlsx", []), "sheet_no_rows")


def test_damage_inside_a_member_is_noticed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "flip.xlsx")
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    refused(path, "sheet_truncated")


def test_bombs_do_not_inflate(tmp_path: Path) -> None:
    refused(bomb(tmp_path / "bomb.xlsx"), "sheet_bomb")
    # Stopped at the cap: inflating all 300 MB would not fit and would end as sheet_too_big.
    refused(
        lying_bomb(tmp_path / "liar.xlsx"), "sheet_bomb", memory=150 * 1024 * 1024, inflated=20 * 1024 * 1024
    )


def test_stray_cell_in_the_last_row_and_column_is_left_out(tmp_path: Path) -> None:
    path = with_cell(xlsx(tmp_path / "stray.xlsx"), "XFD1048576")
    read = read_workbook(path)
    assert [row.cells for row in read.sheets[0].rows] == [HEADER, CHILD]
    assert Notice("stray_cells", (("sheet", "名单"), ("count", 1))) in read.notices
    read = read_workbook(with_cell(xlsx(tmp_path / "far.xlsx"), "A900000"))
    assert len(read.sheets[0].rows) == 2 and "stray_cells" in codes(read)


def test_a_memory_cap_ends_the_child_not_the_program(tmp_path: Path) -> None:
    rows = [HEADER, *[tuple(f"{row}-{column}-{'长' * 40}" for column in range(30)) for row in range(2000)]]
    path = xlsx(tmp_path / "large.xlsx", rows)
    assert len(read_workbook(path).sheets[0].rows) == 2001
    refused(path, "sheet_too_big", memory=36 * 1024 * 1024)


def test_a_child_that_hangs_is_killed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "slow.xlsx")
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(UserError) as error:
        read_workbook(path, command=command, limits=Limits(seconds=0.3))
    assert error.value.code == "sheet_too_slow"
    with pytest.raises(UserError) as error:
        read_workbook(path, command=command, cancelled=lambda: True)
    assert error.value.code == "cancelled"


def test_a_child_that_dies_or_babbles_is_a_sentence(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx")
    for program, code in (
        ("import os; os.abort()", "sheet_too_big"),
        ("print('hello')", "sheet_reader_stopped"),
        ("import sys; sys.stdout.buffer.write((99).to_bytes(8, 'big') + b'{}')", "sheet_reader_stopped"),
    ):
        with pytest.raises(UserError) as error:
            read_workbook(path, command=[sys.executable, "-c", program])
        assert error.value.code == code


def test_links_macros_hidden_parts_and_empty_formulas_are_announced(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "在用"
    sheet.append(list(HEADER))
    sheet.append(list(CHILD))
    sheet.append(["李四", "=A1"])
    sheet.row_dimensions[2].hidden = True
    old = book.create_sheet("旧名单")
    old.append(list(HEADER))
    old.sheet_state = "veryHidden"
    path = tmp_path / "all.xlsx"
    book.save(path)

    def add(members: dict[str, bytes]) -> None:
        members["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
        members["xl/vbaProject.bin"] = b"macro"

    read = read_workbook(edit(path, add))
    assert set(codes(read)) == {"external_links", "macros", "empty_formulas", "hidden_sheet", "hidden_rows"}
    assert [row.number for row in read.sheets[0].rows if row.hidden] == [2]
    assert [sheet.hidden for sheet in read.sheets] == [False, True]
    assert set(codes(read)) <= set(NOTICES)


def test_error_cells_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "na.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, CHILD)
    sheet.write_formula(1, 3, "=NA()", None, "#N/A")
    book.close()
    assert read_workbook(path).sheets[0].rows[1].cells[3] == CellError("#")


def test_1904_dates(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write(1, 0, "张三")
    sheet.write_datetime(1, 2, dt.date(2013, 5, 15), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    read = read_workbook(path)
    assert read.uses_1904
    value = read.sheets[0].rows[1].cells[2]
    assert isinstance(value, dt.date) and (value.year, value.month, value.day) == (2013, 5, 15)


def test_entity_tricks_are_refused(tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        part = members["xl/worksheets/sheet1.xml"]
        members["xl/worksheets/sheet1.xml"] = part.replace(
            b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1
        )

    refused(edit(xlsx(tmp_path / "dtd.xlsx"), change), "sheet_truncated")


@pytest.mark.parametrize("typed", [b"", b"hello", b"[]", b'{"memory": 1}'])
def test_a_child_without_a_request_ends_without_a_stack(typed: bytes) -> None:
    done = subprocess.run(reader_command(), input=typed, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (64, b"", b"")

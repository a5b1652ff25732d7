"""The merged table against numbers added up by hand."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles.seal import seal_bag
from xinliapp.domain.bureau import MergedTable
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.rules import CheckSeverity
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.services import bureau as desk
from xinliapp.services import enrolment, members
from xinliapp.services.merge import (
    for_display,
    merge,
    merge_pdf,
    merge_xlsx,
    merged_print,
    notes,
    source_label,
)

# school → its eight numbers; the last is a plain spreadsheet
GIVEN = {
    1: (12, 9600, 3, 1710, 1751, 1800, 23, 9),
    2: (6, 620, 1, 300, 610, 0, 2, 3),
    3: (4, 400, None, None, 380, 400, 7, 7),
}
PLAIN = (1, 90, 1, 60, 88, 90, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> offices.Office:
    bureau = offices.bureau(tmp_path / "b")
    age_key = enrolment.ensure_unit_keys(bureau.session).age.public
    paths = []
    for number, values in GIVEN.items():
        school = offices.school(tmp_path / f"s{number}", number)
        pending = enrolment.import_request(bureau.session, enrolment.make_request(school.session))
        enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
        remarks = '=HYPERLINK("x")' if number == 2 else "无"
        form = make.payload(school.code, values, name=school.name, remarks=remarks)
        paths.append(tmp_path / f"{number}.age")
        paths[-1].write_bytes(seal_bag(make.bag(form, seed=school.seed).data, [age_key]))
    members.save_member(bureau.session, "3150000004", "第四小学")
    members.save_member(bureau.session, "3150000005", "第五小学")
    paths.append(tmp_path / "四.xlsx")
    paths[-1].write_bytes(b"PK\x03\x04")
    headings = ("学校", *(column.heading for column in make.definition().columns))
    rows = (Row(1, headings), Row(2, ("第四小学", *PLAIN)))
    book = Workbook(FileKind.XLSX, (Sheet("x", rows),))
    desk.receive(
        bureau.session, paths, [make.definition()], read_workbook=lambda path: book, period=make.PERIOD
    )
    return bureau


@pytest.fixture
def table(office: offices.Office) -> MergedTable:
    return merge(office.session, make.definition(), make.PERIOD)


def test_totals_by_hand(table: MergedTable) -> None:
    assert dict(table.totals) == {
        "c1": 12 + 6 + 4 + 1,
        "c2": 9600 + 620 + 400 + 90,
        "c3": 3 + 1 + 1,
        "c4": 1710 + 300 + 60,
        "c5": 1751 + 610 + 380 + 88,
        "c6": 1800 + 0 + 400 + 90,
        "c7": 23 + 2 + 7 + 1,
        "c8": 9 + 3 + 7 + 1,
    }
    assert table.reported_by["c3"] == 3 and table.reported_by["c1"] == 4
    assert (len(table.lines), table.expected) == (4, 5)
    assert [school.name for school in table.missing] == ["第五小学"]
    assert [source_label(line) for line in table.lines] == ["r1 签名√", "r1 签名√", "r1 签名√", "未签名"]


def test_cross_checks_flag_the_row_they_belong_to(table: MergedTable) -> None:
    flagged = {line.school_code: [flag.check_id for flag in line.flags] for line in table.lines}
    assert flagged["3150000002"] == ["K1"]  # 3 helped of 2 found
    assert flagged["3150000001"] == flagged["3150000003"] == []
    # the plain sheet came without a head
    assert flagged["3150000004"] == ["head:填表单位", "head:填表时间", "head:填表人", "head:填表电话"]
    assert table.lines[1].flags[0].severity is CheckSeverity.EXPLAIN


def test_without_unsigned(office: offices.Office) -> None:
    table = merge(office.session, make.definition(), make.PERIOD, include_unsigned=False)
    assert table.totals["c1"] == 22 and table.unsigned_left_out == 1
    assert [school.name for school in table.missing] == ["第四小学", "第五小学"]
    assert any("1所学校的未签名表没有计入" in note for note in notes(table))


def test_spreadsheet_holds_text_and_numbers_only(table: MergedTable) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(merge_xlsx(table))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[2][0] == "学校" and rows[2][-1] == "来源"
    assert rows[3][1:9] == [12, 9600, 3, 1710, 1751, 1800, 23, 9]
    assert rows[5][3:5] == [None, None]  # 没有此项 stays blank, it is not 0
    assert rows[7][0] == "合计 4/5" and rows[7][1:9] == [23, 10710, 5, 2070, 2829, 2290, 33, 20]
    assert "未报1所：第五小学。" in [row[0] for row in rows[8:]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    risky = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert len(risky) == 1 and risky[0].quotePrefix


def test_pdf_names_the_missing_and_the_sources(table: MergedTable) -> None:
    printed = merged_print(table)
    assert printed.missing == ("第五小学",) and printed.totals[0] == "23"
    assert printed.rows[2].values[2] is None
    pdf = merge_pdf(table)
    assert pdf.startswith(b"%PDF")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_one_schools_odd_character_does_not_stop_the_paper_of_all(table: MergedTable, tmp_path: Path) -> None:
    odd = dataclasses.replace(
        table.lines[0],
        values={**table.lines[0].values, "c9": "见\U0001f600说明"},
        school_name="试验\U00013000中学",
    )
    pdf = tmp_path / "merged.pdf"
    pdf.write_bytes(merge_pdf(dataclasses.replace(table, lines=(odd, *table.lines[1:]))))
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    assert "有2处文字含字体里没有的字" in words and "合计 4/5" in words


def test_small_numbers_of_people_are_hidden_on_the_screen_only(table: MergedTable) -> None:
    shown = for_display(table)
    assert set(shown) == {"c7", "c8"}
    assert shown["c7"].cells == ("23", "<5", "7", "<5") and not shown["c7"].total_hidden
    assert shown["c8"].cells == ("9", "<5", "7", "<5")
    assert table.lines[1].values["c7"] == 2


def test_nothing_received(tmp_path: Path) -> None:
    bureau = offices.bureau(tmp_path / "b")
    with pytest.raises(UserError) as error:
        merge(bureau.session, make.definition(), make.PERIOD)
    assert error.value.code == "merge_empty"

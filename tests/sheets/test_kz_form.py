"""The form as a spreadsheet: what we write, any reader reads; what schools make of it, we read."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.support import exchange as make
from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import Cell, CellError, FileKind, Row, Sheet, Workbook
from xinliapp.rulepacks.library import form as shipped_form
from xinliapp.sheets.kz_form import read_form_sheet, write_form_sheet
from xinliapp.sheets.reader import read_workbook
from xinliapp.storage.measures import SPECS

ANNEX = (
    "学校",
    "开展专题宣传教育（场次）",
    "参与宣传教育人员（人次）",
    "组织开展专题家长会（场次）",
    "参与专题家长会（人次）",
    "开展面对面谈心（场次）",
    "发放宣传手册（册）",
    "排查心理存在问题学生（人）",
    "成功干预、疏导学生（人）",
    "备注",
)


def book(*rows: tuple[Cell, ...], hidden: frozenset[int] = frozenset()) -> Workbook:
    made = tuple(Row(number, cells, number in hidden) for number, cells in enumerate(rows, start=1))
    return Workbook(FileKind.XLSX, (Sheet("统计表", made),))


def test_written_as_the_notice_prints_it() -> None:
    definition = shipped_form("KZ", SPECS)
    form = make.payload(values=(12, 9600, None, None, 1751, 0, 23, 9), remarks="+86 手册")
    sheet = openpyxl.load_workbook(io.BytesIO(write_form_sheet(definition, form))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[2]) == ANNEX
    assert rows[3] == ["试验中学", 12, 9600, None, None, 1751, 0, 23, 9, "+86 手册"]
    assert (
        rows[1][0] == "填表单位：试验中学    填表时间：2026-10-17    填表人：周老师    填表电话：02300000000"
    )
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["J4"].quotePrefix
    made = openpyxl.load_workbook(io.BytesIO(write_form_sheet(definition, form)))
    assert not made.properties.creator and not made.properties.lastModifiedBy


def test_read_back_through_the_guarded_reader(tmp_path: Path) -> None:
    definition = shipped_form("KZ", SPECS)
    form = make.payload(values=(12, 9600, None, None, 1751, 0, 23, 9))
    path = tmp_path / "统计表.xlsx"
    path.write_bytes(write_form_sheet(definition, form))
    plain = read_form_sheet(read_workbook(path), definition)
    assert plain.school == "试验中学" and plain.problems == ()
    assert plain.head == dict(form.head)
    assert [plain.values[f"c{n}"] for n in range(1, 9)] == [12, 9600, None, None, 1751, 0, 23, 9]
    assert plain.values["c9"] == "手册由片区统一印发"


def test_as_schools_really_fill_it_in() -> None:
    definition = shipped_form("KZ", SPECS)
    headings = tuple(f"{n} {text}" if n else text for n, text in enumerate(ANNEX))
    loose = tuple(text.replace("（", " (").replace("）", ")\n") for text in ANNEX)
    for heading in (ANNEX, loose, tuple(text.split("（")[0] for text in ANNEX)):
        plain = read_form_sheet(
            book(
                ("附件",),
                ("填表单位:试验中学", None, "填表时间：", "2026-10-17", "填表人：", "周老师"),
                heading,
                ("试验中学", "１２", "9600人次", 3.0, None, "1 751", 1800, "约20", CellError("#REF!"), None),
                ("合计", 12, 9600, 3, 0, 1751, 1800, 20, 9, None),
                ("注：按实际填写",),
            ),
            definition,
        )
        assert [plain.values[f"c{n}"] for n in range(1, 7)] == [12, 9600, 3, None, 1751, 1800]
        assert plain.problems == ("排查心理存在问题学生（人）", "成功干预、疏导学生（人）")
        assert plain.values["c7"] is None and plain.values["c9"] is None
        assert plain.head == {"填表单位": "试验中学", "填表时间": "2026-10-17", "填表人": "周老师"}
    assert headings[1].startswith("1 ")


@pytest.mark.parametrize("cell", [-1, 12.5, 1e12, True, "1/2", "十二", "12-13"])
def test_cells_that_are_no_count(cell: Cell) -> None:
    definition = shipped_form("KZ", SPECS)
    plain = read_form_sheet(book(ANNEX, ("校", cell, *(1,) * 7, None)), definition)
    assert plain.values["c1"] is None and len(plain.problems) == 1


def test_what_is_no_such_form() -> None:
    definition = shipped_form("KZ", SPECS)
    row: tuple[Cell, ...] = ("校", *(1,) * 8, None)
    cases: tuple[tuple[Workbook, str], ...] = (
        (book(("姓名", "班级"), ("甲", "七(1)")), "form_not_recognised"),
        (book(ANNEX[:5], row[:5]), "form_not_recognised"),
        (book(), "form_not_recognised"),
        (book(ANNEX), "form_row_missing"),
        (book(ANNEX, row, hidden=frozenset({2})), "form_row_missing"),
        (book(ANNEX, row, ("乙校", *row[1:])), "form_rows_many"),
        (
            Workbook(FileKind.XLSX, (Sheet("x", book(ANNEX, row).sheets[0].rows, True),)),
            "form_not_recognised",
        ),
    )
    for given, code in cases:
        with pytest.raises(UserError) as error:
            read_form_sheet(given, definition)
        assert error.value.code == code

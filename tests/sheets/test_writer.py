"""Tables that are safe to open."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinliapp.sheets.reader import read_workbook
from xinliapp.sheets.writer import TableSheet, is_risky, write_table

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u200b=1"]


@pytest.mark.parametrize("text", RISKY)
def test_risky_texts_stay_texts_and_are_quoted(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, [TableSheet("表", ["列"], [[text], ["张三"]])])
    cell = openpyxl.load_workbook(path).active["A2"]
    assert is_risky(text)
    assert (cell.data_type, bool(cell.quotePrefix)) == ("s", True)
    assert "\r" in text or cell.value == text
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


def test_long_numbers_leave_as_text_and_come_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    rows = [["G990101201305152382", 990101201305152382, 7, 1.5, dt.date(2013, 5, 15), None, float("nan")]]
    write_table(path, [TableSheet("七(1)/班", list("abcdefg"), rows, title="名单", widths=[20])])
    sheet = read_workbook(path).sheets[0]
    assert sheet.name == "七(1) 班"
    assert sheet.rows[2].cells == (
        "G990101201305152382",
        "990101201305152382",
        7.0,
        1.5,
        "2013-05-15",
        None,
        "nan",
    )


def test_nobodys_name_in_the_properties_and_same_bytes(tmp_path: Path) -> None:
    table = [TableSheet("表", ["列"], [["值"]]), TableSheet("表", ["列"], [])]
    path = tmp_path / "c.xlsx"
    data = write_table(path, table)
    assert data == path.read_bytes() == write_table(None, table)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["表", "表(2)"]
    assert not book.properties.creator and not book.properties.lastModifiedBy


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("名" * 40, "名" * 31),
        (
            "0" * 18 + "𠅤" * 7,
            "0" * 18 + "𠅤" * 6,
        ),  # two units each, none is halved
        ("a" * 30 + "'b", "a" * 30),
        ("'", "表"),
    ],
)
def test_a_sheet_name_has_at_most_31_units_and_no_apostrophe_at_an_end(
    tmp_path: Path, asked: str, given: str
) -> None:
    write_table(tmp_path / "d.xlsx", [TableSheet(asked, ["列"], [])])
    assert openpyxl.load_workbook(tmp_path / "d.xlsx").sheetnames == [given]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30), st.text(max_size=40))
def test_any_text_gives_a_readable_file(
    tmp_path_factory: pytest.TempPathFactory, value: str, name: str
) -> None:
    path = tmp_path_factory.mktemp("w") / "d.xlsx"
    write_table(path, [TableSheet(name, ["列"], [[value]])])
    assert openpyxl.load_workbook(path).active["A1"].value == "列"

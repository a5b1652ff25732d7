"""Headers as people write them."""

from __future__ import annotations

import pytest

from xinliapp.domain.roster_fields import Field, field_of
from xinliapp.domain.spreadsheet import Cell, Row, Sheet
from xinliapp.sheets.headers import find_header, map_columns


def sheet(
    *rows: tuple[Cell, ...], name: str = "Sheet1", merged: tuple[tuple[int, int, int, int], ...] = ()
) -> Sheet:
    return Sheet(
        name, tuple(Row(number, cells) for number, cells in enumerate(rows, start=1) if cells), False, merged
    )


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("学 籍\n号", Field.STUDENT_NUMBER),
        ("全国学籍号★", Field.STUDENT_NUMBER),
        ("国网学籍号（19位）", Field.STUDENT_NUMBER),
        ("学生身份证号", Field.ID_NUMBER),
        ("公民身份号码", Field.ID_NUMBER),
        ("姓　名", Field.NAME),
        ("*学生姓名", Field.NAME),
        ("出生日期(YYYYMMDD)", Field.BIRTHDAY),
        ("班 级", Field.CLASS),
        ("所在班级", Field.CLASS),
        ("是否留守儿童", Field.LEFT_BEHIND),
        ("成员1姓名", Field.GUARDIAN1_NAME),
        ("成员２联系电话", Field.GUARDIAN2_PHONE),
        ("监护人2与学生关系", Field.GUARDIAN2_RELATION),
        ("家庭成员1(姓名)", Field.GUARDIAN1_NAME),
        ("父亲电话", Field.GUARDIAN1_PHONE),
        ("母亲姓名", Field.GUARDIAN2_NAME),
        ("家长电话", Field.CONTACT_PHONE),
        ("成员1是否监护人", None),
        ("期中成绩", None),
    ],
)
def test_wordings(heading: str, meaning: Field | None) -> None:
    assert field_of(heading) is meaning


def test_title_rows_above_and_class_in_the_title() -> None:
    found = sheet(
        ("示例初级中学2026年八年级3班学生名单",),
        ("填表人:",),
        ("序号", "姓名", "性别", "学籍号"),
        (1, "张三", "男", "x"),
    )
    header = find_header(found)
    assert header is not None and header.last_row == 3
    mapping = map_columns(found, header)
    assert mapping.class_text == "八年级3班"
    assert mapping.columns == {0: Field.IGNORE, 1: Field.NAME, 2: Field.GENDER, 3: Field.STUDENT_NUMBER}


def test_two_row_header_with_merged_upper_cells() -> None:
    found = sheet(
        ("姓名", "班级", "监护人1", None, "监护人2", None),
        (None, None, "姓名", "电话", "姓名", "电话"),
        ("张三", "七(1)", "张父", "13800000000", "李母", "13900000000"),
        merged=((1, 2, 1, 3), (1, 4, 1, 5), (1, 0, 2, 0), (1, 1, 2, 1)),
    )
    header = find_header(found)
    assert header is not None and (header.first_row, header.last_row) == (1, 2)
    assert map_columns(found, header).columns == {
        0: Field.NAME,
        1: Field.CLASS,
        2: Field.GUARDIAN1_NAME,
        3: Field.GUARDIAN1_PHONE,
        4: Field.GUARDIAN2_NAME,
        5: Field.GUARDIAN2_PHONE,
    }


def test_sheet_named_after_its_class_and_parents_by_heading() -> None:
    found = sheet(("姓名", "父亲姓名", "父亲电话"), ("张三", "张父", "1"), name="七(2)班")
    header = find_header(found)
    assert header is not None
    mapping = map_columns(found, header)
    assert mapping.class_text == "七(2)班" and mapping.relations == {1: "父亲", 2: "父亲"}


def test_vague_heading_is_judged_by_its_column() -> None:
    numbers = sheet(("姓名", "性别", "学号"), ("张三", "男", "G990101201305152382"))
    places = sheet(("姓名", "性别", "学号"), ("张三", "男", 7.0))
    local = sheet(("姓名", "性别", "学号"), ("张三", "男", "20260107"))
    meanings = []
    for found in (numbers, places, local):
        header = find_header(found)
        assert header is not None
        meanings.append(map_columns(found, header).columns[2])
    assert meanings == [Field.STUDENT_NUMBER, Field.NUMBER_IN_CLASS, Field.IGNORE]


def test_no_header_and_a_remembered_one() -> None:
    assert find_header(sheet(("说明",), ("请在下表填写姓名",))) is None
    found = sheet(("姓名", "性别", "代号"), ("张三", "男", "x"))
    header = find_header(found)
    assert header is not None
    mapping = map_columns(found, header, {"代号": "student_number", "性别": "不存在的"})
    assert mapping.columns == {0: Field.NAME, 1: Field.GENDER, 2: Field.STUDENT_NUMBER}

"""Cells as they are found and what they mean."""

from __future__ import annotations

import datetime as dt

import pytest

from xinliapp.domain.class_labels import SchoolShape, class_in_title, grade_in_title, read_class, read_grade
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_values import (
    clean_name,
    number_destroyed,
    read_birthday,
    read_boarding,
    read_count,
    read_gender,
    read_id_cell,
    read_name,
    read_phone,
    read_relation,
    read_status,
    read_tag,
)
from xinliapp.domain.school import SchoolSystem, Stage
from xinliapp.domain.spreadsheet import Cell
from xinliapp.domain.students import Boarding, Gender, StudentStatus, TagKind

AS_OF = dt.date(2026, 9, 1)
JUNIOR = SchoolShape((Stage.JUNIOR,), SchoolSystem.SIX_THREE, 2026)
WHOLE = SchoolShape((Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR), SchoolSystem.SIX_THREE, 2026)
FIVE_FOUR = SchoolShape((Stage.PRIMARY, Stage.JUNIOR), SchoolSystem.FIVE_FOUR, 2026)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("张 三", "张三"),
        ("叶\u3000嘉 ", "叶嘉"),
        ("艾力•吐尔逊", "艾力·吐尔逊"),
        ("艾力 ・ 吐尔逊", "艾力·吐尔逊"),
        ("艾力.吐尔逊", "艾力·吐尔逊"),
        ("Ａｎｎａ　Ｌｅｅ", "Anna Lee"),
        ("\u200b李\ufeff四", "李四"),
        ("𠮷田", "𠮷田"),
        ("\uf900", "\uf900"),
    ],
)
def test_names(written: str, name: str) -> None:
    assert clean_name(written) == name
    assert clean_name(clean_name(written)) == name


def test_names_that_are_none_or_need_a_look() -> None:
    assert read_name("长" * 41).codes == ("name_too_long",)
    assert read_name(12.0).codes == ("name_unreadable",)
    assert read_name("---").codes == ("name_unreadable",)
    assert read_name("张\ue123").codes == ("name_private_character",)
    assert read_name("张?").codes == ("name_damaged",)
    assert read_name("张三(转)").value == "张三(转)"


@pytest.mark.parametrize("cell", ["1-男", "男", "1", 1.0, "1－男", "男性", " 男 ", "M"])
def test_male(cell: Cell) -> None:
    assert read_gender(cell) == (Gender.MALE, ())


@pytest.mark.parametrize("cell", ["2-女", "女", "2", 2.0, "02"])
def test_female(cell: Cell) -> None:
    assert read_gender(cell) == (Gender.FEMALE, ())


def test_contradicting_gender_is_not_guessed() -> None:
    assert read_gender("1-女") == (None, ("gender_unknown",))
    assert read_gender("9-未说明") == (None, ())


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2013, 5, 15),
        dt.datetime(2013, 5, 15, 0, 0),  # noqa: DTZ001
        "20130515",
        20130515.0,
        "2013.5.15",
        "2013-05-15",
        "2013/5/15",
        "2013年5月15日",
        "2013-05-15 00:00:00",
        "２０１３.０５.１５",
        "15/5/2013",
        "5/15/2013",
    ],
)
def test_birthdays(cell: Cell) -> None:
    assert read_birthday(cell, AS_OF) == ("2013-05-15", ())


def test_serial_numbers_by_epoch() -> None:
    # 2013-05-15 is day 41409 counted from 1899-12-30 and 39947 from 1904-01-01.
    assert read_birthday("41409", AS_OF) == ("2013-05-15", ("birthday_serial",))
    assert read_birthday(39947.0, AS_OF, uses_1904=True) == ("2013-05-15", ("birthday_serial",))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("13.5.15", "birthday_two_digit_year"),
        ("130515", "birthday_two_digit_year"),
        ("5/6/2013", "birthday_ambiguous"),
        ("2013-02-30", "birthday_unreadable"),
        ("2013年5月", "birthday_unreadable"),
        ("1913-05-15", "birthday_out_of_range"),
        ("2027-05-15", "birthday_out_of_range"),
    ],
)
def test_birthdays_not_taken(cell: Cell, code: str) -> None:
    assert read_birthday(cell, AS_OF) == (None, (code,))


@pytest.mark.parametrize("cell", [9.901012013051524e17, 990101201305152.0 * 10, 1e15, "9.90101E+17"])
def test_numbers_of_more_than_fifteen_digits_are_destroyed_whatever_they_end_in(cell: Cell) -> None:
    assert number_destroyed(cell)
    assert read_id_cell(cell).codes == ("id_destroyed",)


def test_fifteen_digits_typed_as_a_number_are_whole() -> None:
    assert read_id_cell(110105491231002.0).value == "11010519491231002X"


@pytest.mark.parametrize(
    ("cell", "phone", "codes"),
    [
        (13800004837.0, "13800004837", ()),
        ("138-0000-4837", "13800004837", ()),
        ("+86 13800004837", "13800004837", ()),
        ("0516-8123456", "0516-8123456", ()),
        ("13800004837/13900000000", "13800004837", ("phone_several",)),
        ("1380000483", "1380000483", ("phone_form",)),
        ("无", None, ()),
    ],
)
def test_phones_never_refuse(cell: Cell, phone: str | None, codes: tuple[str, ...]) -> None:
    assert read_phone(cell) == (phone, codes)


def test_small_readers() -> None:
    assert read_boarding("2-住校").value is Boarding.BOARDING
    assert read_boarding("1").value is Boarding.DAY
    assert read_boarding("是").value is Boarding.BOARDING
    assert read_boarding("否").value is Boarding.DAY
    assert read_status("休学").value is StudentStatus.SUSPENDED
    assert read_status("奇怪").codes == ("status_unknown",)
    assert read_relation("51-父亲").value == "父亲"
    assert read_count("07号").value == 7 and read_count(45.0).value == 45


@pytest.mark.parametrize(
    ("meaning", "cell", "kind", "present"),
    [
        (Field.LEFT_BEHIND, "0-非留守儿童", None, False),
        (Field.LEFT_BEHIND, "1-单亲留守儿童", TagKind.LEFT_BEHIND_ONE, True),
        (Field.LEFT_BEHIND, 2.0, TagKind.LEFT_BEHIND_BOTH, True),
        (Field.LEFT_BEHIND, "是", TagKind.LEFT_BEHIND, True),
        (Field.MIGRANT, "是", TagKind.MIGRANT, True),
        (Field.ORPHAN, "否", TagKind.ORPHAN, False),
        (Field.DISABILITY, "无残疾", TagKind.DISABILITY, False),
        (Field.HEALTH, "1-健康或良好", TagKind.HEALTH, False),
        (Field.SINGLE_PARENT, "单亲", TagKind.SINGLE_PARENT, True),
    ],
)
def test_sensitive_columns(meaning: Field, cell: Cell, kind: TagKind | None, present: bool) -> None:
    read = read_tag(meaning, cell)
    assert read.value is not None and (read.value.kind, read.value.present) == (kind, present)


def test_sensitive_details_and_unknown_words() -> None:
    read = read_tag(Field.DISABILITY, "听力残疾")
    assert read.value is not None and read.value.detail == "听力残疾"
    assert read_tag(Field.ORPHAN, "待查").codes == ("tag_unknown",)
    assert read_tag(Field.LEFT_BEHIND, "1-非留守").codes == ("tag_unknown",)


@pytest.mark.parametrize(
    ("text", "year", "number"),
    [
        ("七年级1班", 2026, 1),
        ("七(1)", 2026, 1),
        ("七（12）班", 2026, 12),
        ("七⑴班", 2026, 1),
        ("701", 2026, 1),
        ("0701", 2026, 1),
        ("8.1", 2025, 1),
        ("8.10", 2025, 10),
        ("8-12", 2025, 12),
        ("初二(4)", 2025, 4),
        ("初三年级5班", 2024, 5),
        ("八年级十一班", 2025, 11),
        ("七年一班", 2026, 1),
        ("一(3)班", 2026, 3),
        ("2026级1班", 2026, 1),
        ("2027届2班", 2024, 2),
    ],
)
def test_class_labels_in_a_junior_school(text: str, year: int, number: int) -> None:
    reading = read_class(text, JUNIOR)
    assert reading is not None and reading.key is not None
    assert (reading.key.stage, reading.key.entry_year, reading.key.number) == (Stage.JUNIOR, year, number)


def test_numeric_class_is_asked_about_never_guessed() -> None:
    for cell in (8.1, 8.12, dt.date(2026, 8, 1)):
        reading = read_class(cell, JUNIOR)
        assert reading is not None and (reading.key, reading.code) == (None, "class_ambiguous")
    assert read_class(8.1, JUNIOR).choices == ("8.1", "8.10")  # type: ignore[union-attr]
    whole = read_class(701.0, JUNIOR)
    assert whole is not None and whole.key is not None and whole.key.number == 1


def test_class_labels_against_the_school() -> None:
    senior = read_class("高一3班", WHOLE)
    assert senior is not None and senior.key is not None and senior.key.stage is Stage.SENIOR
    assert read_class("三年级1班", JUNIOR).code == "class_unknown"  # type: ignore[union-attr]
    six = read_class("六(2)", FIVE_FOUR)
    assert six is not None and six.key is not None and six.key.stage is Stage.JUNIOR
    assert read_class("2026级1班", WHOLE).code == "class_ambiguous"  # type: ignore[union-attr]
    grade = read_grade("八年级", JUNIOR)
    inside = read_class("3班", JUNIOR, grade)
    assert inside is not None and inside.key is not None and inside.key.entry_year == 2025
    assert read_class("七(1)", JUNIOR, grade).code == "class_ambiguous"  # type: ignore[union-attr]
    assert read_class("待分班", JUNIOR).code == "class_unknown"  # type: ignore[union-attr]
    named = read_class("七年级A班", JUNIOR)
    assert named is not None and named.key is not None and (named.key.number, named.key.name) == (None, "A")


def test_titles() -> None:
    assert class_in_title("示例初级中学2026年八年级3班学生名单") == "八年级3班"
    assert grade_in_title("示例初级中学八年级学生基本情况登记表（2026年秋）") == "八年级"
    assert class_in_title("七(1)班、七(2)班名单") is None

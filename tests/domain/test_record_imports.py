"""Cells, headers and rows of past workbooks; expectations by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_columns import RecordMapping, check_not_shifted, columns_of, find_header, missing
from xinliapp.domain.record_imports import COLUMNS, RecordField, RecordKind, shape_of
from xinliapp.domain.record_judging import Present, judge
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.domain.record_values import (
    Unread,
    read_amount,
    read_choice,
    read_day,
    read_met,
    read_minutes,
    read_span,
    split_names,
    time_in_day,
)
from xinliapp.domain.spreadsheet import Cell, Row, Sheet

F = RecordField
TALKS = shape_of(RecordKind.TALKS)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-09-03", "20240903", "2024.9.3", "2024/9/3", "2024年9月3日", "２０２４．９．３", "2024-9-3 周二",
        "2024年9月3日（星期二）", "2024-09-03 14:00", "2024/9/3 14:00-14:45", 45538, "45538",
        dt.date(2024, 9, 3), dt.datetime(2024, 9, 3, 14, 0),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_a_day_in_every_form(cell: Cell) -> None:
    assert read_day(cell) == "2024-09-03"


@pytest.mark.parametrize("cell", ["24.9.3", "9月3日", "03/04/2024", "2024-02-30", "张三", True, 3])
def test_a_day_that_is_none_or_two_is_not_taken(cell: Cell) -> None:
    with pytest.raises(Unread):
        read_day(cell)


@given(st.dates(dt.date(1980, 1, 1), dt.date(2100, 1, 1)))
def test_a_written_day_reads_as_itself(day: dt.date) -> None:
    assert read_day(f"{day.year}.{day.month}.{day.day}") == day.isoformat()


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(45, 45), (45.0, 45), ("45分钟", 45), ("１小时", 60), ("1.5小时", 90), ("1小时20分", 80), ("600", 600)],
)
def test_minutes_and_hours(cell: Cell, minutes: int) -> None:
    assert read_minutes(cell) == minutes


@pytest.mark.parametrize("cell", [0, 601, "11小时", "一节课", -5, 0.5, dt.date(2026, 9, 1)])
def test_minutes_out_of_bounds_or_unclear(cell: Cell) -> None:
    with pytest.raises(Unread):
        read_minutes(cell)


def test_a_span_says_when_and_how_long() -> None:
    assert read_span("14:00-14:45") == ("14:00", 45)
    assert read_span("9：05") == ("09:05", None)
    assert read_span(0.5) == ("12:00", None)
    assert read_span(None) is None
    assert time_in_day("2024/9/3 14:00~15:10") == ("14:00", 70)
    for wrong in ("14:00-13:00", "25:00", "上午"):
        with pytest.raises(Unread):
            read_span(wrong)


def test_words_names_relations_and_amounts() -> None:
    assert read_choice("面 谈", TALKS.choices[F.TALK_WAY]) == "1"
    with pytest.raises(Unread, match="不是其中一种"):
        read_choice("写信", TALKS.choices[F.TALK_WAY])
    assert split_names("张三、李 四,王五;赵六") == ("张三", "李四", "王五", "赵六")
    assert read_met("父亲、外婆") == "父亲、外婆"
    with pytest.raises(Unread):
        read_met("父亲王大明")
    assert read_amount("120人次", "人次", whole=True, highest=1000) == 120
    for wrong in ("约百人", 1.5, -1, 2000):
        with pytest.raises(Unread):
            read_amount(wrong, "人次", whole=True, highest=1000)


def test_a_header_under_a_title_is_found_and_synonyms_are_known() -> None:
    rows = (
        Row(1, ("2025秋谈心记录表",)),
        Row(2, ("学生姓名", "所在班级", "谈话时间", "谈话教师", "备注")),
        Row(3, ("王小明", "七(1)", "2025.9.3", "张老师", None)),
    )
    header = find_header(Sheet("表", rows), TALKS)
    assert header is not None and header.number == 2
    found = columns_of({place: str(text) for place, text in enumerate(header.cells)}, TALKS)
    assert found == {F.NAME: 0, F.CLASS: 1, F.DAY: 2, F.WHO: 3, F.NOTE: 4}


def test_no_two_headings_of_a_kind_say_the_same_field_twice_over() -> None:
    for columns in COLUMNS.values():
        own = [column.word for column in columns]
        assert len(set(own)) == len(own)


def test_minutes_may_be_said_by_a_span() -> None:
    shape = shape_of(RecordKind.SESSIONS)
    fixed = {F.SESSION_KIND: "individual", F.SESSION_MODE: "phone", F.WHO: "张老师"}
    mapping = RecordMapping(("表",), 1, {}, {F.NAME: 0, F.DAY: 1, F.TIME: 2}, fixed)
    assert missing(mapping, shape) == ()


def test_columns_that_slipped_are_told_by_most_of_their_cells() -> None:
    mapping = RecordMapping(("表",), 1, {}, {F.NAME: 0, F.DAY: 1})
    good = [Row(number, ("王小明", "2025.9.3")) for number in range(2, 5)]
    check_not_shifted(good, mapping, TALKS)
    check_not_shifted([*good, Row(6, ("2025.9.3", "王小明"))], mapping, TALKS)
    with pytest.raises(UserError) as refused:
        check_not_shifted([Row(number, ("2025.9.3", "王小明")) for number in range(2, 5)], mapping, TALKS)
    assert refused.value.code == "records_shifted"


def _talk(row: int, day: str, who: str) -> RecordLine:
    return RecordLine("表", row, {F.DAY: day, F.WHO: who}, Fate.NEW, students=("s",))


def _there(day: str, who: str) -> Present:
    return Present((("s",), day, who), (("s",), day), f"已有{who}")


def _fates(lines: list[RecordLine], present: list[Present]) -> list[Fate]:
    return [line.fate for line in judge(RecordKind.TALKS, lines, present)]


def test_as_many_rows_as_records_are_the_same_and_one_more_is_asked_about() -> None:
    twice = [_talk(2, "2025-09-03", "张"), _talk(3, "2025-09-03", "张")]
    assert _fates(twice, []) == [Fate.NEW, Fate.CONFLICT]
    assert _fates(twice, [_there("2025-09-03", "张")]) == [Fate.SAME, Fate.CONFLICT]
    assert _fates(twice, [_there("2025-09-03", "张")] * 2) == [Fate.SAME, Fate.SAME]


def test_a_record_near_by_is_asked_about_unless_the_file_has_it_as_well() -> None:
    there = [_there("2025-09-03", "张")]
    assert _fates([_talk(2, "2025-09-03", "李")], there) == [Fate.CONFLICT]
    both = [_talk(2, "2025-09-03", "张"), _talk(3, "2025-09-03", "李")]
    assert _fates(both, there) == [Fate.SAME, Fate.NEW]
    assert _fates([_talk(2, "2025-09-04", "李")], there) == [Fate.NEW]

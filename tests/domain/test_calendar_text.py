"""Special days and examinations as lines: written by hand, and there and back without loss."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain import calendar_text as text
from xinliapp.domain.calendar import CalendarNode, DayKind, NodeKind, SpecialDay
from xinliapp.domain.errors import UserError

D = dt.date
OFF, ON = DayKind.HOLIDAY, DayKind.MAKEUP
AUTUMN = (D(2026, 9, 1), D(2027, 1, 22))
SPRING = (D(2027, 2, 22), D(2027, 7, 2))


def _first(line: str) -> tuple[dt.date, dt.date, str]:
    (found,) = text.read_lines(line, text.HOLIDAYS)
    return found.first, found.last, found.name


# --- reading ---


@pytest.mark.parametrize(
    "mark", ["/", "~", "\uff5e", "\uff0d", "至", " — ", "——", "-", " 到 ", "\u3000至\u3000"]
)
def test_spans_are_read_with_any_usual_mark_and_without_padding(mark: str) -> None:
    assert _first(f"2026-10-1{mark}2026-10-7 国庆节") == (D(2026, 10, 1), D(2026, 10, 7), "国庆节")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2026-10-10 补周四的课", (D(2026, 10, 10), D(2026, 10, 10), "补周四的课")),
        ("2026年10月1日至2026年10月7日\u3000国庆节", (D(2026, 10, 1), D(2026, 10, 7), "国庆节")),
        ("2026.10.1~2026.10.7  国庆  长假 ", (D(2026, 10, 1), D(2026, 10, 7), "国庆 长假")),
        ("2026/10/1/2026/10/7 国庆节", (D(2026, 10, 1), D(2026, 10, 7), "国庆节")),
        ("2026-10-01", (D(2026, 10, 1), D(2026, 10, 1), "")),
    ],
)
def test_days_as_people_write_them(line: str, found: tuple[dt.date, dt.date, str]) -> None:
    assert _first(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "明天 放假",
        "2026-02-30 期中",
        "2026-10-07~2026-10-01 倒",
        "2026-10-01~2027-10-07 年份写错",
        "2026-10-01国庆节",
        "2026-10-01 " + "长" * 80,
        "2026-10-0\uff11 国庆",
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(line: str) -> None:
    with pytest.raises(UserError) as caught:
        text.read_lines(f"2026-10-01 国庆\n\n{line}", "节假日")
    assert caught.value.code == "setup_line_wrong"
    assert caught.value.params == {"field": "节假日", "line": 3, "text": line[:40]}


def test_an_examination_needs_a_name() -> None:
    with pytest.raises(UserError):
        text.read_nodes("2026-11-09")


def test_a_makeup_day_wins_over_a_holiday_of_the_same_day() -> None:
    days = text.read_special_days("2026-10-01~2026-10-03 国庆节", "2026-10-02 补课")
    assert [(day.day.day, day.kind, day.name) for day in days] == [
        (1, OFF, "国庆节"),
        (2, ON, "补课"),
        (3, OFF, "国庆节"),
    ]


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("期中考试", NodeKind.MIDTERM_EXAM, "期中考试"),
        ("期中", NodeKind.MIDTERM_EXAM, "期中"),
        ("八年级期末检测", NodeKind.FINAL_EXAM, "八年级期末检测"),
        ("期中家长会", NodeKind.OTHER, "期中家长会"),
        ("期中考试分析会", NodeKind.OTHER, "期中考试分析会"),
        ("期末复习周", NodeKind.OTHER, "期末复习周"),
        ("运动会", NodeKind.OTHER, "运动会"),
        ("学业质量监测(期中考试)", NodeKind.MIDTERM_EXAM, "学业质量监测"),
        ("学业质量监测 \uff08期中考试\uff09", NodeKind.MIDTERM_EXAM, "学业质量监测"),
        ("期中展示考评(其他节点)", NodeKind.OTHER, "期中展示考评"),
        ("(期末考试)", NodeKind.FINAL_EXAM, "期末考试"),
    ],
)
def test_the_kind_follows_from_the_name_or_from_the_mark_behind_it(
    name: str, kind: NodeKind, kept: str
) -> None:
    (node,) = text.read_nodes(f"2026-11-09~2026-11-11 {name}")
    assert (node.kind, node.name) == (kind, kept)


# --- writing ---


def test_days_in_a_row_with_one_name_make_one_line() -> None:
    days = [SpecialDay(D(2026, 10, n), OFF, "国庆节") for n in (3, 1, 2, 5)]
    days += [SpecialDay(D(2026, 10, 6), OFF, "停课"), SpecialDay(D(2026, 10, 4), ON, "补课")]
    assert text.write_special_days(days, OFF) == (
        "2026-10-01~2026-10-03 国庆节\n2026-10-05 国庆节\n2026-10-06 停课"
    )
    assert text.write_special_days(days, ON) == "2026-10-04 补课"


def test_only_a_node_whose_name_hides_its_kind_carries_a_mark() -> None:
    nodes = [
        CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", D(2026, 11, 4), D(2026, 11, 6)),
        CalendarNode(NodeKind.MIDTERM_EXAM, "学业监测", D(2027, 4, 20), D(2027, 4, 20)),
        CalendarNode(NodeKind.OTHER, "", D(2026, 9, 1), D(2026, 9, 1)),
    ]
    assert text.write_nodes(nodes) == (
        "2026-09-01 其他节点\n2026-11-04~2026-11-06 期中考试\n2027-04-20 学业监测(期中考试)"
    )


# --- there and back ---

NAMES = st.text(max_size=text.LONGEST_NAME).map(lambda raw: " ".join(raw.split()))
TRICKY = st.sampled_from(
    ["~2026-10-07 x", "至2026-10-09", "2026-10-07", "(期中考试)", "测验(期末考试)", "/", "期中", "", "a b"]
)
DAYS = st.integers(0, 300).map(lambda n: D(2026, 9, 1) + dt.timedelta(days=n))


@given(st.dictionaries(DAYS, st.tuples(st.sampled_from(DayKind), NAMES | TRICKY), max_size=30))
def test_special_days_come_back_as_they_were(found: dict[dt.date, tuple[DayKind, str]]) -> None:
    days = tuple(SpecialDay(day, *found[day]) for day in sorted(found))
    again = text.read_special_days(text.write_special_days(days, OFF), text.write_special_days(days, ON))
    assert again == days


@given(st.integers(1, 400))
def test_a_long_row_of_days_is_written_in_lines_that_can_be_read(count: int) -> None:
    days = tuple(SpecialDay(D(2026, 9, 1) + dt.timedelta(days=n), OFF, "停课") for n in range(count))
    assert text.read_special_days(text.write_special_days(days, OFF), "") == days


NODES = st.builds(
    lambda kind, name, first, length: CalendarNode(kind, name, first, first + dt.timedelta(days=length)),
    st.sampled_from(NodeKind),
    (NAMES | TRICKY).filter(bool),
    DAYS,
    st.integers(0, 20),
)


@given(st.lists(NODES, max_size=8))
def test_examinations_come_back_as_they_were(nodes: list[CalendarNode]) -> None:
    assert text.read_nodes(text.write_nodes(nodes)) == text.in_order(nodes)


# --- into the terms ---


def test_each_day_goes_into_its_term_and_the_vacation_into_none() -> None:
    days = text.read_special_days("2027-01-20~2027-02-23 寒假\n2027-04-05 清明节", "")
    year = text.school_year(2026, (AUTUMN, SPRING), days, text.read_nodes("2027-01-11~2027-01-13 期末考试"))
    assert [term.key for term in year.terms] == ["2026-2027-1", "2026-2027-2"]
    assert [day.day.isoformat() for day in year.terms[0].special_days] == [
        "2027-01-20",
        "2027-01-21",
        "2027-01-22",
    ]
    assert [day.day.isoformat() for day in year.terms[1].special_days] == [
        "2027-02-22",
        "2027-02-23",
        "2027-04-05",
    ]
    assert [node.name for node in year.terms[0].nodes] == ["期末考试"] and year.terms[1].nodes == ()


def test_a_line_no_term_holds_is_found() -> None:
    lines = text.read_lines("2027-01-20~2027-02-23 寒假\n2027-02-10 除夕", text.HOLIDAYS)
    found = text.outside(lines, (AUTUMN, SPRING), whole=False)
    assert found is not None and (found.number, found.name) == (2, "除夕")
    whole = text.outside(lines, (AUTUMN, SPRING), whole=True)
    assert whole is not None and whole.number == 1
    assert text.outside(lines[:1], (AUTUMN, SPRING), whole=False) is None

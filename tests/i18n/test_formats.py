"""Formats: what people read, and that rounding never makes a shortfall look met."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.rules import Verdict
from xinliapp.i18n import formats


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2026-11-03", "2026年11月3日"),
        ("2026-01-31T08:05:00", "2026年1月31日"),
        (dt.date(2026, 9, 1), "2026年9月1日"),
        (dt.datetime.fromisoformat("2026-09-01T08:00:00"), "2026年9月1日"),
        (None, "—"),
        ("", "—"),
    ],
)
def test_print_date_has_no_padding_zero(day: dt.date | str | None, printed: str) -> None:
    assert formats.print_date(day) == printed


def test_print_moment() -> None:
    assert formats.print_moment("2026-11-03T08:05:00") == "2026年11月3日 08:05"
    assert formats.print_moment(None) == "—"


def test_screen_date_tells_the_weekday() -> None:
    assert formats.screen_date("2026-11-23") == "2026-11-23 周一"
    assert formats.screen_date(dt.date(2026, 11, 29)) == "2026-11-29 周日"
    assert formats.screen_date(None) == "—"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-11-23", "今天"), ("2026-11-22", "昨天"), ("2026-11-20", "3天前"),
        ("2026-11-24", "明天"), ("2026-11-26", "3天后"),
    ],
)  # fmt: skip
def test_days_ago(day: str, text: str) -> None:
    assert formats.days_ago(day, "2026-11-23") == text


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2026-2027-1", "2026—2027学年第一学期"),
        ("2026-2027-2", "2026—2027学年第二学期"),
        ("2026-2027", "2026—2027学年"),
        ("2020-09-14/2020-10-16", "2020年9月14日—2020年10月16日"),
    ],
)
def test_period_label(period: str, label: str) -> None:
    assert formats.period_label(period) == label


@pytest.mark.parametrize("period", ["2026-2028-1", "2026-2027-3", "2026", "2026-2027-1-1", "", "26-27-1"])
def test_a_wrong_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError):
        formats.period_label(period)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(480, "8.0"), (479, "7.9"), (390, "6.5"), (0, "0.0"), (None, "—"), (1, "0.0")],
)
def test_hours_are_cut_not_rounded(minutes: int | None, text: str) -> None:
    assert formats.hours(minutes) == text


@given(st.integers(0, 100_000))
def test_hours_never_promise_more_than_was_open(minutes: int) -> None:
    assert float(formats.hours(minutes)) * 60 <= minutes + 1e-6


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (39, 40, "97.5%(39/40)"),
        (40, 40, "100.0%(40/40)"),
        (0, 40, "0.0%(0/40)"),
        (1999, 2000, "99.9%(1999/2000)"),
        (9999, 10000, "99.9%(9999/10000)"),
        (1, 10000, "0.1%(1/10000)"),
        (1, 8, "12.5%(1/8)"),
        (1, 0, "—"),
        (None, 5, "—"),
        (5, None, "—"),
    ],
)
def test_percent(part: int | None, whole: int | None, text: str) -> None:
    assert formats.percent(part, whole) == text


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1751.0, "1751"), (6.25, "6.3"), (None, "—")])
def test_count(value: float | None, text: str) -> None:
    assert formats.count(value) == text


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("13912340000", "139****0000"), ("52218030", "****8030"), ("110", "****"), ("", "—"), (None, "—")],
)
def test_masked_phone(phone: str | None, masked: str) -> None:
    assert formats.masked_phone(phone) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("G500234201209151234", "...1234"), ("1234", "..."), (None, "—"), (" ", "—")],
)
def test_masked_number(number: str | None, masked: str) -> None:
    assert formats.masked_number(number) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("赵一", "赵**"),
        ("欧阳小明", "欧**"),
        ("阿布都·买买提", "阿**"),
        ("𠅤一", "𠅤**"),
        ("", "—"),
        (None, "—"),
    ],
)
def test_masked_name(name: str | None, masked: str) -> None:
    assert formats.masked_name(name) == masked


def test_every_verdict_has_a_shape_and_a_word() -> None:
    assert set(formats.VERDICT_SHAPES) == set(formats.VERDICT_WORDS) == set(Verdict)
    assert formats.verdict_text(Verdict.UNMET) == "× 未达标"
    assert len(set(formats.VERDICT_WORDS.values())) == len(Verdict)


def test_teaching_week() -> None:
    assert formats.teaching_week(13) == "第13周"
    assert formats.teaching_week(None) == "不在教学周内"
    assert formats.teaching_week(None, has_calendar=False) == "还没有设置校历"


def test_month_day() -> None:
    assert formats.month_day("2026-09-06") == "9月6日 周日"


def test_a_document_number_with_a_missing_character() -> None:
    assert formats.document_number("苏教〓函〔2023〕10号") == "苏教?函〔2023〕10号(“?”处来源缺字)"
    assert formats.document_number("教基〔2023〕1号") == "教基〔2023〕1号"

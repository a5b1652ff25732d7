"""保存期: who left is in it from that day on; the day files may go; keeping some longer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.lifecycle import KeepState, years_after
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.services import lifecycle_retention as keeping
from xinliapp.services import retention

RULE = RetentionRule(3, AfterThat.DESTROY, "甲", "乙", "校务会")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=parse_stamp("2026-11-23T12:40:00"))


def left(school: TermSchool, day: str, name: str = "王小明", status: str = "graduated") -> str:
    return school.student(joined="2020-09-01", left=day, status=status, name=name)


def test_years_are_counted_from_the_day_somebody_left() -> None:
    assert years_after("2023-07-01", 3) == "2026-07-01"
    assert years_after("2024-02-29", 3) == "2027-03-01"
    assert years_after("2024-02-29", 4) == "2028-02-29"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)), st.integers(1, 100))
def test_never_earlier_than_the_years(day: dt.date, years: int) -> None:
    over = dt.date.fromisoformat(years_after(day.isoformat(), years))
    assert (over.year - day.year, (over.month, over.day) >= (day.month, day.day)) == (years, True)


def test_who_left_is_in_it_and_who_is_here_is_not(school: TermSchool) -> None:
    school.student()
    first, second = left(school, "2023-11-23", "甲"), left(school, "2023-11-24", "乙", "transferred")
    assert [(one.id, one.due_on, one.state) for one in keeping.files(school.session)] == [
        (first, None, KeepState.NO_RULE),
        (second, None, KeepState.NO_RULE),
    ]
    retention.set_rule(school.session, RULE)
    assert [(one.id, one.due_on, one.state) for one in keeping.files(school.session)] == [
        (first, "2026-11-23", KeepState.DUE),
        (second, "2026-11-24", KeepState.KEPT),
    ]
    assert [one.kind for one in keeping.tasks(school.session, dt.date(2026, 11, 23))] == ["retention_due"]


def test_a_file_is_kept_longer_with_a_reason(school: TermSchool) -> None:
    retention.set_rule(school.session, RULE)
    child = left(school, "2023-07-01")
    keeping.extend(school.session, [child], dt.date(2028, 1, 1), "家长来信要求保留")
    (one,) = keeping.files(school.session)
    assert (one.state, one.due_on) == (KeepState.EXTENDED, "2028-01-01")
    assert one.extension is not None and one.extension.by_name == "心理教师甲"
    with pytest.raises(UserError) as early:
        keeping.due(school.session, [child])
    assert early.value.code == "lifecycle_not_due"
    assert list(keeping.tasks(school.session, dt.date(2026, 11, 23))) == []
    keeping.extend(school.session, [child], dt.date(2026, 12, 1), "改短一些,理由")
    assert keeping.files(school.session)[0].due_on == "2026-12-01"


def test_an_extension_never_shortens_the_rule(school: TermSchool) -> None:
    retention.set_rule(school.session, RULE)
    child = left(school, "2025-07-01")
    keeping.extend(school.session, [child], dt.date(2027, 1, 1), "多留一段时间")
    assert keeping.files(school.session)[0].due_on == "2028-07-01"


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (dt.date(2026, 11, 23), "家长来信要求", "field_wrong"),
        (dt.date(2056, 11, 24), "家长来信要求", "field_wrong"),
        (dt.date(2028, 1, 1), "短", "field_wrong"),
        (dt.date(2028, 1, 1), "", "field_required"),
    ],
)
def test_what_is_no_extension(school: TermSchool, until: dt.date, reason: str, code: str) -> None:
    child = left(school, "2023-07-01")
    with pytest.raises(UserError) as wrong:
        keeping.extend(school.session, [child], until, reason)
    assert wrong.value.code == code


def test_nobody_on_the_roll_is_extended(school: TermSchool) -> None:
    here = school.student()
    for ids, code in (([here], "lifecycle_not_left"), ([], "lifecycle_nothing_chosen")):
        with pytest.raises(UserError) as wrong:
            keeping.extend(school.session, ids, dt.date(2028, 1, 1), "家长来信要求")
        assert wrong.value.code == code

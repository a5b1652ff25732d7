"""School and calendar as forms and back, what is wrong where, the preview counted by hand. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_calendar import AUTUMN, SPRING
from xinliapp.domain.calendar import CalendarNode, NodeKind, SchoolYear
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.i18n.messages import sentence
from xinliapp.ui.school_settings import checking
from xinliapp.ui.school_settings.facts import Problem, Typed, YearForm
from xinliapp.ui.school_settings.keeping import from_body, to_body

D = dt.date
UNIT = Unit(
    "unit", Edition.SCHOOL, "3199010001", "测试中学", (Stage.PRIMARY, Stage.JUNIOR), SchoolSystem.FIVE_FOUR,
    True, ("本部", "东校区"), ("城区", "寄宿", "窗口校"), 2, 4,
)  # fmt: skip
WORDS = ("常规", "关注", "重点", "预警", "危机")
EXAM = CalendarNode(NodeKind.MIDTERM_EXAM, "学业监测", D(2026, 11, 4), D(2026, 11, 6))
YEAR = SchoolYear(2026, (replace(AUTUMN, nodes=(EXAM,)), SPRING))
FORM = YearForm(
    2026, "2026-09-01", "2027-01-22", "2027-02-22", "2027-07-02",
    "2026-10-01~2026-10-07 国庆节",
    "2026-09-27 调休上课\n2026-10-10 调休上课",
    "2026-11-04~2026-11-06 学业监测(期中考试)",
)  # fmt: skip


def _found(problems: list[Problem]) -> list[tuple[str, str]]:
    for problem in problems:
        text = sentence(problem.error)
        assert text.count("。") == 3 and "—" not in text, "three sentences, nothing left open"
    return [(problem.field, problem.error.code) for problem in problems]


def test_the_stored_profile_comes_back_as_it_was() -> None:
    form = checking.profile_form(UNIT, WORDS)
    assert (form.campuses, form.grade_words) == ("本部、东校区", WORDS)
    assert checking.profile_unit(form, UNIT) == UNIT
    assert checking.check_profile(form) == []


def test_boarding_and_its_attribute_are_one_tick() -> None:
    form = checking.profile_form(replace(UNIT, attributes=()), WORDS)
    assert form.attributes == ("寄宿",)
    assert checking.profile_unit(replace(form, attributes=("城区",)), UNIT).boarding is False


def test_campuses_are_parted_by_any_usual_mark_and_named_once() -> None:
    form = replace(checking.profile_form(UNIT, WORDS), campuses=" 本部,东校区\uff0c本部 ;; 西 校区、")
    assert checking.profile_unit(form, UNIT).campuses == ("本部", "东校区", "西 校区")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": " "}, [("name", "field_required")]),
        ({"name": "校" * 61}, [("name", "field_wrong")]),
        ({"code": "319901000"}, [("code", "setup_code_wrong")]),
        ({"stages": ()}, [("stages", "field_required")]),
        ({"grade_words": ("常规", "关注", "重点", "关注", "危机")}, [("grade_words", "grade_words_wrong")]),
        ({"grade_words": ("常规", "1", "重点", "预警", "危机")}, [("grade_words", "grade_words_wrong")]),
        ({"name": "", "code": ""}, [("name", "field_required"), ("code", "setup_code_wrong")]),
    ],
)
def test_what_is_wrong_with_a_profile(change: dict[str, object], found: list[tuple[str, str]]) -> None:
    form = replace(checking.profile_form(UNIT, WORDS), **change)  # type: ignore[arg-type]
    assert _found(checking.check_profile(form)) == found


def test_the_stored_year_reads_as_lines_and_comes_back_as_it_was() -> None:
    assert checking.year_form(YEAR) == FORM
    year, problems = checking.check_year(FORM)
    assert problems == [] and year is not None
    assert checking.year_form(year) == FORM
    assert year.terms[0].nodes == (EXAM,)
    assert year.terms[0].weeks() == AUTUMN.weeks()


def test_a_year_of_one_term_stays_one() -> None:
    form = checking.year_form(SchoolYear(2026, (AUTUMN,)))
    assert not form.has_second
    year, problems = checking.check_year(form)
    assert problems == [] and year is not None and len(year.terms) == 1


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"first_end": "2026-08-31"}, [("first", "calendar_dates_wrong")]),
        ({"first_end": "2026-09-20"}, [("first", "calendar_dates_wrong")]),
        ({"first_start": "2026-06-30"}, [("first", "calendar_dates_wrong")]),
        ({"second_end": "2027-09-01"}, [("second", "calendar_dates_wrong")]),
        ({"second_start": "2027-01-22"}, [("second", "calendar_dates_wrong")]),
        ({"holidays": "国庆放假"}, [("holidays", "setup_line_wrong")]),
        ({"exams": "2026-11-04"}, [("exams", "setup_line_wrong")]),
        ({"holidays": "2027-02-10 除夕"}, [("holidays", "calendar_line_outside")]),
        ({"makeup_days": "2025-10-10 补课"}, [("makeup_days", "calendar_line_outside")]),
        ({"exams": "2027-01-21~2027-01-24 期末考试"}, [("exams", "calendar_line_outside")]),
        ({"holidays": "x", "exams": "y"}, [("holidays", "setup_line_wrong"), ("exams", "setup_line_wrong")]),
    ],
)
def test_what_is_wrong_with_a_calendar(change: dict[str, str], found: list[tuple[str, str]]) -> None:
    year, problems = checking.check_year(replace(FORM, **change))
    assert year is None and _found(problems) == found
    assert {problem.year for problem in problems} == {2026}


def test_a_holiday_that_reaches_into_the_vacation_is_cut_at_the_term() -> None:
    year, problems = checking.check_year(replace(FORM, holidays="2027-01-20~2027-02-23 寒假"))
    assert problems == [] and year is not None
    assert [day.day.day for day in year.terms[0].special_days if day.name == "寒假"] == [20, 21, 22]


def test_the_next_year_keeps_the_days_and_knows_leap_years() -> None:
    later = checking.next_year([FORM], 2026)
    assert (later.start_year, later.first_start, later.second_end) == (2027, "2027-09-01", "2028-07-02")
    assert (later.holidays, later.makeup_days, later.exams) == ("", "", "")
    leap = replace(FORM, start_year=2027, second_start="2028-02-29")
    assert checking.next_year([leap, FORM], 2026).second_start == "2029-02-28"
    assert checking.next_year([replace(FORM, second_start="", second_end="")], 2026).has_second is False
    fresh = checking.next_year([], 2026)
    assert fresh.start_year == 2026 and checking.check_year(fresh)[1] == []


def test_the_preview_counts_teaching_weeks_and_days() -> None:
    found = checking.preview(FORM, YEAR)
    first, second = found.terms
    # 31 August to 22 January: 21 weeks. Weekdays 104, less 5 in the National Day week, with 2 make-up days.
    assert (first.weeks, first.days, first.first_week, first.was) == (21, 101, D(2026, 8, 31), None)
    assert first.exams == (("学业监测", "2026-11-04", "2026-11-06"),)
    assert (second.weeks, second.days) == (19, 95)
    assert found.changed is False


def test_the_preview_says_what_changes() -> None:
    found = checking.preview(replace(FORM, makeup_days=""), YEAR)
    assert found.changed
    assert (found.terms[0].days, found.terms[0].was) == (99, (21, 101))
    assert found.terms[1].was is None
    assert checking.preview(replace(FORM, holidays="?"), YEAR).terms == ()
    assert checking.preview(FORM, None).changed


# --- drafts ---

TEXT = st.text(max_size=12)


@given(TEXT, TEXT, st.lists(st.tuples(TEXT, TEXT), max_size=3), st.booleans(), st.booleans())
def test_a_draft_comes_back_as_it_was(
    name: str, lines: str, teachers: list[tuple[str, str]], profile: bool, year: bool
) -> None:
    form = replace(checking.profile_form(UNIT, WORDS), name=name)
    typed = Typed(
        form if profile else None, (replace(FORM, holidays=lines),) if year else (), tuple(teachers)
    )
    assert from_body(to_body(typed)) == typed


@pytest.mark.parametrize("body", [None, [], {}, {"profile": {}, "years": [], "teachers": []}, {"profile": 3}])
def test_a_draft_that_is_not_understood_is_no_draft(body: object) -> None:
    assert from_body(body) is None

"""What the wizard accepts. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import DayKind, NodeKind
from xinliapp.domain.school import Edition, Stage
from xinliapp.i18n.messages import sentence
from xinliapp.ui.first_run import answers as a
from xinliapp.ui.first_run.answers import AccountDraft, Draft, Problem

GOOD = Draft(
    name="实验中学",
    code="3150000001",
    stages=(Stage.JUNIOR,),
    folder="/data/school",
    first_start="2026-09-01",
    first_end="2027-01-20",
    second_start="2027-02-20",
    second_end="2027-07-03",
    holidays="2026-10-01/2026-10-03 国庆节\n\n2027-04-05 清明节",
    makeup_days="2026-10-10 补周四的课",
    exams="2026-11-09/2026-11-11 期中考试\n2027-01-11/2027-01-13 期末考试",
    accounts=(
        AccountDraft(Role.COUNSELOR, "甲", "p1", "p1"),
        AccountDraft(Role.COUNSELOR, "", "", ""),
        AccountDraft(Role.PRINCIPAL, "李", "p2", "p2"),
    ),
)


def _found(problems: list[Problem]) -> list[tuple[str, str]]:
    for problem in problems:
        assert sentence(problem.error).count("。") == 3, "three sentences"
    return [(problem.field, problem.error.code) for problem in problems]


def test_a_good_draft_has_no_problem() -> None:
    for check in (a.check_unit, a.check_calendar, a.check_packs, a.check_accounts):
        assert check(GOOD) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": "  "}, [("name", "field_required")]),
        ({"name": "校" * 61}, [("name", "field_wrong")]),
        ({"code": "315000000"}, [("code", "setup_code_wrong")]),
        ({"code": "31500000０1"}, [("code", "setup_code_wrong")]),
        ({"stages": ()}, [("stages", "field_required")]),
        ({"stages": (), "edition": Edition.BUREAU}, []),
        ({"folder": ""}, [("folder", "field_required")]),
    ],
)
def test_unit(change: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert _found(a.check_unit(replace(GOOD, **change))) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"first_end": "2026-09-01"}, [("first", "setup_dates_wrong")]),
        ({"second_end": "2027-02-01"}, [("second", "setup_dates_wrong")]),
        ({"second_start": "2027-01-20"}, [("second", "setup_terms_overlap")]),
        ({"holidays": "国庆"}, [("holidays", "setup_line_wrong")]),
        ({"exams": "2026-02-30 期中"}, [("exams", "setup_line_wrong")]),
        ({"makeup_days": "2026-10-10/2026-10-01 倒"}, [("makeup_days", "setup_line_wrong")]),
        ({"first_end": "2020-01-01", "edition": Edition.BUREAU}, []),
    ],
)
def test_calendar(change: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert _found(a.check_calendar(replace(GOOD, **change))) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "labels",
    [
        ("常规", "关注", "重点", "预警"),
        ("常规", "关注", "重点", "预警", ""),
        ("常规", "关注", "重点", "预警", "4"),
        ("常规", "关注", "重点", "关注", "危机"),
    ],
)
def test_every_grade_needs_a_word_of_its_own(labels: tuple[str, ...]) -> None:
    assert _found(a.check_packs(replace(GOOD, grade_labels=labels))) == [("labels", "setup_labels_wrong")]


def _with(*accounts: AccountDraft) -> Draft:
    return replace(GOOD, accounts=accounts)


COUNSELOR = AccountDraft(Role.COUNSELOR, "甲", "p1", "p1")
LEADER = AccountDraft(Role.PRINCIPAL, "李", "p2", "p2")


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (_with(COUNSELOR), [("accounts", "setup_needs_leader")]),
        (_with(LEADER), [("accounts", "setup_needs_counselor")]),
        (_with(COUNSELOR, replace(LEADER, name="甲")), [("accounts", "setup_same_names")]),
        (_with(COUNSELOR, replace(LEADER, again="x")), [("account1", "setup_passphrases_differ")]),
        (_with(COUNSELOR, replace(LEADER, passphrase="", again="")), [("account1", "field_required")]),
        (_with(COUNSELOR, replace(LEADER, name="")), [("account1", "field_required")]),
        (replace(_with(LEADER), edition=Edition.BUREAU), [("accounts", "setup_needs_clerk")]),
    ],
)
def test_accounts(draft: Draft, found: list[tuple[str, str]]) -> None:
    assert _found(a.check_accounts(draft)) == found


def test_the_school_year_puts_each_day_into_its_term() -> None:
    year = a.school_year(GOOD)
    assert year.start_year == 2026 and [t.key for t in year.terms] == ["2026-2027-1", "2026-2027-2"]
    first, second = year.terms
    assert [(s.day.isoformat(), s.kind) for s in first.special_days] == [
        ("2026-10-01", DayKind.HOLIDAY),
        ("2026-10-02", DayKind.HOLIDAY),
        ("2026-10-03", DayKind.HOLIDAY),
        ("2026-10-10", DayKind.MAKEUP),
    ]
    assert [s.day.isoformat() for s in second.special_days] == ["2027-04-05"]
    assert [n.kind for n in first.nodes] == [NodeKind.MIDTERM_EXAM, NodeKind.FINAL_EXAM]
    assert first.is_teaching_day(dt.date(2026, 10, 10)) and not first.is_teaching_day(dt.date(2026, 10, 1))


def test_answers_hold_only_the_accounts_filled_in_and_hide_passphrases() -> None:
    answers = a.to_answers(replace(GOOD, name=" 实验中学 "))
    assert answers.name == "实验中学"
    assert [(x.role, x.name, x.passphrase) for x in answers.accounts] == [
        (Role.COUNSELOR, "甲", "p1"),
        (Role.PRINCIPAL, "李", "p2"),
    ]
    assert "p1" not in repr(answers) and "p1" not in repr(GOOD)
    assert a.to_answers(replace(GOOD, edition=Edition.BUREAU)).year is None


@pytest.mark.parametrize(("code", "odd"), [("3150000001", False), ("9150000001", True), ("315", False)])
def test_an_unusual_first_digit_only_warns(code: str, odd: bool) -> None:
    assert a.odd_code(code) is odd

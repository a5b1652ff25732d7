"""From figure to verdict: every branch, by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from xinliapp.domain.rules import (
    Automation,
    Citation,
    Clause,
    Comparator,
    Measured,
    PeriodKind,
    PublishedFigure,
    RulePack,
    Verdict,
    Window,
)
from xinliapp.rulepacks.judging import Confirmation, judge, measured_from

DAY = dt.date(2026, 11, 23)
WINDOW = Window(DAY, DAY, DAY)
CLAUSE = Clause(
    "TT-01",
    Citation("d", "t", "i", "2026-01-01", "一"),
    "duty",
    "owes",
    "scope",
    PeriodKind.TERM,
    Automation.AUTOMATIC,
    "count",
    {},
    Comparator.AT_LEAST,
    2,
    "次",
    "≥2",
)
PACK = RulePack("TT", "r1", "t", (CLAUSE,))
YES, NO = Confirmation(True, "甲", "", "看过"), Confirmation(False, "甲", "", "没有")


def verdict(measured: Measured | None, word: Confirmation | None = None, **changes: object) -> Verdict:
    clause = dataclasses.replace(CLAUSE, **changes)  # type: ignore[arg-type]
    return judge(clause, PACK, measured, WINDOW, confirmation=word).verdict


def found(value: float, **changes: object) -> Measured:
    return dataclasses.replace(Measured(value, "次", ()), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "value", "complete", "expected"),
    [
        (Comparator.AT_LEAST, 2, True, Verdict.MET),
        (Comparator.AT_LEAST, 2, False, Verdict.MET),
        (Comparator.AT_LEAST, 1, True, Verdict.UNMET),
        (Comparator.AT_LEAST, 1, False, Verdict.DUE_SOON),
        (Comparator.AT_MOST, 2, False, Verdict.MET),
        (Comparator.AT_MOST, 3, False, Verdict.UNMET),
        (Comparator.AT_MOST, 3, True, Verdict.UNMET),
        (Comparator.EQUALS, 2, True, Verdict.MET),
        (Comparator.EQUALS, 1, False, Verdict.DUE_SOON),
        (Comparator.EQUALS, 1, True, Verdict.UNMET),
        (Comparator.EQUALS, 3, False, Verdict.UNMET),
    ],
)
def test_counted(comparator: Comparator, value: float, complete: bool, expected: Verdict) -> None:
    assert verdict(found(value, complete=complete), comparator=comparator) is expected


def test_nought_of_nought_is_not_met_while_the_period_runs() -> None:
    nothing = {"need": 0.0, "denominator": 0.0}
    assert verdict(found(0, complete=False, **nothing)) is Verdict.DUE_SOON
    assert verdict(found(0, complete=True, **nothing)) is Verdict.MET


def test_the_measure_may_work_out_what_is_needed() -> None:
    assert verdict(found(3, need=4.0)) is Verdict.UNMET
    assert verdict(found(4, need=4.0)) is Verdict.MET
    assert judge(CLAUSE, PACK, found(3, need=4.0), WINDOW).requirement == 4.0
    assert judge(CLAUSE, PACK, found(3), WINDOW).requirement == 2


def test_no_number_no_object_no_figure() -> None:
    assert verdict(found(3), comparator=Comparator.NONE, requirement=None) is Verdict.NO_NUMBER
    assert verdict(found(0, applicable=False)) is Verdict.NOT_APPLICABLE
    assert verdict(None, needs_case=True) is Verdict.NOT_PUBLISHED
    assert judge(CLAUSE, PACK, None, WINDOW).value is None


def test_a_person_answers_what_records_cannot() -> None:
    for measured, changes in (
        (found(0, needs_person=True), {}),
        (found(9), {"automation": Automation.CONFIRMED}),
        (None, {"automation": Automation.DECLARED, "measure": None}),
    ):
        assert verdict(measured, **changes) is Verdict.NEEDS_PERSON  # type: ignore[arg-type]
        assert verdict(measured, YES, **changes) is Verdict.MET  # type: ignore[arg-type]
        assert verdict(measured, NO, **changes) is Verdict.UNMET  # type: ignore[arg-type]


def test_a_word_does_not_outweigh_a_count() -> None:
    assert verdict(found(1), YES) is Verdict.UNMET


def test_a_published_figure_is_judged_like_a_counted_one() -> None:
    figure = PublishedFigure(
        "f", "count", {}, WINDOW, 3, 4, 4, True, False, "人", 3, "mac", "", "甲", "2026-11-23T08:00:00"
    )
    assert verdict(measured_from(figure)) is Verdict.UNMET
    assert verdict(measured_from(dataclasses.replace(figure, value=4))) is Verdict.MET
    nobody = dataclasses.replace(figure, value=0, denominator=0, need=0)
    assert verdict(measured_from(nobody)) is Verdict.NOT_APPLICABLE
    unset = dataclasses.replace(nobody, needs_person=True)
    assert verdict(measured_from(unset)) is Verdict.NEEDS_PERSON

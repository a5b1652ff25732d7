"""Scoring: what a sheet comes to. Expectations are worked out by hand; the shipped ones are in the files."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.scales import (
    AnswerCount,
    Certainty,
    Critical,
    FlagKind,
    Licence,
    LineRule,
    Lines,
    MissingRule,
    ScaleDefinition,
    ScoreRule,
    Subscale,
    VoidKind,
    bounds,
)
from xinliapp.scales.load import shipped
from xinliapp.scales.scoring import judge, score, scorer

# Four items 0-3, the last reversed; two pairs; a hint from 6 on.
SMALL = ScaleDefinition(
    id="SMALL",
    version="7",
    title="小量表",
    items=4,
    lowest=0,
    highest=3,
    rule=ScoreRule.SUM,
    source="-",
    certainty=Certainty.FIRM,
    licence=Licence.FREE,
    licence_note="-",
    reverse=(4,),
    lines=Lines(LineRule.AT_LEAST, (4, 6), hint_from=2),
    subscales=(Subscale("first", "一", (1, 2)), Subscale("second", "二", (3, 4))),
    subscale_rule=ScoreRule.MEAN,
    critical=(Critical(3, 2),),
)


def test_reversed_items_subscales_total_and_version() -> None:
    sheet = score(SMALL, [1, 2, 0, 1])  # 1 + 2 + 0 + (3 - 1)
    assert (sheet.total, sheet.subscales, sheet.version) == (5, {"first": 1.5, "second": 1.0}, "7")
    assert (sheet.bands["total"].level, sheet.bands["total"].line) == (1, 4)
    assert not sheet.flags and not sheet.void


def test_a_hint_only_from_its_line_on() -> None:
    assert score(SMALL, [1, 2, 1, 2]).flags == ()  # 5
    (flag,) = score(SMALL, [2, 2, 1, 2]).flags  # 6
    assert (flag.kind, flag.key, flag.value) == (FlagKind.HINT, "total", 6)


@pytest.mark.parametrize(
    ("answers", "kind", "items", "given_count"),
    [
        ([0, 0, 0], VoidKind.WRONG_COUNT, (), 3),
        ([0, 0, 0, 0, 0], VoidKind.WRONG_COUNT, (), 5),
        ([], VoidKind.WRONG_COUNT, (), 0),
        ([0, None, 0, None], VoidKind.MISSING, (2, 4), None),
        ([None] * 4, VoidKind.MISSING, (1, 2, 3, 4), None),
        ([0, 4, 0, -1], VoidKind.OUT_OF_RANGE, (2, 4), None),
        ([None, 4, 0, 0], VoidKind.OUT_OF_RANGE, (2,), None),
    ],
)
def test_a_void_sheet_says_why_and_has_no_numbers(
    answers: list[int | None], kind: VoidKind, items: tuple[int, ...], given_count: int | None
) -> None:
    sheet = score(SMALL, answers)
    assert sheet.reason is not None
    assert (sheet.reason.kind, sheet.reason.items, sheet.reason.given) == (kind, items, given_count)
    assert (sheet.total, sheet.subscales, sheet.bands) == (None, {}, {})


@pytest.mark.parametrize("others", [[None, 0], [9, 0], [0, 0]])
def test_a_critical_answer_is_told_whatever_else_the_sheet_is(others: list[int | None]) -> None:
    (flag,) = score(SMALL, [*others, 2, 3]).flags
    assert (flag.kind, flag.item, flag.key, flag.value) == (FlagKind.CRITICAL, 3, "item_3", 2)
    assert score(SMALL, [*others, 1, 3]).flags == ()


def test_a_critical_answer_that_cannot_be_is_no_answer() -> None:
    assert score(SMALL, [0, 0, 7, 3]).flags == ()
    assert score(SMALL, [0, 0, None, 3]).flags == ()


def test_validity_keeps_the_numbers_and_takes_bands_and_hints_away() -> None:
    mht = shipped()["MHT"]
    sheet = score(mht, [1] * 100)
    assert sheet.void and sheet.retest and sheet.validity == 10
    assert (sheet.total, sheet.subscales["study"], sheet.bands) == (90, 15, {})
    assert not sheet.has(FlagKind.HINT)
    assert [flag.item for flag in sheet.flags if flag.kind is FlagKind.CRITICAL] == [85, 97]


def test_prorating_stays_within_what_the_definition_bears() -> None:
    bearing = dataclasses.replace(SMALL, id="BEARING", missing=MissingRule.PRORATE, missing_most=2)
    sheet = score(bearing, [2, None, 1, 3])  # first: 2 of one; total: (2 + 1 + 0) * 4 / 3
    assert (sheet.subscales, sheet.total) == ({"first": 2, "second": 0.5}, 4)
    assert sheet.bands["total"].level == 1 and not sheet.void
    assert score(bearing, [None, None, 1, 3]).void  # nothing of the first pair
    assert score(bearing, [2, None, None, None]).void  # three missing
    assert score(bearing, [2, None, 1, 0]).subscales["second"] == 2  # (1 + 3) / 2: reversed there too


def test_the_number_of_answers_at_or_above_counts_after_reversing() -> None:
    counting = dataclasses.replace(
        SMALL,
        id="COUNTING",
        counts=(AnswerCount("two_up", "2分及以上", 2, Lines(LineRule.ABOVE, (2,))),),
    )
    assert score(counting, [2, 3, 1, 3]).counts == {"two_up": 2}  # 2, 3, 1, 0
    assert "two_up" not in [flag.key for flag in score(counting, [2, 3, 1, 3]).flags]
    assert "two_up" in [flag.key for flag in score(counting, [2, 3, 1, 1]).flags]  # 2, 3, 1, 2


@pytest.mark.parametrize(
    ("rule", "lines", "score_", "level"),
    [
        (LineRule.AT_LEAST, (5, 10), 4.9, 0),
        (LineRule.AT_LEAST, (5, 10), 5, 1),
        (LineRule.AT_LEAST, (5, 10), 10, 2),
        (LineRule.ABOVE, (2,), 2.0, 0),
        (LineRule.ABOVE, (2,), 2.1, 1),
        (LineRule.AT_MOST, (50, 28), 51, 0),
        (LineRule.AT_MOST, (50, 28), 50, 1),
        (LineRule.AT_MOST, (50, 28), 28, 2),
    ],
)
def test_lines(rule: LineRule, lines: tuple[float, ...], score_: float, level: int) -> None:
    band = Lines(rule, lines).band(score_)
    assert band.level == level
    assert band.line == (lines[level - 1] if level else None)


def test_finished_scores_are_judged_by_the_same_lines() -> None:
    phq, mht = shipped()["PHQ-9"], shipped()["MHT"]
    sheet = judge(phq, {"total": 10})
    assert (sheet.total, sheet.bands["total"].level, sheet.has(FlagKind.HINT)) == (10, 2, True)
    assert judge(mht, {"total": 64, "alone": 8, "validity": 6}).subscales == {"alone": 8}
    assert [flag.key for flag in judge(mht, {"total": 64, "alone": 8}).flags] == ["alone"]
    unsound = judge(mht, {"total": 80, "validity": 7})
    assert unsound.retest and unsound.void and unsound.bands == {} and unsound.total == 80


def test_bounds_are_what_the_extremes_come_to() -> None:
    assert bounds(shipped()["WHO-5"]) == {"total": (0, 100)}
    assert bounds(shipped()["SDQ"])["total"] == (0, 40)
    assert bounds(shipped()["MHT"])["total"] == (0, 90)
    assert bounds(shipped()["MHT"])["validity"] == (0, 10)
    assert bounds(shipped()["SCL-90"])["answered"] == (0, 90)
    assert bounds(shipped()["SCL-90"])["body"] == (1, 5)
    assert bounds(shipped()["SDS"])["total"] == (25, 100)


def test_another_definition_under_the_same_id_is_not_scored_by_the_first() -> None:
    assert score(SMALL, [3, 3, 3, 3]).total == 9
    other = dataclasses.replace(SMALL, reverse=())
    assert score(other, [3, 3, 3, 3]).total == 12
    assert scorer(other).definition is other


@given(st.data())
def test_every_sheet_within_range_is_within_bounds(data: st.DataObject) -> None:
    definition = data.draw(st.sampled_from(list(shipped().values())))
    answer = st.integers(definition.lowest, definition.highest)
    answers = data.draw(st.lists(answer, min_size=definition.items, max_size=definition.items))
    sheet = score(definition, answers)
    spans = bounds(definition)
    assert sheet.total is not None
    for key, value in {"total": sheet.total, **sheet.subscales, **sheet.counts}.items():
        low, high = spans[key]
        assert low <= value <= high, key


@given(st.lists(st.one_of(st.none(), st.integers(-3, 9)), max_size=12))
def test_no_answers_ever_raise_and_only_whole_sheets_have_a_total(answers: list[int | None]) -> None:
    sheet = score(shipped()["PHQ-9"], answers)
    whole = len(answers) == 9 and all(answer in (0, 1, 2, 3) for answer in answers)
    assert (sheet.total is not None) == whole
    assert sheet.void != whole

"""What is stored of a sheet comes back as it was; whose heading is an item's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinliapp.domain.casework import (
    CheckEntry,
    CheckMethod,
    CheckRound,
    CheckStatus,
    Disposition,
    EntrySource,
)
from xinliapp.domain.scales import ScoreSheet
from xinliapp.domain.screening import (
    wants_retest,
    written,
)
from xinliapp.domain.screening_codec import pack_answers, sheet_from, sheet_json, unpack_answers
from xinliapp.domain.screening_files import form_of, item_columns
from xinliapp.scales.load import shipped
from xinliapp.scales.scoring import judge, score

ANSWERS = st.one_of(st.none(), st.integers(-2, 12))
ROUND = CheckRound("r", "秋季测评", CheckMethod.SCALE, "2026-11-09", None, None, "PHQ-9", "1", "PHQ-9")


@given(st.lists(ANSWERS, min_size=1, max_size=100))
def test_answers_come_back(answers: list[int | None]) -> None:
    assert unpack_answers(pack_answers(answers)) == tuple(answers)


@settings(max_examples=40)
@given(st.data(), st.sampled_from(sorted(shipped())))
def test_every_sheet_comes_back_whole(data: st.DataObject, scale: str) -> None:
    definition = shipped()[scale]
    within = st.integers(definition.lowest, definition.highest)
    kind = data.draw(st.sampled_from((within, ANSWERS)))
    answers = data.draw(st.lists(kind, min_size=definition.items, max_size=definition.items))
    sheet = score(definition, answers)
    assert sheet_from(sheet_json(sheet)) == sheet


def test_finished_scores_come_back_whole() -> None:
    sheet = judge(shipped()["MHT"], {"total": 70, "validity": 8})
    assert sheet.void
    assert sheet_from(sheet_json(sheet)) == sheet


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("第3题", 3), ("3", 3), ("Q3", 3), ("q03", 3), ("T3", 3), ("题3", 3), ("3、最近睡得怎样", 3),
        ("３．", 3), ("item 3", 3), ("第 3 题", 3), ("3班", 0),
        ("2026-11-12", 0), ("总分", 0), ("学号3", 0),
    ],
)  # fmt: skip
def test_an_items_heading_is_read_by_its_number(heading: str, number: int) -> None:
    form = form_of("r", "秋季测评", "2026-11-09", shipped()["PHQ-9"], ())
    found = item_columns({0: "1", 1: "2", 7: heading}, form)
    assert found.get(3) == (7 if number == 3 else None)


def entry(status: CheckStatus, disposition: Disposition | None) -> CheckEntry:
    return CheckEntry("e", "r", "s", "2026-11-10", CheckMethod.SCALE, status, False, disposition)


@pytest.mark.parametrize(
    ("status", "disposition", "retest", "stays"),
    [
        (CheckStatus.DONE, None, False, None),
        (CheckStatus.DONE, Disposition.RETEST, True, None),
        (CheckStatus.DONE, Disposition.CONFERENCE, False, Disposition.CONFERENCE),
        (CheckStatus.VOID, None, True, None),
        (CheckStatus.VOID, Disposition.TELL_PARENTS, True, Disposition.TELL_PARENTS),
        (CheckStatus.ABSENT, None, False, None),
    ],
)
def test_what_a_further_sheet_makes_of_a_decision(
    status: CheckStatus, disposition: Disposition | None, retest: bool, stays: Disposition | None
) -> None:
    known = entry(status, disposition)
    assert wants_retest(known) is retest
    sheet = ScoreSheet("PHQ-9", "1", total=3)
    made = written(ROUND, "s", (0,) * 9, sheet, "2026-11-12", EntrySource.TYPED, known, None, 1)
    assert (made.entry.id, made.entry.disposition, made.entry.status) == ("e", stays, CheckStatus.DONE)
    assert made.result.seq == 2

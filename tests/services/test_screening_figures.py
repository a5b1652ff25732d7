"""Figures of a round by class with small numbers protected, answer sheets, the list and its tasks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support.screening import CALM, HIGH, ScreeningSchool
from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.screening import tally
from xinliapp.services import (
    screening,
    screening_figures,
    screening_list,
    screening_results,
    screening_rounds,
    screening_tasks,
)

D = dt.date
TODAY = D(2026, 11, 23)


@pytest.fixture
def place(tmp_path: Path) -> ScreeningSchool:
    return ScreeningSchool(tmp_path)


def test_coverage_by_class_adds_up(place: ScreeningSchool) -> None:
    round_id = place.round()
    screening_results.enter_answers(place.session, round_id, place.ming, HIGH)
    screening_results.enter_answers(place.session, round_id, place.hua, [*CALM[:8], None])
    statuses: dict[str, CheckStatus | None] = {place.duo: CheckStatus.ABSENT}
    screening_results.set_statuses(place.session, round_id, statuses, TODAY)
    rows = {row.label: row.tally for row in screening_list.coverage(place.session, round_id)}
    first, second = rows["七(1)"], rows["七(2)"]
    assert (first.expected, first.done, first.void, first.pending, first.hints) == (3, 1, 1, 1, 1)
    assert (second.expected, second.absent, second.pending, second.settled) == (2, 1, 1, 1)
    sheet = screening_list.RoundSheet(place.session, round_id)
    assert sheet.tally() == tally(sheet.rows())
    assert [row.name for row in sheet.pending()] == ["赵强", "孙小"]
    assert [row.name for row in sheet.uncovered()] == ["李华", "赵强", "孙小", "钱多"]


def test_small_numbers_of_a_class_are_not_told(place: ScreeningSchool) -> None:
    """七(1): eleven below the lines, one over two of them; 七(2): six and six; 七(3): seven below.

    Who knows that 七(1) has twelve sheets reads one from eleven, so its row goes, and 七(3)'s with it.
    """
    round_id = place.round("GAD-7")
    calm, high = [0] * 7, [2] * 5 + [0] * 2  # 10 points: the second line
    third = place.school.class_group(3)
    wanted = {place.first: (11, 1), place.second: (6, 6), third: (7, 0)}
    for class_id, (below, over) in wanted.items():
        there = [
            row.student_id for row in screening_list.rows(place.session, round_id) if row.class_id == class_id
        ]
        more = [place.student(class_id, f"甲{number}") for number in range(below + over - len(there))]
        for number, student in enumerate((*there, *more)):
            given = calm if number < below else high
            screening_results.enter_answers(place.session, round_id, student, given)
    plain = screening_figures.bands(place.session, round_id, line=0)
    assert {row.label: row.cells for row in plain.rows} == {
        "七(1)": ("11", "0", "1", "0"), "七(2)": ("6", "0", "6", "0"), "七(3)": ("7", "0", "0", "0"),
    }  # fmt: skip
    found = screening_figures.bands(place.session, round_id)
    assert (found.levels, found.lines) == ((0, 1, 2, 3), (5, 10, 15))
    assert {row.label: row.cells for row in found.rows} == {
        "七(1)": ("*",) * 4, "七(2)": ("6", "0", "6", "0"), "七(3)": ("*",) * 4,
    }  # fmt: skip
    assert found.totals == ("*",) * 4
    assert screening_figures.keys(place.session, round_id) == ("total",)


def test_answer_sheets_hold_numbers_and_codes_for_who_still_answers(place: ScreeningSchool) -> None:
    round_id = place.round()
    screening_results.enter_answers(place.session, round_id, place.ming, CALM)
    screening_results.enter_answers(place.session, round_id, place.hua, [*CALM[:8], 9])
    sheets = screening_figures.answer_sheets(place.session, round_id)
    shown = [(one.class_label, one.items, one.codes, [name for _, name in one.students]) for one in sheets]
    assert shown == [
        ("七(1)", 9, (0, 1, 2, 3), ["李华", "赵强"]), ("七(2)", 9, (0, 1, 2, 3), ["孙小", "钱多"]),
    ]  # fmt: skip


def test_a_round_past_its_window_is_a_task(place: ScreeningSchool) -> None:
    round_id = place.round(ends_on=D(2026, 11, 22), class_ids=(place.second,))
    screening_results.enter_answers(place.session, round_id, place.duo, HIGH)
    screening_results.enter_answers(place.session, round_id, place.xiao, [*CALM[:8], 9])

    def now() -> list[tuple[str, str]]:
        return [(task.kind, task.subject) for task in screening_tasks.tasks(place.session, TODAY)]

    assert now() == [("screening_hints", "1人"), ("screening_retest", "1人")]
    screening_results.enter_answers(place.session, round_id, place.xiao, CALM)
    screening_results.dispose(place.session, round_id, {place.duo: Disposition.NONE_NEEDED})
    assert now() == [("screening_close", "")]
    assert list(screening_tasks.tasks(place.session, D(2026, 11, 21))) == []
    screening.close_round(place.session, round_id, TODAY)
    assert now() == []


def test_a_closed_round_stays_as_it_was_counted(place: ScreeningSchool) -> None:
    """Who comes later does not belong to it, and who leaves later stays in it."""
    round_id = place.round(ends_on=None, class_ids=(place.second,))
    for student in (place.duo, place.xiao):
        screening_results.enter_answers(place.session, round_id, student, CALM)
    screening.close_round(place.session, round_id, TODAY)
    before = screening_list.RoundSheet(place.session, round_id).tally()
    clock = place.session.clock
    assert isinstance(clock, FixedClock)
    clock.moment += dt.timedelta(days=30)
    place.student(place.second, "周来", joined="2026-12-01")
    with place.session.write("test.leave") as uow:
        uow.update("student", place.duo, {"left_on": "2026-12-10"})
    assert screening_list.RoundSheet(place.session, round_id).tally() == before


def test_results_of_who_moved_out_of_the_range_are_told_apart(place: ScreeningSchool) -> None:
    round_id = place.round(class_ids=(place.second,))
    screening_results.enter_answers(place.session, round_id, place.duo, CALM)
    with place.session.write("test.leave") as uow:
        uow.update("student", place.duo, {"left_on": "2026-11-20"})
    detail = screening_rounds.detail(place.session, round_id)
    assert (detail.former, detail.tally.expected, detail.tally.done) == (1, 1, 0)


def test_a_check_by_talk_is_counted_by_the_same_list(place: ScreeningSchool) -> None:
    """Rounds from before there were scales: the whole school, everybody's entry as it was."""
    round_id = screening.open_round(place.session, "秋季摸排", CheckMethod.TALK, D(2026, 11, 9))
    entry = screening.EntryInput(place.ming, TODAY, noticed=True, disposition=Disposition.CONFERENCE)
    screening.record_many(place.session, round_id, [entry])
    shown = screening_rounds.overview(place.session)
    assert [(one.round.name, one.tally.expected, one.tally.done, one.tally.undisposed) for one in shown] == [
        ("秋季摸排", 5, 1, 0)
    ]

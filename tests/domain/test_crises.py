"""Crises: which one takes a press, how long things took, what contradicts itself; counts of a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain import incidents
from xinliapp.domain.crises import (
    Correction,
    Crisis,
    CrisisEntry,
    Handover,
    Lack,
    Receipt,
    StepChoice,
    checked_steps,
    gaps,
    lacks,
    taking_presses,
)
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.incidents import ReportLine, line_kind

DAY = "2026-11-23T"
NOW = dt.datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - the school's wall clock


def entry(step: CrisisStep, at: str, *corrected: str | None) -> CrisisEntry:
    corrections = tuple(
        Correction(str(n), "e", None if to is None else DAY + to, "看错了钟", "甲", "")
        for n, to in enumerate(corrected)
    )
    return CrisisEntry(
        f"e-{step.value}-{at}", "c", step.value, "词", DAY + at, "", "甲", None, "", corrections
    )


def crisis(*entries: CrisisEntry, started: str = "08:13:20", ended: str | None = None) -> Crisis:
    return Crisis("c", DAY + started, None, DAY + ended if ended else None, None, "u", entries)


def handover(told: str | None) -> Handover:
    return Handover("h", "c", told, "班主任", "市三院", None, "", Receipt.NONE, None, "", "")


def minutes(found: Crisis, start: CrisisStep, end: CrisisStep) -> int | None:
    return next(gap.minutes for gap in gaps(found) if (gap.start, gap.end) == (start, end))


def test_gaps_are_whole_minutes_between_first_moments() -> None:
    found = crisis(
        entry(CrisisStep.FOUND, "08:13:20"),
        entry(CrisisStep.ASSESSED, "08:16:19"),  # 2 min 59 s
        entry(CrisisStep.PLAN_STARTED, "08:17:20"),  # 4 min
        entry(CrisisStep.GUARDIAN_CALLED, "08:20:00"),
        entry(CrisisStep.GUARDIAN_CALLED, "08:40:00"),
        entry(CrisisStep.STAYED_WITH, "08:14:00"),
        entry(CrisisStep.STAY_ENDED, "09:00:00"),
        entry(CrisisStep.STAY_ENDED, "10:14:00"),
    )
    assert minutes(found, CrisisStep.FOUND, CrisisStep.ASSESSED) == 2
    assert minutes(found, CrisisStep.FOUND, CrisisStep.PLAN_STARTED) == 4
    assert minutes(found, CrisisStep.FOUND, CrisisStep.GUARDIAN_CALLED) == 6
    assert minutes(found, CrisisStep.STAYED_WITH, CrisisStep.STAY_ENDED) == 120
    assert minutes(found, CrisisStep.FOUND, CrisisStep.REPORTED) is None


def test_a_correction_counts_and_what_did_not_happen_does_not() -> None:
    found = crisis(
        entry(CrisisStep.FOUND, "08:13:20", "08:10:20", "08:11:20"),  # the newer one counts
        entry(CrisisStep.ASSESSED, "08:16:20"),
        entry(CrisisStep.REPORTED, "08:30:00", None),
    )
    assert minutes(found, CrisisStep.FOUND, CrisisStep.ASSESSED) == 5
    assert minutes(found, CrisisStep.FOUND, CrisisStep.REPORTED) is None


def test_an_odd_order_is_below_zero_never_hidden() -> None:
    found = crisis(entry(CrisisStep.FOUND, "08:13:20"), entry(CrisisStep.ASSESSED, "08:12:50"))
    assert minutes(found, CrisisStep.FOUND, CrisisStep.ASSESSED) == -1


def test_without_a_press_of_it_the_start_stands_for_found() -> None:
    found = crisis(entry(CrisisStep.ASSESSED, "08:16:20"))
    assert minutes(found, CrisisStep.FOUND, CrisisStep.ASSESSED) == 3


def test_presses_go_to_the_one_pressed_last_unless_it_has_long_been_quiet() -> None:
    old = replace(crisis(entry(CrisisStep.FOUND, "07:00:00"), started="07:00:00"), id="old")
    new = replace(crisis(entry(CrisisStep.FOUND, "08:13:20")), id="new")
    over = replace(crisis(entry(CrisisStep.FOUND, "08:50:00"), ended="08:55:00"), id="over")
    assert taking_presses([new, old, over], NOW) == new
    twelve = dt.datetime(2026, 11, 23, 20, 13, 20)  # noqa: DTZ001
    assert taking_presses([new], twelve) == new
    assert taking_presses([new], twelve + dt.timedelta(seconds=1)) is None
    assert taking_presses([], NOW) is None


def test_what_contradicts_itself() -> None:
    running = crisis(entry(CrisisStep.FOUND, "08:13:20"))
    assert lacks(running, None, NOW) == ()  # 47 minutes: nobody is asked anything
    assert lacks(running, None, NOW + dt.timedelta(hours=1)) == (Lack.GUARDIAN_NOT_TOLD,)
    late = NOW + dt.timedelta(hours=24)
    assert lacks(running, None, late) == (Lack.NOT_ENDED, Lack.NO_STUDENT, Lack.GUARDIAN_NOT_TOLD)
    told = crisis(entry(CrisisStep.FOUND, "08:13:20"), entry(CrisisStep.GUARDIAN_CALLED, "08:20:00"),
                  entry(CrisisStep.SENT_TO_HOSPITAL, "08:30:00"), ended="08:50:00")  # fmt: skip
    assert lacks(told, None, NOW) == (Lack.NO_HANDOVER,)
    assert lacks(replace(told, student_id="s"), handover(None), late) == ()


def test_guardians_told_by_the_hand_over_count() -> None:
    ended = crisis(entry(CrisisStep.FOUND, "08:13:20"), ended="08:50:00")
    assert lacks(ended, None, NOW) == (Lack.GUARDIAN_NOT_TOLD,)
    assert lacks(ended, handover(None), NOW) == (Lack.GUARDIAN_NOT_TOLD,)
    assert lacks(ended, handover(DAY + "08:20:00"), NOW) == ()


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ((), "few"),
        (tuple((f"own_{n}", f"步骤{n}") for n in range(21)), "many"),
        ((("found", "发现"), ("found", "看到")), "twice"),
        ((("found", "发现"), ("own_1", "发现")), "twice"),
        ((("found", "发现"), ("own_1", "")), "words"),
        ((("found", "发现"), ("own_1", "九个字的步骤太长了")), "words"),
        ((("own_1", "开始"),), "found"),
    ],
)
def test_a_list_that_may_not_stand_on_buttons(steps: tuple[tuple[str, str], ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        checked_steps([StepChoice(*one) for one in steps])


# --- reports ---


def test_characters_without_headings_and_tables() -> None:
    body = (
        "一、事件基本情况\n2026年11月23日，发现。\n（一）经过\n| 时间 | 步骤 |\n| 08:13 | 发现 |\n共3人。\n"
    )
    # 2026 年 11 月 23 日 ， 发 现 。 = 10; 共 3 人 。 = 4
    assert incidents.characters(body) == 14


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、事件基本情况", ReportLine.LEVEL1),
        ("十二、其他", ReportLine.LEVEL1),
        ("（三）家校沟通", ReportLine.LEVEL2),
        ("一、这是一句话。", ReportLine.TEXT),  # a sentence that is counted is no heading
        ("一、" + "长" * 40, ReportLine.TEXT),
        ("一是及时。", ReportLine.TEXT),
        ("| 甲 | 乙 |", ReportLine.TABLE),
        ("", ReportLine.TEXT),
    ],
)
def test_what_a_line_is(line: str, kind: ReportLine) -> None:
    assert line_kind(line) is kind


@given(st.lists(st.text(alphabet="一二三、（）情况说明abc123。|\n ", max_size=30), max_size=6))
def test_headings_and_tables_never_add_to_the_count(lines: list[str]) -> None:
    body = "\n".join(lines)
    more = f"{body}\n一、原因分析\n（一）家庭\n| 1 | 2 |\n"
    assert incidents.characters(more) == incidents.characters(body)


def test_the_fourteen_days_run_from_the_event() -> None:
    assert incidents.due_on("2026-11-10") == dt.date(2026, 11, 24)
    assert incidents.days_left("2026-11-10", dt.date(2026, 11, 18)) == 6
    assert incidents.days_left("2026-11-10", dt.date(2026, 11, 25)) == -1


def test_headings_with_nothing_below_them() -> None:
    body = "一、甲\n二、乙\n（一）丙\n有字。\n（二）丁\n三、戊\n有字。\n"
    assert incidents.empty_headings(body) == ("一、甲", "（二）丁")

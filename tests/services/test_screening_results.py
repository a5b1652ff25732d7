"""Sheets, statuses and dispositions of a round with a scale; when it may close."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.casework import concluded, sitting
from tests.support.screening import CALM, CRITICAL, END, HIGH, LOW, START, ScreeningSchool
from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.conferences import AgendaOrigin
from xinliapp.domain.consents import ConsentState
from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import VoidKind
from xinliapp.domain.screening import RowState, Tally
from xinliapp.i18n.labels import label
from xinliapp.services import (
    conferences,
    screening,
    screening_results,
    screening_rounds,
    screening_tasks,
    task_list,
)
from xinliapp.services.screening_list import RoundSheet
from xinliapp.storage.audit import Chain, events

D = dt.date
TODAY = D(2026, 11, 23)


def refused(code: str, act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def place(tmp_path: Path) -> ScreeningSchool:
    return ScreeningSchool(tmp_path)


def enter(place: ScreeningSchool, round_id: str, student: str, answers: list[int | None]) -> str:
    return screening_results.enter_answers(place.session, round_id, student, answers).result_id


def state(place: ScreeningSchool, round_id: str, student: str) -> RowState:
    return RoundSheet(place.session, round_id).row(student).state


def test_a_sheet_is_scored_at_once_and_a_person_decides(place: ScreeningSchool) -> None:
    round_id = place.round()
    entered = screening_results.enter_answers(place.session, round_id, place.ming, HIGH)
    assert entered.sheet.total == 15
    row = RoundSheet(place.session, round_id).row(place.ming)
    assert (row.state, row.hint, row.disposition, row.open) == (RowState.DONE, True, None, True)
    decided = {place.ming: Disposition.CONFERENCE}
    screening_results.dispose(place.session, round_id, decided, "先约家长")
    row = RoundSheet(place.session, round_id).row(place.ming)
    assert (row.disposition, row.note, row.by_name, row.open) == (
        Disposition.CONFERENCE, "先约家长", "", False,
    )  # fmt: skip
    agenda = [(entry.student_id, entry.origin) for entry in conferences.agenda(place.session)]
    assert agenda == [(place.ming, AgendaOrigin.SCREENING)]


def test_a_decision_after_a_conference_puts_the_student_on_the_next_agenda(place: ScreeningSchool) -> None:
    """The day of the decision counts, not the day the sheet came in."""
    round_id = place.round()
    enter(place, round_id, place.ming, HIGH)
    held = sitting(place.session, TODAY)
    concluded(place.session, held, place.ming, 1)
    conferences.end(place.session, held)
    clock = place.session.clock
    assert isinstance(clock, FixedClock)
    clock.moment += dt.timedelta(hours=1)
    screening_results.dispose(place.session, round_id, {place.ming: Disposition.CONFERENCE})
    assert [entry.student_id for entry in conferences.agenda(place.session)] == [place.ming]


def test_a_calm_sheet_asks_nobody(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, CALM)
    row = RoundSheet(place.session, round_id).row(place.ming)
    assert (row.state, row.hint, row.open) == (RowState.DONE, False, False)
    refused(
        "screening_no_hint",
        lambda: screening_results.dispose(place.session, round_id, {place.ming: Disposition.NONE_NEEDED}),
    )


def test_a_void_sheet_waits_for_a_retest_which_stands_beside_it(place: ScreeningSchool) -> None:
    round_id = place.round()
    spoiled = screening_results.enter_answers(place.session, round_id, place.hua, [*CALM[:8], 7])
    assert spoiled.sheet.reason is not None
    assert (spoiled.sheet.reason.kind, spoiled.sheet.reason.items) == (VoidKind.OUT_OF_RANGE, (9,))
    sheet = RoundSheet(place.session, round_id)
    assert [row.student_id for row in sheet.retests()] == [place.hua]
    enter(place, round_id, place.hua, LOW)
    assert RoundSheet(place.session, round_id).retests() == []
    history = screening_rounds.history_of(place.session, place.hua)
    assert [(point.void, point.sheet.total) for point in history] == [(True, None), (False, 5)]


def test_a_sheet_typed_again_stands_in_the_place_of_the_first(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, HIGH)
    enter(place, round_id, place.ming, LOW)
    assert [point.sheet.total for point in screening_rounds.history_of(place.session, place.ming)] == [5]
    entry = RoundSheet(place.session, round_id).row(place.ming).entry_id or ""
    kept = screening_results.sheets_of(place.session, entry)
    assert [(sheet.seq, sheet.voided_at is None) for sheet in kept] == [(1, False), (2, True)]


def test_a_retest_that_somebody_decided_on_opens_the_hint_again(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, HIGH)
    screening_results.dispose(place.session, round_id, {place.ming: Disposition.RETEST})
    assert RoundSheet(place.session, round_id).tally().retests == 1
    enter(place, round_id, place.ming, HIGH)
    row = RoundSheet(place.session, round_id).row(place.ming)
    assert (row.retest, row.disposition, row.open) == (False, None, True)
    assert len(screening_rounds.history_of(place.session, place.ming)) == 2


def test_a_person_voids_a_sheet_with_a_reason(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, HIGH)
    refused("field_required", lambda: screening_results.mark_void(place.session, round_id, place.ming, " "))
    screening_results.mark_void(place.session, round_id, place.ming, "全部选同一个答案")
    row = RoundSheet(place.session, round_id).row(place.ming)
    assert (row.state, row.retest, row.hint) == (RowState.VOID, True, False)
    point = screening_rounds.history_of(place.session, place.ming)[0]
    assert (point.void, point.void_reason) == (True, "全部选同一个答案")


def test_a_round_closes_only_when_nobody_is_open(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, HIGH)
    enter(place, round_id, place.hua, CALM)
    close = lambda: screening.close_round(place.session, round_id, TODAY)  # noqa: E731
    assert refused("round_not_ready", close).params == {"pending": 3, "undisposed": 1}
    absent = {
        place.qiang: CheckStatus.ABSENT,
        place.duo: CheckStatus.DECLINED,
        place.xiao: CheckStatus.EXEMPT,
    }
    screening_results.set_statuses(place.session, round_id, absent, TODAY)
    assert refused("round_not_ready", close).params == {"pending": 0, "undisposed": 1}
    screening_results.dispose(place.session, round_id, {place.ming: Disposition.TALK_THEN_SEE})
    close()
    expected = Tally(expected=5, done=2, absent=1, declined=1, exempt=1, hints=1)
    assert RoundSheet(place.session, round_id).tally() == expected
    refused("round_closed", lambda: enter(place, round_id, place.ming, CALM))
    refused("field_required", lambda: screening_rounds.reopen(place.session, round_id, ""))
    screening_rounds.reopen(place.session, round_id, "漏录一份")
    enter(place, round_id, place.ming, CALM)
    steps = screening_rounds.detail(place.session, round_id).steps
    assert [(step.kind.value, step.reason) for step in steps] == [("closed", ""), ("reopened", "漏录一份")]


def test_a_status_is_taken_back_and_never_hides_a_sheet(place: ScreeningSchool) -> None:
    round_id = place.round()
    screening_results.set_statuses(place.session, round_id, {place.ming: CheckStatus.ABSENT}, TODAY)
    assert state(place, round_id, place.ming) is RowState.ABSENT
    screening_results.set_statuses(place.session, round_id, {place.ming: None}, TODAY)
    assert state(place, round_id, place.ming) is RowState.PENDING
    enter(place, round_id, place.ming, CALM)
    absent = {place.ming: CheckStatus.ABSENT}
    refused(
        "screening_has_sheet",
        lambda: screening_results.set_statuses(place.session, round_id, absent, TODAY),
    )
    done = {place.hua: CheckStatus.DONE}
    refused("field_wrong", lambda: screening_results.set_statuses(place.session, round_id, done, TODAY))


def test_newcomers_count_from_their_day_and_leavers_no_longer(place: ScreeningSchool) -> None:
    round_id = place.round(class_ids=(place.first,))
    late = place.student(place.first, "周来", joined="2026-11-16")
    after = place.student(place.first, "吴后", joined="2026-11-30")
    place.school.student(place.first, name="郑借", status="visiting")
    with place.session.write("test.leave") as uow:
        uow.update("student", place.qiang, {"left_on": "2026-11-20"})
    sheet = RoundSheet(place.session, round_id)
    assert set(sheet.expected) == {place.ming, place.hua, late}
    refused("screening_not_asked", lambda: enter(place, round_id, place.duo, CALM))
    refused("screening_not_asked", lambda: enter(place, round_id, after, CALM))


def test_who_left_after_the_window_without_a_status_is_not_waited_for(place: ScreeningSchool) -> None:
    round_id = place.round(class_ids=(place.first,), ends_on=D(2026, 11, 13))
    enter(place, round_id, place.ming, CALM)
    with place.session.write("test.leave") as uow:
        uow.update("student", place.ming, {"left_on": "2026-11-18"})
        uow.update("student", place.hua, {"left_on": "2026-11-18"})
    assert set(RoundSheet(place.session, round_id).expected) == {place.ming, place.qiang}


def test_a_sheet_without_consent_is_never_kept(place: ScreeningSchool) -> None:
    young = place.student(place.first, "陈小", born="2014-01-01")
    round_id = place.round()
    failed = refused("screening_no_consent", lambda: enter(place, round_id, young, CALM))
    assert failed.params == {"name": "陈小", "state": label(ConsentState.MISSING)}
    assert place.session.database.scalar("SELECT count(*) FROM casework.screening_result") == 0
    place.consent(young)
    enter(place, round_id, young, CALM)
    place.consent(place.hua, given=False)
    refused("screening_no_consent", lambda: enter(place, round_id, place.hua, CALM))
    everybody = place.round(name="全部须同意", consent_rule=screening_rounds.ConsentRule.ALL)
    refused("screening_no_consent", lambda: enter(place, everybody, place.ming, CALM))
    lacking = screening_rounds.detail(place.session, everybody).lacking
    assert set(lacking) == {place.ming, place.hua, place.qiang, place.duo, place.xiao}


def test_a_child_of_unknown_age_is_asked_like_a_young_one(place: ScreeningSchool) -> None:
    place.born(place.ming, None)
    round_id = place.round()
    refused("screening_no_consent", lambda: enter(place, round_id, place.ming, CALM))
    place.born(place.ming, "2012-11-23")
    enter(place, round_id, place.ming, CALM)


def test_a_round_with_a_scale_never_asks_less_than_the_base_pack(place: ScreeningSchool) -> None:
    none = screening_rounds.ConsentRule.NONE
    refused("field_wrong", lambda: place.round(consent_rule=none))


def test_a_critical_answer_is_a_task_of_the_same_day_until_somebody_was_told(place: ScreeningSchool) -> None:
    round_id = place.round()
    result = enter(place, round_id, place.ming, CRITICAL)
    mine = [task for task in task_list.tasks(place.session, TODAY) if task.kind == "critical_answer"]
    assert [(task.student_id, task.due_on, task.subject) for task in mine] == [
        (place.ming, TODAY, "08:00得知")
    ]
    case = screening_tasks.critical(place.session)[0]
    assert (case.result_id, case.items, case.told) == (result, (9,), ())
    later = dt.datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001
    refused("field_wrong", lambda: screening_tasks.tell(place.session, result, "王老师", later))
    screening_tasks.tell(place.session, result, "王老师(班主任)", later - dt.timedelta(hours=1), "当面")
    assert not [task for task in task_list.tasks(place.session, TODAY) if task.kind == "critical_answer"]
    told = screening_tasks.critical(place.session)[0].told
    assert [(one.told, one.told_at) for one in told] == [("王老师(班主任)", "2026-11-23T08:00:00")]


def test_two_windows_of_one_student(place: ScreeningSchool) -> None:
    round_id = place.round()
    shown = RoundSheet(place.session, round_id).row(place.ming).seen
    screening_results.enter_answers(place.session, round_id, place.ming, HIGH, seen=shown)
    refused(
        "changed_since",
        lambda: screening_results.enter_answers(place.session, round_id, place.ming, CALM, seen=shown),
    )
    decide = {place.ming: Disposition.NONE_NEEDED}
    seen = {place.ming: shown}
    refused("changed_since", lambda: screening_results.dispose(place.session, round_id, decide, seen=seen))
    plan = screening_rounds.RoundInput("改名", CheckMethod.SCALE, START, END, scale_id="PHQ-9")
    mark = screening_rounds.mark(place.session, round_id)
    screening_rounds.change(place.session, round_id, plan, seen=mark)
    refused("changed_since", lambda: screening_rounds.change(place.session, round_id, plan, seen=mark))


def test_finished_scores_of_a_vendors_own_scale(place: ScreeningSchool) -> None:
    round_id = place.round("outside", scale_name="某平台问卷", hint_line=60.0)
    refused("round_not_scored", lambda: enter(place, round_id, place.ming, CALM))
    on = screening_results.enter_scores(place.session, round_id, place.ming, {"total": 60})
    below = screening_results.enter_scores(place.session, round_id, place.hua, {"total": 59.5})
    assert (on.sheet.has(screening_results.FlagKind.HINT), below.sheet.flags) == (True, ())
    point = screening_rounds.history_of(place.session, place.ming)[0]
    assert (point.scale_name, point.sheet.total) == ("某平台问卷", 60)


def test_finished_scores_outside_their_bounds_are_refused(place: ScreeningSchool) -> None:
    round_id = place.round()
    refused(
        "field_wrong",
        lambda: screening_results.enter_scores(place.session, round_id, place.ming, {"total": 28}),
    )
    assert (
        screening_results.enter_scores(place.session, round_id, place.ming, {"total": 27}).sheet.total == 27
    )


def test_scale_and_method_stay_once_a_sheet_is_in(place: ScreeningSchool) -> None:
    round_id = place.round()
    enter(place, round_id, place.ming, CALM)
    other = screening_rounds.RoundInput("改", CheckMethod.SCALE, START, END, scale_id="GAD-7")
    refused("field_wrong", lambda: screening_rounds.change(place.session, round_id, other))


def test_the_rest_of_a_class_needs_a_method_and_leaves_an_audit_row(place: ScreeningSchool) -> None:
    round_id = screening.open_round(place.session, "秋季摸排", CheckMethod.TALK, START)
    noticed = screening.EntryInput(place.ming, TODAY, noticed=True)
    screening.record_many(place.session, round_id, [noticed])
    refused(
        "field_required",
        lambda: screening.rest_unnoticed(place.session, round_id, place.first, CheckMethod.SCALE, TODAY),
    )
    done = screening.rest_unnoticed(place.session, round_id, place.first, CheckMethod.OBSERVATION, TODAY)
    assert done == 2
    rows = {row.student_id: row for row in RoundSheet(place.session, round_id).rows()}
    assert (rows[place.hua].method, rows[place.hua].hint) == (CheckMethod.OBSERVATION, False)
    assert rows[place.duo].state is RowState.PENDING
    told = [
        event for event in events(place.session.database, Chain.CASE) if event.action == "round.rest_class"
    ]
    assert [event.object_id for event in told] == [place.first]
    assert json.loads(told[0].detail)["method"] == "observation"
    # What was decided stays while it is still noticed.
    screening_results.dispose(place.session, round_id, {place.ming: Disposition.TELL_PARENTS})
    screening.record_many(place.session, round_id, [noticed])
    assert RoundSheet(place.session, round_id).row(place.ming).disposition is Disposition.TELL_PARENTS


def test_a_round_with_a_scale_takes_no_ticks(place: ScreeningSchool) -> None:
    round_id = place.round()
    tick = [screening.EntryInput(place.ming, TODAY)]
    refused("round_scored", lambda: screening.record_many(place.session, round_id, tick))

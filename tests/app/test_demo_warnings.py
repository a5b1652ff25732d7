"""The demo's warnings stand at different points of their way; measures come round on the day it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.support.demo import DemoRun
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.warnings import StepKind, Urgency
from xinliapp.services import task_list, warnings
from xinliapp.services.session import Session

_DISORDERS = ("抑郁", "焦虑", "双相", "精神", "病", "症", "障碍", "自闭", "多动")


@pytest.fixture(scope="module")
def session(demo: DemoRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    copy = demo.copy_of("school", tmp_path_factory.mktemp("warned") / "school")
    with signed_in(copy, COUNSELOR, FixedClock(MOMENT)) as opened:
        yield opened


def test_six_warnings_each_at_another_point(session: Session) -> None:
    told = warnings.between(session, dt.date(2026, 11, 1), MOMENT.date())
    assert len(told) == 6
    assert len({report.student_id for report in told}) == 6
    still_open = {report.noticed_at[:10]: report for report in told if report.open}
    assert sorted(still_open) == ["2026-11-12", "2026-11-17", "2026-11-18", "2026-11-19"]
    assert still_open["2026-11-19"].received is None
    assert still_open["2026-11-18"].untold == (StepKind.TOLD_HOMEROOM,)
    assert still_open["2026-11-17"].urgency is Urgency.IMMEDIATE
    assert still_open["2026-11-17"].step(StepKind.AT_SCHOOL) is not None
    assert still_open["2026-11-12"].next_level is StepKind.AT_SCHOOL
    words = [report.note + step.note for report in told for step in report.steps]
    assert not [text for text in words if any(word in text for word in _DISORDERS)]


def test_they_are_on_the_page_of_the_day(session: Session) -> None:
    tasks = list(task_list.tasks(session, MOMENT.date()))
    due = {(task.kind, str(task.due_on)) for task in tasks if task.kind.startswith(("warning", "plan_m"))}
    assert ("warning_receive", "2026-11-19") in due
    assert ("warning_tell", "2026-11-18") in due
    assert {day for kind, day in due if kind == "plan_measure"} >= {"2026-11-19", "2026-11-23"}

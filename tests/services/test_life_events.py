"""Events of a child: corrected, taken back, and a home visit due within a week of five kinds of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.dossier import EntryKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.life_events import EventKind
from xinliapp.services import home_visits, life_events, task_list, timeline
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.life_events import EventInput

TODAY = dt.date(2026, 11, 23)
SAID = "母亲外出务工,由外祖母照顾"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=parse_stamp("2026-11-23T09:00:00"))


def noted(school: TermSchool, child: str, kind: EventKind, day: str, **more: str) -> str:
    event = EventInput(kind, dt.date.fromisoformat(day), SAID, "班主任", **more)
    return life_events.add(school.session, child, event)


def due(school: TermSchool, day: dt.date = TODAY) -> list[tuple[str, str]]:
    return [
        (task.student_id or "", task.due_on.isoformat()) for task in life_events.tasks(school.session, day)
    ]


def test_the_five_of_the_clause_make_a_visit_due_and_others_do_not(school: TermSchool) -> None:
    children = {kind: school.student() for kind in EventKind}
    for kind, child in children.items():
        noted(school, child, kind, "2026-11-20")
    wanted = {
        children[kind]
        for kind in (
            EventKind.OUTLOOK,
            EventKind.STUDIES,
            EventKind.UPHEAVAL,
            EventKind.SETBACK,
            EventKind.CONDUCT,
        )
    }
    assert {child for child, _ in due(school)} == wanted
    assert {day for _, day in due(school)} == {"2026-11-27"}


def test_a_visit_settles_what_was_before_it_and_not_what_came_after(school: TermSchool) -> None:
    child = school.student()
    noted(school, child, EventKind.UPHEAVAL, "2026-11-16")
    noted(school, child, EventKind.SETBACK, "2026-11-17")
    assert due(school) == [(child, "2026-11-23")]  # one visit for both
    visit = VisitInput(child, dt.date(2026, 11, 17), ContactMode.AT_HOME, "班主任")
    made = home_visits.add(school.session, visit)
    assert due(school) == []
    noted(school, child, EventKind.CONDUCT, "2026-11-18")
    assert due(school) == [(child, "2026-11-25")]
    home_visits.remove(school.session, made)
    assert due(school) == [(child, "2026-11-23")]


def test_history_sends_nobody(school: TermSchool) -> None:
    child = school.student()
    noted(school, child, EventKind.UPHEAVAL, "2026-08-25")  # 90 days before
    assert due(school) == [(child, "2026-09-01")]
    assert due(school, TODAY + dt.timedelta(days=1)) == []


def test_the_task_says_nothing_of_the_event_and_is_on_the_list(school: TermSchool) -> None:
    child = school.student()
    noted(school, child, EventKind.UPHEAVAL, "2026-11-20")
    (found,) = [task for task in task_list.tasks(school.session, TODAY) if task.kind == "visit_event"]
    assert SAID not in repr(found) and "变故" not in repr(found)
    assert found.argument == {"tab": "visits", "student": child}


def test_a_correction_keeps_the_old_row_and_says_why(school: TermSchool) -> None:
    child, other = school.student(), school.student()
    first = noted(school, child, EventKind.SETBACK, "2026-11-10")
    with pytest.raises(UserError) as wrong:
        noted(school, child, EventKind.MOVED_SCHOOL, "2026-11-10", corrects=first)
    assert wrong.value.params["field"] == "更正理由"
    with pytest.raises(UserError):
        noted(school, other, EventKind.MOVED_SCHOOL, "2026-11-10", corrects=first, reason="选错了")
    second = noted(school, child, EventKind.MOVED_SCHOOL, "2026-11-10", corrects=first, reason="选错了种类")
    assert [(one.id, one.kind) for one in life_events.of_student(school.session, child)] == [
        (second, EventKind.MOVED_SCHOOL)
    ]
    assert due(school) == []
    kept = school.session.database.tuples("SELECT id, reason FROM casework.life_event ORDER BY rowid")
    assert kept == [(first, ""), (second, "选错了种类")]
    with pytest.raises(UserError):
        life_events.put_back(school.session, first)  # what was replaced stays replaced
    with pytest.raises(UserError):  # two windows: the second correction of the same row
        noted(school, child, EventKind.OTHER, "2026-11-10", corrects=first, reason="又更正")


def test_taking_back_and_putting_back(school: TermSchool) -> None:
    child = school.student()
    made = noted(school, child, EventKind.SETBACK, "2026-11-20")
    life_events.remove(school.session, made)
    assert life_events.of_student(school.session, child) == () and due(school) == []
    life_events.put_back(school.session, made)
    (line,) = timeline.events(school.session, child)
    assert (line.kind, line.words, line.detail) == (EntryKind.EVENT, "遭遇重大挫折 · 来源 班主任", SAID)


def test_what_is_refused(school: TermSchool) -> None:
    child = school.student()
    for event in (
        EventInput(EventKind.OTHER, TODAY + dt.timedelta(days=1), SAID, "班主任"),
        EventInput(EventKind.OTHER, TODAY, "  ", "班主任"),
        EventInput(EventKind.OTHER, TODAY, SAID, ""),
        EventInput(EventKind.OTHER, TODAY, "长" * 501, "班主任"),
    ):
        with pytest.raises(UserError):
            life_events.add(school.session, child, event)
    with pytest.raises(UserError) as closed:
        life_events.add(school.principal(), child, EventInput(EventKind.OTHER, TODAY, SAID, "班主任"))
    assert closed.value.code == "case_closed"
    assert life_events.of_student(school.session, child) == ()

"""People and meetings over a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.rules import Verdict
from xinliapp.domain.term_records import MeetingKind, StaffKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, staff
from xinliapp.ui.safeguards.facts import SafeguardsPage
from xinliapp.ui.safeguards.reading import SCREEN
from xinliapp.ui.safeguards.screen import SafeguardsScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group())
    return made


def _screen(
    qtbot: QtBot, school: TermSchool, *, principal: bool = False
) -> tuple[SafeguardsScreen, FakeHost]:
    host = FakeHost()
    session = school.principal() if principal else school.session
    screen = SafeguardsScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _page(screen: SafeguardsScreen) -> SafeguardsPage:
    assert screen.view._page is not None
    return screen.view._page


def test_a_part_time_counsellor_meets_the_clause(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    assert _page(screen).staffing[0].verdict is Verdict.UNMET
    assert "0/1人" in screen.view.state.word
    qtbot.keyClick(screen.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    panel = screen.view.panel
    qtbot.keyClicks(panel.name, "Yi")
    panel.role.setCurrentIndex(panel.role.findData(StaffKind.PART_TIME))
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["已加入名册"]
    assert _page(screen).staffing[0].verdict is Verdict.MET
    assert screen.view.header._subtitle.text() == "专职 0 兼职 1"
    assert panel.name.text() == ""


def test_a_name_is_asked_for_in_place(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.view.panel.duty.setText("个别辅导")
    screen.view.panel._join()
    assert "没有填写" in screen.view.panel.name_field.error()
    assert screen.view.panel.duty.text() == "个别辅导"
    assert host.toasts == []


def test_who_leaves_stays_listed_and_no_longer_counts(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    screen, host = _screen(qtbot, school)
    screen.view.people.select_key(member)
    panel = screen.view.panel
    assert not panel.leaving.isHidden()
    panel.left_day.setDate(QDate(2026, 9, 1))  # the day they came
    panel._leave()
    assert "不晚于到任日期" in panel.left_field.error()
    panel.left_day.setDate(QDate(2026, 11, 23))
    panel._leave()
    assert host.toasts == ["已登记离任"]
    assert [m.to_day for m in staff.everyone(school.session)] == ["2026-11-23"]
    assert screen.view.header._subtitle.text() == "专职 0 兼职 0"
    assert panel.leaving.isHidden()  # one cannot leave twice


def test_a_meeting_is_noted_and_counts(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.presenter.start("meetings")
    assert "0/2次" in screen.view.state.word
    panel = screen.view.panel
    panel.kind.setCurrentIndex(panel.kind.findData(MeetingKind.LEADERSHIP_MENTAL_HEALTH))
    panel.meeting_day.setDate(QDate(2026, 12, 1))
    panel.title.setText("心理健康工作会")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "日期还没有到" in panel.day_field.error()
    panel.meeting_day.setDate(QDate(2026, 11, 20))
    panel.attendees.setValue(7)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["会议已登记"]
    (meeting,) = _page(screen).meetings
    assert (meeting.title, meeting.attendees, meeting.day) == ("心理健康工作会", 7, "2026-11-20")
    assert "1/2次" in screen.view.state.word


def test_typed_minutes_become_a_draft_and_come_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.view.show_tab(1)
    qtbot.keyClicks(screen.view.panel.title, "draft")
    screen.presenter.flush()
    assert host.drafts[-1][1] == "08:00"
    again, _ = _screen(qtbot, school)
    assert again.view.panel.title.text() == "draft"
    again.view.panel._hold()
    assert drafts.load_draft(school.session, SCREEN) is None


def test_the_principal_notes_meetings_but_no_people(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school, principal=True)
    assert screen.view.panel.joining.isHidden()
    screen.view.show_tab(1)
    assert not screen.view.panel.meeting.isHidden()

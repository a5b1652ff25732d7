"""The principal's home over a vault opened without the case key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.self_checks import hand_in
from tests.support.term_school import TermSchool
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import figures
from xinliapp.ui.principal_home.screen import PrincipalHomeScreen
from xinliapp.widgets.buttons import Button
from xinliapp.widgets.marks import SourceChip


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    student = made.student(made.class_group(), name="赵小明")
    made.grade(student, 3)
    made.plan(student)
    made.meeting("2026-10-12")
    return made


def _screen(qtbot: QtBot, school: TermSchool) -> tuple[PrincipalHomeScreen, FakeHost]:
    host = FakeHost()
    screen = PrincipalHomeScreen(school.principal(), SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _texts(screen: PrincipalHomeScreen) -> str:
    shown = [label.text() for label in screen.view.findChildren(QLabel) if not label.isHidden()]
    rows = [
        str(screen.view.table.model().index(r, c).data())
        for r in range(screen.view.table.model().rowCount())
        for c in range(5)
    ]
    return "\n".join([*shown, *rows])


def test_what_waits_is_one_key_away(qtbot: QtBot, school: TermSchool) -> None:
    hand_in(school.session)
    screen, host = _screen(qtbot, school)
    button = screen.view.findChild(Button, "home.selfcheck.sign")
    assert button is not None
    qtbot.waitUntil(button.isVisible)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.opened == [("self_check", "2026-2027-1")]
    assert "心理教师甲 11-23 08:00 提交" in _texts(screen)


def test_figures_are_those_published_and_changes_leave_a_neutral_mark(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, _ = _screen(qtbot, school)
    assert screen.view.table.model().rowCount() == 0
    figures.publish(school.session, pack_ids=("JS",), form_ids=())
    screen.presenter.refresh(figures.CHANGES)
    assert "100.0%(1/1)" in _texts(screen)
    assert "心理教师甲 11-23 08:00" in _texts(screen)
    school.grade(school.student(name="钱一"), 3)
    figures.refresh_stale(school.session)
    screen.presenter.refresh(figures.CHANGES)
    assert "有更新,待重新发布" in _texts(screen)
    assert "100.0%(1/1)" in _texts(screen)  # the published figure stands until a new one


def test_a_clause_stands_once_with_its_newest_window_and_the_rest_is_folded(
    qtbot: QtBot, school: TermSchool
) -> None:
    figures.publish(school.session, "2026-09-14/2026-10-16", dt.date(2026, 10, 17), pack_ids=("JS",))
    figures.publish(school.session)
    screen, _ = _screen(qtbot, school)
    view = screen.view
    shown, folded = view.table.rows(), view.others.rows()
    clauses = [figure.clause for figure in shown]
    assert "" not in clauses and clauses == sorted(set(clauses))  # once each, in the pack's order
    (counselling,) = [figure for figure in shown if figure.clause == "JS-33"]
    assert counselling.as_of == "2026-09-01—2026-11-23"
    (earlier,) = [figure for figure in folded if figure.clause == "JS-33"]
    assert earlier.as_of == "2026-09-14—2026-10-16"
    # What the form counts its own way is the form's, not a second JS-30.
    talks = [figure for figure in folded if "面对面谈心" in figure.duty]
    assert talks and all(figure.clause == "" for figure in talks)
    assert view.others.isHidden() and view.fold.text() == f"上报用数字和以前时段 {len(folded)} 项"
    view.fold.click()
    assert not view.others.isHidden() and view.fold.text() == "收起上报用数字和以前时段"


def test_no_case_content_shows(qtbot: QtBot, school: TermSchool) -> None:
    figures.publish(school.session)
    screen, _ = _screen(qtbot, school)
    text = _texts(screen)
    assert "个人辅导内容不在本账户可见范围内。" in text
    assert "赵" not in text


def test_counts_lead_to_where_they_are_kept(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    assert "1/2 次" in _texts(screen)
    button = screen.view.findChild(Button, "home.tally.JS-22")
    chip = screen.view.findChild(SourceChip, "home.source.JS-22")
    assert button is not None and chip is not None
    button.click()
    chip.click()
    assert host.opened == [("safeguards", "meetings"), ("self_check", "JS-22")]

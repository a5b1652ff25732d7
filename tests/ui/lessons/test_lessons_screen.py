"""Lessons and activities over a real vault: who lacks a lesson, one key a lesson, mistakes taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.term_records import ActivityForm
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts
from xinliapp.ui.lessons.facts import LessonsPage
from xinliapp.ui.lessons.presenter import SCREEN
from xinliapp.ui.lessons.screen import LessonsScreen
from xinliapp.widgets.paint import Sign


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """Two classes; the first had a lesson in every pair that is over, the second none in weeks 3 and 4."""
    made = TermSchool(tmp_path)
    first, second = made.class_group(1), made.class_group(2)
    for group in (first, second):
        made.student(group)
    days = ("2026-09-08", "2026-09-22", "2026-10-13", "2026-10-20", "2026-11-03", "2026-11-17")
    for day in days:
        made.lesson(first, day)
        if day != "2026-09-22":
            made.lesson(second, day)
    return made


def _screen(qtbot: QtBot, school: TermSchool, *, principal: bool = False) -> tuple[LessonsScreen, FakeHost]:
    host = FakeHost()
    session = school.principal() if principal else school.session
    screen = LessonsScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _page(screen: LessonsScreen) -> LessonsPage:
    assert screen.view._page is not None
    return screen.view._page


def test_the_grid_shows_who_lacks_a_lesson(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    page = _page(screen)
    heads = {head.label: number for number, head in enumerate(page.heads)}
    first, second = page.classes
    assert (first.units[heads["3—4"]], second.units[heads["3—4"]]) == (1, 0)
    assert second.lacking(page.heads) == first.lacking(page.heads) + 1
    assert not page.heads[-1].over  # weeks 13—14 still run
    assert (page.met, page.judged) == (int(first.lacking(page.heads) == 0), 2)
    assert screen.view.state.sign is Sign.BAD
    assert screen.view.state.word == f"{page.met}/2 班达标"


def test_a_lesson_is_noted_with_one_key_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    before = len(_page(screen).lessons)
    screen.view.panel.choose_class(_page(screen).classes[1].id)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["已登记上课"]
    newest = _page(screen).lessons[0]
    assert (newest.class_label, newest.day, newest.period) == ("七(2)", "2026-11-23", 1)
    screen.presenter.remove(newest)
    assert len(_page(screen).lessons) == before
    screen.presenter.put_back()
    assert _page(screen).lessons[0].class_label == "七(2)"
    assert host.toasts[1:] == ["已撤回这节课的登记", "登记已恢复"]


def test_the_same_lesson_twice_is_refused(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    for _ in range(2):
        screen.view.panel._save_lesson()
    assert host.toasts == ["已登记上课"]
    assert "已登记过课" in screen.view.bar.text()


def test_an_activity_needs_a_name_and_keeps_what_was_typed(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    qtbot.keyClick(screen.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    panel = screen.view.panel
    assert not panel.activity_form.isHidden()
    panel.headcount.setValue(348)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "没有填写" in panel._activity_fields["名称"].error()
    assert panel.headcount.value() == 348
    qtbot.keyClicks(panel.title, "life")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["活动已保存"]
    (saved,) = _page(screen).activities
    assert (saved.title, saved.headcount, saved.sessions, saved.mental_health) == ("life", 348, 1, True)
    assert panel.title.text() == "" and panel.typed() is None


def test_handbooks_count_copies_and_no_sessions(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    screen.view.show_tab(2)
    panel = screen.view.panel
    panel.form.setCurrentIndex(panel.form.findData(ActivityForm.HANDBOOK))
    assert panel.sessions_field.isHidden()
    panel.title.setText("手册")
    panel.headcount.setValue(600)
    panel._save_activity()
    (saved,) = _page(screen).activities
    assert (saved.sessions, saved.headcount) == (0, 600)
    assert "活动 1 项 0 人次" in screen.view.count.text()  # copies are no people


def test_a_typed_activity_becomes_a_draft_and_comes_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.presenter.start("activities")
    qtbot.keyClicks(screen.view.panel.title, "draft")
    screen.presenter.flush()
    assert host.drafts[-1][1] == "08:00"
    again, _ = _screen(qtbot, school)
    assert again.view.panel.title.text() == "draft"
    again.view.panel._save_activity()
    assert drafts.load_draft(school.session, SCREEN) is None


def test_the_principal_looks_only(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school, principal=True)
    assert screen.view.panel.lesson_form.isHidden()
    assert screen.view._take_back(None) == ""

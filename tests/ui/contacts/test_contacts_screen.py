"""Talks by class and digit, visits and contacts, over a real vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.contacts import TalkMark
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import guardian_contacts, home_visits
from xinliapp.ui.contacts.screen import ContactsScreen
from xinliapp.ui.contacts.view import VISITS
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.picking import PickRow


class ToastHost(FakeHost):
    """Keeps 撤销 of the last toast."""

    undo: Callable[[], None] | None = None

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        super().toast(text, undo)
        self.undo = undo


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """Two classes of three; in the first two were talked to, one of them by telephone."""
    made = TermSchool(tmp_path)
    first, second = made.class_group(1), made.class_group(2)
    one, two = made.student(first), made.student(first)
    made.student(first)
    for _ in range(3):
        made.student(second)
    made.talk(one, "2026-10-10")
    made.talk(two, "2026-10-12", face=False)
    return made


def _screen(qtbot: QtBot, school: TermSchool) -> tuple[ContactsScreen, ToastHost]:
    host = ToastHost()
    screen = ContactsScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _marks(screen: ContactsScreen) -> list[str]:
    return [cell.code for cell in screen.view.talks.grid.cells()]


def test_the_class_furthest_behind_opens_and_both_readings_count(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    talks = screen.view.talks
    assert talks.total.text() == "16.7%(1/6)"
    assert _marks(screen) == ["0", "0", "0"]  # the second class
    screen.presenter.choose_reading(False)
    assert talks.total.text() == "33.3%(2/6)"


def test_a_class_is_typed_saved_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    talks = screen.view.talks
    talks.by_name.setText("班主任乙")
    talks.grid.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_2):
        qtbot.keyClick(talks.grid, key)
    assert talks.save.text() == "保存 3 人"
    assert host.drafts[-1] == (DraftState.UNSAVED, "")
    qtbot.mouseClick(talks.save, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已保存 3 人的谈心"]
    assert not talks.save.isEnabled()
    assert talks.total.text() == "40.0%(2/5)"  # one is not asked for, one call does not count face to face
    assert host.undo is not None
    host.undo()
    assert talks.total.text() == "16.7%(1/6)"


def test_typing_what_is_stored_takes_the_typed_digit_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    grid = screen.view.talks.grid
    qtbot.keyClick(grid, Qt.Key.Key_1)
    qtbot.keyClick(grid, Qt.Key.Key_Backspace)
    qtbot.keyClick(grid, Qt.Key.Key_0)
    assert screen.view.talks.save.text() == "保存"
    assert not screen.view.talks.save.isEnabled()


def test_digits_survive_the_lock_unsaved(qtbot: QtBot, school: TermSchool) -> None:
    first, _ = _screen(qtbot, school)
    qtbot.keyClick(first.view.talks.grid, Qt.Key.Key_1)
    first.presenter.flush()
    again, host = _screen(qtbot, school)
    assert _marks(again) == ["1", "0", "0"]
    assert again.view.talks.save.isEnabled()
    assert host.drafts[-1][0] is DraftState.UNSAVED
    qtbot.mouseClick(again.view.talks.save, Qt.MouseButton.LeftButton)
    third, _ = _screen(qtbot, school)
    assert not third.view.talks.save.isEnabled()


def test_a_day_outside_the_window_is_said_at_its_field(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    talks = screen.view.talks
    talks.day.setDate(QDate(2026, 8, 31))
    qtbot.keyClick(talks.grid, Qt.Key.Key_1)
    qtbot.mouseClick(talks.save, Qt.MouseButton.LeftButton)
    assert "本学期" in talks.day_field.error()
    assert talks.save.isEnabled()  # nothing typed is lost


def test_the_list_of_who_is_missing_is_a_paper(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    qtbot.mouseClick(screen.view.talks.print, Qt.MouseButton.LeftButton)
    (paper,) = host.papers
    assert paper.names
    assert paper.file_name == "未谈名单-2026-11-23.pdf"


def test_a_visit_is_noted_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    child = screen.view.talks.grid.cells()[0].key
    screen.view.show_tab(VISITS)
    pane = screen.view.visits
    pane.student.set_picked(PickRow(child, "王小明"))
    pane.by_name.setText("班主任乙")
    pane.text.setPlainText("家里安静。")
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    (visit,) = home_visits.of_student(school.session, child)
    assert (visit.day, visit.findings, visit.next_on) == ("2026-11-23", "家里安静。", None)
    assert pane.draft() is None
    assert host.undo is not None
    host.undo()
    assert home_visits.of_student(school.session, child) == []


def test_a_contact_needs_its_student_and_keeps_what_was_typed(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    pane = screen.view.guardians
    pane.text.setPlainText("说了作息。")
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    assert "学生" in pane.student_field.error()
    screen.presenter.flush()
    again, _ = _screen(qtbot, school)
    assert again.view.guardians.text.toPlainText() == "说了作息。"
    child = again.view.talks.grid.cells()[0].key
    again.view.guardians.student.set_picked(PickRow(child, "王小明"))
    qtbot.mouseClick(again.view.guardians.save, Qt.MouseButton.LeftButton)
    assert [row.note for row in guardian_contacts.of_student(school.session, child)] == ["说了作息。"]


def test_marks_have_one_digit_each() -> None:
    assert {mark.value for mark in TalkMark} == set("0129")


def test_forms_of_the_class_being_typed(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    forms = screen.view.talks.forms
    assert forms.papers["talk_form"].text() == "谈心表 七(2)"
    for what in ("talk_form", "visit_form"):
        forms.papers[what].trigger()
    assert [paper.file_name for paper in host.papers] == ["七(2)谈心表（本学期）.pdf", "七(2)家访表.pdf"]


def test_who_was_not_visited_is_printed_from_the_visits(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    child = screen.view.talks.grid.cells()[0].key
    screen.view.show_tab(VISITS)
    qtbot.keyClick(screen.view.window().windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "都已入户家访" in screen.view.bar.text()
    school.grade(child, 3)
    qtbot.keyClick(screen.view.window().windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [paper.file_name for paper in host.papers] == ["家访未访名单-20261123.pdf"]

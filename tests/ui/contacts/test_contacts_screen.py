"""Talks by class and digit, visits and contacts, over a real vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import ContactMode, ContactTopic, TalkMark, VisitOccasion
from xinliapp.domain.errors import UserError
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, guardian_contacts, home_visits
from xinliapp.services.guardian_contacts import ContactInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.ui.contacts.families import FamilyPane
from xinliapp.ui.contacts.screen import ContactsScreen
from xinliapp.ui.contacts.view import GUARDIANS, VISITS
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.picking import PickRow
from xinliapp.widgets.style import color, look


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
    screen.view.resize(1300, 616)  # wide enough for the right panel to stand open
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
    pane.form.student.set_picked(PickRow(child, "王小明"))
    pane.form.by_name.setText("班主任乙")
    pane.form.text.setPlainText("家里安静。")
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    (visit,) = home_visits.of_student(school.session, child)
    assert (visit.day, visit.findings, visit.next_on) == ("2026-11-23", "家里安静。", None)
    assert pane.form.draft() is None
    assert host.undo is not None
    host.undo()
    assert home_visits.of_student(school.session, child) == []


def _child(school: TermSchool) -> str:
    return str(school.session.database.scalar("SELECT id FROM student ORDER BY id LIMIT 1"))


def _visited(school: TermSchool, child: str, findings: str = "家里安静。") -> str:
    return home_visits.add(
        school.session,
        VisitInput(child, dt.date(2026, 11, 20), ContactMode.AT_HOME, "班主任乙", VisitOccasion.EVENT,
                   "母亲", findings, "下周再联系", dt.date(2026, 12, 1)),
    )  # fmt: skip


def _words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisible()]


def _choose(qtbot: QtBot, pane: FamilyPane, row: int = 0) -> None:
    place = pane.table.visualRect(pane.table.model().index(row, 0)).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_saved_visit_is_read_whole(qtbot: QtBot, school: TermSchool) -> None:
    findings = "家里安静。" * 90
    _visited(school, _child(school), findings)
    screen, _ = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    pane = screen.view.visits
    assert pane.form.isVisible()
    _choose(qtbot, pane)
    told = _words(pane.card)
    assert {findings, "下周再联系", "母亲", "班主任乙", "2026-12-01 周二"} <= set(told)
    assert pane.form.isHidden() and pane.save.isHidden() and pane.correct.isVisible()
    qtbot.mouseClick(pane.new, Qt.MouseButton.LeftButton)
    assert pane.form.isVisible() and pane.save.isVisible() and pane.card.isHidden()


def test_tab_past_the_list_leaves_the_form(qtbot: QtBot, school: TermSchool) -> None:
    _visited(school, _child(school))
    screen, _ = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    screen.view.visits.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert screen.view.visits.form.isVisible()


def test_a_visit_is_corrected_with_a_reason(qtbot: QtBot, school: TermSchool) -> None:
    child = _child(school)
    old = _visited(school, child)
    screen, host = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    pane = screen.view.visits
    _choose(qtbot, pane)
    qtbot.mouseClick(pane.correct, Qt.MouseButton.LeftButton)
    form = pane.change
    assert form.text.toPlainText() == "家里安静。" and form.met.text() == "母亲"
    assert form.occasion.currentData() is VisitOccasion.EVENT and not form.student.isEnabled()
    form.text.setPlainText("家里有争吵。")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "更正理由" in form.reason_field.error() and form.reason.hasFocus()  # in sight, below the fold
    assert [row.id for row in home_visits.of_student(school.session, child)] == [old]
    form.reason.setText("记成了别家")
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = home_visits.of_student(school.session, child)
    assert (row.findings, row.agreed, row.next_on) == ("家里有争吵。", "下周再联系", "2026-12-01")
    assert row.id != old
    assert host.toasts == ["家访已更正"]
    assert [line.id for line in pane.table.rows()] == [row.id]


def test_a_correction_begun_survives_the_lock_and_a_new_record_beside_it(
    qtbot: QtBot, school: TermSchool
) -> None:
    _visited(school, _child(school))
    screen, _ = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    pane = screen.view.visits
    pane.form.text.setPlainText("另一家的话。")
    _choose(qtbot, pane)
    qtbot.mouseClick(pane.correct, Qt.MouseButton.LeftButton)
    pane.change.text.setPlainText("家里有争吵。")
    screen.presenter.flush()
    again, _ = _screen(qtbot, school)
    again.view.show_tab(VISITS)
    pane = again.view.visits
    assert pane.change.isVisible() and pane.change.text.toPlainText() == "家里有争吵。"
    assert pane.form.text.toPlainText() == "另一家的话。"
    qtbot.mouseClick(pane.give_up, Qt.MouseButton.LeftButton)
    assert drafts.load_draft(school.session, "contacts.visit_change") is None
    assert drafts.load_draft(school.session, "contacts.visit") is not None
    assert pane.form.isVisible()


def test_a_visit_is_taken_back_and_brought_back(qtbot: QtBot, school: TermSchool) -> None:
    child = _child(school)
    old = _visited(school, child)
    screen, host = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    pane = screen.view.visits
    _choose(qtbot, pane)
    qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert home_visits.of_student(school.session, child) == []
    assert pane.table.rows() == () and pane.form.isVisible()
    assert host.toasts == ["这次家访已撤回"] and host.undo is not None
    host.undo()
    assert [row.id for row in home_visits.of_student(school.session, child)] == [old]


def test_what_a_correction_replaced_cannot_be_brought_back(school: TermSchool) -> None:
    child = _child(school)
    old = _visited(school, child)
    visit = VisitInput(child, dt.date(2026, 11, 20), ContactMode.PHONE, "班主任乙")
    new = home_visits.correct(school.session, old, visit, "打的电话")
    home_visits.remove(school.session, new)
    with pytest.raises(UserError, match="not_found"):
        home_visits.put_back(school.session, old)
    home_visits.put_back(school.session, new)
    assert [row.mode for row in home_visits.of_student(school.session, child)] == [ContactMode.PHONE]


def test_a_contact_is_corrected_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    child = _child(school)
    guardian_contacts.add(
        school.session,
        ContactInput(
            child, dt.date(2026, 11, 19), ContactMode.VIDEO, ContactTopic.AT_HOME, "某人", "睡得晚。"
        ),
    )
    screen, host = _screen(qtbot, school)
    screen.view.show_tab(GUARDIANS)
    pane = screen.view.guardians
    _choose(qtbot, pane)
    assert "睡得晚。" in _words(pane.card)
    qtbot.mouseClick(pane.correct, Qt.MouseButton.LeftButton)
    assert pane.change.mode.currentData() is ContactMode.VIDEO
    assert pane.change.topic.currentData() is ContactTopic.AT_HOME
    pane.change.text.setPlainText("睡得早。")
    pane.change.reason.setText("写反了")
    qtbot.mouseClick(pane.save_change, Qt.MouseButton.LeftButton)
    assert [row.note for row in guardian_contacts.of_student(school.session, child)] == ["睡得早。"]
    _choose(qtbot, pane)
    qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert guardian_contacts.of_student(school.session, child) == []
    assert host.undo is not None
    host.undo()
    assert len(guardian_contacts.of_student(school.session, child)) == 1


def test_a_students_page_begins_a_visit_for_the_student(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    child = _child(school)
    screen.presenter.start({"tab": "visits", "student": child})
    pane = screen.view.visits
    assert screen.view.stack.currentWidget() is pane
    picked = pane.form.student.picked_row()
    assert picked is not None and picked.id == child and pane.form.text.hasFocus()
    pane.form.text.setPlainText("说到一半。")
    other = next(cell.key for cell in screen.view.talks.grid.cells() if cell.key != child)
    screen.presenter.start({"tab": "visits", "student": other})
    picked = pane.form.student.picked_row()
    assert picked is not None and picked.id == child  # nobody's words go to somebody else
    assert "没保存的登记" in screen.view.bar.text()


def test_a_bar_shows_how_far_each_class_is(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    table = screen.view.talks.classes
    one, two = table.rows()
    assert (one.done, one.needed, two.done, two.needed) == (1, 3, 0, 3)
    column = [each.key for each in table._model.columns].index("share")
    image = table.viewport().grab().toImage()
    blue, track = QColor(look().tokens.series[0]).name(), color("rule").name()

    def at(row: int, part: float) -> str:
        cell = table.visualRect(table._model.index(row, column))
        return str(image.pixelColor(cell.left() + round(cell.width() * part), cell.center().y()).name())

    assert (at(0, 0.25), at(0, 0.6)) == (blue, track)
    assert (at(1, 0.25), at(1, 0.6)) == (track, track)


def test_what_the_pack_asks_stands_with_its_clause(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.view.show_tab(VISITS)
    asked = screen.view.visits.asked
    assert asked.words.text() == "要求: 对重点关爱学生每年至少家访一次"
    qtbot.mouseClick(asked.chip, Qt.MouseButton.LeftButton)
    assert host.opened[-1] == ("self_check", "JS-44")


def test_a_window_without_talks_says_so_and_a_school_without_classes_asks_no_digits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = TermSchool(tmp_path)
    screen, _ = _screen(qtbot, made)
    talks = screen.view.talks
    assert talks.keys.isHidden() and talks.day_line.isHidden() and talks.nobody.isVisible()
    made.student(made.class_group(1))
    screen.presenter.refresh(Changes.ROSTER)
    assert talks.keys.isVisible() and talks.grid.isVisible() and talks.nobody.isHidden()
    assert talks.none_yet.isVisible()
    assert talks.save.toolTip().startswith("还没有改动")


def test_a_contact_needs_its_student_and_keeps_what_was_typed(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    pane = screen.view.guardians
    pane.form.text.setPlainText("说了作息。")
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    assert "学生" in pane.form.student_field.error()
    screen.presenter.flush()
    again, _ = _screen(qtbot, school)
    assert again.view.guardians.form.text.toPlainText() == "说了作息。"
    child = again.view.talks.grid.cells()[0].key
    again.view.guardians.form.student.set_picked(PickRow(child, "王小明"))
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


def test_a_school_without_a_calendar_is_led_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    screen, host = _screen(qtbot, TermSchool(tmp_path, calendar=False))
    assert screen.view.stack.currentWidget() is screen.view.nothing
    screen.view.calendar_button.click()
    assert host.opened[-1] == ("school_settings", None)

"""J2: book, open and close the door, write a note, be interrupted by F12 and a lock, sign: clicks counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting, texts
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.clock import FixedClock
from xinliapp.services import appointments, counseling, counseling_notes, drafts, room, staff_link, students
from xinliapp.storage.measures import run
from xinliapp.system.process import EXIT_LOCK

WORDS = {
    "situation": "这周睡得早了一些",
    "assessment": "还是担心月考和同桌",
    "response": "约好每天写两行小结",
    "outcome": "说出来以后轻松了",
}


class Counted:
    """Clicks and keys that act; typing and moving about are free (screens.md 0)."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.acts = 0

    def click(self, button: QPushButton) -> None:
        self.acts += 1
        self.desk.click(button)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.acts += 1
        self.desk.key(key, modifier)

    def enter(self, field: Any) -> None:
        self.acts += 1
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.desk.settle()


def _minutes(session: Any, day: dt.date) -> float:
    return room.week(session, day).actual_minutes


def _book(desk: Desk, clock: FixedClock) -> str:
    """F7, the name, Enter, Ctrl+Enter: an appointment that begins now; the student's id."""
    child = desk.ask(students.list_students)[40]
    desk.shell.activateWindow()
    desk.settle()
    front = [type(one).__name__ for one in desk.shell.findChildren(QDialog) if one.isVisible()]
    assert front == []
    hands = Counted(desk)
    hands.key(Qt.Key.Key_F7)
    page = desk.shell.opened("appointment")
    assert page is not None
    form = page.view.form
    assert form.picker.line.hasFocus()
    desk.write(form.picker.line, child.name)
    hands.enter(form.picker.line)
    assert form.picker.picked_row().title == child.name
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.acts == 3 <= 4
    assert not page.view.bar.isVisible(), page.view.bar.text()
    return str(child.id)


def _open_and_close(desk: Desk, clock: FixedClock) -> None:
    before = desk.ask(_minutes, clock.moment.date())
    today = desk.screen("today")
    hands = Counted(desk)
    hands.click(desk.find(QPushButton, "today.open", today.view))
    assert hands.acts == 1
    clock.moment += dt.timedelta(minutes=45)
    hands.click(desk.find(QPushButton, "today.close", today.view))
    assert hands.acts == 2
    assert desk.ask(_minutes, clock.moment.date()) - before == 45


def _type(desk: Desk, parts: tuple[str, ...]) -> None:
    for part in parts:
        desk.write(desk.find(QPlainTextEdit, f"note.{part}"), WORDS[part])


def _start_note(desk: Desk, child: str, clock: FixedClock) -> tuple[Counted, str]:
    """From the day's appointment: 写记录."""
    hands = Counted(desk)
    seen = next(
        one
        for one in desk.ask(appointments.between, clock.moment.date(), clock.moment.date())
        if one.visitor.student_id == child
    )
    page = desk.screen("appointment", {"appointment": seen.appointment.id})
    hands.click(desk.find(QPushButton, "appt.note", page.view))
    note = desk.shell.opened("counseling")
    assert note is not None and note.view.stack.currentWidget() is note.view.form
    return hands, str(note.presenter._wanted)


def test_a_note_interrupted_twice_loses_no_word(
    look: None, qtbot: QtBot, school: Path, clock: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600)  # the clock jumps; the lock comes when the test says so
        desk.unlock(school, "心理教师甲")
        assert desk.ask(staff_link.me) is not None
        child = _book(desk, clock)
        _open_and_close(desk, clock)
        hands, session_id = _start_note(desk, child, clock)
        name = desk.ask(students.student, child).name
        _type(desk, ("situation", "assessment", "response"))
        _f12_hides_everything(desk, name)
        shell = desk.shell
        code = desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL))
        assert code == EXIT_LOCK and desk.desktop.session is None
        assert not [one for one in shell.findChildren(QDialog) if one.isVisible()]
        spent = hands.acts
    with sitting(qtbot) as desk:
        desk.desktop.start()
        desk.settle()
        assert WORDS["situation"] not in " ".join(texts(desk.desktop.gate.window, visible=False))
        desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()
        # The same page comes back by itself, and says what it restored.
        page = desk.shell.opened("counseling") or desk.screen("counseling", session_id)
        assert page.presenter._wanted == session_id
        assert "已恢复" in page.view.bar.text() and "草稿" in page.view.bar.text()
        body = page.view.form.body()
        assert {part: body[part] for part in WORDS} == {**WORDS, "outcome": ""}
        before = desk.ask(_hours)
        _type(desk, ("outcome",))
        hands = Counted(desk)
        hands.key(Qt.Key.Key_Return, CTRL)
        hands.click(desk.find(QPushButton, "confirm.sign"))
        assert spent + hands.acts <= 6
        assert desk.find(QPushButton, "note.amend", page.view)
        assert not page.view.form.isVisible()
        head = desk.ask(counseling.own, session_id)
        assert head.signed_at is not None and head.minutes == 40
        read = desk.ask(counseling_notes.read, session_id)
        assert {part: getattr(read.body.parts, part) for part in WORDS} == WORDS
        assert round(desk.ask(_hours) - before, 2) == round(40 / 60, 2)
        assert desk.ask(drafts.list_drafts) == []


def _f12_hides_everything(desk: Desk, name: str) -> None:
    desk.key(Qt.Key.Key_F12)
    shown = " ".join(texts(desk.shell))
    for word in (name, name[0] + "**", *WORDS.values()):
        assert word not in shown, word
    assert desk.shell.windowTitle() == "校历"
    desk.key(Qt.Key.Key_F12)
    assert desk.find(QPlainTextEdit, "note.situation").toPlainText() == WORDS["situation"]


def _hours(session: Any) -> float:
    """This week's hours of the specialist (JS-51's measure, asked for the running week alone)."""
    from xinliapp.domain.rules import Window
    from xinliapp.storage.calendar import load_school_years
    from xinliapp.storage.measures.context import MeasureContext

    day = session.clock.now().date()
    monday = day - dt.timedelta(days=day.weekday())
    window = Window(monday, monday + dt.timedelta(days=6), day)
    context = MeasureContext(session.database, load_school_years(session.database), None, window)
    return float(run("weekly_counseling_hours_per_specialist", context, {"floor_hours": 6.0}).value)

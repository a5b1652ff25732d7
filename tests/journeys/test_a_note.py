"""J2 through the real window (screens.md 5), on F1800: the door, a note interrupted by F12 and by a lock."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.desk import Desk, sitting, texts
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.i18n.formats import masked_name
from xinliapp.services import concern, counseling, drafts, students
from xinliapp.services.students import StudentRow
from xinliapp.system.process import EXIT_LOCK

WORDS = {
    "situation": "这周睡得早了一些",
    "assessment": "还是担心月考和同桌",
    "response": "约好每天写两行小结",
    "outcome": "说出来以后轻松了",
}
BEGINS = parse_stamp("2026-11-24T16:10:00")


def _book(user: User) -> StudentRow:
    """F7, the number's tail, Enter, 45 minutes, Ctrl+Enter: the next hour that is free, on Tuesday."""
    grades = user.desk.ask(concern.current)
    child = next(
        row for row in user.desk.ask(students.list_students) if row.id not in grades and row.student_number
    )
    with user.within(clicks=4, seconds=60):
        user.key(Key.Key_F7)
        user.type(str(child.student_number)[-6:], into="appt.student")
        user.key(Key.Key_Return)
        user.fill("appt.minutes", "45")
        user.key(Key.Key_Return, CTRL)
    assert not user.sees("appt.bar")
    return child


def _the_door(user: User, clock: FixedClock) -> None:
    """One click opens, one closes; the week has 45 minutes more."""
    clock.moment = BEGINS
    before = user.desk.ask(tables)
    user.key(Key.Key_1, CTRL)
    with user.within(clicks=1, seconds=30):
        user.press("today.open")
    clock.moment += dt.timedelta(minutes=45)
    with user.within(clicks=1, seconds=30):
        user.press("today.close")
    after = user.desk.ask(tables)
    assert logged(before, after) == (["room.open", "room.close"], [])
    assert wrote(before, after) == {"actual_opening": 1}
    user.key(Key.Key_5, CTRL)
    # 0.75 h: what is done is shown cut off, never rounded up (i18n.formats.hours).
    assert user.reads("本周已开 0.7") and user.reads("16:10—16:55")
    user.key(Key.Key_1, CTRL)


def _parts(user: User, *parts: str) -> None:
    for part in parts:
        user.fill(f"note.{part}", WORDS[part])


def _behind_the_calendar(user: User, name: str) -> None:
    """F12 within a tenth of a second of the program's own time, and back."""
    begun = time.thread_time()
    user.key(Key.Key_F12)
    assert time.thread_time() - begun <= 0.1
    for word in (name, masked_name(name), *WORDS.values()):
        assert not user.reads(word), word
    assert user.desk.shell.windowTitle() == "校历"
    user.key(Key.Key_F12)
    assert user.see("note.situation", QPlainTextEdit).toPlainText() == WORDS["situation"]


def _left_alone(desk: Desk, clock: FixedClock) -> None:
    """Five minutes pass: the keys are gone, and nothing stood in the way."""
    shell = desk.shell
    clock.moment += dt.timedelta(minutes=5)
    assert desk.run_until_exit(lambda: None) == EXIT_LOCK
    assert desk.desktop.session is None
    assert not [one for one in QApplication.allWidgets() if isinstance(one, QDialog) and one.isVisible()]
    for word in WORDS.values():
        assert word not in " ".join(texts(shell)), word


def test_a_note_interrupted_twice_loses_no_word(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=5000)  # neither the night nor the visit is what locks
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        child = _book(user)
        _the_door(user, monday)
    with user.within(clicks=6, seconds=360) as spent:
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(f1800, COUNSELOR)
            user.at("today")
            before = desk.ask(tables)
            assert "0" in user.around("today.source.JS-51")
            user.press("appt.note", of=f"{child.class_label}{masked_name(child.name)}")
            _parts(user, "situation", "assessment", "response")
            _behind_the_calendar(user, child.name)
            _left_alone(desk, monday)
        with sitting(qtbot) as desk:
            user.sit(desk)
            desk.desktop.start()
            desk.settle()
            assert not user.reads(WORDS["situation"])
            user.unlock_again()
            user.at("counseling")
            assert user.reads("已恢复") and user.reads("草稿")
            for part, words in {**WORDS, "outcome": ""}.items():
                assert user.see(f"note.{part}", QPlainTextEdit).toPlainText() == words
            _parts(user, "outcome")
            user.key(Key.Key_Return, CTRL)
            user.press("confirm.sign")
            _signed(user)
            core, case = logged(before, desk.ask(tables))
            assert case == ["note.begin", "note.open", "note.open", "note.draft-restored", "note.sign"], case
            assert wrote(before, desk.ask(tables)) == {
                "casework.counseling_session": 1,
                "casework.appointment_visitor": CHANGED,  # has come
                "casework.session_number": CHANGED,
            }
            assert core == ["appt.status", "lock.idle", "auth.ok"], core
    assert spent.clicks == 6


def _signed(user: User) -> None:
    """Read-only, to be amended only; the hours have grown by 45 minutes."""
    assert user.sees("note.amend") and not user.sees("note.outcome")
    (head,) = [one for one in user.desk.ask(counseling.newest) if one.signed_at == "2026-11-24T17:00:00"]
    assert head.minutes == 45
    assert user.desk.ask(drafts.list_drafts) == []
    with user.aside():
        user.key(Key.Key_1, CTRL)
        shown = user.around("today.source.JS-51")
        assert "0.7" in shown and any("还差 5.3 h" in line for line in shown)

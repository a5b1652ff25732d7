"""The window of 过程笔记 over a session: kept at locking, refused to a second window, never another's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.services.test_counseling import colleague, signed
from tests.support.term_school import TermSchool
from tests.ui.counseling.test_counseling_screen import NOW, dialog, notes, press
from xinliapp.services import process_notes
from xinliapp.ui.counseling.screen import CounselingScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def _editor(screen: CounselingScreen) -> QPlainTextEdit:
    found = dialog(screen, "process").findChild(QPlainTextEdit, "process.text")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_words_are_kept_when_the_page_is_left_and_when_saved(qtbot: QtBot, school: TermSchool) -> None:
    session_id = signed(school, school.student())
    screen, _ = notes(qtbot, school.session, session_id)
    press(screen.view.note, "note.process")
    _editor(screen).setPlainText("想和督导说的")
    screen.presenter.flush()  # the program locks
    assert process_notes.load(school.session, session_id).text == "想和督导说的"
    _editor(screen).setPlainText("改过的")
    press(dialog(screen, "process"), "process.save")
    assert process_notes.load(school.session, session_id).text == "改过的"
    press(screen.view.note, "note.process")
    assert _editor(screen).toPlainText() == "改过的"
    press(dialog(screen, "process"), "process.cancel")


def test_what_another_window_wrote_is_not_written_over(qtbot: QtBot, school: TermSchool) -> None:
    session_id = signed(school, school.student())
    screen, _ = notes(qtbot, school.session, session_id)
    press(screen.view.note, "note.process")
    process_notes.save(school.session, session_id, "另一个窗口写的")
    _editor(screen).setPlainText("这里写的")
    press(dialog(screen, "process"), "process.save")
    assert process_notes.load(school.session, session_id).text == "另一个窗口写的"
    assert _editor(screen).toPlainText() == "这里写的"  # nothing typed is lost
    press(dialog(screen, "process"), "process.cancel")


def test_anothers_note_has_no_such_button(qtbot: QtBot, school: TermSchool) -> None:
    session_id = signed(school, school.student())
    screen, _ = notes(qtbot, colleague(school), session_id)
    assert not screen.view.note.process_button.isVisible()

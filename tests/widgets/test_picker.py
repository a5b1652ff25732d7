"""Finding a student: committed text, uncommitted input-method letters, full-width letters, keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets.picker import PickRow, StudentPicker
from xinliapp.widgets.picking import fold_typed

ZHAO = PickRow("1", "赵小一", ("八(3)", "男", "...1234"))
ZHOU = PickRow("2", "周晓燕", ("七(1)", "女", "...8890"))


class Asked:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> Sequence[PickRow]:
        self.texts.append(text)
        return () if text == "zxq" else (ZHAO, ZHOU)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def picker(qtbot: QtBot, asked: Asked) -> StudentPicker:
    window = QWidget()
    qtbot.addWidget(window)
    made = StudentPicker(asked, object_name="warn.student")
    QVBoxLayout(window).addWidget(made)
    window.resize(400, 400)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def test_typing_lists_and_enter_takes_the_first(picker: StudentPicker, asked: Asked, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "zxy")
    assert asked.texts[-1] == "zxy"
    assert picker.rows() == (ZHAO, ZHOU)
    with qtbot.waitSignal(picker.picked) as signal:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert signal.args == [ZHAO]
    assert picker.picked_row() == ZHAO and picker.rows() == ()
    assert picker.line.text() == "赵小一 八(3) 男 ...1234"


def test_the_arrow_keys_choose_another_and_stop_at_the_end(picker: StudentPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "z")
    for _ in range(3):
        qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.picked_row() == ZHOU


def test_uncommitted_letters_of_an_input_method_are_searched(picker: StudentPicker, asked: Asked) -> None:
    QApplication.sendEvent(picker.line, QInputMethodEvent("zh'x", []))
    assert asked.texts == ["zhx"]
    assert picker.line.text() == ""
    assert picker.rows() == (ZHAO, ZHOU)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("ＺＸＹ", "zxy"), ("１２３４", "1234"), (" Zhang ", "zhang"), ("zhang'x", "zhangx"), ("赵", "赵")],
)
def test_full_width_letters_and_composing_marks_are_folded(typed: str, folded: str) -> None:
    assert fold_typed(typed) == folded


def test_typing_again_lets_the_student_go(picker: StudentPicker, qtbot: QtBot) -> None:
    picker.set_picked(ZHAO)
    with qtbot.waitSignal(picker.cleared):
        qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert picker.picked_row() is None


def test_nothing_found_is_said_and_enter_takes_nothing(picker: StudentPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "zxq")
    assert picker._popup is not None and picker._popup.empty_text() == "没有找到“zxq”。可能已转出或毕业。"
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.picked_row() is None


def test_escape_closes_the_list(picker: StudentPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.line, "z")
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert picker.rows() == ()

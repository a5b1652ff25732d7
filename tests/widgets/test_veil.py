"""Names in fields while 隐名 is on: painted as 赵**, kept as they are, shown to who writes or holds Alt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets import veil
from xinliapp.widgets.picker import PickRow, StudentPicker
from xinliapp.widgets.veil import VeiledLine, masked_people, masked_phone


@pytest.fixture(autouse=True)
def shown_again(qapp: object) -> Iterator[None]:
    yield
    veil.hide_names(False)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("赵小禾", "赵**"),
        ("母亲 王芳", "母亲 王**"),
        ("赵小禾、钱小满", "赵**、钱**"),
        ("", ""),
    ],
)
def test_people_are_masked_one_by_one(text: str, masked: str) -> None:
    assert masked_people(text) == masked


def test_a_phone_keeps_its_ends() -> None:
    assert masked_phone("13912340000") == "139****0000"
    assert masked_phone("") == ""


def test_only_the_painting_changes(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line, plain = VeiledLine(parent=holder), QLineEdit(holder)
    for each in (line, plain):
        each.resize(200, 32)
    holder.show()
    line.setText("赵小禾")
    plain.setText("赵**")
    open_name = picture(line)
    veil.hide_names(True)
    assert (line.text(), line.shown()) == ("赵小禾", "赵**")
    hidden = picture(line)
    assert hidden != open_name
    line.setText("赵老大老大")  # no more can be read from the picture than the first character
    assert picture(line) == hidden
    veil.hide_names(False)
    assert line.shown() == "赵老大老大"


def test_who_writes_sees_the_name(qtbot: QtBot) -> None:
    line = VeiledLine()
    qtbot.addWidget(line)
    line.setText("赵小禾")
    line.show()
    veil.hide_names(True)
    assert line.shown() == "赵**"
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.shown() == "赵小禾"


def test_a_chosen_student_is_hidden_and_letters_being_typed_are_not(qtbot: QtBot) -> None:
    row = PickRow("s1", "赵小禾", ("八(3)", "女", "...1234"))
    picker = StudentPicker(lambda _text: (row,))
    qtbot.addWidget(picker)
    veil.hide_names(True)
    picker.set_picked(row)
    assert picker.line.shown() == "赵** 八(3) 女 ...1234"
    assert picker.line.text() == "赵小禾 八(3) 女 ...1234"
    picker.line.setText("zxh")
    assert picker.line.shown() == "zxh"

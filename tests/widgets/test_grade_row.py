"""The grades as chips to press, and the row that breaks where it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets.grade_row import GradeButton, GradeRow
from xinliapp.widgets.style import look

WORDS = ("常规", "关注", "重点", "预警", "危机")


def opened(qtbot: QtBot, page: QWidget, width: int) -> GradeRow:
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row = GradeRow("x.grade")
    row.set_words(WORDS)
    column.addWidget(row)
    column.addStretch(1)
    page.resize(width, 300)
    page.show()
    return row


def test_light_to_heavy_each_with_digit_and_word(qtbot: QtBot) -> None:
    page = QWidget()
    row = opened(qtbot, page, 600)
    assert [one.text() for one in row.buttons()] == ["0 常规", "1 关注", "2 重点", "3 预警", "4 危机"]
    assert [one.accessibleName() for one in row.buttons()] == [one.text() for one in row.buttons()]
    lefts = [one.x() for one in row.buttons()]
    assert lefts == sorted(lefts) and len({one.y() for one in row.buttons()}) == 1


def test_digit_and_press_choose_and_one_only(qtbot: QtBot) -> None:
    page = QWidget()
    row = opened(qtbot, page, 600)
    assert row.ordinal() == -1
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row, Qt.Key.Key_2)
    assert row.ordinal() == 2
    with qtbot.waitSignal(row.changed):
        qtbot.mouseClick(row.buttons()[4], Qt.MouseButton.LeftButton)
    assert [one.isChecked() for one in row.buttons()] == [False, False, False, False, True]
    row.choose(-1)
    assert row.ordinal() == -1


@pytest.mark.parametrize("ordinal", range(5))
def test_the_chosen_one_has_the_grades_colour(qtbot: QtBot, ordinal: int) -> None:
    button = GradeButton(ordinal, WORDS[ordinal])
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    spot = (button.width() - 5, button.height() // 2)
    fill = look().tokens.grades[ordinal].fill.lower()
    button.setChecked(True)
    assert button.grab().toImage().pixelColor(*spot).name() == fill


def test_a_number_alone_is_no_grade(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="word"):
        GradeButton(2, "2")


def test_a_narrow_row_breaks_and_takes_the_height(qtbot: QtBot) -> None:
    pages = QWidget(), QWidget()
    wide, narrow = opened(qtbot, pages[0], 600), opened(qtbot, pages[1], 260)
    assert len({one.y() for one in narrow.buttons()}) >= 2
    assert narrow.height() > wide.height()
    assert max(one.geometry().right() for one in narrow.buttons()) <= narrow.width()
    assert max(one.geometry().bottom() for one in narrow.buttons()) <= narrow.height()

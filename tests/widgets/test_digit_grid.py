"""Typing a class with digits: nobody is skipped, nobody twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from xinliapp.widgets.digit_grid import DigitGrid, GridCell


@pytest.fixture
def grid(qtbot: QtBot) -> DigitGrid:
    made = DigitGrid("0129", "test.grid")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    made.set_cells([GridCell(f"s{number}", f"{number:02d}", "0", "") for number in range(1, 8)])
    return made


def press(grid: DigitGrid, text: str, *, key: Qt.Key = Qt.Key.Key_unknown, held: bool = False) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
    QApplication.sendEvent(grid, event)


def test_each_digit_goes_to_the_next_student_down_the_columns(grid: DigitGrid) -> None:
    seen: list[tuple[str, str]] = []
    grid.typed.connect(lambda key, code: seen.append((key, code)))
    for digit in "1211021":
        press(grid, digit)
    assert seen == [("s1", "1"), ("s2", "2"), ("s3", "1"), ("s4", "1"), ("s5", "0"), ("s6", "2"), ("s7", "1")]
    press(grid, "2")  # the last student stays current
    assert seen[-1] == ("s7", "2")


def test_a_key_held_down_types_once_and_other_digits_nothing(grid: DigitGrid) -> None:
    seen: list[str] = []
    grid.typed.connect(lambda key, _code: seen.append(key))
    press(grid, "1")
    for _ in range(5):
        press(grid, "1", held=True)
    press(grid, "7")
    assert seen == ["s1"]
    press(grid, "1")
    assert seen == ["s1", "s2"]


def test_backspace_steps_back(grid: DigitGrid) -> None:
    seen: list[tuple[str, str]] = []
    grid.typed.connect(lambda key, code: seen.append((key, code)))
    press(grid, "1")
    press(grid, "", key=Qt.Key.Key_Backspace)
    press(grid, "2")
    assert seen == [("s1", "1"), ("s1", "2")]


def test_digits_of_an_input_method_count_full_width_too(grid: DigitGrid) -> None:
    seen: list[tuple[str, str]] = []
    grid.typed.connect(lambda key, code: seen.append((key, code)))
    event = QInputMethodEvent()
    event.setCommitString("\uff11\uff12")  # full-width 1 and 2
    QApplication.sendEvent(grid, event)
    assert seen == [("s1", "1"), ("s2", "2")]


def test_the_place_is_told_and_kept_while_the_class_stays(grid: DigitGrid) -> None:
    places: list[tuple[int, int]] = []
    grid.moved.connect(lambda place, total: places.append((place, total)))
    press(grid, "1")
    assert places[-1] == (2, 7)
    grid.set_cells([GridCell(cell.key, cell.label, "1", "当面", changed=True) for cell in grid.cells()])
    assert places[-1] == (2, 7)
    grid.set_cells([GridCell(f"t{number}", "", "0", "") for number in range(3)])
    assert places[-1] == (1, 3)


def test_a_digit_that_is_no_code_is_refused_at_the_key_and_nobody_moves(grid: DigitGrid) -> None:
    seen: list[tuple[str, str]] = []
    refused: list[str] = []
    grid.typed.connect(lambda key, code: seen.append((key, code)))
    grid.refused.connect(refused.append)
    press(grid, "7")
    press(grid, "x")
    press(grid, "1")
    assert refused == ["7"]
    assert seen == [("s1", "1")]
    grid.set_codes("7")
    press(grid, "1")
    press(grid, "7")
    assert refused == ["7", "1"]
    assert seen[1:] == [("s2", "7")]


def test_a_narrow_grid_has_room_for_a_sheet_of_a_hundred_items(qtbot: QtBot) -> None:
    made = DigitGrid("01", "test.sheet", narrow=True)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    made.set_cells([GridCell(str(number), str(number), "", "") for number in range(1, 101)])
    assert made.model().columnCount() >= 10
    assert made.model().rowCount() * made.rowHeight(0) <= made.viewport().height()
    press(made, "1")
    made.go_first()
    seen: list[str] = []
    made.typed.connect(lambda key, _code: seen.append(key))
    press(made, "0")
    assert seen == ["1"]

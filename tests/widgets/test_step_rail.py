"""The rail of steps: any step at any time, by mouse or arrows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xinliapp.widgets.paint import Sign
from xinliapp.widgets.step_rail import StepButton, StepRail


@pytest.fixture
def rail(qtbot: QtBot) -> StepRail:
    made = StepRail((("plan", "计划"), ("import", "导入"), ("close", "关闭")), "test.step")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_step_is_chosen_with_the_mouse_and_with_arrows(qtbot: QtBot, rail: StepRail) -> None:
    seen: list[str] = []
    rail.chosen.connect(seen.append)
    step = rail.findChild(StepButton, "test.step.import")
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    qtbot.keyClick(rail, Qt.Key.Key_Down)  # the last one stays
    assert seen == ["import", "close"]
    assert rail.current == "close"


def test_showing_a_step_tells_nobody(rail: StepRail) -> None:
    seen: list[str] = []
    rail.chosen.connect(seen.append)
    rail.set_current("import")
    assert (rail.current, seen) == ("import", [])


def test_signs_and_words_are_those_given_last(rail: StepRail) -> None:
    rail.set_signs({"plan": Sign.OK, "close": Sign.DUE_SOON})
    rail.set_signs({"import": Sign.OK})
    assert [step.sign for step in rail.findChildren(StepButton)] == [None, Sign.OK, None]
    rail.set_words({"import": "逐班摸排"})
    assert [step.text() for step in rail.findChildren(StepButton)] == ["计划", "逐班摸排", "关闭"]

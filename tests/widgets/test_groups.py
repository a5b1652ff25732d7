"""Groups of digits typed from a paper."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from xinliapp.widgets.groups import GroupsEdit


def lines(edit: GroupsEdit) -> list[QLineEdit]:
    found = [edit.findChild(QLineEdit, f"groups.{position}") for position in edit.positions()]
    return [line for line in found if line is not None]


def test_the_cursor_moves_on_and_enter_in_the_last_line_submits(qtbot: QtBot) -> None:
    edit = GroupsEdit("groups")
    qtbot.addWidget(edit)
    edit.ask((3, 7, 9))
    edit.show()
    edit.focus_first()
    first, second, third = lines(edit)
    submitted: list[bool] = []
    edit.submitted.connect(lambda: submitted.append(True))
    qtbot.keyClicks(first, "7716")
    assert edit.focusWidget() is second
    qtbot.keyClicks(second, "7 7 1 6")
    assert edit.focusWidget() is third
    qtbot.keyClicks(third, "0001\r")
    assert edit.typed() == {3: "7716", 7: "7716", 9: "0001"}
    assert submitted == [True]


def test_full_width_digits_are_folded(qtbot: QtBot) -> None:
    edit = GroupsEdit("groups")
    qtbot.addWidget(edit)
    edit.ask((1,))
    lines(edit)[0].setText("12 3４")
    assert edit.typed() == {1: "1234"}


def test_a_wrong_group_is_marked_alone_and_asking_again_starts_empty(qtbot: QtBot) -> None:
    edit = GroupsEdit("groups")
    qtbot.addWidget(edit)
    edit.ask((1, 2))
    edit.mark_wrong(2)
    assert [line.property("wrong") for line in lines(edit)] == [False, True]
    edit.ask((5,))
    assert edit.positions() == (5,)
    assert edit.typed() == {5: ""}

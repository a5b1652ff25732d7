"""The right column of a page of the day: how near a day is, by sign, and the way to its page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.side_column import DeadlineRow, SideColumn


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (-1, [(Sign.OVERDUE, "逾1天")]),
        (0, [(Sign.DUE_SOON, "剩0天")]),
        (3, [(Sign.DUE_SOON, "剩3天")]),
        (4, []),
    ],
)
def test_a_day_that_is_late_or_near_has_its_sign(
    qtbot: QtBot, days: int, shown: list[tuple[Sign, str]]
) -> None:
    row = DeadlineRow("run", "学校报送", "统计表 2026-10-19", days, "office.deadline.0")
    qtbot.addWidget(row)
    assert [(mark.sign, mark.word) for mark in row.findChildren(StatusMark)] == shown


def test_a_day_gives_back_what_it_stands_for_until_the_column_is_cleared(qtbot: QtBot) -> None:
    column = SideColumn()
    qtbot.addWidget(column)
    row = DeadlineRow("run", "学校报送", "统计表 2026-10-19", 4, "office.deadline.0")
    column.add_title("期限")
    column.add_deadline(row)
    with qtbot.waitSignal(column.deadline_opened) as told:
        row.button.click()
    assert told.args == ["run"]
    column.clear()
    assert column.column.count() == 0 and row.isHidden()

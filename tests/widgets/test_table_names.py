"""A name column takes what a long name needs from the column that stretches."""

from __future__ import annotations

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from xinliapp.widgets.style import text_width
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

LONG = "阿卜杜热合曼·麦麦提明"


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str


def opened(qtbot: QtBot, width: int, *names: str) -> DataTable:
    table = DataTable((
        Column("name", "学生", lambda r: r.name, width=96, strong=True),
        Column("words", "表现", lambda r: "常哭", stretch=True),
        Column("state", "状态", lambda r: "待受理", width=104),
    ))  # fmt: skip
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    table.set_rows([Row(str(place), name) for place, name in enumerate(names)])
    return table


def test_short_names_leave_the_widths_alone(qtbot: QtBot) -> None:
    table = opened(qtbot, 700, "赵**", "王小明")
    assert (table.columnWidth(0), table.columnWidth(2)) == (96, 104)


def test_a_long_name_has_room(qtbot: QtBot) -> None:
    table = opened(qtbot, 700, "赵**", LONG)
    assert table.columnWidth(0) >= text_width(LONG, Role.STRONG) + 24
    assert sum(table.columnWidth(number) for number in range(3)) <= 700


def test_it_stays_when_names_are_hidden_again(qtbot: QtBot) -> None:
    table = opened(qtbot, 700, LONG)
    wide = table.columnWidth(0)
    table.set_rows([Row("0", "阿**")])
    assert table.columnWidth(0) == wide


def test_a_narrow_window_keeps_the_other_column(qtbot: QtBot) -> None:
    table = opened(qtbot, 700, LONG)
    table.resize(330, 200)
    assert table.columnWidth(0) < text_width(LONG, Role.STRONG)
    assert table.columnWidth(1) >= 100
    table.resize(700, 200)
    assert table.columnWidth(0) >= text_width(LONG, Role.STRONG) + 24


def test_widths_somebody_chose_stay(qtbot: QtBot) -> None:
    table = opened(qtbot, 700, "赵**")
    table.restore_state('{"widths": {"name": 60, "state": 90}, "sort": "", "descending": false}')
    table.set_rows([Row("0", LONG)])
    assert table.columnWidth(0) == 60

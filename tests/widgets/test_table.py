"""Lists: rows, columns, sorting, keeping one's place, keyboard."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.table import Column, DataTable


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    duty: str
    rows: int | None
    verdict: str = "met"
    taken: bool = False


ROWS = (
    Row("JS-32", "开放", 13, "unmet"),
    Row("JS-22", "班子会", 2),
    Row("JS-49", "承诺", None, "needs_person"),
)
COLUMNS = (
    Column("clause", "条款", lambda r: r.id, width=80),
    Column("taken", "采用", lambda r: r.taken, kind="check", width=64),
    Column("duty", "要求", lambda r: r.duty, stretch=True),
    Column("rows", "证据", lambda r: r.rows, align_right=True),
    Column("verdict", "判定", lambda r: r.verdict, kind="sign", ordinal=lambda r: VERDICT_SIGNS[r.verdict]),
    Column("look", "", lambda r: "看", kind="link", width=56),
)


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable(COLUMNS, object_name="t.table", multi=True)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.set_rows(ROWS)
    made.show()
    return made


def _clauses(table: DataTable) -> list[str]:
    return [row.id for row in table.rows()]


def test_rows_stand_as_given_until_sorted_and_empty_cells_stand_last(table: DataTable) -> None:
    assert _clauses(table) == ["JS-32", "JS-22", "JS-49"]
    table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert _clauses(table) == ["JS-22", "JS-32", "JS-49"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert _clauses(table) == ["JS-32", "JS-22", "JS-49"]


def test_new_rows_keep_selection_and_current_row_by_key(table: DataTable) -> None:
    table.select_key("JS-22")
    table.set_rows((Row("JS-01", "新", 1), Row("JS-22", "班子会", 3), Row("JS-32", "开放", 13)))
    current = table.current_row()
    assert current is not None and (current.id, current.rows) == ("JS-22", 3)
    assert [row.id for row in table.selected_rows()] == ["JS-22"]


def test_a_row_that_is_gone_is_no_longer_current(table: DataTable, qtbot: QtBot) -> None:
    table.select_key("JS-22")
    with qtbot.waitSignal(table.current_changed) as signal:
        table.set_rows((Row("JS-32", "开放", 13),))
    assert signal.args == [None]
    assert table.selected_rows() == ()


def test_sorting_keeps_the_current_row(table: DataTable) -> None:
    table.select_key("JS-32")
    table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    current = table.current_row()
    assert current is not None and current.id == "JS-32"


def test_enter_opens_and_space_ticks(table: DataTable, qtbot: QtBot) -> None:
    table.select_key("JS-22")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.toggled) as toggled:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert opened.args is not None and opened.args[0].id == "JS-22"
    assert toggled.args is not None and (toggled.args[0].id, *toggled.args[1:]) == ("JS-22", "taken", True)


def test_a_click_on_a_link_says_which_and_does_not_open(table: DataTable, qtbot: QtBot) -> None:
    opened: list[object] = []
    table.opened.connect(opened.append)
    spot = table.visualRect(table.model().index(0, 5)).center()
    with qtbot.waitSignal(table.link_clicked) as signal:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert signal.args is not None and (signal.args[0].id, signal.args[1]) == ("JS-32", "look")
    assert opened == []


def test_letters_do_not_jump_about(table: DataTable, qtbot: QtBot) -> None:
    table.select_key("JS-32")
    qtbot.keyClicks(table, "j")
    current = table.current_row()
    assert current is not None and current.id == "JS-32"


def test_what_is_drawn_is_also_plain_text_for_screen_readers(table: DataTable) -> None:
    texts = [table.model().index(0, column).data() for column in range(6)]
    assert texts == ["JS-32", None, "开放", 13, "unmet", "看"]


def test_widths_and_sorting_are_remembered(table: DataTable, qtbot: QtBot) -> None:
    table.setColumnWidth(0, 123)
    table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    state = table.save_state()
    other = DataTable(COLUMNS)
    qtbot.addWidget(other)
    other.set_rows(ROWS)
    other.restore_state(state)
    assert other.columnWidth(0) == 123
    assert _clauses(other) == _clauses(table)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"widths": 3, "sort": ""}', '{"widths": {"clause": "x"}, "sort": "no"}']
)
def test_a_broken_state_is_ignored(table: DataTable, text: str) -> None:
    table.restore_state(text)
    assert table.columnWidth(0) == 80


def test_numbers_stand_right_under_a_right_heading(table: DataTable) -> None:
    right = int(Qt.AlignmentFlag.AlignRight)
    heading = table.model().headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert int(heading) & right
    assert table.rowHeight(0) == 32


def test_every_kind_of_cell_paints(table: DataTable) -> None:
    columns = (
        Column("g", "等级", lambda r: "关注(1/4)", kind="grade", ordinal=lambda r: 1),
        Column("t", "标签", lambda r: "留守 住校 随迁 残疾", kind="tag", width=80),
    )
    table.grab()
    other = DataTable(columns)
    other.set_rows(ROWS)
    image = other.grab().toImage()
    assert not image.isNull()
    other.deleteLater()


def test_nothing_is_said_to_be_empty_before_it_was_read(qtbot: QtBot) -> None:
    table = DataTable(COLUMNS, object_name="t.table")
    qtbot.addWidget(table)
    table.set_empty("没有等待处理的预警。")
    table.resize(700, 200)
    table.show()
    blank = table.viewport().grab().toImage()
    table.set_rows(())
    assert table.viewport().grab().toImage() != blank, "the sentence stands there once nothing was found"
    table.set_empty("")
    assert table.viewport().grab().toImage() == blank

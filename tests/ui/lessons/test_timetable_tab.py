"""The timetable by keyboard and by spreadsheet, the representatives by picker."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from tests.ui.lessons.test_lessons_screen import open_screen, page_of
from xinliapp.domain.timetable import Slot
from xinliapp.services import timetable
from xinliapp.sheets.writer import TableSheet, write_table
from xinliapp.ui.lessons.screen import LessonsScreen
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import PickRow

HEADER = ("班级", "星期", "节次", "单双周", "教师")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    for number in (1, 2):
        made.student(made.class_group(number), name="赵一")
    made.staff("full_time")
    return made


def _cells(screen: LessonsScreen) -> list[list[str]]:
    return [[row.text(day) for day in range(1, 6)] for row in page_of(screen).timetable.rows]


def _open(qtbot: QtBot, school: TermSchool, tab: str = "timetable") -> tuple[LessonsScreen, FakeHost]:
    return open_screen(qtbot, school, tab)


def test_digits_write_enter_opens_delete_empties(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _open(qtbot, school)
    tab = screen.view.timetable_tab
    assert tab.from_day.date().toString("yyyy-MM-dd") == "2026-09-01"  # the term has no timetable yet
    assert tab.teacher.currentText() == "教师甲"
    tab.grid.setFocus()
    tab.grid.setCurrentCell(0, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_3)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Down)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Right)
    qtbot.keyClick(tab.grid, Qt.Key.Key_5)
    assert _cells(screen) == [["3", "", "", "", ""], ["", "5", "", "", ""]]
    assert tab.cell.text() == "七(2) 周二  第5节 每周 教师甲"
    item = tab.grid.item(0, 1)
    assert item is not None
    item.setText("4单 4双")
    assert _cells(screen)[0] == ["3", "4单 4双", "", "", ""]
    tab.grid.setCurrentCell(0, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert _cells(screen)[0][0] == ""
    assert host.toasts == ["课表已改"] * 4
    assert "0 个班两周没有一节" in tab.count.text()


def test_a_cell_says_its_period_in_words_and_is_edited_in_short(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = open_screen(qtbot, school, "timetable")
    grid = screen.view.timetable_tab.grid
    item = grid.item(0, 0)
    assert item is not None
    item.setText("3单 5")
    item = grid.item(0, 0)
    assert item is not None and item.text() == "3单 5"
    assert grid.itemDelegate().displayText(item.text(), grid.locale()) == "第3节·单周  第5节"
    assert grid.itemDelegate().displayText("x", grid.locale()) == "x"


def test_what_cannot_be_is_told_and_the_cell_stays(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _open(qtbot, school)
    tab = screen.view.timetable_tab
    tab.grid.setCurrentCell(0, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_3)
    item = tab.grid.item(0, 0)
    assert item is not None
    item.setText("周三")
    assert "不是课表的写法" in screen.view.bar.text()
    assert (item.text(), _cells(screen)[0][0]) == ("3", "3")
    assert host.toasts == ["课表已改"]


def test_a_file_is_previewed_written_and_undone(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    path = tmp_path / "课表.xlsx"
    rows = [
        ("七(1)", "周一", 3, "", "教师甲"),
        ("七(2)", "周二", 4, "双", None),
        ("七(9)", "周二", 4, "", None),
    ]
    write_table(path, [TableSheet("S", HEADER, rows)])
    screen, host = _open(qtbot, school)
    tab = screen.view.timetable_tab
    qtbot.mouseClick(tab.import_button, Qt.MouseButton.LeftButton)
    page = tab.importing
    assert page.isVisible() and not page.write.isEnabled()
    page.drop.offer([str(path)])
    assert [line.reason for line in page.table.rows()] == ["", "", "名册里没有“七(9)”"]
    assert page.counts.text() == "新增 2 · 待改正 1 · 将停止 0 节"
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _cells(screen) == [["3", "", "", "", ""], ["", "4双", "", "", ""]]
    assert tab.undo_button.isVisible() and not page.isVisible()
    qtbot.mouseClick(tab.undo_button, Qt.MouseButton.LeftButton)
    assert _cells(screen) == [[""] * 5] * 2
    assert host.toasts == ["课表已导入", "已撤销导入"]


def test_what_was_set_by_hand_since_is_named_when_the_import_is_undone(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    path = tmp_path / "课表.xlsx"
    rows = [("七(1)", "周一", 3, "", None), ("七(2)", "周二", 4, "", None)]
    write_table(path, [TableSheet("S", HEADER, rows)])
    screen, _host = _open(qtbot, school)
    tab = screen.view.timetable_tab
    tab._to_import()
    tab.importing.drop.offer([str(path)])
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    today = school.session.clock.now().date()
    class_id = timetable.grid(school.session, today)[0].class_id
    timetable.set_cell(school.session, class_id, 3, [Slot(5)], today)
    qtbot.mouseClick(tab.undo_button, Qt.MouseButton.LeftButton)
    assert _cells(screen) == [["", "", "5", "", ""], [""] * 5]
    assert "导入之后又改过的1处保持不变:七(1)周三" in screen.view.bar.text()


def test_a_column_nobody_named_is_chosen_by_hand(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    from xinliapp.domain.timetable_import import TimetableField

    path = tmp_path / "课表.xlsx"
    write_table(path, [TableSheet("S", ("班级", "哪天", "节次"), [("七(1)", "周一", 3)])])
    screen, _ = _open(qtbot, school)
    page = screen.view.timetable_tab.importing
    screen.view.timetable_tab._to_import()
    page.drop.offer([str(path)])
    assert "没有找到这些列:星期" in page.bar.text()
    box = page.columns[TimetableField.WEEKDAY]
    box.setCurrentIndex(box.findText("哪天"))
    assert not page.bar.isVisible()
    assert page.write.text() == "写入 1 节"
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert _cells(screen) == [[""] * 5] * 2  # given up: nothing was written


def test_the_template_is_saved_where_the_person_says(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    screen, host = _open(qtbot, school)
    host.save_to = tmp_path / "模板.xlsx"
    qtbot.mouseClick(screen.view.timetable_tab.template_button, Qt.MouseButton.LeftButton)
    assert host.suggested == ["课表模板.xlsx"] and host.save_to.stat().st_size > 0


def test_representatives_are_named_relieved_and_printed(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _open(qtbot, school, "peer_reps")
    tab, panel = screen.view.reps_tab, screen.view.reps_panel
    lines = page_of(screen).reps.lines
    tab.table.select_key(lines[0].class_id)
    assert panel.heading.text() == "七(1) 心理委员"
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "还没有选学生" in panel.student_field.error()
    child = school.session.database.scalar(
        "SELECT student_id FROM class_membership WHERE class_id = ?", (lines[0].class_id,)
    )
    panel.student.set_picked(PickRow(str(child), "赵一"))
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    (line, other) = page_of(screen).reps.lines
    assert [rep.student_id for rep in line.reps] == [child]
    assert panel._name_of(line.reps[0]) == "赵** —"  # 隐名
    panel.student.set_picked(PickRow(str(child), "赵一"))
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "已是这个班的心理委员" in panel.student_field.error()
    panel.relieve_wanted.emit(line.reps[0].id)
    assert page_of(screen).reps.lines[0].reps == ()
    qtbot.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
    assert [paper.file_name for paper in host.papers] == ["心理委员名册.pdf"]
    assert host.toasts == ["已任命心理委员", "已免去"]
    assert other.gap is not None and tab._gap(other).startswith("缺 2 名")


def test_only_the_gaps(qtbot: QtBot, school: TermSchool) -> None:
    from xinliapp.ui.lessons.reps_tab import _gap_sign

    screen, _ = _open(qtbot, school, "peer_reps")
    tab = screen.view.reps_tab
    assert tab.gaps.count == 2
    assert [_gap_sign(line) for line in page_of(screen).reps.lines] == [Sign.BAD, Sign.BAD]
    tab.gaps.setChecked(True)
    assert len(tab.table.rows()) == 2

"""Past workbooks with something wrong, in the real wizard: what is said, and that nothing is half-written.

The same workbook again, of every kind: nothing changes, and the page says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.record_sheets import Sheets
from xinliapp.domain.errors import KnownError
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import record_imports as moving
from xinliapp.services import staff
from xinliapp.services.session import Session
from xinliapp.sheets.writer import TableSheet, Value, write_table
from xinliapp.ui.import_wizard.facts import DONE, MAP, PREVIEW
from xinliapp.ui.import_wizard.plug import Backup
from xinliapp.ui.record_import.screen import RecordImportScreen

FULL = "磁盘已满,这一步没有写入。此前已保存的内容和草稿都在。请清理磁盘后再试。"
Rows = Sequence[Sequence[Value]]
TALKS = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式", "内容")
CASE = ("talk", "home_visit", "counseling_session", "counseling_member", "concern_grade", "record_import",
        "record_mapping", "session_number")  # fmt: skip
CORE = ("training", "training_attendance", "activity", "record_import", "record_import_row", "record_mapping")

FILES: dict[RecordKind, tuple[Sequence[str], Rows]] = {
    RecordKind.TALKS: (
        TALKS,
        [
            ("王小明", "七(1)", "2026-09-03", "张老师", "一对一", "当面", "话"),
            ("王小明", "七(1)", "2026-09-03", "李老师", "一对一", "电话", None),
        ],
    ),
    RecordKind.HOME_VISITS: (
        ("姓名", "班级", "家访日期", "家访人", "方式", "事由", "接待人"),
        [("赵强", "七(2)", "2026-10-02", "张老师", "上门", "普访", "母亲")],
    ),
    RecordKind.SESSIONS: (
        ("姓名", "班级", "日期", "时间", "分钟", "咨询师", "类别", "方式"),
        [
            ("王小明", "七(1)", "2026-09-11", None, 50, "教师甲", "个别", "面谈"),
            ("赵强", "七(2)", "2026-09-11", "15:20", 40, "教师甲", "个别", "面谈"),
        ],
    ),
    RecordKind.TRAININGS: (
        ("培训名称", "日期", "级别", "形式", "学时", "对象", "必修", "姓名"),
        [
            ("识别与转介", "2026-10-10", "市级", "线上", 4, "班主任", "是", "周一鸣"),
            ("识别与转介", "2026-10-10", "市级", "线上", 4, "班主任", "是", "吴二妹"),
        ],
    ),
    RecordKind.ACTIVITIES: (
        ("活动名称", "日期", "活动形式", "心理专题", "参加人数", "场次"),
        [
            ("跌倒了再站起来", "2026-10-10", "讲座", "是", 120, 1),
            ("心理手册", "2026-10-11", "发放手册", "是", 300, None),
        ],
    ),
    RecordKind.KEY_LIST: (
        ("姓名", "班级", "关注等级", "定级日期", "定级人", "理由"),
        [("王小明", "七(1)", "重点", "2026-09-15", "研判组", "长期缺课")],
    ),
}


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    made = Sheets(tmp_path)
    for name in ("周一鸣", "吴二妹"):
        staff.add(made.session, name, staff.StaffKind.OTHER, from_day=dt.date(2020, 9, 1))
    return made


def wizard(
    qtbot: QtBot, sheets: Sheets, kind: RecordKind, backup: Backup | None = None
) -> RecordImportScreen:
    screen = RecordImportScreen(sheets.session, SerialRunner(), FakeHost(), backup)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(kind.value)
    return screen


def book(sheets: Sheets, header: Sequence[str], rows: Rows, name: str = "旧表.xlsx") -> str:
    path = sheets.folder / name
    write_table(path, [TableSheet("Sheet1", header, rows)])
    return str(path)


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that an import could have touched."""
    tables = [f"casework.{name}" for name in CASE] + [f"main.{name}" for name in CORE]
    return {name: sorted(session.database.tuples(f"SELECT * FROM {name}"), key=repr) for name in tables}  # noqa: S608


def test_shifted_columns_are_told_and_nothing_is_written(qtbot: QtBot, sheets: Sheets) -> None:
    before = everything(sheets.session)
    slipped = [("2026-09-03", "王小明", "七(1)", "张老师", "一对一", "当面", None)] * 3
    screen = wizard(qtbot, sheets, RecordKind.TALKS)
    screen.presenter.choose(book(sheets, TALKS, slipped))
    screen.presenter.next()
    assert screen.presenter.step == MAP
    assert screen.view.frame.bar.text() == (
        "“姓名”这一列里多数不像名字,例如“2026-09-03”,列可能错位了。没有写入任何内容。"
        "请在“对应列”里重新选,或把表格的列对齐后再导入。"
    )
    assert everything(sheets.session) == before
    # Pointed at the right columns, the very file is read.
    for field, column in (("name", 1), ("class", 2), ("day", 0)):
        screen.presenter.set_source(field, column)
    screen.presenter.next()
    assert screen.presenter.step == PREVIEW
    fates = [Fate(row.outcome) for row in screen.view.preview.table.rows()]
    assert fates == [Fate.CONFLICT, Fate.CONFLICT, Fate.NEW]  # three times the same talk


def test_a_workbook_of_days_to_come_writes_nothing_and_says_why(qtbot: QtBot, sheets: Sheets) -> None:
    before = everything(sheets.session)
    rows = [
        ("王小明", "七(1)", day, "张老师", "一对一", "当面", None) for day in ("2026-11-24", "2027-09-03")
    ]
    copies: list[int] = []
    screen = wizard(qtbot, sheets, RecordKind.TALKS, lambda _session: copies.append(1))
    screen.presenter.choose(book(sheets, TALKS, rows))
    screen.presenter.next()
    assert [row.words for row in screen.view.preview.table.rows()] == [
        "2026-11-24还没有到",
        "2027-09-03还没有到",
    ]
    assert screen.view.frame.next_button.text() == "完成"
    screen.presenter.next()
    assert screen.presenter.step == DONE
    assert screen.view.report.title.text() == "没有需要写入的内容,记录没有变化"
    assert [row.why for row in screen.view.report.table.rows()] == [
        "2026-11-24还没有到",
        "2027-09-03还没有到",
    ]
    assert not screen.view.report.undo_button.isVisible() and copies == []
    assert everything(sheets.session) == before


def test_a_full_disk_stops_the_import_whole_and_it_goes_on_when_there_is_room(
    qtbot: QtBot, sheets: Sheets
) -> None:
    session = sheets.session
    days = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 29)]
    rows = [("王小明", "七(1)", day, "张老师", "一对一", "当面", "谈" * 1500) for day in days]
    screen = wizard(qtbot, sheets, RecordKind.TALKS)
    screen.presenter.choose(book(sheets, TALKS, rows))
    screen.presenter.next()
    before = everything(session)
    pages = int(session.database.scalar("PRAGMA casework.page_count") or 0)
    session.database.scalar(f"PRAGMA casework.max_page_count={pages + 8}")
    screen.presenter.next()
    assert screen.presenter.step == PREVIEW
    assert screen.view.frame.bar.text() == FULL
    assert not screen.view.frame.next_button.busy
    assert everything(session) == before
    session.database.scalar("PRAGMA casework.max_page_count=1000000")
    screen.presenter.next()
    assert screen.presenter.step == DONE
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == len(days)


def test_without_room_for_the_copy_before_it_nothing_is_written(qtbot: QtBot, sheets: Sheets) -> None:
    def full(_session: Session) -> object:
        raise KnownError("disk_full")

    header, rows = FILES[RecordKind.TALKS]
    screen = wizard(qtbot, sheets, RecordKind.TALKS, full)
    screen.presenter.choose(book(sheets, header, rows))
    screen.presenter.next()
    before = everything(sheets.session)
    screen.presenter.next()
    assert (screen.presenter.step, screen.view.frame.bar.text()) == (PREVIEW, FULL)
    assert everything(sheets.session) == before


def take_in(screen: RecordImportScreen, path: str) -> None:
    screen.presenter.choose(path)
    screen.presenter.next()
    assert screen.presenter.step == PREVIEW
    for row in screen.view.preview.table.rows():
        if row.on is False and Fate(row.outcome) is Fate.NEW:  # a grade is written only on a person's word
            screen.presenter.tick(row.id, True)
    screen.presenter.next()
    assert screen.presenter.step == DONE


@pytest.mark.parametrize("kind", RecordKind, ids=[kind.value for kind in RecordKind])
def test_the_same_workbook_again_changes_nothing_and_says_so(
    qtbot: QtBot, sheets: Sheets, kind: RecordKind
) -> None:
    header, rows = FILES[kind]
    path = book(sheets, header, rows)
    copies: list[int] = []
    screen = wizard(qtbot, sheets, kind, lambda _session: copies.append(1))
    take_in(screen, path)
    assert f"已写入 {len(rows)} 条" in screen.view.report.title.text()
    before = everything(sheets.session)
    saved_anew = book(sheets, header, [*rows, ("合计", *[None] * (len(header) - 1))], "另存.xlsx")
    for file, seen_before in ((path, True), (saved_anew, False)):
        screen.presenter.start(kind.value)
        screen.presenter.choose(file)
        screen.presenter.next()
        note = screen.view.findChild(QLabel, "record_import.note")
        assert note is not None and ("这份文件已经导入过" in note.text()) is seen_before
        fates = [Fate(row.outcome) for row in screen.view.preview.table.rows()]
        assert fates.count(Fate.SAME) == len(rows) and set(fates) <= {Fate.SAME, Fate.SKIPPED}
        screen.presenter.next()
        assert screen.view.report.title.text() == "没有需要写入的内容,记录没有变化"
        assert everything(sheets.session) == before and copies == [1]
    # The one undo takes back what was written once.
    assert moving.undo(sheets.session, kind).kept == 0

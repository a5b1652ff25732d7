"""Moving in through the real window: a past workbook of talks, from the page to undo; clicks counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.support.desk import Desk, drop
from xinliapp.domain.clock import FixedClock
from xinliapp.services import students, talks
from xinliapp.sheets.writer import TableSheet, write_table

HEADER = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式")
CLICKS = 5


def test_a_past_workbook_of_talks_is_taken_in_and_taken_back(
    desk: Desk, school: Path, clock: FixedClock, tmp_path: Path
) -> None:
    desk.prefer(auto_lock_minutes=600, window=(1366, 688))
    desk.unlock(school, "心理教师甲")
    roll = [row for row in desk.ask(students.list_students) if row.class_label]
    names = [row.name for row in roll]
    # Names that one child of the class alone has: others a person would have to tell apart.
    child, other = [row for row in roll if names.count(row.name) == 1][:2]
    day = clock.now().date() - dt.timedelta(days=75)
    path = tmp_path / "以前的谈心.xlsx"
    good = [
        (one.name, one.class_label, day.isoformat(), "以前的老师", "一对一", "当面") for one in (child, other)
    ]
    bad = (child.name, child.class_label, "2031-01-01", "以前的老师", "一对一", "当面")
    write_table(path, [TableSheet("谈心", HEADER, [*good, bad])])
    before = {one.id: len(desk.ask(talks.of_student, one.id)) for one in (child, other)}

    screen = desk.screen("record_import")
    clicks = 0

    def click(name: str) -> None:
        nonlocal clicks
        clicks += 1
        desk.click(desk.find(QAbstractButton, name, screen.view))

    desk.until(lambda: desk.find(QAbstractButton, "record_import.kind.talks", screen.view).isVisible())
    click("record_import.kind.talks")
    clicks += 1  # the file, dropped
    drop(screen.view.choose.drop, [path])
    desk.until(lambda: screen.presenter.step == 1)
    click("record_import.next")
    desk.until(lambda: screen.presenter.step == 2)
    assert desk.find(QPushButton, "record_import.next", screen.view).text() == "写入 2 行"
    click("record_import.next")
    desk.until(lambda: screen.presenter.step == 3)
    assert clicks <= CLICKS - 1
    for one in (child, other):
        assert len(desk.ask(talks.of_student, one.id)) == before[one.id] + 1
    (left,) = screen.view.report.table.rows()
    assert left.why == "2031-01-01还没有到"
    click("record_import.undo")
    desk.until(lambda: screen.view.report.undone.isVisible())
    assert clicks <= CLICKS
    for one in (child, other):
        assert len(desk.ask(talks.of_student, one.id)) == before[one.id]

"""A timetable from a spreadsheet, as schools write them; expectations by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.test_term_records import refused
from tests.support.term_school import TermSchool
from xinliapp.domain.roster_plan import Outcome
from xinliapp.domain.timetable import Slot, WeekPattern
from xinliapp.domain.timetable_import import TimetableField
from xinliapp.services import timetable, timetable_import
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, Value, write_table

D = dt.date
START = D(2026, 9, 1)
HEADER = ("班级", "星期", "节次", "单双周", "任课教师")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    for number in (1, 2):
        made.student(made.class_group(number))
    made.staff("full_time")  # 教师甲
    return made


def sheet(folder: Path, rows: Sequence[Sequence[Value]], header: Sequence[str] = HEADER) -> Path:
    path = folder / "课表.xlsx"
    write_table(path, [TableSheet("Sheet1", header, rows, title="2026秋课表")])
    return path


def grid(school: TermSchool, day: dt.date = START) -> dict[str, list[str]]:
    return {row.label: [row.text(day) for day in range(1, 6)] for row in timetable.grid(school.session, day)}


def test_every_row_says_what_it_would_do_and_the_good_ones_are_written(
    school: TermSchool, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path,
        [
            ("七(1)", "周一", 3, "", "教师甲"),
            ("七年级2班", "星期二", "第4节", "单周", None),
            ("七(9)", "周一", 3, "", None),
            ("七(1)", "周八", 3, "", None),
            ("七(1)", "周三", 15, "", None),
            ("七(1)", "周三", 3, "隔周", None),
            ("七(1)", "周三", 3, "", "教师乙"),
            ("701", "周一", "三", "双周", None),
        ],
    )
    file = read_sheet_file(path)
    plan = timetable_import.preview(school.session, file, START)
    assert [(line.outcome, line.reason) for line in plan.preview.lines] == [
        (Outcome.NEW, ""),
        (Outcome.NEW, ""),
        (Outcome.INVALID, "名册里没有“七(9)”"),
        (Outcome.INVALID, "“周八”不是星期"),
        (Outcome.INVALID, "节次应为1到12"),
        (Outcome.INVALID, "“隔周”不是每周、单周或双周"),
        (Outcome.INVALID, "教师“教师乙”不在教职工名单里"),
        (Outcome.CONFLICT, "与第3行是同一节课"),
    ]
    report = timetable_import.commit(school.session, plan)
    assert (report.added, report.ended, report.refused) == (2, 0, 6)
    assert grid(school) == {"七(1)": ["3", "", "", "", ""], "七(2)": ["", "4单", "", "", ""]}
    (entry,) = (row for row in timetable.entries(school.session, START, START) if row.period == 3)
    assert entry.staff_id is not None


def test_a_new_timetable_ends_the_old_one_and_undo_brings_it_back(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    first, second = (row.class_id for row in timetable.grid(session, START))
    timetable.set_cell(session, first, 1, [Slot(3)], START)
    timetable.set_cell(session, first, 5, [Slot(1)], START)
    timetable.set_cell(session, second, 2, [Slot(4)], START)
    later = D(2026, 11, 2)
    before = grid(school, later)
    rows = [("七(1)", "周一", 3, "", None), ("七(1)", "周四", 2, "双", None)]
    plan = timetable_import.preview(session, read_sheet_file(sheet(tmp_path, rows)), later)
    assert [line.outcome for line in plan.preview.lines] == [Outcome.SAME, Outcome.NEW]
    assert [(entry.weekday, entry.period) for entry in plan.preview.ended] == [(5, 1)]
    timetable_import.commit(session, plan)
    assert grid(school, later) == {"七(1)": ["3", "", "", "2双", ""], "七(2)": ["", "4", "", "", ""]}
    assert grid(school, D(2026, 11, 1))["七(1)"] == ["3", "", "", "", "1"]
    assert timetable_import.can_undo(session)
    timetable_import.undo(session)
    assert grid(school, later) == before
    assert not timetable_import.can_undo(session)
    refused("timetable_undo_nothing", lambda: timetable_import.undo(session))


def test_undo_leaves_what_was_set_by_hand_since(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    first, second = (row.class_id for row in timetable.grid(session, START))
    timetable.set_cell(session, first, 1, [Slot(3)], START)
    timetable.set_cell(session, first, 5, [Slot(1)], START)
    timetable.set_cell(session, second, 2, [Slot(4)], START)
    november, december = D(2026, 11, 2), D(2026, 12, 7)
    rows = [
        ("七(1)", "周一", 4, "", None),
        ("七(1)", "周四", 2, "双", None),
        ("七(2)", "周二", 6, "", None),
        ("七(2)", "周三", 6, "", None),
    ]
    plan = timetable_import.preview(session, read_sheet_file(sheet(tmp_path, rows)), november)
    timetable_import.commit(session, plan)
    assert grid(school, november) == {"七(1)": ["4", "", "", "2双", ""], "七(2)": ["", "6", "6", "", ""]}
    timetable.set_cell(session, first, 1, [Slot(5)], december)  # one the import set, changed from December on
    timetable.set_cell(session, first, 2, [Slot(7)], november)  # one the import knew nothing of
    timetable.set_cell(session, second, 3, [], december)  # one the import set, given up
    undone = timetable_import.undo(session)
    # Taken back: 周四 and 七(2)周二; 七(1)周五 and 七(2)周二 of before hold again.
    assert (undone.taken_back, undone.opened) == (2, 2)
    assert undone.kept == ("七(1)周一", "七(1)周二", "七(2)周三")
    assert grid(school, START) == {"七(1)": ["3", "", "", "", "1"], "七(2)": ["", "4", "", "", ""]}
    assert grid(school, november) == {"七(1)": ["4", "7", "", "", "1"], "七(2)": ["", "4", "6", "", ""]}
    assert grid(school, december) == {"七(1)": ["5", "7", "", "", "1"], "七(2)": ["", "4", "", "", ""]}


def test_an_import_that_only_ended_lessons_is_undone_beside_a_later_one(
    school: TermSchool, tmp_path: Path
) -> None:
    session = school.session
    first = timetable.grid(session, START)[0].class_id
    for weekday, period in ((1, 3), (5, 1)):
        timetable.set_cell(session, first, weekday, [Slot(period)], START)
    later = D(2026, 11, 2)
    rows = [("七(1)", "周一", 3, "", None)]
    plan = timetable_import.preview(session, read_sheet_file(sheet(tmp_path, rows)), later)
    assert plan.preview.writes == 0 and len(plan.preview.ended) == 1
    timetable_import.commit(session, plan)
    clock = school.vault.clock
    minute_later = replace(session, clock=type(clock)(clock.now() + dt.timedelta(minutes=1)))
    timetable.set_cell(minute_later, first, 4, [Slot(2)], later)
    undone = timetable_import.undo(session)
    assert (undone.taken_back, undone.opened, undone.kept) == (0, 1, ("七(1)周四",))
    assert grid(school, later)["七(1)"] == ["3", "", "", "2", "1"]


def test_lessons_the_file_does_not_have_stay_when_asked_or_when_a_row_was_refused(
    school: TermSchool, tmp_path: Path
) -> None:
    session = school.session
    first = timetable.grid(session, START)[0].class_id
    timetable.set_cell(session, first, 5, [Slot(1)], START)
    good = read_sheet_file(sheet(tmp_path, [("七(1)", "周一", 3, "", None)]))
    assert timetable_import.preview(session, good, START, whole_classes=False).preview.ended == ()
    assert len(timetable_import.preview(session, good, START).preview.ended) == 1
    rows = [("七(1)", "周一", 3, "", None), ("七(1)", "周一", 13, "", None)]
    half = read_sheet_file(sheet(tmp_path, rows))
    assert timetable_import.preview(session, half, START).preview.ended == ()


def test_another_teacher_in_the_same_place_takes_it_over(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    first = timetable.grid(session, START)[0].class_id
    timetable.set_cell(session, first, 1, [Slot(3)], START)
    file = read_sheet_file(sheet(tmp_path, [("七(1)", "周一", 3, "", "教师甲")]))
    plan = timetable_import.preview(session, file, START, whole_classes=False)
    assert [line.outcome for line in plan.preview.lines] == [Outcome.CHANGED]
    timetable_import.commit(session, plan)
    assert grid(school)["七(1)"][0] == "3"


def test_columns_can_be_chosen_by_hand_and_missing_ones_are_named(school: TermSchool, tmp_path: Path) -> None:
    path = sheet(tmp_path, [("七(1)", "周一", 3)], ("行政班", "日子", "节"))
    file = read_sheet_file(path)
    said = refused("timetable_column_missing", lambda: timetable_import.preview(school.session, file, START))
    assert said["columns"] == "星期"
    found = timetable_import.header_of(file)
    columns = {**found.columns, TimetableField.WEEKDAY: 1}
    plan = timetable_import.preview(school.session, file, START, columns=columns)
    assert [line.outcome for line in plan.preview.lines] == [Outcome.NEW]


def test_a_preview_is_written_only_while_it_holds(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    file = read_sheet_file(sheet(tmp_path, [("七(1)", "周一", 3, "", None)]))
    plan = timetable_import.preview(session, file, START)
    timetable.set_cell(session, timetable.grid(session, START)[0].class_id, 2, [Slot(1)], START)
    refused("timetable_changed", lambda: timetable_import.commit(session, plan))
    assert grid(school)["七(1)"] == ["", "1", "", "", ""]
    empty = timetable_import.preview(
        session, read_sheet_file(sheet(tmp_path, [("七(9)", "周一", 3, "", None)])), START
    )
    refused("timetable_nothing", lambda: timetable_import.commit(session, empty))
    refused("not_allowed", lambda: timetable_import.preview(school.principal(), file, START))


def test_the_same_timetable_again_changes_nothing_and_says_so(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    rows = [("七(1)", "周一", 3, "", "教师甲"), ("七(2)", "周二", 4, "单", None)]
    file = read_sheet_file(sheet(tmp_path, rows))
    timetable_import.commit(session, timetable_import.preview(session, file, START))
    before = session.database.tuples("SELECT * FROM timetable_entry ORDER BY id")
    again = timetable_import.preview(session, file, START)
    assert {line.outcome for line in again.preview.lines} == {Outcome.SAME} and not again.preview.ended
    refused("timetable_nothing", lambda: timetable_import.commit(session, again))
    assert session.database.tuples("SELECT * FROM timetable_entry ORDER BY id") == before
    assert session.database.scalar("SELECT count(*) FROM timetable_import") == 1


def test_the_template_reads_back_as_the_timetable(school: TermSchool, tmp_path: Path) -> None:
    session = school.session
    first = timetable.grid(session, START)[0].class_id
    teacher = school.staff("part_time")
    with session.write("test") as uow:
        uow.update("staff_member", teacher, {"name": "教师丙"})
    timetable.set_cell(session, first, 3, [Slot(6, WeekPattern.EVEN, teacher)], START)
    path = tmp_path / "模板.xlsx"
    path.write_bytes(timetable_import.template(session).data)
    plan = timetable_import.preview(session, read_sheet_file(path), D(2026, 11, 23))
    assert [(line.class_text, line.outcome, line.reason) for line in plan.preview.lines] == [
        ("七(1)", Outcome.SAME, ""), ("七(2)", Outcome.SKIPPED, "没有填课")
    ]  # fmt: skip

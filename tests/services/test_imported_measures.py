"""What the self-check counts of past workbooks: by hand, on both sides of the floor, and again after undo."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.services.test_term_records import refused
from tests.support.record_sheets import Sheets
from xinliapp.domain.activities import ActivityTheme
from xinliapp.domain.calendar import CalendarNode, NodeKind, SchoolYear
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.rules import Measured
from xinliapp.domain.term_records import ActivityForm
from xinliapp.services import activities, staff
from xinliapp.services import record_imports as moving
from xinliapp.services.activities import HeldActivity
from xinliapp.sheets.writer import Value
from xinliapp.storage.calendar import load_school_years, replace_school_year

D = dt.date
TERM = ("2026-09-01", "2027-01-22", "2026-11-23")
YEAR = ("2026-01-01", "2026-12-31", "2026-11-23")
Rows = Sequence[Sequence[Value]]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path)


def take_in(sheets: Sheets, kind: RecordKind, header: Sequence[str], rows: Rows) -> list[str]:
    """Everything new is written; what was told of the other rows."""
    plan = sheets.plan(kind, header, rows)
    moving.commit(sheets.session, plan, {})
    return [line.reason for line in plan.lines if line.fate is not Fate.NEW]


def undo(sheets: Sheets, kind: RecordKind) -> tuple[int, int]:
    done = moving.undo(sheets.session, kind)
    return done.taken_back, done.kept


# --- sessions: JS-33, JS-51 ---

SESSIONS = ("姓名", "班级", "日期", "时间", "分钟", "咨询师", "类别", "方式")
WEEK_12 = ("2026-11-16", "2026-11-22", "2026-11-23")  # five teaching days, over


def session(child: str, day: int, time: str | None, minutes: int | None, who: str = "教师甲") -> list[Value]:
    group = {"王小明": "七(1)", "赵强": "七(2)"}[child]
    return [child, group, f"2026-11-{day}", time, minutes, who, "个别", "面谈"]


def hours(sheets: Sheets) -> Measured:
    return sheets.school.measure("weekly_counseling_hours_per_specialist", *WEEK_12, floor_hours=6)


def held(sheets: Sheets) -> float:
    return sheets.school.measure("counseling_sessions_held", *TERM, kinds=["individual", "group"]).value


def test_six_hours_of_past_sessions_are_enough_and_a_minute_less_is_not(sheets: Sheets) -> None:
    specialist = sheets.school.staff("full_time")
    rows = [
        session("王小明", 16, "14:00-14:45", None),
        session("赵强", 16, "14:30-15:15", None),  # a quarter of an hour at once: 75 minutes together
        *(session(child, day, None, 45) for day in (17, 18) for child in ("王小明", "赵强")),  # 4 × 45 = 180
        session("王小明", 19, None, 60),
        session("赵强", 19, None, 44),  # 75 + 180 + 60 + 44 = 359
        session("王小明", 20, None, None),
        session("赵强", 20, None, 300, who="外聘老师"),
    ]
    assert take_in(sheets, RecordKind.SESSIONS, SESSIONS, rows) == ["没有写分钟"]
    short = hours(sheets)
    assert short.value == pytest.approx(359 / 60)
    (told,) = short.shortfall
    assert told.have == pytest.approx(359 / 60) and told.need == 6.0
    assert short.notes == (("没有对应到人员的辅导(次)", 1.0),)
    assert held(sheets) == 9.0  # the row without minutes is none of them
    assert {row.row_id for row in short.rows} == {
        str(row_id)
        for (row_id,) in sheets.session.database.tuples(
            "SELECT id FROM casework.counseling_session WHERE staff_id = ?", (specialist,)
        )
    }
    take_in(sheets, RecordKind.SESSIONS, SESSIONS, [session("王小明", 20, None, 1)])
    assert hours(sheets).value == 6.0 and not hours(sheets).shortfall
    assert held(sheets) == 10.0
    assert undo(sheets, RecordKind.SESSIONS) == (1, 0)
    assert hours(sheets).value == pytest.approx(359 / 60) and held(sheets) == 9.0


def test_two_past_sessions_of_one_day_without_a_time_count_both(sheets: Sheets) -> None:
    sheets.school.staff("full_time")
    rows = [session(child, 16, None, 180) for child in ("王小明", "赵强")]
    take_in(sheets, RecordKind.SESSIONS, SESSIONS, rows)
    assert hours(sheets).value == 6.0
    undo(sheets, RecordKind.SESSIONS)
    assert (hours(sheets).value, held(sheets)) == (0.0, 0.0)


# --- talks: JS-30, JS-53 ---

TALKS = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式")


def talk(child: str, day: str, form: str = "一对一", way: str = "当面") -> list[Value]:
    return [child, {"王小明": "七(1)", "赵强": "七(2)"}[child], day, "张老师", form, way]


def test_past_talks_count_as_often_and_around_the_nodes_they_were(sheets: Sheets) -> None:
    school = sheets.school
    year = load_school_years(school.session.database)[0]
    nodes = (
        CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", D(2026, 11, 9), D(2026, 11, 11)),
        CalendarNode(NodeKind.FINAL_EXAM, "期末考试", D(2027, 1, 13), D(2027, 1, 15)),
    )
    with school.session.write("test.nodes") as uow:
        autumn = dataclasses.replace(year.terms[0], nodes=nodes)
        replace_school_year(uow, SchoolYear(year.start_year, (autumn, *year.terms[1:])))
    for child in (sheets.ming, sheets.qiang):
        school.grade(child, 2, "2026-09-10")

    def counted() -> tuple[float, float, float]:
        around = school.measure("key_students_talked_around_nodes", *TERM, node_days=7)
        alike = [
            school.measure("talks_held", *TERM, one_to_one_only=alone, face_to_face_only=alone).value
            for alone in (False, True)
        ]
        return (around.value, *alike)

    # 2–8 and 12–18 November are the days around the examination; both were in school before it.
    first = [talk("王小明", "2026-11-08"), talk("王小明", "2026-11-12")]
    first += [talk("赵强", "2026-11-02"), talk("赵强", "2026-11-11"), talk("赵强", "2026-11-18", "小组")]
    take_in(sheets, RecordKind.TALKS, TALKS, first)
    assert counted() == (1.0, 5.0, 4.0)
    take_in(sheets, RecordKind.TALKS, TALKS, [talk("赵强", "2026-11-19"), talk("赵强", "2026-11-01")])
    assert counted() == (1.0, 7.0, 6.0)
    assert undo(sheets, RecordKind.TALKS) == (2, 0)
    take_in(sheets, RecordKind.TALKS, TALKS, [talk("赵强", "2026-11-17", way="电话")])
    assert counted() == (2.0, 6.0, 4.0)
    assert undo(sheets, RecordKind.TALKS) == (1, 0)
    assert counted() == (1.0, 5.0, 4.0)


# --- home visits: JS-44 ---

VISITS = ("姓名", "班级", "家访日期", "家访人", "方式", "事由")


def test_past_visits_reach_a_key_student_by_the_ways_that_count(sheets: Sheets) -> None:
    for child in (sheets.ming, sheets.qiang):
        sheets.school.grade(child, 2, "2026-09-10")

    def reached(times: int, *modes: str) -> tuple[float, float]:
        found = sheets.school.measure("key_students_visited", *TERM, modes=list(modes), times=times)
        return found.value, float(found.denominator or 0)

    rows = [
        ["王小明", "七(1)", "2026-10-02", "张老师", "上门", "普访"],
        ["王小明", "七(1)", "2026-11-20", "张老师", "上门", "普访"],
        ["赵强", "七(2)", "2026-11-20", "张老师", "上门", "普访"],
        ["赵强", "七(2)", "2026-11-21", "张老师", "电话", "普访"],
    ]
    take_in(sheets, RecordKind.HOME_VISITS, VISITS, rows)
    assert reached(1, "at_home") == (2.0, 2.0)
    assert reached(2, "at_home") == (1.0, 2.0)
    assert reached(2, "at_home", "phone") == (2.0, 2.0)
    assert reached(3, "at_home", "phone") == (0.0, 2.0)
    assert undo(sheets, RecordKind.HOME_VISITS) == (4, 0)
    assert reached(1, "at_home", "phone") == (0.0, 2.0)


# --- trainings: JS-29, JS-10, WN-11 ---

TRAININGS = ("培训名称", "日期", "级别", "形式", "学时", "对象", "必修", "参加人员")


def test_past_trainings_count_for_those_they_were_meant_for(sheets: Sheets) -> None:
    session = sheets.session
    for name in ("周一鸣", "吴二妹"):
        staff.add(session, name, staff.StaffKind.OTHER, from_day=D(2020, 9, 1))

    def counted() -> tuple[float, float, float]:
        kinds = [staff.StaffKind.OTHER.value]
        meant = ["homeroom_teachers", "subject_teachers"]
        run = sheets.school.measure
        return (
            run("trainings_held", *YEAR, audience=meant, compulsory_only=True).value,
            run("staff_training_hours", *YEAR, kinds=kinds, hours_per_person=4).value,
            run("staff_training_coverage", *YEAR, kinds=kinds, levels=["city"], trainings_per_person=1).value,
        )

    one = ["识别与转介", "2026-10-10", "市级", "线上", 3.5, "班主任、学科教师", "是", "周一鸣、吴二妹"]
    take_in(sheets, RecordKind.TRAININGS, TRAININGS, [one])
    assert counted() == (1.0, 0.0, 2.0)
    more: Rows = [
        ["沙盘入门", "2026-10-11", "校级", "校本", 0.5, "班主任、学科教师", "否", "周一鸣"],
        ["校园欺凌", "2026-10-12", "校级", "校本", 0.4, "班主任", "是", "吴二妹"],
    ]
    take_in(sheets, RecordKind.TRAININGS, TRAININGS, more)
    assert counted() == (1.0, 1.0, 2.0)  # 3.5 + 0.5 reach 4 hours, 3.5 + 0.4 do not
    assert undo(sheets, RecordKind.TRAININGS) == (2, 0)
    assert counted() == (1.0, 0.0, 2.0)
    # Only the last import of a kind can be taken back.
    refused("records_undo_nothing", lambda: undo(sheets, RecordKind.TRAININGS))


# --- activities: KZ ---

ACTIVITIES = ("活动名称", "日期", "活动形式", "心理专题", "参加人数", "场次")


def test_past_activities_count_by_form_and_theme(sheets: Sheets) -> None:
    def counted(form: str) -> tuple[float, float]:
        params = {"forms": [form], "mental_health_only": True}
        run = sheets.school.measure
        return run("activity_sessions", *TERM, **params).value, run(
            "activity_headcount", *TERM, **params
        ).value

    rows = [
        ["跌倒了再站起来", "2026-10-10", "讲座", "是", 120, 2],
        ["消防讲座", "2026-10-11", "讲座", "否", 300, 1],
        ["放假前", "2026-08-31", "讲座", "是", 80, 1],
    ]
    take_in(sheets, RecordKind.ACTIVITIES, ACTIVITIES, rows)
    assert counted("lecture") == (2.0, 120.0)
    assert undo(sheets, RecordKind.ACTIVITIES) == (3, 0)
    assert counted("lecture") == (0.0, 0.0)


def test_a_past_activity_that_was_corrected_since_stays(sheets: Sheets) -> None:
    session = sheets.session
    rows = [[f"手册{number}", f"2026-10-1{number}", "发放手册", "是", 100, None] for number in (1, 2)]
    take_in(sheets, RecordKind.ACTIVITIES, ACTIVITIES, rows)
    corrected = activities.between(session, D(2026, 10, 11), D(2026, 10, 11))[0]
    activities.change(
        session,
        corrected.id,
        HeldActivity(
            ActivityForm.HANDBOOK, D(2026, 10, 11), "手册1", themes=(ActivityTheme.LIFE,), copies_out=90
        ),
    )
    assert undo(sheets, RecordKind.ACTIVITIES) == (1, 1)
    (left,) = activities.between(session, D(2026, 10, 1), D(2026, 10, 31))
    assert (left.id, left.headcount) == (corrected.id, 90)

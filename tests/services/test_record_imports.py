"""Moving in: past workbooks as schools write them, through the real reader; expectations by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.services.test_term_records import refused
from tests.support.record_sheets import Sheets
from xinliapp.domain.accounts import Role
from xinliapp.domain.record_imports import RecordField, RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.services import (
    concern,
    counseling,
    counseling_notes,
    counseling_print,
    home_visits,
    record_import_rows,
    staff,
    talks,
    timeline,
)
from xinliapp.services import record_import_reading as reading
from xinliapp.services import record_imports as moving
from xinliapp.services.record_imports import RecordPlan
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.services.talks import TalkInput
from xinliapp.sheets.writer import Value
from xinliapp.ui.counseling import reading as counseling_reading

F = RecordField
D = dt.date
TALKS = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式", "内容")


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path)


def fates(plan: RecordPlan) -> list[tuple[Fate, str]]:
    return [(line.fate, line.reason) for line in plan.lines]


def test_each_row_says_what_it_would_do_and_one_bad_row_stops_no_other(sheets: Sheets) -> None:
    rows: list[tuple[Value, ...]] = [
        ("王小明", "七(1)", "2026.9.3", "张老师", "一对一", "当面", "新学期"),
        ("李 华", "七(1)", D(2026, 9, 4), "张老师", "个别", "面谈", None),
        ("赵强", "七2班", "2027-01-03", "张老师", "一对一", "当面", None),
        ("赵强", "七2班", "26.9.3", "张老师", "一对一", "当面", None),
        ("赵强", None, "2026-09-07", "张老师", "一对一", "当面", None),
        ("赵强", "七(2)", "2026年9月8日 星期二", "张老师", "一对一", "写信", None),
        ("钱多", "七(2)", "2026-09-08", "张老师", "一对一", "电话", None),
        ("赵强", "七(2)", "2026-09-08", None, "一对一", "电话", None),
        ("王小明", "七(1)", "2026-09-03", "张老师", "一对一", "当面", "再写一遍"),
        ("合计", None, None, None, None, None, "9次"),
        ("赵强", "七(2)", 46273, "张老师", "一对一", "电话", None),
    ]
    plan = sheets.plan(RecordKind.TALKS, TALKS, rows)
    assert fates(plan) == [
        (Fate.NEW, ""),
        (Fate.UNMATCHED, "这个班有2名同名学生"),
        (Fate.INVALID, "2027-01-03还没有到"),
        (Fate.INVALID, "“26.9.3”年份只有两位,请写四位"),
        (Fate.UNMATCHED, "没有学籍号也没有班级,不能只凭姓名认人"),
        (Fate.INVALID, "“写信”不是其中一种:当面、电话或线上"),
        (Fate.UNMATCHED, "名册里没有这个姓名"),
        (Fate.INVALID, "没有写谈心人"),
        (Fate.CONFLICT, "与第3行是同一天同一件事"),
        (Fate.SKIPPED, "合计行或示例行"),
        (Fate.NEW, ""),
    ]
    assert set(plan.lines[1].candidates) == {sheets.hua, sheets.hua_too}
    report = moving.commit(sheets.session, plan, {})
    assert (report.written, len(report.left)) == (2, 9)
    (talk,) = talks.of_student(sheets.session, sheets.ming)
    assert (talk.day, talk.by_name, talk.one_to_one, talk.face_to_face, talk.note) == (
        "2026-09-03",
        "张老师",
        True,
        True,
        "新学期",
    )
    (serial,) = talks.of_student(sheets.session, sheets.qiang)
    assert (serial.day, serial.face_to_face) == ("2026-09-08", False)


def test_the_same_file_again_changes_nothing_and_undo_takes_back_exactly_the_batch(sheets: Sheets) -> None:
    session = sheets.session
    own = talks.add(session, TalkInput(sheets.ming, D(2026, 9, 10), "李老师"))
    rows: list[tuple[Value, ...]] = [
        ("王小明", "七(1)", "2026-09-10", "李老师", "一对一", "当面", None),
        ("王小明", "七(1)", "2026-09-11", "李老师", "一对一", "当面", None),
        ("李华", "七(1)", "2026-09-11", "李老师", "一对一", "当面", None),
    ]
    first = sheets.plan(RecordKind.TALKS, TALKS, rows, {"Sheet1!5": sheets.hua})
    assert [fate for fate, _why in fates(first)] == [Fate.SAME, Fate.NEW, Fate.NEW]
    moving.commit(session, first, {})
    assert len(talks.of_student(session, sheets.hua)) == 1
    again = sheets.plan(RecordKind.TALKS, TALKS, rows, {"Sheet1!5": sheets.hua})
    assert {fate for fate, _why in fates(again)} == {Fate.SAME} and again.seen_before
    report = moving.commit(session, again, {})
    assert (report.import_id, report.written) == (None, 0)
    assert moving.undoable(session) == ((RecordKind.TALKS, "2026-11-23"),)
    undone = moving.undo(session, RecordKind.TALKS)
    assert (undone.taken_back, undone.kept) == (2, 0)
    assert [talk.id for talk in talks.of_student(session, sheets.ming)] == [own]
    assert talks.of_student(session, sheets.hua) == []
    refused("records_undo_nothing", lambda: moving.undo(session, RecordKind.TALKS))


def test_a_talk_of_that_day_by_somebody_else_is_asked_about(sheets: Sheets) -> None:
    talks.add(sheets.session, TalkInput(sheets.ming, D(2026, 9, 10), "张丽"))
    row = ("王小明", "七(1)", "2026-09-10", "张老师", "一对一", "当面", None)
    plan = sheets.plan(RecordKind.TALKS, TALKS, [row])
    assert fates(plan) == [(Fate.CONFLICT, "这名学生这一天已有谈心,谈心人张丽")]
    assert moving.commit(sheets.session, plan, {}).written == 0
    assert moving.commit(sheets.session, plan, {plan.lines[0].key: True}).written == 1


def test_a_corrected_talk_stays_when_its_import_is_undone(sheets: Sheets) -> None:
    rows = [("王小明", "七(1)", f"2026-09-{day}", "张老师", "一对一", "当面", None) for day in (10, 11)]
    moving.commit(sheets.session, sheets.plan(RecordKind.TALKS, TALKS, rows), {})
    newest = talks.of_student(sheets.session, sheets.ming)[0]
    talks.correct(sheets.session, newest.id, TalkInput(sheets.ming, D(2026, 9, 12), "张老师"))
    undone = moving.undo(sheets.session, RecordKind.TALKS)
    assert (undone.taken_back, undone.kept) == (1, 1)
    assert [talk.day for talk in talks.of_student(sheets.session, sheets.ming)] == ["2026-09-12"]


def test_slipped_columns_are_refused_and_nothing_is_written(sheets: Sheets) -> None:
    slipped = [("2026-09-03", "王小明", "七(1)", "张老师", "一对一", "当面", None)] * 3
    told = refused("records_shifted", lambda: sheets.plan(RecordKind.TALKS, TALKS, slipped))
    assert (told["column"], told["sample"]) == ("姓名", "2026-09-03")


def test_what_neither_the_file_nor_a_person_says_is_not_assumed(sheets: Sheets) -> None:
    header = ("姓名", "班级", "日期", "谈心人")
    row = ("王小明", "七(1)", "2026-09-10", "张老师")
    told = refused("records_column_missing", lambda: sheets.plan(RecordKind.TALKS, header, [row]))
    assert told["columns"] == "形式、方式"
    said = {F.TALK_FORM: "1", F.TALK_WAY: "0"}
    moving.commit(sheets.session, sheets.plan(RecordKind.TALKS, header, [row], fixed=said), {})
    assert not talks.of_student(sheets.session, sheets.ming)[0].face_to_face
    # What was said of this header is remembered.
    assert sheets.plan(RecordKind.TALKS, header, [row]).counts()["same"] == 1


def test_a_preview_that_no_longer_holds_is_not_written(sheets: Sheets) -> None:
    row = ("王小明", "七(1)", "2026-09-10", "张老师", "一对一", "当面", None)
    plan = sheets.plan(RecordKind.TALKS, TALKS, [row])
    talks.add(sheets.session, TalkInput(sheets.ming, D(2026, 9, 10), "张老师"))
    refused("records_stale", lambda: moving.commit(sheets.session, plan, {}))
    assert len(talks.of_student(sheets.session, sheets.ming)) == 1


SESSIONS = ("姓名", "班级", "日期", "时间", "时长", "咨询师", "类别", "方式", "谈话内容")


def test_sessions_bring_dates_and_minutes_and_never_a_word(sheets: Sheets) -> None:
    session = sheets.session
    specialist = sheets.school.staff("full_time")  # 教师甲
    secret = "不该进来的话"
    rows: list[tuple[Value, ...]] = [
        ("王小明", "七(1)", "2026-09-10", "14:00-14:45", None, "教师甲", "个别", "面谈", secret),
        ("王小明", "七(1)", "2026-09-11", None, "1小时", "教师甲", "个别", "面谈", secret),
        ("赵强", "七(2)", "2026-09-11", None, 30, "教师甲", "个别", "电话", secret),
        ("王小明、赵强", "七(1)", "2026-09-14", None, 40, "教师甲", "团体", "面谈", secret),
        ("赵强", "七(2)", "2026-09-15", None, 0, "教师甲", "个别", "面谈", secret),
        ("赵强", "七(2)", "2026-09-15", None, 601, "教师甲", "个别", "面谈", secret),
        ("赵强", "七(2)", "2026-09-16", "9:00-9:40", 45, "教师甲", "个别", "面谈", secret),
    ]
    plan = sheets.plan(RecordKind.SESSIONS, SESSIONS, rows)
    assert fates(plan) == [
        (Fate.NEW, ""),
        (Fate.NEW, ""),
        (Fate.NEW, ""),
        (Fate.INVALID, "第2名学生:这个班的名册里没有这个姓名"),
        (Fate.INVALID, "分钟应为1到600"),
        (Fate.INVALID, "分钟应为1到600"),
        (Fate.INVALID, "起止时间是40分钟,分钟写的是45"),
    ]
    moving.commit(session, plan, {})
    heads = counseling.between(session, D(2026, 9, 1), D(2026, 9, 30))
    assert [(head.started_at, head.timed, head.minutes, head.staff_id, head.imported) for head in heads] == [
        ("2026-09-10T14:00:00", True, 45, specialist, True),
        ("2026-09-11T00:00:00", False, 60, specialist, True),
        ("2026-09-11T00:00:00", False, 30, specialist, True),
    ]
    assert [head.number for head in heads] == ["2026-1", "2026-2", "2026-3"]
    for table in ("counseling_session", "record_import", "record_mapping", "audit_event"):
        found = session.database.tuples(f"SELECT * FROM casework.{table}")  # noqa: S608
        assert secret not in repr(found)
    (entry, _other) = timeline.sessions(session, sheets.ming)
    assert "导入(无正文)" in entry.words
    assert sheets.plan(RecordKind.SESSIONS, SESSIONS, rows).counts()["same"] == 3
    assert moving.undo(session, RecordKind.SESSIONS).taken_back == 3
    assert counseling.between(session, D(2026, 9, 1), D(2026, 9, 30)) == ()


def test_a_session_without_a_time_shows_none_anywhere(sheets: Sheets) -> None:
    session = sheets.session
    rows = [
        ("王小明", "七(1)", "2026-09-11", time, minutes, "心理教师甲", "个别", "面谈", None)
        for time, minutes in ((None, 50), ("15:20", 45))
    ]
    moving.commit(session, sheets.plan(RecordKind.SESSIONS, SESSIONS, rows), {})
    lines = counseling_reading.read_list(session).lines
    assert {(line.when, line.minutes) for line in lines} == {("09-11 周五 —", 50), ("09-11 周五 15:20", 45)}
    shown = [counseling_reading.to_read(session, counseling_notes.read(session, line.id)) for line in lines]
    assert {page.when for page in shown} == {line.when for line in lines}
    printed = " ".join(plain_text(counseling_print.note_pdf(session, line.id).data) for line in lines)
    assert "2026年9月11日（没有记时间）" in printed and "15:20" in printed
    for text in (*(repr(entry) for entry in timeline.sessions(session, sheets.ming)), printed):
        assert "00:00" not in text


def test_more_minutes_without_a_time_than_a_day_has_are_refused_whole(sheets: Sheets) -> None:
    def rows(count: int) -> list[tuple[Value, ...]]:
        people = [("王小明", "七(1)"), ("赵强", "七(2)")]
        return [
            (*people[place % 2], "2026-09-11", None, 480 + place, "教师甲", "个别", "面谈", None)
            for place in range(count)
        ]

    three = sheets.plan(RecordKind.SESSIONS, SESSIONS, rows(3))  # 480 + 481 + 482 = 1443 minutes
    told = refused("records_day_full", lambda: moving.commit(sheets.session, three, {}))
    assert told["day"] == "2026-09-11"
    assert sheets.session.database.scalar("SELECT count(*) FROM casework.counseling_session") == 0
    assert sheets.session.database.scalar("SELECT count(*) FROM casework.record_import") == 0
    two = sheets.plan(RecordKind.SESSIONS, SESSIONS, rows(2))
    assert moving.commit(sheets.session, two, {}).written == 2
    refused(
        "records_day_full",
        lambda: moving.commit(sheets.session, sheets.plan(RecordKind.SESSIONS, SESSIONS, rows(3)), {}),
    )


def test_a_number_that_was_shown_is_never_given_again(sheets: Sheets) -> None:
    session = sheets.session
    rows = [
        ("王小明", "七(1)", f"{day}", None, 40, "教师甲", "个别", "面谈", None)
        for day in ("2025-12-30", "2026-09-10", "2026-09-11")
    ]
    last_year = {"Sheet1!3": sheets.ming}  # whose class of then the roll does not have
    moving.commit(session, sheets.plan(RecordKind.SESSIONS, SESSIONS, rows, last_year), {})
    assert moving.undo(session, RecordKind.SESSIONS).taken_back == 3
    begun = counseling.begin(session, sheets.ming)
    assert counseling_notes.read(session, begun).head.number == "2026-3"
    moving.commit(session, sheets.plan(RecordKind.SESSIONS, SESSIONS, rows, last_year), {})
    heads = counseling.between(session, D(2025, 1, 1), D(2026, 12, 31))
    assert sorted(head.number for head in heads) == ["2025-2", "2026-3", "2026-4", "2026-5"]


def test_home_visits_name_no_parent(sheets: Sheets) -> None:
    header = ("姓名", "班级", "家访日期", "家访人", "家访方式", "事由", "接待人", "家访内容")
    rows = [
        ("王小明", "七(1)", "2026-10-02", "张老师", "上门", "普访", "母亲、祖父", "在家安静"),
        ("赵强", "七(2)", "2026-10-02", "张老师", "上门", "普访", "赵大勇", None),
    ]
    plan = sheets.plan(RecordKind.HOME_VISITS, header, rows)
    assert fates(plan)[1] == (Fate.INVALID, "接待人只写与学生的关系,如 父亲、母亲、祖父母")
    moving.commit(sheets.session, plan, {})
    (visit,) = home_visits.of_student(sheets.session, sheets.ming)
    assert (visit.mode.value, visit.occasion.value, visit.met, visit.findings) == (
        "at_home",
        "planned",
        "母亲、祖父",
        "在家安静",
    )
    assert moving.undo(sheets.session, RecordKind.HOME_VISITS).taken_back == 1
    assert home_visits.of_student(sheets.session, sheets.ming) == []


VISITS = ("姓名", "班级", "家访日期", "家访人", "家访方式", "事由", "接待人", "家访内容")


@pytest.mark.parametrize("first", ["taken back", "undone"])
def test_a_visit_whose_import_was_undone_is_not_brought_back(sheets: Sheets, first: str) -> None:
    """撤销 of 撤回 is still on offer when the import itself goes."""
    row = ("王小明", "七(1)", "2026-10-02", "张老师", "上门", "普访", "母亲", "在家安静")
    moving.commit(sheets.session, sheets.plan(RecordKind.HOME_VISITS, VISITS, [row]), {})
    (visit,) = home_visits.of_student(sheets.session, sheets.ming)
    home_visits.remove(sheets.session, visit.id)
    home_visits.put_back(sheets.session, visit.id)  # before the undo it comes back
    if first == "taken back":
        home_visits.remove(sheets.session, visit.id)
    moving.undo(sheets.session, RecordKind.HOME_VISITS)
    refused("not_found", lambda: home_visits.put_back(sheets.session, visit.id))
    assert home_visits.of_student(sheets.session, sheets.ming) == []


def test_trainings_of_one_row_for_all_and_of_one_row_for_each(sheets: Sheets) -> None:
    session = sheets.session
    first = staff.add(session, "周一鸣", staff.StaffKind.OTHER, from_day=D(2020, 9, 1))
    second = staff.add(session, "吴二妹", staff.StaffKind.OTHER, from_day=D(2020, 9, 1))
    header = ("培训名称", "日期", "级别", "形式", "学时", "对象", "是否必修", "姓名")
    same = ("2026-10-10", "市级", "线上", "4学时", "班主任、学科教师", "是")
    rows = [
        ("识别与转介", *same, "周一鸣"),
        ("识别与转介", *same, "吴二妹"),
        ("识别与转介", *same, "吴二妹"),
        ("沙盘入门", "2026-10-11", "校级", "校本", 2, "心理教师", "否", "周一鸣、吴二妹"),
        ("沙盘入门二", "2026-10-11", "校级", "校本", 2, "心理教师", "否", "郑三"),
    ]
    plan = sheets.plan(RecordKind.TRAININGS, header, rows)
    assert fates(plan) == [
        (Fate.NEW, ""),
        (Fate.NEW, ""),
        (Fate.SKIPPED, "上面已有这些人"),
        (Fate.NEW, ""),
        (Fate.INVALID, "“郑三”不在教职工名单里"),
    ]
    moving.commit(session, plan, {})
    held = staff.trainings(session, D(2026, 10, 1), D(2026, 10, 31))
    assert [(one.title, one.hours, one.compulsory) for one in held] == [
        ("沙盘入门", 2.0, False),
        ("识别与转介", 4.0, True),
    ]
    attended = staff.attendances(session, D(2026, 10, 10), D(2026, 10, 10))
    assert {one.staff_id for one in attended} == {first, second}
    assert sheets.plan(RecordKind.TRAININGS, header, rows).counts()["same"] == 4
    assert moving.undo(session, RecordKind.TRAININGS).taken_back == 2
    assert staff.trainings(session, D(2026, 10, 1), D(2026, 10, 31)) == []


def test_activities_are_figures_and_another_figure_is_not_added(sheets: Sheets) -> None:
    header = ("活动名称", "日期", "活动形式", "心理专题", "参加人数", "场次")
    rows: list[tuple[Value, ...]] = [("跌倒了再站起来", "2026-10-10", "讲座", "是", "120人", 1)]
    moving.commit(sheets.session, sheets.plan(RecordKind.ACTIVITIES, header, rows), {})
    assert sheets.plan(RecordKind.ACTIVITIES, header, rows).counts()["same"] == 1
    other = sheets.plan(RecordKind.ACTIVITIES, header, [(*rows[0][:4], 130, 1)])
    assert fates(other) == [(Fate.CONFLICT, "已登记为120人次、1场次;要改请到活动课程页更正")]
    assert moving.commit(sheets.session, other, {other.lines[0].key: True}).written == 0
    assert moving.undo(sheets.session, RecordKind.ACTIVITIES).taken_back == 1
    assert sheets.session.database.scalar("SELECT count(*) FROM activity") == 0


def test_an_activity_that_names_a_student_is_not_taken_into_what_everybody_reads(sheets: Sheets) -> None:
    header = ("活动名称", "日期", "活动形式", "心理专题", "参加人数", "场次")
    rows: list[tuple[Value, ...]] = [
        ("王小明同学分享会", "2026-10-10", "讲座", "是", "120人", 1),
        ("同学分享会", "2026-10-11", "讲座", "是", "120人", 1),
    ]
    plan = sheets.plan(RecordKind.ACTIVITIES, header, rows)
    assert fates(plan) == [(Fate.INVALID, "文字里有学生姓名,请在表里改写后再导入"), (Fate.NEW, "")]
    assert moving.commit(sheets.session, plan, {}).written == 1


KEY = ("姓名", "班级", "关注等级", "定级日期", "定级人", "理由")


def test_a_grade_is_written_only_on_a_persons_word_and_never_a_lower_one(sheets: Sheets) -> None:
    session = sheets.session
    concern.assign(session, sheets.qiang, 3, D(2026, 9, 20), reason="持续低落")
    rows = [
        ("王小明", "七(1)", "重点", "2026-09-15", "研判组", "长期缺课"),
        ("赵强", "七(2)", "关注", "2026-09-25", "研判组", "好转"),
        ("李华", "七(1)", "2", "2026-09-15", "研判组", "单亲"),
    ]
    plan = sheets.plan(RecordKind.KEY_LIST, KEY, rows)
    assert [fate for fate, _why in fates(plan)] == [Fate.NEW, Fate.INVALID, Fate.INVALID]
    assert fates(plan)[1][1].startswith("低于现在的等级")
    assert moving.commit(session, plan, {}).written == 0
    assert moving.commit(session, plan, {plan.lines[0].key: True}).written == 1
    assert concern.current(session)[sheets.ming].ordinal == 2
    assert moving.undo(session, RecordKind.KEY_LIST).taken_back == 1
    assert sheets.ming not in concern.current(session)


def test_a_grade_with_a_later_decision_stays(sheets: Sheets) -> None:
    plan = sheets.plan(
        RecordKind.KEY_LIST, KEY, [("王小明", "七(1)", "关注", "2026-09-15", "研判组", "缺课")]
    )
    moving.commit(sheets.session, plan, {plan.lines[0].key: True})
    concern.assign(sheets.session, sheets.ming, 2, D(2026, 10, 1), reason="又缺课")
    undone = moving.undo(sheets.session, RecordKind.KEY_LIST)
    assert (undone.taken_back, undone.kept) == (0, 1)
    assert len(concern.history(sheets.session, sheets.ming)) == 2


def test_a_filled_template_is_read_back_whole_and_its_example_is_not(sheets: Sheets) -> None:
    for kind in RecordKind:
        path = sheets.folder / "模板.xlsx"
        path.write_bytes(moving.template(sheets.session, kind).data)
        proposal = reading.propose(sheets.session, read_sheet_file(path), kind)
        sheet = proposal.sheets[0]
        assert sheet.mapping is not None
        assert set(sheet.mapping.columns) == {column.field for column in proposal.shape.columns}
        plan = moving.preview(sheets.session, proposal.file, proposal.shape, sheet.mapping, {})
        assert [line.fate for line in plan.lines] == [Fate.SKIPPED]


def test_an_undo_is_possible_for_thirty_days_and_until_the_next_import(sheets: Sheets) -> None:
    rows = [("王小明", "七(1)", "2026-09-10", "张老师", "一对一", "当面", None)]
    moving.commit(sheets.session, sheets.plan(RecordKind.TALKS, TALKS, rows), {})
    clock = sheets.school.vault.clock
    later = replace(sheets.session, clock=type(clock)(clock.now() + dt.timedelta(days=31)))
    assert moving.undoable(later) == ()
    second = [("王小明", "七(1)", "2026-09-11", "张老师", "一对一", "当面", None)]
    moving.commit(sheets.session, sheets.plan(RecordKind.TALKS, TALKS, second), {})
    moving.undo(sheets.session, RecordKind.TALKS)
    assert [talk.day for talk in talks.of_student(sheets.session, sheets.ming)] == ["2026-09-10"]
    assert moving.undoable(sheets.session) == ()


def test_without_the_case_key_nothing_about_children_is_read_or_told(sheets: Sheets) -> None:
    row = ("王小明", "七(1)", "2026-09-10", "张老师", "一对一", "当面", None)
    plan = sheets.plan(RecordKind.TALKS, TALKS, [row])
    moving.commit(sheets.session, plan, {})
    registrar = sheets.school.vault.session(Role.REGISTRAR, "资料员")
    assert reading.kinds(registrar) == (RecordKind.TRAININGS, RecordKind.ACTIVITIES)
    assert moving.undoable(registrar) == ()
    calls: list[Callable[[], object]] = [
        lambda: reading.propose(registrar, plan.file, RecordKind.TALKS),
        lambda: reading.seen(registrar, plan.file, plan.shape, "Sheet1"),
        lambda: moving.preview(registrar, plan.file, plan.shape, plan.mapping, {}),
        lambda: moving.commit(registrar, plan, {}),
        lambda: moving.undo(registrar, RecordKind.TALKS),
        lambda: moving.template(registrar, RecordKind.KEY_LIST),
        lambda: record_import_rows.judged(registrar, RecordKind.TALKS, plan.lines),
    ]
    for call in calls:
        refused("case_closed", call)
    refused("not_allowed", lambda: moving.template(sheets.school.principal(), RecordKind.TRAININGS))
    # No trace of it in the open part: neither the import nor what its headings said.
    for table in ("record_import", "record_import_row", "record_mapping"):
        assert registrar.database.scalar(f"SELECT count(*) FROM {table}") == 0  # noqa: S608
    core = registrar.database.tuples("SELECT action FROM audit_event")
    assert not [action for (action,) in core if str(action).startswith("records.")]
    registrar.database.close()

"""Students' names in what everybody with an account reads: found before it is saved, on every field."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.domain.tasks import Task
from xinliapp.domain.term_records import ActivityForm, MeetingKind
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    activities,
    attachments,
    clause_evidence,
    lessons,
    meetings,
    name_scan,
    self_check,
    task_list,
)
from xinliapp.services.activities import HeldActivity
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session

TERM = "2026-2027-1"
DAY = dt.date(2026, 11, 20)
NAMED = "会上谈到王小明。"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group(), name="王小明")
    return made


def at(school: TermSchool, text: str) -> int | None:
    return name_scan.student_line(school.session.database, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("王小明", 1),
        ("第一行\n和王 小·明谈过", 2),
        ("王\n小明", 1),
        ("王小", None),
        ("", None),
        ("开展主题活动", None),
    ],
)
def test_where_a_name_begins(school: TermSchool, text: str, line: int | None) -> None:
    assert at(school, text) == line


def test_names_of_other_writing_and_of_students_who_left(school: TermSchool) -> None:
    school.student(name="阿依古丽·买买提")
    school.student(name="Anna Lee", left="2026-10-01")
    assert at(school, "由阿依古丽买买提主持") == 1
    assert at(school, "与ANNA LEE面谈") == 1


def test_a_colleagues_name_and_an_ordinary_word_are_no_hit(school: TermSchool) -> None:
    row = {"name": "王小明", "kind": "part_time", "duty": "", "from_day": "2026-09-01"}
    school.row("staff_member", row)
    school.student(name="关爱")
    assert at(school, "王小明老师主讲关爱行动") is None
    school.student(name="陈文")
    school.row(
        "class_group", {"stage": "junior", "entry_year": 2026, "number": 9, "homeroom_teacher": "陈文"}
    )
    assert at(school, "班主任陈文发言") is None
    school.student(name="关小爱")
    assert at(school, "王小明老师和关小爱") == 1


def test_a_students_name_inside_a_colleagues_longer_one_is_no_hit(school: TermSchool) -> None:
    row = {"name": "王小明远", "kind": "part_time", "duty": "", "from_day": "2026-09-01"}
    school.row("staff_member", row)
    assert at(school, "王小明远老师主讲") is None
    assert at(school, "王小明远老师主讲\n王小明听讲") == 2
    post = {"class_id": school.class_group(2), "kind": "deputy", "name": "李晓", "from_day": "2026-09-01"}
    school.row("class_post", post)
    school.student(name="李晓")
    assert at(school, "副班主任李晓发言") is None


def test_the_scan_of_five_thousand_names_takes_less_than_five_milliseconds(school: TermSchool) -> None:
    chance = random.Random(7)
    signs = [chr(0x4E00 + chance.randrange(4000)) for _ in range(900)]
    with school.session.write("test.names") as uow:
        rows = [
            (f"s{number}", "".join(chance.choices(signs, k=chance.choice((2, 3, 3)))), "none", "none")
            for number in range(5000)
        ]
        columns = ("id", "name", "id_number_state", "student_number_state", "status", "joined_on")
        uow.insert_many("student", columns, [(*row, "enrolled", "2026-09-01") for row in rows])
    text = "本学期召开心理健康工作会议,研究辅导室开放和家访安排。" * 12
    spent = []
    for _ in range(12):
        start = time.process_time()
        at(school, text)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.005


def self_check_note(session: Session, text: str) -> object:
    return self_check.confirm(session, "JS", "JS-49", TERM, met=True, note=text)


def plan(session: Session, text: str) -> object:
    return self_check.save_rectification(
        session, RectificationPlan("JS", "JS-22", TERM, "校长甲", "2026-12-01", text)
    )


def postponed(session: Session, text: str) -> object:
    task = Task("k", "lesson_missing", "", DAY, "lessons", clause="JS-26")
    return task_list.snooze(session, task, dt.date(2026, 11, 30), text, case=False)


def activity(session: Session, text: str) -> object:
    return activities.hold(session, HeldActivity(ActivityForm.LECTURE, DAY, text))


def meeting(session: Session, text: str, field: str = "summary") -> object:
    kind = MeetingKind.LEADERSHIP_MENTAL_HEALTH
    return meetings.add(session, kind, DAY, **{"title": "专题会", field: text})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("write", "field"),
    [
        (self_check_note, "说明"),
        (plan, "措施"),
        (lambda session, text: clause_evidence.add(session, "JS", "JS-24", TERM, text), "材料名称"),
        (postponed, "推迟理由"),
        (activity, "名称"),
        (meeting, "会议纪要"),
        (lambda session, text: meeting(session, text, "title"), "会议名称"),
        (lambda session, text: meeting(session, text, "decisions"), "决定"),
        (
            lambda session, text: lessons.log(session, LessonInput("class_group-0001", DAY, 1, topic=text)),
            "主题",
        ),
    ],
)
def test_a_name_is_refused_inline_and_nothing_is_written(
    school: TermSchool, write: Callable[[Session, str], object], field: str
) -> None:
    before = school.session.database.scalar("SELECT count(*) FROM audit_event")
    with pytest.raises(UserError) as refused:
        write(school.session, NAMED)
    assert (refused.value.code, refused.value.params) == ("student_named", {"field": field, "line": 1})
    said = sentence(refused.value)
    assert said.startswith(f"“{field}”第1行") and "王小明" not in said
    assert school.session.database.scalar("SELECT count(*) FROM audit_event") == before
    assert write(school.session, "会上谈到一名学生。")


def test_a_task_of_the_case_file_may_name_a_student(school: TermSchool) -> None:
    task = Task("k", "plan_review", "", DAY, "student", clause="JS-41")
    task_list.snooze(school.session, task, dt.date(2026, 11, 30), NAMED, case=True)


def test_a_kept_file_called_after_a_student(school: TermSchool, tmp_path: Path) -> None:
    file = tmp_path / "王小明-承诺书.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    with pytest.raises(UserError) as refused, attachments.storing(school.session, file):
        pass
    assert (refused.value.code, refused.value.params["field"]) == ("student_named", "文件名")

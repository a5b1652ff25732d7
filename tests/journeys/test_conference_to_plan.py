"""J4 研判到一生一策 through the real window (screens.md 5): from a warning to an approved plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from tests.journeys.test_quick_warning import alone
from tests.support.desk import sitting
from tests.support.f1800 import SECOND
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, Tables, logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.casework import PlanStatus
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.conferences import ItemState
from xinliapp.i18n.formats import masked_name
from xinliapp.services import concern, conferences, plans, students
from xinliapp.services.students import StudentRow

REASON = "班主任和家长都反映近两周不愿来校,需要大家一起关心。"


def _warned(user: User, letters: str) -> None:
    """J1 has happened; its 下一步 is where this journey begins."""
    user.key(Key.Key_F6)
    user.type(letters)
    user.key(Key.Key_Return)
    user.key(Key.Key_3)
    user.key(Key.Key_Return, CTRL)


def _conclude(user: User, child: StudentRow) -> None:
    """受理, 研判: two bases, grade 2, a reason; the review day comes from the local layer."""
    user.press("warn.next.concern")
    user.press("concern.receive")
    user.press("concern.next.conference")
    assert user.see("conf.student").text().startswith(masked_name(child.name))
    before = user.tally.clicks
    user.press("conf.basis.0")
    user.press("conf.basis.1")
    user.tab_to("conf.grade")
    user.key(Key.Key_2)
    user.fill("conf.reason", REASON)
    assert user.see("conf.review", QDateEdit).text() == "2026-12-07"
    user.press("conf.step.plan")
    user.key(Key.Key_Return, CTRL)
    assert user.tally.clicks - before == 5 <= 6  # S10's own budget
    user.press("conf.toPlan")


def _write_plan(user: User, mate: StudentRow) -> None:
    """Four roles are there but for the subject teacher, whom no record names; then the template, edited."""
    for role in ("counselor", "homeroom_teacher", "parent"):
        assert user.see(f"plan.{role}", QLineEdit).text(), role
    user.fill("plan.subject_teacher", "教师丙")
    user.fill("plan.pick_classmate", str(mate.student_number)[-6:])
    user.key(Key.Key_Return)
    assert user.see("plan.classmate", QLineEdit).text() == mate.name
    user.press("plan.template")
    user.fill("plan.goals", "每周到校不少于四天\n")
    user.key(Key.Key_Return, CTRL)
    assert not user.sees("plan.bar")


def test_from_a_warning_to_an_approved_plan(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    with user.within(clicks=25, seconds=600):
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(f1800, COUNSELOR)
            child, letters = alone(desk)
            mate = next(r for r in desk.ask(students.list_students) if r.id != child.id and r.student_number)
            with user.aside():
                _warned(user, letters)
            before = desk.ask(tables)
            _conclude(user, child)
            _write_plan(user, mate)
            (version,) = desk.ask(plans.plans_of, child.id)
            assert version.status is PlanStatus.SUBMITTED
            assert user.sees("plan.paper") and not user.sees("plan.approve")  # not one's own
            assert desk.ask(concern.current)[child.id].ordinal == 2
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(f1800, SECOND)
            if user.sees("today.more.today"):  # seven rows a group, then 另有 n 项
                user.press("today.more.today")
            user.press("task.plan_approve")
            user.press("plan.approve")
            after = desk.ask(tables)
            assert desk.ask(plans.plans_of, child.id)[0].status is PlanStatus.ACTIVE
            _nothing_else(before, after)
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        _the_paper_without(user, child, tmp_path / "plan.pdf")
        _one_person_cannot_lower(user, child)


def _nothing_else(before: Tables, after: Tables) -> None:
    """What the two of them did, told by both logs and every table."""
    assert logged(before, after) == (
        ["auth.ok", "figures.stale"],
        [
            "warning.ack", "conference.begin", "concern.assign", "grade.assign", "care.members", "plan.draft",
            "plan.submit", "second.unlinked", "plan.approve",
        ],
    )  # fmt: skip
    assert wrote(before, after) == {
        "casework.care_group": 1,
        "casework.care_group_member": 5,
        "casework.case_conference": 1,
        "casework.concern_grade": 1,
        "casework.conference_agenda": 1,
        "casework.conference_item": 1,
        "casework.conference_participant": 1,
        "casework.plan_measure": 3,
        "casework.second_signature": 1,
        "casework.support_plan": 1,
        "casework.warning_step": 1,
        "published_figure": CHANGED,
    }


def _the_paper_without(user: User, child: StudentRow, target: Path) -> None:
    """无敏感版: neither the grade nor the reason."""
    user.desk.screen("plan", child.id)
    user.choose_from_menu("plan.print", "无敏感版")
    text = user.save_paper(target)
    assert "到校" in text
    for word in ("重点", "关注", "2/4", "等级", REASON[:6], "不愿来校"):
        assert word not in text, word


def _one_person_cannot_lower(user: User, child: StudentRow) -> None:
    desk = user.desk
    desk.screen("conference", {"student": child.id})
    user.fill("conf.extra", "复评")
    user.tab_to("conf.grade")
    user.key(Key.Key_1)
    user.fill("conf.reason", REASON)
    user.key(Key.Key_Return, CTRL)
    assert user.reads("本条已存为待审,等级未变。")
    assert [item.state for item in desk.ask(conferences.pending)] == [ItemState.PENDING]
    assert desk.ask(concern.current)[child.id].ordinal == 2

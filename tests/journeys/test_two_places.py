"""One record open in two places: the second to save is told, and neither's words are lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from tests.support.desk import Desk
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.students import StudentStatus
from xinliapp.services import plans, students
from xinliapp.services.session import Session
from xinliapp.ui.concern.plan import reading

HERE, THERE = "这里写的目标:每周和家长通一次电话", "别处写的目标:先换座位"


def elsewhere(session: Session, student: str) -> None:
    """Another place saves the same plan: the same page, the same service, its own reading of the form."""
    form = reading.read_page(session, student).page.form
    reading.save_plan(session, student, replace(form, goals=THERE))


def moved_elsewhere(session: Session, student: str) -> None:
    """Another place puts a student on leave: everything else stays as it was stored."""
    now = students.student(session, student)
    typed = students.StudentInput(
        name=now.name,
        class_id=now.class_id,
        gender=now.gender,
        birthday=now.birthday,
        id_number=now.id_number or "",
        student_number=now.student_number or "",
        boarding=now.boarding,
        number_in_class=now.number_in_class,
        status=StudentStatus.SUSPENDED,
        guardians=now.guardians,
        name_pinyin=now.name_pinyin,
        keep_doubtful=True,
    )
    students.edit_student(session, student, typed)


def without_plan(desk: Desk) -> str:
    return next(row.id for row in desk.ask(students.list_students) if not desk.ask(plans.plans_of, row.id))


def goals(session: Session, student: str) -> str:
    return str(plans.plans_of(session, student)[0].goals)


def test_the_second_to_save_a_plan_is_told_and_goes_on_from_what_stands(
    desk: Desk, school: Path, clock: FixedClock
) -> None:
    desk.unlock(school, COUNSELOR)
    child = without_plan(desk)
    screen = desk.screen("plan", child)
    field = desk.find(QPlainTextEdit, "plan.goals")
    desk.write(field, HERE)
    desk.ask(elsewhere, child)
    desk.click(screen.view.save_button)
    assert screen.view.bar.text() == (
        "这份方案在您打开以后,别处又保存过,这次没有写入。别处保存的和您在这里写的都没有丢。"
        "请点“看现在的”,核对后再接着写。"
    )
    assert desk.ask(goals, child) == THERE and field.toPlainText() == HERE
    desk.click(screen.view.bar._action)
    assert field.toPlainText() == THERE  # what stands now, to be read
    assert "在那以后方案又保存过" in screen.view.bar.text()
    desk.click(screen.view.bar._action)
    assert field.toPlainText() == HERE
    desk.click(screen.view.save_button)
    assert desk.ask(goals, child) == HERE
    assert len(desk.ask(plans.plans_of, child)) == 1


def test_ones_own_saves_in_a_row_are_no_second_place(desk: Desk, school: Path, clock: FixedClock) -> None:
    desk.unlock(school, COUNSELOR)
    child = without_plan(desk)
    screen = desk.screen("plan", child)
    for words in ("一", "二", "三"):
        desk.write(desk.find(QPlainTextEdit, "plan.goals"), words)
        desk.click(screen.view.save_button)
        assert not screen.view.bar.isVisible(), screen.view.bar.text()
    assert sorted(desk.ask(goals, child)) == sorted("一二三")  # the cursor starts at the front each time


def test_the_second_to_save_a_student_is_told_and_both_texts_can_be_seen(
    desk: Desk, school: Path, clock: FixedClock
) -> None:
    """A phone typed here, 休学 noted elsewhere meanwhile: neither is lost, and the first never comes back."""
    desk.unlock(school, COUNSELOR)
    screen = desk.screen("roster")
    table, panel = screen.view.list.table, screen.view.panel
    child = table.rows()[0].id
    table.selectRow(0)
    desk.settle()
    desk.click(screen.view.list.edit_button)
    phone = panel.fields["guardian1_phone"].editor
    desk.rewrite(phone, "13911112222")
    desk.ask(moved_elsewhere, child)
    desk.click(panel.save_button)
    assert "别处又保存过,这次没有写入" in screen.view.bar.text()
    assert desk.ask(students.student, child).status is StudentStatus.SUSPENDED
    desk.click(screen.view.bar._action)
    status = panel.fields["status"].editor
    assert status.currentData() == StudentStatus.SUSPENDED.value and phone.text() != "13911112222"
    desk.click(panel.bar._action)
    assert phone.text() == "13911112222"
    status.setCurrentIndex(status.findData(StudentStatus.SUSPENDED.value))
    desk.click(panel.save_button)
    stored = desk.ask(students.student, child)
    assert stored.status is StudentStatus.SUSPENDED
    assert stored.guardians[0].phone == "13911112222"

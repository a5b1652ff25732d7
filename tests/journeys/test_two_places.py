"""One record open in two places: the second to save is told, and neither's words are lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from tests.support.desk import Desk
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.services import plans, students
from xinliapp.services.session import Session
from xinliapp.ui.concern.plan import reading

HERE, THERE = "这里写的目标:每周和家长通一次电话", "别处写的目标:先换座位"


def elsewhere(session: Session, student: str) -> None:
    """Another place saves the same plan: the same page, the same service, its own reading of the form."""
    form = reading.read_page(session, student).page.form
    reading.save_plan(session, student, replace(form, goals=THERE))


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

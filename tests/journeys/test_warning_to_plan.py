"""J1 快速预警 and J4 研判到一生一策 through the real window, with their clicks counted (screens.md 5)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.support.casework import second_signs
from tests.support.desk import Desk, texts
from xinliapp.domain.casework import PlanStatus
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.conferences import ItemState
from xinliapp.domain.warnings import StepKind, WarningSource
from xinliapp.i18n.formats import masked_name
from xinliapp.services import concern, conferences, plans, students, task_list, warnings
from xinliapp.services.audit import audit_page
from xinliapp.services.session import Session
from xinliapp.services.student_search import name_readings
from xinliapp.services.students import StudentRow
from xinliapp.services.warnings import WarningInput, WarningSaved
from xinliapp.storage.audit import Chain

COUNSELOR = "心理教师甲"
REASON = "班主任和家长都反映近两周不愿来校,需要大家一起关心。"


def _alone(desk: Desk) -> tuple[StudentRow, str]:
    """A student without a grade whose initials find nobody else."""
    grades = desk.ask(concern.current)
    rows = desk.ask(students.list_students)

    def initials(row: StudentRow) -> str:
        return "".join(options[0][0] for options in name_readings(row.name))

    every = [initials(row) for row in rows]
    found = next(
        row for row in rows
        if row.id not in grades and len(row.name) == 3
        and sum(1 for one in every if one.startswith(initials(row))) == 1
    )  # fmt: skip
    return found, initials(found)


def _pick(desk: Desk, warn: object, letters: str, *, composing: bool) -> None:
    """Type the letters; composing: they stay with the input method."""
    line = warn.student.line  # type: ignore[attr-defined]
    line.setFocus()
    if composing:
        QApplication.sendEvent(line, QInputMethodEvent(letters, []))
    else:
        desk.write(line, letters)
    desk.settle()


def test_a_warning_in_four_clicks(desk: Desk, school: Path, clock: FixedClock) -> None:
    desk.unlock(school, COUNSELOR)
    child, letters = _alone(desk)
    desk.shell.activateWindow()
    desk.settle()
    for composing in (False, True):
        clicks = 0
        desk.key(Qt.Key.Key_F6)
        clicks += 1
        warn = _now(desk, "warning")
        _pick(desk, warn, letters, composing=composing)
        (row,) = warn.student.rows()
        assert (row.id, row.details[0]) == (child.id, child.class_label)
        QTest.keyClick(warn.student.line, Qt.Key.Key_Return)
        desk.settle()
        clicks += 1
        assert QApplication.focusWidget() is warn.signs
        QTest.keyClick(warn.signs, Qt.Key.Key_3)
        desk.settle()
        clicks += 1
        desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        clicks += 1
        assert clicks <= 4
        assert "已保存,待告知班主任" in " ".join(texts(desk.shell)), warn.bar.text()
    found = [one for one in desk.ask(warnings.open_ones) if one.student_id == child.id]
    assert [(one.student_id, one.signs) for one in found] == [(child.id, ("school_refusal",))] * 2
    tasks = desk.ask(task_list.tasks, clock.moment.date())
    assert [one.kind for one in tasks if one.student_id == child.id].count("warning_receive") == 2
    assert all(StepKind.TOLD_COUNSELOR not in one.untold for one in found)
    actions = [event.action for event in desk.ask(audit_page, Chain.CASE)]
    assert actions[:2] == ["warning.create"] * 2
    assert child.name not in desk.shell.windowTitle()


def test_from_a_warning_to_an_approved_plan(desk: Desk, school: Path, clock: FixedClock) -> None:
    desk.unlock(school, COUNSELOR)
    child, _letters = _alone(desk)
    mate = next(r for r in desk.ask(students.list_students) if r.id != child.id)
    warned = desk.ask(_warned, child.id)
    page = desk.screen("concern", {"warning": warned.warning_id})
    clicks = 0

    def press(button: object) -> None:
        nonlocal clicks
        desk.click(button)  # type: ignore[arg-type]
        clicks += 1

    press(page.view.receive)
    press(desk.find(QPushButton, "concern.next.conference"))
    talk = _now(desk, "conference")
    assert talk.edit.title.text().startswith(masked_name(child.name))
    press(talk.edit._bases[0])
    QTest.keyClick(talk.edit.grades, Qt.Key.Key_2)
    clicks += 1
    desk.write(talk.edit.reason, REASON)
    desk.write(talk.edit.review, "20261203")
    press(talk.edit.steps[next(iter(talk.edit.steps))])
    press(talk.decide_button)
    assert clicks <= 6 + 2  # six a student; two brought them here
    assert desk.ask(concern.current)[child.id].ordinal == 2
    press(desk.find(QPushButton, "conf.next.plan"))
    plan = _now(desk, "plan")
    picker = desk.find(QLineEdit, "plan.pick_classmate")
    desk.write(picker, mate.name)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    desk.settle()
    clicks += 2
    assert desk.find(QLineEdit, "plan.classmate").text() == mate.name
    press(desk.find(QPushButton, "plan.template"))
    desk.rewrite(plan.edit.contact, "母亲")
    desk.rewrite(plan.edit.phone, "13900000000")
    desk.rewrite(plan.edit.days, "14")
    press(plan.submit_button)
    assert not plan.bar.isVisible(), plan.bar.text()
    (version,) = desk.ask(plans.plans_of, child.id)
    assert version.status is PlanStatus.SUBMITTED and not plan.signing.approve.isVisible()
    desk.ask(second_signs, version.id)
    clicks += 1
    assert clicks <= 25
    assert desk.ask(plans.plans_of, child.id)[0].status is PlanStatus.ACTIVE
    _one_person_cannot_lower(desk, child)


def _one_person_cannot_lower(desk: Desk, child: StudentRow) -> None:
    desk.shell.open("conference", {"student": child.id})
    desk.settle()
    talk = _now(desk, "conference")
    desk.write(talk.edit.extra, "复评")
    talk.edit.grades.choose(1)
    desk.write(talk.edit.reason, REASON)
    desk.write(talk.edit.review, "20261203")
    desk.click(talk.decide_button)
    assert "待审" in " ".join(texts(talk))
    assert not talk.second.approve.isVisible()
    assert [item.state for item in desk.ask(conferences.pending)] == [ItemState.PENDING]
    assert desk.ask(concern.current)[child.id].ordinal == 2


def _warned(session: Session, student_id: str) -> WarningSaved:
    noticed = session.clock.now() - dt.timedelta(minutes=5)
    seen = WarningInput(student_id, noticed, ("school_refusal",), WarningSource.HOMEROOM_TEACHER)
    return warnings.report(session, seen)


def _now(desk: Desk, key: str) -> Any:
    """The page that is open now."""
    found = desk.shell.opened(key)
    assert found is not None and found.view.isVisible(), key
    return found.view

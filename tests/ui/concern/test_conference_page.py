"""Entry 3 through its widgets: a receipt, a conclusion by keyboard, a second signature, a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.casework import REASON, active_plan, second_counselor
from tests.support.student_pages import FakeHost, add_many, make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.casework import CareRole, PlanStatus
from xinliapp.domain.conferences import ItemState
from xinliapp.domain.warnings import WarningSource
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import care, concern, conferences, drafts, plans, warnings
from xinliapp.services.session import Session
from xinliapp.services.warnings import WarningInput
from xinliapp.ui.concern.care.screen import CareScreen
from xinliapp.ui.concern.conference.facts import read_people
from xinliapp.ui.concern.conference.screen import ConferenceScreen
from xinliapp.ui.concern.plan.screen import PlanScreen
from xinliapp.ui.concern.warnings.screen import WarningsScreen

CHILD, MATE = "student-0001", "student-0002"
D = dt.date


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    made = make_school(tmp_path / "vault")
    session = made.session()
    add_many(session, 4, 1)
    session.database.close()
    return made


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def show(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1182, 616)
    view.show()


def test_a_receipt_leads_to_the_conference(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    noticed = session.clock.now() - dt.timedelta(minutes=5)
    warnings.report(session, WarningInput(CHILD, noticed, ("sleep",), WarningSource.PARENT))
    screen = WarningsScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    screen.view.stamps[warnings.load(session, screen.view._row.id).untold[0]].click()  # type: ignore[union-attr]
    assert "告知班主任" in screen.view.way.text() and "发现后5分钟" in screen.view.way.text()
    screen.view.receive.click()
    assert [step[1:] for step in screen.view.next.steps()] == [("conference", {"student": CHILD})]
    assert [one.student_id for one in conferences.agenda(session)] == [CHILD]
    screen.view.finish.click()
    assert warnings.open_ones(session) == []


def test_a_conclusion_by_keyboard_and_the_draft_on_the_way(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    conferences.send(session, CHILD, "班主任提出")
    screen = ConferenceScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    edit = screen.view.edit
    screen.view.decide_button.click()
    assert "还没有勾选依据" in screen.view.bar.text()
    edit.extra.setText("班主任观察")
    qtbot.keyClick(edit.grades, Qt.Key.Key_2)
    screen.view.decide_button.click()
    assert edit._reason_field.error() != ""
    edit.reason.setPlainText(REASON)
    screen.presenter.flush()
    assert [draft.screen for draft in drafts.list_drafts(session)] == [f"conference:{CHILD}"]
    edit.review.set_iso("2026-12-07")
    screen.view.sitting.outside.setText("李医生(市医院)")
    screen.view.decide_button.click()
    assert concern.history(session, CHILD)[0].ordinal == 2
    assert drafts.list_drafts(session) == []
    sitting = conferences.open_conference(session)
    assert sitting is not None
    assert [(one.name, one.position, one.outside) for one in sitting.participants] == [
        ("心理教师甲", "", False),
        ("李医生", "市医院", True),
    ]
    screen.view.end_button.click()
    assert len(host.papers) == 1 and conferences.open_conference(session) is None


def test_a_lower_grade_shows_as_waiting_and_another_signs(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    concern.assign(session, CHILD, 3, D(2026, 11, 1), reason=REASON)
    screen = ConferenceScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start({"student": CHILD})
    screen.view.edit.extra.setText("复评")
    qtbot.keyClick(screen.view.edit.grades, Qt.Key.Key_1)
    screen.view.edit.reason.setPlainText(REASON)
    screen.view.edit.review.set_iso("2026-12-07")
    screen.view.decide_button.click()
    assert "降级需要另一位审核" in screen.view.bar.text()
    assert not screen.view.second.approve.isVisible() and screen.view.second.reviewer.isVisible()
    assert concern.history(session, CHILD)[0].ordinal == 3
    other = second_counselor(files)
    try:
        theirs = ConferenceScreen(other, SerialRunner(), FakeHost())
        show(qtbot, theirs.view)
        theirs.presenter.start(None)
        assert theirs.view.second.approve.isVisible()
        theirs.view.second.approve.click()
        items = conferences.items_of(other, conferences.open_conference(other).id)  # type: ignore[union-attr]
        assert [item.state for item in items] == [ItemState.DECIDED]
        assert concern.history(other, CHILD)[0].ordinal == 1
    finally:
        other.database.close()


def test_the_plan_page_from_a_template_to_approval(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = PlanScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(CHILD)
    view = screen.view
    view.edit._insert()
    assert view.form().goals.count("\n") == 1 and len(view.form().lines) == 3
    assert view.form().lines[0].responsible == "心理教师甲"
    view.submit_button.click()
    assert "复评间隔" in view.bar.text()
    view.edit.days.setText("14")
    view.submit_button.click()
    assert plans.plans_of(session, CHILD)[0].status is PlanStatus.SUBMITTED
    assert not view.signing.approve.isVisible() and not view.edit.isEnabled()
    groups = care.groups_of(session, CHILD)
    assert {one.role for one in groups[0].members} == {CareRole.COUNSELOR, CareRole.PARENT}
    other = second_counselor(files)
    try:
        theirs = PlanScreen(other, SerialRunner(), FakeHost())
        show(qtbot, theirs.view)
        theirs.presenter.start(CHILD)
        theirs.view.signing.approve.click()
        assert plans.plans_of(other, CHILD)[0].status is PlanStatus.ACTIVE
    finally:
        other.database.close()


def test_the_list_of_groups_and_plans(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    concern.assign(session, CHILD, 2, D(2026, 11, 1), reason=REASON)
    active_plan(session, MATE, D(2026, 11, 16))
    screen = CareScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    rows = screen.view.table.rows()
    assert [(row.student_id, row.key, row.plan is not None) for row in rows] == [
        (CHILD, True, False),
        (MATE, False, True),
    ]
    assert screen.view.header._subtitle.text() == "重点关爱学生 1 人,有方案 0 人 JS-41"
    screen.view.table.opened.emit(rows[0])
    assert host.opened == [("plan", CHILD)]


def test_people_as_typed() -> None:
    found = read_people("赵老师(年级组长)、钱老师", "李医生(市医院)")
    assert [(one.name, one.position, one.outside) for one in found] == [
        ("赵老师", "年级组长", False), ("钱老师", "", False), ("李医生", "市医院", True),
    ]  # fmt: skip
    assert read_people("", " 、") == ()

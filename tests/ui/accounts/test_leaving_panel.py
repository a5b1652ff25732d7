"""Somebody leaves through the page's own widgets, with a real vault; and the short panels beside it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.student_pages import FakeHost
from tests.support.units import UnitVault, make_school
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import KnownError
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import accounts, recovery_drill, retention, rotation
from xinliapp.services.session import Session
from xinliapp.ui.accounts.presenter import AccountLine
from xinliapp.ui.accounts.screen import AccountsScreen

WORDS = "four quite unrelated words"


@pytest.fixture
def unit(tmp_path: Path) -> UnitVault:
    return make_school(tmp_path / "school")


@pytest.fixture
def session(unit: UnitVault, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    opened = unit.session("甲老师")
    accounts.add_account(
        opened, "乙老师", "心理教师乙", Role.COUNSELOR, WORDS, cost=KdfCost.TEST, allow_weak=True
    )
    plan = functools.partial(rotation.leaving_plan, allow_weak=True)
    ready = functools.partial(rotation.prepare, cost=KdfCost.TEST, allow_weak=True)
    proof = functools.partial(recovery_drill.prove_sheet, allow_weak=True)
    monkeypatch.setattr(rotation, "leaving_plan", plan)
    monkeypatch.setattr(rotation, "prepare", ready)
    monkeypatch.setattr(recovery_drill, "prove_sheet", proof)
    yield opened
    unit.close(opened)


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def screen(session: Session, host: FakeHost, qtbot: QtBot) -> AccountsScreen:
    jobs = SerialRunner()
    made = AccountsScreen(session, jobs, host)
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.view.resize(1366, 640)
    made.view.show()
    made.presenter.start(None)
    return made


def choose(screen: AccountsScreen, name: str) -> None:
    line = next(row for row in screen.view.table.rows() if isinstance(row, AccountLine) and row.name == name)
    screen.view.table.select_key(line.id)


def test_two_steps_and_the_window_locks(
    screen: AccountsScreen, session: Session, unit: UnitVault, host: FakeHost
) -> None:
    view, panel = screen.view, screen.view.leaving
    choose(screen, "乙老师")
    view.leave_button.click()
    assert panel.isVisible()
    panel.code.setText(unit.sheet)
    panel.next_button.click()
    assert [paper.file_name for paper in host.papers] == ["恢复单.pdf"]
    # Nothing has happened on the disk yet: the colleague is still listed.
    assert next(each for each in accounts.list_accounts(session) if each.name == "乙老师").active
    ready = screen.presenter.leaving._prepared
    assert ready is not None
    for group in ready.asked:
        line = panel.findChild(QLineEdit, f"accounts.leaving.group{group}")
        assert line is not None
        line.setText(ready.paper.groups[group - 1])
    panel.next_button.click()
    assert panel.ended
    assert session.database.closed
    # Whatever else the window still asks of the session is answered with a sentence.
    with pytest.raises(KnownError) as over:
        accounts.list_accounts(session)
    assert over.value.code == "session_over"
    view.close_panel()
    assert panel.isVisible()  # signing in again is the only way out
    panel.next_button.click()
    assert host.locks == 1


def test_the_last_counsellor_is_refused_with_the_sentence(
    screen: AccountsScreen, session: Session, unit: UnitVault
) -> None:
    for name in ("乙老师",):
        gone = next(each.id for each in accounts.list_accounts(session) if each.name == name)
        accounts.disable_account(session, gone, allow_weak=True)
    unit.close(session)
    other = unit.session("校长甲")
    with pytest.raises(Exception, match="last_case_account") as last:
        rotation.leaving_plan(other, session.account.id)
    from xinliapp.i18n.messages import sentence

    assert (
        sentence(last.value) == "这是最后一个能打开案卷的账户,不能停用。设置没有变化。请先新增一名心理教师。"
    )
    unit.close(other)


def test_a_wrong_code_is_told_in_the_panel(screen: AccountsScreen) -> None:
    choose(screen, "乙老师")
    screen.view.leave_button.click()
    screen.view.leaving.code.setText("ABCD")
    screen.view.leaving.next_button.click()
    assert screen.view.leaving.bar.text().startswith("恢复码应有10组")
    screen.view.close_panel()
    assert not screen.view.leaving.isVisible()


def test_the_sheet_is_proven_from_the_task(screen: AccountsScreen, unit: UnitVault) -> None:
    screen.presenter.start("drill")
    assert screen.view.drill.isVisible()
    screen.view.drill.code.setText(unit.sheet)
    screen.view.drill.save_button.click()
    assert not screen.view.drill.isVisible()
    assert screen.view.bar.text().startswith("恢复单能打开全部密钥")


def test_the_retention_rule_is_set_and_shown_again(screen: AccountsScreen, session: Session) -> None:
    view = screen.view
    view.rule_button.click()
    panel = view.retention
    panel.years.setValue(12)
    panel.after.setCurrentIndex(panel.after.findData(AfterThat.SEAL))
    panel.first.setText("王校长")
    panel.second.setText("王校长")
    panel.save_button.click()
    assert panel.bar.text().startswith("两位确认人不能是同一个人")
    panel.second.setText("李老师")
    panel.save_button.click()
    found = retention.rule(session)
    assert found is not None
    assert (found.years, found.after_that) == (12, AfterThat.SEAL)
    view.rule_button.click()
    assert (panel.years.value(), panel.second.text()) == (12, "李老师")


def test_a_retention_rule_set_elsewhere_is_not_written_over(screen: AccountsScreen, session: Session) -> None:
    def rule(basis: str) -> RetentionRule:
        return RetentionRule(6, AfterThat.DESTROY, "周老师", "王校长", basis)

    view = screen.view
    view.rule_button.click()
    panel = view.retention
    panel.put_back(rule("这里写的"))
    retention.set_rule(session, rule("别处写的"))
    panel.saved.emit()
    assert "别处又保存过,这次没有写入" in panel.bar.text() and panel.basis.text() == "这里写的"
    panel.bar._action.click()
    assert panel.basis.text() == "别处写的"
    panel.bar._action.click()
    assert panel.basis.text() == "这里写的"
    panel.saved.emit()
    found = retention.rule(session)
    assert found is not None and found.basis == "这里写的"

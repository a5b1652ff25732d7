"""S25, thin: people and their keys, with a real vault."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from tests.support.units import SECRET, UnitVault, make_school
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import accounts
from xinliapp.services.passphrases import Strength
from xinliapp.services.session import Session
from xinliapp.services.vault import open_vault
from xinliapp.ui.accounts.presenter import AccountLine, AccountsPresenter, NewAccount, NewPassphrase
from xinliapp.ui.accounts.screen import AccountsScreen

OTHER = "four quite unrelated words"


@pytest.fixture
def unit(tmp_path: Path) -> UnitVault:
    return make_school(tmp_path / "school")


@pytest.fixture
def session(unit: UnitVault, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    for name in ("add_account", "change_passphrase"):
        cheap = functools.partial(getattr(accounts, name), cost=KdfCost.TEST, allow_weak=True)
        monkeypatch.setattr(accounts, name, cheap)
    off = functools.partial(accounts.disable_account, allow_weak=True)
    monkeypatch.setattr(accounts, "disable_account", off)
    opened = unit.session("甲老师")
    yield opened
    unit.close(opened)


def shown(session: Session) -> tuple[RecordingView, AccountsPresenter]:
    view, jobs = RecordingView(), SerialRunner()
    presenter = AccountsPresenter(view, session, jobs, FakeHost())
    jobs._on_changed = presenter.refresh
    presenter.start(None)
    return view, presenter


def line(view: RecordingView, name: str) -> AccountLine:
    return next(each for each in view.last("show_page")[0].lines if each.name == name)


def test_everybody_is_listed_with_what_they_can_open(session: Session) -> None:
    view, _ = shown(session)
    own, principal = line(view, "甲老师"), line(view, "校长甲")
    assert (own.own, own.core, own.case, own.sign) == (True, True, True, False)
    assert (principal.own, principal.core, principal.case, principal.sign) == (False, True, False, True)


def test_two_different_passphrases_add_nobody(session: Session) -> None:
    view, presenter = shown(session)
    presenter.add(NewAccount("乙老师", "", Role.COUNSELOR, OTHER, OTHER + "x"))
    assert view.told().startswith("两次输入的口令不一样")
    assert view.last("show_trouble")[1] == "again"
    assert len(accounts.list_accounts(session)) == 2


def test_an_added_person_can_sign_in(session: Session, unit: UnitVault) -> None:
    view, presenter = shown(session)
    presenter.add(NewAccount("乙老师", "心理教师乙", Role.COUNSELOR, OTHER, OTHER))
    assert view.last("say_added") == ("心理教师乙",)
    assert line(view, "乙老师").case
    unit.close(session)
    opened = open_vault(unit.folder, "乙老师", OTHER, unit.clock, allow_weak=True)
    assert opened.database.has_case
    unit.close(opened)


def test_a_key_one_does_not_hold_cannot_be_handed_on(session: Session) -> None:
    view, presenter = shown(session)
    presenter.add(NewAccount("副校长", "", Role.PRINCIPAL, OTHER, OTHER))
    assert view.told().startswith("您的账户没有这一部分的密钥")
    assert view.last("show_busy") == (False,)


def test_the_passphrase_changes_only_for_who_knows_the_old_one(session: Session, unit: UnitVault) -> None:
    view, presenter = shown(session)
    presenter.change(NewPassphrase("wrong " + SECRET, OTHER, OTHER))
    assert view.last("show_trouble")[1] == "old"
    presenter.change(NewPassphrase(SECRET, OTHER, OTHER))
    assert view.count("say_changed") == 1
    unit.close(session)
    unit.close(open_vault(unit.folder, "甲老师", OTHER, unit.clock, allow_weak=True))
    with pytest.raises(UserError, match="wrong_passphrase"):
        unit.session("甲老师")


def test_switching_off_is_asked_first_and_keeps_the_last_holder(session: Session) -> None:
    view, presenter = shown(session)
    presenter.disable()
    assert all(account.active for account in accounts.list_accounts(session))
    presenter.wish_disable(line(view, "校长甲"))
    presenter.disable()
    assert view.told().startswith("这是最后一个持有该密钥的账户")
    assert line(view, "校长甲").active


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Strength.EMPTY),
        ("short", Strength.TOO_SHORT),
        ("password1234", Strength.GUESSABLE),
        ("示例市第一初级中学示例市第一", Strength.GUESSABLE),
        ("\x07 correct horse lantern", Strength.UNUSABLE),
        ("correct horse lantern 9", Strength.GOOD),
    ],
)
def test_strength_is_told_while_typing(session: Session, typed: str, wanted: Strength) -> None:
    view, presenter = shown(session)
    presenter.judge(typed)
    assert view.last("show_strength") == (wanted,)


def test_the_page_by_keyboard(session: Session, qtbot: QtBot) -> None:
    jobs = SerialRunner()
    screen = AccountsScreen(session, jobs, FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.view.show()
    qtbot.waitExposed(screen.view)
    window, panel = screen.view.windowHandle(), screen.view.panel
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert screen.view.focusWidget() is panel.name
    panel.first.line.setText(OTHER)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert panel.first.text() == ""


def test_one_filled_button_and_why_the_others_are_grey(session: Session, qtbot: QtBot) -> None:
    screen = AccountsScreen(session, SerialRunner(), FakeHost())
    view = screen.view
    qtbot.addWidget(view)
    view.resize(1182, 616)
    view.show()
    screen.presenter.start(None)
    view.table.select_key(next(line.id for line in view.table.rows() if line.own))
    assert not view.disable_button.isEnabled()
    assert view.disable_button.toolTip() == "自己的账户由另一位同事停用"
    view.add_button.click()
    assert view.add_button.isHidden() and not view.panel.isHidden()
    seen = [column.key for column in view._columns()].index("seen")
    assert not view.table.isColumnHidden(seen)
    view.close_panel()
    assert not view.add_button.isHidden()


def test_only_another_active_account_can_be_switched_off(session: Session, qtbot: QtBot) -> None:
    screen = AccountsScreen(session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    enabled = {}
    for row in screen.view.table.rows():
        screen.view.table.select_key(row.id)
        enabled[row.name] = screen.view.disable_button.isEnabled()
    assert enabled == {"甲老师": False, "校长甲": True}

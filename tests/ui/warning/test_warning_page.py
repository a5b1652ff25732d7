"""The page of a quick warning on a real vault: keys, errors at their place, drafts with the case key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from tests.support.student_pages import FakeHost, add_many, make_school
from tests.support.vaults import VaultFiles
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.warnings import Urgency
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, inbox, warnings
from xinliapp.services.session import Session
from xinliapp.storage import settings, unit_keys
from xinliapp.ui.warning.screen import WarningScreen
from xinliapp.widgets.hosting import DraftState

CHILD = "student-0001"


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    made = make_school(tmp_path / "vault")
    session = made.session()
    add_many(session, 4, 1)
    secret, public = agefile.new_identity()
    with session.database.unit_of_work(session.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
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


def opened(session: Session, host: FakeHost, qtbot: QtBot) -> WarningScreen:
    screen = WarningScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(CHILD)
    return screen


def test_digits_tick_and_ctrl_enter_saves(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = opened(session, host, qtbot)
    qtbot.keyClick(screen.view.signs, Qt.Key.Key_3)
    qtbot.keyClick(screen.view.signs, Qt.Key.Key_5)
    qtbot.keyClick(screen.view.signs, Qt.Key.Key_5)  # a second press takes it back
    assert screen.view.signs.ticked() == {"school_refusal"}
    screen.view.save_button.click()
    (found,) = warnings.open_ones(session)
    assert (found.student_id, found.signs) == (CHILD, ("school_refusal",))
    assert host.toasts == ["已保存,待告知班主任"]
    assert [page for _words, page, _argument in screen.view.next.steps()] == ["concern"]
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert warnings.open_ones(session) == []


def test_an_imminent_sign_chooses_at_once(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = opened(session, host, qtbot)
    screen.view.signs.set_ticked({"harm"})
    screen.view._signs_changed()
    assert screen.view.form().urgency is Urgency.IMMEDIATE and screen.view.form().direct
    screen.view.save_button.click()
    assert "不要让学生独处" in screen.view.bar.text()


def test_without_a_sign_nothing_is_stored_and_the_place_is_named(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = opened(session, host, qtbot)
    screen.view.save_button.click()
    assert screen.view.bar.text() == "还没有选表现,没有提交。已输入的内容在草稿里。请至少按一个数字键。"
    assert screen.view._signs_field.error() == "还没有选表现,没有提交"
    assert warnings.open_ones(session) == []


def test_a_draft_comes_back(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = opened(session, host, qtbot)
    screen.view.note.setPlainText("早读时趴着")
    screen.presenter.flush()
    assert host.drafts[-1] == (DraftState.SAVED, "08:00")
    screen.presenter.start(None)
    assert screen.view.note.toPlainText() == "" and "08:00" in screen.view.bar.text()
    screen.view.bar.acted.emit()
    assert screen.view.note.toPlainText() == "早读时趴着"
    picked = screen.view.student.picked_row()
    assert picked is not None and picked.id == CHILD


def test_without_the_case_key_it_is_sealed_and_no_draft_lies_anywhere(
    files: VaultFiles, host: FakeHost, qtbot: QtBot
) -> None:
    registrar = files.session(Role.REGISTRAR, "资料员")
    try:
        screen = opened(registrar, host, qtbot)
        assert "不留草稿" in screen.view.header._subtitle.text()
        screen.view.note.setPlainText("早读时趴着")
        screen.presenter.flush()
        assert drafts.list_drafts(registrar) == [] and host.drafts == []
        qtbot.keyClick(screen.view.signs, Qt.Key.Key_1)
        screen.view.save_button.click()
        assert "封存" in host.toasts[-1] and host.undos[-1] is None
        assert inbox.waiting(files.folder) == 1
        assert screen.view.note.toPlainText() == "" and screen.view.signs.ticked() == frozenset()
    finally:
        registrar.database.close()


def test_how_urgent_is_one_press_and_all_three_are_in_sight(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = opened(session, host, qtbot)
    row = screen.view.urgency
    buttons = row.findChildren(QRadioButton)
    assert [one.text() for one in buttons] == ["一般", "尽快", "立即"]
    assert all(one.isVisible() for one in buttons) and row.chosen() is Urgency.ROUTINE
    qtbot.keyClick(screen.view.signs, Qt.Key.Key_3)
    buttons[1].click()
    screen.view.save_button.click()
    (found,) = warnings.open_ones(session)
    assert found.urgency is Urgency.SOON
    assert row.chosen() is Urgency.ROUTINE  # the next form starts fresh


def test_in_a_narrow_window_no_tick_of_the_telling_is_cut(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = opened(session, host, qtbot)
    screen.view.resize(420, 700)
    process_events()
    for tick in (screen.view.told, screen.view.direct):
        assert tick.width() >= tick.sizeHint().width()
        assert tick.geometry().right() <= tick.parentWidget().width()

"""J9: the principal signs the self-check in three clicks on a PC from which case.db is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desk import Desk, texts
from tests.support.self_checks import hand_in
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.services import audit, self_check, students
from xinliapp.storage.audit import Chain
from xinliapp.widgets.paper_dialog import PaperDialog


@pytest.fixture
def handed_in(school: Path, clock: FixedClock) -> Path:
    """The counsellor has handed the self-check in; then case.db is taken off the disk."""
    with signed_in(school, COUNSELOR, clock) as session:
        hand_in(session)
    for path in school.glob("case.db*"):
        path.unlink()
    return school


def test_three_clicks_without_the_case_file(handed_in: Path, desk: Desk, qtbot: QtBot) -> None:
    desk.unlock(handed_in, PRINCIPAL)
    assert not (handed_in / "case.db").exists()
    home = desk.shell.opened("principal_home")
    assert home is not None and home.view.isVisible()
    shown = " ".join(texts(desk.shell))
    assert "个人辅导内容不在本账户可见范围内。" in shown and "仅公共资料" in shown
    names = {row.name for row in desk.ask(students.list_students)}
    assert not [name for name in names if name in shown]
    clicks = 0
    for name in ("home.selfcheck.sign", "selfcheck.approve", "selfcheck.print"):
        desk.click(desk.find(QPushButton, name))
        clicks += 1
    assert clicks <= 3
    (dialog,) = [window for window in QApplication.topLevelWidgets() if isinstance(window, PaperDialog)]
    assert dialog.isVisible()
    dialog.close()
    desk.settle()
    records = desk.ask(self_check.records)
    assert [record.status.value for record in records][-1] == "approved"
    actions = {event.action for event in desk.ask(audit.audit_page, Chain.CORE)}
    assert {"selfcheck.approve", "selfcheck.print"} <= actions
    assert not (handed_in / "case.db").exists()  # nothing made one anew
    assert not list(handed_in.glob("case.db*"))


def test_no_page_search_or_menu_of_the_principal_knows_a_case(handed_in: Path, desk: Desk) -> None:
    desk.unlock(handed_in, PRINCIPAL)
    keys = {spec.key for spec in desk.shell.presenter.specs}
    assert "principal_home" in keys and "today" not in keys
    # 快速预警 is theirs too: anybody may hand one in, sealed.
    assert not keys & {"concern", "counseling", "contacts", "plan", "conference"}
    child = desk.ask(students.list_students)[0]
    desk.shell.searching.focus()
    line = desk.shell.header.search
    desk.write(line, child.name)
    rows = desk.shell.searching.list.findChildren(QWidget)
    found = " ".join(text for widget in rows for text in texts(widget))
    assert child.name in found
    assert not any(word in found for word in ("关注", "重点", "方案", "研判"))
    desk.key(Qt.Key.Key_F9)
    assert desk.shell.presenter.here is not None and desk.shell.presenter.here.key == "principal_home"

"""The audit viewer (S23) and a backup's life (S24): made, proven, restored; clicks counted."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting
from tests.support.user import Key, User
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.services import audit, concern, students
from xinliapp.services import session as sessions
from xinliapp.storage.audit import Chain, events
from xinliapp.system.process import EXIT_LOCK


def _looked_at(desk: Desk) -> tuple[str, str]:
    """A child whose file was opened just now: the id and the name."""
    child = next(student for student, grade in desk.ask(concern.current).items() if grade.ordinal >= 2)
    desk.screen("student", child)
    return child, desk.ask(students.student, child).name


def test_who_looked_at_a_child_is_found_and_exported_in_four_clicks(
    desk: Desk, user: User, school: Path, clock: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(school, COUNSELOR)
    _child, name = _looked_at(desk)
    target = tmp_path / "查阅登记.xlsx"
    user.will_choose(target)
    user.key(Key.Key_K, CTRL)
    with user.aside():
        user.type("审计")
        user.key(Key.Key_Return)
    user.at("audit")
    with user.within(clicks=4, seconds=60):
        user.choose("audit.chain", "案卷")  # one opens it, one chooses
        user.tab_to("audit.text")
        user.type(name, into="audit.text")
        desk.until(lambda: all(f"{name[0]}**" in row for row in user.rows("audit.table")))
        user.press("audit.export")  # and the system's dialog
    rows = user.rows("audit.table")
    assert any("打开档案" in row for row in rows)
    assert not any(name in row for row in rows)  # 隐名 is on
    assert all(f"{name[0]}**" in row for row in rows), rows
    cells = [
        str(cell)
        for row in openpyxl.load_workbook(target).active.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]
    assert "打开档案" in cells and not any(name in cell for cell in cells)
    logged = [event.action for event in desk.ask(lambda s: events(s.database, Chain.CASE, limit=100_000))]
    assert {"audit.view", "audit.export"} <= set(logged)


def test_the_principal_sees_the_open_chain_alone(desk: Desk, user: User, school: Path) -> None:
    user.sit(desk)
    user.unlock(school, "校长")
    name = next(row.name for row in desk.ask(students.list_students))
    user.choose_from_menu("shell.account", "审计")
    assert not user.sees("audit.chain")
    user.type(name, into="audit.text")
    desk.until(lambda: not user.rows("audit.table"))
    assert desk.desktop.session is not None and desk.desktop.session.account.role is Role.PRINCIPAL


def test_a_backup_is_made_proven_and_restored(
    look: None,
    qtbot: QtBot,
    user: User,
    school: Path,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock.moment += dt.timedelta(days=1)
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, COUNSELOR)
        user.choose_from_menu("shell.account", "备份与恢复")
        with user.within(clicks=2, seconds=120):
            user.press("backup.make")
        assert user.reads("写完后已重新打开核对。请再做一次演练,演练通过才算数。")
        assert "备份 11-19 已验证(昨天)" in desk.shell.status.texts()  # a mere copy counts for nothing
        with user.within(clicks=2, seconds=120):
            user.press("backup.drill")  # what was made last is chosen
        assert user.reads("逐项一致")
        assert "备份 11-20 已验证(今天)" in desk.shell.status.texts()
        kept = desk.ask(students.list_students)
        with user.aside():
            desk.ask(_rename, kept[0].id, "后来改的名")
        assert "后来改的名" in {row.name for row in desk.ask(students.list_students)}
        table = user.see("backup.table", QAbstractItemView)
        assert table.currentIndex().isValid()
        with user.within(clicks=3, seconds=60):
            user.press("backup.restore.open")
            assert user.reads("条操作会丢失")
            user.type(DEMO_PASSPHRASE, into="backup.restore.own")
            user.fill("backup.restore.second", DEMO_PASSPHRASE)
            user.press("backup.restore.go")
        assert user.reads("请重新登录,把丢失的操作补记一遍。")
        code = desk.run_until_exit(partial(user.press, "backup.restore.go"))
        assert code == EXIT_LOCK
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, COUNSELOR)
        names = {row.name for row in desk.ask(students.list_students)}
        assert names == {row.name for row in kept} and "后来改的名" not in names
        assert desk.ask(audit.verify_audit).whole
        logged = [event.action for event in desk.ask(lambda s: events(s.database, Chain.CORE, limit=100_000))]
        assert "restore.done" in logged


def _rename(session: sessions.Session, student_id: str, name: str) -> None:
    with session.write("roster.edit", object_id=student_id) as uow:
        uow.update("student", student_id, {"name": name})

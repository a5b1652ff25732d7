"""What stands in the way at the lock screen, and the button that the message names."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from tests.support.desk import Desk, texts
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.services import audit_view
from xinliapp.services.audit_view import AuditFilter
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain


def _front(desk: Desk, vault: Path) -> None:
    desk.desktop.gate.unlock(vault)
    desk.desktop.gate.window.show()
    desk.settle()


def _actions(desk: Desk) -> list[str]:
    return [line.what for line in desk.ask(audit_view.page, AuditFilter(Chain.CORE)).lines]


def test_another_pcs_vault_is_taken_over_by_the_button_the_message_names(desk: Desk, school: Path) -> None:
    words = {"host": "办公室电脑", "pid": 7, "since": "2026-11-23T07:00:00"}
    (school / "vault.lock").write_text(json.dumps(words), "utf-8")
    _front(desk, school)
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    assert "办公室电脑" in desk.page.bar.text() and "改在这台电脑使用" in desk.page.bar.text()
    assert desk.desktop.shell is None
    assert desk.page.bar._action.text() == "改在这台电脑使用"
    desk.click(desk.page.bar._action)
    assert desk.page.bar.text() == "请再输一次口令,然后点“解锁”。"
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    held = hostlock.holder(school)
    assert held is not None and held.host == hostlock.this_host()
    assert "改在这台电脑使用" in _actions(desk)


def test_a_damaged_key_list_opens_from_its_copy_once_a_person_decided(desk: Desk, school: Path) -> None:
    keys = school / "vault.keys"
    keys.write_bytes(keys.read_bytes()[:200])
    _front(desk, school)
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    assert desk.desktop.shell is None and desk.page.bar._action.text() == "改用镜像"
    desk.click(desk.page.bar._action)
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    assert keys.read_bytes() == (school / "mirror" / "vault.keys").read_bytes()
    assert "改用密钥清单副本" in _actions(desk)


def test_a_case_file_that_cannot_be_read_leaves_the_rest_open(desk: Desk, school: Path) -> None:
    case = school / "case.db"
    data = bytearray(case.read_bytes())
    data[100:4000] = bytes(3900)
    case.write_bytes(data)
    _front(desk, school)
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    told = desk.find(QMessageBox, "case_unreadable")
    assert told.text() == (
        "案卷库读不出来。公共资料已打开,案卷库没有被改动。请到 备份与恢复 用11-19的备份恢复。"
    )
    assert case.read_bytes() == bytes(data)
    assert desk.has("backup") and desk.has("roster") and not desk.has("concern")
    assert "仅公共资料" in texts(desk.shell)
    assert not desk.shell._toast.isVisible()  # nothing else went wrong on the first page
    told.close()

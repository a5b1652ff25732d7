"""A PC that knows no vault: back from a backup on a stick, or the folder that is there already."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.desk import Desk, sitting, texts
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.services import backup, students
from xinliapp.settings import preferences

Chosen = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chosen:
    """The person picks this folder in the system's dialog."""

    def picked(folder: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    return picked


def _backed_up(qtbot: QtBot, school: Path, stick: Path) -> int:
    """A backup on the stick; how many children the school has."""
    stick.mkdir()
    with sitting(qtbot) as desk:
        desk.unlock(school, "心理教师甲")
        desk.ask(partial(backup.make_backup, to=stick))
        return len(desk.ask(students.list_students))


def test_from_a_stick_to_the_lock_screen_with_two_people(
    look: None, qtbot: QtBot, school: Path, tmp_path: Path, own_home: Path, choose: Chosen
) -> None:
    stick, target = tmp_path / "stick", tmp_path / "新电脑" / "资料库"
    children = _backed_up(qtbot, school, stick)
    shutil.rmtree(school)
    shutil.rmtree(own_home)  # a new PC
    with sitting(qtbot) as desk:
        desk.desktop.start()
        desk.settle()
        desk.click(desk.page.unit.restore)
        page = desk.page
        assert page.objectName() == "restore"
        choose(tmp_path / "home")  # nothing there
        desk.click(page.choose_button)
        assert page.bar.text().startswith("“home”里没有可以读的备份。现在的资料没有变化。")
        choose(stick)
        desk.click(page.choose_button)
        assert page.backup.count() == 1 and not page.bar.isVisible()
        desk.rewrite(page.target, str(target))
        page.account.setCurrentIndex(page.account.findText("心理教师甲"))
        page.second.setCurrentIndex(page.second.findText("校长"))
        desk.click(page.go_button)
        assert page.bar.text().startswith("“您的口令”") and not target.exists()
        desk.write(page.passphrase.line, DEMO_PASSPHRASE)
        desk.write(page.second_passphrase.line, "not the right words")
        desk.click(page.go_button)
        assert "口令不对" in page.bar.text()
        page.second_passphrase.clear()
        desk.write(page.second_passphrase.line, DEMO_PASSPHRASE)
        desk.click(page.go_button)
        assert desk.page.objectName() == "unlock", page.bar.text()
        desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()
        assert len(desk.ask(students.list_students)) == children
        assert preferences.load(own_home / "config").last_vault == str(target)


def test_a_folder_that_is_there_opens_and_what_is_none_is_refused_in_words(
    look: None, qtbot: QtBot, school: Path, tmp_path: Path, choose: Chosen
) -> None:
    stick = tmp_path / "stick"
    _backed_up(qtbot, school, stick)
    with sitting(qtbot) as desk:
        desk.desktop.gate.first_run()
        desk.desktop.gate.window.show()
        desk.settle()
        choose(tmp_path / "home")
        desk.click(desk.page.unit.open_folder)
        assert desk.page.frame.bar.text().startswith("“home”里没有资料库。没有新建或改动任何文件。")
        (copy,) = stick.iterdir()
        choose(copy)
        desk.click(desk.page.unit.open_folder)
        assert desk.page.frame.bar.text().endswith(
            "是一份备份,没有直接打开。备份没有变化。请点“从备份恢复”。"
        )
        choose(school)
        desk.click(desk.page.unit.open_folder)
        assert desk.page.objectName() == "unlock"
        assert "心理教师甲" in texts(desk.desktop.gate.window)
        desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()


def test_nothing_is_restored_over_a_vault(desk: Desk, school: Path, tmp_path: Path, choose: Chosen) -> None:
    desk.unlock(school, "心理教师甲")
    made = desk.ask(backup.make_backup)
    desk.desktop.gate.restore()
    desk.desktop.gate.window.show()
    desk.settle()
    page = desk.page
    choose(made.folder)  # the backup itself instead of the folder around it
    desk.click(page.choose_button)
    assert page.backup.count() == 1
    desk.rewrite(page.target, str(school))
    desk.write(page.passphrase.line, DEMO_PASSPHRASE)
    desk.write(page.second_passphrase.line, DEMO_PASSPHRASE)
    desk.click(page.go_button)
    assert page.bar.text().startswith("“school”里已经有资料库,没有覆盖。")
    desk.click(page.back_button)
    assert desk.page.objectName() == "setup"

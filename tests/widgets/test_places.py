"""方式: a stick comes first until the person says otherwise, and the choice outlives a stick put in later."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from xinliapp.domain.exchange import Channel
from xinliapp.widgets.places import WayRow


@dataclass(frozen=True)
class Stick:
    folder: Path
    name: str
    free_bytes: int


@pytest.fixture
def row(qtbot: QtBot) -> WayRow:
    made = WayRow("exchange")
    qtbot.addWidget(made)
    made.show()
    return made


def shown(row: WayRow) -> dict[str, tuple[str, bool]]:
    return {button.objectName(): (button.text(), button.isChecked()) for button in row._ways}


def test_without_a_stick_a_folder_is_taken(
    row: WayRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert shown(row)["exchange.usb"] == ("U盘(没有插)", False)
    assert row.choose() == (tmp_path, Channel.FOLDER)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert row.choose() is None


def test_a_stick_comes_first_and_a_chosen_way_stays(
    row: WayRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks = [Stick(tmp_path / "e", "E:", 3_140_000_000), Stick(tmp_path / "f", "F:", 500_000_000)]
    row.show_drives(sticks)
    assert shown(row)["exchange.usb"] == ("U盘 E:(剩 3.1 GB)", True)
    assert shown(row)["exchange.usb1"] == ("U盘 F:(剩 0.5 GB)", False)
    assert row.choose() == (tmp_path / "e", Channel.STICK)
    (mail,) = [button for button in row._ways if button.objectName() == "exchange.mail"]
    mail.click()
    row.show_drives(sticks[:1])
    assert shown(row)["exchange.mail"] == ("邮件草稿 .eml", True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert row.choose() == (tmp_path, Channel.MAIL)

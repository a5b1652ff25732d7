"""The window's process before anybody has signed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from xinliapp.app.window import Desktop


@pytest.mark.parametrize(
    ("arguments", "said"), [(["window"], 0), (["window", "--locked", "--after-crash"], 1)]
)
def test_a_window_that_came_back_after_a_crash_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: int
) -> None:
    monkeypatch.setenv("XINLIAPP_HOME", str(tmp_path))
    desktop = Desktop(arguments)
    try:
        desktop.start()
        qtbot.addWidget(desktop.gate.window)
        boxes = desktop.gate.window.findChildren(QMessageBox)
        assert len(boxes) == said
        assert all("已经重新打开" in box.text() for box in boxes)
    finally:
        for box in desktop.gate.window.findChildren(QMessageBox):
            box.close()
        desktop.gate.window.close()
        desktop.runner.close()

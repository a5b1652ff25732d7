"""Rows made later than their form are in the Tab order where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets.fields import tab_before


def test_late_rows_come_where_they_stand(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    rows = QVBoxLayout()
    first, foot = QLineEdit(objectName="first"), QLineEdit(objectName="foot")
    column.addWidget(first)
    column.addLayout(rows)
    column.addWidget(foot)
    late = [QLineEdit(objectName=f"row{number}") for number in range(2)]
    for line in late:
        rows.addWidget(line)
    tab_before(foot, late)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    walked = []
    for _ in range(4):
        focused = window.focusWidget()
        assert focused is not None
        walked.append(focused.objectName())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert walked == ["first", "row0", "row1", "foot"]

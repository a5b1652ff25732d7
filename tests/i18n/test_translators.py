"""Qt speaks Chinese by itself; other languages come from our compiled files when they are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import strings
from xinliapp.i18n import translators

SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context><name>Care</name>
<message><source>关爱小组</source><translation>Care group</translation></message></context>
</TS>
"""


def remove_all(app: QApplication) -> None:
    for translator in app.findChildren(translators.QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()


def test_qts_own_words_are_chinese(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    try:
        assert translators.install(qapp, tmp_path) == ["qtbase_zh_CN"]
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    finally:
        remove_all(qapp)


def test_our_words_come_from_the_compiled_file(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    source = tmp_path / "xinliapp_en.ts"
    source.write_text(SOURCE, encoding="utf-8")
    compiled = tmp_path / "xinliapp_en.qm"
    subprocess.run(
        [strings.tool(Path(sys.executable), "lrelease"), "-silent", str(source), "-qm", str(compiled)],
        check=True,
    )
    try:
        assert "xinliapp_en" in translators.install(qapp, tmp_path, "en")
        assert QCoreApplication.translate("Care", "关爱小组") == "Care group"
    finally:
        remove_all(qapp)


def test_a_language_without_files_leaves_the_chinese(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    try:
        assert "xinliapp_bo" not in translators.install(qapp, tmp_path, "bo")
        assert QCoreApplication.translate("Care", "关爱小组") == "关爱小组"
    finally:
        remove_all(qapp)

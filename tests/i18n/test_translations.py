"""The English file says what the Chinese source says, placeholder by placeholder, and reaches the window."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import strings
from xinliapp.app.screens import all_screens
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.school import Edition
from xinliapp.i18n import translators
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.session import Session
from xinliapp.settings.preferences import Preferences
from xinliapp.ui.shell.nav import NavButton
from xinliapp.ui.shell.spec import ShellParts, Viewer
from xinliapp.ui.shell.window import ShellWindow

ENGLISH = strings.TRANSLATIONS / "xinliapp_en.ts"
HAN = re.compile(r"[一-鿿]")
PLACEHOLDER = re.compile(r"%n|%L?\d+|\{\w*\}")
# Words the program looks for in files and fields, shown as they have to stand there.
QUOTED = ("“姓名”", "期中考试")
# A language names itself in itself; two heads of an official form that the program fills in.
NEVER_TRANSLATED = ("中文", "填表单位", "填表时间")
# What builds an entry of a form: the third argument is the word under which an error names the field.
ENTRIES = ("line", "text", "day", "number", "enum", "pick", "ticks", "_keep")


def messages() -> list[tuple[str, str, str]]:
    """Context, source and translation of every entry of the English file."""
    root = ElementTree.parse(ENGLISH).getroot()  # noqa: S314 - our own file
    return [
        (
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.findtext("translation") or "",
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def unlike(source: str, english: str) -> bool:
    """Whether a placeholder was lost, doubled or made up."""
    return Counter(PLACEHOLDER.findall(source)) != Counter(PLACEHOLDER.findall(english))


def test_every_translation_has_the_placeholders_of_its_source() -> None:
    assert not [found for found in messages() if unlike(*found[1:])]


@pytest.mark.parametrize("english", ["%1 of", "%1 of %2 of %2", "%1 of {n}"])
def test_a_lost_or_doubled_placeholder_is_seen(english: str) -> None:
    assert unlike("第 %1 页,共 %2 页", english)


def test_translations_are_english_in_the_tone_of_the_program() -> None:
    for context, source, english in messages():
        rest = english
        for quoted in QUOTED:
            rest = rest.replace(quoted, "")
        where = f"[{context}] {source} -> {english}"
        assert not HAN.search(rest), where
        assert not re.search("[!！，。；：（）]", rest), where


def test_spaces_that_join_two_texts_are_kept() -> None:
    for context, source, english in messages():
        where = f"[{context}] {source!r} -> {english!r}"
        assert not source.endswith(" ") or english.endswith(" "), where
        assert not source.startswith(" ") or english.startswith(" "), where


# --- what extraction or Qt would lose without a word ---


def contexts_used_by_name() -> set[str]:
    """Contexts that the sources write out: ``translate("Inbox", …)``."""
    found = set()
    for path in strings.source_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", getattr(called, "id", ""))
            if name == "translate" and isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def classes() -> Iterator[tuple[str, str]]:
    """Name and module of every class of the program."""
    for path in strings.source_files():
        module = ".".join(path.relative_to(strings.SOURCES.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name, module


def test_every_context_is_a_class_whose_texts_qt_looks_up() -> None:
    """``self.tr`` in a class that is no QObject would be extracted and never found at run time."""
    homes: dict[str, list[str]] = {}
    for name, module in classes():
        homes.setdefault(name, []).append(module)
    lost = []
    for context in {context for context, _, _ in messages()} - contexts_used_by_name():
        found = [getattr(importlib.import_module(module), context, None) for module in homes.get(context, [])]
        if not any(isinstance(each, type) and issubclass(each, QObject) for each in found):
            lost.append(context)
    assert not lost


def has_qt(path: Path) -> bool:
    """Without Qt a module shows nothing: its words are data or go into a sentence of i18n/messages."""
    return "PySide6" in path.read_text(encoding="utf-8")


def bare(path: Path) -> Iterator[str]:
    """Chinese text of a module with widgets that is neither translated nor a key or a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    fine: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):  # docstrings
            fine.add(id(node.value))
        elif isinstance(node, ast.Dict):  # the word under which an error or a file names a field
            fine |= {id(key) for key in node.keys}
        elif isinstance(node, ast.Subscript):
            fine.add(id(node.slice))
        elif isinstance(node, ast.Compare):  # the field of an error is compared, not shown
            fine |= {id(part) for part in (node.left, *node.comparators)}
        elif isinstance(node, ast.Call) and _name(node) in ENTRIES:
            fine |= {id(part) for part in node.args[2:3]}
        elif isinstance(node, ast.Call) and _name(node) in ("tr", "translate"):
            fine |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in fine:
            continue
        if HAN.search(node.value) and node.value not in NEVER_TRANSLATED:
            yield f"{path.relative_to(strings.ROOT)}:{node.lineno}: {node.value}"


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def test_no_text_of_a_widget_goes_past_the_translation() -> None:
    assert not strings.lost()
    rooms = [strings.SOURCES / room for room in ("ui", "widgets")]
    paths = [path for room in rooms for path in sorted(room.rglob("*.py")) if has_qt(path)]
    assert len(paths) > 50
    assert not [found for path in paths for found in bare(path)]


def test_a_bare_text_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "view.py"
    module.write_text(
        '"""说明."""\nFIELDS = {"姓名": "name"}\ndef f(self, n):\n    """说明."""\n'
        '    self.a.setText(self.tr("有 %1 行"))\n    self.b.setText(f"共 {n} 行")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(strings, "ROOT", tmp_path)
    assert list(bare(module)) == ["view.py:6: 共 ", "view.py:6:  行"]


# --- in the window ---


@pytest.fixture
def english(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """The program's own English, compiled and installed as at a start with ``en``."""
    compiled = tmp_path / "xinliapp_en.qm"
    lrelease = strings.tool(Path(sys.executable), "lrelease")
    subprocess.run([lrelease, "-silent", str(ENGLISH), "-qm", str(compiled)], check=True)
    before = set(qapp.findChildren(QTranslator))
    assert "xinliapp_en" in translators.install(qapp, tmp_path, "en")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def shell(role: Role, edition: Edition) -> ShellWindow:
    """The shell as the composition root builds it; no page is opened, so nothing is read."""
    jobs = SerialRunner()
    opened = SimpleNamespace(database=SimpleNamespace(has_case=True))
    parts = ShellParts(
        screens=all_screens(cast(Session, opened), jobs),
        viewer=Viewer("甲", role, True, edition),
        search=lambda _text, _left: (),
        week_of=lambda _day: None,
    )
    return ShellWindow(parts, FixedClock(parse_stamp("2026-11-26T11:40:00")), Preferences(), jobs)


@pytest.mark.parametrize(
    ("role", "edition", "entries"),
    [
        (
            Role.COUNSELOR,
            Edition.SCHOOL,
            {
                "today": "Workbench",
                "roster": "Students",
                "room": "Counselling",
                "lessons": "Activities",
                "self_check": "Reports",
            },
        ),
        (Role.PRINCIPAL, Edition.SCHOOL, {"principal_home": "Principal"}),
        (
            Role.CLERK,
            Edition.BUREAU,
            {
                "members": "Schools",
                "bureau_inbox": "Inbox",
                "bureau_home": "Progress",
                "merged": "Merged table",
            },
        ),
    ],
)
def test_a_start_in_english_gives_an_english_window(
    english: None, qtbot: QtBot, role: Role, edition: Edition, entries: dict[str, str]
) -> None:
    window = shell(role, edition)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Campus Workbench"
    buttons = {button.spec.key: button for button in window.nav.findChildren(NavButton)}
    assert {key: buttons[key].text() for key in entries} == entries
    for button in buttons.values():
        assert not HAN.search(button.accessibleName() + button.spec.short), button.spec.key
    texts = [each.text() for each in window.header.findChildren(QLabel)]
    assert "Campus Workbench" in texts


def test_qt_looks_texts_up_under_the_class_that_wrote_them(english: None) -> None:
    assert QCoreApplication.translate("Overview", "关爱小组") == "Care group"

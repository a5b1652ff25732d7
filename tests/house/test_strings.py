"""Nothing a screen says is lost on the way to a translator."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import strings

PYTHON = Path(sys.executable)
SCREEN = """
class CareView(QWidget):
    def __init__(self):
        label = QLabel(self.tr("关爱小组"))
        title = QCoreApplication.translate("Labels", "一生一策")
        long = self.tr("第一段,"
                       "第二段")
        count = self.tr("%n 人", "", 3)
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(strings, "ROOT", tmp_path)
    monkeypatch.setattr(strings, "SOURCES", tmp_path / "src")
    monkeypatch.setattr(strings, "TRANSLATIONS", tmp_path / "i18n")
    monkeypatch.setattr(strings, "COMPILED", tmp_path / "build")
    (tmp_path / "src").mkdir()
    (tmp_path / "i18n").mkdir()
    (tmp_path / "src" / "view.py").write_text(SCREEN, encoding="utf-8")
    strings.extract(PYTHON, tmp_path / "i18n" / "xinliapp_en.ts")
    return tmp_path


def test_extraction_finds_every_way_of_writing_a_string(tree: Path) -> None:
    found = {(context, source) for context, source, _ in strings.entries(tree / "i18n" / "xinliapp_en.ts")}
    assert found == {
        ("CareView", "关爱小组"),
        ("Labels", "一生一策"),
        ("CareView", "第一段,第二段"),
        ("CareView", "%n 人"),
    }


def test_extraction_is_repeatable_and_knows_no_line_numbers(tree: Path) -> None:
    target = tree / "i18n" / "xinliapp_en.ts"
    before = target.read_bytes()
    (tree / "src" / "view.py").write_text("# moved down\n\n" + SCREEN, encoding="utf-8")
    strings.extract(PYTHON, target)
    assert target.read_bytes() == before
    assert str(tree).encode() not in before


def test_missing_translations_are_named(tree: Path) -> None:
    problems = strings.problems(PYTHON)
    assert "4 条没有译文" in problems[0]
    assert "  [CareView] 关爱小组" in problems


def test_a_new_string_makes_extraction_out_of_date(tree: Path) -> None:
    (tree / "src" / "more.py").write_text('class A(QObject):\n    x = self.tr("新的")\n', encoding="utf-8")
    problems = strings.problems(PYTHON)
    assert "xinliapp_en.ts 不是最新的,请运行 python3 run.py strings 并提交" in problems
    assert "xinliapp_en.ts 没有提取到:新的" in problems


def test_a_computed_text_is_reported_because_it_would_be_lost(tree: Path) -> None:
    (tree / "src" / "lost.py").write_text('x = self.tr(f"共{n}人")\n', encoding="utf-8")
    assert strings.lost() == ["src/lost.py:1: tr() 的参数不是字面量,提取时会丢失"]


def test_translating_a_plain_string_is_not_ours() -> None:
    assert list(strings.literals(ast.parse("'abc'.translate(table, x)\ntranslate(a, b)"))) == []


def test_a_finished_translation_is_compiled_once(tree: Path) -> None:
    target = tree / "i18n" / "xinliapp_en.ts"
    text = target.read_text(encoding="utf-8")
    text = text.replace(
        '<source>关爱小组</source>\n        <translation type="unfinished"></translation>',
        "<source>关爱小组</source>\n        <translation>Care group</translation>",
    )
    target.write_text(text, encoding="utf-8")
    strings.build(PYTHON)
    compiled = tree / "build" / "xinliapp_en.qm"
    first = compiled.stat().st_mtime_ns
    strings.build(PYTHON)
    assert compiled.stat().st_mtime_ns == first
    assert ("CareView", "关爱小组", True) in strings.entries(target)

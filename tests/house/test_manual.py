"""The manual speaks of what is there: pages, words on buttons, keys, pictures, chapters; in our words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import screenshots
import words
from words import Text
from xinliapp.app import screens
from xinliapp.ui.help import chapters
from xinliapp.ui.help.rendering import to_html

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "xinliapp"
MANUAL = ROOT / "docs" / "manual"
PICTURES = ROOT / "docs" / "screenshots"
FILES = sorted(MANUAL.glob("*.md"))
BUTTON = re.compile(r"「([^」]+)」")
PAGE = re.compile(r"【([^】]+)】")
PICTURE = re.compile(r"!\[[^\]]*\]\(\.\./screenshots/([^)]+)\.png\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
HOLE = re.compile(r"%\d|%n|\{\w+\}")
# Pages without a page of their own in the menu: the ones before the lock, and those of the same section.
BEFORE_THE_LOCK = {"first_run", "unlock"}
UNEXPLAINED: set[str] = set()

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def text(request: pytest.FixtureRequest) -> str:
    return request.param.read_text(encoding="utf-8")


def spoken(text: str) -> str:
    """The text without its code: what stands there is for a terminal."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def literals(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if "tr(" not in source and "translate(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("tr", "translate"):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def drawing_files() -> Iterator[Path]:
    """The files of the rooms that draw."""
    for room in ("ui", "widgets", "app"):
        yield from (SOURCES / room).rglob("*.py")


@cache
def on_screen() -> tuple[frozenset[str], re.Pattern[str]]:
    """Every text a screen can show, whole; and those with a place where anything may be filled in."""
    found = {word.strip() for path in drawing_files() for word in literals(path)} - {""}
    parts = [[re.escape(part) for part in HOLE.split(word)] for word in sorted(found) if HOLE.search(word)]
    # A text that is only a hole says nothing.
    return frozenset(found), re.compile("|".join(".+".join(each) for each in parts if any(each)))


def shown(word: str) -> bool:
    """Whether a screen shows this word."""
    plain, filled = on_screen()
    return word in plain or bool(filled.fullmatch(word))


@cache
def page_words() -> frozenset[str]:
    """Titles and tabs of the pages, as the list of screens has them."""
    return frozenset(literals(Path(screens.__file__)))


@cache
def page_keys() -> frozenset[str]:
    """The keys of all pages: the first argument of every ``ScreenSpec``."""
    tree = ast.parse(Path(screens.__file__).read_text(encoding="utf-8"))
    return frozenset(
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "ScreenSpec"
        and isinstance(node.args[0], ast.Constant)
    )


def test_every_button_word_stands_on_a_screen(text: str) -> None:
    named = {word for word in BUTTON.findall(spoken(text)) if word != "按钮"}
    assert sorted(word for word in named if not shown(word)) == []


def test_a_word_nobody_shows_would_be_noticed() -> None:
    assert not shown("这个按钮没有")
    assert shown("导出回执 12 份")  # from 导出回执 %1 份
    assert shown("开门")


def test_every_page_word_is_a_page(text: str) -> None:
    assert sorted(set(PAGE.findall(text)) - page_words()) == []


def test_every_picture_is_made_by_the_script_and_is_there(text: str) -> None:
    names = PICTURE.findall(text)
    assert sorted(set(names) - set(screenshots.names())) == []
    assert [name for name in names if not (PICTURES / f"{name}.png").is_file()] == []


def test_every_link_leads_to_a_chapter_or_a_file(text: str) -> None:
    manual = chapters.load(MANUAL)
    here = next(chapter.key for chapter in manual if chapter.text == text)
    lost = [
        link
        for link in LINK.findall(spoken(text))
        if chapters.target(manual, here, link) is None
        and not (link.startswith("../formats/") and (MANUAL / link).exists())
    ]
    assert lost == []


def test_every_chapter_is_in_the_contents_and_ends_with_where_to_look_next(text: str) -> None:
    last = text.rstrip().splitlines()[-1]
    assert last.startswith("接下来看:")
    assert LINK.search(last)
    assert {chapter.key for chapter in chapters.load(MANUAL)} == {path.stem for path in FILES}


def test_the_manual_explains_every_page_and_no_other() -> None:
    sections = [section for chapter in chapters.load(MANUAL) for section in chapter.sections]
    named = [page for section in sections for page in section.pages]
    assert sorted(set(named) - page_keys() - BEFORE_THE_LOCK) == []
    assert sorted(page_keys() - set(named) - UNEXPLAINED) == []
    assert len(named) == len(set(named)), "one page, one place"


def test_the_manual_keeps_our_words(text: str) -> None:
    rules = words.read_rules()
    everything = (Text("manual", number, line) for number, line in enumerate(text.splitlines(), 1))
    said = [problem for problem in words.problems(everything, rules) if not problem.startswith("words.toml")]
    assert said == []


def test_every_key_of_the_table_is_one_the_program_knows() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    table = (MANUAL / "keys.md").read_text(encoding="utf-8")
    keys = {
        key
        for row in re.findall(r"^\| (.*?) \|", table, re.MULTILINE)
        for key in re.findall("`([^`]+)`", row)
    }
    assert len(keys) > 20
    assert sorted(key for key in keys if not any(_known(way, source) for way in _ways(key))) == []


def _ways(key: str) -> tuple[str, ...]:
    """How a key of the table is written in the code."""
    written = {"Alt+←": "Alt+Left", "Alt+→": "Alt+Right", "Ctrl+Enter": "Ctrl+Return"}.get(key, key)
    if re.fullmatch(r"Ctrl\+[1-9]", key):
        return ('f"Ctrl+{number}"',)
    if re.fullmatch(r"Alt\+[1-3]", key):
        return ('f"Alt+{number + 1}"',)
    name = key.rsplit("+", 1)[-1]
    special = {"Enter": "Key_Return", "Ctrl+Shift+H": "Key_H", "Ctrl+L": "Key_L"}.get(key, f"Key_{name}")
    alone = "+" not in key or key in ("Ctrl+Shift+H", "Ctrl+L")
    modifier = "AltModifier" if key == "Alt+Enter" else None
    return (f'"{written}"', *((special,) if alone else ()), *((modifier,) if modifier else ()))


def _known(way: str, source: str) -> bool:
    return way in source


def test_the_commands_end_and_begin_as_the_other_chapters() -> None:
    assert FILES, "there is a manual"
    for chapter in chapters.load(MANUAL):
        assert chapter.sections[0].title == chapter.title
        assert chapter.text.startswith("# ")


def test_the_build_carries_what_the_manual_shows() -> None:
    recipe = (ROOT / "packaging" / "xinliapp.spec").read_text(encoding="utf-8")
    assert '"docs/manual"' in recipe
    assert '"docs/screenshots"' in recipe


def test_the_program_shows_every_chapter_without_leftover_marks() -> None:
    for chapter in chapters.load(MANUAL):
        html = to_html(chapter.text, lambda _name: True, lambda _link: True)
        shown_text = re.sub(r"<pre>.*?</pre>|<code>.*?</code>|<[^>]+>", "", html, flags=re.DOTALL)
        for mark in ("**", "](", "`", "<!--", "|", "##"):
            assert mark not in shown_text, (chapter.key, mark)

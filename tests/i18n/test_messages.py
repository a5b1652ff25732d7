"""Every error a person can meet has its three sentences, and every sentence can be filled in."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import xinliapp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n.messages import all_messages, sentence

SOURCES = Path(xinliapp.__file__).parent
ERRORS = {"UserError", "KnownError"}
# Given to every error of a place on its way out, where the name of the file at hand is known.
ADDED_ON_THE_WAY = {
    "bundles/": {"file", "part", "place"},
    "services/bureau.py": {"file", "part", "place"},
    "services/plain_forms.py": {"file"},
    "sheets/kz_form.py": {"file"},
}


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that makes an error: ``params`` is None when they are passed on with ``**``."""

    place: str
    code: str
    params: frozenset[str] | None


def error_classes() -> set[str]:
    """The two kinds and every class derived from them anywhere in the sources."""
    known = set(ERRORS)
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) in known for base in node.bases):
                known.add(node.name)
    return known


def raised() -> Iterator[Raised]:
    classes = error_classes()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in classes and node.args
            ):
                continue
            named = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            params = named if all(keyword.arg for keyword in node.keywords) else None
            for code in codes(node.args[0]):
                yield Raised(f"{path.relative_to(SOURCES)}:{node.lineno}", code, params)


def codes(argument: ast.expr) -> list[str]:
    """The literal code or codes (``"a" if x else "b"``) of an error; empty when it comes in a variable."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return codes(argument.body) + codes(argument.orelse)
    return []


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_error_that_is_raised_has_its_sentence() -> None:
    assert sorted({f"{item.place} {item.code}" for item in raised() if item.code not in all_messages()}) == []


def test_every_placeholder_is_given_where_the_error_is_raised() -> None:
    lacking = []
    for item in raised():
        if item.params is None or item.code not in all_messages():
            continue
        added = {
            name for room, names in ADDED_ON_THE_WAY.items() if item.place.startswith(room) for name in names
        }
        if missing := fields(all_messages()[item.code]) - item.params - added:
            lacking.append(f"{item.place} {item.code} lacks {sorted(missing)}")
    assert lacking == []


@pytest.mark.parametrize("code", sorted(all_messages()))
def test_a_sentence_says_what_happened_what_is_safe_what_to_do(code: str) -> None:
    text = all_messages()[code]
    assert text.count("。") == 3, text
    assert text.endswith("。"), text
    assert all(part.strip() for part in text.split("。")[:3]), text
    assert all(name.isidentifier() for name in fields(text)), text


def test_no_sentence_is_left_behind_by_a_code_nobody_uses() -> None:
    used = {
        node.value
        for path in SOURCES.rglob("*.py")
        if path.parent.name != "messages"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    general = {"unknown_code"}
    assert sorted(set(all_messages()) - used - general) == []


def test_a_sentence_is_filled_in() -> None:
    assert sentence(UserError("file_missing", name="名单.xlsx")).startswith("找不到文件“名单.xlsx”。")


def test_a_code_without_a_sentence_still_says_something_useful() -> None:
    assert "no_such_code" in sentence(KnownError("no_such_code"))

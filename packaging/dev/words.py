"""Finds forbidden words in everything a person can read: string literals, resources, translations.

    python packaging/dev/words.py        exit 1 with file, line, word and what to write instead

``words.toml`` beside this file holds the words and the whitelist. Docstrings and comments are not read by
users and are not scanned. Standard library only.
"""

from __future__ import annotations

import ast
import fnmatch
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS_FILE = Path(__file__).with_name("words.toml")
# A sentence in Chinese that shouts; a lone "!" is a sign of the status shapes and stays.
SHOUT = re.compile(r"[一-鿿”』」)）][!！]")


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text a person may read."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """A phrase that may stand in the files ``where`` (glob) matches."""

    phrase: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What ``words.toml`` says: word to what to write instead, English words, whitelist."""

    never: dict[str, str]
    english: tuple[str, ...]
    allowed: tuple[Allowed, ...]


def read_rules(path: Path = WORDS_FILE) -> Rules:
    """The rules.

    Raises:
        KeyError: a whitelist entry lacks its phrase, place or reason.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    never = {word: group["instead"] for group in data["never"] for word in group["words"]}
    allowed = tuple(
        Allowed(entry["phrase"], entry["where"], entry["reason"]) for entry in data.get("allowed", [])
    )
    return Rules(never, tuple(data["english"]["words"]), allowed)


def python_texts(path: str, source: str) -> Iterator[Text]:
    """Every string literal but docstrings; the parts of an f-string count."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield Text(path, node.lineno, node.value)


def toml_texts(path: str, source: str) -> Iterator[Text]:
    """Every key and string value; line 0, as TOML readers keep none."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, child in value.items():
                yield str(key)
                yield from walk(child)
        elif isinstance(value, list):
            for child in value:
                yield from walk(child)

    for text in walk(tomllib.loads(source)):
        yield Text(path, 0, text)


def translation_texts(path: str, source: str) -> Iterator[Text]:
    """Sources and translations of a ``.ts`` file."""
    for message in ElementTree.fromstring(source).iter("message"):  # noqa: S314 - our own file
        for tag in ("source", "translation"):
            element = message.find(tag)
            if element is not None:
                yield Text(path, 0, "".join(element.itertext()))


def all_texts(root: Path = ROOT) -> Iterator[Text]:
    """Everything a person can read in the tree at ``root``."""
    for pattern, reader in (
        ("src/xinliapp/**/*.py", python_texts),
        ("resources/**/*.toml", toml_texts),
        ("i18n/*.ts", translation_texts),
    ):
        for path in sorted(root.glob(pattern)):
            yield from reader(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def problems(texts: Iterator[Text], rules: Rules) -> list[str]:
    """What must be changed, in words; also whitelist entries that nothing needs."""
    found = []
    used: set[Allowed] = set()
    for item in texts:
        text = item.text
        for entry in rules.allowed:
            if entry.phrase in text and fnmatch.fnmatch(item.path, entry.where):
                used.add(entry)
                text = text.replace(entry.phrase, "")
        place = f"{item.path}:{item.line}" if item.line else item.path
        for word, instead in rules.never.items():
            if word in text:
                found.append(f"{place}: “{word}”不用;改为:{instead}。原文:{_short(item.text)}")
        if item.path.endswith(".ts"):
            found += [
                f"{place}: “{word}” is not used. Text: {_short(item.text)}"
                for word in rules.english
                if word in text.lower()
            ]
        if SHOUT.search(text):
            found.append(f"{place}: 句子不用感叹号。原文:{_short(item.text)}")
    found += [
        f"words.toml: 允许的“{entry.phrase}”({entry.where})已没有地方用到,请删去"
        for entry in rules.allowed
        if entry not in used
    ]
    return found


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def main() -> int:
    """Command line; 0 clean, 1 problems."""
    found = problems(all_texts(), read_rules())
    for problem in found:
        print(problem)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

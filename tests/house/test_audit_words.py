"""Whatever is written into an audit chain has Chinese words: the viewer never shows a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from xinliapp.i18n import audit_words

SOURCE = Path(__file__).parents[2] / "src" / "xinliapp"
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_LATIN = re.compile(r"[a-z]")
# Constants of the same shape that are no action: tables, files of the vault, a kind of task.
_SCHEMAS = ("main.", "casework.")
_FILES = {"json", "txt", "db", "xlsx", "pdf", "pending", "keys", "lock"}
_NO_ACTION = {"roster.empty"}


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
            yield node.value


def _is_write(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "write" and bool(node.args)


def actions() -> set[str]:
    """Every dotted code in the services (an action may be handed on by a helper), and the ways to lock."""
    found = set()
    for path in sorted((SOURCE / "services").glob("*.py")):
        found |= set(_strings(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted([*(SOURCE / "ui" / "shell").glob("*.py"), *(SOURCE / "app").glob("*.py")]):
        codes = _strings(ast.parse(path.read_text(encoding="utf-8")))
        found |= {code for code in codes if code.startswith("lock.")}
    actions = {code for code in found if not code.startswith(_SCHEMAS)}
    return {code for code in actions if code.rpartition(".")[2] not in _FILES} - _NO_ACTION


@pytest.mark.parametrize("action", sorted(actions()))
def test_every_action_has_words(action: str) -> None:
    assert not _LATIN.search(audit_words.words(action)), audit_words.words(action)


def test_the_scan_sees_what_is_written() -> None:
    assert {"note.unseal", "records.undone", "setting.lock_minutes", "lock.blank", "task.snooze"} <= actions()


def test_no_action_is_put_together_but_the_one_known() -> None:
    """A code made at run time would escape the scan."""
    made = []
    for path in sorted((SOURCE / "services").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_write(node) and isinstance(node.args[0], ast.JoinedStr):
                made.append((path.name, ast.unparse(node.args[0])))
    assert made == [("merge_versions.py", "f'table.export.{kind}'")]
    for kind in ("xlsx", "pdf"):
        assert not _LATIN.search(audit_words.words(f"table.export.{kind}"))


def test_every_kind_of_object_has_words() -> None:
    from xinliapp.storage.audit import Chain
    from xinliapp.storage.audit_objects import kinds

    for kind in kinds(Chain.CASE):
        assert not _LATIN.search(audit_words.about(kind)), kind

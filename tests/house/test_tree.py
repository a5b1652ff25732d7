"""The tree itself: where things lie, how long they are, and what no committed file may carry."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import changelog
import lock
import resources
import sizes
from contracts import ROOT

# Written in halves, so that this file may be committed too.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "files." + "pythonh",
]
MACHINE = re.compile(r"(?<![\w.~])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me/[a-z]+"]) + r")/")
BINARY = {".png", ".ttf", ".otf", ".xlsx", ".xls", ".db", ".age", ".pdf", ".ico", ".qm", ".zip"}
TOP_LEVEL = {
    *(
        "src",
        "resources",
        "i18n",
        "tests",
        "packaging",
        "docs",
        "bench",
        "requirements",
        "changelog.d",
        ".ci",
    ),
    *("run.py", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".gitignore"),
    ".gitattributes",
}


@cache
def parsed() -> list[tuple[Path, ast.Module]]:
    """Every module of the program with its syntax tree."""
    sources = sorted((ROOT / "src" / "xinliapp").rglob("*.py"))
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sources]


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the program with its place."""
    for path, tree in parsed():
        name = path.relative_to(ROOT / "src" / "xinliapp").as_posix()
        for node in ast.walk(tree):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("this copy of the tree has no git history")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_registry_or_a_machine(tracked: list[Path]) -> None:
    found = []
    for path in tracked:
        if path.suffix in BINARY:
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(ROOT)}: {host}" for host in HOSTS if host in text]
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert found == []


def test_nothing_new_lies_at_the_top(tracked: list[Path]) -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked} <= TOP_LEVEL


def test_every_room_says_in_one_sentence_what_it_is() -> None:
    for init in sorted((ROOT / "src" / "xinliapp").glob("*/__init__.py")):
        sentence = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        first = sentence.split("\n\n")[0]
        assert first.endswith("."), f"{init.parent.name}: {first!r}"
        assert not re.search(r"\.\s+[A-Z]", first), f"{init.parent.name} says more than one sentence"


def test_every_module_says_what_it_is() -> None:
    assert [str(path) for path, tree in parsed() if tree.body and not ast.get_docstring(tree)] == []


def test_test_modules_have_names_of_their_own() -> None:
    """Two ``test_care.py`` are fine in two packages; without ``__init__.py`` pytest mixes them up."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_script_commits_silently_and_no_signal_keeps_self_alive() -> None:
    found = []
    for place, node in nodes():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr == "executescript":
            found.append(f"{place}: executescript commits silently")
        lambdas = [argument for argument in node.args if isinstance(argument, ast.Lambda)]
        names = {name.id for part in lambdas for name in ast.walk(part.body) if isinstance(name, ast.Name)}
        if node.func.attr == "connect" and "self" in names:
            found.append(f"{place}: connect(lambda: self…) keeps self alive")
    assert found == []


def test_only_the_clock_asks_what_time_it_is() -> None:
    asked = [
        place
        for place, node in nodes()
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "today", "utcnow")
        and ast.unparse(node.value).split(".")[-1] in ("datetime", "date")
    ]
    assert [place for place in asked if not place.startswith("domain/clock.py:")] == []


def test_of_qt_network_only_what_stays_on_this_pc() -> None:
    """The program works offline: of QtNetwork only the local socket of the single instance may be used."""
    found = []
    for place, node in nodes():
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork":
            found += [f"{place}: {alias.name}" for alias in node.names if "Local" not in alias.name]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
            found += [f"{place}: {name}" for name in names if re.search("WebEngine|^urllib.request", name)]
    assert found == []


def test_modules_and_functions_stay_within_the_limits() -> None:
    source = ROOT / "src" / "xinliapp"
    assert [size for size in sizes.module_sizes(source) if size.lines > sizes.MODULE_LIMIT] == []
    assert [size for size in sizes.function_sizes(source) if size.lines > sizes.FUNCTION_LIMIT] == []


def test_sizes_are_measured_as_the_note_says(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    body = "\n".join("    x = 1" for _ in range(8))
    (tmp_path / "app" / "a.py").write_text(f'def f():\n    """Two\n    lines."""\n{body}\n', encoding="utf-8")
    (tmp_path / "app" / "b.py").write_text("def g():\n    return 1\n", encoding="utf-8")
    assert [size.lines for size in sizes.module_sizes(tmp_path / "app")] == [11, 2]
    assert [(size.name, size.lines) for size in sizes.function_sizes(tmp_path / "app")] == [
        ("app/a.py:1 f", 9),
        ("app/b.py:1 g", 2),
    ]
    assert [sizes.quantile([4, 1, 3, 2], share) for share in (0.5, 0.9)] == [2, 4]


def test_locks_are_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [problem for name in lock.LOCKS for problem in lock.problems(name)] == []
    monkeypatch.setattr(lock, "REQUIREMENTS", tmp_path)
    (tmp_path / "run.in").write_text("-c x.lock\nThing_One>=1\nother\n", encoding="utf-8")
    (tmp_path / "run.lock").write_text(
        "--index-url https://mirror.example/simple\nthing-one==1 \\\n    --hash=sha256:00\nloose==2\n",
        encoding="utf-8",
    )
    said = "\n".join(lock.problems("run"))
    for part in ("names an address", "has an index line", "loose has no hash", "does not pin other"):
        assert part in said
    assert "Thing_One" not in said


@pytest.mark.parametrize(
    ("name", "text", "good"),
    [
        ("a.toml", "a = 1\n", True),
        ("a.toml", "a = \n", False),
        ("a.json", json.dumps({"a": 1}), True),
        ("a.json", "{", False),
        ("a.svg", "<svg><path d='M0 0'/></svg>", True),
        ("a.svg", "<svg><image href='http://x'/></svg>", False),
        ("a.svg", "<svg>", False),
    ],
)
def test_resources_that_cannot_be_read_are_reported(tmp_path: Path, name: str, text: str, good: bool) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert (resources.problem_of(path) == "") is good


def test_changelog_fragments_are_named_for_what_they_are(tracked: list[Path]) -> None:
    kinds = "|".join(("added", "changed", "fixed", "removed", "security"))
    for path in tracked:
        if path.parent == ROOT / "changelog.d" and path.name != "README.md":
            assert re.fullmatch(rf"\+[a-z0-9-]+\.({kinds})\.md", path.name), path.name


def test_decisions_are_numbered_once(tracked: list[Path]) -> None:
    numbers = []
    for path in tracked:
        if path.parent == ROOT / "docs" / "decisions" and path.name != "README.md":
            match = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.md", path.name)
            assert match is not None, path.name
            numbers.append(match[1])
    assert sorted(numbers) == sorted(set(numbers))


def test_fragments_are_folded_by_kind() -> None:
    text = changelog.section("0.2.0", "2027-01-15", {"+b.fixed.md": "改\n好。\n", "+a.added.md": "新的。\n"})
    assert text == "## 0.2.0 (2027-01-15)\n\n### 新增\n\n- 新的。\n\n### 修正\n\n- 改 好。\n\n"
    with pytest.raises(ValueError, match="notes"):
        changelog.section("0.2.0", "2027-01-15", {"notes.md": "x"})

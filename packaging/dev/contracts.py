"""Writes the import contracts into ``pyproject.toml`` from the rooms table in ``CONTRIBUTING.md``.

    python packaging/dev/contracts.py           write
    python packaging/dev/contracts.py --check   exit 1 when they are out of step

Standard library only. The layers alone would let ``reports`` import ``crypto``, so every room gets a contract
of its own that forbids each room and each third-party library its row does not name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PYPROJECT = ROOT / "pyproject.toml"
BEGIN = "# >>> import contracts, written by packaging/dev/contracts.py from the table in CONTRIBUTING.md"
END = "# <<< import contracts"

PACKAGE = "xinliapp"
# Refused in every room: the program works without a network, and unpickling runs code.
NETWORK = (
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "ssl",
    "telnetlib",
    "urllib3",
)
UNSAFE = ("dill", "marshal", "pickle", "shelve")
# Loaded by libraries, never by us: each has one door in the table (``sqlcipher3``, ``reportlab`` …).
BYPASSES = ("PyQt5", "PyQt6", "nacl", "pandas", "sqlalchemy", "sqlite3", "xlrd", "xlwt")
# A test without Qt is worth having only if nothing on the way down imports Qt either.
QT_FREE = (
    "services",
    "reports",
    "sheets",
    "bundles",
    "storage",
    "rulepacks",
    "scales",
    "crypto",
    "settings",
    "domain",
)


@dataclass(frozen=True, slots=True)
class Room:
    """One row of the table: what a sub-package may import."""

    layer: int
    name: str
    may_import: frozenset[str]
    libraries: frozenset[str]


def read_rooms(text: str) -> list[Room]:
    """The rooms in table order.

    Raises:
        ValueError: the table is missing, or a row names a room that does not exist.
    """
    match = re.search(r"<!-- rooms: begin -->\n(.*?)<!-- rooms: end -->", text, re.S)
    if match is None:
        raise ValueError("CONTRIBUTING.md has no rooms table")
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in match[1].splitlines()[2:]]
    names = frozenset(row[1].strip("`") for row in rows)
    rooms = []
    for layer, name, _purpose, imports, libraries in rows:
        room = name.strip("`")
        if imports == "all":
            allowed = names - {room}
        else:
            allowed = frozenset(word for word in re.split(r"[,\s]+", imports) if word and word != "—")
        if unknown := allowed - names:
            raise ValueError(f"room {room!r} may import unknown rooms {sorted(unknown)}")
        rooms.append(Room(int(layer), room, allowed, frozenset(re.findall(r"`([^`]+)`", libraries))))
    return rooms


def forbidden_for(room: Room, rooms: list[Room]) -> list[str]:
    """Everything ``room`` must not import directly, sorted: rooms first, then libraries."""
    other_rooms = {f"{PACKAGE}.{other.name}" for other in rooms} - {f"{PACKAGE}.{room.name}"}
    libraries = set().union(*(other.libraries for other in rooms)) | {*NETWORK, *UNSAFE, *BYPASSES}
    return [
        *sorted(other_rooms - {f"{PACKAGE}.{name}" for name in room.may_import}),
        *sorted(libraries - room.libraries, key=str.lower),
    ]


def _array(values: list[str]) -> str:
    """A TOML array, one value a line when there are several."""
    if len(values) <= 1:
        return json.dumps(values)
    return "[\n" + "".join(f"    {json.dumps(value)},\n" for value in values) + "]"


def _contract(title: str, kind: str, **keys: list[str] | bool | str) -> str:
    lines = ["[[tool.importlinter.contracts]]", f"name = {json.dumps(title)}", f'type = "{kind}"']
    for key, value in keys.items():
        lines.append(f"{key} = {_array(value) if isinstance(value, list) else json.dumps(value)}")
    return "\n".join(lines) + "\n"


def render(rooms: list[Room]) -> str:
    """The generated part of ``pyproject.toml``, without its markers."""
    layers = [
        " | ".join(room.name for room in rooms if room.layer == layer)
        for layer in sorted({room.layer for room in rooms})
    ]
    parts = [
        f'[tool.importlinter]\nroot_packages = ["{PACKAGE}"]\ninclude_external_packages = true\n',
        _contract(
            "layers: imports point downwards only",
            "layers",
            containers=[PACKAGE],
            layers=layers,
            exhaustive=True,
            exhaustive_ignores=["__main__"],
        ),
    ]
    for room in rooms:
        parts.append(
            _contract(
                f"room: {room.name} imports only what its row allows",
                "forbidden",
                source_modules=[f"{PACKAGE}.{room.name}"],
                forbidden_modules=forbidden_for(room, rooms),
                allow_indirect_imports=True,
            )
        )
    parts.append(
        _contract(
            "Qt: nothing below the screens reaches Qt, not even indirectly",
            "forbidden",
            source_modules=[f"{PACKAGE}.{name}" for name in QT_FREE],
            forbidden_modules=["PySide6"],
        )
    )
    parts.append(
        _contract(
            "Qt: presenters are plain Python",
            "forbidden",
            source_modules=[f"{PACKAGE}.ui.**.presenter"],
            forbidden_modules=["PySide6"],
        )
    )
    parts.append(
        _contract(
            "screens do not know each other; the shell is given its screens, imports share a wizard",
            "independence",
            modules=[f"{PACKAGE}.ui.*"],
            ignore_imports=[
                f"{PACKAGE}.ui.** -> {PACKAGE}.ui.shell",
                f"{PACKAGE}.ui.** -> {PACKAGE}.ui.shell.**",
                f"{PACKAGE}.ui.** -> {PACKAGE}.ui.import_wizard",
                f"{PACKAGE}.ui.** -> {PACKAGE}.ui.import_wizard.**",
            ],
            unmatched_ignore_imports_alerting="none",
        )
    )
    parts.append(_contract("no import cycles between siblings", "acyclic_siblings", ancestors=[PACKAGE]))
    return "\n".join(parts)


def apply(pyproject: str, contracts: str) -> str:
    """``pyproject`` with its generated part replaced (or appended when it has none)."""
    block = f"{BEGIN}\n{contracts}{END}\n"
    pattern = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END) + r"\n", re.S)
    if pattern.search(pyproject):
        return pattern.sub(lambda _: block, pyproject)
    return pyproject.rstrip("\n") + "\n\n" + block


def main() -> int:
    """Command line; 0 in step or written, 1 out of step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    old = PYPROJECT.read_text(encoding="utf-8")
    new = apply(old, render(read_rooms(CONTRIBUTING.read_text(encoding="utf-8"))))
    if options.check:
        if old != new:
            print("pyproject.toml 与 CONTRIBUTING.md 的房间表不一致,请运行 python packaging/dev/contracts.py")
        return int(old != new)
    PYPROJECT.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

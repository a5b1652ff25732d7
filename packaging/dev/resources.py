"""Checks that every resource and schema can be read at all: TOML, JSON, SVG; standard library only.

What a pack or form *means* is checked by ``rulepacks`` when it is loaded, and by its tests.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def problem_of(path: Path) -> str:
    """Why the file cannot be used, in words; empty when it can.

    An SVG may not reach outside itself (scripts, links, embedded pictures).
    """
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            tomllib.loads(text)
        elif path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".svg":
            ElementTree.fromstring(text)  # noqa: S314 - our own file
            if re.search(r"<script|<image|<foreignObject|href=", text):
                return "SVG 里有外部内容"
    except (
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        json.JSONDecodeError,
        ElementTree.ParseError,
    ) as error:
        return str(error)
    return ""


def main() -> int:
    """Command line; 0 all readable, 1 problems."""
    count = bad = 0
    for folder in (ROOT / "resources", ROOT / "docs" / "formats"):
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".toml", ".json", ".svg"):
                continue
            count += 1
            if problem := problem_of(path):
                bad += 1
                print(f"{path.relative_to(ROOT)}: {problem}")
    print(f"资源 {count} 个" + (f",{bad} 个读不出来" if bad else ",都读得出来"))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

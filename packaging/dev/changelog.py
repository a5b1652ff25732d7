"""Folds the fragments of ``changelog.d/`` into ``CHANGELOG.md`` for a release; standard library only.

    python packaging/dev/changelog.py 0.2.0 2027-01-15

A fragment is ``changelog.d/+short-name.KIND.md``, KIND one of added, changed, fixed, removed, security; its
text is one or two sentences for users, in Chinese.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"added": "新增", "changed": "改变", "fixed": "修正", "removed": "去除", "security": "安全"}
MARK = "<!-- releases: newest first -->\n"


def section(version: str, day: str, fragments: dict[str, str]) -> str:
    """The release's part of the changelog from ``fragments`` (file name to text).

    Raises:
        ValueError: a file name that is no fragment's.
    """
    groups: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for name, text in sorted(fragments.items()):
        match = re.fullmatch(r"\+[a-z0-9-]+\.([a-z]+)\.md", name)
        if match is None or match[1] not in KINDS:
            raise ValueError(f"{name} is no changelog fragment")
        groups[match[1]].append(" ".join(text.split()))
    parts = [f"## {version} ({day})\n"]
    for kind, entries in groups.items():
        if entries:
            parts.append(f"### {KINDS[kind]}\n")
            parts.append("".join(f"- {entry}\n" for entry in entries))
    return "\n".join(parts) + "\n"


def main() -> int:
    """Command line; 0 folded, 1 nothing to fold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("version")
    parser.add_argument("day")
    options = parser.parse_args()
    paths = list((ROOT / "changelog.d").glob("+*.md"))
    if not paths:
        print("changelog.d 里没有片段")
        return 1
    new = section(
        options.version, options.day, {path.name: path.read_text(encoding="utf-8") for path in paths}
    )
    log = ROOT / "CHANGELOG.md"
    log.write_text(log.read_text(encoding="utf-8").replace(MARK, f"{MARK}\n{new}", 1), encoding="utf-8")
    for path in paths:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Floor of scoring: loops over the same answers, no checks, no bands; the same rows written as JSON."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Sequence
from pathlib import Path

Keys = Sequence[tuple[str, Sequence[int]]]


def bare_scores(rows: Sequence[Sequence[int]], keys: Keys, content: Sequence[int]) -> list[dict[str, int]]:
    """Per sheet the sum of each part and of the content items (from 0), one answer after the other."""
    found = []
    for row in rows:
        sums = {}
        for key, items in keys:
            total = 0
            for item in items:
                total += row[item]
            sums[key] = total
        total = 0
        for item in content:
            total += row[item]
        sums["total"] = total
        found.append(sums)
    return found


def bare_read(path: Path) -> list[list[int]]:
    """The answers of a CSV whose first column is an id; nothing may be wrong with it."""
    with path.open(newline="", encoding="utf-8") as stream:
        return [[int(field) for field in line[1:]] for line in csv.reader(stream)]


def bare_write(rows: Sequence[object], path: Path) -> None:
    """As the program writes: beside the target, flushed to the disk, renamed."""
    part = path.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(json.dumps(rows, ensure_ascii=False).encode())
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)

"""Finding a student while typing, in a school of 5,000 (and 4,600 who left)."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from pathlib import Path

from bench.harness import Case
from bench.vaults import big_session
from xinliapp.services.student_search import build_index, name_readings
from xinliapp.services.students import StudentRow, list_students

QUERIES = 240


def cases(folder: Path) -> list[Case]:
    """One run is one key: letters, names, parts of names, number tails and classes by turns."""
    session = big_session()
    index = build_index(session)
    typed = itertools.cycle(queries(list_students(session)))
    return [
        Case(
            "拼音和姓名检索(5000人)",
            lambda text: index.find(str(text)),
            prepare=lambda: next(typed),
            repeats=QUERIES,
            goal_seconds=0.016,
            percentile=0.95,
        ),
        Case("建检索索引(开窗后一次)", lambda _: build_index(session), repeats=3),
    ]


def queries(rows: Sequence[StudentRow]) -> list[str]:
    """What teachers type, the short and expensive ones first of all."""
    rng = random.Random(7)
    found: list[str] = []
    for row in rng.sample(list(rows), QUERIES // 8):
        syllables = [readings[0] for readings in name_readings(row.name)]
        initials, spelled = "".join(syllable[0] for syllable in syllables), "".join(syllables)
        found += [
            spelled[0],
            spelled[:2],
            initials,
            spelled[:4],
            row.name,
            row.name[-1],
            row.number_tail,
            row.class_label.replace("(", "").replace(")", ""),
        ]
    return found

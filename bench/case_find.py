"""找记录 over 60,000 notes: a rare word, a common one, two at once; floor: the bare query of the index."""

from __future__ import annotations

import datetime as dt
import random
import time
import uuid
from functools import partial
from pathlib import Path

from bench.harness import Case
from bench.vaults import small_vault
from xinliapp.domain.find import match_expression
from xinliapp.services import find
from xinliapp.services.session import Session

NOTES = 60_000
_COMMON, _RARE = "同桌", "蝴蝶"
_EVERY_RARE = 4_000
_FIRST = dt.date(2021, 9, 1)
_BARE = "SELECT rowid FROM casework.find_text WHERE find_text MATCH ? ORDER BY rowid DESC LIMIT 50"


def cases(folder: Path) -> list[Case]:
    """Every third note holds the common word; about one in 4,000 the rare one."""
    session = small_vault(folder / "vault")
    _fill(session)
    started, slices, longest = time.perf_counter(), 0, 0.0
    waiting = 1
    while waiting:
        one = time.perf_counter()
        waiting = find.catch_up(session)
        slices, longest = slices + 1, max(longest, time.perf_counter() - one)
    took = time.perf_counter() - started
    print(f"  {NOTES}条记录编入索引 {took:.1f} s,{slices}次,最长一次 {longest * 1000:.0f} ms", flush=True)
    asked = (("少见的词", _RARE), ("常见的词", _COMMON), ("两个词", f"{_COMMON} 睡眠"))
    return [
        Case(
            f"找记录:{name}",
            partial(_look, session, query),
            partial(_bare, session, match_expression(query)),
            repeats=21,
            goal_seconds=0.300,
            percentile=0.95,
        )
        for name, query in asked
    ]


def _look(session: Session, query: str, _start: object) -> object:
    return find.look(session, query)


def _bare(session: Session, expression: str, _start: object) -> object:
    return session.database.connection.execute(_BARE, (expression,)).fetchall()


def _fill(session: Session) -> None:
    rng = random.Random(60)
    common = [chr(0x4E00 + rng.randrange(3000)) for _ in range(600)]
    days = [(_FIRST + dt.timedelta(days=number)).isoformat() for number in range(1800)]
    students = [str(uuid.UUID(int=number, version=4)) for number in range(1, 1801)]
    rows = []
    for number in range(NOTES):
        words = "".join(rng.choices(common, k=rng.randrange(40, 240)))
        if number % 3 == 0:
            words += _COMMON + ("睡眠" if number % 30 == 0 else "")
        if number % _EVERY_RARE == 0:
            words += _RARE
        one = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        rows.append(
            (one, rng.choice(students), rng.choice(days), "班主任", 1, 1, f"{words[:60]},{words[60:]}。")
        )
    columns = ("id", "student_id", "day", "by_name", "one_to_one", "face_to_face", "note")
    with session.write("bench.notes", case=True) as uow:
        uow.insert_many("casework.talk", columns, rows)

"""Roster import of 5,000 rows, from the file on disk to committed rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from bench.floors.roster import Bare, bare_import, imported_rows
from bench.floors.sql import open_pair
from bench.harness import Case
from bench.vaults import STAGES, small_vault, small_vault_keys
from xinliapp.app.demo.calendar import START_YEAR, school_year
from xinliapp.app.demo.roster import HEADERS, SchoolPlan, roster_rows
from xinliapp.services import roster
from xinliapp.services.school import set_calendar
from xinliapp.services.session import Session
from xinliapp.sheets.writer import TableSheet, write_table

# Nine grades, 100 classes of 50.
PLAN = SchoolPlan("3199000001", "测速学校", STAGES[:2], (12, 11, 11, 11, 11, 11, 11, 11, 11), 50, seed=5)


@dataclass
class _Start:
    """An empty vault, open twice: for the program and for the bare floor."""

    session: Session
    bare: sqlcipher3.Connection

    def close(self) -> None:
        self.bare.close()
        self.session.database.close()


@dataclass
class _Bench:
    folder: Path
    workbook: Path
    numbers: Iterator[int]
    open: ExitStack

    def fresh(self) -> _Start:
        self.open.close()
        folder = self.folder / f"vault-{next(self.numbers)}"
        session = small_vault(folder)
        set_calendar(session, school_year())
        start = _Start(session, open_pair(folder, *small_vault_keys()))
        self.open.callback(start.close)
        return start

    def run(self, start: object) -> None:
        assert isinstance(start, _Start)
        file = roster.read_roster_file(self.workbook)
        first_day = school_year().terms[0].starts_on
        report = roster.commit_import(start.session, roster.plan_import(start.session, file, as_of=first_day))
        assert report.counts["new"] == 5000, report.counts


def cases(folder: Path) -> list[Case]:
    """One case; the floor writes exactly the rows the program left in the roster's tables."""
    workbook = folder / "roster.xlsx"
    write_table(workbook, [TableSheet("学生信息", HEADERS, roster_rows(PLAN, START_YEAR))])
    bench = _Bench(folder, workbook, itertools.count(), ExitStack())
    start = bench.fresh()
    bench.run(start)
    bare = Bare(workbook, imported_rows(start.bare))

    def floor(fresh: object) -> None:
        assert isinstance(fresh, _Start)
        bare_import(fresh.bare, bare)

    return [
        Case("花名册导入5000行", bench.run, floor, prepare=bench.fresh, repeats=5, goal_ratio=2.0),
    ]

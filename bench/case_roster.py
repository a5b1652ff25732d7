"""Roster import of 5,000 rows, from the file on disk to committed rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from bench.floors.roster import Bare, bare_import, imported_rows
from bench.floors.sql import AS_IT_COMES, open_pair
from bench.harness import Case
from bench.vaults import STAGES, small_vault, small_vault_keys
from xinliapp.app.demo.calendar import START_YEAR, school_year
from xinliapp.app.demo.roster import HEADERS, SchoolPlan, roster_rows
from xinliapp.services import roster
from xinliapp.services.school import set_calendar
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, write_table

# Nine grades, 100 classes of 50.
PLAN = SchoolPlan("3199000001", "测速学校", STAGES[:2], (12, 11, 11, 11, 11, 11, 11, 11, 11), 50, seed=5)


@dataclass
class _Start:
    """An empty vault, open three times: for the program and for the two bare floors."""

    session: Session
    bare: sqlcipher3.Connection
    as_we_connect: sqlcipher3.Connection

    def close(self) -> None:
        self.as_we_connect.close()
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
        keys = small_vault_keys()
        bare = open_pair(folder, *keys, kept_statements=AS_IT_COMES)
        start = _Start(session, bare, open_pair(folder, *keys))
        self.open.callback(start.close)
        return start

    def run(self, start: object) -> None:
        assert isinstance(start, _Start)
        file = read_sheet_file(self.workbook)
        first_day = school_year().terms[0].starts_on
        report = roster.commit_import(start.session, roster.plan_import(start.session, file, as_of=first_day))
        assert report.counts["new"] == 5000, report.counts


def cases(folder: Path) -> list[Case]:
    """Two cases; each floor writes exactly the rows the program left in the roster's tables.

    The goal is set on the first: the library as it comes. The second connects as the program does (decision
    0081) and writes eight times faster; beside it stands what everything else costs.
    """
    workbook = folder / "roster.xlsx"
    write_table(workbook, [TableSheet("学生信息", HEADERS, roster_rows(PLAN, START_YEAR))])
    bench = _Bench(folder, workbook, itertools.count(), ExitStack())
    start = bench.fresh()
    bench.run(start)
    bare = Bare(workbook, imported_rows(start.bare))

    def floor(fresh: object) -> None:
        assert isinstance(fresh, _Start)
        bare_import(fresh.bare, bare)

    def strict_floor(fresh: object) -> None:
        assert isinstance(fresh, _Start)
        bare_import(fresh.as_we_connect, bare)

    name = "花名册导入5000行"
    return [
        Case(name, bench.run, floor, prepare=bench.fresh, repeats=7, goal_ratio=2.0),
        Case(f"{name}(同样的连接)", bench.run, strict_floor, prepare=bench.fresh, repeats=7),
    ]

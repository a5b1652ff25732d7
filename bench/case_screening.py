"""A vendor's 1,800 answer sheets of 100 items: read, matched, scored and previewed; then written."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

from bench.harness import Case
from bench.vaults import CLOCK, STAGES, small_vault
from xinliapp.app.demo.calendar import START_YEAR, school_year
from xinliapp.app.demo.roster import HEADERS, SchoolPlan, roster_rows
from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.consents import ConsentKind
from xinliapp.services import consents, roster, screening_import, screening_rounds, students
from xinliapp.services import screening_import_reading as reading
from xinliapp.services.consents import Answer
from xinliapp.services.school import set_calendar
from xinliapp.services.screening_import import ScreeningPlan
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, Value, write_table

PLAN = SchoolPlan("3199000001", "测速学校", STAGES[1:2], (12, 12, 12), 50, seed=5)
ROWS, ITEMS = 1800, 100


@dataclass(frozen=True, slots=True)
class _Desk:
    session: Session
    workbook: Path
    round_id: str

    def plan(self, _: object) -> ScreeningPlan:
        proposal = reading.propose(self.session, read_sheet_file(self.workbook), self.round_id)
        mapping = proposal.sheets[0].mapping
        assert mapping is not None
        plan = screening_import.preview(self.session, proposal.file, proposal.form, mapping, {})
        assert plan.counts()["new"] == ROWS, plan.counts()
        return plan

    def write(self, plan: object) -> None:
        assert isinstance(plan, ScreeningPlan)
        assert screening_import.commit(self.session, plan, {}).written == ROWS

    def undone(self) -> ScreeningPlan:
        if screening_import.undoable(self.session):
            screening_import.undo(self.session, self.round_id)
        return self.plan(None)


def cases(folder: Path) -> list[Case]:
    """The goal is on the preview, which is what a person waits for: three seconds."""
    desk = _desk(folder)
    return [
        Case(f"测评导入{ROWS}行{ITEMS}题:读、对、算、预览", desk.plan, repeats=7, goal_seconds=3.0),
        Case(f"测评导入{ROWS}行{ITEMS}题:写入", desk.write, prepare=desk.undone, repeats=5),
    ]


def _desk(folder: Path) -> _Desk:
    session = small_vault(folder / "vault")
    set_calendar(session, school_year())
    workbook = folder / "roster.xlsx"
    write_table(workbook, [TableSheet("学生信息", HEADERS, roster_rows(PLAN, START_YEAR))])
    first_day = school_year().terms[0].starts_on
    file = read_sheet_file(workbook)
    roster.commit_import(session, roster.plan_import(session, file, as_of=first_day))
    today = CLOCK.now().date()
    start = today - dt.timedelta(days=14)
    pupils = students.list_students(session)
    agreed = [Answer(one.id, ConsentKind.SCREENING, first_day, "家长", "母亲") for one in pupils]
    consents.record_many(session, agreed)
    plan = RoundInput("秋季测评", CheckMethod.SCALE, start, today, scale_id="MHT")
    sheets = folder / "answers.xlsx"
    header = ["学籍号", "姓名", "班级", "完成时间", *(f"第{item}题" for item in range(1, ITEMS + 1))]
    rng = random.Random(7)
    rows: list[list[Value]] = [
        [one.student_number, one.name, one.class_label, start, *rng.choices((0, 1), (4, 1), k=ITEMS)]
        for one in pupils
    ]
    write_table(sheets, [TableSheet("答卷", header, rows, title="测评答卷")])
    return _Desk(session, sheets, screening_rounds.plan(session, plan))

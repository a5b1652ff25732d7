"""A junior school and rosters for it; every person is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.domain.spreadsheet import Cell, FileKind, Row, Sheet, Workbook
from xinliapp.services import school
from xinliapp.services.roster import ImportReport, commit_import, plan_import
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile

DAY = dt.date(2026, 9, 1)
HEADER = ("姓名", "性别", "出生日期", "学籍号", "班级", "家长电话", "是否留守儿童", "残疾类型")
A = ("张三", "男", "20131129", "G990101201311293587", "七(1)", "13800000001", "1-单亲留守儿童", "无残疾")
B = ("李四", "女", "20131129", "G990101201311292699", "七(2)", "13800000002", "0-非留守儿童", "听力残疾")
C = ("王五", "男", "20140223", "L990101201402230001", "七(2)", "13800000003", "否", "无残疾")


def unit_for(session: Session, *stages: Stage) -> None:
    """Make the vault a school's."""
    chosen = stages or (Stage.JUNIOR,)
    profile = Unit(
        "",
        Edition.SCHOOL,
        "3199000001",
        "示例初级中学",
        chosen,
        SchoolSystem.SIX_THREE,
        True,
        (),
        (),
        None,
        None,
    )
    school.save_unit(session, profile)


def book(*rows: Sequence[Cell], header: Sequence[str] = HEADER, name: str = "名单") -> SheetFile:
    """A file as it was read."""
    lines = tuple(Row(number, tuple(cells)) for number, cells in enumerate((header, *rows), start=1))
    return SheetFile("名单.xlsx", str(hash(lines)), Workbook(FileKind.XLSX, (Sheet(name, lines),)))


def load(session: Session, *rows: Sequence[Cell], day: dt.date = DAY) -> ImportReport:
    """Plan and write."""
    return commit_import(session, plan_import(session, book(*rows), as_of=day))


def sample(name: str) -> Path:
    """One of the sample rosters."""
    return Path(__file__).parent.parent / "data" / name

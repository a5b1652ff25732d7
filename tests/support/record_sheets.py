"""A school and past workbooks to take in, as files through the real reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.support.term_school import TermSchool
from xinliapp.domain.record_imports import RecordField, RecordKind
from xinliapp.services import record_import_reading as reading
from xinliapp.services import record_imports as moving
from xinliapp.services.record_imports import RecordPlan
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, Value, write_table


class Sheets:
    """A school with 王小明 and two 李华 in 七(1), 赵强 in 七(2), and files to take in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.school = TermSchool(folder)
        self.session = self.school.session
        first, second = self.school.class_group(1), self.school.class_group(2)
        self.ming = self.school.student(first, name="王小明")
        self.hua = self.school.student(first, name="李华")
        self.hua_too = self.school.student(first, name="李华")
        self.qiang = self.school.student(second, name="赵强")

    def plan(
        self,
        kind: RecordKind,
        header: Sequence[str],
        rows: Sequence[Sequence[Value]],
        picked: dict[str, str] | None = None,
        fixed: dict[RecordField, str] | None = None,
    ) -> RecordPlan:
        path = self.folder / "旧表.xlsx"
        write_table(path, [TableSheet("Sheet1", header, rows, title="以前的记录")])
        proposal = reading.propose(self.session, read_sheet_file(path), kind)
        mapping = proposal.sheets[0].mapping
        assert mapping is not None
        for wanted, value in (fixed or {}).items():
            mapping = reading.with_source(mapping, wanted, value)
        return moving.preview(self.session, proposal.file, proposal.shape, mapping, picked or {})

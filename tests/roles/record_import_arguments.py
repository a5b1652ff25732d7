"""Believable arguments for moving in."""

from __future__ import annotations

from xinliapp.domain.record_columns import RecordMapping
from xinliapp.domain.record_imports import RecordField, RecordKind, shape_of
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.services.grade_labels import DEFAULT_LABELS
from xinliapp.services.record_imports import RecordPlan
from xinliapp.services.sheet_file import SheetFile

F = RecordField


def record_import_arguments() -> dict[str, object]:
    """By ``module.function.parameter``: a file of grades, which needs the case key."""
    rows = (
        Row(1, ("姓名", "班级", "关注等级", "定级日期", "定级人", "理由")),
        Row(2, ("某人", "七(1)", "重点", "2026-09-03", "某人", "某事")),
    )
    file = SheetFile("名单.xlsx", "0" * 64, Workbook(FileKind.XLSX, (Sheet("名单", rows),)))
    shape = shape_of(RecordKind.KEY_LIST, DEFAULT_LABELS)
    fields = (F.NAME, F.CLASS, F.GRADE, F.DAY, F.WHO, F.REASON)
    headings = {place: str(text) for place, text in enumerate(rows[0].cells)}
    mapping = RecordMapping(("名单",), 1, headings, {one: place for place, one in enumerate(fields)})
    lines = (RecordLine("名单", 2, {F.DAY: "2026-09-03"}, Fate.UNMATCHED),)
    plan = RecordPlan(file, shape, mapping, {}, lines, {}, False)
    found: dict[str, object] = {
        "record_imports.preview.picked": {},
        "record_imports.commit.plan": plan,
        "record_imports.commit.ticks": {},
        "record_import_reading.seen.sheet": "名单",
        "record_import_rows.judged.lines": list(lines),
    }
    for place in ("record_imports.preview", "record_import_reading.seen", "record_import_reading.propose"):
        found[f"{place}.file"], found[f"{place}.shape"] = file, shape
    found["record_imports.preview.mapping"] = mapping
    for place in ("record_imports.undo", "record_imports.template", "record_import_reading.shape_for",
                  "record_import_reading.propose", "record_import_reading.require",
                  "record_import_rows.judged"):  # fmt: skip
        found[f"{place}.kind"] = RecordKind.KEY_LIST
    return found

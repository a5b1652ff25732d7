"""Believable arguments for the timetable, activities and peer representatives."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.activities import AudienceKind
from xinliapp.domain.attachments import FileKind as AttachmentKind
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.domain.term_records import ActivityForm
from xinliapp.domain.timetable import Slot
from xinliapp.services import activities, lesson_week
from xinliapp.services.activities import HeldActivity
from xinliapp.services.activity_print import Span
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.storage.activity_files import RemovedFile


def activity_arguments(session: Session, class_id: str, day: dt.date) -> dict[str, object]:
    """By ``module.function.parameter``; rows that are there already, where there are any."""
    first, last = dt.date(2026, 9, 1), dt.date(2027, 1, 22)
    planned = lesson_week.planned(session, dt.date(2026, 11, 16), dt.date(2026, 11, 22))
    key = next((lesson.key for lesson in planned if lesson.lesson_id is None), (class_id, "2026-11-19", 1))
    held = activities.between(session, first, last)
    newest = held[-1].id if held else "none"
    typed = HeldActivity(ActivityForm.LECTURE, day, "讲座")
    rows = (Row(1, ("班级", "星期", "节次")), Row(2, ("七(1)", "周三", "8")))
    file = SheetFile("课表.xlsx", "0" * 64, Workbook(FileKind.XLSX, (Sheet("课表", rows),)))
    found: dict[str, object] = {
        "activities.hold.typed_in": typed,
        "activities.change.typed_in": typed,
        "activities.prepare.typed_in": typed,
        "activities.prepare.row_id": "none",
        "activity_clauses.serves.typed_in": typed,
        "activity_print.ledger_sheet.found": held,
        "activity_print.ledger.found": held,
        "lesson_week.tick.keys": [key],
        "lesson_week.untick.lesson_ids": [],
        "lesson_week.tick_past.before": day,
        "lesson_week.move.to_period": 8,
        "peer_reps.name.class_id": class_id,
        "peer_reps.name_many.pairs": [],
        "timetable.set_cell.weekday": 3,
        "timetable.set_cell.slots": [Slot(7)],
        "timetable.check_slots.slots": [Slot(7)],
        "timetable_import.preview.file": file,
        "timetable_import.preview.from_day": day,
        "timetable.set_cell.from_day": day,
        "lesson_week.move.to_day": day,
        "lesson_tasks.tasks.day": day,
    }
    for verb in ("one", "change", "remove"):
        found[f"activities.{verb}.activity_id"] = newest
    kept = session.database.scalar("SELECT id FROM activity_file ORDER BY rowid DESC")
    found["activity_files.take_away.file_id"] = str(kept or "none")
    found["activity_files.put_back.removed"] = RemovedFile(
        "none", newest, "none", "none", b"", "照片1.jpg", AttachmentKind.JPG, 1, "", ""
    )
    for verb in ("add", "storing", "of_activity"):
        found[f"activity_files.{verb}.activity_id"] = newest
        found[f"activity_files.{verb}.paths"] = []
    found["activity_files.between.first_day"], found["activity_files.between.last_day"] = (
        first.isoformat(),
        last.isoformat(),
    )
    if held:
        found["activities.restore.step"] = activities.ActivityStep(held[-1], held[-1])
    for verb in ("move", "not_held", "put_back"):
        found[f"lesson_week.{verb}.key"] = key
    for verb in ("coverage", "ledger", "ledger_sheet", "parent_meetings"):
        found[f"activity_print.{verb}.span"] = Span(first, last, "学期")
    for verb in ("expected", "roster", "parts", "words"):
        found[f"activity_audience.{verb}.kind"] = AudienceKind.CLASSES
        found[f"activity_audience.{verb}.class_ids"] = [class_id]
        found[f"activity_audience.{verb}.day"] = day
    found["activity_audience.parts.absent"] = []
    return found

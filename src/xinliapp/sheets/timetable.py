"""The timetable's template: one row a lesson, the school's classes already in it."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.timetable import WEEKDAY_WORDS
from xinliapp.domain.timetable_import import FIELD_WORDS, TimetableField
from xinliapp.sheets.writer import TableSheet, write_table

Lesson = tuple[str, int, int, str, str]
"""Class label, weekday from 1, period, weeks (每周 …), teacher."""

HELP = (
    ("班级", "写法与名册一致,如 七(1)、八(3)、高一(2)。"),
    ("星期", "周一到周日,也可写 1 到 7。"),
    ("节次", "一天里的第几节,1 到 12。"),
    ("单双周", "每周、单周或双周;空着就是每周。周次按校历的教学周数。"),
    ("教师", "与教职工名单里的姓名一致;可以空着。"),
)


def timetable_workbook(lessons: Sequence[Lesson], classes: Sequence[str]) -> bytes:
    """A workbook to fill in: the lessons there are, then a row for each class that has none yet."""
    header = [FIELD_WORDS[wanted] for wanted in TimetableField]
    there = {lesson[0] for lesson in lessons}
    rows: list[list[str | int | None]] = [
        [label, WEEKDAY_WORDS[weekday - 1], period, weeks, teacher]
        for label, weekday, period, weeks, teacher in lessons
    ]
    rows += [[label, None, None, None, None] for label in classes if label not in there]
    return write_table(
        None,
        [
            TableSheet("课表", header, rows, widths=(12, 8, 8, 10, 14)),
            TableSheet("填写说明", ("列", "怎么填"), HELP, widths=(12, 60)),
        ],
    )

"""A timetable sheet read against the school's classes and staff: what each row would do, or why not."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from xinliapp.domain.class_labels import ClassReading, SchoolShape, read_class
from xinliapp.domain.roster_plan import Outcome
from xinliapp.domain.spreadsheet import Row, Sheet, cell_text
from xinliapp.domain.timetable import (
    HIGHEST_PERIOD,
    Slot,
    TimetableEntry,
    WeekPattern,
    read_pattern,
    read_weekday,
)

_LOOKED_AT = 20  # rows in which a header is looked for


class TimetableField(Enum):
    """What a column of a timetable sheet may hold."""

    CLASS = "class"
    WEEKDAY = "weekday"
    PERIOD = "period"
    WEEKS = "weeks"
    TEACHER = "teacher"


REQUIRED = (TimetableField.CLASS, TimetableField.WEEKDAY, TimetableField.PERIOD)
FIELD_WORDS = {
    TimetableField.CLASS: "班级",
    TimetableField.WEEKDAY: "星期",
    TimetableField.PERIOD: "节次",
    TimetableField.WEEKS: "单双周",
    TimetableField.TEACHER: "教师",
}
_SYNONYMS = {
    TimetableField.CLASS: ("班级", "班", "班别", "年级班级", "行政班"),
    TimetableField.WEEKDAY: ("星期", "周几", "星期几", "礼拜"),
    TimetableField.PERIOD: ("节次", "节", "第几节", "课节", "节数"),
    TimetableField.WEEKS: ("单双周", "周次", "单双", "周别"),
    TimetableField.TEACHER: ("教师", "任课教师", "老师", "教师姓名", "任课老师", "授课教师"),
}


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """Which column holds what; ``header_row`` is the sheet's row number, ``headings`` all of the header."""

    header_row: int
    columns: Mapping[TimetableField, int]
    headings: Mapping[int, str]

    @property
    def missing(self) -> tuple[TimetableField, ...]:
        """Required columns nobody was found for."""
        return tuple(wanted for wanted in REQUIRED if wanted not in self.columns)


@dataclass(frozen=True, slots=True)
class TimetableLine:
    """One row of the sheet: what it says, what it would do (``outcome``) and, if nothing, why."""

    row: int
    class_text: str
    weekday_text: str
    period_text: str
    weeks_text: str
    teacher_text: str
    outcome: Outcome
    reason: str = ""
    class_id: str | None = None
    weekday: int = 0
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class TimetablePreview:
    """Everything an import would do; ``ended`` are entries that would stop holding the day before."""

    lines: tuple[TimetableLine, ...]
    ended: tuple[TimetableEntry, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(1 for line in self.lines if line.outcome is outcome)

    @property
    def writes(self) -> int:
        """How many lessons would be written."""
        return self.count(Outcome.NEW) + self.count(Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class TimetableSchool:
    """What a sheet is read against: classes by stage, entry year and number; staff by name; entries that hold
    on the first day or later."""

    shape: SchoolShape
    classes: Mapping[tuple[str, int, int], str]
    staff: Mapping[str, tuple[str, ...]]
    entries: tuple[TimetableEntry, ...] = field(default=())


def find_columns(sheet: Sheet) -> SheetColumns | None:
    """The row that names most of the columns, the first of several; None if no row names two."""
    best: SheetColumns | None = None
    for row in sheet.rows[:_LOOKED_AT]:
        found = columns_at(row)
        if len(found.columns) > max(1, len(best.columns) if best else 0):
            best = found
    return best


def columns_at(row: Row) -> SheetColumns:
    """What a header row says; of two columns of one meaning the first counts."""
    headings = {
        place: cell_text(cell).strip() for place, cell in enumerate(row.cells) if cell_text(cell).strip()
    }
    columns: dict[TimetableField, int] = {}
    for place, heading in headings.items():
        folded = "".join(unicodedata.normalize("NFKC", heading).split())
        for wanted, words in _SYNONYMS.items():
            if folded in words and wanted not in columns:
                columns[wanted] = place
    return SheetColumns(row.number, columns, headings)


def plan(
    sheet: Sheet, chosen: SheetColumns, school: TimetableSchool, from_day: str, *, whole_classes: bool
) -> TimetablePreview:
    """What the sheet's rows would do from ``from_day`` on.

    With ``whole_classes`` the lessons of the file's classes that the file does not have would end, except for
    classes with a row that was refused; else only lessons a new row falls on would.
    """
    holding = [entry for entry in school.entries if entry.valid_to is None or entry.valid_to >= from_day]
    lines: list[TimetableLine] = []
    taken: list[TimetableLine] = []
    for row in sheet.rows:
        if row.number <= chosen.header_row or not any(cell_text(cell).strip() for cell in row.cells):
            continue
        line = _read(row, chosen, school)
        if line.outcome is Outcome.NEW:
            line = _against(line, taken, holding, from_day)
        if line.outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME):
            taken.append(line)
        lines.append(line)
    return TimetablePreview(tuple(lines), tuple(_ended(lines, taken, holding, from_day, whole_classes)))


def _read(row: Row, chosen: SheetColumns, school: TimetableSchool) -> TimetableLine:
    def text(wanted: TimetableField) -> str:
        place = chosen.columns.get(wanted)
        return cell_text(row.cells[place]).strip() if place is not None and place < len(row.cells) else ""

    line = TimetableLine(
        row.number,
        text(TimetableField.CLASS),
        text(TimetableField.WEEKDAY),
        text(TimetableField.PERIOD),
        text(TimetableField.WEEKS),
        text(TimetableField.TEACHER),
        Outcome.INVALID,
    )
    place = chosen.columns.get(TimetableField.CLASS)
    reading = read_class(
        row.cells[place] if place is not None and place < len(row.cells) else None, school.shape
    )
    class_id = _class_id(reading, school)
    if reading is not None and reading.code == "class_ambiguous":
        return replace(line, reason=f"“{line.class_text}”可能是两个班,请把单元格设为文本重填")
    if class_id is None:
        return replace(line, reason=f"名册里没有“{line.class_text}”" if line.class_text else "没有写班级")
    if not (line.weekday_text or line.period_text or line.weeks_text):
        return replace(line, outcome=Outcome.SKIPPED, reason="没有填课")
    weekday, period = read_weekday(line.weekday_text), _period(line.period_text)
    weeks = read_pattern(line.weeks_text)
    if weekday is None:
        return replace(line, reason=f"“{line.weekday_text}”不是星期" if line.weekday_text else "没有写星期")
    if period is None:
        return replace(line, reason=f"节次应为1到{HIGHEST_PERIOD}" if line.period_text else "没有写节次")
    if weeks is None:
        return replace(line, reason=f"“{line.weeks_text}”不是每周、单周或双周")
    teachers = school.staff.get(line.teacher_text, ()) if line.teacher_text else (None,)
    if not teachers:
        return replace(line, reason=f"教师“{line.teacher_text}”不在教职工名单里")
    if len(teachers) > 1:
        return replace(line, reason=f"有{len(teachers)}位教师叫“{line.teacher_text}”,请在课表上选")
    slot = Slot(period, weeks, teachers[0])
    return replace(line, outcome=Outcome.NEW, class_id=class_id, weekday=weekday, slot=slot)


def _class_id(reading: ClassReading | None, school: TimetableSchool) -> str | None:
    key = reading.key if reading is not None else None
    if key is None or key.number is None:
        return None
    return school.classes.get((key.stage.value, key.entry_year, key.number))


def _period(text: str) -> int | None:
    folded = unicodedata.normalize("NFKC", text).removeprefix("第").removesuffix("节").strip()
    numerals = {digit: place for place, digit in enumerate("一二三四五六七八九十", start=1)}
    number = numerals.get(folded) or (int(folded) if folded.isascii() and folded.isdigit() else 0)
    return number if 1 <= number <= HIGHEST_PERIOD else None


def _against(
    line: TimetableLine, taken: Sequence[TimetableLine], holding: Sequence[TimetableEntry], from_day: str
) -> TimetableLine:
    """New, the same as what holds, in place of something, or falling on an earlier row."""
    assert line.slot is not None  # noqa: S101 - only read rows come here
    for other in taken:
        if other.slot is not None and _falls_on(line, other.class_id, other.weekday, other.slot):
            return replace(line, outcome=Outcome.CONFLICT, reason=f"与第{other.row}行是同一节课")
    own = (line.class_id, line.weekday, line.slot)
    if any(
        (entry.class_id, entry.weekday, entry.slot) == own and _stays(entry, from_day) for entry in holding
    ):
        return replace(line, outcome=Outcome.SAME)
    if any(_falls_on(line, entry.class_id, entry.weekday, entry.slot) for entry in holding):
        return replace(line, outcome=Outcome.CHANGED)
    return line


def _falls_on(line: TimetableLine, class_id: str | None, weekday: int, slot: Slot) -> bool:
    own = line.slot
    return (
        own is not None
        and (line.class_id, line.weekday, own.period) == (class_id, weekday, slot.period)
        and own.weeks.meets(slot.weeks)
    )


def _stays(entry: TimetableEntry, from_day: str) -> bool:
    return entry.valid_from <= from_day and entry.valid_to is None


def _ended(
    lines: Iterable[TimetableLine],
    taken: Sequence[TimetableLine],
    holding: Sequence[TimetableEntry],
    from_day: str,
    whole_classes: bool,
) -> Iterable[TimetableEntry]:
    refused = {line.class_text for line in lines if line.outcome in (Outcome.INVALID, Outcome.CONFLICT)}
    whole = {line.class_id for line in taken} - {
        line.class_id for line in taken if line.class_text in refused
    }
    whole -= {line.class_id for line in lines if line.outcome is Outcome.CONFLICT}
    same = [(line.class_id, line.weekday, line.slot) for line in taken if line.outcome is Outcome.SAME]
    kept: Counter[tuple[str | None, int, Slot | None]] = Counter(same)
    for entry in holding:
        key = (entry.class_id, entry.weekday, entry.slot)
        if kept[key] and _stays(entry, from_day):
            kept[key] -= 1
        elif (whole_classes and entry.class_id in whole) or any(
            _falls_on(line, entry.class_id, entry.weekday, entry.slot) for line in taken
        ):
            yield entry


def pattern_text(weeks: WeekPattern) -> str:
    """每周, 单周, 双周, as the template has it."""
    return {WeekPattern.ALL: "每周", WeekPattern.ODD: "单周", WeekPattern.EVEN: "双周"}[weeks]

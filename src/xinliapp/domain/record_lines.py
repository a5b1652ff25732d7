"""The rows of a past workbook, read against the school: what each would do, or why not; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from xinliapp.domain.record_columns import RecordMapping
from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.domain.record_values import (
    Unread,
    plain,
    read_amount,
    read_choice,
    read_choices,
    read_day,
    read_met,
    read_minutes,
    read_span,
    split_names,
    time_in_day,
)
from xinliapp.domain.roster_values import blank, number_destroyed, read_student_number_cell
from xinliapp.domain.spreadsheet import Cell, CellError, Row, Sheet, cell_text
from xinliapp.domain.student_matching import KnownStudent, SchoolBook, find_student

F = RecordField
_DAYS = (F.DAY, F.REVIEW)
_TOTALS = ("合计", "总计", "小计", "共计", "示例")


class Fate(Enum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    UNMATCHED = "unmatched"
    INVALID = "invalid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One row: its values as stored, whose it is, what it would do.

    ``takeable``: a person may have it written (a conflict they decide). ``candidates`` are students of that
    name. ``students`` are several for a group session, staff ids for a training.
    """

    sheet: str
    row: int
    values: Mapping[RecordField, str]
    fate: Fate
    reason: str = ""
    students: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    takeable: bool = False

    @property
    def key(self) -> str:
        """``sheet!row``."""
        return f"{self.sheet}!{self.row}"

    def value(self, wanted: RecordField) -> str:
        """A value, "" where there is none."""
        return self.values.get(wanted, "")


def read_lines(
    sheets: list[Sheet],
    mapping: RecordMapping,
    shape: RecordShape,
    book: SchoolBook,
    picked: Mapping[str, str],
    *,
    uses_1904: bool = False,
) -> list[RecordLine]:
    """Every row under the header; ``picked`` are students a person chose, by a row's key."""
    found = []
    for sheet in sheets:
        for row in sheet.rows:
            if row.number > mapping.header_row and not all(blank(cell) for cell in row.cells):
                reader = _RowReader(sheet, row, mapping, shape, book, uses_1904)
                found.append(reader.read(picked.get(f"{sheet.name}!{row.number}")))
    return found


class _RowReader:
    """Reads one row; the first thing that is wrong decides."""

    def __init__(
        self,
        sheet: Sheet,
        row: Row,
        mapping: RecordMapping,
        shape: RecordShape,
        book: SchoolBook,
        uses_1904: bool,
    ) -> None:
        self._row, self._mapping, self._shape, self._book = row, mapping, shape, book
        self._uses_1904 = uses_1904
        self._class_text = mapping.class_texts.get(sheet.name, "")
        self.line = RecordLine(sheet.name, row.number, {}, Fate.INVALID)

    def read(self, picked: str | None) -> RecordLine:
        values, wrong = self._values()
        line = replace(self.line, values=values)
        why = self._skipped(values)
        if why:
            return replace(line, fate=Fate.SKIPPED, reason=why)
        if wrong:
            return replace(line, reason=wrong)
        if self._shape.has(F.NAME):
            return self._matched(line, picked)
        if self._shape.kind is RecordKind.TRAININGS:
            return self._staffed(line)
        return replace(line, fate=Fate.NEW)

    # --- values ---

    def _cell(self, wanted: RecordField) -> Cell:
        place = self._mapping.columns.get(wanted)
        return self._row.cells[place] if place is not None and place < len(self._row.cells) else None

    def _values(self) -> tuple[dict[RecordField, str], str]:
        values: dict[RecordField, str] = {}
        wrong = ""
        for column in self._shape.columns:
            try:
                text = self._mapping.fixed.get(column.field) or self._read(column.field)
                if len(text) > column.longest:
                    raise Unread(f"{column.word}超过{column.longest}个字")
                if not text and column.required and not self._said_elsewhere(column.field, values):
                    raise Unread(f"没有写{column.word}")
                values[column.field] = text
            except Unread as unread:
                wrong = wrong or str(unread)
                values[column.field] = cell_text(self._cell(column.field)).strip()[:40]
        return values, wrong or self._disagree(values)

    def _said_elsewhere(self, wanted: RecordField, values: Mapping[RecordField, str]) -> bool:
        if wanted is F.NAME:
            return bool(values.get(F.STUDENT_NUMBER))
        return False

    def _read(self, wanted: RecordField) -> str:
        cell = self._cell(wanted)
        if blank(cell) and wanted not in (F.TIME, F.MINUTES):
            return ""
        if isinstance(cell, CellError):
            raise Unread(f"{self._shape.column(wanted).word}的公式没有结果({cell.text})")
        if wanted in _DAYS:
            return self._day(wanted, cell)
        if wanted is F.STUDENT_NUMBER:
            return self._number(cell)
        if wanted is F.TIME:
            return self._span(cell)[0]
        if wanted is F.MINUTES:
            return self._minutes(cell)
        return self._word(wanted, cell)

    def _word(self, wanted: RecordField, cell: Cell) -> str:
        choices = self._shape.choices.get(wanted)
        if wanted is F.AUDIENCE and choices:
            return ",".join(read_choices(cell, choices))
        if choices:
            return read_choice(cell, choices)
        if wanted is F.HOURS:
            return f"{read_amount(cell, '学时', whole=False, highest=1000):g}"
        if wanted is F.HEADCOUNT:
            return f"{read_amount(cell, '人次', whole=True, highest=1_000_000):g}"
        if wanted is F.HELD:
            return f"{read_amount(cell, '场次', whole=True, highest=1000, lowest=1):g}"
        if wanted is F.MET:
            return read_met(cell_text(cell))
        if wanted is F.WHO:
            return "、".join(split_names(cell_text(cell)))
        return cell_text(cell).strip()

    def _day(self, wanted: RecordField, cell: Cell) -> str:
        day = read_day(cell, uses_1904=self._uses_1904)
        if wanted is F.DAY and day > self._book.today:
            raise Unread(f"{day}还没有到")
        return day

    def _number(self, cell: Cell) -> str:
        if number_destroyed(cell):
            raise Unread("学籍号在表格里只剩前15位,请把这一列设为文本重填")
        number = read_student_number_cell(cell)
        return number.value or plain(cell)

    def _span(self, cell: Cell) -> tuple[str, int | None]:
        span = read_span(cell) or time_in_day(self._cell(F.DAY))
        return span or ("", None)

    def _minutes(self, cell: Cell) -> str:
        length = self._span(self._cell(F.TIME))[1]
        if blank(cell):
            if length is None:
                return ""
            return str(read_minutes(length))
        minutes = read_minutes(cell)
        if length is not None and length != minutes:
            raise Unread(f"起止时间是{length}分钟,分钟写的是{minutes}")
        return str(minutes)

    def _disagree(self, values: Mapping[RecordField, str]) -> str:
        review = values.get(F.REVIEW, "")
        if review and review <= values.get(F.DAY, ""):
            return "复评日期不晚于定级日期"
        handbook = values.get(F.ACTIVITY_FORM) == "handbook"
        return "发放手册的册数应大于0" if handbook and values.get(F.HEADCOUNT) == "0" else ""

    def _skipped(self, values: Mapping[RecordField, str]) -> str:
        first = next((plain(cell) for cell in self._row.cells if not blank(cell)), "")
        if first.startswith(_TOTALS):
            return "合计行或示例行"
        lead = F.NAME if self._shape.has(F.NAME) else F.TITLE
        if not values.get(lead) and not values.get(F.STUDENT_NUMBER) and not values.get(F.DAY):
            word = self._shape.column(lead).word
            return f"没有{word}也没有日期"
        return ""

    # --- people ---

    def _matched(self, line: RecordLine, picked: str | None) -> RecordLine:
        if line.value(F.SESSION_KIND) == "group":
            return self._group(line)
        if picked is not None:
            return replace(line, fate=Fate.NEW, students=(picked,))
        found, why, candidates = self._who(line.value(F.STUDENT_NUMBER), line.value(F.NAME), line)
        if found is not None:
            return replace(line, fate=Fate.NEW, students=(found.id,))
        return replace(line, fate=Fate.UNMATCHED, reason=why, candidates=tuple(one.id for one in candidates))

    def _group(self, line: RecordLine) -> RecordLine:
        found: list[str] = []
        for place, name in enumerate(split_names(line.value(F.NAME)), start=1):
            student, why, _others = self._who("", name, line)
            if student is None:
                return replace(line, reason=f"第{place}名学生:{why}")
            found.append(student.id)
        if len(set(found)) < 2:
            return replace(line, reason="团体辅导要写出两名以上参加的学生,用顿号隔开")
        return replace(line, fate=Fate.NEW, students=tuple(sorted(set(found))))

    def _who(
        self, number: str, name: str, line: RecordLine
    ) -> tuple[KnownStudent | None, str, tuple[KnownStudent, ...]]:
        cell = self._cell(F.CLASS) if F.CLASS in self._mapping.columns else None
        cell = (self._class_text or None) if blank(cell) else cell
        return find_student(self._book, number, name, cell, line.value(F.DAY))

    def _staffed(self, line: RecordLine) -> RecordLine:
        found: list[str] = []
        for name in split_names(line.value(F.PEOPLE)):
            ids = self._book.staff.get(name, ())
            if not ids:
                return replace(line, reason=f"“{name}”不在教职工名单里")
            if len(ids) > 1:
                return replace(line, reason=f"教职工名单里有{len(ids)}位“{name}”,请在学校保障页登记")
            found.append(ids[0])
        return replace(line, fate=Fate.NEW, students=tuple(sorted(set(found))))

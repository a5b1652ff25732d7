"""From the rows of a mapped sheet to what they say about children; no file format, no database.

Cells of one column repeat themselves, so readings are kept per column and cell: 5,000 rows take a fraction of
a second.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from xinliapp.domain.class_labels import (
    ClassKey,
    ClassReading,
    GradeKey,
    SchoolShape,
    class_in_title,
    grade_in_title,
    read_class,
    read_grade,
)
from xinliapp.domain.identifiers import NOTHING, Identifier, birthday_in, gender_in, is_valid_id
from xinliapp.domain.roster_fields import TAG_FIELDS, Field, field_of
from xinliapp.domain.roster_values import (
    Read,
    TagReading,
    blank,
    is_foreign_document,
    read_birthday,
    read_boarding,
    read_count,
    read_gender,
    read_id_cell,
    read_name,
    read_phone,
    read_relation,
    read_status,
    read_student_number_cell,
    read_tag,
    read_text,
)
from xinliapp.domain.spreadsheet import Cell, CellError, Row, Sheet, cell_text
from xinliapp.domain.students import Boarding, Gender, Guardian, IdentifierState, StudentStatus

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code and what its sentence needs."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """Which columns of a sheet mean what.

    ``header_row`` is the sheet's row number of the (last) header row; data begins below. ``columns`` maps
    column index (from 0) to meaning; ``relations`` fixes a guardian's relation by the heading (父亲电话);
    ``class_text``/``grade_text`` come from the sheet's name or title where no column gives them.
    """

    sheet: str
    header_row: int
    columns: Mapping[int, Field]
    headings: Mapping[int, str] = field(default_factory=dict)
    relations: Mapping[int, str] = field(default_factory=dict)
    class_text: str | None = None
    grade_text: str | None = None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What one row says. None and NOTHING mean blank: nothing is ever deleted by a blank."""

    sheet: str
    number: int
    name: str | None
    name_pinyin: str | None = None
    gender: Gender | None = None
    birthday: str | None = None
    id_number: Identifier = NOTHING
    student_number: Identifier = NOTHING
    boarding: Boarding | None = None
    status: StudentStatus | None = None
    class_key: ClassKey | None = None
    class_text: str = ""
    class_question: ClassReading | None = None
    number_in_class: int | None = None
    guardians: tuple[Guardian, ...] = ()
    tags: tuple[TagReading, ...] = ()
    reasons: tuple[Reason, ...] = ()
    skipped: str | None = None

    @property
    def key(self) -> str:
        """How picks and reports name the row: ``sheet!row``."""
        return f"{self.sheet}!{self.number}"


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """What reading needs to know: the day the list is for, the school, and answers to class questions."""

    as_of: dt.date
    shape: SchoolShape
    uses_1904: bool = False
    class_answers: Mapping[str, str] = field(default_factory=dict)


def read_rows(sheet: Sheet, mapping: SheetMapping, rules: ReadingRules) -> list[RosterRow]:
    """Every row below the header, blank ones left out."""
    reader = _SheetReader(sheet, mapping, rules)
    rows = (reader.read(row) for row in sheet.rows if row.number > mapping.header_row)
    return [row for row in rows if row is not None]


_TEXT_FIELDS = (
    Field.NAME_PINYIN,
    Field.GUARDIAN1_NAME,
    Field.GUARDIAN2_NAME,
    Field.GUARDIAN1_RELATION,
    Field.GUARDIAN2_RELATION,
)
_NOTE_WORDS = ("留守", "随迁", "孤儿", "残疾", "随班就读", "单亲", "困难", "烈士", "优抚")


class _SheetReader:
    """Reads the rows of one sheet; keeps the readings of repeated cells."""

    def __init__(self, sheet: Sheet, mapping: SheetMapping, rules: ReadingRules) -> None:
        self.sheet = sheet
        self.mapping = mapping
        self.rules = rules
        self.at: dict[Field, int] = {}
        for column in sorted(mapping.columns):
            self.at.setdefault(mapping.columns[column], column)
        self.tag_columns = [(meaning, self.at[meaning]) for meaning in TAG_FIELDS if meaning in self.at]
        self.memo: dict[tuple[object, ...], Any] = {}
        self.fill = _merged_down(sheet, mapping)
        default = mapping.grade_text
        self.default_grade = read_grade(default, rules.shape) if default else None

    def read(self, row: Row) -> RosterRow | None:
        if all(blank(cell) for cell in row.cells):
            return None
        name_cell = self._cell(row, Field.NAME)
        skipped = self._not_a_child(row, name_cell)
        if skipped:
            return RosterRow(self.sheet.name, row.number, None, skipped=skipped)
        reasons = [Reason("row_hidden")] if row.hidden else []
        if any(
            isinstance(row.cells[column], CellError) for column in self.at.values() if column < len(row.cells)
        ):
            reasons.append(Reason("cell_error"))
        if blank(name_cell):
            return RosterRow(self.sheet.name, row.number, None, reasons=(Reason("name_missing"), *reasons))
        return self._child(row, name_cell, reasons)

    def _child(self, row: Row, name_cell: Cell, reasons: list[Reason]) -> RosterRow:
        name = self._take(read_name, Field.NAME, name_cell, reasons)
        foreign = is_foreign_document(self._cell(row, Field.ID_KIND))
        id_number = read_id_cell(self._cell(row, Field.ID_NUMBER), foreign=foreign)
        student_number = read_student_number_cell(self._cell(row, Field.STUDENT_NUMBER))
        reasons += [Reason(code) for code in (*id_number.codes, *student_number.codes)]
        gender = self._take(read_gender, Field.GENDER, self._cell(row, Field.GENDER), reasons)
        birthday = self._take(self._birthday, Field.BIRTHDAY, self._cell(row, Field.BIRTHDAY), reasons)
        birthday, gender = _completed(birthday, gender, id_number, student_number, reasons)
        key, text, question = self._class(row, reasons)
        self._note(row, reasons)
        return RosterRow(
            sheet=self.sheet.name,
            number=row.number,
            name=name,
            name_pinyin=self._take(read_text, Field.NAME_PINYIN, self._cell(row, Field.NAME_PINYIN), reasons),
            gender=gender,
            birthday=birthday,
            id_number=id_number,
            student_number=student_number,
            boarding=self._take(read_boarding, Field.BOARDING, self._cell(row, Field.BOARDING), reasons),
            status=self._take(read_status, Field.STATUS, self._cell(row, Field.STATUS), reasons),
            class_key=key,
            class_text=text,
            class_question=question,
            number_in_class=self._take(
                read_count, Field.NUMBER_IN_CLASS, self._cell(row, Field.NUMBER_IN_CLASS), reasons
            ),
            guardians=self._guardians(row, reasons),
            tags=self._tags(row, reasons),
            reasons=tuple(dict.fromkeys(reasons)),
        )

    def _cell(self, row: Row, meaning: Field) -> Cell:
        column = self.at.get(meaning)
        if column is None:
            return None
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is None and self.fill:
            cell = self.fill.get((row.number, column))
        return None if isinstance(cell, CellError) else cell

    def _take(
        self, reader: Callable[[Cell], Read[T]], meaning: Field, cell: Cell, reasons: list[Reason]
    ) -> T | None:
        if cell is None:
            return None
        # True == 1 == 1.0 as dict keys: cells that read differently must not share a memo.
        key = (meaning, cell, type(cell))
        found = self.memo.get(key)
        if found is None:
            found = reader(cell)
            self.memo[key] = found
        if found.codes:
            reasons += [Reason(code) for code in found.codes]
        value: T | None = found.value
        return value

    def _birthday(self, cell: Cell) -> Read[str]:
        return read_birthday(cell, self.rules.as_of, uses_1904=self.rules.uses_1904)

    def _not_a_child(self, row: Row, name_cell: Cell) -> str | None:
        filled = [cell for cell in row.cells if not blank(cell)]
        if isinstance(name_cell, str) and field_of(name_cell) is Field.NAME:
            return "header_repeated"
        if blank(name_cell):
            words = "".join(cell for cell in filled if isinstance(cell, str))
            footer = any(
                word in words
                for word in ("合计", "小计", "总计", "制表", "填表", "审核", "说明", "注:", "注：", "备注:")
            )
            numbers = [
                meaning for meaning in (Field.STUDENT_NUMBER, Field.ID_NUMBER) if self._cell(row, meaning)
            ]
            if not numbers and (footer or len(filled) <= 2):
                return "not_a_student"
        elif (
            isinstance(name_cell, str) and len(filled) <= 4 and name_cell.strip() in ("合计", "小计", "总计")
        ):
            return "not_a_student"
        return None

    def _class(self, row: Row, reasons: list[Reason]) -> tuple[ClassKey | None, str, ClassReading | None]:
        grade_cell = self._cell(row, Field.GRADE)
        grade = self._grade(grade_cell) or self.default_grade
        cell = self._cell(row, Field.CLASS)
        if blank(cell):
            cell = self.mapping.class_text
        text = cell_text(cell)
        answer = self.rules.class_answers.get(text)
        key = (Field.CLASS, cell if answer is None else answer, type(cell), grade)
        reading = self.memo.get(key)
        if reading is None and (answer or cell is not None):
            reading = read_class(cell if answer is None else answer, self.rules.shape, grade)
            self.memo[key] = reading
        if reading is None:
            reasons.append(Reason("class_missing"))
            return None, "", None
        if reading.code == "class_ambiguous":
            return None, text, reading
        if reading.code:
            reasons.append(Reason("class_unknown", (("text", text),)))
        return reading.key, text, None

    def _grade(self, cell: Cell) -> GradeKey | None:
        if blank(cell):
            return None
        key = (Field.GRADE, cell, type(cell))
        if key not in self.memo:
            self.memo[key] = read_grade(cell, self.rules.shape)
        found: GradeKey | None = self.memo[key]
        return found

    def _guardians(self, row: Row, reasons: list[Reason]) -> tuple[Guardian, ...]:
        first = self._guardian(row, 1, reasons)
        second = self._guardian(row, 2, reasons)
        return tuple(guardian for guardian in (first, second) if guardian is not None)

    def _guardian(self, row: Row, position: int, reasons: list[Reason]) -> Guardian | None:
        name_at, relation_at, phone_at = _GUARDIAN_FIELDS[position]
        if position == 1 and phone_at not in self.at:
            phone_at = Field.CONTACT_PHONE
        name_cell, phone_cell = self._cell(row, name_at), self._cell(row, phone_at)
        relation_cell = self._cell(row, relation_at)
        if name_cell is None and phone_cell is None and relation_cell is None:
            return None
        name = read_text(name_cell).value
        phone = read_phone(phone_cell)
        reasons += [Reason(code) for code in phone.codes]
        relation = self._take(read_relation, relation_at, relation_cell, reasons)
        if relation is None:
            at = self.at.get(name_at, self.at.get(phone_at, -1))
            relation = self.mapping.relations.get(at)
        if name is None and phone.value is None:
            return None
        return Guardian(position, name, relation, phone.value)

    def _tags(self, row: Row, reasons: list[Reason]) -> tuple[TagReading, ...]:
        found = []
        for meaning, column in self.tag_columns:
            cell = self._cell(row, meaning)
            if cell is None:
                continue
            key = (meaning, cell, type(cell))
            read = self.memo.get(key)
            if read is None:
                read = read_tag(meaning, cell)
                self.memo[key] = read
            if read.codes:
                heading = self.mapping.headings.get(column, meaning.value)
                reasons += [Reason(code, (("column", heading),)) for code in read.codes]
            if read.value is not None:
                found.append(read.value)
        return tuple(found)

    def _note(self, row: Row, reasons: list[Reason]) -> None:
        note = self._cell(row, Field.NOTE)
        if isinstance(note, str):
            word = next((word for word in _NOTE_WORDS if word in note), None)
            if word:
                reasons.append(Reason("note_tag", (("text", word),)))


_GUARDIAN_FIELDS = {
    1: (Field.GUARDIAN1_NAME, Field.GUARDIAN1_RELATION, Field.GUARDIAN1_PHONE),
    2: (Field.GUARDIAN2_NAME, Field.GUARDIAN2_RELATION, Field.GUARDIAN2_PHONE),
}


def _completed(
    birthday: str | None,
    gender: Gender | None,
    id_number: Identifier,
    student_number: Identifier,
    reasons: list[Reason],
) -> tuple[str | None, Gender | None]:
    """Fill blank birthday and gender from a number that checks; say where they disagree."""
    digits = ""
    if id_number.value and id_number.state is IdentifierState.VALID:
        digits = id_number.value
    elif student_number.value and student_number.value[0] == "G" and is_valid_id(student_number.value[1:]):
        digits = student_number.value[1:]
    if not digits:
        return birthday, gender
    born, sex = birthday_in(digits), gender_in(digits)
    if birthday is not None and born != birthday:
        reasons.append(Reason("birthday_differs"))
    if gender is not None and gender is not sex:
        reasons.append(Reason("gender_differs"))
    return birthday or born, gender or sex


def _merged_down(sheet: Sheet, mapping: SheetMapping) -> dict[tuple[int, int], Cell]:
    """Values of merged grade and class cells for every row they span."""
    wanted = {column for column, meaning in mapping.columns.items() if meaning in (Field.GRADE, Field.CLASS)}
    spans = [span for span in sheet.merged if span[1] in wanted and span[2] > span[0]]
    if not spans:
        return {}
    by_number = {row.number: row for row in sheet.rows}
    filled: dict[tuple[int, int], Cell] = {}
    for first, column, last, _ in spans:
        top = by_number.get(first)
        value = top.cells[column] if top and column < len(top.cells) else None
        for number in range(first + 1, min(last, first + 20000) + 1):
            filled[number, column] = value
    return filled


def title_hints(sheet: Sheet, header_row: int) -> tuple[str | None, str | None]:
    """The class and the grade the sheet's name or the rows above its header speak of."""
    titles = [sheet.name]
    for row in sheet.rows:
        if row.number >= header_row:
            break
        titles += [cell for cell in row.cells if isinstance(cell, str)]
    class_text = next((found for title in titles if (found := class_in_title(title))), None)
    if class_text is None:
        bare = sheet.name.strip()
        shapes = r"\d{1,2}班|[一二三四五六七八九十]{1,3}班|\d{1,2}[.\-]\d{1,2}|[7-9]\d\d"
        class_text = bare if re.fullmatch(shapes, bare) else None
    grade_text = next((found for title in titles if (found := grade_in_title(title))), None)
    return class_text, grade_text

"""How people write a class, and which class they mean: 七年级1班, 七(1), 701, 8.1, 高一3班, 2026级1班 …

A label is read against the school's stages and system. What could mean two classes is never guessed
(counting.md, "class written as a number").
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from xinliapp.domain.school import SchoolSystem, Stage
from xinliapp.domain.spreadsheet import Cell, CellError

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}
_NUMERAL = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2}"
_GRADE_YEAR = re.compile(rf"(小学|初中|高中|小|初|高)?(?:部)?({_NUMERAL})(年级|年)?(.*)")
_ENTRY_YEAR = re.compile(r"(小学|初中|高中|小|初|高)?(?:部)?((?:19|20)\d\d|\d\d)(级|届)(.*)")
_NUMBER = re.compile(rf"({_NUMERAL})班?")
_SPLIT = re.compile(r"0?(\d{1,2})[.\-_/、。·~](\d{1,2})班?")
_PACKED = re.compile(r"(\d|0\d|1[0-2])(\d\d)班?")
_NAMED = re.compile(r"([A-Za-z]|[\u3400-\u9fff]{1,6}?)班?")
_IN_TITLE = re.compile(
    rf"(?:小学|初中|高中|小|初|高)?(?:部)?(?:{_NUMERAL})(?:年级|年)?[(]?(?:{_NUMERAL})[)]?班"
    rf"|(?:(?:19|20)\d\d)级[(]?(?:{_NUMERAL})[)]?班"
)
_GRADE_IN_TITLE = re.compile(rf"(?:{_NUMERAL})年级|[初高][一二三四]|(?:(?:19|20)\d\d)级")
_STAGES = {"小": Stage.PRIMARY, "初": Stage.JUNIOR, "高": Stage.SENIOR}
_PLAIN = str.maketrans({**dict.fromkeys("〔【[{﹝「『〈《", "("), **dict.fromkeys("〕】]}﹞」』〉》", ")")})
_MOST = 60  # no school numbers its classes higher; 71 is then not "class 71"


@dataclass(frozen=True, slots=True)
class SchoolShape:
    """What a label is read against; ``start_year`` is the first calendar year of the school year."""

    stages: tuple[Stage, ...]
    system: SchoolSystem
    start_year: int


@dataclass(frozen=True, slots=True)
class ClassKey:
    """A class as it survives promotion: ``number`` or, where a class has only a name, ``name``."""

    stage: Stage
    entry_year: int
    number: int | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GradeKey:
    """One year group."""

    stage: Stage
    entry_year: int


@dataclass(frozen=True, slots=True)
class ClassReading:
    """What a cell says; ``code`` is ``class_ambiguous`` or ``class_unknown``, ``choices`` are labels."""

    key: ClassKey | None = None
    code: str | None = None
    choices: tuple[str, ...] = ()


UNKNOWN = ClassReading(code="class_unknown")


def read_class(cell: Cell, shape: SchoolShape, grade: GradeKey | None = None) -> ClassReading | None:
    """Which class a cell means; None for a blank cell. ``grade`` comes from another column or the title.

    A number cell with a fraction (8.1 may have been 8.10) and a date cell (8-1 that Excel took for the first
    of August) are ambiguous.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, CellError | bool):
        return UNKNOWN
    if isinstance(cell, dt.date):
        return ClassReading(code="class_ambiguous", choices=(f"{cell.month}.{cell.day}",))
    if isinstance(cell, float) and not cell.is_integer():
        return _fraction(cell)
    text = str(int(cell)) if isinstance(cell, int | float) else cell
    return _read_text(fold_label(text), shape, grade)


def _fraction(value: float) -> ClassReading:
    head, _, tail = f"{value:.4f}".rstrip("0").partition(".")
    choices = [f"{head}.{tail}"] if len(tail) <= 2 else []
    if len(tail) == 1:
        choices.append(f"{head}.{tail}0")
    return ClassReading(code="class_ambiguous", choices=tuple(choices))


def fold_label(text: str) -> str:
    """Full-width forms folded, no spaces, all brackets round."""
    folded = re.sub(r"[\s\u200b\ufeff]+", "", unicodedata.normalize("NFKC", text))
    return folded.translate(_PLAIN).replace("第", "")


def read_grade(cell: Cell, shape: SchoolShape) -> GradeKey | None:
    """Which year group a grade cell or title means, or None if it does not say."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if float(cell) != int(cell):
            return None
        cell = str(int(cell))
    if not isinstance(cell, str):
        return None
    text = re.sub(r"\(.*?\)", "", fold_label(cell))
    entry = _ENTRY_YEAR.fullmatch(text)
    if entry and not entry[4]:
        return _by_entry_year(entry, shape, None)
    match = _GRADE_YEAR.fullmatch(text)
    if match and not match[4]:
        return _by_grade(match[1], match[2], shape, short=not match[3])
    return None


def class_in_title(text: str) -> str | None:
    """The class a sheet name or title row speaks of (``八年级3班学生名单``), if exactly one."""
    found = {match[0] for match in _IN_TITLE.finditer(_without_dates(fold_label(text)))}
    return found.pop() if len(found) == 1 else None


def grade_in_title(text: str) -> str | None:
    """The grade a sheet name or title row speaks of, if exactly one."""
    found = {match[0] for match in _GRADE_IN_TITLE.finditer(_without_dates(fold_label(text)))}
    return found.pop() if len(found) == 1 else None


def _without_dates(text: str) -> str:
    return re.sub(r"\d{4}(?:-\d{4})?(?:学年度?|年)(?:\d{1,2}月(?:\d{1,2}日)?)?", " ", text)


def _read_text(text: str, shape: SchoolShape, grade: GradeKey | None) -> ClassReading:
    entry = _ENTRY_YEAR.fullmatch(text)
    if entry and entry[4]:
        year_group = _by_entry_year(entry, shape, grade)
        return _within(year_group, entry[4], grade) if year_group else ClassReading(code="class_ambiguous")
    number = _NUMBER.fullmatch(text.strip("()")) or _NUMBER.fullmatch(text.replace("(", "").replace(")", ""))
    if number:
        return _number_only(number[1], grade)
    parts = _SPLIT.fullmatch(text) or _PACKED.fullmatch(text)
    if parts:
        year_group = _by_grade(None, parts[1], shape)
        return _within(year_group, parts[2], grade) if year_group else UNKNOWN
    match = _GRADE_YEAR.fullmatch(text)
    if match and match[4]:
        year_group = _by_grade(match[1], match[2], shape, short=not match[3])
        if year_group:
            return _within(year_group, match[4], grade)
    if grade is not None:
        return _within(grade, text, grade)
    return UNKNOWN


def _number_only(text: str, grade: GradeKey | None) -> ClassReading:
    number = numeral(text)
    if grade is None or number is None or not 1 <= number <= _MOST:
        return UNKNOWN
    return ClassReading(ClassKey(grade.stage, grade.entry_year, number))


def _within(year_group: GradeKey, rest: str, grade: GradeKey | None) -> ClassReading:
    """The class ``rest`` (``(3)班``, ``3``, ``实验班``, ``A班``) of a year group."""
    if grade is not None and grade != year_group:
        return ClassReading(code="class_ambiguous")
    bare = rest.replace("(", "").replace(")", "")
    match = _NUMBER.fullmatch(bare)
    if match:
        number = numeral(match[1])
        if number is None or not 1 <= number <= _MOST:
            return UNKNOWN
        return ClassReading(ClassKey(year_group.stage, year_group.entry_year, number))
    named = _NAMED.fullmatch(bare)
    if named and named[1] not in ("级", "年级", "待分", "未分", "无"):
        return ClassReading(ClassKey(year_group.stage, year_group.entry_year, None, named[1].upper()))
    return UNKNOWN


def numeral(text: str) -> int | None:
    """1–99 in digits or Chinese numerals: 3, 03, 三, 十一, 二十."""
    if text.isascii() and text.isdigit():
        return int(text)
    if "十" not in text:
        return _DIGITS.get(text)
    tens, _, ones = text.partition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _by_grade(
    stage_word: str | None, numeral_text: str, shape: SchoolShape, *, short: bool = False
) -> GradeKey | None:
    """``short``: written without 年级; in a school of one stage 一(3) can only be its own first year."""
    year = numeral(numeral_text)
    if year is None or year < 1:
        return None
    system = shape.system
    stage = _STAGES[stage_word[0]] if stage_word else None
    if stage is not None and shape.stages and stage not in shape.stages:
        return None
    if stage is not None and year <= system.years(stage):
        return GradeKey(stage, shape.start_year - year + 1)
    found = _grade_through(year, system)
    if found is not None and (not shape.stages or found[0] in shape.stages):
        if stage is not None and stage is not found[0]:
            return None
        return GradeKey(found[0], shape.start_year - found[1] + 1)
    if short and len(shape.stages) == 1 and year <= system.years(shape.stages[0]):
        return GradeKey(shape.stages[0], shape.start_year - year + 1)
    return None


def _grade_through(number: int, system: SchoolSystem) -> tuple[Stage, int] | None:
    """Grade 1–12 counted through, as stage and year within it."""
    primary = system.years(Stage.PRIMARY)
    if number <= primary:
        return Stage.PRIMARY, number
    if number <= 9:
        return Stage.JUNIOR, number - primary
    return (Stage.SENIOR, number - 9) if number <= 12 else None


def _by_entry_year(match: re.Match[str], shape: SchoolShape, grade: GradeKey | None) -> GradeKey | None:
    year = int(match[2]) if len(match[2]) == 4 else 2000 + int(match[2])
    stages = (_STAGES[match[1][0]],) if match[1] else shape.stages
    fitting = []
    for stage in stages:
        years = shape.system.years(stage)
        entry = year - years if match[3] == "届" else year
        if 1 <= shape.start_year - entry + 1 <= years:
            fitting.append(GradeKey(stage, entry))
    if grade in fitting:
        return grade
    return fitting[0] if len(fitting) == 1 else None

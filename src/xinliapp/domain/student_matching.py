"""Whose a row of somebody's workbook is: by number, or by name and class; never by a name alone. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from xinliapp.domain.class_labels import SchoolShape, read_class
from xinliapp.domain.roster_values import clean_name
from xinliapp.domain.spreadsheet import Cell, cell_text

Found = tuple["KnownStudent | None", str, tuple["KnownStudent", ...]]


@dataclass(frozen=True, slots=True)
class KnownStudent:
    """A student of the school; ``class_ids`` are all classes they were ever in."""

    id: str
    name: str
    number: str | None
    class_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class SchoolBook:
    """What rows are read against: students by number and by name, classes by stage, entry year and number.

    ``shape_on`` gives how classes were called on a day (ISO text); ``staff`` are staff ids by name.
    """

    today: str
    numbers: Mapping[str, KnownStudent]
    names: Mapping[str, tuple[KnownStudent, ...]]
    classes: Mapping[tuple[str, int, int], str]
    shape_on: Callable[[str], SchoolShape]
    staff: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def by_name(students: Iterable[KnownStudent]) -> dict[str, tuple[KnownStudent, ...]]:
    """Students by their name as it is compared."""
    found: dict[str, tuple[KnownStudent, ...]] = {}
    for student in students:
        name = clean_name(student.name)
        found[name] = (*found.get(name, ()), student)
    return found


def find_student(book: SchoolBook, number: str, name: str, class_cell: Cell, day: str) -> Found:
    """The student; else why not, and the students of that name. ``class_cell`` as the class was called on
    ``day`` (ISO)."""
    name = clean_name(name)
    same = book.names.get(name, ())
    if number:
        found = book.numbers.get(number)
        if found is None:
            return None, "名册里没有这个学籍号", same
        if name and clean_name(found.name) != name:
            return None, "学籍号在名册里是另一个姓名", (found, *same)
        return found, "", ()
    if not same:
        return None, "名册里没有这个姓名", ()
    class_id, why = _class(book, class_cell, day)
    if class_id is None:
        return None, why, same
    there = tuple(one for one in same if class_id in one.class_ids)
    if len(there) == 1:
        return there[0], "", ()
    why = f"这个班有{len(there)}名同名学生" if there else "这个班的名册里没有这个姓名"
    return None, why, there or same


def _class(book: SchoolBook, cell: Cell, day: str) -> tuple[str | None, str]:
    reading = read_class(cell, book.shape_on(day))
    shown = cell_text(cell).strip()[:20]
    if reading is None:
        return None, "没有学籍号也没有班级,不能只凭姓名认人"
    if reading.code == "class_ambiguous":
        return None, f"“{shown}”可能是两个班"
    key = reading.key
    if key is None or key.number is None:
        return None, f"“{shown}”不是本校的班级"
    class_id = book.classes.get((key.stage.value, key.entry_year, key.number))
    return class_id, "" if class_id else f"按{day}那一学年,名册里没有“{shown}”"

"""The school as rows of a workbook are read against it; reads only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from xinliapp.domain.class_labels import SchoolShape
from xinliapp.domain.student_matching import KnownStudent, SchoolBook, by_name
from xinliapp.services import school, students
from xinliapp.services.session import Session
from xinliapp.storage import classes as class_rows
from xinliapp.storage import record_imports as rows
from xinliapp.storage import staff as staff_rows
from xinliapp.storage import students as student_rows


def school_book(session: Session) -> SchoolBook:
    """Students by number and name with all classes they were ever in, classes, staff.

    Raises:
        UserError: ``unit_missing``.
    """
    profile, years = school.unit(session), school.calendar(session)
    ever = rows.classes_ever(session.database)
    known = [
        KnownStudent(one.id, one.name, one.student_number, ever.get(one.id, frozenset()))
        for one in student_rows.list_students(session.database)
    ]
    staff: dict[str, tuple[str, ...]] = {}
    for member in staff_rows.load_all(session.database):
        staff[member.name] = (*staff.get(member.name, ()), member.id)

    def shape_on(day: str) -> SchoolShape:
        start = school.start_year_of(dt.date.fromisoformat(day), years)
        return SchoolShape(profile.stages, profile.system, start)

    return SchoolBook(
        session.clock.now().date().isoformat(),
        {one.number: one for one in known if one.number},
        by_name(known),
        {
            (group.stage.value, group.entry_year, group.number): group.id
            for group in class_rows.load_classes(session.database)
        },
        shape_on,
        staff,
    )


def people(session: Session, wanted: Collection[str]) -> dict[str, tuple[str, str, str]]:
    """Name, class and what tells namesakes apart, by student id; those who left included."""
    return {
        row.id: (row.name, row.class_label, _apart(row))
        for row in students.list_students(session, students.StudentFilter(include_left=True))
        if row.id in wanted
    }


def _apart(row: students.StudentRow) -> str:
    """What tells two children of one name and class apart."""
    place = f"{row.number_in_class}号" if row.number_in_class is not None else ""
    tail = f"学籍号后4位{row.number_tail}" if row.number_tail else ""
    return " ".join(filter(None, (place, tail)))

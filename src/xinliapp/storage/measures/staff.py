"""Counselling teachers against the number of students."""

from __future__ import annotations

import math
from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import StaffKind
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

PER_STUDENTS = MeasureSpec(
    "part_time_counselors_per_students",
    unit="人",
    needs_case=False,
    definition="当日在岗的心理教师人数,应有数为在籍学生数除以配比、向上取整",
    convention="ceiling_of_ratio",
    parameters=(
        ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in StaffKind)),
        ParameterSpec("students_per_counselor", ParameterKind.INTEGER),
    ),
    requirement_parameter="students_per_counselor",
)


def part_time_counselors_per_students(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Counselling teachers of the given ``kinds`` in service on the day; need is ⌈students / ratio⌉ (JS-28).

    In service from ``from_day`` until the day before ``to_day``.
    """
    day = context.until
    kinds = texts(params, "kinds")
    staff = context.database.tuples(
        "SELECT id, from_day, name FROM staff_member"
        " WHERE kind IN (SELECT value FROM json_each(?)) AND from_day <= ?"
        " AND (to_day IS NULL OR to_day > ?) ORDER BY name, id",
        (json_list(kinds), day.isoformat(), day.isoformat()),
    )
    roll = context.roll(day)
    students = len(roll.enrolled)
    need = math.ceil(students / number(params, "students_per_counselor"))
    have = len(staff)
    lacking = (Shortfall("心理教师", float(have), float(need)),) if have < need else ()
    return Measured(
        float(have),
        PER_STUDENTS.unit,
        tuple(
            EvidenceRow("staff_member", str(row_id), str(since), str(name)) for row_id, since, name in staff
        ),
        shortfall=lacking,
        need=float(need),
        applicable=students > 0,
        convention=PER_STUDENTS.convention,
        notes=(("在籍学生(人)", float(students)), *roll.notes),
    )

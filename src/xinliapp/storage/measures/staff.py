"""Counselling teachers against the number of students; trainings held and who took part."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.staff import TrainingAudience, TrainingLevel
from xinliapp.domain.term_records import StaffKind
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import flag, number, texts

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
    smaller_is_stricter=True,
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


_KINDS = ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in StaffKind))
_LEVELS = ParameterSpec("levels", ParameterKind.TEXT_LIST, tuple(level.value for level in TrainingLevel))

TRAININGS = MeasureSpec(
    "trainings_held",
    unit="次",
    needs_case=False,
    definition="窗口内面向每一类对象的培训次数中最少的一类,面向全体教职工的培训对每一类都计",
    convention="records_by_day",
    parameters=(
        ParameterSpec("audience", ParameterKind.TEXT_LIST, tuple(each.value for each in TrainingAudience)),
        ParameterSpec("compulsory_only", ParameterKind.FLAG),
    ),
)
COVERAGE = MeasureSpec(
    "staff_training_coverage",
    unit="人",
    needs_case=False,
    definition="窗口内参加培训达到次数的在岗人数,分母为统计日在岗人数",
    convention="in_service_on_day",
    parameters=(_KINDS, _LEVELS, ParameterSpec("trainings_per_person", ParameterKind.INTEGER)),
    requirement_parameter="trainings_per_person",
)
HOURS = MeasureSpec(
    "staff_training_hours",
    unit="人",
    needs_case=False,
    definition="窗口内培训学时合计达到学时数的在岗人数,分母为统计日在岗人数",
    convention="in_service_on_day",
    parameters=(_KINDS, ParameterSpec("hours_per_person", ParameterKind.NUMBER)),
    requirement_parameter="hours_per_person",
)


def trainings_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Trainings held in the window for each ``audience``; the value is the least of them (JS-29).

    A training for all staff counts for every audience. ``compulsory_only`` takes 必修 ones alone.
    """
    audiences = texts(params, "audience")
    held: dict[str, list[EvidenceRow]] = {audience: [] for audience in audiences}
    for row_id, day, title, stored in context.database.tuples(
        "SELECT id, day, title, audiences FROM training WHERE voided_at IS NULL AND day BETWEEN ? AND ?"
        " AND compulsory >= ? ORDER BY day, id",
        (*context.span, int(flag(params, "compulsory_only"))),
    ):
        meant = set(json.loads(str(stored)))
        for audience in audiences:
            if audience in meant or TrainingAudience.ALL_STAFF.value in meant:
                held[audience].append(EvidenceRow("training", str(row_id), str(day), str(title)))
    least = min(len(rows) for rows in held.values())
    evidence = {row.row_id: row for rows in held.values() for row in rows}
    return Measured(
        float(least),
        TRAININGS.unit,
        tuple(sorted(evidence.values(), key=lambda row: (row.day, row.row_id))),
        shortfall=tuple(
            Shortfall(_AUDIENCE_WORDS[audience], 0.0, 1.0) for audience in audiences if not held[audience]
        ),
        complete=context.ended,
        convention=TRAININGS.convention,
    )


def staff_training_coverage(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Staff of ``kinds`` in service with at least ``trainings_per_person`` of ``levels`` (JS-10)."""
    levels = json_list(texts(params, "levels"))
    counted = _per_person(context, "count(*)", " AND t.level IN (SELECT value FROM json_each(?))", (levels,))
    return _reached(
        context, COVERAGE, texts(params, "kinds"), counted, number(params, "trainings_per_person")
    )


def staff_training_hours(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Staff of ``kinds`` in service whose trainings add up to ``hours_per_person`` (WN-11, WN-12)."""
    counted = _per_person(context, "sum(t.hours)", "", ())
    return _reached(context, HOURS, texts(params, "kinds"), counted, number(params, "hours_per_person"))


_AUDIENCE_WORDS = {
    TrainingAudience.COUNSELORS.value: "心理教师",
    TrainingAudience.HOMEROOM_TEACHERS.value: "班主任",
    TrainingAudience.SUBJECT_TEACHERS.value: "学科教师",
    TrainingAudience.LEADERSHIP.value: "学校领导",
    TrainingAudience.ALL_STAFF.value: "全体教职工",
}


def _per_person(context: MeasureContext, what: str, more: str, args: tuple[str, ...]) -> Mapping[str, float]:
    found = context.database.tuples(
        f"SELECT a.staff_id, {what} FROM training_attendance a JOIN training t ON t.id = a.training_id"  # noqa: S608
        f" WHERE t.voided_at IS NULL AND t.day BETWEEN ? AND ?{more} GROUP BY a.staff_id",
        (*context.span, *args),
    )
    return {str(staff): float(amount or 0) for staff, amount in found}


def _reached(
    context: MeasureContext,
    spec: MeasureSpec,
    kinds: tuple[str, ...],
    counted: Mapping[str, float],
    floor: float,
) -> Measured:
    """Who of those in service on the day reached ``floor``; the value is compared with all of them."""
    day = context.until.isoformat()
    people = [
        (str(row_id), str(name), counted.get(str(row_id), 0.0))
        for row_id, name in context.database.tuples(
            "SELECT id, name FROM staff_member WHERE kind IN (SELECT value FROM json_each(?1))"
            " AND from_day <= ?2 AND (to_day IS NULL OR to_day > ?2) ORDER BY name, id",
            (json_list(kinds), day),
        )
    ]
    reached = [(row_id, name, amount) for row_id, name, amount in people if amount >= floor]
    return Measured(
        float(len(reached)),
        spec.unit,
        tuple(EvidenceRow("staff_member", row_id, day, name, amount) for row_id, name, amount in reached),
        shortfall=tuple(Shortfall(name, amount, floor) for _, name, amount in people if amount < floor),
        denominator=float(len(people)),
        need=float(len(people)),
        complete=context.ended,
        applicable=bool(people),
        convention=spec.convention,
    )

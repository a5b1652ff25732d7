"""How often each student took part in activities of given themes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from xinliapp.domain.activities import ActivityTheme, AudienceKind
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.class_rolls import ClassRolls
from xinliapp.storage.measures.class_records import STUDENT_FORMS, judged_classes, without_classes
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

_CLASS_MEETINGS, _APART = "class_meetings", "apart"

PER_STUDENT = MeasureSpec(
    "participations_per_student",
    unit="人",
    needs_case=False,
    definition="窗口内参加所列主题活动够次数的学生人数(按班登记减去缺席,到人),分母为截至日在籍学生",
    convention="participations",
    parameters=(
        ParameterSpec("themes", ParameterKind.TEXT_LIST, tuple(theme.value for theme in ActivityTheme)),
        ParameterSpec("floor", ParameterKind.INTEGER),
        ParameterSpec(
            _CLASS_MEETINGS,
            ParameterKind.TEXT,
            ("counted", _APART),
            local=True,
            title="心理专题的班团队会",
            words=("也计1次", "只作班团队会,不再计1次"),
        ),
    ),
    requirement_parameter="floor",
)


def participations_per_student(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many students on the roll took part at least ``floor`` times (JS-27).

    A student took part in an activity that was for their class when they were 在读 in it on that day and not
    noted absent; one activity counts once, however many sessions or themes it had. Where only the peer
    representatives were asked, only those in office took part. A school may keep class meetings on mental
    health apart (``class_meetings``), where they answer another duty. Participations move with the student to
    another class. The shortfall is listed by class; who it is, :func:`tally` tells.
    """
    rolls = context.class_rolls
    counts, rows = tally(context, params, rolls)
    floor = number(params, "floor")
    enrolled = context.roll(context.until)
    reached = sum(1 for student in enrolled.enrolled if counts[student] >= floor)
    lacking = []
    for group in judged_classes(context, rolls):
        there = group.students & enrolled.enrolled
        good = sum(1 for student in there if counts[student] >= floor)
        if good < len(there):
            lacking.append(Shortfall(group.label, float(good), float(len(there))))
    placed = {student for group in judged_classes(context, rolls) for student in group.students}
    nowhere = enrolled.enrolled - placed
    good = sum(1 for student in nowhere if counts[student] >= floor)
    if good < len(nowhere):
        lacking.append(Shortfall("没有分班", float(good), float(len(nowhere))))
    total = len(enrolled.enrolled)
    return Measured(
        float(reached),
        PER_STUDENT.unit,
        rows,
        shortfall=tuple(lacking),
        denominator=float(total),
        need=float(total),
        complete=context.ended,
        applicable=total > 0,
        convention=PER_STUDENT.convention,
        notes=(*enrolled.notes, *without_classes(context, STUDENT_FORMS)),
    )


def tally(
    context: MeasureContext, params: Mapping[str, object], rolls: ClassRolls | None = None
) -> tuple[Counter[str], tuple[EvidenceRow, ...]]:
    """How often every student took part in what the parameters of the measure name, and the activities."""
    themes, apart = texts(params, "themes"), params.get(_CLASS_MEETINGS) == _APART
    rolls = rolls or context.class_rolls
    absent = _absent(context)
    counts: Counter[str] = Counter()
    rows: dict[str, EvidenceRow] = {}
    seen: dict[str, set[str]] = {}
    found_rows = context.database.tuples(
        "SELECT a.day, a.id, c.rowid, a.title, a.themes, a.audience_kind, c.class_id,"
        " a.form = 'class_meeting' AND a.mental_health = 1"
        " FROM activity a JOIN activity_class c ON c.activity_id = a.id"
        " WHERE a.day BETWEEN ? AND ? AND a.audience_kind IN (SELECT value FROM json_each(?))",
        (*context.span, json_list(tuple(kind.value for kind in AudienceKind if kind.by_class))),
    )
    for day, row_id, _, title, found, kind, class_id, meeting in sorted(found_rows):
        if not set(themes) & set(json.loads(str(found or "[]"))) or (apart and meeting):
            continue
        activity, on = str(row_id), str(day)
        there = rolls.enrolled(str(class_id), on) - absent.get(activity, set())
        if kind == AudienceKind.PEER_REPS.value:
            there &= _in_office(context, str(class_id), on)
        new = there - seen.setdefault(activity, set())
        seen[activity] |= new
        counts.update(new)
        if seen[activity]:
            rows[activity] = EvidenceRow("activity", activity, on, str(title), float(len(seen[activity])))
    return counts, tuple(rows.values())


def _absent(context: MeasureContext) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for activity_id, student in context.database.tuples(
        "SELECT b.activity_id, b.student_id FROM activity_absentee b"
        " JOIN activity a ON a.id = b.activity_id WHERE a.day BETWEEN ? AND ?",
        context.span,
    ):
        found.setdefault(str(activity_id), set()).add(str(student))
    return found


def _in_office(context: MeasureContext, class_id: str, day: str) -> frozenset[str]:
    return frozenset(
        str(student)
        for (student,) in context.database.tuples(
            "SELECT student_id FROM peer_rep WHERE class_id = ? AND from_day <= ?"
            " AND (to_day IS NULL OR to_day > ?)",
            (class_id, day, day),
        )
    )

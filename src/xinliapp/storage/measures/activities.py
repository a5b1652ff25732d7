"""Activities and parents' meetings: 场次, 人次 and 册."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.activities import AudienceKind
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import ActivityForm
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import flag, texts

_FORMS = ParameterSpec("forms", ParameterKind.TEXT_LIST, tuple(form.value for form in ActivityForm))
_SUBJECT = ParameterSpec("mental_health_only", ParameterKind.FLAG)

SESSIONS = MeasureSpec(
    "activity_sessions",
    unit="场次",
    needs_case=False,
    definition="窗口内已开展活动的场次合计",
    convention="records_by_day",
    parameters=(_FORMS, _SUBJECT),
)
HEADCOUNT = MeasureSpec(
    "activity_headcount",
    unit="人次",
    needs_case=False,
    definition="窗口内已开展活动的参与人次合计,同一人多次参与按次计",
    convention="attendances",
    parameters=(_FORMS, _SUBJECT),
)
PARENT_SESSIONS = MeasureSpec(
    "parent_meeting_sessions",
    unit="场次",
    needs_case=False,
    definition="窗口内已召开家长会的场次合计",
    convention="records_by_day",
    parameters=(_SUBJECT,),
)
PARENT_HEADCOUNT = MeasureSpec(
    "parent_meeting_headcount",
    unit="人次",
    needs_case=False,
    definition="窗口内家长会到会人次合计,同一人多次到会按次计",
    convention="attendances",
    parameters=(_SUBJECT,),
)
HANDBOOKS = MeasureSpec(
    "handbooks_given",
    unit="册",
    needs_case=False,
    definition="窗口内登记发放的宣传手册册数合计",
    convention="records_by_day",
)
PARENT_COURSES = MeasureSpec(
    "parent_courses_held",
    unit="次",
    needs_case=False,
    definition="窗口内已开展的家长课堂场次,只计心理专题",
    convention="records_by_day",
)
LETTERS_HOME = MeasureSpec(
    "letters_home_held",
    unit="次",
    needs_case=False,
    definition="窗口内以所列方式与家长沟通的记录场次",
    convention="records_by_day",
    parameters=(_FORMS,),
    floor=True,
)
PEER_TRAININGS = MeasureSpec(
    "peer_trainings_held",
    unit="次",
    needs_case=False,
    definition="窗口内面向心理委员的培训场次",
    convention="records_by_day",
    parameters=(_FORMS,),
    floor=True,
)
WITH_TOPIC = MeasureSpec(
    "parent_meetings_with_topic",
    unit="次",
    needs_case=False,
    definition="窗口内讲了心理与生命健康的家长会次数,分母为窗口内全部家长会",
    convention="every_record",
)
COUNT_ACTIVITIES = frozenset(
    {
        *(spec.name for spec in (SESSIONS, HEADCOUNT, PARENT_SESSIONS, PARENT_HEADCOUNT, HANDBOOKS)),
        *(spec.name for spec in (PARENT_COURSES, LETTERS_HOME, PEER_TRAININGS, WITH_TOPIC)),
        "class_meetings_per_class",
        "parent_meetings_per_class",
        "participations_per_student",
    }
)
"""Measures whose evidence are activities: an activity to be saved is tried against these."""


def activity_sessions(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Sessions (场次) of activities of the given ``forms`` in the window (KZ-46)."""
    return _total(context, SESSIONS, texts(params, "forms"), flag(params, "mental_health_only"), "sessions")


def activity_headcount(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Attendances (人次) of activities of the given ``forms`` in the window (KZ-47)."""
    return _total(context, HEADCOUNT, texts(params, "forms"), flag(params, "mental_health_only"), "headcount")


def parent_meeting_sessions(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Sessions (场次) of parents' meetings in the window (KZ-48)."""
    forms = (ActivityForm.PARENT_MEETING.value,)
    return _total(context, PARENT_SESSIONS, forms, flag(params, "mental_health_only"), "sessions")


def parent_meeting_headcount(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Attendances (人次) of parents' meetings in the window (KZ-49)."""
    forms = (ActivityForm.PARENT_MEETING.value,)
    return _total(context, PARENT_HEADCOUNT, forms, flag(params, "mental_health_only"), "headcount")


def handbooks_given(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Copies (册) of handbooks given out in the window (KZ-51)."""
    return _total(context, HANDBOOKS, (ActivityForm.HANDBOOK.value,), False, "headcount")


def parent_courses_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Sessions of parents' courses on mental health in the window (JS-45)."""
    return _total(context, PARENT_COURSES, (ActivityForm.PARENT_COURSE.value,), True, "sessions")


def letters_home_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How often parents were written to in the ways of ``forms`` in the window (JS-57, no number)."""
    return _total(context, LETTERS_HOME, texts(params, "forms"), False, "sessions")


def peer_trainings_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Sessions of the ``forms`` for peer representatives in the window (JS-36, no number)."""
    forms = texts(params, "forms")
    return _total(context, PEER_TRAININGS, forms, False, "sessions", AudienceKind.PEER_REPS)


def parent_meetings_with_topic(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many of the window's parents' meetings spoke of mental health; need is all of them (JS-42).

    A meeting that did not cannot be mended: the clause is broken at once, not at the end of the term. Records
    without an answer about the agenda are taken by whether they were meetings on mental health (专题).
    """
    meetings = context.database.tuples(
        "SELECT day, id, title, coalesce(agenda, mental_health) FROM activity"
        " WHERE form = ? AND day BETWEEN ? AND ? ORDER BY day, id",
        (ActivityForm.PARENT_MEETING.value, *context.span),
    )
    rows = tuple(
        EvidenceRow("activity", str(row_id), str(day), str(title))
        for day, row_id, title, topic in meetings
        if topic
    )
    lacking = tuple(
        Shortfall(f"{day!s} {title!s}", 0.0, 1.0) for day, _, title, topic in meetings if not topic
    )
    total = float(len(meetings))
    return Measured(
        float(len(rows)),
        WITH_TOPIC.unit,
        rows,
        shortfall=lacking,
        denominator=total,
        need=total,
        complete=context.ended or bool(lacking),
        applicable=bool(meetings) or not context.ended,
        convention=WITH_TOPIC.convention,
    )


def _total(
    context: MeasureContext,
    spec: MeasureSpec,
    forms: tuple[str, ...],
    only_subject: bool,
    column: str,
    audience: AudienceKind | None = None,
) -> Measured:
    rows = [
        row
        for form in forms
        for row in context.database.tuples(
            f"SELECT day, id, title, {column} FROM activity WHERE form = ? AND day BETWEEN ? AND ?"  # noqa: S608
            + (" AND mental_health = 1" if only_subject else "")
            + (" AND audience_kind = ?" if audience else ""),
            (form, *context.span, *((audience.value,) if audience else ())),
        )
    ]
    evidence = tuple(
        EvidenceRow("activity", str(row_id), str(day), str(title), float(amount or 0))
        for day, row_id, title, amount in sorted(rows)
        if amount
    )
    total = sum(row.amount for row in evidence)
    return Measured(total, spec.unit, evidence, complete=context.ended, convention=spec.convention)

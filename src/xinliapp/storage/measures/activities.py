"""Activities and parents' meetings: 场次, 人次 and 册."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured
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


def _total(
    context: MeasureContext, spec: MeasureSpec, forms: tuple[str, ...], only_subject: bool, column: str
) -> Measured:
    rows = [
        row
        for form in forms
        for row in context.database.tuples(
            f"SELECT day, id, title, {column} FROM activity WHERE form = ? AND day BETWEEN ? AND ?"  # noqa: S608
            + (" AND mental_health = 1" if only_subject else ""),
            (form, *context.span),
        )
    ]
    evidence = tuple(
        EvidenceRow("activity", str(row_id), str(day), str(title), float(amount or 0))
        for day, row_id, title, amount in sorted(rows)
        if amount
    )
    total = sum(row.amount for row in evidence)
    return Measured(total, spec.unit, evidence, complete=context.ended, convention=spec.convention)

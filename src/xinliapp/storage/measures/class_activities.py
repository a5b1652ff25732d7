"""Class meetings and parents' meetings, class by class."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import ActivityForm
from xinliapp.storage.measures.class_records import ClassActivity, by_class, judged_classes, without_classes
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import flag, number, texts

CLASS_MEETINGS = MeasureSpec(
    "class_meetings_per_class",
    unit="个班",
    needs_case=False,
    definition="窗口内按规定形式开展够次数的班级数,分母为截至日有学生的班级",
    convention="per_class_records",
    parameters=(
        ParameterSpec("forms", ParameterKind.TEXT_LIST, tuple(form.value for form in ActivityForm)),
        ParameterSpec("mental_health_only", ParameterKind.FLAG),
        ParameterSpec("floor", ParameterKind.INTEGER),
    ),
    requirement_parameter="floor",
)
PARENT_MEETINGS = MeasureSpec(
    "parent_meetings_per_class",
    unit="个班",
    needs_case=False,
    definition="窗口内家长会开够次数(可要求每次都讲心理)的班级数,分母为截至日有学生的班级",
    convention="per_class_records",
    parameters=(
        ParameterSpec("all_with_topic", ParameterKind.FLAG),
        ParameterSpec("floor", ParameterKind.INTEGER),
    ),
    requirement_parameter="floor",
)


def class_meetings_per_class(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many classes had at least ``floor`` activities of the ``forms`` in the window (JS-52)."""
    forms = texts(params, "forms")
    held = list(by_class(context, forms, flag(params, "mental_health_only")))
    return _per_class(context, CLASS_MEETINGS, forms, held, number(params, "floor"), all_with_topic=False)


def parent_meetings_per_class(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many classes had at least ``floor`` parents' meetings in the window (JS-54).

    With ``all_with_topic`` only meetings that spoke of mental health count, and one that did not leaves its
    class short: the meeting is asked for again as one too few.
    """
    forms = (ActivityForm.PARENT_MEETING.value,)
    held = list(by_class(context, forms))
    topic = flag(params, "all_with_topic")
    return _per_class(context, PARENT_MEETINGS, forms, held, number(params, "floor"), all_with_topic=topic)


def _per_class(
    context: MeasureContext,
    spec: MeasureSpec,
    forms: tuple[str, ...],
    held: list[ClassActivity],
    floor: float,
    *,
    all_with_topic: bool,
) -> Measured:
    classes = judged_classes(context)
    lacking = []
    for group in classes:
        own = [activity for activity in held if activity.class_id == group.id]
        have = sum(1 for activity in own if activity.topic) if all_with_topic else len(own)
        need = max(floor, float(len(own))) if all_with_topic else floor
        if have < need:
            lacking.append(Shortfall(group.label, float(have), need))
    judged = {group.id for group in classes}
    counted: dict[str, list[ClassActivity]] = {}
    for activity in held:
        if activity.class_id in judged:
            counted.setdefault(activity.activity_id, []).append(activity)
    rows = tuple(
        EvidenceRow("activity", row_id, each[0].day, each[0].title, float(len(each)))
        for row_id, each in counted.items()
    )
    total = float(len(classes))
    return Measured(
        total - len(lacking),
        spec.unit,
        rows,
        shortfall=tuple(lacking),
        denominator=total,
        need=total,
        complete=context.ended,
        applicable=bool(classes),
        convention=spec.convention,
        notes=without_classes(context, forms),
    )

"""What is typed of a support plan: the form's fields, how long they may be, and the rows made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.casework import ParentsMode, PlanMeasure, PlanStatus, SupportPlan
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.plan_measures import Frequency
from xinliapp.i18n import labels
from xinliapp.services import typed

MOST_GOALS, MOST_MEASURES = 5, 20
GOAL_LENGTH, SITUATION_LENGTH = 100, 1000
LONGEST_INTERVAL = 366
PLAN_YEARS = range(2000, 2200)  # a slip of the keyboard, which day arithmetic would trip over


@dataclass(frozen=True, slots=True)
class MeasureInput:
    """One measure as typed; ``line_id`` is that of the version before, "" for a new row."""

    what: str
    responsible: str
    frequency: Frequency
    starts_on: dt.date
    ends_on: dt.date
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A plan as typed; a draft may leave anything but its first day empty."""

    starts_on: dt.date
    situation: str = ""
    goals: tuple[str, ...] = ()
    lines: tuple[MeasureInput, ...] = ()
    triggers: str = ""
    emergency_name: str = ""
    emergency_phone: str = ""
    parents_mode: ParentsMode | None = None
    parents_opinion: str = ""
    parents_signed_on: dt.date | None = None
    review_days: int | None = None
    lift_conditions: str = ""


def typed_plan(plan_id: str, student_id: str, version: int, typed_in: PlanInput) -> SupportPlan:
    """A draft's row of what was typed.

    Raises:
        UserError: ``field_wrong``: lengths, days, too many rows.
    """
    goals = [goal.strip() for goal in typed_in.goals if goal.strip()]
    if len(goals) > MOST_GOALS:
        raise UserError("field_wrong", field="目标", why=f"最多{MOST_GOALS}条")
    if len(typed_in.lines) > MOST_MEASURES:
        raise UserError("field_wrong", field="措施", why=f"最多{MOST_MEASURES}行")
    interval = typed_in.review_days
    if interval is not None and not 1 <= interval <= LONGEST_INTERVAL:
        raise UserError("field_wrong", field="复评间隔", why=f"应为1到{LONGEST_INTERVAL}天")
    lines = tuple(_line(plan_id, place, one) for place, one in enumerate(typed_in.lines, start=1))
    signed = typed_in.parents_signed_on
    if typed_in.starts_on.year not in PLAN_YEARS:
        raise UserError("field_wrong", field="开始日期", why="年份不对")
    return SupportPlan(
        id=plan_id,
        student_id=student_id,
        version=version,
        status=PlanStatus.DRAFT,
        starts_on=typed_in.starts_on.isoformat(),
        review_on=None,
        closed_on=None,
        outcome=None,
        situation=typed.text("现状", typed_in.situation, longest=SITUATION_LENGTH, shortest=0),
        goals="\n".join(typed.text("目标", goal, longest=GOAL_LENGTH) for goal in goals),
        measures="\n".join(line_words(line) for line in lines),
        triggers=typed.text("不宜场合/诱因", typed_in.triggers, longest=500, shortest=0),
        emergency_name=typed.text("应急联系人", typed_in.emergency_name, longest=40, shortest=0),
        emergency_phone=typed.text("应急电话", typed_in.emergency_phone, longest=20, shortest=0),
        parents_mode=typed_in.parents_mode,
        parents_opinion=typed.text("家长意见", typed_in.parents_opinion, longest=500, shortest=0),
        parents_signed_on=signed.isoformat() if signed else None,
        review_days=interval,
        lift_conditions=typed.text("解除条件", typed_in.lift_conditions, longest=500, shortest=0),
        lines=lines,
    )


def _line(plan_id: str, place: int, typed_in: MeasureInput) -> PlanMeasure:
    if typed_in.ends_on < typed_in.starts_on:
        raise UserError("field_wrong", field="措施", why=f"第{place}行的结束早于开始")
    return PlanMeasure(
        id=new_id(),
        plan_id=plan_id,
        line_id=typed_in.line_id or new_id(),
        seq=place,
        what=typed.text("措施", typed_in.what, longest=200),
        responsible=typed.text("责任人", typed_in.responsible, longest=40),
        frequency=typed_in.frequency,
        starts_on=typed_in.starts_on.isoformat(),
        ends_on=typed_in.ends_on.isoformat(),
    )


def line_words(line: PlanMeasure) -> str:
    """A measure in one line: 每周辅导 / 甲 / 每周 / 11-24—01-15."""
    span = f"{line.starts_on[5:]}—{line.ends_on[5:]}"
    return f"{line.what} / {line.responsible} / {labels.label(line.frequency)} / {span}"


def require_whole(plan: SupportPlan) -> None:
    """What a plan needs before anybody is asked to approve it.

    Raises:
        UserError: ``field_required`` (the first gap).
    """
    for name, value in (
        ("现状", plan.situation),
        ("目标", plan.goals),
        ("措施", plan.lines),
        ("应急联系人", plan.emergency_name),
        ("应急电话", plan.emergency_phone),
        ("复评间隔", plan.review_days),
    ):
        if not value:
            raise UserError("field_required", field=name)

"""The demo's last weeks of warnings, each at another point of its way, and plan measures with a turn.

What stands open on the day the demo is shown is what a counsellor finds on any morning: one to take in, one
the homeroom teacher still has to hear of, one that went straight to the school and is being looked after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.casework import SupportPlan
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.plan_measures import Frequency
from xinliapp.domain.warnings import StepKind, Urgency, WarningDecision, WarningSource
from xinliapp.services import concern, plans, students, warnings
from xinliapp.services.plans import MeasureInput, PlanInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.warnings import WarningInput


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done so many minutes after the warning was written; ``who`` at the grade or the school."""

    minutes: int
    kind: StepKind
    who: str = ""
    decision: WarningDecision = WarningDecision.TALK
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Story:
    """One warning: when noticed, minutes until it was written down, what was seen, and what followed."""

    noticed: dt.datetime
    later: int
    signs: tuple[str, ...]
    source: WarningSource
    note: str
    urgency: Urgency = Urgency.ROUTINE
    told_homeroom: bool = False
    steps: tuple[_Step, ...] = ()


def _at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute)  # noqa: DTZ001 - wall clock


_STORIES = (
    _Story(
        _at(3, 10, 20), 15, ("sleep", "grades_fall"), WarningSource.HOMEROOM_TEACHER,
        "早读连着三天趴着,说晚上睡不着;上周测验比平时低了二十多分。", told_homeroom=True,
        steps=(
            _Step(95, StepKind.RECEIVED, note="中午先谈一次,再和家长对一下作息。"),
            _Step(3 * 1440, StepKind.HANDLED, note="谈过两次,家长把手机收到客厅,这周入睡早了。"),
        ),
    ),
    _Story(
        _at(10, 16, 45), 20, ("conflict",), WarningSource.SUBJECT_TEACHER,
        "体育课上和同学推搡,劝开后一直没说话。", told_homeroom=True,
        steps=(
            _Step(30, StepKind.RECEIVED, decision=WarningDecision.NONE, note="班主任已当面调解,两人和好。"),
        ),
    ),
    _Story(
        _at(12, 8, 5), 10, ("school_refusal", "family_change"), WarningSource.PARENT,
        "母亲来电说孩子早上不肯出门,父亲上月去了外地。", Urgency.SOON, told_homeroom=True,
        steps=(
            _Step(25, StepKind.AT_GRADE, "年级组长"),
            _Step(40, StepKind.RECEIVED, decision=WarningDecision.WATCH, note="约家长周末到校谈。"),
        ),
    ),
    _Story(
        _at(17, 14, 10), 5, ("wish_to_vanish",), WarningSource.PEER_REP,
        "心理委员说同学在课间讲“不想再在这里了”,当时有两个同学陪着。", told_homeroom=True,
        steps=(
            _Step(6, StepKind.AT_SCHOOL, "分管副校长"),
            _Step(8, StepKind.RECEIVED, decision=WarningDecision.CONFERENCE,
                  note="当即面谈并通知家长,放学由家长接回,提请研判。"),
        ),
    ),
    _Story(
        _at(18, 15, 30), 12, ("withdrawn", "low_mood"), WarningSource.CLASSMATE,
        "同桌说这周课间都一个人待着,午饭也不去食堂。", Urgency.SOON,
        steps=(_Step(20, StepKind.RECEIVED, note="今天倾听时间谈一次。"),),
    ),
    _Story(
        _at(19, 9, 25), 8, ("crying",), WarningSource.HOMEROOM_TEACHER,
        "第二节课后在走廊里哭,说和好朋友不说话了。", told_homeroom=True,
    ),
)  # fmt: skip
# What, who, how often, and how many days ago it was done last: due today, and on Monday twice.
_TURNS = (
    ("每天到校时问一声,记一句当天的状态", "班主任", Frequency.DAILY, 1),
    ("与家长通一次电话,说说这一周", "班主任", Frequency.WEEKLY, 6),
    ("到心理辅导室谈一次", "心理教师", Frequency.BIWEEKLY, None),
)


def fill(session: Session) -> None:
    """Warnings of students nobody grades, oldest first, and measures with a turn for three key students."""
    clock = session.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demo is made under a standing clock")
    graded = concern.current(session)
    free = [row.id for row in students.list_students(session) if row.id not in graded]
    before = clock.moment
    for place, story in enumerate(_STORIES):
        _tell(session, clock, free[(place * 37 + 11) % len(free)], story)
    clock.moment = before
    _turns(session, clock, sorted(student for student, grade in graded.items() if grade.ordinal >= 2))
    clock.moment = before


def _tell(session: Session, clock: FixedClock, student_id: str, story: _Story) -> None:
    written = story.noticed + dt.timedelta(minutes=story.later)
    clock.moment = written
    typed = WarningInput(
        student_id, story.noticed, story.signs, story.source, story.urgency, story.note, story.told_homeroom
    )
    warning_id = warnings.report(session, typed).warning_id or ""
    for step in story.steps:
        clock.moment = written + dt.timedelta(minutes=step.minutes)
        if step.kind is StepKind.RECEIVED:
            warnings.receive(session, warning_id, step.decision, step.note)
        elif step.kind is StepKind.HANDLED:
            warnings.finish(session, warning_id, step.note)
        else:
            warnings.stamp_step(session, warning_id, step.kind, step.who)


def _turns(session: Session, clock: FixedClock, looked_after: Sequence[str]) -> None:
    """A further version of three plans, signed on paper last week, with one measure that comes round."""
    now = clock.moment
    signed = MOMENT.date() - dt.timedelta(days=9)
    for (what, who, often, ago), student_id in zip(_TURNS, looked_after, strict=False):
        plan = plans.in_force(plans.plans_of(session, student_id))
        if plan is None:
            continue
        line = MeasureInput(what, who, often, signed, signed + dt.timedelta(weeks=8))
        clock.moment = now - dt.timedelta(days=9)
        made = plans.save_draft(session, student_id, _again(plan, signed, line))
        plans.submit(session, made)
        plans.approve(session, made, paper=PaperSignature("校长", signed))
        if ago is not None:
            clock.moment = now - dt.timedelta(days=ago)
            added = plans.plans_of(session, student_id)[0].lines[-1]
            plans.mark_done(session, student_id, added.line_id)
        clock.moment = now


def _again(plan: SupportPlan, signed: dt.date, added: MeasureInput) -> PlanInput:
    """The plan as it stands and one measure more; it is reviewed on the day it would have been."""
    review = max(dt.date.fromisoformat(plan.review_on or ""), MOMENT.date() + dt.timedelta(days=5))
    lines = [
        MeasureInput(
            line.what, line.responsible, line.frequency, dt.date.fromisoformat(line.starts_on),
            dt.date.fromisoformat(line.ends_on), line.line_id,
        )
        for line in plan.lines
    ]  # fmt: skip
    return PlanInput(
        starts_on=signed,
        situation=plan.situation,
        goals=tuple(plan.goals.split("\n")),
        lines=(*lines, added),
        triggers=plan.triggers,
        emergency_name=plan.emergency_name,
        emergency_phone=plan.emergency_phone,
        parents_mode=plan.parents_mode,
        parents_opinion=plan.parents_opinion,
        parents_signed_on=signed,
        review_days=(review - signed).days,
        lift_conditions=plan.lift_conditions,
    )

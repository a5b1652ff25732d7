"""A worry written down (预警): what was seen, who was told, how it went up to the school (BJ-27, BJ-63)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.clock import parse_stamp


class WarningSource(Enum):
    """Who noticed it."""

    HOMEROOM_TEACHER = "homeroom_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    PARENT = "parent"
    CLASSMATE = "classmate"
    PEER_REP = "peer_rep"
    STUDENT = "student"
    DORMITORY = "dormitory"
    OTHER = "other"


class Urgency(Enum):
    """How soon somebody has to act; 立即 goes straight to the school."""

    ROUTINE = "routine"
    SOON = "soon"
    IMMEDIATE = "immediate"


class StepKind(Enum):
    """What became of a warning: who was told, which level it reached, what the counsellor did."""

    TOLD_HOMEROOM = "told_homeroom"
    TOLD_COUNSELOR = "told_counselor"
    AT_GRADE = "at_grade"
    AT_SCHOOL = "at_school"
    RECEIVED = "received"
    HANDLED = "handled"


class WarningDecision(Enum):
    """What the counsellor decided on receiving it."""

    CONFERENCE = "conference"
    TALK = "talk"
    WATCH = "watch"
    NONE = "none"


MUST_BE_TOLD = (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR)
"""BJ-63: 及时告知班主任和心理教师."""

LEVELS = (StepKind.TOLD_HOMEROOM, StepKind.AT_GRADE, StepKind.AT_SCHOOL)
"""BJ-27: 班级 → 年级 → 学校. The class level is reached when the homeroom teacher knows."""


@dataclass(frozen=True, slots=True)
class ObservedSign:
    """One line of the list of signs; ``imminent`` ones make a warning 立即. ``digit`` ticks it, 0: none."""

    key: str
    words: str
    digit: int
    imminent: bool


@dataclass(frozen=True, slots=True)
class WarningStep:
    """One stamp: when, and who (``by_name``: the person told, or the one who acted)."""

    id: str
    warning_id: str
    kind: StepKind
    at: str
    by_name: str
    decision: WarningDecision | None
    note: str


@dataclass(frozen=True, slots=True)
class WarningReport:
    """A warning as written. ``signs`` are keys; ``direct``: it skipped the levels (越级直报)."""

    id: str
    student_id: str | None
    class_id: str | None
    noticed_at: str
    signs: tuple[str, ...]
    source: WarningSource
    urgency: Urgency
    note: str
    reported_by: str
    direct: bool
    voided_at: str | None
    created_at: str
    steps: tuple[WarningStep, ...] = ()

    def step(self, kind: StepKind) -> WarningStep | None:
        """The first stamp of a kind, or None."""
        return next((step for step in self.steps if step.kind is kind), None)

    @property
    def untold(self) -> tuple[StepKind, ...]:
        """Who must be told and was not yet."""
        return tuple(kind for kind in MUST_BE_TOLD if self.step(kind) is None)

    @property
    def received(self) -> WarningStep | None:
        """The counsellor's receipt, or None while it waits."""
        return self.step(StepKind.RECEIVED)

    @property
    def open(self) -> bool:
        """Whether somebody still has to deal with it."""
        return self.voided_at is None and self.step(StepKind.HANDLED) is None

    @property
    def next_level(self) -> StepKind | None:
        """The level a warning has to reach next, None once it is at the school."""
        if self.step(StepKind.AT_SCHOOL) is not None:
            return None
        if self.direct:
            return StepKind.AT_SCHOOL
        return next(kind for kind in LEVELS if self.step(kind) is None)


@dataclass(frozen=True, slots=True)
class Interval:
    """Minutes from noticing to a stamp, by its kind."""

    kind: StepKind
    minutes: int


def urgency_of(signs: Iterable[ObservedSign], chosen: Urgency) -> Urgency:
    """立即 as soon as one imminent sign is ticked, whatever was chosen."""
    return Urgency.IMMEDIATE if any(sign.imminent for sign in signs) else chosen


def intervals(report: WarningReport) -> tuple[Interval, ...]:
    """Minutes from 发现 to each first stamp, in the order they happened (BJ-28: 三个“及时”).

    A stamp earlier than the noticing (a wrong time typed) counts as 0.
    """
    noticed = parse_stamp(report.noticed_at)
    first: dict[StepKind, dt.datetime] = {}
    for step in sorted(report.steps, key=lambda one: one.at):
        first.setdefault(step.kind, parse_stamp(step.at))
    return tuple(
        Interval(kind, max(0, int((moment - noticed).total_seconds() // 60)))
        for kind, moment in sorted(first.items(), key=lambda pair: pair[1])
    )

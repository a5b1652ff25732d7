"""A crisis as it was handled (危机处置): presses with their moments, corrections beside them, what followed.

Nobody types during a crisis (requirements.md 48): one press is a step and a moment. What was pressed never
changes; a correction stands beside it with its reason, and counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.crisis_stamps import CrisisStep

UNDO_SECONDS = 10
# The clock counts whole seconds and the press waited for its turn to be written.
UNDO_ALLOWED = dt.timedelta(seconds=UNDO_SECONDS + 2)
QUIET_AFTER = dt.timedelta(hours=12)
"""A crisis nobody pressed anything for so long takes no new presses by itself: this may be another one."""
STUDENT_WITHIN = dt.timedelta(hours=24)
MOST_STEPS, LONGEST_WORDS = 20, 8


@dataclass(frozen=True, slots=True)
class StepChoice:
    """A button: ``key`` is a :class:`CrisisStep`'s value, or the school's own (``own_…``)."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """更正为 ``at``; None: the step did not happen."""

    id: str
    entry_id: str
    at: str | None
    reason: str
    by_name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class CrisisEntry:
    """One press, or (without ``step``) one remark. ``stamp_id``: it was pressed at the lock screen."""

    id: str
    crisis_id: str
    step: str
    words: str
    at: str
    note: str
    by_name: str
    stamp_id: str | None
    created_at: str
    corrections: tuple[Correction, ...] = ()

    @property
    def counts_at(self) -> str | None:
        """The moment that counts: the newest correction's; None when the step did not happen."""
        return self.corrections[-1].at if self.corrections else self.at


@dataclass(frozen=True, slots=True)
class Crisis:
    """One crisis; entries in the order of the moments that were pressed."""

    id: str
    started_at: str
    student_id: str | None
    ended_at: str | None
    voided_at: str | None
    created_by: str
    entries: tuple[CrisisEntry, ...] = ()

    @property
    def running(self) -> bool:
        """Nobody has ended it."""
        return self.ended_at is None and self.voided_at is None

    @property
    def last_at(self) -> str:
        """The moment of the last press."""
        return max((entry.at for entry in self.entries), default=self.started_at)

    def first(self, step: CrisisStep) -> str | None:
        """The first moment that counts of a step."""
        moments = [one.counts_at for one in self.entries if one.step == step.value and one.counts_at]
        return min(moments, default=None)

    def last(self, step: CrisisStep) -> str | None:
        """The last moment that counts of a step."""
        moments = [one.counts_at for one in self.entries if one.step == step.value and one.counts_at]
        return max(moments, default=None)


@dataclass(frozen=True, slots=True)
class Gap:
    """时距 between two steps; ``minutes`` None where one is missing, below 0 in odd order."""

    start: CrisisStep
    end: CrisisStep
    minutes: int | None
    clause: str = ""


_GAPS = (
    (CrisisStep.FOUND, CrisisStep.ASSESSED, ""),
    (CrisisStep.FOUND, CrisisStep.PLAN_STARTED, "BJ-51"),
    (CrisisStep.FOUND, CrisisStep.GUARDIAN_CALLED, "BJ-52"),
    (CrisisStep.FOUND, CrisisStep.REPORTED, "BJ-28"),
    (CrisisStep.GUARDIAN_CALLED, CrisisStep.GUARDIAN_ARRIVED, ""),
    (CrisisStep.FOUND, CrisisStep.SENT_TO_HOSPITAL, "BJ-47"),
    (CrisisStep.STAYED_WITH, CrisisStep.STAY_ENDED, ""),
)


def gaps(crisis: Crisis) -> tuple[Gap, ...]:
    """Whole minutes between the first moments of two steps; 解除陪护 is its last.

    发现 is where no press of it counts the crisis's own start: the first thing anybody noted.
    """
    return tuple(
        Gap(start, end, _minutes(_start(crisis, start), _end(crisis, end)), clause)
        for start, end, clause in _GAPS
    )


def _start(crisis: Crisis, step: CrisisStep) -> str | None:
    found = crisis.first(step)
    return crisis.started_at if found is None and step is CrisisStep.FOUND else found


def _end(crisis: Crisis, step: CrisisStep) -> str | None:
    return crisis.last(step) if step is CrisisStep.STAY_ENDED else crisis.first(step)


def _minutes(start: str | None, end: str | None) -> int | None:
    if start is None or end is None:
        return None
    seconds = int((parse_stamp(end) - parse_stamp(start)).total_seconds())
    return seconds // 60 if seconds >= 0 else -(-seconds // 60) or -1


def taking_presses(crises: Iterable[Crisis], now: dt.datetime) -> Crisis | None:
    """The crisis a press now belongs to: the running one pressed last, unless it has long been quiet."""
    running = [one for one in crises if one.running]
    newest = max(running, key=lambda one: (one.last_at, one.started_at), default=None)
    if newest is None or now - parse_stamp(newest.last_at) > QUIET_AFTER:
        return None
    return newest


class Receipt(Enum):
    """回执 of the hand-over: none yet, on paper, or as a kept file."""

    NONE = "none"
    PAPER = "paper"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Handover:
    """送医交接 (BJ-47, JS-61): guardian told, who went along, where to, to whom, with what receipt."""

    id: str
    crisis_id: str
    guardian_told_at: str | None
    accompanied_by: str
    hospital: str
    arrived_at: str | None
    handed_to: str
    receipt: Receipt
    receipt_id: str | None
    note: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Aftercare:
    """A step of 善后: open until ``done_on``."""

    id: str
    crisis_id: str
    what: str
    responsible: str
    due_on: str
    done_on: str | None
    outcome: str


class Lack(Enum):
    """What contradicts itself in a crisis that ran its course."""

    NOT_ENDED = "not_ended"
    NO_STUDENT = "no_student"
    GUARDIAN_NOT_TOLD = "guardian_not_told"
    NO_HANDOVER = "no_handover"


def lacks(crisis: Crisis, handover: Handover | None, now: dt.datetime) -> tuple[Lack, ...]:
    """What is missing now. A guardian is told by 联系家长, by 家长到校, or as the hand-over says (BJ-52).

    Nothing is asked while it is under way, but the guardians once an hour has passed.
    """
    if crisis.voided_at is not None:
        return ()
    found = []
    quiet = crisis.running and now - parse_stamp(crisis.last_at) > QUIET_AFTER
    if quiet:
        found.append(Lack.NOT_ENDED)
    if crisis.student_id is None and now - parse_stamp(crisis.started_at) > STUDENT_WITHIN:
        found.append(Lack.NO_STUDENT)
    waited = not crisis.running or now - parse_stamp(crisis.started_at) > dt.timedelta(hours=1)
    if waited and not guardian_told(crisis, handover):
        found.append(Lack.GUARDIAN_NOT_TOLD)
    if not crisis.running and crisis.first(CrisisStep.SENT_TO_HOSPITAL) and handover is None:
        found.append(Lack.NO_HANDOVER)
    return tuple(found)


def guardian_told(crisis: Crisis, handover: Handover | None) -> bool:
    """Whether anything says that a guardian knows."""
    steps = (CrisisStep.GUARDIAN_CALLED, CrisisStep.GUARDIAN_ARRIVED)
    return any(crisis.first(step) for step in steps) or bool(handover and handover.guardian_told_at)


def checked_steps(steps: Sequence[StepChoice]) -> tuple[StepChoice, ...]:
    """The list as it may stand on buttons.

    Raises:
        ValueError: ``"few"``, ``"many"``, ``"twice"``, ``"words"`` (empty or longer than a button),
            ``"found"`` (发现 is where every 时距 begins).
    """
    if not steps:
        raise ValueError("few")
    if len(steps) > MOST_STEPS:
        raise ValueError("many")
    if any(not 1 <= len(one.words) <= LONGEST_WORDS for one in steps):
        raise ValueError("words")
    if len({one.key for one in steps}) != len(steps) or len({one.words for one in steps}) != len(steps):
        raise ValueError("twice")
    if CrisisStep.FOUND.value not in {one.key for one in steps}:
        raise ValueError("found")
    return tuple(steps)

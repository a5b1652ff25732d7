"""What the tabs of the student page are, and which lines each shows; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.casework import PlanStatus
from xinliapp.domain.dossier import EntryKind
from xinliapp.services.dossier import CasePart
from xinliapp.ui.student.lines import Line


class Tab(Enum):
    """The parts of a student's page (S07); those of later issues are not there at all."""

    OVERVIEW = "overview"
    TIMELINE = "timeline"
    SCORES = "scores"
    COUNSELING = "counseling"
    PLAN = "plan"
    REFERRAL = "referral"
    HOME = "home"
    FILE = "file"
    PAPERS = "papers"
    READINGS = "readings"


class PaperKind(Enum):
    """What can be printed of a student's page."""

    FIVE_ELEMENTS = "five_elements"
    HOMEROOM = "homeroom"
    CARD = "card"
    CONSENT_SCREENING = "consent_screening"
    CONSENT_COUNSELING = "consent_counseling"


class Record(Enum):
    """What can be begun for the student besides a talk, each on its own page."""

    COUNSELING = "counseling"
    VISIT = "visit"
    GUARDIAN = "guardian"
    WARNING = "warning"
    APPOINTMENT = "appointment"
    TRANSFER = "transfer"

    @property
    def page(self) -> str:
        """The page it is written on."""
        return "contacts" if self in (Record.VISIT, Record.GUARDIAN) else self.value

    def argument(self, student_id: str) -> object:
        """What that page takes to begin one for this student."""
        if self is Record.WARNING:
            return student_id
        tabs = {Record.VISIT: "visits", Record.GUARDIAN: "guardians"}
        tab = {"tab": tabs[self]} if self in tabs else {}
        return {**tab, "student": student_id}


FILTERED = frozenset({Tab.OVERVIEW, Tab.TIMELINE})
KINDS: dict[Tab, frozenset[EntryKind]] = {
    Tab.COUNSELING: frozenset({EntryKind.COUNSELING, EntryKind.TALK}),
    Tab.PLAN: frozenset(
        {EntryKind.PLAN, EntryKind.REVIEW, EntryKind.GROUP, EntryKind.GRADE, EntryKind.CONFERENCE}
    ),
    Tab.REFERRAL: frozenset({EntryKind.REFERRAL}),
    Tab.HOME: frozenset({EntryKind.HOME}),
    Tab.SCORES: frozenset({EntryKind.CHECK}),
    Tab.FILE: frozenset({EntryKind.FACT, EntryKind.EVENT}),
    Tab.PAPERS: frozenset({EntryKind.PAPER, EntryKind.CONSENT}),
}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One thing left to do for this student: ``key`` names its words, ``late`` how many days overdue."""

    key: str
    subject: str = ""
    late: int = 0


def unfinished(case: CasePart, today: str) -> tuple[Unfinished, ...]:
    """What the page says is left to do, from what it has read; nothing is asked of the database again."""
    found = []
    if case.pending is not None:
        found.append(Unfinished("grade_second"))
    if case.draft is not None and case.draft.status is PlanStatus.SUBMITTED:
        found.append(Unfinished("plan_approve", f"v{case.draft.version}"))
    plan = case.plan
    if plan is not None and plan.status is PlanStatus.ACTIVE:
        if plan.review_on and plan.review_on <= today:
            found.append(Unfinished("plan_review", plan.review_on, _days(plan.review_on, today)))
        if plan.lines and plan.parents_signed_on is None:
            found.append(Unfinished("parents_signature"))
    for state in case.measures:
        if state.due_on is not None and state.due_on <= today:
            found.append(Unfinished("plan_measure", state.measure.what, _days(state.due_on, today)))
    if case.grade is not None and case.grade.ordinal and (case.grade.review_on or "9") <= today:
        day = case.grade.review_on or today
        found.append(Unfinished("grade_review", day, _days(day, today)))
    return tuple(found)


def lines_of(tab: Tab, lines: Sequence[Line], kind: str = "", year: str = "") -> tuple[Line, ...]:
    """The lines a tab shows; on 总览 and 时间线 also by the word of a kind and by year, "" for all."""
    if tab in KINDS:
        wanted = {each.value for each in KINDS[tab]}
        return tuple(line for line in lines if line.group in wanted)
    return tuple(
        line for line in lines if (not kind or line.group == kind) and (not year or line.day[:4] == year)
    )


def _days(day: str, today: str) -> int:
    return max(0, (dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days)

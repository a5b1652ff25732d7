"""What the page of a group and plan shows and holds; plain facts, no Qt."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.casework import (
    CareGroup,
    CareRole,
    MemberConsent,
    ParentsMode,
    PlanReview,
    PlanStatus,
    SupportPlan,
)
from xinliapp.domain.plan_measures import Frequency
from xinliapp.services.plan_words import PlanWords
from xinliapp.services.shipped_lists import PlanTemplate


class GroupPaper(Enum):
    """关爱小组名单 ×2; the second one for classmates and parents, without grade and reason."""

    INTERNAL = "group"
    NEUTRAL = "group_neutral"


@dataclass(frozen=True, slots=True)
class LineForm:
    """One measure as typed; days as text."""

    what: str = ""
    responsible: str = ""
    frequency: str = Frequency.WEEKLY.value
    starts_on: str = ""
    ends_on: str = ""
    line_id: str = ""

    @property
    def empty(self) -> bool:
        """Nothing typed in it."""
        return not self.what.strip()


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The plan as typed; days and numbers as text, ``parents_mode`` a value of :class:`ParentsMode` or "".

    ``base`` marks the stored version the form began with (``plans.mark_of``); it is not what was typed.
    """

    starts_on: str = ""
    situation: str = ""
    goals: str = ""
    triggers: str = ""
    emergency_name: str = ""
    emergency_phone: str = ""
    parents_mode: str = ""
    parents_opinion: str = ""
    parents_signed_on: str = ""
    review_days: str = ""
    lift_conditions: str = ""
    lines: tuple[LineForm, ...] = ()
    base: str = dataclasses.field(default="", compare=False)

    def body(self) -> dict[str, object]:
        """As a draft keeps it."""
        return dataclasses.asdict(self)


def read_form(kept: object) -> PlanForm | None:
    """The inverse of :meth:`PlanForm.body`; None for one that cannot be understood."""
    if not isinstance(kept, Mapping):
        return None
    try:
        texts = {
            one.name: str(kept[one.name])
            for one in dataclasses.fields(PlanForm)
            if one.name not in ("lines", "base")
        }
        names = [one.name for one in dataclasses.fields(LineForm)]
        lines = tuple(LineForm(**{name: str(row[name]) for name in names}) for row in kept["lines"])
    except (KeyError, TypeError):
        return None
    return PlanForm(**texts, lines=lines, base=str(kept.get("base", "")))


def form_of(plan: SupportPlan) -> PlanForm:
    """A plan as a form starts with it."""
    return PlanForm(
        starts_on=plan.starts_on,
        situation=plan.situation,
        goals=plan.goals,
        triggers=plan.triggers,
        emergency_name=plan.emergency_name,
        emergency_phone=plan.emergency_phone,
        parents_mode=plan.parents_mode.value if plan.parents_mode else "",
        parents_opinion=plan.parents_opinion,
        parents_signed_on=plan.parents_signed_on or "",
        review_days=str(plan.review_days or ""),
        lift_conditions=plan.lift_conditions,
        lines=tuple(
            LineForm(
                line.what, line.responsible, line.frequency.value, line.starts_on, line.ends_on, line.line_id
            )
            for line in plan.lines
        ),
    )


@dataclass(frozen=True, slots=True)
class MemberForm:
    """One role as typed; ``gap`` says why it stays empty."""

    role: CareRole
    name: str = ""
    person_id: str | None = None
    consent: MemberConsent = MemberConsent.UNASKED
    gap: str = ""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything of one student. ``waits``: a submitted version, ``lift``: an end nobody signed yet.

    ``mine``: this account submitted (or asked for the end), so somebody else has to sign.
    """

    student_id: str
    name: str
    class_label: str
    ordinal: int
    grade_word: str
    group: CareGroup | None
    members: tuple[MemberForm, ...]
    versions: tuple[SupportPlan, ...]
    active: SupportPlan | None
    waits: SupportPlan | None
    lift: PlanReview | None
    mine: bool
    form: PlanForm
    templates: tuple[PlanTemplate, ...]
    words: PlanWords
    today: str
    reviews: tuple[PlanReview, ...] = field(default=())
    group_mark: str = ""  # what tells the group as shown from a later one (``care_members.mark``)

    @property
    def in_force(self) -> bool:
        """The newest version is in force: what is changed becomes a new one."""
        return bool(self.versions) and self.versions[0].status is PlanStatus.ACTIVE


def parents_mode_of(value: str) -> ParentsMode | None:
    """The mode behind a value, None for nothing chosen."""
    return ParentsMode(value) if value else None

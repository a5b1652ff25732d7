"""Suspension and return (休学, 复学): application, a third party's assessment, the decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class SuspensionClass(Enum):
    """Why a student is away, in classes that say nothing of a state."""

    WELLBEING = "wellbeing"
    BODY = "body"
    FAMILY = "family"
    ABROAD = "abroad"
    OTHER = "other"
    UNKNOWN = "unknown"


class ReturnOutcome(Enum):
    """What was decided of an application."""

    GRANTED = "granted"
    POSTPONED = "postponed"


ASSESSED = frozenset({SuspensionClass.WELLBEING, SuspensionClass.UNKNOWN})
"""Classes of which a clause like KZ-17 speaks; who knows of no reason cannot say that it does not apply."""


@dataclass(frozen=True, slots=True)
class Suspension:
    """From which day on a student is away, and why as far as the school was told."""

    id: str
    student_id: str
    from_day: str
    reason_class: SuspensionClass
    note: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class ReturnApplication:
    """The family asks to come back: on which day, who asked, what was handed in."""

    id: str
    suspension_id: str
    student_id: str
    applied_on: str
    applicant: str
    materials: str


@dataclass(frozen=True, slots=True)
class ReturnAssessment:
    """A document of others: who made it, when, its own words, the sealed file."""

    id: str
    application_id: str
    unit_name: str
    assessed_on: str
    conclusion: str
    attachment_id: str | None


@dataclass(frozen=True, slots=True)
class ReturnDecision:
    """What was decided; ``clauses`` asked for an assessment then. ``back_on`` only when granted."""

    id: str
    application_id: str
    outcome: ReturnOutcome
    decided_by: str
    decided_on: str
    back_on: str | None
    conditions: str
    support: str
    clauses: tuple[str, ...]
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class Absence:
    """One time away with what was handed in and decided, oldest first."""

    suspension: Suspension
    application: ReturnApplication | None = None
    assessments: tuple[ReturnAssessment, ...] = ()
    decisions: tuple[ReturnDecision, ...] = ()

    @property
    def decision(self) -> ReturnDecision | None:
        """What stands, None before anything was decided."""
        return self.decisions[-1] if self.decisions else None

    @property
    def back(self) -> bool:
        """Whether the student may be back."""
        return self.decision is not None and self.decision.outcome is ReturnOutcome.GRANTED

    @property
    def assessed(self) -> bool:
        """Whether a third party's file is here."""
        return any(one.attachment_id is not None for one in self.assessments)


def needs_assessment(reason: SuspensionClass, clauses: tuple[str, ...]) -> bool:
    """Whether the return waits for a third party's file: a clause in force asks and speaks of this one."""
    return bool(clauses) and reason in ASSESSED

"""Measures, clauses and verdicts: the vocabulary of the rule engine.

A *measure* counts and knows no notice; a *clause* says what a notice asks and knows no table; the *verdict*
is what comes of the two on a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Verdict(Enum):
    """What a self-check says about one clause (screens.md S20)."""

    MET = "met"
    UNMET = "unmet"
    DUE_SOON = "due_soon"
    NEEDS_PERSON = "needs_person"
    NO_NUMBER = "no_number"
    NOT_APPLICABLE = "not_applicable"
    NOT_PUBLISHED = "not_published"


class Automation(Enum):
    """How a clause is answered: computed, prefilled and confirmed by a person, or declared."""

    AUTOMATIC = "A"
    CONFIRMED = "S"
    DECLARED = "M"


class Comparator(Enum):
    """How the value stands against the requirement."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUALS = "equals"
    NONE = "none"  # the clause gives no number


class PeriodKind(Enum):
    """What span of time a clause speaks of (requirements.md 1.2.2)."""

    TERM = "term"
    SCHOOL_YEAR = "school_year"
    CALENDAR_YEAR = "calendar_year"
    TEACHING_WEEK = "teaching_week"
    TWO_WEEKS = "two_weeks"
    CAMPAIGN = "campaign"
    AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class Window:
    """The days a figure was counted over, both ends included, and the day it was counted for."""

    starts_on: dt.date
    ends_on: dt.date
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One record behind a figure: table, row id, the day it stands for and a label fit for the reader.

    ``label`` never holds a student's name for a figure that people without the case key may see.
    """

    table: str
    row_id: str
    day: str
    label: str
    amount: float = 1.0


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that is missing (a week, a class, a pair of weeks) and by how much."""

    label: str
    have: float
    need: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure found.

    ``value`` is compared with the clause's requirement; ``denominator`` is set where the value is a share
    ("39 of 40 classes"); ``need`` is set where the measure itself works out what is required (⌈n/500⌉);
    ``complete`` is false while the period is still running; ``convention`` names how it was counted.
    ``pending`` is what a week or pair still running lacks: shown as a warning, never judged. ``notes`` are
    counts shown beside the figure and not part of it (休学, 借读), as (what, how many).
    """

    value: float
    unit: str
    rows: tuple[EvidenceRow, ...]
    shortfall: tuple[Shortfall, ...] = ()
    denominator: float | None = None
    need: float | None = None
    complete: bool = True
    applicable: bool = True
    needs_person: bool = False
    convention: str = ""
    pending: tuple[Shortfall, ...] = ()
    notes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a duty stands: document number, name, issuer, date, clause."""

    document: str
    title: str
    issuer: str
    issued_on: str
    clause: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty of a notice as a rule pack states it, in our own words.

    ``local`` says what the school itself set where the notice gives no number ("每学期不少于20次"); it is
    shown as 本校设定 and never as the notice's. "" where everything stands in the notice. ``demands`` are the
    words of ``domain.demands``: what the clause asks of a form.
    """

    id: str
    citation: Citation
    duty: str
    owes: str
    scope: str
    period: PeriodKind
    automation: Automation
    measure: str | None
    parameters: Mapping[str, object]
    comparator: Comparator
    requirement: float | None
    unit: str
    requirement_text: str
    needs_case: bool = False
    convention: str = ""
    local: str = ""
    demands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePack:
    """A notice as data: id, version and its clauses in the notice's order.

    ``short`` is what people call it where there is little room (江苏), or "".
    """

    id: str
    version: str
    title: str
    clauses: tuple[Clause, ...]
    short: str = ""

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id.

        Raises:
            KeyError: the pack has no such clause.
        """
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A clause with its verdict on a day, and everything needed to explain it.

    ``requirement`` is what ``value`` was compared with: the clause's own number, or what the measure worked
    out from it (⌈n/500⌉, or all of the ``denominator``). ``published`` stands beside a live value.
    """

    clause: Clause
    pack_id: str
    pack_version: str
    verdict: Verdict
    value: float | None
    requirement: float | None
    denominator: float | None
    window: Window
    rows: tuple[EvidenceRow, ...]
    shortfall: tuple[Shortfall, ...]
    convention: str
    published: PublishedFigure | None = None
    pending: tuple[Shortfall, ...] = ()
    notes: tuple[tuple[str, float], ...] = ()
    confirmed_by: str | None = None
    confirmed_at: str | None = None
    confirmed_note: str = ""


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure from case.db that a counsellor released to people without the case key.

    ``rows_mac`` is an HMAC over the rows' ids under a key derived from the case key: it binds the figure to
    its rows without letting a holder of core.db guess them.
    """

    id: str
    measure: str
    parameters: Mapping[str, object]
    window: Window
    value: float
    denominator: float | None
    need: float | None
    complete: bool
    needs_person: bool
    unit: str
    row_count: int
    rows_mac: str
    definition: str
    published_by: str
    published_at: str
    stale: bool = False
    shortfall_count: int = 0


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a statistical form, bound to a measure or to a person's entry."""

    id: str
    heading: str
    unit: str
    ledger: str
    measure: str | None
    parameters: Mapping[str, object] = field(default_factory=dict)
    needs_case: bool = False
    manual: bool = False
    proposal_only: bool = False
    text: bool = False


@dataclass(frozen=True, slots=True)
class FormKind:
    """One of the ways a run is to be carried out in (六类载体), done when its figure is at least one.

    The figure is that of ``column``, or counted by ``measure`` with its parameters.
    """

    label: str
    ledger: str
    column: str | None = None
    measure: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)


class CheckSeverity(Enum):
    """What a broken cross-check asks for (screens.md B04): send back, explain, or only a hint."""

    RETURN = "return"
    EXPLAIN = "explain"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A plausibility rule between columns, as the merging office will apply it."""

    id: str
    expression: str
    message: str
    severity: CheckSeverity = CheckSeverity.EXPLAIN


@dataclass(frozen=True, slots=True)
class Campaign:
    """One run of a form: its window and the day by whose end each tier reports (``school``, ``township``)."""

    form_id: str
    title: str
    starts_on: dt.date
    ends_on: dt.date
    due: Mapping[str, dt.date]

    @property
    def period(self) -> str:
        """The window as a period key, ``START/END``."""
        return f"{self.starts_on.isoformat()}/{self.ends_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A statistical form as data: head fields, columns, cross-checks, due dates per tier.

    ``campaigns`` are the runs the notice itself announced. ``due`` and ``window`` are those of the first of
    them, as text; they say nothing about another period (counting.md: the 2020 dates are that instance's).
    """

    id: str
    version: str
    title: str
    citation: Citation
    head_fields: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    checks: tuple[CrossCheck, ...]
    due: Mapping[str, str]
    window: tuple[str, str]
    allowed_payload: tuple[str, ...]
    campaigns: tuple[Campaign, ...] = ()
    kinds: tuple[FormKind, ...] = ()

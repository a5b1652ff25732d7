"""What the self-check page shows: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xinliapp.domain.paperwork import PaperStatus, RectificationPlan
from xinliapp.domain.rules import ClauseResult, PublishedFigure, Verdict

OPEN_VERDICTS = (Verdict.UNMET, Verdict.DUE_SOON, Verdict.NEEDS_PERSON, Verdict.NOT_PUBLISHED)
"""未了: what somebody still has to do something about."""


@dataclass(frozen=True, slots=True)
class WeekAmount:
    """Hours the room was open in one teaching week; ``required`` is cut in short weeks."""

    number: int
    hours: float
    required: float
    finished: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper kept as evidence; ``attachment_id`` is "" where only its title is noted."""

    id: str
    title: str
    attachment_id: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """The clauses of other packs on the same count, and the id of the one that asks most ("": none does)."""

    others: tuple[str, ...] = ()
    strictest: str = ""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One line of the table: the result as everybody with an account may see it, and what hangs on it.

    ``live`` is the figure counted now from the case file (case holders only, ``None`` otherwise);
    ``published`` is what a counsellor released. ``actual`` is the figure in words. ``confirmable``: a person
    has to say whether the duty is met, ``suggestion`` is what the records let them say. ``changed``: since
    the paper was handed in the records have come to say something else. ``before``: the term before in words.
    ``foreign``: a clause of another pack, standing beside the one it overlaps with; its paper is its own.
    """

    result: ClauseResult
    actual: str
    published: PublishedFigure | None = None
    live: str = ""
    plan: RectificationPlan | None = None
    confirmable: bool = False
    weeks: tuple[WeekAmount, ...] = ()
    changed: bool = False
    suggestion: str = ""
    papers: tuple[Paper, ...] = ()
    before: str = ""
    overlap: Overlap = Overlap()
    foreign: bool = False

    @property
    def id(self) -> str:
        """Unique over all packs judged together."""
        return f"{self.result.pack_id}/{self.result.clause.id}"

    @property
    def open(self) -> bool:
        """Whether the clause is 未了."""
        return self.result.verdict in OPEN_VERDICTS


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the paper stands. ``by``/``at`` of the last step; ``reason`` when it was sent back."""

    status: PaperStatus
    revision: int
    by: str = ""
    at: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What this person may do with the paper as it stands."""

    begin: bool = False
    publish: bool = False
    confirm: bool = False
    submit: bool = False
    approve: bool = False
    rectify: bool = False


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One reading of a term's self-check; ``drafts`` are typed and unsaved fields by row id."""

    period: str
    as_of: str
    pack_id: str
    pack: str
    record_id: str
    rows: tuple[ClauseRow, ...]
    standing: Standing | None
    abilities: Abilities
    drafts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: str = ""
    """How the paper of the term before stands: its period and whether it was signed, "" without one."""
    packs: tuple[tuple[str, str], ...] = ()
    """The school's packs as (id, title), to choose the paper by."""
    beside: Mapping[str, tuple[ClauseRow, ...]] = field(default_factory=dict)
    """Row id to the rows of other packs that overlap with it; they count for nothing on this paper."""

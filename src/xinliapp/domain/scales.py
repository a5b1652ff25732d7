"""Scales as numbers, and what one answer sheet comes to; no wording of any item is ever held.

A score is a hint for a trained person: it is no conclusion and never by itself a concern grade.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

TOTAL = "total"


class ScoreRule(Enum):
    """How answers become a score, before the factor."""

    SUM = "sum"
    MEAN = "mean"


class LineRule(Enum):
    """On which side of a line a hint lies; AT_MOST for scales where low numbers are the hint."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"


class MissingRule(Enum):
    """What happens to a sheet with few enough answers missing; with more it is void in either case."""

    VOID = "void"
    PRORATE = "prorate"


class Certainty(Enum):
    """FIRM: in two independent places or derivable. UNCERTAIN: ``uncertain`` says what is not, on screen."""

    FIRM = "firm"
    UNCERTAIN = "uncertain"


class Licence(Enum):
    """What a school needs before it hands out the items; this program ships numbers only."""

    FREE = "free"
    PERMISSION = "permission"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Band:
    """Where a score lies: ``level`` lines are reached, ``line`` is the furthest (None at level 0)."""

    level: int
    line: float | None
    rule: LineRule


@dataclass(frozen=True, slots=True)
class Lines:
    """提示线 of one score, from the first a score meets to the furthest; a hint from level ``hint_from``."""

    rule: LineRule
    values: tuple[float, ...]
    hint_from: int = 1

    def level(self, score: float) -> int:
        """How many lines ``score`` has reached."""
        if self.rule is LineRule.AT_LEAST:
            return bisect_right(self.values, score)
        if self.rule is LineRule.ABOVE:
            return bisect_left(self.values, score)
        return sum(score <= line for line in self.values)

    def band(self, score: float) -> Band:
        """The band ``score`` lies in."""
        level = self.level(score)
        return Band(level, self.values[level - 1] if level else None, self.rule)


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items (from 1) that make a score of their own; ``label`` is a neutral word of ours."""

    key: str
    label: str
    items: tuple[int, ...]
    in_total: bool = True
    lines: Lines | None = None


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many items were answered with ``at_least`` or more."""

    key: str
    label: str
    at_least: int
    lines: Lines | None = None


@dataclass(frozen=True, slots=True)
class Critical:
    """An answer of ``at_least`` or more to this item opens a task for the same day."""

    item: int
    at_least: int


@dataclass(frozen=True, slots=True)
class Validity:
    """Items that tell how the sheet was filled in; a sum of ``retest_from`` or more voids it: 建议复测."""

    key: str
    label: str
    items: tuple[int, ...]
    retest_from: int


@dataclass(frozen=True, slots=True)
class ScaleDefinition:
    """One scale. Answers run from ``lowest`` to ``highest``; a reversed one counts lowest + highest - answer.

    The total is over the subscales that are ``in_total``, or over all items where there are none; ``factor``
    multiplies it. ``missing_most``: how many missing answers ``missing`` still bears.
    """

    id: str
    version: str
    title: str
    items: int
    lowest: int
    highest: int
    rule: ScoreRule
    source: str
    certainty: Certainty
    licence: Licence
    licence_note: str
    factor: float = 1
    uncertain: str = ""
    norms: str = ""
    reverse: tuple[int, ...] = ()
    lines: Lines | None = None
    subscales: tuple[Subscale, ...] = ()
    subscale_rule: ScoreRule = ScoreRule.SUM
    counts: tuple[AnswerCount, ...] = ()
    critical: tuple[Critical, ...] = ()
    validity: Validity | None = None
    missing: MissingRule = MissingRule.VOID
    missing_most: int = 0


class FlagKind(Enum):
    """What a person has to look at: a line reached, a critical answer (same day), a sheet to be retaken."""

    HINT = "hint"
    CRITICAL = "critical"
    RETEST = "retest"


@dataclass(frozen=True, slots=True)
class Flag:
    """``key``: ``total``, that of a subscale, count or validity, or for CRITICAL ``item_9`` with ``item``."""

    kind: FlagKind
    key: str
    value: float
    item: int | None = None


class VoidKind(Enum):
    """Why a sheet has no valid score."""

    WRONG_COUNT = "wrong_count"
    MISSING = "missing"
    OUT_OF_RANGE = "out_of_range"
    VALIDITY = "validity"


@dataclass(frozen=True, slots=True)
class VoidReason:
    """``items`` (from 1): those missing or out of range; ``given``: the answers or validity points found."""

    kind: VoidKind
    items: tuple[int, ...] = ()
    given: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one sheet came to.

    A sheet that is void for its answers has no numbers at all; one that is void for its validity keeps them
    (to be shown as invalid) but no bands and no hints. Critical flags stand in any case.
    """

    scale: str
    version: str
    total: float | None = None
    subscales: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, float] = field(default_factory=dict)
    validity: int | None = None
    bands: Mapping[str, Band] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    reason: VoidReason | None = None

    @property
    def void(self) -> bool:
        """No valid score."""
        return self.reason is not None

    @property
    def retest(self) -> bool:
        """The sheet goes to the retest list (建议复测)."""
        return self.has(FlagKind.RETEST)

    def has(self, kind: FlagKind) -> bool:
        """Whether a flag of this kind is up."""
        return any(flag.kind is kind for flag in self.flags)


def bounds(definition: ScaleDefinition) -> dict[str, tuple[float, float]]:
    """Lowest and highest possible value of every score, by key; what a finished score is checked against."""
    low, high, n = definition.lowest, definition.highest, definition.items

    def span(count: int, rule: ScoreRule, factor: float = 1) -> tuple[float, float]:
        times = factor if rule is ScoreRule.MEAN else factor * count
        return low * times, high * times

    counted = [sub for sub in definition.subscales if sub.in_total]
    total_items = sum(len(sub.items) for sub in counted) if definition.subscales else n
    found = {TOTAL: span(total_items, definition.rule, definition.factor)}
    found |= {sub.key: span(len(sub.items), definition.subscale_rule) for sub in definition.subscales}
    found |= {count.key: (0, n) for count in definition.counts}
    if definition.validity is not None:
        found[definition.validity.key] = span(len(definition.validity.items), ScoreRule.SUM)
    return found

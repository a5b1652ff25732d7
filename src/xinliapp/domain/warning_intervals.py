"""How long each step of warnings took (BJ-28: 三个“及时”): counts by span, nobody's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from xinliapp.domain.warnings import StepKind, WarningReport, intervals


class Span(Enum):
    """How long after noticing, each span without the ones before it."""

    HALF_HOUR = 30
    TWO_HOURS = 120
    DAY = 24 * 60
    THREE_DAYS = 3 * 24 * 60
    LONGER = -1


COUNTED = (
    StepKind.TOLD_HOMEROOM,
    StepKind.TOLD_COUNSELOR,
    StepKind.AT_GRADE,
    StepKind.AT_SCHOOL,
    StepKind.RECEIVED,
    StepKind.HANDLED,
)
"""发现 → 报告 → 处置, in the order of the way."""


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One step over some warnings: how many within each span, how many never had it, the median's minutes.

    ``median`` is None where no warning had the step.
    """

    kind: StepKind
    counts: tuple[int, ...]
    missing: int
    median: float | None

    @property
    def total(self) -> int:
        """Warnings that had the step."""
        return sum(self.counts)


def span_of(minutes: int) -> Span:
    """The span these minutes lie in, its end included."""
    return next((span for span in Span if minutes <= span.value), Span.LONGER)


def interval_rows(reports: Iterable[WarningReport]) -> tuple[IntervalRow, ...]:
    """Every step over these warnings; voided ones must be left out by the caller."""
    taken: dict[StepKind, list[int]] = {kind: [] for kind in COUNTED}
    total = 0
    for report in reports:
        total += 1
        for interval in intervals(report):
            taken[interval.kind].append(interval.minutes)
    return tuple(_row(kind, taken[kind], total) for kind in COUNTED)


def _row(kind: StepKind, minutes: Sequence[int], total: int) -> IntervalRow:
    spans = [span_of(one) for one in minutes]
    counts = tuple(spans.count(span) for span in Span)
    return IntervalRow(kind, counts, total - len(minutes), median(minutes) if minutes else None)

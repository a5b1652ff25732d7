"""Times a case against its floor by turns, so that a busy moment of the machine hits both alike.

A *case* is what the program does; its *floor* is the least that any program would have to do (the bare
library calls). What counts is the ratio of the medians; the absolute times say on what machine.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure.

    Args:
        name: what a person calls it.
        run: does it once; takes what ``prepare`` returned.
        floor: the bare equivalent, given the same; None for an absolute goal only.
        prepare: makes a fresh start for each single run and is not timed.
        repeats: how many runs of each; the median counts.
        goal_ratio: the most the median may be over the floor's.
        goal_extra: seconds allowed on top of ``goal_ratio`` times the floor.
        goal_seconds: the most ``percentile`` may take, in seconds or the case's unit.
        percentile: which quantile of the runs is compared with ``goal_seconds``.
        unit: empty for wall-clock seconds; else what ``run`` and ``floor`` return is a number of these.
    """

    name: str
    run: Callable[[object], object]
    floor: Callable[[object], object] | None = None
    prepare: Callable[[], object] = lambda: None
    repeats: int = 7
    goal_ratio: float | None = None
    goal_extra: float = 0.0
    goal_seconds: float | None = None
    percentile: float = 0.5
    unit: str = ""

    def repeated(self, repeats: int) -> Case:
        """The same case with another number of runs."""
        return replace(self, repeats=repeats)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured, in seconds or the case's unit; lists are in the order of the runs."""

    case: Case
    times: list[float]
    floors: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The case's median."""
        return statistics.median(self.times)

    @property
    def floor(self) -> float | None:
        """The floor's median; None without a floor."""
        return statistics.median(self.floors) if self.floors else None

    @property
    def ratio(self) -> float | None:
        """Median over the floor's median; None without a floor."""
        return self.median / self.floor if self.floor else None

    @property
    def at_percentile(self) -> float:
        """The case's time at its percentile (nearest rank)."""
        ordered = sorted(self.times)
        rank = -(-len(ordered) * round(self.case.percentile * 1000) // 1000)
        return ordered[max(0, rank - 1)]

    @property
    def met(self) -> bool | None:
        """Whether the goal was met; None when the case has none."""
        verdicts = []
        if self.case.goal_ratio is not None and self.floor is not None:
            verdicts.append(self.median <= self.case.goal_ratio * self.floor + self.case.goal_extra)
        if self.case.goal_seconds is not None:
            verdicts.append(self.at_percentile <= self.case.goal_seconds)
        return all(verdicts) if verdicts else None


def seconds(run: Callable[[object], object], prepare: Callable[[], object]) -> float:
    """One run's wall-clock time, with the garbage of earlier runs out of the way."""
    start = prepare()
    gc.collect()
    began = time.perf_counter()
    run(start)
    return time.perf_counter() - began


def taken(run: Callable[[object], object], case: Case) -> float:
    """What one run took: seconds, or the number it returns when the case has a unit."""
    return float(str(run(case.prepare()))) if case.unit else seconds(run, case.prepare)


def measure(case: Case) -> Outcome:
    """Run case and floor by turns, after one unmeasured run of each (imports, caches of the file system)."""
    case.run(case.prepare())
    if case.floor is not None:
        case.floor(case.prepare())
    times: list[float] = []
    floors: list[float] = []
    for turn in range(case.repeats):
        pair = [(case.run, times)]
        if case.floor is not None:
            pair.append((case.floor, floors))
        # Who goes first changes, so that neither always finds the cache warm.
        for run, where in pair if turn % 2 == 0 else reversed(pair):
            where.append(taken(run, case))
    return Outcome(case, times, floors)


def duration(value: float | None, unit: str = "") -> str:
    """A time for people: ``3.2 ms``, ``1.25 s``; or a number of ``unit``; a dash for none."""
    if value is None:
        return "—"
    if unit:
        return f"{value:.1f} {unit}" if value < 100 else f"{value:.0f} {unit}"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def goal(case: Case) -> str:
    """The goal in words."""
    parts = []
    if case.goal_ratio is not None:
        extra = f" + {duration(case.goal_extra, case.unit)}" if case.goal_extra else ""
        parts.append(f"≤ {case.goal_ratio:g}×{extra}")
    if case.goal_seconds is not None:
        share = "" if case.percentile == 0.5 else f"p{case.percentile * 100:g} "
        parts.append(f"{share}≤ {duration(case.goal_seconds, case.unit)}")
    return ", ".join(parts) or "—"


def table(outcomes: list[Outcome]) -> str:
    """The results as a Markdown table, for the terminal and for notes alike."""
    lines = ["| what | median | p95 | floor | ratio | goal | met |", "|---|---|---|---|---|---|---|"]
    for outcome in outcomes:
        ordered = sorted(outcome.times)
        p95 = ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]
        ratio = "—" if outcome.ratio is None else f"{outcome.ratio:.2f}×"
        met = {True: "√", False: "×", None: "—"}[outcome.met]
        times = [duration(value, outcome.case.unit) for value in (outcome.median, p95, outcome.floor)]
        lines.append("| " + " | ".join([outcome.case.name, *times, ratio, goal(outcome.case), met]) + " |")
    return "\n".join(lines)

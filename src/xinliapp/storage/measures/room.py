"""How long the counselling room was really open, week by week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.calendar import TeachingWeek
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.intervals import Span, clip, union_minutes
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import number

FULL_WEEK_DAYS = 5
# No opening lasts longer (services refuse more than a day); bounds the index range.
LONGEST_OPENING = dt.timedelta(days=2)

WEEKLY = MeasureSpec(
    "weekly_opening_minutes",
    unit="小时/周",
    needs_case=False,
    definition="各已结束教学周实际开放时长中最少的一周,短周按教学日折算为五天",
    convention="actual_minutes_once",
    parameters=(ParameterSpec("floor_hours", ParameterKind.NUMBER),),
    requirement_parameter="floor_hours",
)


@dataclass(frozen=True, slots=True)
class OpenWeek:
    """One teaching week with the minutes the room was open in it, cut to the term."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    teaching_days: int
    minutes: float
    over: bool

    @property
    def share(self) -> float:
        """min(1, teaching days / 5)."""
        return min(1.0, self.teaching_days / FULL_WEEK_DAYS)

    @property
    def full_week_hours(self) -> float:
        """Hours as a week of five days would have had at this rate; longer weeks are taken as they are."""
        return self.minutes * FULL_WEEK_DAYS / (min(self.teaching_days, FULL_WEEK_DAYS) * 60)

    @property
    def label(self) -> str:
        """第5周, with a mark where the floor was cut."""
        short = self.teaching_days < FULL_WEEK_DAYS
        return f"第{self.number}周(按{self.teaching_days}个教学日折算)" if short else f"第{self.number}周"


@dataclass(frozen=True, slots=True)
class _Opening:
    id: str
    span: Span


def open_weeks(context: MeasureContext) -> list[OpenWeek]:
    """Every week with teaching days that lies in the window and has begun, with its actual minutes."""
    return [week for week, _ in _weeks_with_openings(context)]


def weekly_opening_minutes(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """The weakest week that is over, in hours of a five-day week (JS-32).

    Only actual minutes count, overlaps once, cut at the term's borders; a week of d teaching days asks for
    floor × min(1, d/5), which is the same as comparing its full-week hours with the floor. Weeks without
    teaching days are left out. The running week only warns; while no week is over, its hours are the value.
    """
    floor = number(params, "floor_hours")
    weeks = _weeks_with_openings(context)
    over = [week for week, _ in weeks if week.over]
    running = [week for week, _ in weeks if not week.over]
    judged = over or running
    unclosed = _unclosed(context)
    return Measured(
        min((week.full_week_hours for week in judged), default=0.0),
        WEEKLY.unit,
        tuple(row for _, rows in weeks for row in rows),
        shortfall=_below(over, floor),
        complete=bool(over),
        applicable=bool(judged) or not context.ended,
        convention=WEEKLY.convention,
        pending=_below(running, floor),
        notes=(("没有登记关门(次)", float(unclosed)),) if unclosed else (),
    )


def _weeks_with_openings(context: MeasureContext) -> list[tuple[OpenWeek, list[EvidenceRow]]]:
    openings = _openings(context)
    found = []
    for week, bounds in _weeks(context):
        touching = [(opening, part) for opening in openings if (part := clip(opening.span, bounds))]
        minutes = union_minutes((part for _, part in touching), bounds)
        rows = [_row(opening, part) for opening, part in touching]
        first, last = bounds[0].date(), (bounds[1] - dt.timedelta(days=1)).date()
        over = context.is_over(last)
        found.append((OpenWeek(week.number, first, last, len(week.teaching_days), minutes, over), rows))
    return found


def _weeks(context: MeasureContext) -> Iterator[tuple[TeachingWeek, Span]]:
    for _, term in context.terms():
        for week in term.weeks():
            first, last = max(week.starts_on, term.starts_on), min(week.ends_on, term.ends_on)
            if week.teaching_days and context.holds(first, last) and first <= context.until:
                yield week, (_midnight(first), _midnight(last + dt.timedelta(days=1)))


def _openings(context: MeasureContext) -> list[_Opening]:
    start = _midnight(context.window.starts_on)
    end = _midnight(context.until + dt.timedelta(days=1))
    bounds = (start, end)
    found = []
    for row_id, opened, closed in context.database.tuples(
        "SELECT id, opened_at, closed_at FROM actual_opening"
        " WHERE opened_at >= ? AND opened_at < ? AND closed_at IS NOT NULL ORDER BY opened_at",
        ((start - LONGEST_OPENING).isoformat(), end.isoformat()),
    ):
        part = clip((parse_stamp(str(opened)), parse_stamp(str(closed))), bounds)
        if part is not None:
            found.append(_Opening(str(row_id), part))
    return found


def _unclosed(context: MeasureContext) -> int:
    value = context.database.scalar(
        "SELECT count(*) FROM actual_opening WHERE opened_at >= ? AND opened_at < ? AND closed_at IS NULL",
        (context.window.starts_on.isoformat(), (context.until + dt.timedelta(days=1)).isoformat()),
    )
    return int(value or 0)


def _row(opening: _Opening, part: Span) -> EvidenceRow:
    minutes = (part[1] - part[0]).total_seconds() / 60
    label = f"{part[0]:%H:%M}—{part[1]:%H:%M}"
    return EvidenceRow("actual_opening", opening.id, part[0].date().isoformat(), label, minutes)


def _below(weeks: list[OpenWeek], floor: float) -> tuple[Shortfall, ...]:
    return tuple(
        Shortfall(week.label, week.minutes / 60, floor * week.share)
        for week in weeks
        if week.full_week_hours < floor
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())

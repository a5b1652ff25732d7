"""How long the counselling room was really open, week by week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.intervals import Span, clip, union_minutes
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import number
from xinliapp.storage.measures.weeks import SHORT_WEEKS, JudgedWeek, judged_weeks

# No opening lasts longer (services refuse more than a day); bounds the index range.
LONGEST_OPENING = dt.timedelta(days=2)

WEEKLY = MeasureSpec(
    "weekly_opening_minutes",
    unit="小时/周",
    needs_case=False,
    definition="各已结束教学周实际开放时长中最少的一周,短周按教学日折算为五天",
    convention="actual_minutes_once",
    parameters=(ParameterSpec("floor_hours", ParameterKind.NUMBER), SHORT_WEEKS),
    requirement_parameter="floor_hours",
)


@dataclass(frozen=True, slots=True)
class _Opening:
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class _OpenWeek:
    week: JudgedWeek
    minutes: float
    rows: tuple[EvidenceRow, ...]


def weekly_opening_minutes(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """The weakest week that is over, in hours of a five-day week (JS-32).

    Only actual minutes count, overlaps once, cut at the term's borders; a week of d teaching days asks for
    floor × min(1, d/5) unless the school has set another way (``short_weeks``), which is the same as
    comparing its full-week hours with the floor. Weeks without teaching days are left out. The running week
    only warns; while no week is over, its hours are the value.
    """
    floor = number(params, "floor_hours")
    openings = _openings(context)
    weeks = [_open_week(week, openings) for week in judged_weeks(context, params)]
    over = [open_ for open_ in weeks if open_.week.over]
    running = [open_ for open_ in weeks if not open_.week.over]
    judged = over or running
    unclosed = _unclosed(context)
    return Measured(
        min((open_.week.full_week_hours(open_.minutes) for open_ in judged), default=0.0),
        WEEKLY.unit,
        tuple(row for open_ in weeks for row in open_.rows),
        shortfall=_below(over, floor),
        complete=bool(over),
        applicable=bool(judged) or not context.ended,
        convention=WEEKLY.convention,
        pending=_below(running, floor),
        notes=(("没有登记关门(次)", float(unclosed)),) if unclosed else (),
    )


def _open_week(week: JudgedWeek, openings: list[_Opening]) -> _OpenWeek:
    touching = [(opening, part) for opening in openings if (part := clip(opening.span, week.bounds))]
    minutes = union_minutes((part for _, part in touching), week.bounds)
    return _OpenWeek(week, minutes, tuple(_row(opening, part) for opening, part in touching))


def _below(weeks: list[_OpenWeek], floor: float) -> tuple[Shortfall, ...]:
    return tuple(short for open_ in weeks for short in open_.week.below(open_.minutes, floor))


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


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())

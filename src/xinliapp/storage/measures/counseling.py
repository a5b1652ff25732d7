"""Counselling sessions held, and how many hours each full-time specialist gave, week by week.

Only signed sessions count. Labels name numbers, weeks and members of the staff, never a student.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.counseling import LONGEST_SESSION, SessionKind
from xinliapp.domain.intervals import Span, clip, union_minutes
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts
from xinliapp.storage.measures.weeks import SHORT_WEEKS, JudgedWeek, judged_weeks
from xinliapp.storage.staff import load_all

HELD = MeasureSpec(
    "counseling_sessions_held",
    unit="次",
    needs_case=True,
    definition="窗口内已签名的辅导记录次数,个别与团体各计1次",
    convention="signed_sessions",
    parameters=(ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in SessionKind)),),
    floor=True,
)
WEEKLY = MeasureSpec(
    "weekly_counseling_hours_per_specialist",
    unit="小时/周",
    needs_case=True,
    definition="各专职在各已结束教学周已签名辅导时长中最少的一人一周,短周按教学日折算为五天",
    convention="signed_minutes_once",
    parameters=(ParameterSpec("floor_hours", ParameterKind.NUMBER), SHORT_WEEKS),
    requirement_parameter="floor_hours",
)


@dataclass(frozen=True, slots=True)
class _Served:
    """A full-time specialist's week; overlapping minutes count once."""

    week: JudgedWeek
    staff_id: str
    name: str
    minutes: float
    parts: tuple[tuple[_Held, Span], ...]


@dataclass(frozen=True, slots=True)
class _Held:
    id: str
    number: str
    staff_id: str | None
    span: Span
    timed: bool


def counseling_sessions_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Signed sessions in the window, each counted once (JS-33); a clause without a number only shows them."""
    rows = context.database.tuples(
        "SELECT started_at, id, year, sequence FROM casework.counseling_session"
        " WHERE started_at >= ? AND started_at < ? AND signed_at IS NOT NULL"
        " AND kind IN (SELECT value FROM json_each(?))",
        (*_bounds(context), json_list(texts(params, "kinds"))),
    )
    rows.sort()  # sorting inside SQLite costs far more (docs/bench.md)
    return Measured(
        float(len(rows)),
        HELD.unit,
        tuple(
            EvidenceRow(
                "counseling_session", str(row_id), str(at)[:10], f"辅导 {int(year or 0)}-{int(place or 0)}"
            )
            for at, row_id, year, place in rows
        ),
        complete=context.ended,
        convention=HELD.convention,
    )


def weekly_counseling_hours_per_specialist(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """The weakest week of any full-time specialist, in hours of a five-day week (JS-51).

    A specialist is judged in every week that is over and in which they were on the staff on all teaching
    days. A week of d teaching days asks for floor × min(1, d/5) unless the school has set another way
    (``short_weeks``); sessions are cut at the term's borders, overlapping ones count once. The running week
    only warns; while no week is over, its hours are the value. Without a full-time specialist the clause has
    no object. Sessions of nobody on the staff list stand in the notes. Where nobody wrote down when a session
    began, its minutes are added: whether it overlapped another cannot be told.
    """
    floor = number(params, "floor_hours")
    held = _sessions(context)
    weeks = list(judged_weeks(context, params))
    served = [one for week in weeks for one in _served(context, week, held)]
    judged = [one for one in served if one.week.over]
    running = [one for one in served if not one.week.over]
    used = {one.id: _row(one, part) for each in served for one, part in each.parts}
    nobodys = sum(1 for one in held if one.staff_id is None)
    weakest = judged or running
    return Measured(
        min((one.week.full_week_hours(one.minutes) for one in weakest), default=0.0),
        WEEKLY.unit,
        tuple(sorted(used.values(), key=lambda row: (row.day, row.label))),
        shortfall=_below(judged, floor),
        complete=bool(judged),
        applicable=bool(weakest) or not (weeks or context.ended),
        convention=WEEKLY.convention,
        pending=_below(running, floor),
        notes=(("没有对应到人员的辅导(次)", float(nobodys)),) if nobodys else (),
    )


def hours_by_person(context: MeasureContext, params: Mapping[str, object]) -> dict[str, float]:
    """Signed hours of each full-time specialist, by their id: what a counter adds its plans to."""
    held = _sessions(context)
    found: dict[str, float] = {}
    for week in judged_weeks(context, params):
        for one in _served(context, week, held):
            found[one.staff_id] = found.get(one.staff_id, 0.0) + one.minutes / 60
    return found


def _served(context: MeasureContext, week: JudgedWeek, held: list[_Held]) -> Iterator[_Served]:
    for member in _specialists(context, week):
        own = [one for one in held if one.staff_id == member.id]
        parts = tuple((one, part) for one in own if (part := clip(one.span, week.bounds)))
        minutes = union_minutes((part for one, part in parts if one.timed), week.bounds)
        minutes += sum(_minutes(part) for one, part in parts if not one.timed)
        yield _Served(week, member.id, member.name, minutes, parts)


def _specialists(context: MeasureContext, week: JudgedWeek) -> Iterator[StaffMember]:
    """Who was a full-time specialist on all teaching days of the week; ``to_day`` no longer counts."""
    first, last = week.teaching_days[0].isoformat(), week.teaching_days[-1].isoformat()
    for member in load_all(context.database):
        there = member.from_day <= first and (member.to_day is None or member.to_day > last)
        if member.kind is StaffKind.FULL_TIME and there:
            yield member


def _sessions(context: MeasureContext) -> list[_Held]:
    start = _midnight(context.window.starts_on)
    end = _midnight(context.until + dt.timedelta(days=1))
    earliest = (start - dt.timedelta(minutes=LONGEST_SESSION)).isoformat()
    held = []
    for row_id, year, place, staff_id, at, minutes, timed in context.database.tuples(
        "SELECT id, year, sequence, staff_id, started_at, minutes, timed FROM casework.counseling_session"
        " WHERE started_at >= ? AND started_at < ? AND signed_at IS NOT NULL",
        (earliest, end.isoformat()),
    ):
        begun = parse_stamp(str(at))
        span = clip((begun, begun + dt.timedelta(minutes=int(minutes or 0))), (start, end))
        if span is not None:
            person = None if staff_id is None else str(staff_id)
            number_ = f"{int(year or 0)}-{int(place or 0)}"
            held.append(_Held(str(row_id), number_, person, span, bool(timed)))
    return held


def _bounds(context: MeasureContext) -> tuple[str, str]:
    first = context.window.starts_on.isoformat()
    return f"{first}T00:00:00", f"{(context.until + dt.timedelta(days=1)).isoformat()}T00:00:00"


def _row(one: _Held, part: Span) -> EvidenceRow:
    return EvidenceRow(
        "counseling_session", one.id, part[0].date().isoformat(), f"辅导 {one.number}", _minutes(part)
    )


def _minutes(part: Span) -> float:
    return (part[1] - part[0]).total_seconds() / 60


def _below(served: list[_Served], floor: float) -> tuple[Shortfall, ...]:
    return tuple(short for one in served for short in one.week.below(one.minutes, floor, one.name))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())

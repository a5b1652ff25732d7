"""What lessons, peer representatives and parents' meetings leave to be done; all of it open to everyone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from xinliapp.domain.calendar import Term
from xinliapp.domain.errors import UserError
from xinliapp.domain.tasks import Task
from xinliapp.domain.timetable import LessonState
from xinliapp.services import lesson_week, measuring, peer_reps
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years

NEAR_END = dt.timedelta(days=28)
_LISTED = 3


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Lessons of past days nobody ticked, classes without their peer representatives (one task a term),
    classes that had too few parents' meetings in the last four weeks of a term."""
    terms = [term for year in load_school_years(session.database) for term in year.terms]
    term = next((term for term in terms if term.starts_on <= day <= term.ends_on), None)
    if term is None:
        return
    yield from _unticked(session, day, term)
    yield from _representatives(session, day, term)
    if term.ends_on - day < NEAR_END:
        yield from _parent_meetings(session, day, term)


def _unticked(session: Session, day: dt.date, term: Term) -> Iterator[Task]:
    yesterday = day - dt.timedelta(days=1)
    if yesterday < term.starts_on:
        return
    late: dict[dt.date, int] = {}
    for lesson in lesson_week.planned(session, term.starts_on, yesterday):
        held = dt.date.fromisoformat(lesson.place[1])
        if lesson.state is LessonState.DUE and held < day:
            monday = held - dt.timedelta(days=held.weekday())
            late[monday] = late.get(monday, 0) + 1
    for monday, number in sorted(late.items()):
        week = term.week_of(max(monday, term.starts_on))
        yield Task(
            key=f"lessons_unticked:{monday.isoformat()}",
            kind="lessons_unticked",
            subject=f"第{week.number if week else '—'}周 {number}节",
            due_on=min(monday + dt.timedelta(days=6), term.ends_on),
            page="lessons",
            argument={"week": monday.isoformat()},
            finish=partial(lesson_week.tick_past, day=monday, before=day),
        )


def _representatives(session: Session, day: dt.date, term: Term) -> Iterator[Task]:
    asked = peer_reps.rule(session)
    if asked is None:
        return
    lacking = [row.label for row in peer_reps.by_class(session, day) if row.gap]
    if lacking:
        yield Task(
            key=f"peer_reps:{term.key}",
            kind="peer_reps",
            subject=_listed(lacking),
            due_on=None,
            page="lessons",
            argument="peer_reps",
            clause=asked.clauses[0],
        )


def _parent_meetings(session: Session, day: dt.date, term: Term) -> Iterator[Task]:
    try:
        counts = measuring.counting(session, term.key, day)
    except UserError:
        return
    for pack_id in measuring.pack_ids(session.database):
        for clause in measuring.pack(pack_id).clauses:
            if clause.measure != "parent_meetings_per_class":
                continue
            found = counts.measure(clause.measure, measuring.clause_parameters(clause), counts.window(clause))
            if found.shortfall:
                yield Task(
                    key=f"parent_meetings:{term.key}:{clause.id}",
                    kind="parent_meetings",
                    subject=_listed([missing.label for missing in found.shortfall]),
                    due_on=term.ends_on,
                    page="lessons",
                    argument="activities",
                    warn=True,
                    clause=clause.id,
                )


def _listed(labels: Sequence[str]) -> str:
    """七(6)、八(2)等5个班."""
    shown = "、".join(labels[:_LISTED])
    return shown if len(labels) <= _LISTED else f"{shown}等{len(labels)}个班"

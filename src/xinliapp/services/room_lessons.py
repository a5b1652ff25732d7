"""Lessons of counselling teachers as the room's week shows them: the timetable, what moved, what was held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.clock import parse_stamp
from xinliapp.services import bells
from xinliapp.services.school import calendar, class_labels
from xinliapp.services.session import Session
from xinliapp.storage import room_lessons as rows


@dataclass(frozen=True, slots=True)
class RoomLesson:
    """One lesson on one day; ``starts``/``ends`` are ``HH:MM``, "" while the periods have no times."""

    day: dt.date
    period: int
    class_label: str
    staff_id: str | None
    starts: str
    ends: str

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime] | None:
        """From when to when, None while that is not known."""
        if not self.starts:
            return None
        day = self.day.isoformat()
        return parse_stamp(f"{day}T{self.starts}:00"), parse_stamp(f"{day}T{self.ends}:00")


def lessons_between(session: Session, first: dt.date, last: dt.date) -> tuple[RoomLesson, ...]:
    """Lessons planned or held from ``first`` to ``last``, in order; one that was logged counts once."""
    times = {bell.period: bell for bell in bells.bells(session)}
    labels = class_labels(session, first)
    found = {(one.day, one.period, one.class_id): one for one in _planned(session, first, last)}
    for one in rows.held(session.database, first.isoformat(), last.isoformat()):
        found[(one.day, one.period, one.class_id)] = one
    made = []
    for one in found.values():
        bell = times.get(one.period)
        made.append(
            RoomLesson(
                dt.date.fromisoformat(one.day),
                one.period,
                labels.get(one.class_id, ""),
                one.staff_id,
                bell.starts if bell else "",
                bell.ends if bell else "",
            )
        )
    return tuple(sorted(made, key=lambda one: (one.day, one.period, one.class_label)))


def _planned(session: Session, first: dt.date, last: dt.date) -> Iterator[rows.PlainLesson]:
    """The timetable laid over the teaching days, less what was moved away or not held, plus what moved in."""
    entries = rows.entries(session.database)
    changes = rows.changes(session.database, first.isoformat(), last.isoformat())
    gone = {(change.class_id, change.day, change.period) for change in changes}
    terms = [term for year in calendar(session) for term in year.terms]
    teachers = {(entry.class_id, entry.period): entry.staff_id for entry in entries}
    for offset in range((last - first).days + 1):
        day = first + dt.timedelta(days=offset)
        term = next((term for term in terms if term.is_teaching_day(day)), None)
        week = term.week_of(day) if term else None
        if week is None:
            continue
        for entry in entries:
            if entry.weekday != day.isoweekday() or not entry.holds(day.isoformat(), week.number):
                continue
            if (entry.class_id, day.isoformat(), entry.period) not in gone:
                yield rows.PlainLesson(entry.class_id, day.isoformat(), entry.period, entry.staff_id)
    for change in changes:
        if change.to_day is None or change.to_period is None:
            continue
        if first.isoformat() <= change.to_day <= last.isoformat():
            teacher = teachers.get((change.class_id, change.period))
            yield rows.PlainLesson(change.class_id, change.to_day, change.to_period, teacher)

"""What speaks against a time in the counselling room, from facts read once: pure, to follow a drag."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xinliapp.domain.appointments import Busy, Conflict, ConflictKind, clashes


@dataclass(frozen=True, slots=True)
class Taken:
    """Time of one member of the staff that is taken: by a lesson, an appointment, a duty (``key``: which)."""

    key: str
    staff_id: str
    busy: Busy


@dataclass(frozen=True, slots=True)
class RoomChecks:
    """Facts of some days. ``teaching`` is None where no calendar was entered: then no day is refused.

    ``present`` and ``qualified`` are staff ids by day; ``duties`` are planned openings that have a person.
    """

    teaching: frozenset[dt.date] | None = None
    present: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    qualified: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    lessons: tuple[Taken, ...] = ()
    appointments: tuple[Taken, ...] = ()
    duties: tuple[Taken, ...] = ()

    def opening(self, staff_id: str, starts: dt.datetime, ends: dt.datetime) -> tuple[Conflict, ...]:
        """Against a planned opening: no teaching day, no papers, a lesson of who has it ("" nobody yet)."""
        found = list(self._off(starts.date()))
        if staff_id:
            found += self._person(staff_id, starts.date())
            found += clashes(starts, ends, self._of(self.lessons, staff_id))
        return tuple(dict.fromkeys(found))

    def appointment(
        self, staff_id: str, starts: dt.datetime, ends: dt.datetime, ignore: str = ""
    ) -> tuple[Conflict, ...]:
        """Against an appointment: also others of the teacher, and somebody else's duty in the one room.

        ``ignore`` is the appointment that is being moved.
        """
        found = [*self._off(starts.date()), *self._person(staff_id, starts.date())]
        found += clashes(starts, ends, self._of(self.appointments, staff_id, ignore))
        found += clashes(starts, ends, self._of(self.lessons, staff_id))
        own = [one.busy for one in self.duties if one.staff_id == staff_id]
        if not any(busy.starts <= starts and ends <= busy.ends for busy in own):
            others = [one.busy for one in self.duties if one.staff_id != staff_id]
            found += clashes(starts, ends, others)
        return tuple(dict.fromkeys(found))

    def _off(self, day: dt.date) -> Iterator[Conflict]:
        if self.teaching is not None and day not in self.teaching:
            yield Conflict(ConflictKind.NO_TEACHING_DAY, f"{day.month}月{day.day}日")

    def _person(self, staff_id: str, day: dt.date) -> Iterator[Conflict]:
        if staff_id not in self.present.get(day, frozenset()):
            yield Conflict(ConflictKind.NOT_ON_STAFF)
        elif staff_id not in self.qualified.get(day, frozenset()):
            yield Conflict(ConflictKind.UNQUALIFIED)

    @staticmethod
    def _of(taken: tuple[Taken, ...], staff_id: str, ignore: str = "") -> Iterator[Busy]:
        return (one.busy for one in taken if one.staff_id == staff_id and not (ignore and one.key == ignore))

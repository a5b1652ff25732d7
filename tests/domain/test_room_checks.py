"""What speaks against a time, from facts written by hand; times that only touch are free."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.appointments import Busy, ConflictKind
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.room_checks import RoomChecks, Taken

DAY, SATURDAY = dt.date(2026, 11, 26), dt.date(2026, 11, 28)


def taken(key: str, who: str, kind: ConflictKind, starts: str, ends: str) -> Taken:
    return Taken(key, who, Busy(kind, at(starts), at(ends), key))


def at(time: str, day: dt.date = DAY) -> dt.datetime:
    return parse_stamp(f"{day.isoformat()}T{time}:00")


FACTS = RoomChecks(
    frozenset({DAY}),
    {DAY: frozenset("甲乙丙"), SATURDAY: frozenset("甲")},
    {DAY: frozenset("甲乙"), SATURDAY: frozenset("甲")},
    (taken("", "甲", ConflictKind.LESSON, "08:00", "08:45"),),
    (taken("one", "甲", ConflictKind.STAFF_BUSY, "12:00", "12:40"),),
    (taken("duty", "乙", ConflictKind.SOMEBODY_ELSES_OPENING, "16:00", "17:00"),),
)


def opening(who: str, starts: str, ends: str, day: dt.date = DAY) -> list[ConflictKind]:
    return [one.kind for one in FACTS.opening(who, at(starts, day), at(ends, day))]


def booking(who: str, starts: str, ends: str, ignore: str = "") -> list[ConflictKind]:
    return [one.kind for one in FACTS.appointment(who, at(starts), at(ends), ignore)]


def test_an_opening_asks_calendar_papers_and_lessons() -> None:
    assert opening("甲", "08:45", "10:00") == []
    assert opening("甲", "08:44", "10:00") == [ConflictKind.LESSON]
    assert opening("乙", "08:00", "10:00") == []  # somebody else's lesson
    assert opening("丙", "08:00", "10:00") == [ConflictKind.UNQUALIFIED]
    assert opening("丁", "08:00", "10:00") == [ConflictKind.NOT_ON_STAFF]
    assert opening("", "08:00", "10:00") == []
    assert opening("", "10:00", "11:00", SATURDAY) == [ConflictKind.NO_TEACHING_DAY]
    assert opening("甲", "12:00", "13:00") == []  # visitors come in it


def test_an_appointment_also_asks_the_teachers_day_and_the_one_room() -> None:
    assert booking("甲", "12:40", "13:20") == []
    assert booking("甲", "12:39", "13:20") == [ConflictKind.STAFF_BUSY]
    assert booking("甲", "12:39", "13:20", ignore="one") == []
    assert booking("甲", "16:30", "17:10") == [ConflictKind.SOMEBODY_ELSES_OPENING]
    assert booking("乙", "16:20", "17:00") == []  # inside one's own duty


def test_without_a_calendar_no_day_is_refused() -> None:
    facts = RoomChecks(None, {SATURDAY: frozenset("甲")}, {SATURDAY: frozenset("甲")})
    assert facts.opening("甲", at("10:00", SATURDAY), at("11:00", SATURDAY)) == ()

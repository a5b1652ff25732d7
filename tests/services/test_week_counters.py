"""The counters of the running week, each in the unit its clause speaks of."""

from __future__ import annotations

from pathlib import Path

from tests.support.term_school import TermSchool
from xinliapp.services.today import today


def test_lessons_are_counted_in_lessons_and_not_in_people(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)  # 23 November 2026, a Monday
    one, teacher = school.class_group(), school.staff("full_time")

    def lessons() -> tuple[float, float, str]:
        (found,) = (each for each in today(school.session).counters if each.clause.id == "JS-50")
        return found.value, found.need, found.unit

    assert lessons() == (0.0, 10.0, "课时")
    for units in (5, 7):
        row = school.lesson(one, "2026-11-23", units)
        with school.session.write("test") as uow:
            uow.update("lesson_log", row, {"staff_id": teacher})
    assert lessons() == (12.0, 10.0, "课时")


def test_the_timetable_of_the_week_is_a_plan(tmp_path: Path) -> None:
    """7 lessons held; 3 more stand on Tuesday and Friday, one on Wednesday fell away: 10, not 11."""
    school = TermSchool(tmp_path)
    one, teacher = school.class_group(), school.staff("full_time")
    school.student(one)
    held = school.lesson(one, "2026-11-23", 7)
    with school.session.write("test") as uow:
        uow.update("lesson_log", held, {"staff_id": teacher})

    def planned() -> float | None:
        (found,) = (each for each in today(school.session).counters if each.clause.id == "JS-50")
        assert found.value == 7.0
        return found.planned

    assert planned() is None  # no timetable: nothing is promised
    for weekday, units in ((2, 2.0), (3, 1.0), (5, 1.0)):
        school.row(
            "timetable_entry",
            {"class_id": one, "weekday": weekday, "period": 3, "weeks": "all", "units": units,
             "staff_id": teacher, "valid_from": "2026-09-01"},
        )  # fmt: skip
    assert planned() == 11.0
    school.row("lesson_change", {"class_id": one, "day": "2026-11-25", "period": 3, "kind": "not_held"})
    assert planned() == 10.0


def test_appointments_still_to_be_kept_are_a_plan(tmp_path: Path) -> None:
    """Monday 08:00: 40 minutes at 10:00, a cancelled hour, 07:00 never kept, 20 minutes kept and unsigned."""
    school = TermSchool(tmp_path)
    person = school.staff("full_time")

    def book(day: str, starts: str, ends: str, status: str = "booked") -> None:
        row = {"starts_at": f"{day}T{starts}:00", "ends_at": f"{day}T{ends}:00", "staff_id": person}
        row_id = school.row(
            "appointment",
            {**row, "source": "self", "urgent": 0, "status": status, "status_at": "2026-11-20T08:00:00"},
        )
        school.row(
            "casework.appointment_visitor", {"id": row_id, "code": "代号01", "first_time": 0, "note": ""}
        )

    def planned() -> tuple[float, float | None]:
        (found,) = (each for each in today(school.session).counters if each.clause.id == "JS-51")
        return found.value, found.planned

    assert planned() == (0.0, None)
    book("2026-11-23", "10:00", "10:40")
    book("2026-11-24", "10:00", "11:00", "cancelled")
    book("2026-11-23", "07:00", "07:30")
    book("2026-11-23", "07:30", "07:50", "arrived")
    book("2026-11-30", "10:00", "11:00")  # next week's
    assert planned() == (0.0, 1.0)

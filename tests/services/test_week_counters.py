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

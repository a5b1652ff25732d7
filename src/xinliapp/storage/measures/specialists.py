"""Lessons a week of the counselling teachers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import LessonKind, StaffKind
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts
from xinliapp.storage.measures.weeks import SHORT_WEEKS, JudgedWeek, judged_weeks

_END = "9999-12-31"

PER_SPECIALIST = MeasureSpec(
    "weekly_lessons_per_specialist",
    unit="人",
    needs_case=False,
    definition="每个已结束的教学周都上够课时的专职心理教师人数,分母为这些周里在岗的专职教师",
    convention="units_per_week",
    parameters=(
        ParameterSpec("staff_kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in StaffKind)),
        ParameterSpec("lesson_kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in LessonKind)),
        ParameterSpec("units_per_week", ParameterKind.NUMBER),
        SHORT_WEEKS,
    ),
    requirement_parameter="units_per_week",
)


LEAST = MeasureSpec(
    "least_weekly_lessons",
    unit="课时/周",
    needs_case=False,
    definition="各专职心理教师各教学周课时中最少的一人一周,短周按教学日折算为五天",
    convention="units_per_week",
    parameters=PER_SPECIALIST.parameters,
    requirement_parameter="units_per_week",
)


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    name: str
    from_day: str
    to_day: str | None

    def served(self, week: JudgedWeek) -> bool:
        """In service on the week's first and on its last teaching day."""
        first, last = week.teaching_days[0].isoformat(), week.teaching_days[-1].isoformat()
        return self.from_day <= first and last < (self.to_day or _END)


def weekly_lessons_per_specialist(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many specialists gave their 课时 in every complete week they served (JS-50).

    Only logged lessons under their name count. A week of d teaching days asks for floor × min(1, d/5) unless
    the school has set another way (``short_weeks``); the running week only warns; while no week is over
    nothing is judged.
    """
    floor = number(params, "units_per_week")
    people = _people(context, texts(params, "staff_kinds"))
    lessons = _lessons(context, texts(params, "lesson_kinds"))
    weeks = list(judged_weeks(context, params))
    over = [week for week in weeks if week.over]
    running = [week for week in weeks if not week.over]
    missing = _missing(people, over, lessons, floor)
    pending = _missing(people, running, lessons, floor)
    judged = [person for person in people if any(person.served(week) for week in over)]
    settled = bool(judged)
    asked = judged or [person for person in people if any(person.served(week) for week in running)]
    lacking = missing if settled else pending
    ids = {person.id for person in asked}
    nameless = sum(1 for staff, *_ in lessons if not staff)
    return Measured(
        float(len(ids - {person for person, _ in lacking})),
        PER_SPECIALIST.unit,
        tuple(
            EvidenceRow("lesson_log", row_id, day, topic, units)
            for staff, day, units, row_id, topic in lessons
            if staff in ids
        ),
        shortfall=tuple(shortfall for _, shortfall in missing),
        denominator=float(len(ids)),
        need=float(len(ids)),
        complete=settled,
        applicable=bool(ids) or (bool(people) and not context.ended),
        convention=PER_SPECIALIST.convention,
        pending=tuple(shortfall for _, shortfall in pending),
        notes=(("没有写教师、未计入的课(节)", float(nameless)),) if nameless else (),
    )


def least_weekly_lessons(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """The least 课时 of any specialist in any week of the window, over or running, as of a five-day week.

    What a counter of the running week shows beside the floor (screens.md S03); a clause asks
    :func:`weekly_lessons_per_specialist`.
    """
    people = _people(context, texts(params, "staff_kinds"))
    lessons = _lessons(context, texts(params, "lesson_kinds"))
    weeks = list(judged_weeks(context, params))
    found = [
        (_units(person, week, lessons) / week.share, person)
        for person in people
        for week in weeks
        if person.served(week) and week.share > 0
    ]
    value, least = min(found, key=lambda pair: pair[0], default=(0.0, None))
    return Measured(
        value,
        LEAST.unit,
        tuple(
            EvidenceRow("lesson_log", row_id, day, topic, units)
            for staff, day, units, row_id, topic in lessons
            if least is not None and staff == least.id
        ),
        applicable=bool(found),
        convention=LEAST.convention,
    )


def units_by_person(context: MeasureContext, params: Mapping[str, object]) -> dict[str, float]:
    """课时 given by each specialist in service, by their id: what a counter adds its plans to."""
    lessons = _lessons(context, texts(params, "lesson_kinds"))
    people = _people(context, texts(params, "staff_kinds"))
    found: dict[str, float] = {}
    for week in judged_weeks(context, params):
        for person in (one for one in people if one.served(week)):
            found[person.id] = found.get(person.id, 0.0) + _units(person, week, lessons)
    return found


def _units(person: _Person, week: JudgedWeek, lessons: list[tuple[str, str, float, str, str]]) -> float:
    first, last = week.first.isoformat(), week.last.isoformat()
    return sum(units for staff, day, units, *_ in lessons if staff == person.id and first <= day <= last)


def _missing(
    people: list[_Person],
    weeks: list[JudgedWeek],
    lessons: list[tuple[str, str, float, str, str]],
    floor: float,
) -> list[tuple[str, Shortfall]]:
    found = []
    for person in people:
        for week in weeks:
            if not person.served(week):
                continue
            have = _units(person, week, lessons)
            need = floor * week.share
            if have < need:
                found.append((person.id, Shortfall(f"{person.name} {week.label}", have, need)))
    return found


def _people(context: MeasureContext, kinds: tuple[str, ...]) -> list[_Person]:
    """Everybody of these kinds who served on some day that counts."""
    return context.database.rows(
        _Person,
        "SELECT id, name, from_day, to_day FROM staff_member"
        " WHERE kind IN (SELECT value FROM json_each(?)) AND from_day <= ?"
        " AND (to_day IS NULL OR to_day > ?) ORDER BY name, id",
        (json_list(kinds), context.until.isoformat(), context.window.starts_on.isoformat()),
    )


def _lessons(context: MeasureContext, kinds: tuple[str, ...]) -> list[tuple[str, str, float, str, str]]:
    """Who (may be ""), day, 课时, row and topic of every lesson in the window."""
    rows = [
        (str(staff or ""), str(day), float(units or 0), str(row_id), str(topic))
        for staff, day, units, row_id, topic in context.database.tuples(
            "SELECT staff_id, day, units, id, topic FROM lesson_log"
            " WHERE kind IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?",
            (json_list(kinds), *context.span),
        )
    ]
    return sorted(rows, key=lambda row: (row[1], row[3]))

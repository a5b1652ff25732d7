"""Lessons a week of the counselling teachers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import LessonKind, StaffKind
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

FULL_WEEK_DAYS = 5
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
    ),
    requirement_parameter="units_per_week",
)


@dataclass(frozen=True, slots=True)
class JudgedWeek:
    """One week with teaching days, cut to its term; ``share`` is min(1, teaching days / 5)."""

    label: str
    first: str
    last: str
    first_teaching: str
    last_teaching: str
    share: float
    over: bool


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    name: str
    from_day: str
    to_day: str | None

    def served(self, week: JudgedWeek) -> bool:
        """In service on the week's first and on its last teaching day."""
        return self.from_day <= week.first_teaching and week.last_teaching < (self.to_day or _END)


def weekly_lessons_per_specialist(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many specialists gave their 课时 in every complete week they served (JS-50).

    Only logged lessons under their name count. A week of d teaching days asks for floor × min(1, d/5); the
    running week only warns; while no week is over nothing is judged.
    """
    floor = number(params, "units_per_week")
    people = _people(context, texts(params, "staff_kinds"))
    lessons = _lessons(context, texts(params, "lesson_kinds"))
    weeks = list(judged_weeks(context))
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


def judged_weeks(context: MeasureContext) -> Iterator[JudgedWeek]:
    """Every week with teaching days that lies in the window and has begun."""
    for _, term in context.terms():
        for week in term.weeks():
            first, last = max(week.starts_on, term.starts_on), min(week.ends_on, term.ends_on)
            if not week.teaching_days or not context.holds(first, last) or first > context.until:
                continue
            days = len(week.teaching_days)
            label = f"第{week.number}周" + (f"(按{days}个教学日折算)" if days < FULL_WEEK_DAYS else "")
            yield JudgedWeek(
                label,
                first.isoformat(),
                last.isoformat(),
                week.teaching_days[0].isoformat(),
                week.teaching_days[-1].isoformat(),
                min(1.0, days / FULL_WEEK_DAYS),
                context.is_over(last),
            )


def _missing(
    people: list[_Person],
    weeks: list[JudgedWeek],
    lessons: list[tuple[str, str, float, str, str]],
    floor: float,
) -> list[tuple[str, Shortfall]]:
    found = []
    for person in people:
        own = [(day, units) for staff, day, units, *_ in lessons if staff == person.id]
        for week in weeks:
            if not person.served(week):
                continue
            have = sum(units for day, units in own if week.first <= day <= week.last)
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

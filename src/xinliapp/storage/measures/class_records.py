"""What measures that ask every class share: the classes of the day with their labels, activities by class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.school import SchoolSystem, class_label, grade_number, grade_of
from xinliapp.domain.term_records import ActivityForm
from xinliapp.storage.class_rolls import ClassRolls
from xinliapp.storage.classes import load_classes
from xinliapp.storage.measures.context import MeasureContext, json_list


@dataclass(frozen=True, slots=True)
class JudgedClass:
    """A class that has students on the last counting day; ``grade`` counts through from primary school."""

    id: str
    label: str
    grade: int
    students: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClassActivity:
    """One activity as one class had it; ``topic`` says that a parents' meeting spoke of mental health."""

    class_id: str
    activity_id: str
    day: str
    title: str
    topic: bool


def judged_classes(context: MeasureContext, rolls: ClassRolls | None = None) -> list[JudgedClass]:
    """The classes with students 在读 on the last counting day, by stage, grade and number."""
    day = context.until
    start = max(
        (year.start_year for year in context.years if year.window(day).starts_on <= day),
        default=day.year if day.month >= 9 else day.year - 1,
    )
    system = context.unit.system if context.unit else SchoolSystem.SIX_THREE
    there = (rolls or context.class_rolls).classes(day.isoformat())
    found = [
        JudgedClass(
            group.id,
            class_label(group, start, system),
            grade_number(group.stage, grade_of(group, start), system),
            there[group.id],
        )
        for group in load_classes(context.database)
        if group.id in there
    ]
    numbers = {group.id: group.number for group in load_classes(context.database)}
    return sorted(found, key=lambda row: (row.grade, numbers[row.id]))


def by_class(
    context: MeasureContext, forms: tuple[str, ...], only_subject: bool = False
) -> Iterator[ClassActivity]:
    """Every activity of these forms in the window, once for each class it was for, by day."""
    rows = context.database.tuples(
        "SELECT a.day, a.id, c.rowid, c.class_id, a.title, coalesce(a.agenda, a.mental_health)"
        " FROM activity a JOIN activity_class c ON c.activity_id = a.id"
        " WHERE a.form IN (SELECT value FROM json_each(?)) AND a.day BETWEEN ? AND ?"
        " AND a.mental_health >= ?",
        (json_list(forms), *context.span, int(only_subject)),
    )
    for day, row_id, _, class_id, title, topic in sorted(rows):
        yield ClassActivity(str(class_id), str(row_id), str(day), str(title), bool(topic))


def without_classes(context: MeasureContext, forms: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """How many activities of these forms were logged without their classes: they count for none."""
    number = context.database.scalar(
        "SELECT count(*) FROM activity a WHERE a.form IN (SELECT value FROM json_each(?))"
        " AND a.day BETWEEN ? AND ? AND a.audience_kind IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM activity_class c WHERE c.activity_id = a.id)",
        (json_list(forms), *context.span),
    )
    return (("没有登记到班、未计入的活动(项)", float(number or 0)),) if number else ()


STUDENT_FORMS = tuple(
    form.value
    for form in ActivityForm
    if form
    in (
        ActivityForm.CLASS_MEETING,
        ActivityForm.LECTURE,
        ActivityForm.TALK_EDUCATION,
        ActivityForm.PUBLICITY,
        ActivityForm.OTHER,
    )
)
"""Forms that can be for students."""

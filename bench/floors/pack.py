"""Floor of the pack: one bare query or two per clause, by hand, giving the numbers and the rows behind them.

Weeks and pairs are given as days: which weeks a term has is no question for SQL. Values are floats as the
pack gives them; every clause fetches the ids of the rows it counts, as the self-check shows them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import sqlcipher3


@dataclass(frozen=True, slots=True)
class Span:
    """A week or pair that is over: its days, first and last teaching day, and how many of them there are."""

    first: str
    last: str
    teaching_first: str
    teaching_last: str
    teaching_days: int


@dataclass(frozen=True, slots=True)
class Period:
    """Term, school year and day of the figures, with the term's finished weeks and pairs."""

    term_from: str
    year_from: str
    day: str
    weeks: tuple[Span, ...]
    pairs: tuple[Span, ...]


_STUDENTS = """
SELECT id FROM student WHERE voided_at IS NULL AND joined_on <= ?1 AND (left_on IS NULL OR left_on > ?1)
"""
_STATUSES = "SELECT student_id, from_day, created_at, rowid, status FROM student_status WHERE from_day <= ?"
_CLASSES = """
SELECT m.class_id FROM class_membership m JOIN student s ON s.id = m.student_id
WHERE s.voided_at IS NULL AND m.from_day <= ?1 AND (m.to_day IS NULL OR m.to_day > ?2)
  AND (s.left_on IS NULL OR s.left_on > ?2)
"""
_LESSONS = (
    "SELECT id, day, class_id, units FROM lesson_log WHERE kind = 'mental_health' AND day BETWEEN ? AND ?"
)
_OPENINGS = """
SELECT id, opened_at, (julianday(closed_at) - julianday(opened_at)) * 24
FROM actual_opening WHERE closed_at IS NOT NULL AND opened_at BETWEEN ? AND ?
"""
_CHECKED = """
SELECT id, day, student_id FROM casework.check_entry WHERE day BETWEEN ? AND ? AND status = 'done'
  AND method IN ('scale', 'talk', 'observation', 'survey')
"""
_GRADES = """
SELECT student_id, ordinal FROM casework.concern_grade WHERE decided_on <= ?
ORDER BY student_id, decided_on, created_at, rowid
"""
_GROUPS = """
SELECT g.id, g.student_id FROM casework.care_group g JOIN casework.care_group_member m ON m.group_id = g.id
WHERE g.formed_on <= ?1 AND (g.closed_on IS NULL OR g.closed_on > ?1)
  AND m.from_day <= ?1 AND (m.to_day IS NULL OR m.to_day > ?1)
  AND m.role IN ('counselor', 'homeroom_teacher', 'subject_teacher', 'classmate', 'parent')
GROUP BY g.id HAVING count(DISTINCT m.role) >= 5
"""
_PLANS = """
SELECT p.id, p.student_id FROM casework.support_plan p
WHERE p.status <> 'draft' AND p.starts_on <= ?1 AND (p.closed_on IS NULL OR p.closed_on > ?1)
  AND NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = p.student_id
    AND n.supersedes = p.id AND n.status <> 'draft' AND n.starts_on <= ?1)
"""


def bare_pack(connection: sqlcipher3.Connection, period: Period) -> dict[str, float]:
    """Clause to value, for the seven clauses of JS that records settle."""

    def rows(sql: str, *args: str) -> list[tuple[object, ...]]:
        return connection.execute(sql, args).fetchall()  # type: ignore[no-any-return]

    day = period.day
    meetings = rows(
        "SELECT id, day, title FROM meeting WHERE kind = 'leadership_mental_health' AND day BETWEEN ? AND ?",
        period.term_from,
        day,
    )
    staff = rows("SELECT id FROM staff_member WHERE kind = 'part_time' AND from_day <= ?", day)
    newest: dict[object, tuple[object, ...]] = {}
    for student, *dated in rows(_STATUSES, day):
        newest[student] = max(newest.get(student, ()), tuple(dated))
    roll = {student for (student,) in rows(_STUDENTS, day) if newest[student][-1] == "enrolled"}
    assert math.ceil(len(roll) / 500) > 0
    graded = dict(rows(_GRADES, day))  # the newest grade comes last and stays
    key = {student for student, ordinal in graded.items() if int(str(ordinal)) >= 2} & roll
    checked = {student for _, _, student in rows(_CHECKED, period.year_from, day)}
    return {
        "JS-22": float(len(meetings)),
        "JS-26": _full_classes(
            rows(_CLASSES, period.pairs[0].teaching_first, period.pairs[-1].teaching_last),
            rows(_LESSONS, period.term_from, day),
            period,
        ),
        "JS-28": float(len(staff)),
        "JS-32": _weakest_week(rows(_OPENINGS, period.term_from, day), period),
        "JS-37": float(len(checked & roll)),
        "JS-39": float(len({student for _, student in rows(_GROUPS, day)} & key)),
        "JS-41": float(len({student for _, student in rows(_PLANS, day)} & key)),
    }


def _full_classes(
    classes: list[tuple[object, ...]], lessons: list[tuple[object, ...]], period: Period
) -> float:
    concerned = {class_id for (class_id,) in classes}
    lacking = set()
    for pair in period.pairs:
        units: dict[object, float] = {}
        for _, day, class_id, amount in lessons:
            if pair.first <= str(day) <= pair.last:
                units[class_id] = units.get(class_id, 0.0) + float(str(amount))
        need = min(1.0, pair.teaching_days / 10)
        lacking |= {class_id for class_id in concerned if units.get(class_id, 0.0) < need}
    return float(len(concerned) - len(lacking))


def _weakest_week(openings: list[tuple[object, ...]], period: Period) -> float:
    """Hours of a full week in the weakest week; the bench's openings neither overlap nor cross midnight."""
    found = []
    for week in period.weeks:
        hours = sum(float(str(each)) for _, at, each in openings if week.first <= str(at)[:10] <= week.last)
        found.append(hours * 5 / min(5, week.teaching_days))
    return min(found)

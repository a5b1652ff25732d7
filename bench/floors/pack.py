"""Floor of the pack: one bare query or two per clause, by hand, giving the numbers and the rows behind them.

Weeks and pairs are given as days: which weeks a term has is no question for SQL. Values are floats as the
pack gives them; every clause fetches the ids of the rows it counts, as the self-check shows them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
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


Query = Callable[..., list[tuple[object, ...]]]
_PLANS_PAPERS = ("special_work_plan", "emergency_plan")
_MECHANISMS = ("funding_mechanism", "incentive_mechanism", "accountability_mechanism")
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
WHERE p.status IN ('active', 'closed') AND p.starts_on <= ?1 AND (p.closed_on IS NULL OR p.closed_on > ?1)
  AND NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = p.student_id
    AND n.supersedes = p.id AND n.status IN ('active', 'closed') AND n.starts_on <= ?1)
"""


_PLACES = """
SELECT m.class_id, m.student_id, m.from_day, m.to_day, s.joined_on, s.left_on
FROM class_membership m JOIN student s ON s.id = m.student_id WHERE s.voided_at IS NULL
"""
_DOSSIERS = (
    "SELECT student_id FROM casework.talk WHERE voided_at IS NULL AND day <= ?",
    "SELECT student_id FROM casework.check_entry WHERE status = 'done' AND day <= ?",
    "SELECT student_id FROM casework.concern_grade WHERE decided_on <= ?",
)


def bare_pack(connection: sqlcipher3.Connection, period: Period) -> dict[str, float | None]:
    """Clause to value, for the clauses of JS that records count; None where there is nobody to count.

    The bench's school keeps no bodies, policies, representatives or sessions: their queries come back empty,
    and are asked all the same.
    """

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
    there = _places(rows(_PLACES), roll, day)
    return {
        **_core(rows, period, there),
        **_case(rows, period, roll, key, graded),
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


def _core(rows: Query, period: Period, there: dict[object, set[object]]) -> dict[str, float | None]:
    """What the public records count besides lessons, openings, meetings and staff."""
    day, term = period.day, (period.term_from, period.day)
    led = rows(
        "SELECT DISTINCT b.kind, b.id FROM body b JOIN body_member m ON m.body_id = b.id"
        " WHERE b.kind = 'prevention_task_force' AND b.founded_on <= ? AND m.role = 'leader'"
        " AND m.post IN ('party_secretary', 'principal', 'secretary_and_principal')",
        day,
    )
    policies = dict(rows("SELECT kind, id FROM policy_document WHERE effective_on <= ?", day))
    papers = {"JS-24": _PLANS_PAPERS, "JS-25": _MECHANISMS, "JS-31": ("room_checklist",)}
    trainings = rows(
        "SELECT id, audiences FROM training WHERE voided_at IS NULL AND day >= ?", day[:5] + "01-01"
    )
    channels = rows("SELECT scope, id FROM help_channel WHERE published_on <= ?", day)
    held = rows(
        "SELECT a.form, a.id, a.sessions, a.mental_health, a.themes, c.class_id, a.audience_kind"
        " FROM activity a LEFT JOIN activity_class c ON c.activity_id = a.id WHERE a.day BETWEEN ? AND ?",
        *term,
    )
    absent = set(rows("SELECT activity_id, student_id FROM activity_absentee"))
    took: dict[object, int] = {}
    for _, row_id, _, _, themes, class_id, _ in held:
        if class_id and {"life", "setback"} & set(json.loads(str(themes or "[]"))):
            for student in there.get(class_id, ()):
                took[student] = took.get(student, 0) + ((row_id, student) not in absent)
    reps = rows("SELECT class_id, student_id FROM peer_rep WHERE from_day <= ?", day)
    meetings = [row for row in held if row[0] == "class_meeting" and row[3] and row[5] in there]
    evenings = [row for row in held if row[0] == "parent_meeting"]
    return {
        "JS-23": float(len(led)),
        **{clause: float(sum(kind in policies for kind in kinds)) for clause, kinds in papers.items()},
        "JS-27": float(sum(1 for count in took.values() if count >= 2)),
        "JS-29": float(len(trainings)),
        "JS-34": float(len(dict(channels))),
        "JS-35": float(sum(1 for group in there if sum(rep[0] == group for rep in reps) >= 2)),
        "JS-36": float(sum(1 for row in held if row[0] == "training" and row[6] == "peer_reps")),
        "JS-42": float(len(evenings)),
        "JS-45": float(sum(1 for row in held if row[0] == "parent_course" and row[3])),
        "JS-50": _specialists(rows, period),
        "JS-52": float(len({row[5] for row in meetings})),
        "JS-54": float(sum(1 for group in there if sum(row[5] == group for row in evenings) >= 2)),
        "JS-57": float(sum(row[0] in ("letter_home", "parent_mailbox", "family_parcel") for row in held)),
    }


def _case(
    rows: Query, period: Period, roll: set[object], key: set[object], graded: dict[object, object]
) -> dict[str, float | None]:
    """What the case file counts besides checks, groups and plans."""
    day, term = period.day, (period.term_from, period.day)
    dossiers = {student for sql in _DOSSIERS for (student,) in rows(sql, day)}
    talks = rows("SELECT day, id FROM casework.talk WHERE voided_at IS NULL AND day BETWEEN ? AND ?", *term)
    contacts = rows("SELECT topic, id FROM casework.guardian_contact WHERE day BETWEEN ? AND ?", *term)
    visits = rows(
        "SELECT student_id, id FROM casework.home_visit WHERE day BETWEEN ? AND ?", day[:5] + "01-01", day
    )
    checks = rows(_CHECKED, period.year_from, day)
    methods = rows(
        "SELECT id FROM casework.check_entry WHERE day BETWEEN ? AND ? AND status = 'done'"
        " AND method IN ('talk', 'observation', 'survey')", period.year_from, day,
    )  # fmt: skip
    sessions = rows(
        "SELECT id, staff_id, started_at, minutes FROM casework.counseling_session"
        " WHERE signed_at IS NOT NULL AND started_at >= ?", period.term_from,
    )  # fmt: skip
    readings = rows(
        "SELECT seq FROM casework.audit_event WHERE action = 'dossier.open' AND at >= ?", period.term_from
    )
    assert len(checks) >= len(methods)
    return {
        "JS-30": float(len(talks)),
        "JS-33": float(len(sessions)),
        "JS-38": float(len(graded.keys() & roll)),
        "JS-40": float(len(dossiers & roll)),
        "JS-43": float(len(contacts)),
        "JS-44": float(len({student for student, _ in visits} & key)),
        "JS-51": 0.0,
        "JS-53": 0.0,
        "JS-56": float(sum(topic in ("family_education", "at_home") for topic, _ in contacts)),
        "JS-58": float(len(methods)),
        "JS-59": float(len(readings)),
    }


def _specialists(rows: Query, period: Period) -> float:
    """Full-time staff whose lessons fill every week that is over."""
    people = [person for (person,) in rows("SELECT id FROM staff_member WHERE kind = 'full_time'")]
    lessons = rows(
        "SELECT staff_id, day, units FROM lesson_log WHERE kind = 'mental_health' AND day BETWEEN ? AND ?",
        period.term_from, period.day,
    )  # fmt: skip
    good = 0
    for person in people:
        sums = [
            sum(
                float(str(u))
                for who, on, u in lessons
                if who == person and week.first <= str(on) <= week.last
            )
            for week in period.weeks
        ]
        full = zip(sums, period.weeks, strict=True)
        good += all(units >= 10 * min(1, week.teaching_days / 5) for units, week in full)
    return float(good)


def _places(rows: list[tuple[object, ...]], roll: set[object], day: str) -> dict[object, set[object]]:
    """Class to those on the roll in it on the day."""
    found: dict[object, set[object]] = {}
    for class_id, student, since, until, _, _ in rows:
        if student in roll and str(since) <= day < str(until or "9999"):
            found.setdefault(class_id, set()).add(student)
    return found


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

"""What the big school's counsellors wrote: sessions, warnings, visits, facts; one student known very well."""

from __future__ import annotations

import json
import random
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.big_school import BigSchool

NOTE = "近两周话少,午饭常一个人吃,愿意和班主任说话;约好下周再谈,并与家长通一次电话。"
WELL_KNOWN = str(uuid.UUID(int=300, version=4))
"""The id of the student whose page holds :data:`ENTRIES` lines of this and the last school year."""
ENTRIES = 300
_SIGNS = ("sleep", "withdrawn", "conflict", "grades_fall", "crying")


def record_year(school: BigSchool, year: int, days: list[str], students: list[str]) -> None:
    """Six sessions a week, a warning every other day, visits and calls to three families in a hundred."""
    rng = school.rng
    for sequence, day in enumerate(sorted(rng.choices(days, k=len(days) // 5 * 6)), start=1):
        session(school, year, sequence, rng.choice(students), day)
    for day in days[::2]:
        warning(school, rng, rng.choice(students), day)
    for student in rng.sample(students, len(students) * 3 // 100):
        visit(school, student, rng.choice(days))
        contact(school, student, rng.choice(days))


def well_known(school: BigSchool, days: list[str]) -> None:
    """A student with 300 lines: 100 talks, 80 sessions, 60 calls, 40 visits, 15 warnings, 5 facts."""
    student, rng = WELL_KNOWN, school.rng
    columns = "student_id day by_name one_to_one face_to_face note"
    for place in range(100):
        school.add("casework.talk", columns, student, days[place * 2], "班主任", 1, 1, NOTE)
    for place in range(80):
        session(school, int(days[place * 3][:4]), 5000 + place, student, days[place * 3])
    for place in range(60):
        contact(school, student, days[place * 3 + 1])
    for place in range(40):
        visit(school, student, days[place * 5])
    for place in range(15):
        warning(school, rng, student, days[place * 12])
    for place in range(5):
        columns = "student_id section text source day"
        school.add("casework.dossier_fact", columns, student, "family", NOTE, "家访", days[place * 40])


def session(school: BigSchool, year: int, sequence: int, student: str, day: str) -> None:
    """One signed session of 45 minutes."""
    columns = (
        "year sequence kind mode student_id theme started_at minutes author_id author_name source situation"
        " assessment response outcome risk agreed signed_at"
    )
    school.add(
        "casework.counseling_session", columns, year, sequence, "individual", "face_to_face", student, "",
        f"{day}T11:55:00", 45, "bench", "心理教师乙", "self", NOTE, NOTE, NOTE, NOTE, "unchanged", NOTE,
        f"{day}T12:50:00", day=day,
    )  # fmt: skip


def warning(school: BigSchool, rng: random.Random, student: str, day: str) -> None:
    """A warning that was told, taken in and settled on the same day."""
    columns = "student_id noticed_at signs source urgency note reported_by"
    signs = json.dumps(rng.sample(_SIGNS, 2))
    made = school.add(
        "casework.warning_report", columns, student, f"{day}T09:20:00", signs, "homeroom_teacher",
        "routine", NOTE, "心理教师甲", day=day,
    )  # fmt: skip
    for kind, decision in (
        ("told_counselor", None), ("told_homeroom", None), ("received", "talk"), ("handled", None),
    ):  # fmt: skip
        columns = "warning_id kind at by_name decision note"
        at = f"{day}T10:00:00"
        school.add("casework.warning_step", columns, made, kind, at, "心理教师甲", decision, "", day=day)


def visit(school: BigSchool, student: str, day: str) -> None:
    """One visit to the family."""
    columns = "student_id day mode occasion by_name met findings agreed"
    school.add(
        "casework.home_visit", columns, student, day, "at_home", "planned", "班主任", "母亲", NOTE, NOTE
    )


def contact(school: BigSchool, student: str, day: str) -> None:
    """One call to the family."""
    columns = "student_id day mode topic by_name note"
    school.add("casework.guardian_contact", columns, student, day, "phone", "school_life", "班主任", NOTE)

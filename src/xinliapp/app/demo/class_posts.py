"""Who holds a post in the demo school's classes: 班主任, 副班主任, 团支书, 学生干部, since September.

Comes last: what was written before speaks of nobody by name.
"""

from __future__ import annotations

import datetime as dt
import random

from xinliapp.app.demo.names import NameMaker
from xinliapp.domain.class_posts import PostKind
from xinliapp.domain.school import grade_number
from xinliapp.services import class_posts, school
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow, list_students

SINCE = dt.date(2026, 9, 1)
_SEED = 20260902
_NO_DEPUTY = (15, 33)  # places of two classes nobody has been named in yet
_LEAGUE_FROM = 8  # a 团支部 has members from fourteen years on


def fill(session: Session) -> None:
    """Everything of this module, by the services; the same every time."""
    system = school.unit(session).system
    names = NameMaker(random.Random(_SEED))  # noqa: S311 - invented data
    in_class: dict[str, list[StudentRow]] = {}
    for student in list_students(session):
        in_class.setdefault(student.class_id or "", []).append(student)
    for place, group in enumerate(row for row in school.classes(session) if row.students):
        _staff(session, group.id, names, place)
        pupils = in_class[group.id]
        if grade_number(group.stage, group.grade, system) >= _LEAGUE_FROM:
            class_posts.name_student(session, group.id, PostKind.LEAGUE, pupils[-1].id, SINCE)
        for pupil in pupils[:2]:
            class_posts.name_student(session, group.id, PostKind.OFFICER, pupil.id, SINCE)


def _staff(session: Session, class_id: str, names: NameMaker, place: int) -> None:
    staff = {PostKind.HOMEROOM: names.adult(), PostKind.DEPUTY: names.adult()}
    if place in _NO_DEPUTY:
        del staff[PostKind.DEPUTY]
    class_posts.name_staff(session, class_id, staff, SINCE)

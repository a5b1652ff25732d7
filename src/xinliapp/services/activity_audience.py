"""For whom an activity was: classes resolved against the roll of its day, and the words for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from xinliapp.domain.activities import AudienceKind, ClassPart
from xinliapp.domain.errors import UserError
from xinliapp.services import school
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.storage import peer_reps as rep_rows
from xinliapp.storage.class_rolls import enrolled_by_class, register

_WORDS_OF_CLASSES = 6  # more than this are counted, not listed


@dataclass(frozen=True, slots=True)
class ExpectedStudent:
    """A student who was expected, with the number in the class register."""

    id: str
    number: int | None
    name: str


@dataclass(frozen=True, slots=True)
class ExpectedClass:
    """A class and who of it was expected."""

    id: str
    label: str
    students: tuple[ExpectedStudent, ...]


def expected(
    session: Session, kind: AudienceKind, class_ids: Sequence[str], day: dt.date
) -> dict[str, frozenset[str]]:
    """Class id to the students expected on the day, classes in their order; empty sets for parents.

    Without ``class_ids`` every class with students is meant. Peer representatives are those in office.

    Raises:
        UserError: ``class_not_listed``, ``audience_empty``.
    """
    if kind is AudienceKind.STAFF:
        return {}
    order = [row.id for row in school.classes(session, day)]
    roll = enrolled_by_class(session.database, day)
    if set(class_ids) - set(order):
        raise UserError("class_not_listed")
    if kind in (AudienceKind.GRADES, AudienceKind.CLASSES) and not class_ids:
        raise UserError("field_required", field="对象")
    wanted = set(class_ids) or set(order)
    found = {class_id: roll[class_id] for class_id in order if class_id in wanted and class_id in roll}
    if kind is AudienceKind.PEER_REPS:
        found = _peer_reps(session, found, day)
    if not found:
        raise UserError("audience_empty")
    return found


def roster(
    session: Session, kind: AudienceKind, class_ids: Sequence[str], day: dt.date
) -> tuple[ExpectedClass, ...]:
    """The students expected, class by class, in the order of the class register.

    Raises:
        UserError: as :func:`expected`.
    """
    names = register(session.database)
    labels = school.class_labels(session, day)
    found = []
    for class_id, students in expected(session, kind, class_ids, day).items():
        listed = sorted(
            (names[student] for student in students if student in names),
            key=lambda row: (row.number or 999, row.name),
        )
        lines = tuple(ExpectedStudent(row.id, row.number, row.name) for row in listed)
        found.append(ExpectedClass(class_id, labels.get(class_id, ""), lines))
    return tuple(found)


def parts(
    session: Session, kind: AudienceKind, class_ids: Sequence[str], day: dt.date, absent: Collection[str]
) -> tuple[ClassPart, ...]:
    """The classes with 应到 and 实到; parents' classes carry no number of students.

    Raises:
        UserError: as :func:`expected`; ``absent_not_expected`` with how many.
    """
    by_class = expected(session, kind, class_ids, day)
    if kind is AudienceKind.PARENTS:
        return tuple(ClassPart(class_id) for class_id in by_class)
    strangers = set(absent) - {student for students in by_class.values() for student in students}
    if strangers:
        raise UserError("absent_not_expected", count=len(strangers))
    made = []
    for class_id, students in by_class.items():
        missing = tuple(sorted(students & set(absent)))
        made.append(ClassPart(class_id, len(students), len(students) - len(missing), missing))
    return tuple(made)


def words(session: Session, kind: AudienceKind, class_ids: Sequence[str], day: dt.date) -> str:
    """全校学生, 八年级, 七(1)、七(2), 家长(八年级) … as the ledger shows it."""
    chosen = [row for row in school.classes(session, day) if row.id in set(class_ids)]
    scope = scope_words(chosen, school.classes(session, day))
    if kind is AudienceKind.STAFF:
        return "教职工"
    if kind in (AudienceKind.PARENTS, AudienceKind.PEER_REPS):
        word = "家长" if kind is AudienceKind.PARENTS else "心理委员"
        return f"{word}({scope})" if scope else word
    return scope or "全校学生"


def scope_words(chosen: Sequence[ClassRow], everyone: Sequence[ClassRow]) -> str:
    """Whole grades by their name, else the classes, else how many; "" for all or none of them."""
    there = [row for row in everyone if row.students]
    if not chosen or {row.id for row in there} <= {row.id for row in chosen}:
        return ""
    ids = {row.id for row in chosen}
    grades = list(dict.fromkeys(row.grade_label for row in chosen))
    whole = all(row.id in ids for row in there if row.grade_label in grades)
    if whole:
        return "、".join(grades)
    if len(chosen) <= _WORDS_OF_CLASSES:
        return "、".join(row.label for row in chosen)
    return f"{len(chosen)}个班"


def _peer_reps(session: Session, roll: dict[str, frozenset[str]], day: dt.date) -> dict[str, frozenset[str]]:
    reps: dict[str, set[str]] = {}
    for rep in rep_rows.on_day(session.database, day.isoformat()):
        if rep.student_id in roll.get(rep.class_id, ()):
            reps.setdefault(rep.class_id, set()).add(rep.student_id)
    return {class_id: frozenset(reps[class_id]) for class_id in roll if class_id in reps}

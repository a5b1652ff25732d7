"""Groups and plans of all students at once: four questions, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.casework import CareRole, SupportPlan
from xinliapp.domain.students import StudentStatus
from xinliapp.services.care_members import missing_roles, unasked_roles
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.named_students import named
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as grade_rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage import students as student_rows


@dataclass(frozen=True, slots=True)
class CareLine:
    """One student. ``missing`` is None without a group; ``draft`` is a version nobody has approved yet.

    ``unasked``: classmate and parents whose agreement is not on record.
    """

    student_id: str
    name: str
    class_label: str
    ordinal: int
    grade_word: str
    key: bool
    missing: tuple[CareRole, ...] | None
    plan: SupportPlan | None
    draft: SupportPlan | None
    unasked: tuple[CareRole, ...] = ()

    @property
    def id(self) -> str:
        """The student's id."""
        return self.student_id


def gone(session: Session) -> set[str]:
    """Students who left the school: nobody looks after them here any more.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    left = (StudentStatus.TRANSFERRED, StudentStatus.GRADUATED)
    return student_rows.ids_with_status(session.database, left)


def read(session: Session) -> tuple[tuple[CareLine, ...], int | None]:
    """The lines, heaviest grade first, and how many are 重点关爱学生 (None while no threshold is set).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    database, today = session.database, session.clock.now().date().isoformat()
    words = grade_labels(session)
    threshold = unit(session).concern_threshold
    grades = {one.student_id: one.ordinal for one in grade_rows.newest(database)}
    groups = {one.student_id: one for one in care_rows.open_groups(database, today)}
    plans = {one.student_id: one for one in plan_rows.in_force(database)}
    drafts = {one.student_id: one for one in plan_rows.unapproved(database)}
    key = {one for one, ordinal in grades.items() if threshold is not None and ordinal >= threshold}
    shown = (key | groups.keys() | plans.keys() | drafts.keys()) - gone(session)
    people = named(session, shown)
    lines = [
        CareLine(
            student_id=one.id,
            name=one.name,
            class_label=one.class_label,
            ordinal=grades.get(one.id, 0),
            grade_word=words[grades.get(one.id, 0)],
            key=one.id in key,
            missing=missing_roles(groups[one.id], today) if one.id in groups else None,
            plan=plans.get(one.id),
            draft=drafts.get(one.id),
            unasked=unasked_roles(groups.get(one.id), today),
        )
        for one in people.values()
    ]
    lines.sort(key=lambda line: (-line.ordinal, line.class_label, line.name))
    return tuple(lines), None if threshold is None else sum(1 for line in lines if line.key)

"""心理委员: named and relieved by day, listed by class with what is missing (JS-35)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.peer_reps import Gap, PeerRep, gap
from xinliapp.domain.school import grade_number
from xinliapp.domain.students import Gender
from xinliapp.services import measuring, school
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.storage import peer_reps as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.class_rolls import enrolled_by_class, register

CHANGES = Changes.ROSTER
MEASURE = "classes_with_peer_reps"


@dataclass(frozen=True, slots=True)
class RepRule:
    """How many a class needs: the strictest of the loaded packs that speak of it; ``clauses`` names them."""

    per_class: int
    each_gender: int
    from_grade: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RepLine:
    """One representative as listed; ``here`` is false once they left the class or the school."""

    id: str
    student_id: str
    name: str
    gender: Gender | None
    from_day: str
    here: bool


@dataclass(frozen=True, slots=True)
class ClassReps:
    """A class with its representatives; ``gap`` is None for a class the rule does not ask."""

    class_id: str
    label: str
    grade_label: str
    reps: tuple[RepLine, ...]
    gap: Gap | None


def rule(session: Session) -> RepRule | None:
    """What the loaded packs ask, or None while none of them speaks of peer representatives."""
    found = [
        (clause.id, measuring.clause_parameters(clause))
        for pack_id in measuring.pack_ids(session.database)
        for clause in measuring.pack(pack_id).clauses
        if clause.measure == MEASURE
    ]
    if not found:
        return None

    def strictest(name: str) -> int:
        return max(int(float(str(parameters[name]))) for _, parameters in found)

    from_grade = min(int(float(str(parameters["from_grade"]))) for _, parameters in found)
    return RepRule(
        strictest("per_class"), strictest("each_gender"), from_grade, tuple(clause for clause, _ in found)
    )


def by_class(session: Session, day: dt.date | None = None) -> list[ClassReps]:
    """Every class with students, its representatives in office on ``day`` (today) and what it lacks."""
    today = day or session.clock.now().date()
    asked = rule(session)
    known = register(session.database)
    roll = enrolled_by_class(session.database, today)
    reps: dict[str, list[PeerRep]] = {}
    for rep in rows.on_day(session.database, today.isoformat()):
        reps.setdefault(rep.class_id, []).append(rep)
    found = []
    for row in school.classes(session, today):
        if not row.students:
            continue
        members = roll.get(row.id, frozenset())
        lines = tuple(
            RepLine(
                rep.id,
                rep.student_id,
                known[rep.student_id].name if rep.student_id in known else "",
                known[rep.student_id].gender if rep.student_id in known else None,
                rep.from_day,
                rep.student_id in members,
            )
            for rep in reps.get(row.id, ())
        )
        lacking = None
        if asked is not None and _grade(session, row) >= asked.from_grade:
            present = [line.gender for line in lines if line.here]
            genders = [known[student].gender for student in members if student in known]
            lacking = gap(present, genders, asked.per_class, asked.each_gender)
        found.append(ClassReps(row.id, row.label, row.grade_label, lines, lacking))
    return found


def name(session: Session, class_id: str, student_id: str, from_day: dt.date | None = None) -> str:
    """Name a student as their class's representative from ``from_day`` (today); the id of the entry.

    Raises:
        UserError: ``not_allowed``, ``peer_rep_other_class``, ``peer_rep_twice``, ``field_wrong``.
    """
    return name_many(session, [(class_id, student_id)], from_day)[0]


def name_many(
    session: Session, pairs: Sequence[tuple[str, str]], from_day: dt.date | None = None
) -> list[str]:
    """Name students (class, student) in one transaction, all or none; the ids of the entries.

    Raises:
        UserError: as :func:`name`.
    """
    session.require_role(*school.ROSTER_ROLES, action="登记心理委员")
    today = session.clock.now().date()
    since = from_day or today
    if since > today:
        raise UserError("field_wrong", field="任职日期", why="日期还没有到")
    made: list[PeerRep] = []
    for class_id, student_id in pairs:
        student = student_rows.load_student(session.database, student_id)
        if student is None or student.class_id != class_id or student.left_on is not None:
            raise UserError("peer_rep_other_class")
        if any(rep.student_id == student_id for rep in (*_open(session, class_id), *made)):
            raise UserError("peer_rep_twice", name=student.name)
        made.append(PeerRep(new_id(), class_id, student_id, since.isoformat()))
    with session.write("peer_rep.name", object_id=made[0].id if len(made) == 1 else None) as uow:
        for rep in made:
            rows.insert(uow, rep)
    return [rep.id for rep in made]


def relieve(session: Session, rep_id: str, to_day: dt.date | None = None) -> Changes:
    """End a term of office; ``to_day`` (today) is the first day out of it. One named today vanishes.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``field_wrong``.
    """
    session.require_role(*school.ROSTER_ROLES, action="登记心理委员")
    rep = rows.load(session.database, rep_id)
    if rep is None:
        raise UserError("not_found")
    last = (to_day or session.clock.now().date()).isoformat()
    if last < rep.from_day:
        raise UserError("field_wrong", field="离任日期", why="早于任职日期")
    with session.write("peer_rep.relieve", object_id=rep_id) as uow:
        rows.end(uow, rep_id, last)
    return CHANGES


def reinstate(session: Session, rep_id: str) -> Changes:
    """Undo :func:`relieve`.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``peer_rep_twice`` if they were named anew since.
    """
    session.require_role(*school.ROSTER_ROLES, action="登记心理委员")
    rep = rows.load(session.database, rep_id)
    if rep is None:
        raise UserError("not_found")
    if any(other.student_id == rep.student_id for other in _open(session, rep.class_id)):
        raise UserError("peer_rep_twice", name="")
    with session.write("peer_rep.reinstate", object_id=rep_id) as uow:
        rows.end(uow, rep_id, None)
    return CHANGES


def remove(session: Session, rep_id: str) -> Changes:
    """Take back a naming made by mistake.

    Raises:
        UserError: ``not_allowed``, ``not_found``.
    """
    session.require_role(*school.ROSTER_ROLES, action="登记心理委员")
    with session.write("peer_rep.remove", object_id=rep_id) as uow:
        if not rows.remove(uow, rep_id):
            raise UserError("not_found")
    return CHANGES


def _open(session: Session, class_id: str) -> list[PeerRep]:
    return [rep for rep in rows.of_class(session.database, class_id) if rep.to_day is None]


def _grade(session: Session, row: ClassRow) -> int:
    """The grade counted through from the first year of primary school."""
    return grade_number(row.stage, row.grade, school.unit(session).system)

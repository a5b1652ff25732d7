"""One student on one page (一人一档): everything the account may see, read together.

Opening it is an event of the case chain. An account without the case key gets the roster part alone: the
case part is None, and nothing here asks ``casework`` for anything.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.casework import (
    CareGroup,
    CareRole,
    CheckEntry,
    ConcernGrade,
    PlanStatus,
    SupportPlan,
    Talk,
)
from xinliapp.domain.students import Student, StudentTag
from xinliapp.services import students
from xinliapp.services.care_members import members_today
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.school import calendar, class_labels, classes, start_year_of
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as concern_rows
from xinliapp.storage import screening as screening_rows
from xinliapp.storage import talks as talk_rows


class EntryKind(Enum):
    """What a line of the timeline speaks of."""

    TALK = "talk"
    GRADE = "grade"
    CHECK = "check"
    PLAN = "plan"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """A result of a round, with the round's name."""

    entry: CheckEntry
    round_name: str


@dataclass(frozen=True, slots=True)
class GradeStep:
    """A decision and the ordinal it replaced (None: the first)."""

    grade: ConcernGrade
    before: int | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline: its day, what it speaks of, who, and the record itself."""

    kind: EntryKind
    day: str
    who: str
    record: Talk | GradeStep | CheckSeen | SupportPlan | CareGroup

    @property
    def id(self) -> str:
        """The record's id; a plan that was activated and closed has two lines."""
        record = self.record
        if isinstance(record, GradeStep):
            return record.grade.id
        if isinstance(record, CheckSeen):
            return record.entry.id
        return f"{record.id}:{self.day}" if isinstance(record, SupportPlan) else record.id


@dataclass(frozen=True, slots=True)
class CasePart:
    """What only holders of the case key see. ``missing_roles``: roles of the care group nobody fills today.

    ``plan`` is the newest version that is no draft, ``draft`` a newer one not yet active. ``timeline`` is
    newest first and reaches back to ``since``; ``older`` counts the entries before that day: folded.
    """

    grade: ConcernGrade | None
    group: CareGroup | None
    missing_roles: tuple[CareRole, ...]
    plan: SupportPlan | None
    draft: SupportPlan | None
    tags: tuple[StudentTag, ...]
    timeline: tuple[TimelineEntry, ...]
    since: str
    older: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A student's page; ``age`` in whole years on ``today`` (ISO); ``grade_words`` for the ordinals 0–4."""

    student: Student
    class_label: str
    homeroom_teacher: str | None
    age: int | None
    today: str
    case: CasePart | None
    grade_words: tuple[str, ...] = ()


def open_dossier(session: Session, student_id: str, *, again: bool = False, older: bool = False) -> Dossier:
    """Read a student's page; for holders of the case key this is noted in the case chain.

    ``again``: the page is open already and only shows what was just written; that is not noted twice.
    ``older`` unfolds entries before the last school year, which is an event of its own.

    Raises:
        UserError: ``not_found`` for an unknown or voided student.
    """
    student = students.student(session, student_id)
    today = session.clock.now().date()
    case = None
    if session.database.has_case:
        case = _case_part(session, student_id, today, older)
        if not again:
            with session.write("dossier.older" if older else "dossier.open", case=True, object_id=student_id):
                pass
    return Dossier(
        student=student,
        class_label=class_labels(session, today).get(student.class_id or "", ""),
        homeroom_teacher=_homeroom_teacher(session, student.class_id, today),
        age=age_on(student.birthday, today),
        today=today.isoformat(),
        case=case,
        grade_words=grade_labels(session) if case else (),
    )


def age_on(birthday: str | None, day: dt.date) -> int | None:
    """Whole years on ``day``; None where the birthday is not known."""
    if not birthday:
        return None
    born = dt.date.fromisoformat(birthday)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _homeroom_teacher(session: Session, class_id: str | None, today: dt.date) -> str | None:
    return next((row.homeroom_teacher for row in classes(session, today) if row.id == class_id), None)


def _case_part(session: Session, student_id: str, today: dt.date, older: bool) -> CasePart:
    session.require_case()
    database, day = session.database, today.isoformat()
    grades = concern_rows.history(database, student_id)
    groups = care_rows.groups_of(database, student_id)
    plans = care_rows.plans_of(database, student_id)
    since = _since(session, today)
    lines = _timeline(session, student_id, grades, groups, plans)
    shown = lines if older else tuple(line for line in lines if line.day >= since)
    group = next((one for one in groups if one.closed_on is None or one.closed_on > day), None)
    return CasePart(
        grade=grades[0] if grades else None,
        group=group,
        missing_roles=_missing_roles(group, day),
        plan=next((plan for plan in plans if plan.status is not PlanStatus.DRAFT), None),
        draft=plans[0] if plans and plans[0].status is PlanStatus.DRAFT else None,
        tags=_tags(session, student_id, day),
        timeline=shown,
        since=since,
        older=len(lines) - len(shown),
    )


def _since(session: Session, today: dt.date) -> str:
    """The first day of last school year."""
    return dt.date(start_year_of(today, calendar(session)) - 1, 9, 1).isoformat()


def _missing_roles(group: CareGroup | None, day: str) -> tuple[CareRole, ...]:
    filled = {member.role for member in members_today(group, day)}
    return tuple(role for role in CareRole if role not in filled)


def _tags(session: Session, student_id: str, day: str) -> tuple[StudentTag, ...]:
    return tuple(
        session.database.rows(
            StudentTag,
            "SELECT id, student_id, kind, detail, source, starts_on, ends_on FROM casework.student_tag"
            " WHERE student_id = ? AND (ends_on IS NULL OR ends_on > ?) ORDER BY starts_on, kind",
            (student_id, day),
        )
    )


def _timeline(
    session: Session,
    student_id: str,
    grades: list[ConcernGrade],
    groups: list[CareGroup],
    plans: list[SupportPlan],
) -> tuple[TimelineEntry, ...]:
    database = session.database
    rounds = {one.id: one.name for one in screening_rows.rounds(database)}
    lines = [
        TimelineEntry(EntryKind.TALK, talk.day, talk.by_name, talk)
        for talk in talk_rows.of_student(database, student_id)
    ]
    for place, grade in enumerate(grades):
        before = grades[place + 1].ordinal if place + 1 < len(grades) else None
        lines.append(
            TimelineEntry(EntryKind.GRADE, grade.decided_on, grade.decided_by, GradeStep(grade, before))
        )
    for entry in screening_rows.of_student(database, student_id):
        seen = CheckSeen(entry, rounds.get(entry.round_id, ""))
        lines.append(TimelineEntry(EntryKind.CHECK, entry.day, "", seen))
    for group in groups:
        lines.append(TimelineEntry(EntryKind.GROUP, group.formed_on, "", group))
    for plan in plans:
        if plan.status is not PlanStatus.DRAFT:
            lines.append(TimelineEntry(EntryKind.PLAN, plan.closed_on or plan.starts_on, "", plan))
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True))

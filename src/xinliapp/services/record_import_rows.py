"""What the program already has of each kind, and how the rows of a past workbook are written; see
:mod:`xinliapp.services.record_imports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from xinliapp.domain.casework import ConcernGrade, Talk
from xinliapp.domain.contacts import ContactMode, HomeVisit, VisitOccasion
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.record_imports import RecordField, RecordKind
from xinliapp.domain.record_judging import (
    Grades,
    Present,
    PresentTraining,
    judge,
    judge_grades,
    judge_trainings,
    training_key,
)
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.domain.record_values import folded
from xinliapp.domain.staff import Training, TrainingAudience, TrainingForm, TrainingLevel
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.services import name_scan, staff_link
from xinliapp.services.session import Session
from xinliapp.storage import activities as activity_rows
from xinliapp.storage import concern as concern_rows
from xinliapp.storage import counseling as counseling_rows
from xinliapp.storage import home_visits as visit_rows
from xinliapp.storage import record_imports as rows
from xinliapp.storage import staff as staff_rows
from xinliapp.storage.database import UnitOfWork

F = RecordField
UNDO_REASON = "撤销导入"
_DAY_MINUTES = 24 * 60
_PROSE = (F.TITLE, F.THEME, F.FOR_WHOM, F.CARRIER, F.ORGANIZER)


def judged(session: Session, kind: RecordKind, lines: Sequence[RecordLine]) -> list[RecordLine]:
    """The rows held against what is there; reads only.

    Raises:
        UserError: ``case_closed``.
    """
    if kind.case:
        session.require_case()
    else:
        lines = [_nameless(session, line) for line in lines]
    if kind is RecordKind.KEY_LIST:
        newest = concern_rows.newest(session.database)
        return judge_grades(lines, Grades({one.student_id: (one.ordinal, one.decided_on) for one in newest}))
    days = sorted({line.value(F.DAY) for line in lines if line.fate is Fate.NEW})
    if kind is RecordKind.TRAININGS:
        held = [PresentTraining(*found) for found in rows.attendances_on(session.database, days)]
        return judge_trainings(lines, held)
    return judge(kind, lines, list(_present(session, kind, lines, days)))


def _nameless(session: Session, line: RecordLine) -> RecordLine:
    """A row of core.db that names a student in its words is not taken: everybody with an account reads it."""
    words = "\n".join(line.value(each) for each in _PROSE)
    if line.fate is not Fate.NEW or name_scan.student_line(session.database, words) is None:
        return line
    return replace(line, fate=Fate.INVALID, reason="文字里有学生姓名,请在表里改写后再导入")


def _present(
    session: Session, kind: RecordKind, lines: Sequence[RecordLine], days: Sequence[str]
) -> Iterable[Present]:
    database = session.database
    students = sorted({student for line in lines for student in line.students})
    if kind is RecordKind.TALKS:
        for talk in rows.talks_of(database, students):
            near = ((talk.student_id,), talk.day)
            yield Present((*near, folded(talk.by_name)), near, f"这名学生这一天已有谈心,谈心人{talk.by_name}")
    elif kind is RecordKind.HOME_VISITS:
        for visit in rows.visits_of(database, students):
            near = ((visit.student_id,), visit.day)
            words = f"这名学生这一天已有家访,访谈人{visit.by_name}"
            yield Present((*near, visit.mode.value, folded(visit.by_name)), near, words)
    elif kind is RecordKind.SESSIONS:
        for who, started, minutes, _imported in rows.sessions_on(database, days):
            near_session = (who, started[:10])
            words = f"这一天已有一次{minutes}分钟的辅导"
            yield Present((*near_session, str(minutes)), near_session, words)
    else:
        for title, day, form, headcount, held in rows.activities_on(database, days):
            near_activity = (folded(title), day, form)
            words = f"已登记为{headcount}人次、{held}场次;要改请到活动课程页更正"
            same = (*near_activity, str(headcount), str(held or 1))
            yield Present(same, near_activity, words)


def write(
    session: Session, uow: UnitOfWork, kind: RecordKind, import_id: str, lines: Sequence[RecordLine]
) -> None:
    """Write the rows; all checks are done.

    Raises:
        UserError: ``records_day_full`` if sessions without a time of the day do not fit in a day.
    """
    if kind is RecordKind.TALKS:
        rows.insert_talks(uow, import_id, [_talk(line) for line in lines])
    elif kind is RecordKind.HOME_VISITS:
        visit_rows.insert_many(uow, [_visit(line) for line in lines], import_id=import_id)
    elif kind is RecordKind.SESSIONS:
        rows.insert_sessions(uow, import_id, _sessions(session, lines))
    elif kind is RecordKind.KEY_LIST:
        rows.insert_grades(uow, import_id, [_grade(line) for line in lines])
    elif kind is RecordKind.TRAININGS:
        rows.insert_rows(uow, import_id, "training", _trainings(uow, lines))
    else:
        made = [_activity(line) for line in lines]
        for activity in made:
            activity_rows.insert(uow, activity)
        rows.insert_rows(uow, import_id, "activity", [activity.id for activity in made])


def take_back(uow: UnitOfWork, kind: RecordKind, import_id: str) -> tuple[int, int]:
    """Rows taken back, and rows that stay because somebody worked on them since."""
    if kind is RecordKind.TALKS:
        return rows.take_back_noted(uow, "talk", import_id)
    if kind is RecordKind.HOME_VISITS:
        return rows.take_back_noted(uow, "home_visit", import_id)
    if kind is RecordKind.SESSIONS:
        return rows.take_back_sessions(uow, import_id)
    if kind is RecordKind.KEY_LIST:
        return rows.take_back_grades(uow, import_id)
    if kind is RecordKind.TRAININGS:
        return rows.take_back_trainings(uow, import_id, UNDO_REASON)
    return rows.take_back_activities(uow, import_id)


def _talk(line: RecordLine) -> Talk:
    return Talk(
        new_id(),
        line.students[0],
        line.value(F.DAY),
        line.value(F.WHO),
        line.value(F.TALK_FORM) == "1",
        line.value(F.TALK_WAY) == "1",
        line.value(F.NOTE),
    )


def _visit(line: RecordLine) -> HomeVisit:
    return HomeVisit(
        new_id(),
        line.students[0],
        line.value(F.DAY),
        ContactMode(line.value(F.VISIT_MODE)),
        VisitOccasion(line.value(F.OCCASION)),
        line.value(F.WHO),
        line.value(F.MET),
        line.value(F.FINDINGS),
        line.value(F.AGREED),
        None,
    )


def _grade(line: RecordLine) -> ConcernGrade:
    return ConcernGrade(
        new_id(),
        line.students[0],
        int(line.value(F.GRADE)),
        line.value(F.DAY),
        line.value(F.WHO),
        line.value(F.REASON),
        line.value(F.REVIEW) or None,
    )


def _activity(line: RecordLine) -> Activity:
    form = ActivityForm(line.value(F.ACTIVITY_FORM))
    handbook = form is ActivityForm.HANDBOOK
    return Activity(
        new_id(),
        form,
        line.value(F.DAY),
        line.value(F.TITLE),
        line.value(F.THEME),
        line.value(F.FOR_WHOM),
        line.value(F.CARRIER),
        0 if handbook else int(line.value(F.HELD) or "1"),
        int(line.value(F.HEADCOUNT)),
        line.value(F.SUBJECT) == "1",
    )


def _trainings(uow: UnitOfWork, lines: Sequence[RecordLine]) -> list[str]:
    together: dict[tuple[object, ...], list[RecordLine]] = {}
    for line in lines:
        together.setdefault(training_key(line), []).append(line)
    made = []
    for group in together.values():
        lead = group[0]
        training = Training(
            new_id(),
            lead.value(F.TITLE),
            lead.value(F.DAY),
            TrainingLevel(lead.value(F.LEVEL)),
            TrainingForm(lead.value(F.TRAINING_FORM)),
            float(lead.value(F.HOURS)),
            tuple(TrainingAudience(value) for value in lead.value(F.AUDIENCE).split(",")),
            lead.value(F.COMPULSORY) == "1",
            lead.value(F.ORGANIZER),
        )
        staff_rows.insert_training(uow, training)
        people = sorted({person for line in group for person in line.students})
        staff_rows.insert_attendances(uow, training.id, dict.fromkeys(people, ""))
        made.append(training.id)
    return made


def _sessions(session: Session, lines: Sequence[RecordLine]) -> list[rows.PastSession]:
    """Sessions in the order of their days, numbered after those there are."""
    ordered = sorted(lines, key=lambda line: (line.value(F.DAY), line.value(F.TIME) or "99", line.row))
    _check_days(session, ordered)
    numbers: dict[int, int] = {}
    accounts = staff_link.links(session)
    made = []
    for line in ordered:
        day, time = line.value(F.DAY), line.value(F.TIME)
        year = int(day[:4])
        numbers[year] = numbers.get(year) or counseling_rows.next_number(session.database, year)
        staff = _staff(session, line.value(F.WHO), day)
        author = accounts.get(staff or "", session.account.id)
        made.append(
            rows.PastSession(
                new_id(),
                year,
                numbers[year],
                line.value(F.SESSION_KIND),
                line.value(F.SESSION_MODE),
                line.students,
                f"{day}T{time or '00:00'}:00",
                int(line.value(F.MINUTES)),
                staff,
                author,
                line.value(F.WHO),
                bool(time),
            )
        )
        numbers[year] += 1
    return made


def _check_days(session: Session, lines: Sequence[RecordLine]) -> None:
    """Sessions that nobody knows the time of cannot overlap, so their minutes add up: to a day at the most.

    Raises:
        UserError: ``records_day_full``.
    """
    untimed = [line for line in lines if not line.value(F.TIME)]
    full = dict.fromkeys((line.value(F.DAY) for line in untimed), 0)
    for _students, started, minutes, timed in rows.sessions_on(session.database, sorted(full)):
        if not timed:
            full[started[:10]] += minutes
    for line in untimed:
        full[line.value(F.DAY)] += int(line.value(F.MINUTES))
    for day, minutes in full.items():
        if minutes > _DAY_MINUTES:
            raise UserError("records_day_full", day=day)


def _staff(session: Session, name: str, day: str) -> str | None:
    """The one member of the staff of this name on the day; None for nobody or several."""
    there = staff_link.present(session, dt.date.fromisoformat(day))
    found = [member.id for member in there if member.name == name]
    return found[0] if len(found) == 1 else None

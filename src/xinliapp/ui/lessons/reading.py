"""Reading a term's lessons and activities; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import Term
from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Clause, Measured, Window
from xinliapp.domain.term_records import LessonKind, LessonLog, StaffKind, StaffMember
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    activities,
    activity_audience,
    activity_clauses,
    activity_files,
    lesson_week,
    lessons,
    measuring,
    peer_reps,
    school,
    staff,
    timetable,
    timetable_import,
)
from xinliapp.services.activities import HeldActivity
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.ui.lessons.facts import (
    ActivityLook,
    ClassLine,
    LessonLine,
    LessonsPage,
    PairCheck,
    PairHead,
    RepsFacts,
    TimetableFacts,
    WeekFacts,
    WeekLine,
)

MEASURE = "lessons_per_class_pair_of_weeks"
FULL_PAIR_DAYS = 10


def read_term(session: Session, week_day: dt.date | None = None) -> LessonsPage:
    """The term today lies in, or the last one begun; without a calendar, this calendar year.

    ``week_day`` chooses the week whose lessons are listed, this week without it.
    """
    today = session.clock.now().date()
    term = _term(session, today)
    clause = measuring.strictest(MEASURE, session.database, today)
    heads = _heads(term, clause, today) if term is not None else ()
    found = _counted(session, term, clause) if term is not None and clause is not None else None
    first, last = (
        (term.starts_on, term.ends_on) if term is not None else (today.replace(month=1, day=1), today)
    )
    logs = lessons.between(session, first, last)
    labels = school.class_labels(session)
    people = staff.everyone(session)
    present = [m for m in people if m.to_day is None or m.to_day > today.isoformat()]
    asked = peer_reps.rule(session)
    return LessonsPage(
        term=term.key if term is not None else "",
        today=today.isoformat(),
        clause=clause.id if clause is not None else "",
        met=int(found.value) if found is not None and found.complete else None,
        judged=int(found.denominator or 0) if found is not None else 0,
        heads=heads,
        classes=_lines(school.classes(session), logs, heads),
        lessons=tuple(
            LessonLine(log.id, log.day, labels.get(log.class_id, ""), log.period, log.topic)
            for log in sorted(logs, key=lambda log: (log.day, log.period), reverse=True)
        ),
        activities=tuple(sorted(activities.between(session, first, last), key=lambda a: a.day, reverse=True)),
        people=tuple((member.name, member.id) for member in present),
        may_write=session.account.role is not Role.PRINCIPAL,
        week=_week(session, week_day or today, labels, people),
        check=_check(session, term, clause, today) if term is not None and clause is not None else None,
        timetable=_timetable(session, today, first, last, present),
        reps=RepsFacts(tuple(peer_reps.by_class(session)), asked.clauses if asked else ()),
        handbooks=activities.handbooks(session),
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        files=activity_files.between(session, first.isoformat(), last.isoformat()),
    )


def look(session: Session, typed: HeldActivity) -> ActivityLook:
    """What an activity being typed comes to; a name not typed yet does not matter."""
    try:
        classes = activity_audience.roster(session, typed.audience, typed.class_ids, typed.day)
    except UserError as error:
        return ActivityLook(trouble=sentence(error))
    try:
        served = activity_clauses.serves(session, typed)
    except UserError as error:
        return ActivityLook(classes, trouble=sentence(error))
    return ActivityLook(classes, tuple(each.text for each in served))


def _lines(rows: list[ClassRow], logs: list[LessonLog], heads: tuple[PairHead, ...]) -> tuple[ClassLine, ...]:
    own: dict[str, list[LessonLog]] = {}
    for log in logs:
        if log.kind is LessonKind.MENTAL_HEALTH:
            own.setdefault(log.class_id, []).append(log)
    return tuple(
        ClassLine(
            row.id,
            row.label,
            tuple(
                sum(log.units for log in own.get(row.id, ()) if head.first_day <= log.day <= head.last_day)
                for head in heads
            ),
            row.grade_label,
        )
        for row in rows
        if row.students
    )


def _week(session: Session, day: dt.date, labels: dict[str, str], people: list[StaffMember]) -> WeekFacts:
    found = lesson_week.week(session, day)
    names = {member.id: member.name for member in people}
    lines = tuple(
        WeekLine(
            f"{lesson.class_id} {lesson.day} {lesson.period}",
            labels.get(lesson.class_id, ""),
            names.get(lesson.staff_id or "", ""),
            lesson,
        )
        for lesson in found.lessons
    )
    return WeekFacts(found.starts_on, found.ends_on, found.week.number if found.week else 0, lines)


def _check(session: Session, term: Term, clause: Clause, today: dt.date) -> PairCheck | None:
    """The running pair by the clause's own measure: who has no lesson in it so far."""
    pair = next((weeks for weeks in term.pairs() if weeks[0].starts_on <= today <= weeks[-1].ends_on), None)
    if pair is None:
        return None
    first, last = max(pair[0].starts_on, term.starts_on), min(pair[-1].ends_on, term.ends_on)
    counts = measuring.counting(session, term.key, None)
    found = counts.measure(MEASURE, measuring.clause_parameters(clause), Window(first, last, today))
    lacking = found.shortfall or found.pending
    numbers = "—".join(str(week.number) for week in pair)
    missing = tuple(each.label.split(" ")[0] for each in lacking)
    return PairCheck(numbers, int(found.value), int(found.denominator or 0), missing)


def _timetable(
    session: Session, today: dt.date, first: dt.date, last: dt.date, present: list[StaffMember]
) -> TimetableFacts:
    rows = tuple(timetable.grid(session, today))
    giving = Counter(slot.staff_id for row in rows for slots in row.slots.values() for slot in slots)
    specialist = next((member.id for member in present if member.kind is StaffKind.FULL_TIME), None)
    return TimetableFacts(
        day=today,
        from_day=timetable.first_day(session),
        rows=rows,
        teacher=giving.most_common(1)[0][0] if giving else specialist,
        any_entry=bool(timetable.entries(session, first, last)),
        may_edit=session.account.role in timetable.EDITORS,
        may_undo=timetable_import.can_undo(session),
    )


def _counted(session: Session, term: Term, clause: Clause) -> Measured:
    """The clause's own figure, so that this page and the self-check never differ."""
    counts = measuring.counting(session, term.key, None)
    return counts.measure(MEASURE, measuring.clause_parameters(clause), counts.window(clause))


def _term(session: Session, today: dt.date) -> Term | None:
    begun = [term for year in school.calendar(session) for term in year.terms if term.starts_on <= today]
    return max(begun, key=lambda term: term.starts_on) if begun else None


def _heads(term: Term, clause: Clause | None, today: dt.date) -> tuple[PairHead, ...]:
    """The term's pairs begun so far that have teaching days; a short pair asks for its share."""
    floor = clause.requirement if clause is not None and clause.requirement is not None else 1.0
    heads = []
    for weeks in term.pairs():
        days = [day for week in weeks for day in week.teaching_days]
        first, last = max(weeks[0].starts_on, term.starts_on), min(weeks[-1].ends_on, term.ends_on)
        if not days or first > today:
            continue
        numbers = "—".join(str(week.number) for week in weeks)
        share = min(1.0, len(days) / FULL_PAIR_DAYS)
        heads.append(PairHead(numbers, first.isoformat(), last.isoformat(), last <= today, floor * share))
    return tuple(heads)

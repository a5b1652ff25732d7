"""Reading a term's lessons and activities; runs on the database thread."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import Term
from xinliapp.domain.rules import Clause, Measured
from xinliapp.domain.term_records import LessonKind
from xinliapp.services import activities, lessons, measuring, school, staff
from xinliapp.services.session import Session
from xinliapp.ui.lessons.facts import ClassLine, LessonLine, LessonsPage, PairHead

PACK, MEASURE = "JS", "lessons_per_class_pair_of_weeks"
FULL_PAIR_DAYS = 10


def read_term(session: Session) -> LessonsPage:
    """The term today lies in, or the last one begun; without a calendar, this calendar year."""
    today = session.clock.now().date()
    term = _term(session, today)
    clause = next((c for c in measuring.pack(PACK).clauses if c.measure == MEASURE), None)
    heads = _heads(term, clause, today) if term is not None else ()
    found = _counted(session, term, clause) if term is not None and clause is not None else None
    first, last = (
        (term.starts_on, term.ends_on) if term is not None else (today.replace(month=1, day=1), today)
    )
    logs = lessons.between(session, first, last)
    labels = school.class_labels(session)
    counted = [log for log in logs if log.kind is LessonKind.MENTAL_HEALTH]
    classes = tuple(
        ClassLine(
            row.id,
            row.label,
            tuple(
                sum(
                    log.units
                    for log in counted
                    if log.class_id == row.id and head.first_day <= log.day <= head.last_day
                )
                for head in heads
            ),
        )
        for row in school.classes(session)
        if row.students
    )
    newest = sorted(logs, key=lambda log: (log.day, log.period), reverse=True)
    present = [m for m in staff.everyone(session) if m.to_day is None or m.to_day > today.isoformat()]
    return LessonsPage(
        term=term.key if term is not None else "",
        today=today.isoformat(),
        clause=clause.id if clause is not None else "",
        met=int(found.value) if found is not None and found.complete else None,
        judged=int(found.denominator or 0) if found is not None else 0,
        heads=heads,
        classes=classes,
        lessons=tuple(
            LessonLine(log.id, log.day, labels.get(log.class_id, ""), log.period, log.topic) for log in newest
        ),
        activities=tuple(sorted(activities.between(session, first, last), key=lambda a: a.day, reverse=True)),
        people=tuple((member.name, member.id) for member in present),
        may_write=session.account.role is not Role.PRINCIPAL,
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

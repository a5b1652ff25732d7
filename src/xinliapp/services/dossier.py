"""One student on one page (一人一档): everything the account may see, read together.

Opening it is an event of the case chain. An account without the case key gets the roster part alone: the
case part is None, and nothing here asks ``casework`` for anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xinliapp.domain.casework import (
    CareGroup,
    CareRole,
    ConcernGrade,
    PlanReview,
    PlanStatus,
    SupportPlan,
)
from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import ConferenceItem, ItemState
from xinliapp.domain.consents import Standing
from xinliapp.domain.dossier import (
    TOPIC_SECTIONS,
    DossierFact,
    FactTopic,
    FileItem,
    Reading,
    Section,
    SectionState,
    TimelineEntry,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.life_events import LifeEvent
from xinliapp.domain.referrals import Referral
from xinliapp.domain.returns_to_school import Absence
from xinliapp.domain.student_papers import StudentPaper
from xinliapp.domain.students import Student, StudentTag
from xinliapp.services import (
    consents,
    dossier_completeness,
    life_events,
    plans,
    score_history,
    student_papers,
    students,
    timeline,
    typed,
)
from xinliapp.services.care_members import missing_roles
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.plans import MeasureState
from xinliapp.services.school import calendar, class_of, is_final_year, start_year_of
from xinliapp.services.score_history import ScaleHistory
from xinliapp.services.session import Session
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as concern_rows
from xinliapp.storage import conferences as conference_rows
from xinliapp.storage import counseling as counseling_rows
from xinliapp.storage import dossier as rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage import referrals as referral_rows
from xinliapp.storage import returns_to_school as return_rows
from xinliapp.storage import tags as tag_rows

Provider = Callable[[Session, str], Iterable[TimelineEntry]]

# One line a noun: a function (session, student id) that gives the noun's lines, in any order.
TIMELINE: tuple[Provider, ...] = (
    timeline.warnings,
    timeline.conclusions,
    timeline.grades,
    timeline.groups,
    timeline.plans,
    timeline.reviews,
    timeline.sessions,
    timeline.talks,
    timeline.checks,
    timeline.home,
    timeline.referrals,
    timeline.crises,
    timeline.facts,
    timeline.events,
    timeline.papers,
    timeline.consents,
)
OWN_SECTIONS = (Section.BASICS, Section.FAMILY, Section.STATE)
"""The sections a person can write facts for; the two others come from rounds, talks and counselling."""


@dataclass(frozen=True, slots=True)
class CasePart:
    """What only holders of the case key see. ``missing_roles``: roles of the care group nobody fills today.

    ``plan`` is the newest version that counts or counted, ``draft`` a newer one not yet approved (drafted or
    submitted). ``pending`` is a lower grade that waits for its second signature. ``timeline`` is newest first
    and reaches back to ``since``; ``older`` counts the entries before that day: folded. ``items`` are those
    of a full file that are there.
    """

    grade: ConcernGrade | None
    grades: tuple[ConcernGrade, ...]
    pending: ConferenceItem | None
    group: CareGroup | None
    missing_roles: tuple[CareRole, ...]
    plan: SupportPlan | None
    draft: SupportPlan | None
    measures: tuple[MeasureState, ...]
    review: PlanReview | None
    tags: tuple[StudentTag, ...]
    facts: tuple[DossierFact, ...]
    sections: tuple[SectionState, ...]
    items: tuple[FileItem, ...]
    consents: tuple[Standing, ...]
    events: tuple[LifeEvent, ...]
    papers: tuple[StudentPaper, ...]
    scores: tuple[ScaleHistory, ...]
    timeline: tuple[TimelineEntry, ...]
    since: str
    older: int
    referrals: tuple[Referral, ...] = ()
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A student's page; ``age`` in whole years on ``today`` (ISO); ``grade_words`` for the ordinals 0–4.

    ``final_year``: the class is in the last year of its stage (毕业年级), the tag that comes by itself.
    """

    student: Student
    class_label: str
    homeroom_teacher: str | None
    age: int | None
    today: str
    case: CasePart | None
    grade_words: tuple[str, ...] = ()
    final_year: bool = False


@dataclass(frozen=True, slots=True)
class FactInput:
    """A fact as typed; ``corrects`` is the id of the one it takes the place of, with ``reason``.

    A ``topic`` says its section by itself.
    """

    section: Section
    text: str
    source: str
    day: dt.date
    corrects: str | None = None
    reason: str = ""
    topic: FactTopic | None = None


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
        case = _case_part(session, student, today, older)
        if not again:
            with session.write("dossier.older" if older else "dossier.open", case=True, object_id=student_id):
                pass
    label, teacher = class_of(session, student.class_id, today)
    return Dossier(
        student=student,
        class_label=label,
        homeroom_teacher=teacher,
        age=age_on(student.birthday, today),
        today=today.isoformat(),
        case=case,
        grade_words=grade_labels(session) if case else (),
        final_year=is_final_year(session, student.class_id, today),
    )


def age_on(birthday: str | None, day: dt.date) -> int | None:
    """Whole years on ``day``; None where the birthday is not known."""
    if not birthday:
        return None
    born = dt.date.fromisoformat(birthday)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def readings(session: Session, student_id: str) -> tuple[Reading, ...]:
    """Who opened, unfolded or printed this page or unsealed a note or a paper of theirs, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    names = {account.id: account.display_name for account in account_rows.all_accounts(session.database)}
    names[session.account.id] = session.account.display_name
    found = [
        Reading(event.at, names.get(event.actor, "—"), event.action)
        for event in rows.readings(session.database, student_id)
    ]
    found += [
        Reading(one.created_at, one.reader_name, "note.unseal", one.reason)
        for one in counseling_rows.unsealings_of_student(session.database, student_id)
    ]
    found += [
        Reading(one.at, one.reader_name, "student_paper.unseal", one.reason)
        for one in student_papers.openings(session, student_id)
    ]
    return tuple(sorted(found, key=lambda reading: reading.at, reverse=True))


def recent_lines(session: Session, student_id: str) -> tuple[TimelineEntry, ...]:
    """The lines of this and the last school year, newest first: what a conference can go by.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    since = _since(session, session.clock.now().date())
    return tuple(line for line in _timeline(session, student_id) if line.day >= since)


def add_fact(session: Session, student_id: str, typed_in: FactInput) -> Changes:
    """Note a fact with its source and day; a correction keeps the old row and says why.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong`` (lengths, a day
            to come, a section that is not written by hand), ``not_found`` (what it corrects).
    """
    session.require_case()
    typed.known_students(session, {student_id})
    section = TOPIC_SECTIONS[typed_in.topic] if typed_in.topic else typed_in.section
    if section not in OWN_SECTIONS:
        raise UserError("field_wrong", field="要素", why="这一项来自测评和辅导记录")
    known = {fact.id for fact in rows.facts_of(session.database, student_id)}
    if typed_in.corrects is not None and typed_in.corrects not in known:
        raise UserError("not_found")
    fact = DossierFact(
        new_id(),
        student_id,
        section,
        typed.text("内容", typed_in.text, longest=500),
        typed.text("来源", typed_in.source, longest=60),
        typed.past_day(session, "日期", typed_in.day),
        typed_in.topic,
    )
    why = typed.text("更正理由", typed_in.reason, longest=200, shortest=1 if typed_in.corrects else 0)
    with session.write("dossier.fact", case=True, object_id=fact.id) as uow:
        rows.insert_fact(uow, fact, supersedes=typed_in.corrects, reason=why)
    return Changes.CASEWORK


def _case_part(session: Session, student: Student, today: dt.date, older: bool) -> CasePart:
    session.require_case()
    database, day, student_id = session.database, today.isoformat(), student.id
    grades = concern_rows.history(database, student_id)
    versions = plan_rows.of_student(database, student_id)
    active = plans.in_force(versions)
    since = _since(session, today)
    lines = _timeline(session, student_id)
    shown = lines if older else tuple(line for line in lines if line.day >= since)
    groups = care_rows.groups_of(database, student_id)
    group = next((one for one in groups if one.closed_on is None or one.closed_on > day), None)
    facts = tuple(rows.facts_of(database, student_id))
    items = conference_rows.items_of_student(database, student_id)
    standings = consents.of_student(session, student_id, today)
    newest = versions[0] if versions else None
    reviews = plan_rows.reviews_of(database, student_id)
    return CasePart(
        referrals=tuple(referral_rows.of_student(database, student_id)),
        absences=tuple(return_rows.of_students(database, [student_id])),
        grade=grades[0] if grades else None,
        grades=tuple(grades),
        pending=items[0] if items and items[0].state is ItemState.PENDING else None,
        group=group,
        missing_roles=missing_roles(group, day),
        plan=next((one for one in versions if one.status in (PlanStatus.ACTIVE, PlanStatus.CLOSED)), None),
        draft=newest if newest and newest.status in (PlanStatus.DRAFT, PlanStatus.SUBMITTED) else None,
        measures=tuple(plans.measure_states(session, [active], today)) if active else (),
        review=reviews[0] if reviews else None,
        tags=tuple(
            tag for tag in tag_rows.tags_of(database, student_id) if tag.ends_on is None or tag.ends_on > day
        ),
        facts=facts,
        sections=dossier_completeness.sections(student, facts, lines),
        items=dossier_completeness.items(student, facts, lines, standings),
        consents=standings,
        events=life_events.of_student(session, student_id),
        papers=student_papers.of_student(session, student_id),
        scores=score_history.of_student(session, student_id),
        timeline=shown,
        since=since,
        older=len(lines) - len(shown),
    )


def _since(session: Session, today: dt.date) -> str:
    """The first day of last school year."""
    return dt.date(start_year_of(today, calendar(session)) - 1, 9, 1).isoformat()


def _timeline(session: Session, student_id: str) -> tuple[TimelineEntry, ...]:
    lines = [line for provider in TIMELINE for line in provider(session, student_id)]
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True))

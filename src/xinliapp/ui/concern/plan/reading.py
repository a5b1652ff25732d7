"""What the page of a group and plan reads and writes; runs on the database thread."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import CareGroup, CareRole, MemberConsent, PlanOutcome, PlanStatus
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.plan_measures import Frequency
from xinliapp.domain.students import Student
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import (
    care,
    care_members,
    concern,
    drafts,
    plan_pending,
    plans,
    review_interval,
    school,
    students,
)
from xinliapp.services.care_members import MemberInput, members_today
from xinliapp.services.drafts import Draft
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.plan_words import plan_words
from xinliapp.services.plans import MeasureInput, PlanInput, ReviewInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import plan_templates
from xinliapp.ui.concern.plan.facts import (
    LineForm,
    MemberForm,
    PlanForm,
    PlanPage,
    form_of,
    parents_mode_of,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The page with an unfinished form, if one was kept."""

    page: PlanPage
    draft: Draft | None


def draft_key(student_id: str) -> str:
    """Under what name an unfinished plan is kept."""
    return f"plan:{student_id}"


def read_page(session: Session, student_id: str) -> Opened:
    """Group, versions, what waits for a signature, and the form with what is known already."""
    student = students.student(session, student_id)
    today = session.clock.now().date()
    history = concern.history(session, student_id)
    ordinal = history[0].ordinal if history else 0
    groups = care.groups_of(session, student_id)
    group = next((one for one in groups if one.closed_on is None), None)
    versions = plans.plans_of(session, student_id)
    newest = versions[0] if versions else None
    waits = newest if newest and newest.status is PlanStatus.SUBMITTED else None
    lift = plan_pending.lift_of(session, student_id)
    author = waits.submitted_by if waits else plan_pending.author_of(session, lift)
    group_row = next((row for row in school.classes(session, today) if row.id == student.class_id), None)
    page = PlanPage(
        student_id=student_id,
        name=student.name,
        class_label=group_row.label if group_row else "",
        ordinal=ordinal,
        grade_word=grade_labels(session)[ordinal],
        group=group,
        members=_members(session, student, group, (group_row.homeroom_teacher or "") if group_row else ""),
        versions=tuple(versions),
        active=plans.in_force(versions),
        waits=waits,
        lift=lift,
        mine=author == session.account.id,
        form=dataclasses.replace(
            form_of(newest)
            if newest and newest.status is not PlanStatus.CLOSED
            else _fresh(session, student),
            base=plans.mark_of(newest),
        ),
        templates=plan_templates(),
        words=plan_words(),
        today=today.isoformat(),
        group_mark=care_members.mark(session, student_id),
    )
    return Opened(page, drafts.load_draft(session, draft_key(student_id)))


def save_members(
    session: Session, student_id: str, members: Sequence[MemberForm], seen: str | None = None
) -> Changes:
    """The group as typed; names of one role are parted by 、. ``seen``: the mark of what the form showed."""
    wanted, gaps = [], {}
    for one in members:
        names = [name.strip() for name in one.name.replace("，", "、").replace(",", "、").split("、")]
        for name in filter(None, names):
            wanted.append(MemberInput(one.role, name, one.person_id, one.consent))
        if not any(names) and one.gap.strip():
            gaps[one.role] = one.gap
    return care_members.set_members(session, student_id, wanted, gaps, seen=seen)


def save_plan(session: Session, student_id: str, form: PlanForm) -> tuple[str, str]:
    """Keep the plan as a draft version; its id, and the mark by which the form knows it from now on."""
    plan_id = plans.save_draft(session, student_id, _typed(session, form), seen=form.base)
    drafts.delete_draft(session, draft_key(student_id))
    newest = next(one for one in plans.plans_of(session, student_id) if one.id == plan_id)
    return plan_id, plans.mark_of(newest)


def sign(session: Session, page: PlanPage, paper: tuple[str, str] | None, returned: str | None) -> Changes:
    """The second person's word on what waits: the version, or the end of the plan."""
    signed = None
    if paper is not None:
        signed = PaperSignature(paper[0], _day("签字日期", paper[1]) or session.clock.now().date())
    if page.waits is not None:
        if returned is not None:
            return plans.return_plan(session, page.waits.id, returned)
        return plans.approve(session, page.waits.id, paper=signed)
    if page.lift is not None:
        return plans.sign_lift(session, page.lift.id, paper=signed, returned=returned)
    raise UserError("plan_not_submitted")


def review(session: Session, student_id: str, outcome: PlanOutcome, note: str, reason: str) -> str:
    """A review of today."""
    today = session.clock.now().date()
    return plans.review(session, student_id, ReviewInput(today, outcome, note, reason))


def _members(
    session: Session, student: Student, group: CareGroup | None, homeroom: str
) -> tuple[MemberForm, ...]:
    if group is None:
        parent = next((one.name for one in student.guardians if one.name), "") or ""
        known = {
            CareRole.COUNSELOR: session.account.display_name,
            CareRole.HOMEROOM_TEACHER: homeroom,
            CareRole.PARENT: parent,
        }
        return tuple(MemberForm(role, known.get(role, "")) for role in CareRole)
    today = session.clock.now().date().isoformat()
    now = members_today(group, today)
    gaps = care_members.gaps_of(session, group.id)
    made = []
    for role in CareRole:
        people = [one for one in now if one.role is role]
        names = "、".join(one.name for one in people)
        first = people[0] if people else None
        consent = first.consent if first else MemberConsent.UNASKED
        gap = "" if people else gaps.get(role, "")
        made.append(MemberForm(role, names, first.person_id if first else None, consent, gap))
    return tuple(made)


def _fresh(session: Session, student: Student) -> PlanForm:
    guardian = next((one for one in student.guardians if one.phone), None)
    days = review_interval.usual_days(session)
    return PlanForm(
        starts_on=session.clock.now().date().isoformat(),
        emergency_name=" ".join(filter(None, (guardian.relation, guardian.name))) if guardian else "",
        emergency_phone=(guardian.phone or "") if guardian else "",
        review_days=str(days or ""),
    )


def _typed(session: Session, form: PlanForm) -> PlanInput:
    today = session.clock.now().date()
    days = form.review_days.strip()
    if days and not days.isdecimal():
        raise UserError("field_wrong", field="复评间隔", why="应为天数")
    return PlanInput(
        starts_on=_day("开始日期", form.starts_on) or today,
        situation=form.situation,
        goals=tuple(form.goals.split("\n")),
        lines=tuple(_line(place, one) for place, one in enumerate(form.lines, start=1) if not one.empty),
        triggers=form.triggers,
        emergency_name=form.emergency_name,
        emergency_phone=form.emergency_phone,
        parents_mode=parents_mode_of(form.parents_mode),
        parents_opinion=form.parents_opinion,
        parents_signed_on=_day("家长签字日期", form.parents_signed_on),
        review_days=int(days) if days else None,
        lift_conditions=form.lift_conditions,
    )


def _line(place: int, one: LineForm) -> MeasureInput:
    first, last = _day("措施", one.starts_on), _day("措施", one.ends_on)
    if first is None or last is None:
        raise UserError("field_wrong", field="措施", why=f"第{place}行没有起止日期")
    return MeasureInput(one.what, one.responsible, Frequency(one.frequency), first, last, one.line_id)


def _day(name: str, text: str) -> dt.date | None:
    try:
        day = read_typed_day(text)
    except ValueError:
        raise UserError("field_wrong", field=name, why="请写成 2026-11-23") from None
    return dt.date.fromisoformat(day) if day else None

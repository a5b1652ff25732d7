"""Plans, conferences and warnings as tests need them: one call, everything that is required filled in."""

from __future__ import annotations

import dataclasses
import datetime as dt

from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import Basis, BasisKind, ConferenceItem
from xinliapp.domain.plan_measures import Frequency
from xinliapp.services import conferences, plans
from xinliapp.services.conferences import Conclusion, ConferenceInput, PersonInput
from xinliapp.services.plans import MeasureInput, PlanInput, ReviewInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session

REASON = "近两周不愿来校,班主任和家长都看到,需要一起关心。"


def whole_plan(starts_on: dt.date, *, days: int = 14, what: str = "个别辅导") -> PlanInput:
    """A plan that can be submitted: one goal, one weekly measure for eight weeks."""
    line = MeasureInput(what, "心理教师甲", Frequency.WEEKLY, starts_on, starts_on + dt.timedelta(weeks=8))
    return PlanInput(
        starts_on=starts_on,
        situation="情况",
        goals=("目标",),
        lines=(line,),
        emergency_name="赵母",
        emergency_phone="13900000000",
        review_days=days,
    )


def active_plan(session: Session, student_id: str, starts_on: dt.date, *, days: int = 14) -> str:
    """A plan in force from ``starts_on``, approved on the principal's paper; its id."""
    plan_id = plans.save_draft(session, student_id, whole_plan(starts_on, days=days))
    plans.submit(session, plan_id)
    plans.approve(session, plan_id, paper=PaperSignature("校长", starts_on))
    return plan_id


def lifted(session: Session, student_id: str, day: dt.date) -> None:
    """The plan in force ended on ``day``, signed on paper."""
    review = plans.review(session, student_id, ReviewInput(day, PlanOutcome.LIFTED, reason="达到条件"))
    plans.sign_lift(session, review, paper=PaperSignature("校长", day))


def sitting(session: Session, day: dt.date) -> str:
    """An open conference of one."""
    people = (PersonInput("心理教师甲"), PersonInput("李医生", "市医院", outside=True))
    return conferences.begin(session, ConferenceInput(day, "心理教师甲", people))


def concluded(
    session: Session, conference_id: str, student_id: str, ordinal: int, *, reason: str = REASON
) -> ConferenceItem:
    """A conclusion with one basis and a review day in two weeks."""
    day = session.clock.now().date()
    basis = Basis(BasisKind.OTHER, "", day.isoformat(), "班主任观察")
    return conferences.decide(
        session,
        conference_id,
        Conclusion(student_id, ordinal, (basis,), day + dt.timedelta(days=14), reason=reason),
    )


def second_counselor(files: VaultFiles) -> Session:
    """A second case account, 心理教师乙."""
    opened = files.session(Role.COUNSELOR, "心理教师乙")
    account = dataclasses.replace(opened.account, id="user-second")
    return dataclasses.replace(opened, account=account)


def second_signs(session: Session, plan_id: str) -> Changes:
    """心理教师乙 signs in and approves a submitted plan."""
    account = dataclasses.replace(session.account, id="user-second", display_name="心理教师乙")
    return plans.approve(dataclasses.replace(session, account=account), plan_id)

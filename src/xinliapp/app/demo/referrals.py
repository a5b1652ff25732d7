"""The demo's referrals and a return: one asked after too late, one done with, one student back in August."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from xinliapp.domain.clock import FixedClock
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.referrals import (
    Carried,
    FollowChannel,
    Helped,
    ParentsOpinion,
    ReferralReason,
    ReferralStepKind,
)
from xinliapp.domain.returns_to_school import ReturnOutcome, SuspensionClass
from xinliapp.services import (
    consents,
    referral_follow_ups,
    referral_steps,
    referrals,
    return_decisions,
    returns_to_school,
    review_interval,
    students,
)
from xinliapp.services.bases import REFERRAL_BASES, recent_bases
from xinliapp.services.consents import Answer
from xinliapp.services.referral_follow_ups import FollowUpInput
from xinliapp.services.referral_steps import StepInput
from xinliapp.services.referrals import ReferralInput
from xinliapp.services.return_decisions import DecisionInput
from xinliapp.services.returns_to_school import ApplicationInput, SuspensionInput
from xinliapp.services.session import Session

_DAYS = 14
_ME = "心理教师甲"
_STEPS = ReferralStepKind


def fill(session: Session, visitors: list[str]) -> None:
    """Two of those who come to the room are sent on; one of the roll was away last term and is back."""
    clock = session.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demo is made under a standing clock")
    before = clock.moment
    review_interval.set_follow_up_days(session, _DAYS)
    _closed(session, clock, visitors[3])
    _asked_after(session, clock, visitors[1])
    clock.moment = before
    coming = set(visitors)
    others = [row.id for row in students.list_students(session) if row.id not in coming]
    _back(session, others[-7])


def _at(month: int, day: int, hour: int = 16, minute: int = 20) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute)  # noqa: DTZ001 - wall clock


def _sheet(session: Session, student_id: str, day: dt.date) -> ReferralInput:
    return ReferralInput(
        partner_id=referrals.places(session)[0].id,
        reasons=(ReferralReason.BEYOND, ReferralReason.RETEST),
        bases=tuple(
            one for one in recent_bases(session, student_id, REFERRAL_BASES) if one.day <= day.isoformat()
        )[:2],
        confirmed_by=_ME,
        confirmed_on=day,
        parents_opinion=ParentsOpinion.AGREED,
        parents_signer="母亲",
        parents_signed_on=day,
        helped=Helped.ACCOMPANIED,
        interval_days=_DAYS,
    )


def _asked_after(session: Session, clock: FixedClock, student_id: str) -> None:
    """On its way: taken on, attending, asked after once; the second asking is two days late."""
    clock.moment = _at(10, 20)
    day = clock.moment.date()
    consents.record_many(session, [Answer(student_id, ConsentKind.REFERRAL, day, "家长", "母亲")])
    sheet = replace(_sheet(session, student_id, day), carried=(Carried.PLAN,))
    found = referrals.begin(session, student_id, sheet)
    _step(
        session,
        clock,
        found,
        _at(10, 22, 10, 5),
        _STEPS.ACCEPTED,
        "市精神卫生中心接诊台",
        "绿色通道,当周约到",
    )
    _step(session, clock, found, _at(10, 27, 9, 40), _STEPS.ATTENDING, "母亲", "第一次就诊,由母亲陪同")
    _asked(
        session, clock, found, _at(11, 3, 17, 10), dt.date(2026, 11, 17),
        "已去两次,约好每两周一次", "作业减量,午休可到辅导室", "入睡比上月早一些",
    )  # fmt: skip


def _closed(session: Session, clock: FixedClock, student_id: str) -> None:
    """Done with: asked after every two weeks until the unit and the parents had nothing more."""
    clock.moment = _at(9, 14)
    sheet = replace(_sheet(session, student_id, clock.moment.date()), reasons=(ReferralReason.PARENTS_WISH,))
    found = referrals.begin(session, student_id, sheet)
    _step(session, clock, found, _at(9, 16, 9, 30), _STEPS.ACCEPTED, "市精神卫生中心接诊台")
    _step(session, clock, found, _at(9, 18, 15, 0), _STEPS.ATTENDING, "父亲")
    for moment, said in (
        (_at(9, 28, 17, 30), "已去一次,医院建议先观察"),
        (_at(10, 12, 17, 20), "第二次去过,没有新的建议"),
        (_at(10, 26, 17, 40), "医院说不必再来"),
    ):
        _asked(
            session,
            clock,
            found,
            moment,
            moment.date() + dt.timedelta(days=_DAYS),
            said,
            "照常上课",
            "情绪平稳",
        )
    _step(
        session, clock, found, _at(11, 6, 16, 50), _STEPS.CLOSED, _ME, "家长和医院都认为可以结束,转为日常关注"
    )


def _back(session: Session, student_id: str) -> None:
    """Away from March to August, before this year's roll begins: no figure of this term knows it."""
    away = returns_to_school.suspend(
        session, student_id, SuspensionInput(dt.date(2026, 3, 9), SuspensionClass.BODY, "手术后在家休养")
    )
    asked = returns_to_school.apply(
        session, away, ApplicationInput(dt.date(2026, 8, 20), "父亲", "复学申请书、医院出具的休养结束说明")
    )
    return_decisions.decide(
        session,
        asked,
        DecisionInput(
            ReturnOutcome.GRANTED, "分管副校长", dt.date(2026, 8, 27), dt.date(2026, 8, 31),
            "第一个月体育课见习", "班主任每周问一次,心理教师开学第三周谈一次",
        ),
    )  # fmt: skip


def _step(
    session: Session, clock: FixedClock, referral_id: str, at: dt.datetime, kind: ReferralStepKind, who: str,
    note: str = "",
) -> None:  # fmt: skip
    clock.moment = at
    referral_steps.step(session, referral_id, StepInput(kind, who, note=note))


def _asked(
    session: Session, clock: FixedClock, referral_id: str, at: dt.datetime, next_on: dt.date, told: str,
    measures: str, feedback: str,
) -> None:  # fmt: skip
    clock.moment = at
    asked = FollowUpInput(at, FollowChannel.PHONE, next_on, told=told, measures=measures, feedback=feedback)
    referral_follow_ups.add(session, referral_id, asked)

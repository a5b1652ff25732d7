"""The demo term's confidential records: talks, a check round, grades, care groups, plans."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from xinliapp.app.demo.calendar import CAMPAIGN_DAYS, teaching_days
from xinliapp.app.demo.names import NameMaker
from xinliapp.domain.casework import CareRole, CheckMethod, Disposition, ParentsMode, PlanOutcome
from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.plan_measures import Frequency
from xinliapp.services import care, concern, conferences, plans, screening, talks
from xinliapp.services.conferences import Conclusion, ConferenceInput, PersonInput
from xinliapp.services.plans import MeasureInput, PlanInput, ReviewInput
from xinliapp.services.screening import EntryInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.talks import TalkInput

_TOPICS = ("开学适应", "学习安排", "同伴相处", "睡眠作息", "家里情况")
_SITUATIONS = (
    "近两周话少,午饭常一个人吃,愿意和班主任说话。",
    "期中前后睡得晚,早自习常打瞌睡,自己也想改。",
    "和同桌有矛盾,课间常去图书馆,喜欢画画。",
    "家里近期有变动,由外祖母照顾,周末想给家长打电话。",
)
_DISPOSITIONS = (Disposition.TALK_THEN_SEE, Disposition.CONFERENCE, Disposition.TELL_PARENTS)


def record_casework(session: Session, students: Sequence[str], key_students: int, rng: random.Random) -> None:
    """Talks with nearly everybody, one round of checking, and ``key_students`` who are looked after closely.

    ``students`` are ids. Three further students got better in the campaign: their plans are closed.
    """
    days = teaching_days(*CAMPAIGN_DAYS)
    _talks(session, students, days, rng)
    watched = rng.sample(list(students), key_students + 3)
    _check_round(session, students, set(watched), days, rng)
    names = NameMaker(rng)
    better = set(watched[-3:])
    for place, student in enumerate(watched):
        _look_after(session, student, place, names, lacks_parent=place == 4, better=student in better)


def _talks(session: Session, students: Sequence[str], days: Sequence[dt.date], rng: random.Random) -> None:
    not_yet = set(rng.sample(list(students), max(1, len(students) * 49 // 1800)))
    held = [
        TalkInput(student, days[place % len(days)], "班主任", note=_TOPICS[place % len(_TOPICS)])
        for place, student in enumerate(students)
        if student not in not_yet
    ]
    talks.add_many(session, held)


def _check_round(
    session: Session, students: Sequence[str], watched: set[str], days: Sequence[dt.date], rng: random.Random
) -> None:
    opened = screening.open_round(
        session, "2026年秋季全员摸排", CheckMethod.TALK, days[0], days[-1] + dt.timedelta(days=14)
    )
    absent = set(rng.sample([one for one in students if one not in watched], max(1, len(students) // 150)))
    screening.record_many(
        session,
        opened,
        [
            EntryInput(
                student,
                days[place % len(days)],
                noticed=student in watched,
                disposition=_DISPOSITIONS[place % 3] if student in watched else Disposition.NONE_NEEDED,
            )
            for place, student in enumerate(students)
            if student not in absent
        ],
    )


def _look_after(
    session: Session, student: str, place: int, names: NameMaker, *, lacks_parent: bool, better: bool
) -> None:
    decided = CAMPAIGN_DAYS[0] + dt.timedelta(days=7 + place % 5)
    review = dt.date(2026, 11, 17) + dt.timedelta(days=place % 21)
    concern.assign(
        session,
        student,
        3 if place % 7 == 0 else 2,
        decided,
        reason="摸排和班主任观察一致,研判会决定加强关心。",
        decided_by="研判会",
        review_on=review,
    )
    members = [(role, names.adult()) for role in CareRole if not (lacks_parent and role is CareRole.PARENT)]
    care.form_group(session, student, decided + dt.timedelta(days=1), members, agreed=place % 9 != 4)
    begins = decided + dt.timedelta(days=2)
    parent = next((name for role, name in members if role is CareRole.PARENT), "监护人")
    _plan(session, student, place, begins, (review - begins).days, parent)
    if better:
        _lift(session, student, CAMPAIGN_DAYS[1] - dt.timedelta(days=1))


def _plan(session: Session, student: str, place: int, begins: dt.date, days: int, parent: str) -> None:
    until = begins + dt.timedelta(weeks=16)
    rows = (
        ("个别辅导", "心理教师", Frequency.AS_NEEDED),
        ("座位和值日安排上给予支持", "班主任", Frequency.AS_NEEDED),
        ("与家长通话", "班主任", Frequency.AS_NEEDED),
    )
    lines = tuple(MeasureInput(what, who, often, begins, until) for what, who, often in rows)
    plan = PlanInput(
        starts_on=begins,
        situation=_SITUATIONS[place % len(_SITUATIONS)],
        goals=("每周至少一次愉快的同伴活动", "有困难时会找信任的大人说"),
        lines=lines,
        triggers="当众点名批评。",
        emergency_name=parent,
        emergency_phone=f"1390000{place:04d}",
        parents_mode=ParentsMode.FACE_TO_FACE,
        parents_opinion="同意,愿意配合。",
        parents_signed_on=begins,
        review_days=days,
        lift_conditions="连续四周平稳。",
    )
    plan_id = plans.save_draft(session, student, plan)
    plans.submit(session, plan_id)
    plans.approve(session, plan_id, paper=PaperSignature("校长", begins))


def _lift(session: Session, student: str, day: dt.date) -> None:
    """The plan ended well, and the grade went down: both signed by a second person."""
    review = plans.review(
        session, student, ReviewInput(day, PlanOutcome.LIFTED, "连续四周平稳。", "达到解除条件,家长同意。")
    )
    plans.sign_lift(session, review, paper=PaperSignature("校长", day))
    people = (PersonInput("心理教师甲", "专职心理教师"), PersonInput("年级组长", "年级组"))
    sitting = conferences.begin(session, ConferenceInput(day, "校长", people, place="会议室"))
    conclusion = Conclusion(
        student_id=student,
        ordinal=1,
        bases=(Basis(BasisKind.PLAN_REVIEW, review, day.isoformat(), "方案复评:解除"),),
        review_on=day + dt.timedelta(days=70),
        reason="方案复评好转,连续四周平稳,转为日常关注。",
        protective="有固定的同伴,愿意和班主任说话。",
    )
    item = conferences.decide(session, sitting, conclusion)
    conferences.countersign(session, item.id, paper=PaperSignature("校长", day))
    conferences.end(session, sitting)

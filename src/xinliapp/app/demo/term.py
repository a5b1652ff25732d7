"""The demo term's open records: staff, openings, lessons, meetings, activities."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from xinliapp.app.demo.calendar import CAMPAIGN_DAYS, MOMENT, school_year, teaching_days
from xinliapp.app.demo.names import NameMaker
from xinliapp.domain.term_records import ActivityForm, MeetingKind, StaffKind
from xinliapp.services import activities, lessons, meetings, room, school, staff
from xinliapp.services.activities import ActivityInput
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session

_TOPICS = ("认识情绪", "学会求助", "同伴相处", "考前放松", "认识自己", "亲子沟通", "生命的意义", "时间管理")
_NOON = (dt.time(11, 50), dt.time(13, 10))
_AFTERNOON = (dt.time(16, 10), dt.time(17, 10))
_TUESDAY, _THURSDAY = 1, 3
# In these weeks the room stayed shut in the afternoons: the self-check has something to find.
_THIN_WEEKS = (7, 9)


@dataclass(frozen=True, slots=True)
class TermPlan:
    """What a demo school did this term; ``students`` is its size, ``thorough`` its diligence."""

    students: int
    part_time: int
    meetings: int
    lectures: int
    parent_meetings: int
    thorough: bool


def record_term(session: Session, plan: TermPlan, rng: random.Random) -> None:
    """Everything of the term that is not told in confidence."""
    teacher = _staff(session, plan, rng)
    _openings(session, teacher, thin=_THIN_WEEKS if plan.thorough else (3, 7, 9, 10))
    _lessons(session, teacher, rng, missed=1 if plan.thorough else 3)
    _meetings(session, plan)
    _activities(session, plan, rng)


def _staff(session: Session, plan: TermPlan, rng: random.Random) -> str:
    names = NameMaker(rng)
    since = dt.date(2026, 8, 25)
    teacher = staff.add(
        session,
        "心理教师甲",
        StaffKind.FULL_TIME,
        from_day=since,
        duty="专职心理教师",
        qualification="心理学本科",
    )
    for _ in range(plan.part_time):
        staff.add(
            session,
            names.adult(),
            StaffKind.PART_TIME,
            from_day=since,
            duty="兼职心理教师",
            qualification="心理健康教育教师资格",
        )
    return teacher


def _openings(session: Session, teacher: str, thin: tuple[int, ...]) -> None:
    term = school_year().terms[0]
    today = MOMENT.date()
    for week in term.weeks():
        for day in week.teaching_days:
            spans = [_NOON] if day.weekday() not in (_TUESDAY, _THURSDAY) else [_NOON, _AFTERNOON]
            for start, end in spans:
                begins, ends = dt.datetime.combine(day, start), dt.datetime.combine(day, end)
                if day >= today:
                    if day <= today + dt.timedelta(days=13):
                        room.plan_slot(session, begins, ends, teacher)
                    continue
                if week.number in thin and start == _AFTERNOON[0]:
                    continue
                room.add_opening(
                    session, begins, ends, staff_id=teacher, visitors=(day.toordinal() * 7 + start.hour) % 4
                )


def _lessons(session: Session, teacher: str, rng: random.Random, missed: int) -> None:
    """Every class has its lesson in one week of each pair; a few classes miss one in the fourth pair."""
    term = school_year().terms[0]
    classes = school.classes(session)
    forgotten = {row.id for row in rng.sample(classes, missed)}
    logged: list[LessonInput] = []
    for number, pair in enumerate(term.pairs()):
        for place, group in enumerate(classes):
            week = pair[place % len(pair)]
            days = week.teaching_days or pair[0].teaching_days
            if not days or (number == 3 and group.id in forgotten):
                continue
            day = days[place // 2 % len(days)]
            if day >= MOMENT.date():
                continue
            period = place // (2 * len(days)) % 8 + 1
            logged.append(
                LessonInput(group.id, day, period, _TOPICS[number % len(_TOPICS)], staff_id=teacher)
            )
    lessons.log_many(session, logged)


def _meetings(session: Session, plan: TermPlan) -> None:
    days = (dt.date(2026, 9, 7), dt.date(2026, 11, 9))
    titles = ("学期初心理健康工作会议", "期中心理健康工作会议")
    for day, title in list(zip(days, titles, strict=True))[: plan.meetings]:
        meetings.add(
            session,
            MeetingKind.LEADERSHIP_MENTAL_HEALTH,
            day,
            title,
            attendees=7,
            summary="研究本学期心理健康教育安排、值班和家校沟通。",
        )


def _activities(session: Session, plan: TermPlan, rng: random.Random) -> None:
    days = teaching_days(*CAMPAIGN_DAYS)
    forms = (ActivityForm.LECTURE, ActivityForm.CLASS_MEETING, ActivityForm.TALK_EDUCATION)
    for number in range(plan.lectures):
        form = forms[number % len(forms)]
        part = plan.students if form is ActivityForm.CLASS_MEETING else plan.students // 3
        activities.add(
            session,
            ActivityInput(
                form=form,
                day=days[number * len(days) // plan.lectures],
                title=f"珍爱生命主题活动之{number + 1}",
                headcount=part - rng.randrange(1 + part // 50),
                theme=_TOPICS[number % len(_TOPICS)],
                audience="学生",
                carrier="现场",
            ),
        )
    for number in range(plan.parent_meetings):
        activities.add(
            session,
            ActivityInput(
                form=ActivityForm.PARENT_MEETING,
                day=dt.date(2026, 9, 18) + dt.timedelta(days=7 * number),
                title="家长会：陪伴孩子度过开学季",
                headcount=plan.students // plan.parent_meetings - rng.randrange(1 + plan.students // 60),
                audience="家长",
                carrier="现场",
            ),
        )
    activities.add(
        session,
        ActivityInput(
            form=ActivityForm.HANDBOOK,
            day=dt.date(2026, 9, 21),
            title="心理健康宣传手册",
            headcount=plan.students,
            audience="学生和家长",
            carrier="手册",
        ),
    )

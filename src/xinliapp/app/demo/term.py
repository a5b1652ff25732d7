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


def begin_term(session: Session, plan: TermPlan, rng: random.Random) -> str:
    """The staff, before the first lesson; the id of the full-time counselling teacher."""
    return _staff(session, plan, rng)


def record_days(session: Session, plan: TermPlan, teacher: str, first: dt.date, last: dt.date) -> None:
    """Openings, lessons and meetings from ``first`` to ``last``, both included."""
    _openings(session, teacher, first, last, thin=_THIN_WEEKS if plan.thorough else (3, 7, 9, 10))
    _lessons(session, teacher, first, last, missed=1 if plan.thorough else 3)
    _meetings(session, plan, first, last)


def plan_openings(session: Session, teacher: str) -> None:
    """What is planned from the day the demo is shown on."""
    today = MOMENT.date()
    for day in teaching_days(today, today + dt.timedelta(days=13)):
        for start, end in _spans(day):
            room.plan_slot(session, dt.datetime.combine(day, start), dt.datetime.combine(day, end), teacher)


def record_campaign(session: Session, plan: TermPlan, rng: random.Random) -> None:
    """The activities of the campaign month."""
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


def _spans(day: dt.date) -> list[tuple[dt.time, dt.time]]:
    return [_NOON, _AFTERNOON] if day.weekday() in (_TUESDAY, _THURSDAY) else [_NOON]


def _openings(session: Session, teacher: str, first: dt.date, last: dt.date, thin: tuple[int, ...]) -> None:
    term = school_year().terms[0]
    for day in teaching_days(first, last):
        week = term.week_of(day)
        for start, end in _spans(day):
            if week is not None and week.number in thin and start == _AFTERNOON[0]:
                continue
            room.add_opening(
                session,
                dt.datetime.combine(day, start),
                dt.datetime.combine(day, end),
                staff_id=teacher,
                visitors=(day.toordinal() * 7 + start.hour) % 4,
            )


def _lessons(session: Session, teacher: str, first: dt.date, last: dt.date, missed: int) -> None:
    """Every class has its lesson in one week of each pair; a few classes miss one in the fourth pair."""
    classes = school.classes(session)
    step = max(1, len(classes) // missed)
    forgotten = {row.id for row in classes[step - 1 :: step][:missed]}
    logged: list[LessonInput] = []
    for number, pair in enumerate(school_year().terms[0].pairs()):
        for place, group in enumerate(classes):
            days = pair[place % len(pair)].teaching_days or pair[0].teaching_days
            if not days or (number == 3 and group.id in forgotten):
                continue
            day = days[place // 2 % len(days)]
            if first <= day <= last:
                period = place // (2 * len(days)) % 8 + 1
                topic = _TOPICS[number % len(_TOPICS)]
                logged.append(LessonInput(group.id, day, period, topic, staff_id=teacher))
    lessons.log_many(session, logged)


def _meetings(session: Session, plan: TermPlan, first: dt.date, last: dt.date) -> None:
    days = (dt.date(2026, 9, 7), dt.date(2026, 11, 9))
    titles = ("学期初心理健康工作会议", "期中心理健康工作会议")
    for day, title in list(zip(days, titles, strict=True))[: plan.meetings]:
        if first <= day <= last:
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

"""The demo's counselling room: who the teacher is, lesson times, sessions week by week, appointments."""

from __future__ import annotations

import datetime as dt

from xinliapp.app.demo.calendar import MOMENT, school_year, teaching_days
from xinliapp.domain.appointments import AppointmentSource
from xinliapp.domain.calendar import TeachingWeek
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.counseling import Parts, Risk
from xinliapp.services import appointments, bells, concern, counseling, counseling_notes, staff_link
from xinliapp.services.appointments import Booking
from xinliapp.services.counseling import Note
from xinliapp.services.session import Session
from xinliapp.services.students import list_students

_BELLS = (
    "08:00-08:40\n08:50-09:30\n09:40-10:20\n10:40-11:20\n14:00-14:40\n14:50-15:30\n15:40-16:20\n16:30-17:10"
)
_TIMES = (dt.time(11, 55), dt.time(12, 35), dt.time(16, 15))
_MINUTES, _GROUP_MINUTES = 45, 90
_A_WEEK = 6  # individual sessions; with one group of 90 minutes this is 360 minutes
# In these weeks the group did not take place: the self-check has something to find.
_THIN_WEEKS = (3, 8)
_NOTES = (
    Parts(
        "这周睡得比上周早,午饭能吃完。说早读时还会走神。",
        "主要担心月考。能说出让自己紧张的几件事。",
        "一起把复习分成每天两小段,约好周三中午来说说做得怎样。",
        "说完以后轻松了一些,愿意照约定试一周。",
    ),
    Parts(
        "课间多数时候一个人。说最近和同桌说话多了。",
        "担心别人怎么看自己,开口之前要想很久。",
        "练习了两句开头的话,约好先和同桌、前桌各说一次。",
        "练习时声音大了一些,说“可以试试”。",
    ),
    Parts(
        "家里最近有变动,周末住在外婆家。按时到校。",
        "想念父母,晚上有时睡不着。",
        "和班主任商量过,周日晚上可以打一次视频电话。写了一张放松练习的小卡片。",
        "说有电话的日子睡得好些,愿意继续记录。",
    ),
)
_PHRASES = ("情绪平稳,能说出自己的想法。", "已按约定完成本周的记录。", "愿意下周再来。")


def fill(session: Session, teacher: str) -> None:
    """Sessions up to yesterday, appointments of today and the days ahead."""
    staff_link.link(session, teacher, session.account.id)
    bells.set_bells(session, _BELLS)
    for text in _PHRASES:
        counseling_notes.add_phrase(session, text)
    children = visitors(session)
    _sessions(session, children)
    _appointments(session, teacher, children)


def visitors(session: Session) -> list[str]:
    """Who comes to the room: everybody looked after, then some others."""
    looked_after = sorted(
        (grade for grade in concern.current(session).values() if grade.ordinal),
        key=lambda one: one.student_id,
    )
    others = [row.id for row in list_students(session)]
    return [grade.student_id for grade in looked_after] + others[5:160:11]


def _sessions(session: Session, children: list[str]) -> None:
    clock = session.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demo is made under a standing clock")
    before = clock.moment
    yesterday = MOMENT.date() - dt.timedelta(days=1)
    number = 0
    for week in school_year().terms[0].weeks():
        for start, minutes, group in _held(week, yesterday):
            clock.moment = start + dt.timedelta(minutes=minutes + 10)
            words = _NOTES[number % len(_NOTES)]
            if group:
                begun = counseling.begin_group(session)
                members = tuple(children[place] for place in range(0, min(24, len(children)), 3))
                note = Note(start, minutes, theme="我和情绪做朋友", members=members, parts=words)
            else:
                # Who is looked after comes every other time.
                child = children[(number // 2) % 4 if number % 2 == 0 else 4 + number % (len(children) - 4)]
                begun = counseling.begin(session, child, source=AppointmentSource.SELF)
                risk = Risk.WATCH if number % 9 == 4 else Risk.UNCHANGED
                note = Note(start, minutes, parts=words, risk=risk, agreed="每天睡前记一句今天的心情")
            counseling.sign(session, begun, note)
            number += 1
    clock.moment = before


def _held(week: TeachingWeek, last: dt.date) -> list[tuple[dt.datetime, int, bool]]:
    """When sessions were held in a week, how long, and whether it was the group."""
    days = [day for day in week.teaching_days if day <= last]
    times = [(day, time) for time in _TIMES for day in days]
    share = len(days) / 5
    found = [
        (dt.datetime.combine(day, time), _MINUTES, False)
        for day, time in sorted(times[: round(_A_WEEK * min(1.0, share))])
    ]
    if len(days) > 2 and week.number not in _THIN_WEEKS:
        found.append((dt.datetime.combine(days[2], dt.time(17, 20)), _GROUP_MINUTES, True))
    return found


def _appointments(session: Session, teacher: str, children: list[str]) -> None:
    """Three today, one of them under a code, and a few ahead; what the timetable forbids is left out."""
    today = MOMENT.date()
    plan: tuple[tuple[dt.date, dt.time, str, AppointmentSource], ...] = (
        (today, dt.time(11, 50), children[0], AppointmentSource.FOLLOW_UP),
        (today, dt.time(13, 20), children[5], AppointmentSource.HOMEROOM),
        (today, dt.time(16, 30), "", AppointmentSource.SELF),
    )
    ahead = teaching_days(today + dt.timedelta(days=1), today + dt.timedelta(days=8))
    plan += tuple(
        (day, dt.time(11, 55), children[place % len(children)], AppointmentSource.SELF)
        for place, day in enumerate(ahead[:4], start=6)
    )
    for day, time, child, source in plan:
        starts = dt.datetime.combine(day, time)
        booking = Booking(
            starts,
            starts + dt.timedelta(minutes=40),
            teacher,
            child or None,
            None if child else appointments.next_code(session),
            source,
            first_time=not child,
        )
        if not appointments.conflicts(session, booking):
            appointments.book(session, booking)

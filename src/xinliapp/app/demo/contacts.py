"""The demo term's talks after the mid-term examination, home visits and contacts with guardians."""

from __future__ import annotations

import datetime as dt

from xinliapp.app.demo.calendar import MOMENT, teaching_days
from xinliapp.domain.contacts import ContactMode, ContactTopic, VisitOccasion
from xinliapp.services import concern, guardian_contacts, home_visits, school, students, talks
from xinliapp.services.guardian_contacts import ContactInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.session import Session
from xinliapp.services.talks import TalkInput

_AFTER_MIDTERM = dt.date(2026, 11, 9)
_VISITS_FROM = dt.date(2026, 9, 21)
_MODES = (ContactMode.AT_HOME, ContactMode.AT_HOME, ContactMode.PHONE, ContactMode.AT_SCHOOL)
_FOUND = (
    "家里有固定的写作业地方,晚上十点前休息。",
    "平时由祖父母照顾,父母每晚通一次话。",
    "母亲说孩子在家话少,愿意和弟弟一起做饭。",
    "家长最近换了工作,周末才能在家。",
)
_AGREED = ("每周通一次电话。", "睡前不看手机,一周后再问。", "家长参加下月家长课堂。", "")
_NOTES = ("说了近来的作息。", "家长问怎样陪写作业。", "家长来电请老师多留意。", "约好下周再联系。")


def fill(session: Session) -> None:
    """Two in three students talked to since the mid-term, most key students visited once."""
    _talks(session)
    key = [grade.student_id for grade in concern.current(session).values() if grade.ordinal >= 2]
    _visits(session, sorted(key))
    _contacts(session, sorted(key))


def _talks(session: Session) -> None:
    """By class: the first classes are done, the last have hardly begun, as in any November."""
    days = teaching_days(_AFTER_MIDTERM, MOMENT.date() - dt.timedelta(days=1))
    listed = [row for row in school.classes(session) if row.students]
    held = []
    for place, group in enumerate(listed):
        pupils = students.class_list(session, group.id)
        share = min(1.0, 1.45 - 1.2 * place / len(listed))
        teacher = group.homeroom_teacher or "班主任"
        for number, pupil in enumerate(pupils[: round(len(pupils) * share)]):
            face = (number + place) % 23 != 0
            held.append(TalkInput(pupil.id, days[number % len(days)], teacher, face_to_face=face))
    talks.add_many(session, held)


def _visits(session: Session, key: list[str]) -> None:
    days = teaching_days(_VISITS_FROM, MOMENT.date() - dt.timedelta(days=2))
    home_visits.add_many(
        session,
        [
            VisitInput(
                student,
                days[place * 3 % len(days)],
                _MODES[place % len(_MODES)],
                "班主任",
                VisitOccasion.CONCERN if place % 5 == 0 else VisitOccasion.PLANNED,
                ("母亲", "父亲", "祖母")[place % 3],
                _FOUND[place % len(_FOUND)],
                _AGREED[place % len(_AGREED)],
                MOMENT.date() + dt.timedelta(days=1) if place == 2 else None,
            )
            for place, student in enumerate(key[: len(key) * 4 // 5])
        ],
    )


def _contacts(session: Session, key: list[str]) -> None:
    days = teaching_days(_VISITS_FROM, MOMENT.date() - dt.timedelta(days=1))
    topics = tuple(ContactTopic)
    guardian_contacts.add_many(
        session,
        [
            ContactInput(
                student,
                days[place * 2 % len(days)],
                ContactMode.PHONE if place % 3 else ContactMode.MESSAGE,
                topics[place % len(topics)],
                "班主任",
                _NOTES[place % len(_NOTES)],
            )
            for place, student in enumerate(key)
        ],
    )

"""家庭通报与回执 (case data): that a family was told, how it answered, and the slip that came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.errors import UserError
from xinliapp.domain.home_notices import HomeNotice, NoticeDegree, NoticeResponse
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import home_notices as rows

CHANGES = Changes.CONTACTS
NOTE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class NoticeInput:
    """A notice as typed. ``guardian`` is a relation (母亲), never a full name."""

    student_id: str
    day: dt.date
    mode: ContactMode
    by_name: str
    guardian: str
    degree: NoticeDegree = NoticeDegree.USUAL
    response: NoticeResponse = NoticeResponse.UNASKED
    note: str = ""
    receipt_on: dt.date | None = None


def add(session: Session, notice: NoticeInput) -> str:
    """Note that a family was told; the notice's id.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    typed.known_students(session, {notice.student_id})
    made = HomeNotice(
        new_id(),
        notice.student_id,
        None,
        typed.past_day(session, "通报日期", notice.day),
        notice.mode,
        notice.degree,
        typed.text("告知人", notice.by_name, longest=40),
        typed.text("家长", notice.guardian, longest=20),
        notice.response,
        typed.text("说明", notice.note, longest=NOTE_LENGTH, shortest=0),
        _receipt_day(session, notice.day, notice.receipt_on),
    )
    with session.write("notice.record", case=True, object_id=made.id) as uow:
        rows.insert(uow, made)
    return made.id


def receipt(session: Session, notice_id: str, day: dt.date, response: NoticeResponse) -> str:
    """The slip came back: its day and the answer on it. The id of the notice as it stands now.

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, taken back, or changed meanwhile),
            ``field_wrong`` (before the notice, to come, no answer chosen).
    """
    session.require_case()
    known = rows.load(session.database, notice_id)
    if known is None:
        raise UserError("not_found")
    if response is NoticeResponse.UNASKED:
        raise UserError("field_wrong", field="家长意见", why="请选回执上的意见")
    stored = _receipt_day(session, dt.date.fromisoformat(known.day), day)
    now = replace(known, id=new_id(), response=response, receipt_on=stored)
    with session.write("notice.receipt", case=True, object_id=now.id) as uow:
        rows.insert(uow, now, supersedes=notice_id)
    return now.id


def remove(session: Session, notice_id: str) -> Changes:
    """撤销 of what was noted last: a notice is out, or stands as it did before its receipt.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("notice.remove", case=True, object_id=notice_id) as uow:
        if not rows.void(uow, notice_id):
            raise UserError("not_found")
    return CHANGES


def of_student(session: Session, student_id: str) -> list[HomeNotice]:
    """A student's notices, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[HomeNotice]:
    """Notices of these days, both included, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def _receipt_day(session: Session, told: dt.date, day: dt.date | None) -> str | None:
    if day is None:
        return None
    if day < told:
        raise UserError("field_wrong", field="回执日期", why="早于通报日期")
    return typed.past_day(session, "回执日期", day)

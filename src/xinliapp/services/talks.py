"""Talks with students (case data)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import Talk
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import talks as rows

CHANGES = Changes.CASEWORK


@dataclass(frozen=True, slots=True)
class TalkInput:
    """One talk as typed."""

    student_id: str
    day: dt.date
    by_name: str
    one_to_one: bool = True
    face_to_face: bool = True
    note: str = ""


def add(session: Session, talk: TalkInput) -> str:
    """Note a talk; its id.

    Raises:
        UserError: as :func:`add_many`.
    """
    return add_many(session, [talk])[0]


def add_many(session: Session, talks: Sequence[TalkInput]) -> list[str]:
    """Note talks in one transaction, all or none; their ids.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    if not talks:
        return []
    ready = [_talk(session, talk) for talk in talks]
    typed.known_students(session, {talk.student_id for talk in talks})
    with session.write("talk.add", case=True) as uow:
        rows.insert_many(uow, ready)
    return [talk.id for talk in ready]


def correct(session: Session, talk_id: str, talk: TalkInput) -> str:
    """Replace a talk by a corrected version; the new id. The old words stay, out of every count.

    Raises:
        UserError: ``not_found``, ``field_wrong`` (another student), as :func:`add_many`.
    """
    session.require_case()
    old = rows.load(session.database, talk_id)
    if old is None:
        raise UserError("not_found")
    if old.student_id != talk.student_id:
        raise UserError("field_wrong", field="学生", why="更正不能换成另一名学生")
    ready = _talk(session, talk)
    with session.write("talk.correct", case=True, object_id=talk_id) as uow:
        rows.insert_many(uow, [ready], supersedes=talk_id)
        rows.void(uow, talk_id)
    return ready.id


def of_student(session: Session, student_id: str) -> list[Talk]:
    """A student's talks, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def _talk(session: Session, talk: TalkInput) -> Talk:
    return Talk(
        new_id(),
        talk.student_id,
        typed.past_day(session, "谈心日期", talk.day),
        typed.text("谈心人", talk.by_name, longest=40),
        talk.one_to_one,
        talk.face_to_face,
        typed.text("记录", talk.note, longest=2000, shortest=0),
    )

"""What a missing or withdrawn consent stops in counselling: no talk after the first without one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.counseling import SessionHead, SessionKind
from xinliapp.domain.errors import UserError
from xinliapp.services import consent_stops
from xinliapp.services.session import Session
from xinliapp.storage import counseling as rows


def refuse_to_begin(session: Session, student_id: str, day: dt.date) -> None:
    """Refuse a talk on ``day`` that is not the first, or whose consent was taken back.

    Raises:
        UserError: ``case_closed``; as ``consent_stops.refuse_without``.
    """
    session.require_case()
    further = bool(_talks(session, student_id))
    consent_stops.refuse_without(session, student_id, ConsentKind.COUNSELING, day, further=further)


def refuse_to_sign(
    session: Session, head: SessionHead, started_at: dt.datetime, members: Collection[str]
) -> None:
    """The same for a talk that was held: what was taken back on its day came after it.

    Of a group only those stop it whose families said no; a family that was not asked is no ground to throw a
    child out of a class's group.

    Raises:
        UserError: ``case_closed``; as ``consent_stops.refuse_without``; ``consent_members`` (``count``) for
            a group.
    """
    session.require_case()
    day = started_at.date()
    if head.student_id is not None:
        earlier = [
            one
            for one in _talks(session, head.student_id)
            if one.id != head.id and (one.started_at, one.sequence) < (head.started_at, head.sequence)
        ]
        consent_stops.refuse_without(
            session, head.student_id, ConsentKind.COUNSELING, day, further=bool(earlier), held=True
        )
        return
    against = [
        one
        for one in members
        if (found := consent_stops.stops(session, one, ConsentKind.COUNSELING, day, held=True)) is not None
        and found.taken_back
    ]
    if against:
        raise UserError("consent_members", field="成员", count=len(against))


def _talks(session: Session, student_id: str) -> list[SessionHead]:
    return [
        one
        for one in rows.of_student(session.database, student_id)
        if one.kind is SessionKind.INDIVIDUAL and one.voided_at is None
    ]

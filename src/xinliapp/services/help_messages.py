"""信箱热线: when something came in by a help channel and when it was answered (screens.md S12).

What a letter says never stands here; a child in need becomes a warning, an appointment or a note.
"""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.help_messages import HelpMessage
from xinliapp.services import help_channels, typed
from xinliapp.services.session import Session
from xinliapp.storage import help_messages as rows

CHANGES = Changes.ROOM
WRITERS = (Role.COUNSELOR, Role.REGISTRAR)


def receive(
    session: Session, channel_id: str, received_at: dt.datetime, answered_at: dt.datetime | None = None
) -> str:
    """Note that something came in; its id.

    Raises:
        UserError: ``not_allowed``, ``field_required`` (no such channel), ``field_wrong`` (moments).
    """
    session.require_role(*WRITERS, action="登记信箱热线")
    if all(channel.id != channel_id for channel in help_channels.current(session)):
        raise UserError("field_required", field="渠道")
    received = typed.past_moment(session, "收到时间", received_at)
    answered = _answered(session, received, answered_at)
    with session.write("room.message") as uow:
        return rows.insert(uow, channel_id, received, answered)


def answer(session: Session, message_id: str, answered_at: dt.datetime | None = None) -> Changes:
    """Note when it was answered (now); without a moment, one answered already keeps its own.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``field_wrong``.
    """
    session.require_role(*WRITERS, action="登记信箱热线")
    found = rows.load(session.database, message_id)
    if found is None:
        raise UserError("not_found")
    if answered_at is None and found.answered_at is not None:
        return Changes.NONE
    answered = _answered(session, found.received_at, answered_at or session.clock.now())
    with session.write("room.message_answered", object_id=message_id) as uow:
        rows.set_answered(uow, message_id, answered)
    return CHANGES


def reopen(session: Session, message_id: str) -> Changes:
    """Not answered after all.

    Raises:
        UserError: ``not_allowed``, ``not_found``.
    """
    session.require_role(*WRITERS, action="登记信箱热线")
    with session.write("room.message_answered", object_id=message_id) as uow:
        if not rows.set_answered(uow, message_id, None):
            raise UserError("not_found")
    return CHANGES


def remove(session: Session, message_id: str) -> Changes:
    """Take one off that was noted by mistake.

    Raises:
        UserError: ``not_allowed``, ``not_found``.
    """
    session.require_role(*WRITERS, action="登记信箱热线")
    with session.write("room.message_removed", object_id=message_id) as uow:
        if not rows.remove(uow, message_id):
            raise UserError("not_found")
    return CHANGES


def between(session: Session, first: dt.date, last: dt.date) -> tuple[HelpMessage, ...]:
    """Received from ``first`` to ``last``, both included, in order."""
    after = (last + dt.timedelta(days=1)).isoformat()
    return tuple(rows.between(session.database, first.isoformat(), after))


def unanswered(session: Session) -> tuple[HelpMessage, ...]:
    """What waits for an answer, the oldest first."""
    return tuple(rows.unanswered(session.database))


def _answered(session: Session, received: str, answered_at: dt.datetime | None) -> str | None:
    if answered_at is None:
        return None
    if stamp(answered_at) < received:
        raise UserError("field_wrong", field="答复时间", why="早于收到时间")
    return typed.past_moment(session, "答复时间", answered_at)

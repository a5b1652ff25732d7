"""Ways to ask for help, inside the school and outside, and when they were made public."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import ChannelKind, ChannelScope, HelpChannel
from xinliapp.services import typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import help_channels as rows

CHANGES = Changes.SAFEGUARDS


@dataclass(frozen=True, slots=True)
class ChannelInput:
    """A way as typed; ``value`` is the number or the place of the box."""

    scope: ChannelScope
    kind: ChannelKind
    name: str
    value: str
    hours: str = ""
    published_on: dt.date | None = None
    published_where: str = ""


def add(session: Session, channel: ChannelInput) -> str:
    """Add a way; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    made = _made(session, new_id(), channel, session.clock.now().date().isoformat())
    with session.write("channel.add", object_id=made.id) as uow:
        rows.insert(uow, made)
    return made.id


def change(session: Session, channel_id: str, channel: ChannelInput, *, seen: str | None = None) -> Changes:
    """Write what is known of a way now.

    ``seen`` is the mark (``services.seen``) of the way as the form showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``field_required``, ``field_wrong``.
    """
    old = rows.load(session.database, channel_id)
    if old is None:
        raise UserError("not_found")
    made = _made(session, channel_id, channel, old.from_day)
    with session.write("channel.change", object_id=channel_id) as uow:
        refuse_newer(seen, rows.load(uow.database, channel_id))
        rows.update(uow, made)
    return CHANGES


def end(session: Session, channel_id: str, day: dt.date) -> Changes:
    """The way is closed from ``day`` on.

    Raises:
        UserError: ``not_found``, ``field_wrong``.
    """
    channel = rows.load(session.database, channel_id)
    if channel is None:
        raise UserError("not_found")
    if day.isoformat() < channel.from_day:
        raise UserError("field_wrong", field="停用日期", why="早于登记日期")
    with session.write("channel.end", object_id=channel_id) as uow:
        rows.set_ended(uow, channel_id, day.isoformat())
    return CHANGES


def everything(session: Session) -> list[HelpChannel]:
    """Every way, those of the past last, inside the school first."""
    return rows.everything(session.database)


def current(session: Session, day: dt.date | None = None) -> list[HelpChannel]:
    """The ways that are open on a day (today)."""
    text = (day or session.clock.now().date()).isoformat()
    return [each for each in everything(session) if each.to_day is None or each.to_day > text]


def phone_lines(session: Session) -> str:
    """The school's own published ways, one a line, for letters to parents; room to write without any."""
    own = [each for each in current(session) if each.scope is ChannelScope.INSIDE]
    lines = [f"{each.name}：{each.value}" + (f"（{each.hours}）" if each.hours else "") for each in own]
    return "\n".join(lines) or "心理教师：　　　　　　　电话："


def _made(session: Session, channel_id: str, channel: ChannelInput, since: str) -> HelpChannel:
    published = channel.published_on
    return HelpChannel(
        channel_id,
        channel.scope,
        channel.kind,
        typed.prose(session, "名称", channel.name, longest=40),
        typed.prose(session, "号码或地点", channel.value, longest=80),
        typed.prose(session, "开放时间", channel.hours, longest=60, shortest=0),
        typed.past_day(session, "公布日期", published) if published else None,
        typed.prose(
            session, "公布地点", channel.published_where, longest=100, shortest=1 if published else 0
        ),
        since,
        None,
    )

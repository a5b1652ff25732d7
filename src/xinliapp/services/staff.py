"""People working at the school, as far as clauses count them."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import staff as rows

CHANGES = Changes.STAFF


def add(
    session: Session,
    name: str,
    kind: StaffKind,
    *,
    from_day: dt.date,
    duty: str = "",
    qualification: str | None = None,
) -> str:
    """Add a person from a day on; the id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    member = StaffMember(
        new_id(),
        typed.text("姓名", name, longest=40),
        kind,
        typed.text("职责", duty, longest=60, shortest=0),
        typed.text("资质", qualification, longest=120, shortest=0) if qualification else None,
        from_day.isoformat(),
        None,
    )
    with session.write("staff.add", object_id=member.id) as uow:
        rows.insert(uow, member)
    return member.id


def leave(session: Session, member_id: str, from_day: dt.date) -> Changes:
    """End a person's time: ``from_day`` is the first day they no longer count.

    Raises:
        UserError: ``not_found``, ``field_wrong`` if that is not after the day they began.
    """
    member = rows.load(session.database, member_id)
    if member is None:
        raise UserError("not_found")
    if from_day.isoformat() <= member.from_day:
        raise UserError("field_wrong", field="离任日期", why="不晚于到任日期")
    with session.write("staff.leave", object_id=member_id) as uow:
        rows.set_left(uow, member_id, from_day.isoformat())
    return CHANGES


def everyone(session: Session) -> list[StaffMember]:
    """Everybody, those who left included, by name."""
    return rows.load_all(session.database)

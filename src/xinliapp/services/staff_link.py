"""The people of the staff list behind the accounts: who I am, who is there on a day, who is qualified."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.services import staff
from xinliapp.services.session import Session
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import staff as staff_rows
from xinliapp.storage import staff_link as rows

CHANGES = Changes.STAFF


def present(session: Session, day: dt.date) -> list[StaffMember]:
    """Who is on the staff on ``day``: counselling teachers first, then by name."""
    text = day.isoformat()
    order = {StaffKind.FULL_TIME: 0, StaffKind.PART_TIME: 1, StaffKind.OTHER: 2}
    there = [
        member
        for member in staff_rows.load_all(session.database)
        if member.from_day <= text and (member.to_day is None or member.to_day > text)
    ]
    return sorted(there, key=lambda member: (order[member.kind], member.name))


def me(session: Session, day: dt.date | None = None) -> StaffMember | None:
    """The member of the staff this account is linked with on ``day`` (today), or None."""
    linked = rows.links(session.database)
    on = day or session.clock.now().date()
    return next((one for one in present(session, on) if linked.get(one.id) == session.account.id), None)


def links(session: Session) -> dict[str, str]:
    """Account ids by staff id."""
    return rows.links(session.database)


def link(session: Session, member_id: str, account_id: str | None) -> Changes:
    """Say which account a member of the staff signs in with; None unlinks.

    Everybody may say who they are themselves, where nobody said so before; all other links, and taking one
    away from somebody, are for whoever keeps the staff list.

    Raises:
        UserError: ``not_found`` (member, account), ``not_allowed``.
    """
    held = rows.links(session.database).get(member_id)
    if account_id != session.account.id or held not in (None, session.account.id):
        session.require_role(Role.COUNSELOR, Role.REGISTRAR, action="对应登录账户")
    member = staff_rows.load(session.database, member_id)
    if member is None:
        raise UserError("not_found")
    if account_id is not None and account_rows.account(session.database, account_id) is None:
        raise UserError("not_found")
    with session.write("staff.link", object_id=member_id) as uow:
        rows.set_link(uow, member_id, account_id)
    return CHANGES


def enroll_me(session: Session, kind: StaffKind) -> str:
    """Put the person who signs in on the staff list from today, as ``kind``; the member's id.

    For a list that nobody stands on yet: whoever set the program up can book at once. One transaction: nobody
    stands on the list without the account they signed in with.

    Raises:
        UserError: ``not_allowed`` (counsellors and registrars), ``staff_listed`` once somebody stands on it.
    """
    session.require_role(Role.COUNSELOR, Role.REGISTRAR, action="登记队伍")
    today = session.clock.now().date()
    if present(session, today):
        raise UserError("staff_listed")
    member, profile = staff.newcomer(session, session.account.display_name, kind, from_day=today)
    with session.write("staff.enroll", object_id=member.id) as uow:
        staff_rows.insert(uow, member)
        staff_rows.set_profile(uow, profile)
        rows.set_link(uow, member.id, session.account.id)
    return member.id


def qualified(session: Session, members: list[StaffMember], day: dt.date) -> frozenset[str]:
    """Ids of those with a qualification noted, or a certificate that holds on ``day`` (screens.md S12)."""
    certified = rows.certified(session.database, day.isoformat())
    return frozenset(one.id for one in members if (one.qualification or "").strip() or one.id in certified)

"""The whole membership of a student's care group at once, as its form shows it (JS-39)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import CareGroup, CareGroupMember, CareRole, MemberConsent
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.storage import care as rows
from xinliapp.storage.database import Database

CHANGES = Changes.CASEWORK | Changes.TASKS
ASKED = (CareRole.CLASSMATE, CareRole.PARENT)
"""Who takes part only if they agree; a classmate's parents agree with them."""


@dataclass(frozen=True, slots=True)
class MemberInput:
    """One person as typed; ``person_id`` is a classmate's student id, ``consent_on`` the day they agreed."""

    role: CareRole
    name: str
    person_id: str | None = None
    consent: MemberConsent = MemberConsent.UNASKED
    consent_on: dt.date | None = None


def members_today(group: CareGroup | None, day: str) -> tuple[CareGroupMember, ...]:
    """Who counts on ``day`` (ISO): from their first day on, up to the day before ``to_day``."""
    members = group.members if group else ()
    return tuple(one for one in members if one.from_day <= day and (one.to_day is None or one.to_day > day))


def missing_roles(group: CareGroup | None, day: str) -> tuple[CareRole, ...]:
    """The roles nobody fills on ``day`` (ISO), in their order."""
    filled = {member.role for member in members_today(group, day)}
    return tuple(role for role in CareRole if role not in filled)


def unasked_roles(group: CareGroup | None, day: str) -> tuple[CareRole, ...]:
    """The roles of those who take part on ``day`` (ISO) only if they agree and have not been asked."""
    waiting = {
        one.role
        for one in members_today(group, day)
        if one.role in ASKED and one.consent is MemberConsent.UNASKED
    }
    return tuple(role for role in CareRole if role in waiting)


def set_members(
    session: Session,
    student_id: str,
    wanted: Sequence[MemberInput],
    gaps: Mapping[CareRole, str] | None = None,
    *,
    seen: str | None = None,
) -> Changes:
    """Make today's membership exactly ``wanted``, in one transaction; ``gaps``: why a role stays empty.

    Forms the group if there is none. Who is no longer named ends today, who is new begins today; who stays
    keeps their first day. Nothing is deleted. ``seen`` is :func:`mark` of the group as the form showed it.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required`` if nobody is named,
            ``field_wrong`` (a name too long), ``care_self`` (the student as their own classmate),
            ``care_refused`` (somebody who said no), ``changed_since``.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    people = {(one.role, one.name): one for one in (_clean(session, student_id, each) for each in wanted)}
    if not people:
        raise UserError("field_required", field="成员姓名")
    reasons = {
        role: typed.text("原因", why, longest=100) for role, why in (gaps or {}).items() if why.strip()
    }
    day = session.clock.now().date().isoformat()
    group = _open_group(session.database, student_id)
    present = {(one.role, one.name): one for one in (group.members if group else ()) if one.to_day is None}
    leaving = [member for key, member in present.items() if key not in people]
    joining = [one for key, one in people.items() if key not in present]
    agreed = [
        (member, people[key])
        for key, member in present.items()
        if key in people and _said(people[key]) != (member.consent, member.consent_on)
    ]
    known = rows.gaps_of(session.database, group.id) if group is not None else {}
    new_reasons = {role: why for role, why in reasons.items() if known.get(role) != why}
    if group is not None and not (leaving or joining or agreed or new_reasons):
        return Changes.NONE
    group_id = group.id if group else new_id()
    with session.write("care.members", case=True, object_id=group_id) as uow:
        if seen is not None and seen != _mark(uow.database, student_id):
            raise UserError("changed_since")
        if group is None:
            rows.insert_group(uow, CareGroup(group_id, student_id, day, None))
        for member in leaving:
            rows.end_member(uow, member.id, day)
        for one in joining:
            rows.insert_member(uow, _member(group_id, one, day))
        for member, one in agreed:
            rows.set_consent(uow, _member(group_id, one, member.from_day, member.id))
        for role, why in new_reasons.items():
            rows.insert_gap(uow, group_id, role, why)
    return CHANGES


def mark(session: Session, student_id: str) -> str:
    """What tells the student's open group from the same after somebody changed it; "" without one.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return _mark(session.database, student_id)


def gaps_of(session: Session, group_id: str) -> dict[CareRole, str]:
    """Role to why it stays empty.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.gaps_of(session.database, group_id)


def _open_group(database: Database, student_id: str) -> CareGroup | None:
    return next((one for one in rows.groups_of(database, student_id) if one.closed_on is None), None)


def _mark(database: Database, student_id: str) -> str:
    group = _open_group(database, student_id)
    if group is None:
        return mark_of(None)
    return mark_of((group, sorted(rows.gaps_of(database, group.id).items(), key=lambda gap: gap[0].value)))


def _clean(session: Session, student_id: str, one: MemberInput) -> MemberInput:
    name = typed.text("成员姓名", one.name, longest=40)
    if one.person_id == student_id:
        raise UserError("care_self")
    if one.consent is MemberConsent.REFUSED:
        raise UserError("care_refused", name=name)
    consent = one.consent if one.role in ASKED else MemberConsent.UNASKED
    agreed_on = one.consent_on if consent is MemberConsent.GIVEN else None
    if consent is MemberConsent.GIVEN:
        agreed_on = agreed_on or session.clock.now().date()
        typed.past_day(session, "同意日期", agreed_on)
    return MemberInput(one.role, name, one.person_id, consent, agreed_on)


def _said(one: MemberInput) -> tuple[MemberConsent, str | None]:
    return one.consent, one.consent_on.isoformat() if one.consent_on else None


def _member(group_id: str, one: MemberInput, day: str, member_id: str = "") -> CareGroupMember:
    consent, agreed_on = _said(one)
    return CareGroupMember(
        member_id or new_id(), group_id, one.role, one.name, day, None, one.person_id, consent, agreed_on
    )

"""Care groups (关爱小组, case data). Plans: :mod:`xinliapp.services.plans`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from xinliapp.domain.casework import CareGroup, CareGroupMember, CareRole, MemberConsent
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.care_members import ASKED
from xinliapp.services.session import Session
from xinliapp.storage import care as rows

CHANGES = Changes.CASEWORK | Changes.TASKS


def form_group(
    session: Session,
    student_id: str,
    formed_on: dt.date,
    members: Sequence[tuple[CareRole, str]],
    *,
    agreed: bool = False,
) -> str:
    """Form a student's group with its first members; its id. ``agreed``: classmate and parents did that day.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required`` (a name), ``field_wrong``,
            ``group_exists`` while an earlier group is open.
    """
    session.require_case()
    day = typed.past_day(session, "成立日期", formed_on)
    typed.known_students(session, {student_id})
    if any(group.closed_on is None for group in rows.groups_of(session.database, student_id)):
        raise UserError("group_exists")
    group_id = new_id()
    people = tuple(_member(group_id, role, name, day) for role, name in members)
    if agreed:
        people = tuple(_agreed(one) if one.role in ASKED else one for one in people)
    with session.write("care.form", case=True, object_id=group_id) as uow:
        rows.insert_group(uow, CareGroup(group_id, student_id, day, None, people))
    return group_id


def add_member(session: Session, group_id: str, role: CareRole, name: str, from_day: dt.date) -> str:
    """Add a person to an open group; the member's id.

    Raises:
        UserError: ``case_closed``, ``not_found`` (also for a closed group), ``field_required``,
            ``field_wrong``.
    """
    session.require_case()
    _open_group(session, group_id, from_day)
    member = _member(group_id, role, name, typed.past_day(session, "加入日期", from_day))
    with session.write("care.join", case=True, object_id=group_id) as uow:
        rows.insert_member(uow, member)
    return member.id


def end_member(
    session: Session, group_id: str, member_id: str, from_day: dt.date, reason: str = ""
) -> Changes:
    """End a person's time in a group; ``from_day`` is the first day they no longer count.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_wrong``.
    """
    session.require_case()
    group = _open_group(session, group_id, from_day)
    member = next((member for member in group.members if member.id == member_id), None)
    if member is None:
        raise UserError("not_found")
    if from_day.isoformat() < member.from_day:
        raise UserError("field_wrong", field="退出日期", why="早于加入日期")
    why = typed.text("退出原因", reason, longest=100, shortest=0)
    with session.write("care.leave", case=True, object_id=group_id) as uow:
        rows.end_member(uow, member_id, from_day.isoformat(), why or None)
    return CHANGES


def close_group(session: Session, group_id: str, closed_on: dt.date) -> Changes:
    """End a group; from ``closed_on`` it no longer counts.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_wrong``.
    """
    session.require_case()
    _open_group(session, group_id, closed_on)
    day = typed.past_day(session, "结束日期", closed_on)
    with session.write("care.close", case=True, object_id=group_id) as uow:
        rows.close_group(uow, group_id, day)
    return CHANGES


def groups_of(session: Session, student_id: str) -> list[CareGroup]:
    """A student's groups with their members, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.groups_of(session.database, student_id)


def _open_group(session: Session, group_id: str, day: dt.date) -> CareGroup:
    group = rows.load_group(session.database, group_id)
    if group is None or group.closed_on is not None:
        raise UserError("not_found")
    if day.isoformat() < group.formed_on:
        raise UserError("field_wrong", field="日期", why="早于小组成立日期")
    return group


def _agreed(one: CareGroupMember) -> CareGroupMember:
    return replace(one, consent=MemberConsent.GIVEN, consent_on=one.from_day)


def _member(group_id: str, role: CareRole, name: str, day: str) -> CareGroupMember:
    return CareGroupMember(new_id(), group_id, role, typed.text("成员姓名", name, longest=40), day, None)

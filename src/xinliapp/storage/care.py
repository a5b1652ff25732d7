"""Care groups (case.db). ``to_day``, ``closed_on``: the first day that no longer counts."""

from __future__ import annotations

import dataclasses
import json

from xinliapp.domain.casework import CareGroup, CareGroupMember, CareRole
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.plans import reviews_due as reviews_due

_GROUP = "SELECT id, student_id, formed_on, closed_on FROM casework.care_group"
_MEMBER = (
    "SELECT id, group_id, role, name, from_day, to_day, person_id, consent, consent_on, left_reason"
    " FROM casework.care_group_member"
)


def insert_group(uow: UnitOfWork, group: CareGroup) -> None:
    """Form a group, with its members."""
    uow.insert(
        "casework.care_group",
        {
            "id": group.id,
            "student_id": group.student_id,
            "formed_on": group.formed_on,
            "closed_on": group.closed_on,
        },
    )
    for member in group.members:
        insert_member(uow, member)


def insert_member(uow: UnitOfWork, member: CareGroupMember) -> None:
    """Add a person to a group."""
    uow.insert(
        "casework.care_group_member",
        {
            "id": member.id,
            "group_id": member.group_id,
            "role": member.role,
            "name": member.name,
            "from_day": member.from_day,
            "to_day": member.to_day,
            "person_id": member.person_id,
            "consent": member.consent,
            "consent_on": member.consent_on,
        },
    )


def end_member(uow: UnitOfWork, member_id: str, to_day: str, reason: str | None = None) -> int:
    """End a person's time in a group; the number of rows touched."""
    return uow.update("casework.care_group_member", member_id, {"to_day": to_day, "left_reason": reason})


def close_group(uow: UnitOfWork, group_id: str, closed_on: str) -> None:
    """End a group."""
    uow.update("casework.care_group", group_id, {"closed_on": closed_on})


def load_group(database: Database, group_id: str) -> CareGroup | None:
    """One group with its members, or None."""
    found = database.one(CareGroup, f"{_GROUP} WHERE id = ?", (group_id,))
    return None if found is None else _with_members(database, found)


def groups_of(database: Database, student_id: str) -> list[CareGroup]:
    """A student's groups with their members, newest first."""
    found = database.rows(CareGroup, f"{_GROUP} WHERE student_id = ? ORDER BY formed_on DESC", (student_id,))
    return [_with_members(database, group) for group in found]


def set_consent(uow: UnitOfWork, member: CareGroupMember) -> None:
    """What a classmate and their parents, or a parent, said, and when."""
    uow.update(
        "casework.care_group_member",
        member.id,
        {"consent": member.consent, "consent_on": member.consent_on},
    )


def insert_gap(uow: UnitOfWork, group_id: str, role: CareRole, reason: str) -> None:
    """Why a role stays empty."""
    uow.insert(
        "casework.care_role_gap", {"id": new_id(), "group_id": group_id, "role": role, "reason": reason}
    )


def gaps_of(database: Database, group_id: str) -> dict[CareRole, str]:
    """Role to the newest reason why it stays empty."""
    found = database.tuples(
        "SELECT role, reason FROM casework.care_role_gap WHERE group_id = ? ORDER BY created_at, rowid",
        (group_id,),
    )
    return {CareRole(role): str(reason) for role, reason in found}


def open_groups(database: Database, day: str) -> list[CareGroup]:
    """Every group that counts on ``day`` (ISO), with its members, in two queries."""
    groups = database.rows(
        CareGroup,
        f"{_GROUP} WHERE formed_on <= ?1 AND (closed_on IS NULL OR closed_on > ?1) ORDER BY student_id",
        (day,),
    )
    members: dict[str, list[CareGroupMember]] = {}
    for member in database.rows(
        CareGroupMember,
        f"{_MEMBER} WHERE group_id IN (SELECT value FROM json_each(?)) ORDER BY from_day, role, name",  # noqa: S608
        (json.dumps([group.id for group in groups]),),
    ):
        members.setdefault(member.group_id, []).append(member)
    return [dataclasses.replace(group, members=tuple(members.get(group.id, ()))) for group in groups]


def all_gaps(database: Database) -> dict[tuple[str, CareRole], str]:
    """(group id, role) to the newest reason why it stays empty."""
    found = database.tuples(
        "SELECT group_id, role, reason FROM casework.care_role_gap ORDER BY created_at, rowid"
    )
    return {(str(group), CareRole(role)): str(reason) for group, role, reason in found}


def _with_members(database: Database, group: CareGroup) -> CareGroup:
    members = database.rows(
        CareGroupMember, f"{_MEMBER} WHERE group_id = ? ORDER BY from_day, role, name", (group.id,)
    )
    return dataclasses.replace(group, members=tuple(members))

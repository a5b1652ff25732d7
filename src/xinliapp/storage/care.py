"""Care groups and support plans (case.db). ``to_day``, ``closed_on``: the first day that no longer counts."""

from __future__ import annotations

import dataclasses

from xinliapp.domain.casework import CareGroup, CareGroupMember, SupportPlan
from xinliapp.storage.database import Database, UnitOfWork

_GROUP = "SELECT id, student_id, formed_on, closed_on FROM casework.care_group"
_MEMBER = "SELECT id, group_id, role, name, from_day, to_day FROM casework.care_group_member"
_PLAN = (
    "SELECT id, student_id, version, status, starts_on, review_on, closed_on, outcome, situation, goals,"
    " measures FROM casework.support_plan"
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
        },
    )


def end_member(uow: UnitOfWork, member_id: str, to_day: str) -> int:
    """End a person's time in a group; the number of rows touched."""
    return uow.update("casework.care_group_member", member_id, {"to_day": to_day})


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


def insert_plan(uow: UnitOfWork, plan: SupportPlan, *, supersedes: str | None) -> None:
    """Add a version of a plan."""
    uow.insert(
        "casework.support_plan",
        {
            "id": plan.id,
            "student_id": plan.student_id,
            "version": plan.version,
            "status": plan.status,
            "starts_on": plan.starts_on,
            "review_on": plan.review_on,
            "closed_on": plan.closed_on,
            "outcome": plan.outcome,
            "situation": plan.situation,
            "goals": plan.goals,
            "measures": plan.measures,
            "supersedes": supersedes,
        },
    )


def plans_of(database: Database, student_id: str) -> list[SupportPlan]:
    """A student's plan versions, newest first."""
    return database.rows(SupportPlan, f"{_PLAN} WHERE student_id = ? ORDER BY version DESC", (student_id,))


def reviews_due(database: Database, day: str) -> list[SupportPlan]:
    """Active plans whose newest version asks for a review on or before ``day``."""
    return database.rows(
        SupportPlan,
        "SELECT id, student_id, version, status, starts_on, review_on, closed_on, outcome, situation, goals,"
        " measures FROM casework.support_plan AS p WHERE p.status = 'active' AND p.review_on <= ?"
        " AND NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = p.student_id"
        "  AND n.version > p.version AND n.status <> 'draft') ORDER BY p.review_on",
        (day,),
    )


def _with_members(database: Database, group: CareGroup) -> CareGroup:
    members = database.rows(
        CareGroupMember, f"{_MEMBER} WHERE group_id = ? ORDER BY from_day, role, name", (group.id,)
    )
    return dataclasses.replace(group, members=tuple(members))

"""The whole membership of a student's care group at once, as the student page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinliapp.domain.casework import CareGroup, CareGroupMember, CareRole
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import care as rows


def members_today(group: CareGroup | None, day: str) -> tuple[CareGroupMember, ...]:
    """Who counts on ``day`` (ISO): from their first day on, up to the day before ``to_day``."""
    members = group.members if group else ()
    return tuple(one for one in members if one.from_day <= day and (one.to_day is None or one.to_day > day))


def set_members(session: Session, student_id: str, wanted: Mapping[CareRole, Sequence[str]]) -> Changes:
    """Make today's membership exactly ``wanted`` (names per role), in one transaction.

    Forms the group if there is none. Who is no longer named ends today, who is new begins today; who stays
    keeps their first day. Nothing is deleted.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required`` if nobody is named,
            ``field_wrong`` (a name too long).
    """
    session.require_case()
    typed.known_students(session, {student_id})
    names = [(role, typed.text("成员姓名", name, longest=40)) for role in wanted for name in wanted[role]]
    if not names:
        raise UserError("field_required", field="成员姓名")
    day = session.clock.now().date().isoformat()
    group = next((one for one in rows.groups_of(session.database, student_id) if one.closed_on is None), None)
    present = {(one.role, one.name): one for one in (group.members if group else ()) if one.to_day is None}
    leaving = [member for key, member in present.items() if key not in names]
    joining = [key for key in dict.fromkeys(names) if key not in present]
    if group is not None and not leaving and not joining:
        return Changes.NONE
    group_id = group.id if group else new_id()
    with session.write("care.members", case=True, object_id=group_id) as uow:
        if group is None:
            rows.insert_group(uow, CareGroup(group_id, student_id, day, None))
        for member in leaving:
            rows.end_member(uow, member.id, day)
        for role, name in joining:
            rows.insert_member(uow, CareGroupMember(new_id(), group_id, role, name, day, None))
    return Changes.CASEWORK

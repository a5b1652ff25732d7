"""合并/更名: a school goes on under another name or code, or becomes part of another (screens.md B01).

Nothing of the school before is removed: its code, its keys, its files and what it reported stay where they
are and can be proved as before. Decision 0157 says what becomes of a bag that arrives under the old code.
"""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import MemberSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.member_changes import Identities, MemberChange, MemberChangeKind
from xinliapp.services import typed
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.members import CODE
from xinliapp.services.session import Session
from xinliapp.storage import member_changes as rows
from xinliapp.storage import members
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.BUREAU
LONGEST_NAME, LONGEST_NOTE = 60, 200
_GOES_ON = (
    "stages", "students", "students_as_of", "attributes", "contact", "phone", "tier", "area", "via_code"
)  # fmt: skip


def rename(session: Session, code: str, name: str, on_day: dt.date, note: str = "") -> Changes:
    """更名: the code stays; a plain spreadsheet under the former name is still matched.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_unknown``, ``member_ended``,
            ``field_required``, ``field_wrong`` (nothing changes, or a day in the future).
    """
    school = _school(session, code)
    new = typed.text("新名称", name, longest=LONGEST_NAME)
    if new == school.name:
        raise UserError("field_wrong", field="新名称", why="与现在的名称相同")
    day, words = _when(session, on_day, note)
    with session.write("school.rename", object_id=code) as uow:
        _add(uow, MemberChangeKind.RENAMED, school, code, new, day, words)
        members.save_member(uow, code, {"name": new})
    return CHANGES


def recode(session: Session, code: str, new_code: str, name: str, on_day: dt.date, note: str = "") -> Changes:
    """换标识码: the same school under another code; its checked key is believed under both.

    Raises:
        UserError: as :func:`rename`; ``member_code_wrong``, ``member_code_taken`` (``school``).
    """
    school = _school(session, code)
    if not CODE.fullmatch(new_code):
        raise UserError("member_code_wrong", value=new_code)
    taken = members.member(session.database, new_code)
    if taken is not None:
        raise UserError("member_code_taken", school=taken.name)
    new = typed.text("新名称", name, longest=LONGEST_NAME)
    day, words = _when(session, on_day, note)
    values: dict[str, object] = {field: getattr(school, field) for field in _GOES_ON}
    with session.write("school.recode", object_id=code) as uow:
        members.save_member(uow, new_code, {**values, "name": new})
        _add(uow, MemberChangeKind.RECODED, school, new_code, new, day, words)
        _move_keys(uow, code, new_code)
    return CHANGES


def merge_into(session: Session, code: str, into_code: str, on_day: dt.date, note: str = "") -> Changes:
    """并入: from ``on_day`` on the other school reports for both; what this one reported stands.

    Raises:
        UserError: as :func:`rename`; ``field_wrong`` (the school itself).
    """
    school, into = _school(session, code), _school(session, into_code)
    if school.code == into.code:
        raise UserError("field_wrong", field="并入", why="不能并入自己")
    day, words = _when(session, on_day, note)
    with session.write("school.merge", object_id=code) as uow:
        _add(uow, MemberChangeKind.MERGED, school, into.code, into.name, day, words)
    return CHANGES


def take_back(session: Session, change_id: str, reason: str) -> Changes:
    """撤回 a change that was entered by mistake; its row stays, with the reason.

    A new code that is taken back stays another code of the same school: what came in under it still counts.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``not_found``, ``field_required``, ``field_wrong``,
            ``member_change_later`` (another change was built on it).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="修改学校名册")
    require_bureau(session)
    words = typed.text("撤回理由", reason, longest=LONGEST_NOTE, shortest=2)
    database = session.database
    change = rows.change(database, change_id)
    if change is None or change.voided_at is not None:
        raise UserError("not_found")
    if newest(rows.identities(database), change.code) != change:
        raise UserError("member_change_later")
    with session.write("school.change_undone", object_id=change.code) as uow:
        rows.void(uow, change.id, words)
        if change.kind is MemberChangeKind.RENAMED:
            members.save_member(uow, change.code, {"name": change.name})
        elif change.kind is MemberChangeKind.RECODED:
            _go_back(uow, change, words)
    return CHANGES


def newest(known: Identities, code: str) -> MemberChange | None:
    """The last change that touched a school: the only one that can be taken back."""
    history = known.history(code)
    return history[-1] if history else None


def _go_back(uow: UnitOfWork, change: MemberChange, words: str) -> None:
    """The old code is the school's again, and the new one a former code of it."""
    rows.add(
        uow,
        MemberChangeKind.RECODED,
        code=change.into_code,
        name=change.into_name,
        into_code=change.code,
        into_name=change.name,
        on_day=change.on_day,
        note=words,
    )
    _move_keys(uow, change.into_code, change.code)


def _move_keys(uow: UnitOfWork, code: str, into_code: str) -> None:
    """A key a person compared with the school's paper is the school's under its other code as well.

    It is kept in one place, the present code, so that exchanging or revoking it there holds for both.
    """
    for key in members.keys_of(uow.database, code):
        if key.valid_at(uow.now):
            members.end_key(uow, key.id, uow.now)
            members.add_key(
                uow,
                school_code=into_code,
                public_line=key.public_line,
                age_recipient=key.age_recipient,
                fingerprint=key.fingerprint,
            )


def _add(
    uow: UnitOfWork,
    kind: MemberChangeKind,
    school: MemberSchool,
    into_code: str,
    into_name: str,
    day: str,
    note: str,
) -> None:
    rows.add(
        uow, kind, code=school.code, name=school.name, into_code=into_code, into_name=into_name, on_day=day,
        note=note,
    )  # fmt: skip


def _school(session: Session, code: str) -> MemberSchool:
    session.require_role(Role.CLERK, Role.OFFICER, action="修改学校名册")
    require_bureau(session)
    found = members.member(session.database, code)
    if found is None:
        raise UserError("member_unknown", school=code)
    if rows.identities(session.database).ended(code):
        raise UserError("member_ended", school=found.name)
    return found


def _when(session: Session, on_day: dt.date, note: str) -> tuple[str, str]:
    return typed.past_day(session, "起于", on_day), typed.text("依据", note, longest=LONGEST_NOTE, shortest=0)

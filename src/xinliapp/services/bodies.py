"""Bodies of the school and their members; a student's 关爱小组 is not among them (services/care.py)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import Body, BodyKind, BodyMember, BodyRole, Department, NetworkLevel, Post
from xinliapp.domain.tasks import Finished
from xinliapp.i18n import labels
from xinliapp.services import school, typed
from xinliapp.services.session import Session
from xinliapp.storage import bodies as rows
from xinliapp.storage import staff as staff_rows

CHANGES = Changes.SAFEGUARDS


@dataclass(frozen=True, slots=True)
class MemberInput:
    """Somebody to be added; with ``staff_id`` the name may be left to the list of staff."""

    post: Post
    name: str = ""
    role: BodyRole = BodyRole.MEMBER
    post_text: str = ""
    unit: str = ""
    phone: str = ""
    department: Department | None = None
    level: NetworkLevel | None = None
    area: str = ""
    staff_id: str | None = None


@dataclass(frozen=True, slots=True)
class BodyState:
    """A body with everybody who is or was in it; ``gaps`` are the parts of it nobody fills today."""

    body: Body
    members: tuple[BodyMember, ...]
    led_by_head: bool
    gaps: tuple[str, ...]


def found(
    session: Session, kind: BodyKind, name: str, founded_on: dt.date, *, document: str = "", duty: str = ""
) -> str:
    """Note that a body was founded; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    body = Body(
        new_id(),
        kind,
        typed.prose(session, "机构名称", name, longest=60),
        typed.past_day(session, "成立日期", founded_on),
        typed.prose(session, "成立文件", document, longest=80, shortest=0),
        typed.prose(session, "职责", duty, longest=500, shortest=0),
        None,
    )
    with session.write("body.add", object_id=body.id) as uow:
        rows.insert(uow, body)
    return body.id


def close(session: Session, body_id: str, day: dt.date) -> Changes:
    """Note that a body was dissolved: ``day`` is the first day without it.

    Raises:
        UserError: ``not_found``, ``field_wrong``.
    """
    body = _body(session, body_id)
    if day.isoformat() <= body.founded_on:
        raise UserError("field_wrong", field="撤销日期", why="不晚于成立日期")
    with session.write("body.close", object_id=body_id) as uow:
        rows.close(uow, body_id, day.isoformat())
    return CHANGES


def add_member(session: Session, body_id: str, member: MemberInput, from_day: dt.date) -> str:
    """Add somebody from a day on; the membership's id. A new leader takes the old one's place that day.

    Raises:
        UserError: ``not_found``, ``field_required``, ``field_wrong``, ``body_department``,
            ``body_level``.
    """
    body = _body(session, body_id)
    made = _checked(session, body, member, from_day)
    with session.write("body.member", object_id=body_id) as uow:
        if made.role is BodyRole.LEADER:
            for other in rows.members(session.database, body_id):
                if other.role is BodyRole.LEADER and other.serves(made.from_day):
                    rows.end_member(uow, other.id, made.from_day)
        rows.insert_member(uow, made)
    return made.id


def end_membership(session: Session, member_id: str, day: dt.date) -> Finished:
    """Somebody is no member any more from ``day`` on; can be taken back. Said again, nothing changes.

    Raises:
        UserError: ``not_found`` (also when it ended on another day), ``field_wrong``.
    """
    member = rows.load_member(session.database, member_id)
    if member is not None and member.to_day == day.isoformat():
        return Finished(Changes.NONE)
    if member is None or member.to_day is not None:
        raise UserError("not_found")
    if day.isoformat() < member.from_day:
        raise UserError("field_wrong", field="离开日期", why="早于加入日期")
    with session.write("body.member_left", object_id=member_id) as uow:
        rows.end_member(uow, member_id, day.isoformat())
    return Finished(CHANGES, _Reopen(member_id))


def fill_class_level(session: Session, body_id: str, from_day: dt.date) -> int:
    """Add every class's homeroom teacher who is not in the network yet; how many.

    Raises:
        UserError: ``not_found``, also for what is not a warning network.
    """
    body = _body(session, body_id)
    if not body.kind.levels:
        raise UserError("not_found")
    day = from_day.isoformat()
    there = {
        member.area
        for member in rows.members(session.database, body_id)
        if member.level is NetworkLevel.CLASS and member.serves(day)
    }
    staff = {member.name: member.id for member in staff_rows.load_all(session.database)}
    missing = [
        group for group in school.classes(session) if group.homeroom_teacher and group.label not in there
    ]
    with session.write("body.fill_classes", object_id=body_id) as uow:
        for group in missing:
            name = group.homeroom_teacher or ""
            member = MemberInput(
                Post.HOMEROOM_TEACHER,
                name,
                level=NetworkLevel.CLASS,
                area=group.label,
                staff_id=staff.get(name),
            )
            rows.insert_member(uow, _made(body, member, day))
    return len(missing)


def states(session: Session, day: dt.date | None = None) -> list[BodyState]:
    """Every body as it stands on a day (today)."""
    text = (day or session.clock.now().date()).isoformat()
    members: dict[str, list[BodyMember]] = {}
    for member in rows.members(session.database):
        members.setdefault(member.body_id, []).append(member)
    return [
        _state(session, body, members.get(body.id, []), text) for body in rows.everything(session.database)
    ]


def state(session: Session, body_id: str) -> BodyState:
    """One body as it stands today.

    Raises:
        UserError: ``not_found``.
    """
    body = _body(session, body_id)
    text = session.clock.now().date().isoformat()
    return _state(session, body, rows.members(session.database, body_id), text)


@dataclass(frozen=True, slots=True)
class _Reopen:
    """Takes back the end of a membership."""

    member_id: str

    def __call__(self, session: Session) -> Changes:
        with session.write("body.member_back", object_id=self.member_id) as uow:
            rows.end_member(uow, self.member_id, None)
        return CHANGES


_DEPARTMENT_WORDS = dict(zip(Department, ("公安", "民政", "卫健", "团委", "妇联", "关工委"), strict=True))


def _state(session: Session, body: Body, members: list[BodyMember], day: str) -> BodyState:
    serving = [member for member in members if member.serves(day)]
    leaders = [member for member in serving if member.role is BodyRole.LEADER]
    led = any(leader.post.is_head for leader in leaders)
    gaps = [] if leaders else ["牵头人"]
    if body.kind is BodyKind.SCHOOL_CARE_GROUP:
        here = {member.department for member in serving}
        gaps += [word for part, word in _DEPARTMENT_WORDS.items() if part not in here]
    if body.kind.levels:
        levels = {member.level for member in serving}
        gaps += [f"{labels.label(level)}层" for level in body.kind.levels if level not in levels]
        areas = {member.area for member in serving if member.level is NetworkLevel.CLASS}
        if NetworkLevel.CLASS in levels:
            gaps += [group.label for group in school.classes(session) if group.label not in areas]
    return BodyState(body, tuple(members), led, tuple(gaps) if body.closed_on is None else ())


def _checked(session: Session, body: Body, member: MemberInput, from_day: dt.date) -> BodyMember:
    name = member.name
    if member.staff_id is not None:
        colleague = staff_rows.load(session.database, member.staff_id)
        if colleague is None:
            raise UserError("not_found")
        name = name.strip() or colleague.name
    typed.text("姓名", name, longest=40)
    if from_day.isoformat() < body.founded_on:
        raise UserError("field_wrong", field="加入日期", why="早于机构成立日期")
    if (
        body.kind is BodyKind.SCHOOL_CARE_GROUP
        and member.role is BodyRole.MEMBER
        and member.department is None
    ):
        raise UserError("body_department", field="部门")
    if (wanted := body.kind.levels) and member.level not in wanted:
        words = "、".join(labels.label(level) for level in wanted)
        raise UserError("body_level", field="层级", levels=words)
    for field, text, longest in (
        ("职务说明", member.post_text, 40),
        ("单位", member.unit, 60),
        ("电话", member.phone, 40),
        ("负责的班级或年级", member.area, 40),
    ):
        typed.prose(session, field, text, longest=longest, shortest=0)
    return _made(body, member, from_day.isoformat(), name)


def _made(body: Body, member: MemberInput, day: str, name: str = "") -> BodyMember:
    return BodyMember(
        new_id(),
        body.id,
        member.role,
        member.post,
        member.post_text.strip(),
        (name or member.name).strip(),
        member.unit.strip(),
        member.phone.strip(),
        member.department if body.kind is BodyKind.SCHOOL_CARE_GROUP else None,
        member.level if body.kind.levels else None,
        member.area.strip(),
        member.staff_id,
        day,
        None,
    )


def _body(session: Session, body_id: str) -> Body:
    body = rows.load(session.database, body_id)
    if body is None:
        raise UserError("not_found")
    return body

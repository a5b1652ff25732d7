"""Bodies and who is in them."""

from __future__ import annotations

from xinliapp.domain.safeguards import Body, BodyMember
from xinliapp.storage.database import Database, UnitOfWork

_MEMBER = (
    "SELECT m.id, m.body_id, m.role, m.post, m.post_text, m.name, m.unit, m.phone, m.department, m.level,"
    " m.area, m.staff_id, m.from_day, m.to_day FROM body_member m"
)


def insert(uow: UnitOfWork, body: Body) -> None:
    """Add a body, nobody in it yet."""
    uow.insert(
        "body",
        {
            "id": body.id,
            "kind": body.kind,
            "name": body.name,
            "founded_on": body.founded_on,
            "document": body.document,
            "duty": body.duty,
            "closed_on": body.closed_on,
        },
    )


def close(uow: UnitOfWork, body_id: str, day: str) -> None:
    """Dissolve a body from a day on."""
    uow.update("body", body_id, {"closed_on": day})


def insert_member(uow: UnitOfWork, member: BodyMember) -> None:
    """Add somebody to a body."""
    uow.insert(
        "body_member",
        {
            "id": member.id,
            "body_id": member.body_id,
            "role": member.role,
            "post": member.post,
            "post_text": member.post_text,
            "name": member.name,
            "unit": member.unit,
            "phone": member.phone,
            "department": member.department,
            "level": member.level,
            "area": member.area,
            "staff_id": member.staff_id,
            "from_day": member.from_day,
            "to_day": member.to_day,
        },
    )


def end_member(uow: UnitOfWork, member_id: str, day: str | None) -> None:
    """End a membership, or open it again with None."""
    uow.update("body_member", member_id, {"to_day": day})


def everything(database: Database) -> list[Body]:
    """Every body, those in force first, then by kind and founding day."""
    return database.rows(
        Body,
        "SELECT id, kind, name, founded_on, document, duty, closed_on FROM body"
        " ORDER BY closed_on IS NOT NULL, kind, founded_on, id",
    )


def load(database: Database, body_id: str) -> Body | None:
    """One body, or None."""
    return database.one(
        Body,
        "SELECT id, kind, name, founded_on, document, duty, closed_on FROM body WHERE id = ?",
        (body_id,),
    )


def members(database: Database, body_id: str | None = None) -> list[BodyMember]:
    """Members of one body or of all, those of the past included, leaders first."""
    order = (
        " ORDER BY CASE m.role WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END,"
        " CASE m.level WHEN 'school' THEN 0 WHEN 'grade' THEN 1 ELSE 2 END, m.from_day, m.rowid"
    )
    if body_id is None:
        return database.rows(BodyMember, _MEMBER + order)
    return database.rows(BodyMember, f"{_MEMBER} WHERE m.body_id = ?{order}", (body_id,))


def load_member(database: Database, member_id: str) -> BodyMember | None:
    """One membership, or None."""
    return database.one(BodyMember, f"{_MEMBER} WHERE m.id = ?", (member_id,))


def left_behind(database: Database, day: str) -> list[tuple[BodyMember, str, str]]:
    """Open memberships of colleagues gone by the day: the membership, since when, the body's name."""
    found = database.rows(
        BodyMember,
        f"{_MEMBER} JOIN staff_member s ON s.id = m.staff_id JOIN body b ON b.id = m.body_id"
        " WHERE m.to_day IS NULL AND s.to_day IS NOT NULL AND s.to_day <= ?1"
        " AND (b.closed_on IS NULL OR b.closed_on > ?1) ORDER BY s.to_day, m.id",
        (day,),
    )
    more = {
        str(member_id): (str(left), str(name))
        for member_id, left, name in database.tuples(
            "SELECT m.id, s.to_day, b.name FROM body_member m JOIN staff_member s ON s.id = m.staff_id"
            " JOIN body b ON b.id = m.body_id WHERE m.to_day IS NULL AND s.to_day IS NOT NULL"
        )
    }
    return [(member, *more[member.id]) for member in found]

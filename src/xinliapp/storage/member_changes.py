"""Bureau edition: schools renamed, recoded or merged. Rows are only added, or marked as mistakes."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.domain.member_changes import Identities, MemberChange, MemberChangeKind
from xinliapp.storage.database import Database, UnitOfWork


def identities(database: Database) -> Identities:
    """Which codes and names are one school now."""
    return Identities(tuple(_standing(database)))


def change(database: Database, change_id: str) -> MemberChange | None:
    """The change with this id, taken back or not."""
    return database.one(MemberChange, "SELECT * FROM member_change WHERE id = ?", (change_id,))


def add(
    uow: UnitOfWork,
    kind: MemberChangeKind,
    *,
    code: str,
    name: str,
    into_code: str,
    into_name: str,
    on_day: str,
    note: str,
) -> str:
    """Write one change; the row's id."""
    row_id = new_id()
    uow.insert(
        "member_change",
        {
            "id": row_id,
            "kind": kind,
            "code": code,
            "name": name,
            "into_code": into_code,
            "into_name": into_name,
            "on_day": on_day,
            "note": note,
            "voided_at": None,
            "void_reason": None,
        },
    )
    return row_id


def void(uow: UnitOfWork, change_id: str, reason: str) -> None:
    """The change was entered by mistake."""
    uow.update("member_change", change_id, {"voided_at": uow.now, "void_reason": reason})


def _standing(database: Database) -> list[MemberChange]:
    return database.rows(
        MemberChange, "SELECT * FROM member_change WHERE voided_at IS NULL ORDER BY created_at, rowid"
    )

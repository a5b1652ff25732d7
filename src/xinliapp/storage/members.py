"""Bureau edition: member schools and the keys a person checked for them."""

from __future__ import annotations

from xinliapp.domain.bureau import MemberKey, MemberSchool
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.member_changes import identities


def members(database: Database) -> list[MemberSchool]:
    """All member schools by code."""
    return database.rows(MemberSchool, "SELECT * FROM member_school ORDER BY code")


def member(database: Database, code: str) -> MemberSchool | None:
    """The member school with this code."""
    return database.one(MemberSchool, "SELECT * FROM member_school WHERE code = ?", (code,))


def save_member(uow: UnitOfWork, code: str, values: dict[str, object]) -> bool:
    """Add the school or change these columns of it; whether it is new."""
    known = member(uow.database, code)
    if known is not None:
        uow.update("member_school", known.id, values)
        return False
    empty: dict[str, object] = {
        "stages": "",
        "students": None,
        "attributes": "",
        "contact": None,
        "phone": None,
    }
    uow.insert("member_school", {"id": new_id(), "code": code, **empty, **values})
    return True


def keys_of(database: Database, code: str) -> list[MemberKey]:
    """A school's keys under whatever code it had, the newest first."""
    codes = identities(database).codes(code)
    marks = ", ".join("?" for _ in codes)
    return database.rows(
        MemberKey,
        f"SELECT * FROM member_key WHERE school_code IN ({marks})"  # noqa: S608
        " ORDER BY valid_after DESC, created_at DESC, id",
        codes,
    )


def all_keys(database: Database) -> list[MemberKey]:
    """Every key ever enrolled, by school and age."""
    return database.rows(MemberKey, "SELECT * FROM member_key ORDER BY school_code, valid_after, id")


def add_key(
    uow: UnitOfWork, *, school_code: str, public_line: str, age_recipient: str | None, fingerprint: str
) -> str:
    """Enrol a key that a person has just checked; valid from now."""
    row_id = new_id()
    uow.insert(
        "member_key",
        {
            "id": row_id,
            "school_code": school_code,
            "public_line": public_line,
            "age_recipient": age_recipient,
            "fingerprint": fingerprint,
            "valid_after": uow.now,
            "checked_by": uow.actor,
        },
    )
    return row_id


def end_key(uow: UnitOfWork, key_id: str, moment: str) -> None:
    """The key was replaced: bundles received from ``moment`` on may no longer carry it."""
    uow.update("member_key", key_id, {"valid_before": moment})


def revoke_key(uow: UnitOfWork, key_id: str, moment: str) -> None:
    """The key is not to be trusted for anything received from ``moment`` on."""
    uow.update("member_key", key_id, {"revoked_at": moment})

"""Rows of files that go to other schools and come from them (case.db)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from xinliapp.domain.ids import new_id
from xinliapp.domain.transfer import ReceivedTransfer, SentTransfer, TransferSchool
from xinliapp.storage.database import Database, UnitOfWork

_SENT = (
    "SELECT t.id, t.student_id, coalesce(c.name, '') AS student_name, t.number, t.school_id,"
    " s.name AS school_name, s.code AS school_code,"
    " t.ground, t.packet_hash, t.signed_by, t.delivered_at, t.acknowledged_at, t.created_at,"
    " coalesce(o.display_name, t.created_by) AS created_by"
    " FROM casework.transfer_sent t JOIN casework.transfer_school s ON s.id = t.school_id"
    " LEFT JOIN main.account o ON o.id = t.created_by LEFT JOIN main.student c ON c.id = t.student_id"
)
_RECEIVED = (
    "SELECT t.id, t.student_id, coalesce(c.name, '') AS student_name, t.paper_id, t.transfer_id,"
    " t.number, t.school_id, s.name AS school_name, s.code AS school_code,"
    " t.packet_hash, t.receipt_at, t.delivered_at, t.created_at,"
    " coalesce(o.display_name, t.created_by) AS created_by"
    " FROM casework.transfer_received t JOIN casework.transfer_school s ON s.id = t.school_id"
    " LEFT JOIN main.account o ON o.id = t.created_by LEFT JOIN main.student c ON c.id = t.student_id"
)


@dataclass(frozen=True, slots=True)
class SentPacket:
    """What is kept of a packet beside whose it is; ``packet`` are its bytes."""

    school_id: str
    ground: str
    sections: tuple[str, ...]
    signed_by: str
    packet_hash: str
    packet: bytes = field(repr=False)


def add_key(uow: UnitOfWork, public: str, secret: str) -> None:
    """The age key of a new card; keys of earlier cards stay, what was sealed to them still opens."""
    uow.insert("casework.transfer_key", {"id": new_id(), "public": public, "secret": secret})


def secrets(database: Database) -> list[str]:
    """Every secret age key, newest first."""
    found = database.tuples("SELECT secret FROM casework.transfer_key ORDER BY created_at DESC, rowid DESC")
    return [str(secret) for (secret,) in found]


def add_school(uow: UnitOfWork, school: TransferSchool) -> None:
    """Believe a school's card from now on; an earlier one of the same code ends."""
    uow.execute(
        "UPDATE casework.transfer_school SET ended_at = ? WHERE code = ? AND ended_at IS NULL",
        (uow.now, school.code),
    )
    uow.insert(
        "casework.transfer_school",
        {
            "id": school.id,
            "code": school.code,
            "name": school.name,
            "public_line": school.public_line,
            "age_recipient": school.age_recipient,
            "fingerprint": school.fingerprint,
        },
    )


def schools(database: Database) -> list[TransferSchool]:
    """The schools whose cards count, by name."""
    return database.rows(
        TransferSchool, "SELECT * FROM casework.transfer_school WHERE ended_at IS NULL ORDER BY name, code"
    )


def school_of_code(database: Database, code: str) -> TransferSchool | None:
    """The school of this code whose card counts, or None."""
    return database.one(
        TransferSchool,
        "SELECT * FROM casework.transfer_school WHERE code = ? AND ended_at IS NULL",
        (code,),
    )


def school(database: Database, school_id: str) -> TransferSchool | None:
    """One row, ended or not."""
    return database.one(TransferSchool, "SELECT * FROM casework.transfer_school WHERE id = ?", (school_id,))


def next_number(database: Database) -> int:
    """The number of the next packet; numbers of destroyed files are not given again while a later stands."""
    return int(database.scalar("SELECT coalesce(max(number), 0) + 1 FROM casework.transfer_sent") or 1)


def add_sent(uow: UnitOfWork, transfer_id: str, student_id: str, number: int, made: SentPacket) -> None:
    """Keep a signed packet; it holds nothing this vault could open."""
    uow.insert(
        "casework.transfer_sent",
        {
            "id": transfer_id,
            "student_id": student_id,
            "number": number,
            "school_id": made.school_id,
            "ground": made.ground,
            "sections": json.dumps(made.sections),
            "packet": made.packet,
            "packet_hash": made.packet_hash,
            "signed_by": made.signed_by,
        },
    )


def sent(database: Database, transfer_id: str) -> SentTransfer | None:
    """One packet made here."""
    return database.one(SentTransfer, f"{_SENT} WHERE t.id = ?", (transfer_id,))


def all_sent(database: Database) -> list[SentTransfer]:
    """Every packet made here, newest first."""
    return database.rows(SentTransfer, f"{_SENT} ORDER BY t.number DESC")


def packet(database: Database, transfer_id: str) -> bytes:
    """The bytes of a packet made here."""
    found = database.scalar("SELECT packet FROM casework.transfer_sent WHERE id = ?", (transfer_id,))
    return found if isinstance(found, bytes) else b""


def set_delivered(uow: UnitOfWork, table: str, row_id: str) -> None:
    """The file was written out and read back; the first time stays. ``table``: sent or received."""
    uow.execute(
        f"UPDATE casework.transfer_{table} SET delivered_at = coalesce(delivered_at, ?) WHERE id = ?",  # noqa: S608
        (uow.now, row_id),
    )


def set_acknowledged(uow: UnitOfWork, transfer_id: str, received_at: str, receipt: str) -> int:
    """已签收; 0 where it says so already."""
    return uow.execute(
        "UPDATE casework.transfer_sent SET acknowledged_at = ?, acknowledgement = ?"
        " WHERE id = ? AND acknowledged_at IS NULL",
        (received_at, receipt, transfer_id),
    )


def add_received(uow: UnitOfWork, taken: ReceivedTransfer, content: str) -> None:
    """A packet that was taken in, beside the paper it became."""
    uow.insert(
        "casework.transfer_received",
        {
            "id": taken.id,
            "student_id": taken.student_id,
            "paper_id": taken.paper_id,
            "transfer_id": taken.transfer_id,
            "number": taken.number,
            "school_id": taken.school_id,
            "packet_hash": taken.packet_hash,
            "content": content,
        },
    )


def received(database: Database, received_id: str) -> ReceivedTransfer | None:
    """One packet taken in here."""
    return database.one(ReceivedTransfer, f"{_RECEIVED} WHERE t.id = ?", (received_id,))


def received_of_transfer(database: Database, transfer_id: str) -> ReceivedTransfer | None:
    """The same by the sender's id."""
    return database.one(ReceivedTransfer, f"{_RECEIVED} WHERE t.transfer_id = ?", (transfer_id,))


def all_received(database: Database) -> list[ReceivedTransfer]:
    """Every packet taken in here, newest first."""
    return database.rows(ReceivedTransfer, f"{_RECEIVED} ORDER BY t.created_at DESC, t.rowid DESC")


def content(database: Database, received_id: str) -> str:
    """transfer.json as it came."""
    found = database.scalar("SELECT content FROM casework.transfer_received WHERE id = ?", (received_id,))
    return str(found or "")


def receipt(database: Database, received_id: str) -> str | None:
    """The signed receipt of a packet, None while nobody signed one."""
    found = database.scalar("SELECT receipt FROM casework.transfer_received WHERE id = ?", (received_id,))
    return None if found is None else str(found)


def set_receipt(uow: UnitOfWork, received_id: str, signed: str) -> int:
    """Keep the signed receipt; 0 where there is one already."""
    return uow.execute(
        "UPDATE casework.transfer_received SET receipt = ?, receipt_at = ? WHERE id = ? AND receipt IS NULL",
        (signed, uow.now, received_id),
    )

"""Sheets handed out, given back and read, and what each reading wrote (case.db)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.class_packets import ClassPacket, PacketKind, PacketRow, PacketWay
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

_PACKET = (
    "SELECT id, kind, code, secret, class_id, window_key, window_label, starts_on, ends_on, round_id,"
    " created_at FROM casework.class_packet"
)
_ROW = "SELECT packet_id, seat, student_id, number, name FROM casework.class_packet_row"
_WRITTEN = ("id", "reading_id", "student_id", "kind", "record_id", "replaced")


@dataclass(frozen=True, slots=True)
class Issue:
    """That a sheet went out."""

    packet_id: str
    way: PacketWay
    by_name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Reading:
    """That a sheet was read back (``written``) or given back (``returned``)."""

    id: str
    packet_id: str
    outcome: str
    batch_id: str
    file_hash: str
    reason: str
    counts: str
    by_name: str
    undone_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Written:
    """One record a reading wrote; ``replaced`` is what stood there before."""

    student_id: str
    kind: str
    record_id: str
    replaced: str | None = None


def insert(uow: UnitOfWork, packet: ClassPacket, rows: Sequence[PacketRow]) -> None:
    """A new sheet with its lines."""
    names = ("id", "kind", "code", "secret", "class_id", "window_key", "window_label", "starts_on",
             "ends_on", "round_id")  # fmt: skip
    uow.insert("casework.class_packet", {name: getattr(packet, name) for name in names})
    uow.insert_many(
        "casework.class_packet_row",
        ("id", "packet_id", "seat", "student_id", "number", "name"),
        ((new_id(), row.packet_id, row.seat, row.student_id, row.number, row.name) for row in rows),
    )


def issued(uow: UnitOfWork, packet_ids: Iterable[str], way: PacketWay, by_name: str) -> None:
    """These sheets went out."""
    uow.insert_many(
        "casework.class_packet_issue",
        ("id", "packet_id", "way", "by_name"),
        ((new_id(), packet_id, way, by_name) for packet_id in packet_ids),
    )


def packets(database: Database, kind: PacketKind | None = None) -> list[ClassPacket]:
    """Every sheet, the newest last."""
    found = database.rows(ClassPacket, f"{_PACKET} ORDER BY created_at, rowid")
    return [packet for packet in found if kind is None or packet.kind is kind]


def rows_of(database: Database, packet_ids: Iterable[str]) -> dict[str, list[PacketRow]]:
    """The lines of sheets, in order."""
    found: dict[str, list[PacketRow]] = {}
    ids = json.dumps(list(packet_ids))
    for row in database.rows(
        PacketRow,
        f"{_ROW} WHERE packet_id IN (SELECT value FROM json_each(?)) ORDER BY packet_id, seat",  # noqa: S608
        (ids,),
    ):
        found.setdefault(row.packet_id, []).append(row)
    return found


def issues(database: Database) -> list[Issue]:
    """Every going out, the newest last."""
    return database.rows(
        Issue,
        "SELECT packet_id, way, by_name, created_at FROM casework.class_packet_issue"
        " ORDER BY created_at, rowid",
    )


def readings(database: Database) -> list[Reading]:
    """Every reading and giving back, the newest last, undone ones included."""
    return database.rows(
        Reading,
        "SELECT id, packet_id, outcome, batch_id, file_hash, reason, counts, by_name, undone_at, created_at"
        " FROM casework.class_packet_reading ORDER BY created_at, rowid",
    )


def counted(reading: Reading) -> int:
    """How many records a reading wrote."""
    return int(json.loads(reading.counts).get("written", 0))


def insert_reading(
    uow: UnitOfWork,
    packet_id: str,
    batch_id: str,
    file_hash: str,
    by_name: str,
    counts: Mapping[str, int],
    written: Sequence[Written],
) -> str:
    """A sheet was read back; the reading's id."""
    reading = _insert(uow, packet_id, "written", batch_id, file_hash, by_name, "", counts)
    uow.insert_many(
        "casework.class_packet_written",
        _WRITTEN,
        ((new_id(), reading, one.student_id, one.kind, one.record_id, one.replaced) for one in written),
    )
    return reading


def insert_return(uow: UnitOfWork, packet_id: str, file_hash: str, by_name: str, reason: str) -> str:
    """A sheet was given back to be filled in anew; the row's id."""
    return _insert(uow, packet_id, "returned", new_id(), file_hash, by_name, reason, {})


def _insert(
    uow: UnitOfWork,
    packet_id: str,
    outcome: str,
    batch_id: str,
    file_hash: str,
    by_name: str,
    reason: str,
    counts: Mapping[str, int],
) -> str:
    made = new_id()
    uow.insert(
        "casework.class_packet_reading",
        {
            "id": made, "packet_id": packet_id, "outcome": outcome, "batch_id": batch_id,
            "file_hash": file_hash, "reason": reason, "counts": json.dumps(dict(counts)),
            "by_name": by_name, "undone_at": None,
        },
    )  # fmt: skip
    return made


def written_by(database: Database, batch_id: str) -> list[Written]:
    """What a batch wrote and nobody took back."""
    return database.rows(
        Written,
        "SELECT w.student_id, w.kind, w.record_id, w.replaced FROM casework.class_packet_written w"
        " JOIN casework.class_packet_reading r ON r.id = w.reading_id"
        " WHERE r.batch_id = ? AND r.undone_at IS NULL ORDER BY w.rowid",
        (batch_id,),
    )


def written_from(database: Database, packet_id: str) -> list[Written]:
    """What readings of one sheet wrote and nobody took back, the newest last."""
    return database.rows(
        Written,
        "SELECT w.student_id, w.kind, w.record_id, w.replaced FROM casework.class_packet_written w"
        " JOIN casework.class_packet_reading r ON r.id = w.reading_id"
        " WHERE r.packet_id = ? AND r.undone_at IS NULL ORDER BY w.rowid",
        (packet_id,),
    )


def mark_undone(uow: UnitOfWork, batch_id: str) -> int:
    """A batch was taken back; how many sheets it was."""
    return uow.execute(
        "UPDATE casework.class_packet_reading SET undone_at = ? WHERE batch_id = ? AND undone_at IS NULL",
        (uow.now, batch_id),
    )


def count_again(uow: UnitOfWork, table: str, record_id: str | None) -> None:
    """A talk or visit that a reading had replaced counts again."""
    if record_id is not None and table in ("talk", "home_visit"):
        uow.execute(f"UPDATE casework.{table} SET voided_at = NULL WHERE id = ?", (record_id,))  # noqa: S608

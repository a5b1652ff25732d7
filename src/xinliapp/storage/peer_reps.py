"""心理委员 as stored; in office from ``from_day`` until the day before ``to_day``."""

from __future__ import annotations

from xinliapp.domain.peer_reps import PeerRep
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = "SELECT id, class_id, student_id, from_day, to_day FROM peer_rep"


def insert(uow: UnitOfWork, rep: PeerRep) -> None:
    """Name a representative."""
    uow.insert(
        "peer_rep",
        {
            "id": rep.id,
            "class_id": rep.class_id,
            "student_id": rep.student_id,
            "from_day": rep.from_day,
            "to_day": rep.to_day,
        },
    )


def end(uow: UnitOfWork, rep_id: str, to_day: str | None) -> int:
    """Set the first day out of office, None to put them back; the number of rows touched."""
    return uow.update("peer_rep", rep_id, {"to_day": to_day})


def remove(uow: UnitOfWork, rep_id: str) -> int:
    """Take back an entry made by mistake; the number of rows removed."""
    return uow.execute("DELETE FROM peer_rep WHERE id = ?", (rep_id,))


def load(database: Database, rep_id: str) -> PeerRep | None:
    """One entry."""
    return database.one(PeerRep, f"{_SELECT} WHERE id = ?", (rep_id,))


def on_day(database: Database, day: str) -> list[PeerRep]:
    """Everybody in office on the day, by the day they began."""
    return database.rows(
        PeerRep,
        f"{_SELECT} WHERE from_day <= ?1 AND (to_day IS NULL OR to_day > ?1)"
        " ORDER BY from_day, created_at, id",
        (day,),
    )


def of_class(database: Database, class_id: str) -> list[PeerRep]:
    """Everybody who ever stood for the class, the newest first."""
    return database.rows(PeerRep, f"{_SELECT} WHERE class_id = ? ORDER BY from_day DESC, id", (class_id,))

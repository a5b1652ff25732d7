"""Entries of a round of 摸排 that a class's sheet brought (case.db): put in, and put back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.storage.database import UnitOfWork

_ENTRY = "SELECT day, method, status FROM casework.check_entry WHERE id = ?"


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """An entry as a tick makes it."""

    id: str
    day: str
    method: str
    status: str

    def as_list(self) -> list[str]:
        """Day, method, status."""
        return [self.day, self.method, self.status]


def put(uow: UnitOfWork, round_id: str, student_id: str, entry: PaperEntry) -> list[str] | None:
    """Write an entry; day, method and status of the one that stood there, None for a new one."""
    known = uow.database.tuples(_ENTRY, (entry.id,))
    values: dict[str, object] = {"day": entry.day, "method": entry.method, "status": entry.status}
    if known:
        uow.update("casework.check_entry", entry.id, values)
        return [str(value) for value in known[0]]
    uow.insert(
        "casework.check_entry",
        {
            "id": entry.id, "round_id": round_id, "student_id": student_id, **values, "noticed": False,
            "disposition": None, "source": "paper",
        },
    )  # fmt: skip
    return None


def put_back(uow: UnitOfWork, entry_id: str, made: Sequence[str], before: Sequence[str] | None) -> None:
    """What stood there stands again, unless somebody wrote into the entry since (then it stays)."""
    known = uow.database.tuples(_ENTRY, (entry_id,))
    if not known or [str(value) for value in known[0]] != list(made):
        return
    if before is not None:
        values: dict[str, object] = dict(zip(("day", "method", "status"), before, strict=True))
        uow.update("casework.check_entry", entry_id, values)
        return
    uow.execute(
        "DELETE FROM casework.check_entry WHERE id = ? AND disposition IS NULL AND noticed = 0"
        " AND NOT EXISTS (SELECT 1 FROM casework.screening_result r WHERE r.entry_id = check_entry.id)",
        (entry_id,),
    )

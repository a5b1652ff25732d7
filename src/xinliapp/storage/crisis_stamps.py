"""Times noted at the lock screen: rows of ``casework.crisis_stamp``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from xinliapp.domain.crisis_stamps import CrisisStamp, CrisisStep
from xinliapp.storage.database import Database, UnitOfWork


class Outcome(Enum):
    """What became of a stamp."""

    TAKEN_OVER = "taken_over"
    PUT_ASIDE = "put_aside"


def add(uow: UnitOfWork, stamp: CrisisStamp) -> None:
    """Write one stamp as it was noted."""
    uow.insert(
        "casework.crisis_stamp",
        {"id": stamp.id, "step": stamp.step, "at": stamp.at, "noted_by": stamp.noted_by},
    )


def unsettled(database: Database) -> list[CrisisStamp]:
    """What nobody has dealt with, by moment; within one second in the usual order of the steps."""
    found = database.rows(
        CrisisStamp, "SELECT id, step, at, noted_by FROM casework.crisis_stamp WHERE settled_at IS NULL"
    )
    order = list(CrisisStep)
    return sorted(found, key=lambda stamp: (stamp.at, order.index(stamp.step)))


def settle(uow: UnitOfWork, stamp_ids: Sequence[str], outcome: Outcome, note: str | None) -> int:
    """How many of these waited and are settled now."""
    return sum(
        uow.execute(
            "UPDATE casework.crisis_stamp SET settled_at = ?, settled_by = ?, outcome = ?, note = ?"
            " WHERE id = ? AND settled_at IS NULL",
            (uow.now, uow.actor, outcome.value, note, stamp_id),
        )
        for stamp_id in dict.fromkeys(stamp_ids)
    )


def reopen(uow: UnitOfWork, stamp_ids: Sequence[str]) -> None:
    """They wait again."""
    for stamp_id in stamp_ids:
        uow.execute(
            "UPDATE casework.crisis_stamp"
            " SET settled_at = NULL, settled_by = NULL, outcome = NULL, note = NULL WHERE id = ?",
            (stamp_id,),
        )

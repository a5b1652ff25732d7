"""Crises with their entries and corrections, hand-overs and aftercare (case.db)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.crises import Aftercare, Correction, Crisis, CrisisEntry, Handover, StepChoice
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

_EVENT = "SELECT id, started_at, student_id, ended_at, voided_at, created_by FROM casework.crisis_event"
_ENTRY = (
    "SELECT id, crisis_id, step, words, at, note, by_name, stamp_id, created_at FROM casework.crisis_entry"
    " WHERE undone_at IS NULL"
)
_CORRECTION = (
    "SELECT c.id, c.entry_id, c.at, c.reason, c.by_name, c.created_at FROM casework.crisis_correction c"
    " JOIN casework.crisis_entry e ON e.id = c.entry_id"
)
_HANDOVER = (
    "SELECT id, crisis_id, guardian_told_at, accompanied_by, hospital, arrived_at, handed_to, receipt,"
    " receipt_id, note, created_at FROM casework.crisis_handover h WHERE NOT EXISTS"
    " (SELECT 1 FROM casework.crisis_handover n WHERE n.supersedes = h.id)"
)
_AMONG = "IN (SELECT value FROM json_each(?))"
_AFTERCARE = (
    "SELECT id, crisis_id, what, responsible, due_on, done_on, outcome FROM casework.crisis_aftercare"
    " WHERE voided_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Undone:
    """An entry with what undoing asks: when it was written, whether it was taken back."""

    id: str
    crisis_id: str
    created_at: str
    undone_at: str | None
    stamp_id: str | None


def insert(uow: UnitOfWork, crisis: Crisis) -> None:
    """A crisis that begins; its entries are written one by one."""
    uow.insert(
        "casework.crisis_event",
        {"id": crisis.id, "started_at": crisis.started_at, "student_id": crisis.student_id},
    )


def insert_entry(uow: UnitOfWork, entry: CrisisEntry) -> None:
    """One press or remark."""
    uow.insert(
        "casework.crisis_entry",
        {
            "id": entry.id,
            "crisis_id": entry.crisis_id,
            "step": entry.step,
            "words": entry.words,
            "at": entry.at,
            "note": entry.note,
            "by_name": entry.by_name,
            "stamp_id": entry.stamp_id,
        },
    )


def start_at(uow: UnitOfWork, crisis_id: str, moment: str) -> None:
    """It began earlier: a time of the lock screen joined it."""
    uow.update("casework.crisis_event", crisis_id, {"started_at": moment})


def undo_entry(uow: UnitOfWork, entry_id: str) -> None:
    """The press was a slip; its row stays, out of everything."""
    uow.update("casework.crisis_entry", entry_id, {"undone_at": uow.now})


def void(uow: UnitOfWork, crisis_id: str) -> None:
    """Nothing is left of it."""
    uow.update("casework.crisis_event", crisis_id, {"voided_at": uow.now})


def set_student(uow: UnitOfWork, crisis_id: str, student_id: str | None) -> None:
    """Whom it was about."""
    uow.update("casework.crisis_event", crisis_id, {"student_id": student_id})


def set_ended(uow: UnitOfWork, crisis_id: str, moment: str | None) -> None:
    """It is over, or goes on with None."""
    uow.update("casework.crisis_event", crisis_id, {"ended_at": moment})


def insert_correction(uow: UnitOfWork, correction: Correction) -> None:
    """A correction beside its entry."""
    uow.insert(
        "casework.crisis_correction",
        {
            "id": correction.id,
            "entry_id": correction.entry_id,
            "at": correction.at,
            "reason": correction.reason,
            "by_name": correction.by_name,
        },
    )


def entry_facts(database: Database, entry_id: str) -> Undone | None:
    """What undoing an entry asks, or None where there is none."""
    return database.one(
        Undone,
        "SELECT id, crisis_id, created_at, undone_at, stamp_id FROM casework.crisis_entry WHERE id = ?",
        (entry_id,),
    )


def load(database: Database, crisis_id: str) -> Crisis | None:
    """One crisis, voided ones too."""
    found = _filled(database, database.rows(Crisis, f"{_EVENT} WHERE id = ?", (crisis_id,)))
    return found[0] if found else None


def running(database: Database) -> list[Crisis]:
    """Those nobody has ended, the earliest first."""
    sql = f"{_EVENT} WHERE ended_at IS NULL AND voided_at IS NULL ORDER BY started_at, id"
    return _filled(database, database.rows(Crisis, sql))


def since(database: Database, day: str) -> list[Crisis]:
    """All that began on the day or later, the newest first."""
    sql = f"{_EVENT} WHERE voided_at IS NULL AND started_at >= ? ORDER BY started_at DESC, id"
    return _filled(database, database.rows(Crisis, sql, (day,)))


def of_student(database: Database, student_id: str) -> list[Crisis]:
    """A student's, the newest first."""
    sql = f"{_EVENT} WHERE voided_at IS NULL AND student_id = ? ORDER BY started_at DESC, id"
    return _filled(database, database.rows(Crisis, sql, (student_id,)))


def _filled(database: Database, crises: Sequence[Crisis]) -> list[Crisis]:
    if not crises:
        return []
    asked = json.dumps([one.id for one in crises])
    corrections: dict[str, list[Correction]] = {}
    for one in database.rows(
        Correction, f"{_CORRECTION} WHERE e.crisis_id {_AMONG} ORDER BY c.created_at, c.rowid", (asked,)
    ):
        corrections.setdefault(one.entry_id, []).append(one)
    entries: dict[str, list[CrisisEntry]] = {}
    for entry in database.rows(
        CrisisEntry, f"{_ENTRY} AND crisis_id {_AMONG} ORDER BY at, created_at, rowid", (asked,)
    ):
        whole = replace(entry, corrections=tuple(corrections.get(entry.id, ())))
        entries.setdefault(entry.crisis_id, []).append(whole)
    return [replace(one, entries=tuple(entries.get(one.id, ()))) for one in crises]


def insert_handover(uow: UnitOfWork, handover: Handover, supersedes: str | None) -> None:
    """送医交接 as it is known now."""
    uow.insert(
        "casework.crisis_handover",
        {
            "id": handover.id,
            "crisis_id": handover.crisis_id,
            "guardian_told_at": handover.guardian_told_at,
            "accompanied_by": handover.accompanied_by,
            "hospital": handover.hospital,
            "arrived_at": handover.arrived_at,
            "handed_to": handover.handed_to,
            "receipt": handover.receipt,
            "receipt_id": handover.receipt_id,
            "note": handover.note,
            "supersedes": supersedes,
        },
    )


def handover(database: Database, crisis_id: str) -> Handover | None:
    """The hand-over as it stands."""
    return database.one(Handover, f"{_HANDOVER} AND crisis_id = ?", (crisis_id,))


def handovers(database: Database, crisis_ids: Iterable[str]) -> dict[str, Handover]:
    """The hand-overs of several crises by crisis."""
    asked = json.dumps(sorted(crisis_ids))
    found = database.rows(Handover, f"{_HANDOVER} AND crisis_id {_AMONG}", (asked,))
    return {one.crisis_id: one for one in found}


def insert_aftercare(uow: UnitOfWork, step: Aftercare) -> None:
    """A step of what follows."""
    uow.insert(
        "casework.crisis_aftercare",
        {
            "id": step.id,
            "crisis_id": step.crisis_id,
            "what": step.what,
            "responsible": step.responsible,
            "due_on": step.due_on,
            "outcome": step.outcome,
        },
    )


def set_aftercare_done(uow: UnitOfWork, step_id: str, day: str | None, outcome: str) -> int:
    """Done on a day, or open again with None; how many rows."""
    return uow.update("casework.crisis_aftercare", step_id, {"done_on": day, "outcome": outcome})


def void_aftercare(uow: UnitOfWork, step_id: str) -> int:
    """The step is not needed; how many rows."""
    return uow.update("casework.crisis_aftercare", step_id, {"voided_at": uow.now})


def aftercare(database: Database, crisis_id: str) -> list[Aftercare]:
    """What follows a crisis, open steps first, by day."""
    order = " ORDER BY done_on IS NOT NULL, due_on, rowid"
    return database.rows(Aftercare, f"{_AFTERCARE} AND crisis_id = ?{order}", (crisis_id,))


def load_aftercare(database: Database, step_id: str) -> Aftercare | None:
    """One step, or None."""
    return database.one(Aftercare, f"{_AFTERCARE} AND id = ?", (step_id,))


def open_aftercare(database: Database) -> list[Aftercare]:
    """Every step nobody has done yet, by day."""
    return database.rows(Aftercare, f"{_AFTERCARE} AND done_on IS NULL ORDER BY due_on, id")


def steps(database: Database) -> tuple[StepChoice, ...] | None:
    """The school's own list of steps, None where it keeps the shipped one."""
    kept = database.scalar("SELECT steps FROM casework.crisis_step_list ORDER BY rowid DESC LIMIT 1")
    rows = json.loads(str(kept)) if kept is not None else []
    return tuple(StepChoice(str(key), str(words)) for key, words in rows) or None


def insert_steps(uow: UnitOfWork, choices: Sequence[StepChoice]) -> None:
    """A list that counts from now on; an empty one brings the shipped list back."""
    body = json.dumps([[one.key, one.words] for one in choices], ensure_ascii=False)
    uow.insert("casework.crisis_step_list", {"id": new_id(), "steps": body})

"""Referrals and the asking after them (case.db). What changes is a new row, nothing is written over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.referrals import (
    Carried,
    FollowUp,
    Helped,
    ParentsOpinion,
    Precondition,
    Referral,
    ReferralReason,
    ReferralSheet,
    ReferralStep,
    Waiver,
)
from xinliapp.storage.database import Database, UnitOfWork

_NEWEST = "ORDER BY opened_on DESC, created_at DESC, id"
_REFERRAL = "SELECT id, student_id, opened_on, voided_at FROM casework.referral"
_SHEET = (
    "SELECT s.id, referral_id, seq, partner_id, partner_name, bases, reasons, reason_words, carried,"
    " confirmed_by, confirmed_on, parents_opinion, parents_signer, parents_signed_on, parents_file, helped,"
    " interval_days, first_follow_on, reason, s.created_at, coalesce(a.display_name, '') AS created_by"
    " FROM casework.referral_sheet s LEFT JOIN main.account a ON a.id = s.created_by"
)
_STEP = "SELECT id, referral_id, kind, at, by_name, note, attachment_id FROM casework.referral_step"
_FOLLOW_UP = (
    "SELECT id, referral_id, student_id, at, by_name, channel, told, measures, feedback, next_on"
    " FROM casework.referral_follow_up"
)
_OPEN = (
    "voided_at IS NULL AND NOT EXISTS (SELECT 1 FROM casework.referral_step s"
    " WHERE s.referral_id = referral.id AND s.kind = 'closed' AND s.voided_at IS NULL)"
)
_OF = "referral_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    student_id: str
    opened_on: str
    voided_at: str | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    id: str
    referral_id: str
    seq: int
    partner_id: str | None
    partner_name: str
    bases: str
    reasons: str
    reason_words: str
    carried: str
    confirmed_by: str
    confirmed_on: str | None
    parents_opinion: str
    parents_signer: str
    parents_signed_on: str | None
    parents_file: str | None
    helped: str
    interval_days: int | None
    first_follow_on: str | None
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class _Waiver:
    referral_id: str
    precondition: Precondition
    clause: str | None
    reason: str
    created_at: str
    created_by: str


def insert(uow: UnitOfWork, referral_id: str, student_id: str, opened_on: str) -> None:
    """A new referral; its first sheet comes with it."""
    uow.insert("casework.referral", {"id": referral_id, "student_id": student_id, "opened_on": opened_on})


def insert_sheet(uow: UnitOfWork, sheet: ReferralSheet) -> None:
    """What the referral says from now on; moment and writer are the transaction's."""
    uow.insert(
        "casework.referral_sheet",
        {
            "id": sheet.id,
            "referral_id": sheet.referral_id,
            "seq": sheet.seq,
            "partner_id": sheet.partner_id,
            "partner_name": sheet.partner_name,
            "bases": json.dumps(
                [[one.kind.value, one.record_id, one.day, one.words] for one in sheet.bases],
                ensure_ascii=False,
            ),
            "reasons": json.dumps([one.value for one in sheet.reasons]),
            "reason_words": sheet.reason_words,
            "carried": json.dumps([one.value for one in sheet.carried]),
            "confirmed_by": sheet.confirmed_by,
            "confirmed_on": sheet.confirmed_on,
            "parents_opinion": sheet.parents_opinion,
            "parents_signer": sheet.parents_signer,
            "parents_signed_on": sheet.parents_signed_on,
            "parents_file": sheet.parents_file,
            "helped": sheet.helped.value if sheet.helped else "",
            "interval_days": sheet.interval_days,
            "first_follow_on": sheet.first_follow_on,
            "reason": sheet.reason,
        },
    )


def void(uow: UnitOfWork, referral_id: str, reason: str) -> None:
    """Mark a referral as begun by mistake; it stays on record."""
    uow.update("casework.referral", referral_id, {"voided_at": uow.now, "void_reason": reason})


def insert_waiver(
    uow: UnitOfWork,
    row_id: str,
    referral_id: str,
    precondition: Precondition,
    clause: str | None,
    reason: str,
) -> None:
    """A precondition is passed over."""
    uow.insert(
        "casework.referral_waiver",
        {
            "id": row_id,
            "referral_id": referral_id,
            "precondition": precondition,
            "clause": clause,
            "reason": reason,
        },
    )


def insert_step(uow: UnitOfWork, step: ReferralStep) -> None:
    """Something happened to the referral."""
    uow.insert(
        "casework.referral_step",
        {
            "id": step.id,
            "referral_id": step.referral_id,
            "kind": step.kind,
            "at": step.at,
            "by_name": step.by_name,
            "note": step.note,
            "attachment_id": step.attachment_id,
        },
    )


def void_step(uow: UnitOfWork, step_id: str, reason: str) -> None:
    """Mark a step as noted by mistake."""
    uow.update("casework.referral_step", step_id, {"voided_at": uow.now, "void_reason": reason})


def supersede_follow_up(uow: UnitOfWork, old_id: str, made: FollowUp, reason: str) -> None:
    """Note a correction; it takes the old one's place."""
    uow.update("casework.referral_follow_up", old_id, {"voided_at": uow.now})
    insert_follow_up(uow, made, supersedes=old_id, reason=reason)


def insert_follow_up(
    uow: UnitOfWork, made: FollowUp, *, supersedes: str | None = None, reason: str | None = None
) -> None:
    """Note an asking; ``supersedes`` and ``reason`` belong to a correction."""
    uow.insert(
        "casework.referral_follow_up",
        {
            "id": made.id,
            "referral_id": made.referral_id,
            "student_id": made.student_id,
            "at": made.at,
            "by_name": made.by_name,
            "channel": made.channel,
            "told": made.told,
            "measures": made.measures,
            "feedback": made.feedback,
            "next_on": made.next_on,
            "supersedes": supersedes,
            "reason": reason,
        },
    )


def void_follow_up(uow: UnitOfWork, follow_up_id: str) -> int:
    """Take an asking back that was noted a moment ago; rows touched (0 or 1)."""
    return uow.update("casework.referral_follow_up", follow_up_id, {"voided_at": uow.now})


def load(database: Database, referral_id: str) -> Referral | None:
    """One referral with all that belongs to it, a voided one too; None for an unknown id."""
    found = _whole(database, database.rows(_Row, f"{_REFERRAL} WHERE id = ?", (referral_id,)))
    return found[0] if found else None


def load_follow_up(database: Database, follow_up_id: str) -> FollowUp | None:
    """One asking that counts, or None."""
    return database.one(FollowUp, f"{_FOLLOW_UP} WHERE id = ? AND voided_at IS NULL", (follow_up_id,))


def of_step(database: Database, step_id: str) -> str | None:
    """The referral a step that counts belongs to."""
    found = database.scalar(
        "SELECT referral_id FROM casework.referral_step WHERE id = ? AND voided_at IS NULL", (step_id,)
    )
    return None if found is None else str(found)


def of_student(database: Database, student_id: str) -> list[Referral]:
    """A student's referrals, newest first."""
    return _whole(
        database,
        database.rows(
            _Row,
            f"{_REFERRAL} WHERE student_id = ? AND voided_at IS NULL {_NEWEST}",
            (student_id,),
        ),
    )


def open_ones(database: Database) -> list[Referral]:
    """Referrals somebody has to deal with, oldest first."""
    return _whole(
        database, database.rows(_Row, f"{_REFERRAL} WHERE {_OPEN} ORDER BY opened_on, created_at, id")
    )


def closed_ones(database: Database, most: int) -> list[Referral]:
    """Those that are done with, newest first."""
    return _whole(
        database,
        database.rows(
            _Row,
            f"{_REFERRAL} WHERE voided_at IS NULL AND NOT ({_OPEN}) {_NEWEST} LIMIT ?",
            (most,),
        ),
    )


def _whole(database: Database, found: Sequence[_Row]) -> list[Referral]:
    if not found:
        return []
    ids = json.dumps([row.id for row in found])
    sheets = {row.referral_id: _sheet(row) for row in database.rows(
        _Sheet, f"{_SHEET} WHERE {_OF} ORDER BY referral_id, seq", (ids,)
    )}  # fmt: skip
    steps = database.rows(
        ReferralStep,
        f"{_STEP} WHERE voided_at IS NULL AND {_OF} ORDER BY at, created_at, rowid",
        (ids,),
    )
    follow_ups = database.rows(
        FollowUp,
        f"{_FOLLOW_UP} WHERE voided_at IS NULL AND {_OF} ORDER BY at, created_at, rowid",
        (ids,),
    )
    waivers = _waivers(database, ids)
    return [
        Referral(
            row.id,
            row.student_id,
            row.opened_on,
            row.voided_at,
            sheets[row.id],
            tuple(one for referral_id, one in waivers if referral_id == row.id),
            tuple(step for step in steps if step.referral_id == row.id),
            tuple(one for one in follow_ups if one.referral_id == row.id),
        )
        for row in found
    ]


def _waivers(database: Database, ids: str) -> Iterable[tuple[str, Waiver]]:
    found = database.rows(
        _Waiver,
        "SELECT referral_id, precondition, clause, reason, w.created_at,"  # noqa: S608 - fixed text
        " coalesce(a.display_name, '') AS created_by FROM casework.referral_waiver w"
        f" LEFT JOIN main.account a ON a.id = w.created_by WHERE {_OF} ORDER BY w.created_at, w.rowid",
        (ids,),
    )
    return [
        (row.referral_id, Waiver(row.precondition, row.clause, row.reason, row.created_at, row.created_by))
        for row in found
    ]


def _sheet(row: _Sheet) -> ReferralSheet:
    bases = tuple(
        Basis(BasisKind(kind), record, day, words) for kind, record, day, words in json.loads(row.bases)
    )
    return ReferralSheet(
        row.id,
        row.referral_id,
        row.seq,
        row.partner_id,
        row.partner_name,
        bases,
        tuple(ReferralReason(key) for key in json.loads(row.reasons)),
        row.reason_words,
        tuple(Carried(key) for key in json.loads(row.carried)),
        row.confirmed_by,
        row.confirmed_on,
        ParentsOpinion(row.parents_opinion),
        row.parents_signer,
        row.parents_signed_on,
        row.parents_file,
        Helped(row.helped) if row.helped else None,
        row.interval_days,
        row.first_follow_on,
        row.reason,
        row.created_at,
        row.created_by,
    )

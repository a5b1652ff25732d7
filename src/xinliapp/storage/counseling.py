"""Counselling sessions with their amendments, breaches and unsealings (case.db).

Heads and words are read apart: who may see that a session took place does not thereby see a word of it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from xinliapp.domain.appointments import AppointmentSource
from xinliapp.domain.counseling import (
    Amendment,
    Breach,
    Parts,
    Risk,
    SessionBody,
    SessionHead,
    SessionMode,
    Told,
    Unsealing,
)
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

_HEAD = (
    "SELECT s.id, s.year, s.sequence, s.kind, s.started_at, s.minutes, s.student_id, s.staff_id, s.author_id,"
    " s.author_name, s.signed_at, s.voided_at, s.import_id IS NOT NULL AS imported, s.timed"
    " FROM casework.counseling_session s"
)
_UNSEALING = (
    "SELECT u.id, u.session_id, u.reason, u.reader_name, u.created_at, u.seen_at"
    " FROM casework.note_unsealing u"
)


@dataclass(frozen=True, slots=True)
class _Body:
    mode: SessionMode
    theme: str
    source: AppointmentSource | None
    appointment_id: str | None
    situation: str
    assessment: str
    response: str
    outcome: str
    risk: Risk
    agreed: str
    next_at: str | None


@dataclass(frozen=True, slots=True)
class _Breach:
    reason: str
    told: str
    told_at: str
    what: str


def next_number(database: Database, year: int) -> int:
    """The next number of a year; numbers are given in order and never again, whatever was undone since."""
    value = database.scalar("SELECT highest FROM casework.session_number WHERE year = ?", (year,))
    return int(value or 0) + 1


def insert(uow: UnitOfWork, head: SessionHead, body: SessionBody) -> None:
    """Begin a session."""
    uow.insert(
        "casework.counseling_session",
        {
            "id": head.id,
            "year": head.year,
            "sequence": head.sequence,
            "kind": head.kind,
            "student_id": head.student_id,
            "started_at": head.started_at,
            "minutes": head.minutes,
            "staff_id": head.staff_id,
            "author_id": head.author_id,
            "author_name": head.author_name,
            "appointment_id": body.appointment_id,
            "source": body.source,
            "signed_at": head.signed_at,
            **_words(body),
        },
    )


def write(uow: UnitOfWork, head: SessionHead, body: SessionBody) -> int:
    """Write the whole of an unsigned session; with ``signed_at`` this is its last change."""
    return uow.update(
        "casework.counseling_session",
        head.id,
        {
            "started_at": head.started_at,
            "minutes": head.minutes,
            "staff_id": head.staff_id,
            "signed_at": head.signed_at,
            **_words(body),
        },
    )


def _words(body: SessionBody) -> dict[str, object]:
    return {
        "mode": body.mode,
        "theme": body.theme,
        "situation": body.parts.situation,
        "assessment": body.parts.assessment,
        "response": body.parts.response,
        "outcome": body.parts.outcome,
        "risk": body.risk,
        "agreed": body.agreed,
        "next_at": body.next_at,
    }


def void(uow: UnitOfWork, session_id: str, reason: str) -> int:
    """Take an unsigned session out of the book; its number stays used."""
    return uow.update(
        "casework.counseling_session", session_id, {"voided_at": uow.now, "void_reason": reason}
    )


def set_members(
    uow: UnitOfWork, session_id: str, student_ids: Iterable[str], absent: Collection[str] = ()
) -> None:
    """Who belongs to a group session, and who of them did not come."""
    uow.execute("DELETE FROM casework.counseling_member WHERE session_id = ?", (session_id,))
    uow.insert_many(
        "casework.counseling_member",
        ("id", "session_id", "student_id", "attended"),
        [(new_id(), session_id, student, student not in absent) for student in sorted(set(student_ids))],
    )


def members(database: Database, session_id: str) -> tuple[str, ...]:
    """Student ids of a group session."""
    found = database.tuples(
        "SELECT student_id FROM casework.counseling_member WHERE session_id = ? ORDER BY student_id",
        (session_id,),
    )
    return tuple(str(row[0]) for row in found)


def absent(database: Database, session_id: str) -> tuple[str, ...]:
    """Student ids of who belongs to a group session and did not come."""
    found = database.tuples(
        "SELECT student_id FROM casework.counseling_member WHERE session_id = ? AND attended = 0"
        " ORDER BY student_id",
        (session_id,),
    )
    return tuple(str(row[0]) for row in found)


def add_breach(uow: UnitOfWork, session_id: str, breach: Breach) -> None:
    """突破保密, with the session it belongs to."""
    uow.insert(
        "casework.confidentiality_breach",
        {
            "id": new_id(),
            "session_id": session_id,
            "reason": breach.reason,
            "told": json.dumps([told.value for told in breach.told]),
            "told_at": breach.told_at,
            "what": breach.what,
        },
    )


def breach(database: Database, session_id: str) -> Breach | None:
    """The breach recorded with a session, or None."""
    found = database.one(
        _Breach,
        "SELECT reason, told, told_at, what FROM casework.confidentiality_breach WHERE session_id = ?",
        (session_id,),
    )
    if found is None:
        return None
    told = tuple(Told(value) for value in json.loads(found.told))
    return Breach(found.reason, told, found.told_at, found.what)


def add_amendment(uow: UnitOfWork, session_id: str, text: str, author_name: str) -> str:
    """补记; its id."""
    row_id = new_id()
    uow.insert(
        "casework.note_amendment",
        {"id": row_id, "session_id": session_id, "text": text, "author_name": author_name},
    )
    return row_id


def amendments(database: Database, session_id: str) -> tuple[Amendment, ...]:
    """What was added after signing, in order."""
    return tuple(
        database.rows(
            Amendment,
            "SELECT id, session_id, text, author_name, created_at FROM casework.note_amendment"
            " WHERE session_id = ? ORDER BY created_at, rowid",
            (session_id,),
        )
    )


def head(database: Database, session_id: str) -> SessionHead | None:
    """A session's presence, or None."""
    return database.one(SessionHead, f"{_HEAD} WHERE s.id = ?", (session_id,))


def body(database: Database, session_id: str) -> SessionBody | None:
    """A session's words; callers have checked who asks."""
    found = database.one(
        _Body,
        "SELECT mode, theme, source, appointment_id, situation, assessment, response, outcome, risk, agreed,"
        " next_at FROM casework.counseling_session WHERE id = ?",
        (session_id,),
    )
    if found is None:
        return None
    parts = Parts(found.situation, found.assessment, found.response, found.outcome)
    return SessionBody(
        found.mode,
        found.theme,
        found.source,
        found.appointment_id,
        parts,
        found.risk,
        found.agreed,
        found.next_at,
    )


def of_student(database: Database, student_id: str) -> list[SessionHead]:
    """Sessions a student had, alone or in a group and there, signed or begun, newest first."""
    return database.rows(
        SessionHead,
        f"{_HEAD} WHERE s.voided_at IS NULL AND (s.student_id = ?1 OR s.id IN"  # noqa: S608
        " (SELECT session_id FROM casework.counseling_member WHERE student_id = ?1 AND attended = 1))"
        " ORDER BY s.started_at DESC, s.year DESC, s.sequence DESC",
        (student_id,),
    )


def between(database: Database, first: str, end: str) -> list[SessionHead]:
    """Sessions that began in [first, end), in order; voided ones are left out."""
    return database.rows(
        SessionHead,
        f"{_HEAD} WHERE s.voided_at IS NULL AND s.started_at >= ? AND s.started_at < ?"
        " ORDER BY s.started_at, s.year, s.sequence",
        (first, end),
    )


def newest(database: Database, limit: int) -> list[SessionHead]:
    """The sessions last begun, the newest first; voided ones are left out."""
    return database.rows(
        SessionHead,
        f"{_HEAD} WHERE s.voided_at IS NULL ORDER BY s.started_at DESC, s.id LIMIT ?",
        (limit,),
    )


def groups_of(database: Database, author_id: str) -> dict[str, tuple[str, int]]:
    """An account's own group sessions: id to theme and how many came; voided ones are left out."""
    found = database.tuples(
        "SELECT s.id, s.theme, COUNT(m.id) FROM casework.counseling_session s"
        " LEFT JOIN casework.counseling_member m ON m.session_id = s.id AND m.attended = 1"
        " WHERE s.kind = 'group' AND s.voided_at IS NULL AND s.author_id = ? GROUP BY s.id",
        (author_id,),
    )
    return {str(row_id): (str(theme or ""), int(str(count))) for row_id, theme, count in found}


def unsigned_of(database: Database, author_id: str) -> list[SessionHead]:
    """What an account has begun and not signed, the oldest first."""
    return database.rows(
        SessionHead,
        f"{_HEAD} WHERE s.signed_at IS NULL AND s.voided_at IS NULL AND s.author_id = ?"
        " ORDER BY s.started_at, s.id",
        (author_id,),
    )


def plan_goals(database: Database, student_id: str) -> str:
    """The goals of the plan in force, "" without one."""
    value = database.scalar(
        "SELECT goals FROM casework.support_plan WHERE student_id = ? AND status = 'active'"
        " ORDER BY version DESC LIMIT 1",
        (student_id,),
    )
    return str(value or "")


def by_appointment(database: Database, appointment_ids: Iterable[str]) -> dict[str, str]:
    """Session ids by the appointment they were begun from; voided ones are left out."""
    return {
        str(appointment): str(session)
        for session, appointment in database.tuples(
            "SELECT id, appointment_id FROM casework.counseling_session"
            " WHERE voided_at IS NULL AND appointment_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(appointment_ids)),),
        )
    }


def add_unsealing(uow: UnitOfWork, session_id: str, reason: str, reader_name: str) -> str:
    """申请查看; its id."""
    row_id = new_id()
    uow.insert(
        "casework.note_unsealing",
        {"id": row_id, "session_id": session_id, "reason": reason, "reader_name": reader_name},
    )
    return row_id


def unsealings(database: Database, session_id: str) -> tuple[Unsealing, ...]:
    """Who opened a note that is not theirs, the newest first."""
    return tuple(
        database.rows(
            Unsealing, f"{_UNSEALING} WHERE u.session_id = ? ORDER BY u.created_at DESC, u.rowid DESC",
            (session_id,),
        )
    )  # fmt: skip


def unsealings_of_student(database: Database, student_id: str) -> list[Unsealing]:
    """Who opened which sealed note of the student's individual sessions, newest first."""
    return database.rows(
        Unsealing,
        f"{_UNSEALING} JOIN casework.counseling_session s ON s.id = u.session_id"
        " WHERE s.student_id = ? ORDER BY u.created_at DESC",
        (student_id,),
    )


def unseen_unsealings(database: Database, author_id: str) -> list[Unsealing]:
    """What an author has not yet taken notice of, in order."""
    return database.rows(
        Unsealing,
        f"{_UNSEALING} JOIN casework.counseling_session s ON s.id = u.session_id"
        " WHERE s.author_id = ? AND u.seen_at IS NULL ORDER BY u.created_at, u.rowid",
        (author_id,),
    )


def unsealing(database: Database, unsealing_id: str) -> Unsealing | None:
    """One, or None."""
    return database.one(Unsealing, f"{_UNSEALING} WHERE u.id = ?", (unsealing_id,))


def mark_seen(uow: UnitOfWork, unsealing_id: str) -> int:
    """The author took notice."""
    return uow.execute(
        "UPDATE casework.note_unsealing SET seen_at = ? WHERE id = ? AND seen_at IS NULL",
        (uow.now, unsealing_id),
    )


def phrases(database: Database, account_id: str) -> tuple[str, ...]:
    """An account's own phrases, the oldest first."""
    found = database.tuples(
        "SELECT text FROM casework.phrase WHERE account_id = ? ORDER BY created_at, rowid", (account_id,)
    )
    return tuple(str(row[0]) for row in found)


def add_phrase(uow: UnitOfWork, account_id: str, text: str) -> None:
    """Keep a phrase; one that is there already stays."""
    uow.execute(
        "INSERT INTO casework.phrase (id, account_id, text, created_at, created_by) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (account_id, text) DO NOTHING",
        (new_id(), account_id, text, uow.now, uow.actor),
    )


def remove_phrase(uow: UnitOfWork, account_id: str, text: str) -> int:
    """Forget a phrase."""
    return uow.execute("DELETE FROM casework.phrase WHERE account_id = ? AND text = ?", (account_id, text))

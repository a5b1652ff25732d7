"""Facts about a student with their source, and who opened the page (case.db)."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.dossier import DossierFact
from xinliapp.storage.database import Database, UnitOfWork

READ_ACTIONS = ("dossier.open", "dossier.older", "dossier.print")


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event of the case chain that says somebody looked; ``actor`` is an account."""

    at: str
    actor: str
    action: str


def insert_fact(uow: UnitOfWork, fact: DossierFact, *, supersedes: str | None, reason: str) -> None:
    """Add a fact, in place of ``supersedes`` if it corrects one."""
    uow.insert(
        "casework.dossier_fact",
        {
            "id": fact.id,
            "student_id": fact.student_id,
            "section": fact.section,
            "text": fact.text,
            "source": fact.source,
            "day": fact.day,
            "topic": fact.topic,
            "supersedes": supersedes,
            "reason": reason,
        },
    )


def facts_of(database: Database, student_id: str) -> list[DossierFact]:
    """A student's facts, newest first, without those that were corrected."""
    return database.rows(
        DossierFact,
        "SELECT id, student_id, section, text, source, day, topic FROM casework.dossier_fact AS f"
        " WHERE student_id = ? AND NOT EXISTS (SELECT 1 FROM casework.dossier_fact n"
        "  WHERE n.student_id = f.student_id AND n.supersedes = f.id) ORDER BY day DESC, created_at DESC",
        (student_id,),
    )


def readings(database: Database, student_id: str, limit: int = 200) -> list[ReadEvent]:
    """Who opened or printed a student's page, newest first."""
    first, second, third = READ_ACTIONS
    return database.rows(
        ReadEvent,
        "SELECT at, actor, action FROM casework.audit_event WHERE object_id = ? AND action IN (?, ?, ?)"
        " ORDER BY seq DESC LIMIT ?",
        (student_id, first, second, third, limit),
    )

"""Conferences, their conclusions and second signatures (case.db); conclusions are only ever added."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.conferences import (
    AgendaEntry,
    Basis,
    BasisKind,
    Conference,
    ConferenceItem,
    NextStep,
    Participant,
    SecondSignature,
    SignatureSubject,
)
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork, Value

_CONFERENCE = "SELECT id, held_on, starts_at, place, chair, ended_at FROM casework.case_conference"
_PARTICIPANT = (
    "SELECT id, conference_id, seq, name, position, outside, to_moment FROM casework.conference_participant"
)
_ITEM = (
    "SELECT id, conference_id, student_id, before, ordinal, bases, protective, parents_opinion, reason,"
    " review_on, next_steps, recused, created_at, created_by FROM casework.conference_item"
)
_SIGNATURE = (
    "SELECT id, subject, subject_id, verdict, way, reviewer, signed_on, reason, created_by"
    " FROM casework.second_signature"
)


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    conference_id: str
    student_id: str
    before: int
    ordinal: int
    bases: str
    protective: str
    parents_opinion: str
    reason: str
    review_on: str
    next_steps: str
    recused: str
    created_at: str
    created_by: str


# --- the agenda ---


def insert_agenda(uow: UnitOfWork, entry: AgendaEntry) -> None:
    """A student waits for a conference."""
    uow.insert(
        "casework.conference_agenda",
        {
            "id": entry.id,
            "student_id": entry.student_id,
            "origin": entry.origin,
            "origin_id": entry.origin_id,
            "note": entry.note,
            "created_at": entry.since,
        },
    )


def settle_agenda(uow: UnitOfWork, student_id: str, reason: str) -> int:
    """What waited for this student waits no more; how many entries."""
    return uow.execute(
        "UPDATE casework.conference_agenda SET settled_at = ?, settled_reason = ?"
        " WHERE student_id = ? AND settled_at IS NULL",
        (uow.now, reason, student_id),
    )


def waiting(database: Database) -> list[AgendaEntry]:
    """Who was sent before a conference and not settled, oldest first."""
    return database.rows(
        AgendaEntry,
        "SELECT id, student_id, origin, origin_id, note, created_at AS since FROM casework.conference_agenda"
        " WHERE settled_at IS NULL ORDER BY created_at, rowid",
    )


def sent_by_rounds(database: Database) -> list[AgendaEntry]:
    """Results of rounds that a person sent before a conference and none has looked at since."""
    return database.rows(
        AgendaEntry,
        "SELECT '' AS id, e.student_id AS student_id, 'screening' AS origin, e.id AS origin_id,"
        " r.name AS note, coalesce(e.disposed_at, e.created_at) AS since FROM casework.check_entry e"
        " JOIN casework.check_round r ON r.id = e.round_id"
        " WHERE e.disposition = 'conference'"
        " AND NOT EXISTS (SELECT 1 FROM casework.conference_item i WHERE i.student_id = e.student_id"
        "  AND i.created_at >= coalesce(e.disposed_at, e.created_at))"
        " AND NOT EXISTS (SELECT 1 FROM casework.concern_grade g WHERE g.student_id = e.student_id"
        "  AND g.created_at >= coalesce(e.disposed_at, e.created_at))"
        " AND NOT EXISTS (SELECT 1 FROM casework.conference_agenda a WHERE a.student_id = e.student_id"
        "  AND a.settled_at >= coalesce(e.disposed_at, e.created_at)) ORDER BY since, e.rowid",
    )


def reviews_due(database: Database, day: str) -> list[AgendaEntry]:
    """Students above 常规 whose grade in force was to be looked at again on or before ``day`` (ISO)."""
    return database.rows(
        AgendaEntry,
        "SELECT '' AS id, g.student_id AS student_id, 'review' AS origin, g.id AS origin_id,"
        " g.review_on AS note, g.review_on AS since FROM casework.concern_grade g"
        " WHERE g.review_on <= ? AND g.ordinal > 0 AND NOT EXISTS (SELECT 1 FROM casework.concern_grade n"
        "  WHERE n.student_id = g.student_id AND (n.decided_on, n.created_at, n.rowid)"
        "  > (g.decided_on, g.created_at, g.rowid)) ORDER BY g.review_on, g.student_id",
        (day,),
    )


# --- conferences ---


def insert_conference(uow: UnitOfWork, conference: Conference) -> None:
    """Begin, or announce, a conference, with its participants."""
    uow.insert(
        "casework.case_conference",
        {
            "id": conference.id,
            "held_on": conference.held_on,
            "starts_at": conference.starts_at,
            "place": conference.place,
            "chair": conference.chair,
            "ended_at": conference.ended_at,
        },
    )
    for person in conference.participants:
        uow.insert(
            "casework.conference_participant",
            {
                "id": person.id,
                "conference_id": person.conference_id,
                "seq": person.seq,
                "name": person.name,
                "position": person.position,
                "outside": person.outside,
            },
        )


def update_conference(uow: UnitOfWork, conference: Conference) -> None:
    """Head and participants of an open conference as they are now; who is no longer named gets an end."""
    uow.update(
        "casework.case_conference",
        conference.id,
        {
            "held_on": conference.held_on,
            "starts_at": conference.starts_at,
            "place": conference.place,
            "chair": conference.chair,
        },
    )
    uow.execute(
        "UPDATE casework.conference_participant SET to_moment = ?"
        " WHERE conference_id = ? AND to_moment IS NULL",
        (uow.now, conference.id),
    )
    for person in conference.participants:
        uow.insert(
            "casework.conference_participant",
            {
                "id": new_id(),
                "conference_id": conference.id,
                "seq": person.seq,
                "name": person.name,
                "position": person.position,
                "outside": person.outside,
            },
        )


def end_conference(uow: UnitOfWork, conference_id: str) -> None:
    """The sitting is over."""
    uow.update("casework.case_conference", conference_id, {"ended_at": uow.now})


def load_conference(database: Database, conference_id: str) -> Conference | None:
    """One conference with who was there, or None."""
    found = database.one(Conference, f"{_CONFERENCE} WHERE id = ?", (conference_id,))
    return None if found is None else _with_participants(database, found)


def open_conference(database: Database) -> Conference | None:
    """The conference that is under way or announced, the earliest first; None without one."""
    found = database.rows(
        Conference, f"{_CONFERENCE} WHERE ended_at IS NULL ORDER BY held_on, created_at LIMIT 1"
    )
    return _with_participants(database, found[0]) if found else None


def conferences(database: Database, limit: int = 50) -> list[Conference]:
    """The newest conferences without their participants, newest first."""
    return database.rows(
        Conference, f"{_CONFERENCE} ORDER BY held_on DESC, created_at DESC LIMIT ?", (limit,)
    )


def _with_participants(database: Database, conference: Conference) -> Conference:
    people = database.rows(
        Participant,
        f"{_PARTICIPANT} WHERE conference_id = ? AND to_moment IS NULL ORDER BY seq",
        (conference.id,),
    )
    return dataclasses.replace(conference, participants=tuple(people))


# --- conclusions ---


def insert_item(uow: UnitOfWork, item: ConferenceItem) -> None:
    """Note a conclusion."""
    bases = [[basis.kind.value, basis.record_id, basis.day, basis.words] for basis in item.bases]
    uow.insert(
        "casework.conference_item",
        {
            "id": item.id,
            "conference_id": item.conference_id,
            "student_id": item.student_id,
            "before": item.before,
            "ordinal": item.ordinal,
            "bases": json.dumps(bases, ensure_ascii=False),
            "protective": item.protective,
            "parents_opinion": item.parents_opinion,
            "reason": item.reason,
            "review_on": item.review_on,
            "next_steps": json.dumps([step.value for step in item.next_steps]),
            "recused": item.recused,
        },
    )


def load_item(database: Database, item_id: str) -> ConferenceItem | None:
    """One conclusion with its second signature, or None."""
    found = _items(database, f"{_ITEM} WHERE id = ?", (item_id,))
    return found[0] if found else None


def items_of(database: Database, conference_id: str) -> list[ConferenceItem]:
    """A conference's conclusions in their order."""
    return _items(database, f"{_ITEM} WHERE conference_id = ? ORDER BY created_at, rowid", (conference_id,))


def items_of_student(database: Database, student_id: str) -> list[ConferenceItem]:
    """A student's conclusions, newest first."""
    return _items(
        database, f"{_ITEM} WHERE student_id = ? ORDER BY created_at DESC, rowid DESC", (student_id,)
    )


def pending_items(database: Database) -> list[ConferenceItem]:
    """Lower grades nobody has signed as second, oldest first; a later conclusion replaces an earlier one."""
    return _items(
        database,
        f"{_ITEM} AS i WHERE i.ordinal < i.before AND NOT EXISTS (SELECT 1 FROM casework.second_signature s"  # noqa: S608
        " WHERE s.subject = 'grade' AND s.subject_id = i.id) AND NOT EXISTS (SELECT 1 FROM"
        " casework.conference_item n WHERE n.student_id = i.student_id"
        "  AND (n.created_at, n.rowid) > (i.created_at, i.rowid)) ORDER BY i.created_at, i.rowid",
    )


# --- second signatures ---


def insert_signature(uow: UnitOfWork, signature: SecondSignature) -> None:
    """Note what the second person said."""
    uow.insert(
        "casework.second_signature",
        {
            "id": signature.id,
            "subject": signature.subject,
            "subject_id": signature.subject_id,
            "verdict": signature.verdict,
            "way": signature.way,
            "reviewer": signature.reviewer,
            "signed_on": signature.signed_on,
            "reason": signature.reason,
        },
    )


def signature_of(database: Database, subject: SignatureSubject, subject_id: str) -> SecondSignature | None:
    """The second person's word on a subject, or None while it waits."""
    return signatures_of(database, subject, [subject_id]).get(subject_id)


def signatures_of(
    database: Database, subject: SignatureSubject, ids: Iterable[str]
) -> dict[str, SecondSignature]:
    """Subject id to signature, for those that have one."""
    found = database.rows(
        SecondSignature,
        f"{_SIGNATURE} WHERE subject = ? AND subject_id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (subject.value, json.dumps(list(ids))),
    )
    return {signature.subject_id: signature for signature in found}


def _items(database: Database, sql: str, args: Sequence[Value] = ()) -> list[ConferenceItem]:
    rows = database.rows(_Item, sql, args)
    signatures = signatures_of(database, SignatureSubject.GRADE, [row.id for row in rows]) if rows else {}
    return [_item(row, signatures.get(row.id)) for row in rows]


def _item(row: _Item, signature: SecondSignature | None) -> ConferenceItem:
    plain = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    plain["bases"] = tuple(
        Basis(BasisKind(kind), record_id, day, words) for kind, record_id, day, words in json.loads(row.bases)
    )
    plain["next_steps"] = tuple(NextStep(step) for step in json.loads(row.next_steps))
    return ConferenceItem(**plain, signature=signature)

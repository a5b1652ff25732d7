"""What the objects of audit events are: kind, day or number; in the case chain also whose they are.

Core's chain is read by everybody with an account, so a row of core.db is named by kind, day and number alone,
never by a pupil's name. Only whoever reads the case chain, which takes the case key, is told the student.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from xinliapp.storage.audit import Chain
from xinliapp.storage.database import Database

_NONE = "NULL"


@dataclass(frozen=True, slots=True)
class ObjectFacts:
    """One row that an event speaks of.

    ``kind`` is its table (the Chinese word stands in ``i18n.audit_words``), ``day`` an ISO day or moment or
    "", ``number`` what tells it from its like (sequence, period, name of a unit) or "", ``student_id`` only
    in the case chain.
    """

    id: str
    kind: str
    day: str
    number: str
    student_id: str | None


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a kind lies; the rest are SQL expressions over its row, ``key`` the column events name it by."""

    table: str
    day: str = "''"
    number: str = "''"
    student: str = _NONE
    key: str = "id"
    join: str = ""

    @property
    def kind(self) -> str:
        return self.table.partition(".")[2]


_PERIOD = "r.period || ' r' || r.revision"
_CORE = (
    _Source("main.activity", "r.day"),
    _Source("main.actual_opening", "r.opened_at"),
    _Source("main.appointment", "r.starts_at"),
    _Source("main.attachment", "r.created_at"),
    _Source("main.body", number="r.name"),
    _Source("main.body_member", "r.from_day"),
    _Source("main.bundle", number="r.sequence"),
    _Source("main.class_group", number="r.id"),
    _Source("main.clause_evidence", number="r.clause_id"),
    _Source("main.form_report", number=_PERIOD),
    _Source("main.forwarding", number=_PERIOD),
    _Source("main.help_channel", "r.from_day"),
    _Source("main.help_message", "r.received_at"),
    _Source("main.inbox_item", "r.created_at", "coalesce(r.school_code, '')"),
    _Source("main.lesson_log", "r.day"),
    _Source("main.meeting", "r.day"),
    _Source("main.member_school", number="r.name", key="code"),
    _Source("main.opening_slot", "r.starts_at"),
    _Source("main.partner", number="r.name"),
    _Source("main.peer_rep", "r.from_day"),
    _Source("main.policy_document", "r.effective_on"),
    _Source("main.receipt", number="r.period || ' r' || r.revision"),
    _Source("main.recipient", number="r.name", key="code"),
    _Source("main.record_import", "r.created_at"),
    _Source("main.roster_import", "r.created_at"),
    _Source("main.self_check", number=_PERIOD),
    _Source("main.staff_certificate", "r.issued_on"),
    _Source("main.staff_member", number="r.name"),
    _Source("main.student", student="r.id"),
    _Source("main.timetable_import", "r.created_at"),
    _Source("main.training", "r.day"),
)
_CASE = (
    _Source("casework.care_group", "r.formed_on", student="r.student_id"),
    _Source("casework.case_conference", "r.held_on"),
    _Source("casework.check_entry", "r.day", student="r.student_id"),
    _Source("casework.check_round", "r.starts_on"),
    _Source("casework.screening_import", "r.created_at"),
    _Source("casework.screening_result", "r.day", student="r.student_id"),
    _Source("casework.concern_grade", "r.decided_on", student="r.student_id"),
    _Source("casework.conference_item", "substr(r.created_at, 1, 10)", student="r.student_id"),
    _Source("casework.counseling_session", "r.started_at", "r.year || '-' || r.sequence", "r.student_id"),
    _Source("casework.crisis_event", "r.started_at", student="r.student_id"),
    _Source("casework.crisis_stamp", "r.at"),
    _Source("casework.dossier_fact", "r.day", student="r.student_id"),
    _Source("casework.guardian_contact", "r.day", student="r.student_id"),
    _Source("casework.home_visit", "r.day", student="r.student_id"),
    _Source("casework.incident_dossier", "r.event_day"),
    _Source("casework.plan_measure_done", "r.done_on", student="r.student_id"),
    _Source("casework.plan_review", "r.reviewed_on", student="r.student_id"),
    _Source("casework.record_import", "r.created_at"),
    _Source("casework.support_plan", "r.starts_on", "'v' || r.version", "r.student_id"),
    _Source("casework.talk", "r.day", student="r.student_id"),
    _Source("casework.warning_report", "r.noticed_at", student="r.student_id"),
)
_VISITOR = " LEFT JOIN casework.appointment_visitor v ON v.id = r.id"


def named(database: Database, chain: Chain, ids: Iterable[str]) -> dict[str, ObjectFacts]:
    """The rows that these ids name, as far as they are (still) there; without students in core's chain."""
    asked = json.dumps(sorted(set(ids)), ensure_ascii=False)
    sources = _sources(chain)
    sql = " UNION ALL ".join(_select(source) for source in sources)
    found = database.rows(ObjectFacts, sql, [asked] * len(sources))
    return {facts.id: facts for facts in found}


def kinds(chain: Chain) -> frozenset[str]:
    """Every kind that :func:`named` may tell of."""
    return frozenset(source.kind for source in _sources(chain))


def unsealing_reasons(database: Database, ids: Iterable[str]) -> dict[tuple[str, str, str], str]:
    """Why sealed notes were opened: (note, account, moment) to the words; for readers of the case chain."""
    found = database.tuples(
        "SELECT session_id, created_by, created_at, reason FROM casework.note_unsealing"
        " WHERE session_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(ids))),),
    )
    return {(str(note), str(actor), str(at)): str(reason) for note, actor, at, reason in found}


def of_students(chain: Chain) -> tuple[str, int]:
    """SQL of the ids of everything that belongs to students whose name is LIKE ?, and how many ? it holds."""
    names = "(SELECT id FROM main.student WHERE name LIKE ? ESCAPE '\\')"
    selects = [
        f"SELECT r.{source.key} FROM {source.table} r{source.join} WHERE {source.student} IN {names}"  # noqa: S608
        for source in _sources(chain)
        if source.student is not _NONE
    ]
    return " UNION ALL ".join(selects), len(selects)


def _sources(chain: Chain) -> tuple[_Source, ...]:
    if chain is Chain.CORE:
        return tuple(_nobody(source) for source in _CORE)
    appointment = _Source("main.appointment", "r.starts_at", student="v.student_id", join=_VISITOR)
    return (*(appointment if source.kind == "appointment" else source for source in _CORE), *_CASE)


def _nobody(source: _Source) -> _Source:
    return _Source(source.table, source.day, source.number, key=source.key)


def _select(source: _Source) -> str:
    return (
        f"SELECT r.{source.key} AS id, '{source.kind}' AS kind, coalesce({source.day}, '') AS day,"  # noqa: S608
        f" CAST({source.number} AS TEXT) AS number, {source.student} AS student_id"
        f" FROM {source.table} r{source.join}"
        f" WHERE r.{source.key} IN (SELECT value FROM json_each(?))"
    )

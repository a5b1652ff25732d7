"""Imports of past workbooks: which there were, what their columns meant, and taking one back exactly.

Imports about children lie in case.db (schema ``casework``) whole, be it only the number of their rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import ConcernGrade, Talk
from xinliapp.domain.contacts import HomeVisit
from xinliapp.domain.ids import new_id
from xinliapp.domain.record_imports import RecordKind
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordImport:
    """One import; ``counts`` is JSON: rows by what became of them."""

    id: str
    kind: RecordKind
    file_hash: str
    counts: str
    undone_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class PastSession:
    """A counselling session of a past workbook: when, how long, with whom; never a word of it.

    ``timed``: the workbook says when on its day it began; else ``started_at`` is the day's midnight.
    """

    id: str
    year: int
    sequence: int
    kind: str
    mode: str
    student_ids: tuple[str, ...]
    started_at: str
    minutes: int
    staff_id: str | None
    author_id: str
    author_name: str
    timed: bool


def last_import(database: Database, kind: RecordKind) -> RecordImport | None:
    """The newest import of a kind, undone or not."""
    found = database.rows(
        RecordImport,
        "SELECT id, kind, file_hash, counts, undone_at, created_at"  # noqa: S608
        f" FROM {_schema(kind)}.record_import WHERE kind = ? ORDER BY created_at DESC, rowid DESC LIMIT 1",
        (kind.value,),
    )
    return found[0] if found else None


def seen_before(database: Database, kind: RecordKind, file_hash: str) -> bool:
    """Whether this very file was taken in and not taken back."""
    return bool(
        database.scalar(
            f"SELECT 1 FROM {_schema(kind)}.record_import"  # noqa: S608
            " WHERE kind = ? AND file_hash = ? AND undone_at IS NULL LIMIT 1",
            (kind.value, file_hash),
        )
    )


def add_import(
    uow: UnitOfWork, import_id: str, kind: RecordKind, file_hash: str, counts: Mapping[str, int]
) -> None:
    """Note an import."""
    values = {"id": import_id, "kind": kind, "file_hash": file_hash, "counts": json.dumps(counts)}
    uow.insert(f"{_schema(kind)}.record_import", values)


def mark_undone(uow: UnitOfWork, kind: RecordKind, import_id: str) -> None:
    """The import was taken back."""
    uow.update(f"{_schema(kind)}.record_import", import_id, {"undone_at": uow.now})


def remembered(
    database: Database, kind: RecordKind, header_key: str
) -> Mapping[str, Mapping[str, str]] | None:
    """``columns`` (heading to field) and ``fixed`` (field to value) as a person last set them."""
    found = database.scalar(
        f"SELECT mapping FROM {_schema(kind)}.record_mapping WHERE kind = ? AND header_key = ?",  # noqa: S608
        (kind.value, header_key),
    )
    return None if found is None else dict(json.loads(str(found)))


def remember(
    uow: UnitOfWork, kind: RecordKind, header_key: str, mapping: Mapping[str, Mapping[str, str]]
) -> None:
    """Keep what the columns mean for the next file with this header."""
    uow.execute(
        f"INSERT INTO {_schema(kind)}.record_mapping (id, kind, header_key, mapping, created_at, created_by)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, header_key) DO UPDATE SET mapping = excluded.mapping",
        (new_id(), kind.value, header_key, json.dumps(mapping, ensure_ascii=False), uow.now, uow.actor),
    )


def classes_ever(database: Database) -> dict[str, frozenset[str]]:
    """Student id to every class they were in at some time."""
    found: dict[str, set[str]] = {}
    for student, group in database.tuples("SELECT student_id, class_id FROM class_membership"):
        found.setdefault(str(student), set()).add(str(group))
    return {student: frozenset(groups) for student, groups in found.items()}


# --- what is written ---


def insert_talks(uow: UnitOfWork, import_id: str, talks: Sequence[Talk]) -> None:
    """Note past talks."""
    columns = ("id", "student_id", "day", "by_name", "one_to_one", "face_to_face", "note")
    rows = [(*(getattr(talk, name) for name in columns), import_id) for talk in talks]
    uow.insert_many("casework.talk", (*columns, "import_id"), rows)


def insert_sessions(uow: UnitOfWork, import_id: str, sessions: Sequence[PastSession]) -> None:
    """Note past sessions: signed as of now, all their words empty."""
    for session in sessions:
        group = session.kind == "group"
        uow.insert(
            "casework.counseling_session",
            {
                "id": session.id,
                "year": session.year,
                "sequence": session.sequence,
                "kind": session.kind,
                "mode": session.mode,
                "student_id": None if group else session.student_ids[0],
                **dict.fromkeys(("theme", "situation", "assessment", "response", "outcome", "agreed"), ""),
                "started_at": session.started_at,
                "minutes": session.minutes,
                "staff_id": session.staff_id,
                "author_id": session.author_id,
                "author_name": session.author_name,
                "risk": "unchanged",
                "timed": session.timed,
                "import_id": import_id,
                "signed_at": uow.now,
            },
        )
        if group:
            members = [(new_id(), session.id, student) for student in session.student_ids]
            uow.insert_many("casework.counseling_member", ("id", "session_id", "student_id"), members)


def insert_grades(uow: UnitOfWork, import_id: str, grades: Sequence[ConcernGrade]) -> None:
    """Note decisions of a past list."""
    columns = ("id", "student_id", "ordinal", "decided_on", "decided_by", "reason", "review_on")
    rows = [(*(getattr(grade, name) for name in columns), import_id) for grade in grades]
    uow.insert_many("casework.concern_grade", (*columns, "import_id"), rows)


def insert_rows(uow: UnitOfWork, import_id: str, table: str, ids: Sequence[str]) -> None:
    """Keep which core rows an import wrote."""
    rows = [(new_id(), import_id, table, row_id) for row_id in ids]
    uow.insert_many("record_import_row", ("id", "import_id", "table_name", "row_id"), rows)


# --- what is taken back: (rows taken back, rows that stay because somebody worked on them since) ---


def take_back_noted(uow: UnitOfWork, table: str, import_id: str) -> tuple[int, int]:
    """Talks or visits of an import leave every count; those corrected or removed since stay as they are."""
    if table not in ("talk", "home_visit"):
        raise ValueError(table)
    where = "import_id = ?"
    all_rows = _count(uow, f"SELECT count(*) FROM casework.{table} WHERE {where}", import_id)  # noqa: S608
    done = uow.execute(
        f"UPDATE casework.{table} SET voided_at = ? WHERE {where} AND voided_at IS NULL",  # noqa: S608
        (uow.now, import_id),
    )
    return done, all_rows - done


_TOUCHED = " OR ".join(
    f"id IN (SELECT session_id FROM casework.{table})"  # noqa: S608
    for table in ("note_amendment", "confidentiality_breach", "note_unsealing")
)


def take_back_sessions(uow: UnitOfWork, import_id: str) -> tuple[int, int]:
    """Sessions of an import go; one with a 补记 or that somebody asked to read stays."""
    kept = _count(
        uow,
        f"SELECT count(*) FROM casework.counseling_session WHERE import_id = ? AND ({_TOUCHED})",  # noqa: S608
        import_id,
    )
    ids = f"SELECT id FROM casework.counseling_session WHERE import_id = ? AND NOT ({_TOUCHED})"  # noqa: S608
    uow.execute(f"DELETE FROM casework.counseling_member WHERE session_id IN ({ids})", (import_id,))  # noqa: S608
    done = uow.execute(
        f"DELETE FROM casework.counseling_session WHERE id IN ({ids})",  # noqa: S608
        (import_id,),
    )
    return done, kept


def take_back_grades(uow: UnitOfWork, import_id: str) -> tuple[int, int]:
    """Grades of an import go; one that a later decision stands on stays."""
    all_rows = _count(uow, "SELECT count(*) FROM casework.concern_grade WHERE import_id = ?", import_id)
    done = uow.execute(
        "DELETE FROM casework.concern_grade WHERE import_id = ?1 AND NOT EXISTS ("
        " SELECT 1 FROM casework.concern_grade later WHERE later.student_id = concern_grade.student_id"
        " AND later.import_id IS NOT ?1 AND later.rowid > concern_grade.rowid)"
        " AND NOT EXISTS (SELECT 1 FROM casework.conference_item item"
        " WHERE item.student_id = concern_grade.student_id AND item.created_at >= concern_grade.created_at)",
        (import_id,),
    )
    return done, all_rows - done


def take_back_trainings(uow: UnitOfWork, import_id: str, reason: str) -> tuple[int, int]:
    """Trainings of an import count for nobody; their rows stay with the reason."""
    return _take_back_core(
        uow,
        import_id,
        "UPDATE training SET voided_at = ?2, void_reason = ?3 WHERE voided_at IS NULL AND id IN"
        " (SELECT row_id FROM record_import_row WHERE import_id = ?1 AND table_name = 'training')",
        (uow.now, reason),
    )


def take_back_activities(uow: UnitOfWork, import_id: str) -> tuple[int, int]:
    """Activities of an import go, as when taken back by hand; corrected ones and ones with files stay."""
    return _take_back_core(
        uow,
        import_id,
        "DELETE FROM activity WHERE audience_kind IS NULL AND id IN"
        " (SELECT row_id FROM record_import_row WHERE import_id = ?1 AND table_name = 'activity')"
        " AND id NOT IN (SELECT activity_id FROM activity_class)"
        " AND id NOT IN (SELECT activity_id FROM activity_file)"
        " AND id NOT IN (SELECT object_id FROM audit_event WHERE action = 'activity.change')",
        (),
    )


def _take_back_core(uow: UnitOfWork, import_id: str, sql: str, args: tuple[str, ...]) -> tuple[int, int]:
    all_rows = _count(uow, "SELECT count(*) FROM record_import_row WHERE import_id = ?", import_id)
    done = uow.execute(sql, (import_id, *args))
    return done, all_rows - done


# --- what is there ---


def talks_of(database: Database, student_ids: Sequence[str]) -> list[Talk]:
    """Talks that count with any of these students."""
    return database.rows(
        Talk,
        "SELECT id, student_id, day, by_name, one_to_one, face_to_face, note FROM casework.talk"
        " WHERE voided_at IS NULL AND student_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(student_ids)),),
    )


def visits_of(database: Database, student_ids: Sequence[str]) -> list[HomeVisit]:
    """Visits that count to any of these students."""
    return database.rows(
        HomeVisit,
        "SELECT id, student_id, day, mode, occasion, by_name, met, findings, agreed, next_on"
        " FROM casework.home_visit WHERE voided_at IS NULL"
        " AND student_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(student_ids)),),
    )


def sessions_on(database: Database, days: Sequence[str]) -> list[tuple[tuple[str, ...], str, int, bool]]:
    """Sessions that are not void on these days: students (sorted), start, minutes, whether timed."""
    found = database.tuples(
        "SELECT s.id, s.student_id, s.started_at, s.minutes, s.timed"
        " FROM casework.counseling_session s"
        " WHERE s.voided_at IS NULL AND substr(s.started_at, 1, 10) IN (SELECT value FROM json_each(?))",
        (json.dumps(list(days)),),
    )
    members: dict[str, list[str]] = {}
    for session, student in database.tuples("SELECT session_id, student_id FROM casework.counseling_member"):
        members.setdefault(str(session), []).append(str(student))
    return [
        (
            (str(student),) if student else tuple(sorted(members.get(str(row_id), ()))),
            str(started),
            int(minutes or 0),
            bool(timed),
        )
        for row_id, student, started, minutes, timed in found
    ]


def attendances_on(database: Database, days: Sequence[str]) -> list[tuple[str, str, frozenset[str]]]:
    """Trainings in force on these days: title, day, staff ids."""
    found: dict[str, tuple[str, str, set[str]]] = {}
    for row_id, title, day, staff in database.tuples(
        "SELECT t.id, t.title, t.day, a.staff_id FROM training t"
        " LEFT JOIN training_attendance a ON a.training_id = t.id"
        " WHERE t.voided_at IS NULL AND t.day IN (SELECT value FROM json_each(?))",
        (json.dumps(list(days)),),
    ):
        record = found.setdefault(str(row_id), (str(title), str(day), set()))
        if staff is not None:
            record[2].add(str(staff))
    return [(title, day, frozenset(people)) for title, day, people in found.values()]


def activities_on(database: Database, days: Sequence[str]) -> list[tuple[str, str, str, int, int]]:
    """Activities of these days: title, day, form, headcount, sessions."""
    return [
        (str(title), str(day), str(form), int(headcount or 0), int(held or 0))
        for title, day, form, headcount, held in database.tuples(
            "SELECT title, day, form, headcount, sessions FROM activity"
            " WHERE day IN (SELECT value FROM json_each(?))",
            (json.dumps(list(days)),),
        )
    ]


def _count(uow: UnitOfWork, sql: str, import_id: str) -> int:
    return int(uow.database.scalar(sql, (import_id,)) or 0)


def _schema(kind: RecordKind) -> str:
    return "casework" if kind.case else "main"

"""名单标签 given, corrected and ended by hand: case data, so whoever lacks the case key leaves a sealed note.

Who may change the roster may give a tag. Only the case key shows the tags there are, corrects or ends them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.student_tags import (
    HAND_SOURCES,
    LONGEST_DETAIL,
    LONGEST_YEARS,
    TagEdits,
    TagInput,
    TagSource,
    first_day_without,
)
from xinliapp.domain.students import StudentTag, TagKind
from xinliapp.services import inbox, typed
from xinliapp.services.school import ROSTER_ROLES
from xinliapp.services.session import Session
from xinliapp.storage import tags as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import UnitOfWork

TAG_NOTE = "student_tags"
_LAST_DAY, _SOURCE, _DETAIL = "标签止", "标签来源", "标签说明"


@dataclass(frozen=True, slots=True)
class TagsGiven:
    """What became of one tag for several students: given, had it already; ``sealed``: nobody knows yet."""

    given: int
    had: int
    sealed: bool
    changes: Changes


def kinds_held(session: Session) -> Mapping[str, tuple[tuple[TagKind, str | None], ...]]:
    """Student id to kind and own word of the tags that hold today; empty without the case key."""
    if not session.database.has_case:
        return {}
    return rows.kinds_held(session.database, session.clock.now().date().isoformat())


def of_student(session: Session, student_id: str) -> tuple[StudentTag, ...]:
    """The tags of one student that hold today, the oldest first; empty without the case key."""
    if not session.database.has_case:
        return ()
    return _held(session, student_id)


def give(session: Session, student_ids: Collection[str], tag: TagInput) -> TagsGiven:
    """Give one tag to several students from today on; who has it already keeps theirs.

    Raises:
        UserError: ``not_allowed``, ``field_wrong``, ``student_unknown``.
        KnownError: ``inbox_not_ready`` and the disk's, where a note has to be sealed.
    """
    session.require_role(*ROSTER_ROLES, action="加名单标签")
    check(session, TagEdits(add=(tag,)))
    ids = sorted(set(student_ids))
    typed.known_students(session, set(ids))
    if not session.database.has_case:
        with session.write("roster.tags_sealed") as uow:
            _seal(session, uow, [(student_id, tag) for student_id in ids])
        return TagsGiven(0, 0, True, Changes.NONE)
    held = kinds_held(session)
    wanting = [one for one in ids if tag.kind not in (kind for kind, _ in held.get(one, ()))]
    if wanting:
        with session.write("roster.tags", case=True) as uow:
            rows.insert(uow, [_made(uow, student_id, tag) for student_id in wanting])
    changes = Changes.ROSTER | Changes.CASEWORK if wanting else Changes.NONE
    return TagsGiven(len(wanting), len(ids) - len(wanting), False, changes)


def check(session: Session, edits: TagEdits) -> None:
    """Refuse what cannot be stored, before anything is written.

    Raises:
        UserError: ``field_wrong`` (标签止, 标签来源, 标签说明); ``case_closed`` (correcting without the key).
    """
    if edits.correct or edits.end:
        session.require_case()
    today = session.clock.now().date()
    for tag in edits.add:
        if tag.source not in HAND_SOURCES:
            raise UserError("field_wrong", field=_SOURCE, why="名单导入的标签只由导入写入")
        _check_last_day(tag.last_day, today)
        typed.text(_DETAIL, tag.detail, longest=LONGEST_DETAIL, shortest=0)
    for correction in edits.correct:
        if correction.last_day is not None:
            _check_last_day(correction.last_day, today)


def write_in(session: Session, uow: UnitOfWork, student_id: str, edits: TagEdits) -> Changes:
    """Store one student's checked edits inside a running transaction, with the event in the case chain.

    A kind the student has already is not given twice; a tag that began today and ends today goes altogether.
    """
    if not edits:
        return Changes.NONE
    if not session.database.has_case:
        _seal(session, uow, [(student_id, tag) for tag in edits.add])
        return Changes.NONE
    known = {tag.id: tag for tag in _held(session, student_id)}
    _correct(uow, known, edits)
    kinds = {tag.kind for tag_id, tag in known.items() if tag_id not in edits.end}
    fresh = {tag.kind: tag for tag in edits.add if tag.kind not in kinds}
    rows.insert(uow, [_made(uow, student_id, tag) for tag in fresh.values()])
    append(uow, Chain.CASE, "roster.tags", student_id, {"given": len(fresh), "ended": sorted(edits.end)})
    return Changes.ROSTER | Changes.CASEWORK


def _correct(uow: UnitOfWork, known: Mapping[str, StudentTag], edits: TagEdits) -> None:
    today = uow.now[:10]
    for correction in edits.correct:
        tag = known.get(correction.tag_id)
        if tag is not None:
            until = first_day_without(correction.last_day) if correction.last_day else None
            rows.change(uow, tag.id, correction.source or tag.source, until)
    for tag_id in edits.end:
        tag = known.get(tag_id)
        if tag is None:
            continue
        if tag.starts_on >= today:
            rows.remove(uow, tag_id)
        else:
            rows.change(uow, tag_id, tag.source, today)


def merge_student_tags(uow: UnitOfWork, note: inbox.Note) -> None:
    """Inbox handler for :data:`TAG_NOTE`: tags that a person without the case key gave.

    What ended meanwhile, and a kind the student has by now, is left out. A tag never begins after today, be
    the clock of the PC it was given at fast.

    Raises:
        ValueError: the note's content is not what :func:`give` seals; only an import says it is one.
    """
    payload = note.payload
    if not isinstance(payload, list):
        raise ValueError("a tag note is a list")
    today = uow.now[:10]
    held = {student: {kind for kind, _ in kinds} for student, kinds in _all_held(uow, today).items()}
    fresh = []
    for student_id, kind, source, detail, starts_on, ends_on in payload:
        if TagSource(source) not in HAND_SOURCES:
            raise ValueError("a tag given by hand names who said it")
        tag = StudentTag(
            new_id(), str(student_id), TagKind(kind), str(detail)[:LONGEST_DETAIL] or None,
            source, min(_day(starts_on), today), _day(ends_on),
        )  # fmt: skip
        kinds = held.setdefault(tag.student_id, set())
        if tag.kind not in kinds and str(tag.ends_on) > today:
            kinds.add(tag.kind)
            fresh.append(tag)
    rows.insert(uow, _of_known_students(uow, fresh))
    append(uow, Chain.CASE, "roster.tags", note.id, {"given": len(fresh), "ended": []})


def _of_known_students(uow: UnitOfWork, tags: Sequence[StudentTag]) -> list[StudentTag]:
    """Without those of students an undone import took out meanwhile."""
    known = {
        str(row_id) for (row_id,) in uow.database.tuples("SELECT id FROM student WHERE voided_at IS NULL")
    }
    return [tag for tag in tags if tag.student_id in known]


def _seal(session: Session, uow: UnitOfWork, pairs: Iterable[tuple[str, TagInput]]) -> None:
    """First the note, then the commit: a note whose student never came is ignored by its handler."""
    sealed = [
        [student_id, tag.kind.value, tag.source.value, tag.detail.strip(), uow.now[:10],
         first_day_without(tag.last_day)]
        for student_id, tag in pairs
    ]  # fmt: skip
    if sealed:
        inbox.drop(session, TAG_NOTE, sealed)


def _made(uow: UnitOfWork, student_id: str, tag: TagInput) -> StudentTag:
    return StudentTag(
        new_id(), student_id, tag.kind, tag.detail.strip() or None, tag.source.value, uow.now[:10],
        first_day_without(tag.last_day),
    )  # fmt: skip


def _held(session: Session, student_id: str) -> tuple[StudentTag, ...]:
    today = session.clock.now().date().isoformat()
    found = rows.tags_of(session.database, student_id)
    return tuple(tag for tag in found if tag.ends_on is None or tag.ends_on > today)


def _all_held(uow: UnitOfWork, day: str) -> Mapping[str, tuple[tuple[TagKind, str | None], ...]]:
    return rows.kinds_held(uow.database, day)


def _check_last_day(day: dt.date, today: dt.date) -> None:
    if day < today:
        raise UserError("field_wrong", field=_LAST_DAY, why="早于今天")
    if day.year > today.year + LONGEST_YEARS:
        raise UserError("field_wrong", field=_LAST_DAY, why=f"晚于{LONGEST_YEARS}年以后")


def _day(value: object) -> str:
    return dt.date.fromisoformat(str(value)).isoformat()

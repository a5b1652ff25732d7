"""Quick warnings (预警, case data): written in seconds, told to whom must know, stamped on their way up.

Who lacks the case key writes one all the same: it goes through the sealed inbox and they cannot read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.conferences import AgendaEntry, AgendaOrigin
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.warnings import (
    StepKind,
    Urgency,
    WarningDecision,
    WarningReport,
    WarningSource,
    WarningStep,
    urgency_of,
)
from xinliapp.services import inbox, school, typed
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import observed_signs, sign_words
from xinliapp.storage import accounts
from xinliapp.storage import conferences as conference_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage import warnings as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database, UnitOfWork

CHANGES = Changes.WARNINGS | Changes.CASEWORK | Changes.TASKS
WARNING_NOTE = "warning"
NOTE_LENGTH, NAME_LENGTH = 300, 40
STATED = "（自述）"
_STEPS_BY_HAND = (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR, StepKind.AT_GRADE, StepKind.AT_SCHOOL)


@dataclass(frozen=True, slots=True)
class WarningInput:
    """A warning as typed. ``signs`` are keys of the list; ``told_homeroom``: 已当面/电话告知."""

    student_id: str
    noticed_at: dt.datetime
    signs: tuple[str, ...]
    source: WarningSource
    urgency: Urgency = Urgency.ROUTINE
    note: str = ""
    told_homeroom: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class WarningSaved:
    """What became of it: its id, or None when it went to the sealed inbox; and who must still be told."""

    warning_id: str | None
    urgency: Urgency
    untold: tuple[StepKind, ...]
    changes: Changes = CHANGES


def report(session: Session, typed_in: WarningInput) -> WarningSaved:
    """Write a warning down; an imminent sign makes it 立即 and takes it straight to the school.

    The counsellor who writes it knows of it herself; the homeroom teacher has been told only if it
    says so, whoever the source was: the stamp is a person's word.

    Raises:
        UserError: ``student_unknown``, ``warning_no_sign``, ``field_wrong`` (time to come, note too long).
        KnownError: ``inbox_not_ready`` and what the disk says, for who lacks the case key.
    """
    typed.known_students(session, {typed_in.student_id})
    known = {sign.key: sign for sign in observed_signs()}
    signs = [known[key] for key in dict.fromkeys(typed_in.signs) if key in known]
    if not signs:
        raise UserError("warning_no_sign")
    noticed = typed.past_moment(session, "发现时间", typed_in.noticed_at)
    note = typed.text("补充", typed_in.note, longest=NOTE_LENGTH, shortest=0)
    urgency = urgency_of(signs, typed_in.urgency)
    made = WarningReport(
        id=new_id(),
        student_id=typed_in.student_id,
        class_id=_class_of(session, typed_in.student_id),
        noticed_at=noticed,
        signs=tuple(sign.key for sign in signs),
        source=typed_in.source,
        urgency=urgency,
        note=note,
        reported_by=session.account.display_name,
        direct=typed_in.direct or urgency is Urgency.IMMEDIATE,
        voided_at=None,
        created_at=stamp(session.clock.now()),
    )
    steps = _first_steps(session, made, typed_in)
    untold = tuple(
        kind
        for kind in (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR)
        if kind not in {step.kind for step in steps}
    )
    if not session.database.has_case:
        inbox.drop(session, WARNING_NOTE, _payload(made, steps))
        return WarningSaved(None, urgency, untold, Changes.NONE)
    with session.write("warning.create", case=True, object_id=made.id) as uow:
        _insert(uow, made, steps)
    return WarningSaved(made.id, urgency, untold)


def stamp_step(
    session: Session, warning_id: str, kind: StepKind, by_name: str = "", at: dt.datetime | None = None
) -> Changes:
    """Note that somebody was told, or that the warning reached the next level; ``at`` is now if None.

    ``by_name`` may stay empty for the homeroom teacher (the roster's name) and the counsellor (this account).

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, voided), ``field_wrong`` (a moment to come or
            before the noticing), ``field_required`` (who, at the grade or the school), ``warning_stamped``.
    """
    session.require_case()
    found = _open(session, warning_id)
    if kind not in _STEPS_BY_HAND:
        raise UserError("field_wrong", field="告知", why="没有这一级")
    if found.step(kind) is not None:
        raise UserError("warning_stamped")
    moment = typed.past_moment(session, "时间", at or session.clock.now())
    if moment < found.noticed_at:
        raise UserError("field_wrong", field="时间", why="早于发现时间")
    name = by_name.strip() or _usual_name(session, found, kind)
    who = typed.text("告知谁", name, longest=NAME_LENGTH)
    step = WarningStep(new_id(), warning_id, kind, moment, who, None, "")
    action = (
        "warning.told" if kind in (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR) else "warning.escalate"
    )
    with session.write(action, case=True, object_id=warning_id) as uow:
        rows.insert_step(uow, step)
    return CHANGES


def tell_homeroom(session: Session, warning_id: str) -> Changes:
    """The homeroom teacher was told just now: what a task does in place. Told already, nothing changes."""
    session.require_case()
    if _open(session, warning_id).step(StepKind.TOLD_HOMEROOM) is not None:
        return Changes.NONE
    return stamp_step(session, warning_id, StepKind.TOLD_HOMEROOM)


def receive(session: Session, warning_id: str, decision: WarningDecision, note: str = "") -> Changes:
    """Take a warning in (受理) and say what follows; 进研判 puts the student on the agenda.

    Receiving it is also how a counsellor gets to know. A decision of 无需 or 谈心 may be changed later by
    receiving it anew: every receipt stays.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_wrong``.
    """
    session.require_case()
    found = _open(session, warning_id)
    text = typed.text("说明", note, longest=NOTE_LENGTH, shortest=0)
    now, who = stamp(session.clock.now()), session.account.display_name
    with session.write("warning.ack", case=True, object_id=warning_id) as uow:
        if found.step(StepKind.TOLD_COUNSELOR) is None:
            told = WarningStep(new_id(), warning_id, StepKind.TOLD_COUNSELOR, now, who, None, "")
            rows.insert_step(uow, told)
        received = WarningStep(new_id(), warning_id, StepKind.RECEIVED, now, who, decision, text)
        rows.insert_step(uow, received)
        if decision is WarningDecision.CONFERENCE and found.student_id is not None:
            words = "、".join(sign_words(key) for key in found.signs)
            conference_rows.insert_agenda(
                uow,
                AgendaEntry(new_id(), found.student_id, AgendaOrigin.WARNING, warning_id, words, uow.now),
            )
        if decision is WarningDecision.NONE:
            rows.insert_step(uow, WarningStep(new_id(), warning_id, StepKind.HANDLED, now, who, None, text))
    return CHANGES


def finish(session: Session, warning_id: str, note: str = "") -> Changes:
    """Everything was done about it (处置完成).

    Raises:
        UserError: ``case_closed``, ``not_found``, ``warning_not_received``, ``field_wrong``.
    """
    session.require_case()
    found = _open(session, warning_id)
    if found.received is None:
        raise UserError("warning_not_received")
    text = typed.text("说明", note, longest=NOTE_LENGTH, shortest=0)
    now, who = stamp(session.clock.now()), session.account.display_name
    with session.write("warning.done", case=True, object_id=warning_id) as uow:
        rows.insert_step(uow, WarningStep(new_id(), warning_id, StepKind.HANDLED, now, who, None, text))
    return CHANGES


def void(session: Session, warning_id: str, reason: str = "写错了,当时撤销") -> Changes:
    """Take back a warning written by mistake; it stays on record with the reason.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``,
            ``warning_received``: somebody took it in.
    """
    session.require_case()
    found = _open(session, warning_id)
    if found.received is not None:
        raise UserError("warning_received")
    why = typed.text("理由", reason, longest=NOTE_LENGTH)
    with session.write("warning.void", case=True, object_id=warning_id) as uow:
        rows.void(uow, warning_id, why)
    return CHANGES


def load(session: Session, warning_id: str) -> WarningReport:
    """One warning with its stamps.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    found = rows.load(session.database, warning_id)
    if found is None:
        raise UserError("not_found")
    return found


def last_source(session: Session) -> WarningSource:
    """The source this person's last warning named; 班主任 for the first, or without the case key."""
    if not session.database.has_case:
        return WarningSource.HOMEROOM_TEACHER
    return rows.last_source(session.database, session.account.id) or WarningSource.HOMEROOM_TEACHER


def open_ones(session: Session) -> list[WarningReport]:
    """Warnings nobody has finished, the earliest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.open_ones(session.database)


def between(session: Session, first: dt.date, last: dt.date) -> list[WarningReport]:
    """Warnings noticed on these days (both included), newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.between(session.database, first.isoformat(), last.isoformat())


def merge_warning(uow: UnitOfWork, note: inbox.Note) -> None:
    """Inbox handler for :data:`WARNING_NOTE`: a warning by somebody without the case key.

    Who reported it is the account that wrote the note, not a name in it; where no account is known the name
    is marked as the sender's own word. Of the steps a note may only say that the homeroom teacher was told:
    who receives a warning does so with the case open.

    Raises:
        ValueError: the note's content is not what :func:`report` writes, or the student is unknown.
    """
    payload = note.payload
    if not isinstance(payload, Mapping):
        raise ValueError("a warning note is a record")
    student_id = str(payload["student_id"])
    if student_rows.load_student(uow.database, student_id) is None:
        raise ValueError("the student is unknown")
    known = {sign.key for sign in observed_signs()}
    signs = tuple(key for key in map(str, payload["signs"]) if key in known)
    if not signs:
        raise ValueError("a warning names a sign")
    made = WarningReport(
        id=note.id,
        student_id=student_id,
        class_id=None if payload["class_id"] is None else str(payload["class_id"]),
        noticed_at=stamp(parse_stamp(str(payload["noticed_at"]))),
        signs=signs,
        source=WarningSource(payload["source"]),
        urgency=Urgency(payload["urgency"]),
        note=str(payload["note"])[:NOTE_LENGTH],
        reported_by=_sender(uow.database, note.by, str(payload["reported_by"])),
        direct=bool(payload["direct"]),
        voided_at=None,
        created_at=note.at,
    )
    steps = [
        WarningStep(
            new_id(), note.id, StepKind(kind), stamp(parse_stamp(str(at))), str(name)[:NAME_LENGTH], None, ""
        )
        for kind, at, name in payload["steps"]
        if StepKind(kind) is StepKind.TOLD_HOMEROOM
    ]
    rows.insert(uow, made, created_at=note.at, created_by=note.by)
    for step in steps:
        rows.insert_step(uow, step)
    append(uow, Chain.CASE, "warning.create", made.id)


def _sender(database: Database, account_id: str, stated: str) -> str:
    known = accounts.account(database, account_id)
    return known.display_name if known is not None else f"{stated[: NAME_LENGTH - len(STATED)]}{STATED}"


def _first_steps(session: Session, made: WarningReport, typed_in: WarningInput) -> list[WarningStep]:
    now, me = made.created_at, session.account.display_name
    steps = []
    if session.account.role is Role.COUNSELOR:
        steps.append(WarningStep(new_id(), made.id, StepKind.TOLD_COUNSELOR, now, me, None, ""))
    if typed_in.told_homeroom:
        teacher = _homeroom_teacher(session, made.class_id) or "班主任"
        steps.append(WarningStep(new_id(), made.id, StepKind.TOLD_HOMEROOM, now, teacher, None, ""))
    return steps


def _insert(uow: UnitOfWork, made: WarningReport, steps: list[WarningStep]) -> None:
    rows.insert(uow, made)
    for step in steps:
        rows.insert_step(uow, step)


def _payload(made: WarningReport, steps: list[WarningStep]) -> dict[str, object]:
    return {
        "student_id": made.student_id,
        "class_id": made.class_id,
        "noticed_at": made.noticed_at,
        "signs": list(made.signs),
        "source": made.source.value,
        "urgency": made.urgency.value,
        "note": made.note,
        "reported_by": made.reported_by,
        "direct": made.direct,
        "steps": [[step.kind.value, step.at, step.by_name] for step in steps],
    }


def _open(session: Session, warning_id: str) -> WarningReport:
    found = rows.load(session.database, warning_id)
    if found is None or not found.open:
        raise UserError("not_found")
    return found


def _usual_name(session: Session, found: WarningReport, kind: StepKind) -> str:
    if kind is StepKind.TOLD_HOMEROOM:
        return _homeroom_teacher(session, found.class_id) or "班主任"
    return session.account.display_name if kind is StepKind.TOLD_COUNSELOR else ""


def _class_of(session: Session, student_id: str) -> str | None:
    student = student_rows.load_student(session.database, student_id)
    return student.class_id if student is not None else None


def _homeroom_teacher(session: Session, class_id: str | None) -> str | None:
    return next((row.homeroom_teacher for row in school.classes(session) if row.id == class_id), None)

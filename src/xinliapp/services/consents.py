"""知情同意: asked, given, refused, withdrawn, gone on without; what stops says so (decision 0171).

Nothing here is overwritten: every step is added, the newest answer stands. Whoever needs a consent asks
``consent_stops`` (one student) or :func:`standings` (a class, a round) and says what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain import consents as rules
from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import (
    BY_SELF,
    Consent,
    ConsentKind,
    ConsentState,
    ConsentStep,
    ConsentWay,
    Standing,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.domain.students import Student
from xinliapp.i18n import labels
from xinliapp.services import attachments, typed
from xinliapp.services.session import Session
from xinliapp.storage import consents as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.CASEWORK
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as typed; ``given`` False is a refusal, whose ``reason`` may stay empty."""

    student_id: str
    kind: ConsentKind
    day: dt.date
    signer: str
    relation: str
    given: bool = True
    way: ConsentWay = ConsentWay.PAPER
    reason: str = ""


def standing(session: Session, student_id: str, kind: ConsentKind, day: dt.date) -> Standing:
    """Where one kind stands for one student on ``day``.

    Raises:
        UserError: ``case_closed``.
    """
    return standings(session, kind, (student_id,), day)[student_id]


def standings(
    session: Session, kind: ConsentKind, student_ids: Collection[str], day: dt.date
) -> dict[str, Standing]:
    """Where one kind stands on ``day`` for every one of these students, asked or not.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    steps: dict[str, list[Consent]] = {student_id: [] for student_id in student_ids}
    for one in rows.of_kind(session.database, kind, student_ids):
        steps[one.student_id].append(one)
    until = day.isoformat()
    return {key: rules.standing_of(key, kind, known, until) for key, known in steps.items()}


def of_student(session: Session, student_id: str, day: dt.date) -> tuple[Standing, ...]:
    """Where every kind stands for one student on ``day``, in the order of the kinds.

    Raises:
        UserError: ``case_closed``.
    """
    known = history(session, student_id)
    return tuple(rules.standing_of(student_id, kind, known, day.isoformat()) for kind in ConsentKind)


def history(session: Session, student_id: str) -> tuple[Consent, ...]:
    """Every step of one student that was not voided, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.of_student(session.database, student_id))


def ask(session: Session, kind: ConsentKind, student_ids: Collection[str]) -> Changes:
    """The form went out today to these students' families.

    Raises:
        UserError: ``case_closed``, ``student_unknown``.
    """
    session.require_case()
    today = session.clock.now().date().isoformat()
    ids = sorted(set(student_ids))
    typed.known_students(session, set(ids))
    with session.write("consent.ask", case=True, object_id=ids[0] if len(ids) == 1 else None) as uow:
        for student_id in ids:
            _add(uow, _step(session, student_id, kind, ConsentStep.ASKED, today))
    return CHANGES if ids else Changes.NONE


def record(session: Session, answer: Answer, *, scan: Path | None = None) -> Changes:
    """Note an answer, with the scan of its paper if there is one.

    Raises:
        UserError: as :func:`record_many`; as ``attachments.storing``.
        KnownError: as ``attachments.storing``: nothing is left of either.
    """
    session.require_case()
    made = _checked(session, answer, student_rows.load_student(session.database, answer.student_id))
    with (
        attachments.storing(session, scan, case=True, student_id=answer.student_id) as stored,
        session.write("consent.record", case=True, object_id=answer.student_id) as uow,
    ):
        _add(uow, made, stored.insert(uow))
    return CHANGES


def record_many(session: Session, answers: Sequence[Answer]) -> Changes:
    """Note the answers of a pile of papers, all or none.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``,
            ``consent_needs_guardian`` (a child below 14 does not sign for itself).
    """
    session.require_case()
    known = {student.id: student for student in student_rows.load_students(session.database)}
    ready = [_checked(session, answer, known.get(answer.student_id)) for answer in answers]
    if not ready:
        return Changes.NONE
    with session.write("consent.record", case=True) as uow:
        for made in ready:
            _add(uow, made)
    return CHANGES


def withdraw(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    day: dt.date,
    *,
    signer: str,
    relation: str,
    reason: str,
) -> Changes:
    """Note that a consent was taken back on ``day``, by whom and why; the next step stops.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``; ``consent_not_given`` where there is
            none to take back.
    """
    if standing(session, student_id, kind, day).state is not ConsentState.GIVEN:
        raise UserError("consent_not_given", subject=labels.label(kind))
    made = _step(
        session,
        student_id,
        kind,
        ConsentStep.WITHDRAWN,
        typed.past_day(session, "撤回日期", day),
        signer=typed.text("签字人", signer, longest=40),
        relation=typed.text("关系", relation, longest=20),
        reason=typed.text("撤回原因", reason, longest=LONGEST_REASON),
    )
    with session.write("consent.withdraw", case=True, object_id=student_id) as uow:
        _add(uow, made)
    return CHANGES


def waive(session: Session, student_id: str, kind: ConsentKind, ground: str) -> Changes:
    """注明依据继续: go on without a consent; the legal ground is kept with who wrote it.

    Over a refusal or a withdrawal it holds for today alone; where nobody answered, until somebody does.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    made = _step(
        session,
        student_id,
        kind,
        ConsentStep.WAIVED,
        session.clock.now().date().isoformat(),
        reason=typed.text("依据", ground, longest=LONGEST_REASON, shortest=5),
    )
    with session.write("consent.waive", case=True, object_id=student_id) as uow:
        _add(uow, made)
    return CHANGES


def add_scan(session: Session, consent_id: str, scan: Path) -> Changes:
    """Keep the scan of an answer's paper that came later.

    Raises:
        UserError: ``case_closed``, ``not_found`` (or it has one already); as ``attachments.storing``.
        KnownError: as ``attachments.storing``.
    """
    session.require_case()
    known = rows.load(session.database, consent_id)
    if known is None or known.attachment_id is not None:
        raise UserError("not_found")
    with (
        attachments.storing(session, scan, case=True, student_id=known.student_id) as stored,
        session.write("consent.scan", case=True, object_id=known.student_id) as uow,
    ):
        made = stored.insert(uow)
        if made is None or not rows.set_scan(uow, consent_id, made):
            raise UserError("not_found")  # another window was first
    return CHANGES


def scan(session: Session, consent_id: str) -> Paper | None:
    """The scan of an answer's paper for the program's own windows; None for what needs another program.

    Raises:
        UserError: ``case_closed``, ``not_found`` (also without a scan).
        KnownError: ``attachment_missing``, ``attachment_damaged``.
    """
    return attachments.shown(session, _scan_of(session, consent_id), "知情同意书")


def scan_outside(session: Session, consent_id: str) -> Path:
    """A plain copy of it for another program, in the private folder.

    Raises:
        UserError: as :func:`scan`.
        KnownError: as ``attachments.open_outside``.
    """
    return attachments.open_outside(session, _scan_of(session, consent_id), case=True)


def void(session: Session, consent_id: str, reason: str) -> Changes:
    """Take out a step that was noted by mistake; its row stays, out of every count.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``.
    """
    session.require_case()
    known = rows.load(session.database, consent_id)
    if known is None:
        raise UserError("not_found")
    why = typed.text("作废理由", reason, longest=LONGEST_REASON)
    with session.write("consent.void", case=True, object_id=known.student_id) as uow:
        if not rows.void(uow, consent_id, why):
            raise UserError("not_found")
    return CHANGES


def _scan_of(session: Session, consent_id: str) -> str:
    session.require_case()
    known = rows.load(session.database, consent_id)
    if known is None or known.attachment_id is None:
        raise UserError("not_found")
    return known.attachment_id


def _checked(session: Session, answer: Answer, student: Student | None) -> Consent:
    if student is None:
        raise UserError("student_unknown", count=1)
    day = typed.past_day(session, "签字日期", answer.day)
    relation = typed.text("关系", answer.relation, longest=20)
    if answer.given and relation == BY_SELF and rules.under_age(student.birthday, answer.day):
        raise UserError("consent_needs_guardian", field="关系")
    step = ConsentStep.GIVEN if answer.given else ConsentStep.REFUSED
    return _step(
        session,
        answer.student_id,
        answer.kind,
        step,
        day,
        signer=typed.text("签字人", answer.signer, longest=40),
        relation=relation,
        way=answer.way,
        reason=typed.text("原因", answer.reason, longest=LONGEST_REASON, shortest=0),
    )


def _step(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    step: ConsentStep,
    day: str,
    *,
    signer: str = "",
    relation: str = "",
    way: ConsentWay | None = None,
    reason: str = "",
) -> Consent:
    author = session.account.display_name
    return Consent(new_id(), student_id, kind, step, day, signer, relation, way, reason, None, "", author)


def _add(uow: UnitOfWork, made: Consent, attachment_id: str | None = None) -> None:
    rows.insert(uow, made, attachment_id)

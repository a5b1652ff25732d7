"""After a crisis: the hand-over to a hospital (送医交接), what follows (善后), and who is to be called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.crises import Aftercare, Handover, Receipt
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import Post
from xinliapp.services import attachments, crises, crisis_steps, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import bodies as body_rows
from xinliapp.storage import crises as rows
from xinliapp.storage import partners as partner_rows
from xinliapp.storage import students as student_rows

CHANGES = crises.CHANGES
NAME_LENGTH, NOTE_LENGTH = 60, 500
_HEADS = (Post.PRINCIPAL, Post.SECRETARY_AND_PRINCIPAL)


@dataclass(frozen=True, slots=True)
class HandoverInput:
    """送医交接 as typed; ``receipt_file`` is a scan, ``receipt_on_paper``: one lies in the folder."""

    guardian_told_at: dt.datetime | None = None
    accompanied_by: str = ""
    hospital: str = ""
    arrived_at: dt.datetime | None = None
    handed_to: str = ""
    receipt_on_paper: bool = False
    receipt_file: Path | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """Whom to call: what they are, their name, the number (may be empty: not on record).

    ``guardian``: 隐名 hides the name.
    """

    what: str
    name: str
    number: str
    guardian: bool = False


def handover(session: Session, crisis_id: str) -> Handover | None:
    """The hand-over as it stands, or None.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    crises.load(session, crisis_id)
    return rows.handover(session.database, crisis_id)


def save_handover(
    session: Session, crisis_id: str, typed_in: HandoverInput, *, seen: str | None = None
) -> Changes:
    """Write the hand-over as it is known now; the version before stays. A kept receipt stays with it.

    ``seen`` is the mark of :func:`handover` as the form showed it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required`` (who went along, where to),
            ``field_wrong``, ``changed_since``; as :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    crisis = crises.load(session, crisis_id)
    made = _handover(session, crisis_id, typed_in)
    path = typed_in.receipt_file
    with (
        attachments.storing(session, path, case=True, student_id=crisis.student_id) as stored,
        session.write("crisis.handover", case=True, object_id=crisis_id) as uow,
    ):
        before = rows.handover(session.database, crisis_id)
        refuse_newer(seen, before)
        file_id = stored.insert(uow) or (before.receipt_id if before else None)
        rows.insert_handover(uow, _with_receipt(made, file_id), before.id if before else None)
    return CHANGES


def _handover(session: Session, crisis_id: str, typed_in: HandoverInput) -> Handover:
    told, arrived = typed_in.guardian_told_at, typed_in.arrived_at
    return Handover(
        id=new_id(),
        crisis_id=crisis_id,
        guardian_told_at=typed.past_moment(session, "告知监护人时间", told) if told else None,
        accompanied_by=typed.text("陪同人", typed_in.accompanied_by, longest=NAME_LENGTH),
        hospital=typed.text("医院", typed_in.hospital, longest=NAME_LENGTH),
        arrived_at=typed.past_moment(session, "到院时间", arrived) if arrived else None,
        handed_to=typed.text("交接给", typed_in.handed_to, longest=NAME_LENGTH, shortest=0),
        receipt=Receipt.PAPER if typed_in.receipt_on_paper else Receipt.NONE,
        receipt_id=None,
        note=typed.text("说明", typed_in.note, longest=NOTE_LENGTH, shortest=0),
        created_at="",
    )


def _with_receipt(made: Handover, file_id: str | None) -> Handover:
    if file_id is None:
        return made
    return Handover(
        made.id, made.crisis_id, made.guardian_told_at, made.accompanied_by, made.hospital, made.arrived_at,
        made.handed_to, Receipt.FILE, file_id, made.note, made.created_at,
    )  # fmt: skip


def aftercare(session: Session, crisis_id: str) -> list[Aftercare]:
    """What follows a crisis, open steps first.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    crises.load(session, crisis_id)
    return rows.aftercare(session.database, crisis_id)


def add_aftercare(session: Session, crisis_id: str, what: str, responsible: str, due: dt.date) -> str:
    """Plan a step of 善后; its id.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    crises.load(session, crisis_id)
    made = Aftercare(
        new_id(),
        crisis_id,
        typed.text("善后事项", what, longest=100),
        typed.text("负责人", responsible, longest=NAME_LENGTH),
        due.isoformat(),
        None,
        "",
    )
    with session.write("crisis.aftercare_add", case=True, object_id=crisis_id) as uow:
        rows.insert_aftercare(uow, made)
    return made.id


def add_usual_aftercare(session: Session, crisis_id: str, responsible: str) -> tuple[str, ...]:
    """Plan what usually follows, as far as it does not stand there yet; the new steps' ids.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``.
    """
    crisis = crises.load(session, crisis_id)
    who = typed.text("负责人", responsible, longest=NAME_LENGTH)
    there = {one.what for one in rows.aftercare(session.database, crisis_id)}
    from_day = dt.date.fromisoformat((crisis.ended_at or crisis.started_at)[:10])
    made = [
        Aftercare(new_id(), crisis_id, what, who, (from_day + dt.timedelta(days=days)).isoformat(), None, "")
        for what, days in crisis_steps.shipped().aftercare
        if what not in there
    ]
    with session.write("crisis.aftercare_add", case=True, object_id=crisis_id) as uow:
        for step in made:
            rows.insert_aftercare(uow, step)
    return tuple(step.id for step in made)


def do_aftercare(session: Session, step_id: str, outcome: str = "") -> Changes:
    """The step was done today. Done already, nothing changes.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_wrong``.
    """
    step = _step(session, step_id)
    if step.done_on is not None:
        return Changes.NONE
    words = typed.text("结果", outcome, longest=NOTE_LENGTH, shortest=0)
    with session.write("crisis.aftercare_done", case=True, object_id=step.crisis_id) as uow:
        rows.set_aftercare_done(uow, step_id, session.clock.now().date().isoformat(), words)
    return CHANGES


def reopen_aftercare(session: Session, step_id: str) -> Changes:
    """It was not done after all.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    step = _step(session, step_id)
    with session.write("crisis.aftercare_reopened", case=True, object_id=step.crisis_id) as uow:
        rows.set_aftercare_done(uow, step_id, None, step.outcome)
    return CHANGES


def drop_aftercare(session: Session, step_id: str) -> Changes:
    """The step is not needed; its row stays.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    step = _step(session, step_id)
    with session.write("crisis.aftercare_void", case=True, object_id=step.crisis_id) as uow:
        rows.void_aftercare(uow, step_id)
    return CHANGES


def _step(session: Session, step_id: str) -> Aftercare:
    session.require_case()
    found = rows.load_aftercare(session.database, step_id)
    if found is None:
        raise UserError("not_found")
    return found


def phones(session: Session, student_id: str | None) -> tuple[Phone, ...]:
    """Whom to call: the student's guardians, the principal, green channels, 110 and 120.

    The principal's number stands with the bodies of 学校保障, green channels with its partners.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    day = session.clock.now().date().isoformat()
    found = [*_guardians(session, student_id)]
    heads = [
        one
        for one in body_rows.members(session.database)
        if one.post in _HEADS and one.serves(day) and one.phone
    ]
    found += [Phone("校长", one.name, one.phone) for one in heads[:1]]
    for partner in partner_rows.everything(session.database):
        if partner.green_channel and partner.phone and (partner.to_day is None or day < partner.to_day):
            found.append(Phone("绿色通道", partner.name, partner.phone))
    found += [Phone(words, "", number) for words, number in crisis_steps.shipped().phones]
    return tuple(found)


def _guardians(session: Session, student_id: str | None) -> list[Phone]:
    student = student_rows.load_student(session.database, student_id) if student_id else None
    if student is None:
        return []
    return [
        Phone(
            f"监护人{one.position}",
            f"{one.name or ''} {one.relation or ''}".strip(),
            one.phone or "",
            guardian=True,
        )
        for one in student.guardians
    ]

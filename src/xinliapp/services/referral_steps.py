"""What happens to a referral, step by step: the receipt, the unit's answer, attending, the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.referrals import (
    ALLOWED,
    HANDING_OVER,
    Precondition,
    Referral,
    ReferralStep,
    ReferralStepKind,
)
from xinliapp.i18n import labels
from xinliapp.services import attachments, consent_stops, typed
from xinliapp.services.referral_rules import (
    CHANGES,
    NOTE_LENGTH,
    open_referral,
    refuse_blocked,
    refuse_carrying,
)
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import referrals as rows

NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class StepInput:
    """One step as typed; ``at`` is now if None, ``file`` a receipt's scan."""

    kind: ReferralStepKind
    by_name: str
    at: dt.datetime | None = None
    note: str = ""
    file: Path | None = None


def step(session: Session, referral_id: str, typed_in: StepInput, *, seen: str | None = None) -> Changes:
    """Note what happened: the receipt came, the unit took the child on or not, the child attends, it is done.

    ``seen`` is the mark of the referral as the page showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``referral_step`` (not from where it stands),
            ``referral_precondition`` (``what``: what is missing), ``consent_refused`` and
            ``consent_withdrawn``, ``field_required`` (who; why it was refused), ``field_wrong`` (a moment to
            come, or before the referral); as ``attachments.storing``.
        KnownError: as ``attachments.storing``.
    """
    session.require_case()
    found = open_referral(session, referral_id)
    made = _checked_step(session, found, typed_in)
    with (
        attachments.storing(session, typed_in.file, case=True, student_id=found.student_id) as stored,
        session.write("referral.step", case=True, object_id=referral_id) as uow,
    ):
        refuse_newer(seen, rows.load(uow.database, referral_id))
        rows.insert_step(uow, replace(made, attachment_id=stored.insert(uow)))
    return CHANGES


def void_step(session: Session, step_id: str, reason: str) -> Changes:
    """Take out a step that was noted by mistake; it stays on record with the reason.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``; ``referral_open`` when another referral
            of the student was begun since and this one would be open again.
    """
    session.require_case()
    referral_id = rows.of_step(session.database, step_id)
    if referral_id is None:
        raise UserError("not_found")
    why = typed.text("理由", reason, longest=NOTE_LENGTH)
    found = rows.load(session.database, referral_id)
    if found is None:
        raise UserError("not_found")
    others = [one for one in rows.of_student(session.database, found.student_id) if one.id != referral_id]
    if not found.open and any(one.open for one in others):
        raise UserError("referral_open")
    with session.write("referral.step-void", case=True, object_id=referral_id) as uow:
        rows.void_step(uow, step_id, why)
    return CHANGES


def _checked_step(session: Session, found: Referral, typed_in: StepInput) -> ReferralStep:
    kind = typed_in.kind
    free = kind in (ReferralStepKind.PRINTED, ReferralStepKind.RECEIPT)
    if not free and kind not in ALLOWED[found.state]:
        raise UserError("referral_step", now=labels.label(found.state), next=labels.label(kind))
    if kind in HANDING_OVER:
        refuse_blocked(session, found, frozenset(Precondition))
        consent_stops.refuse_without(
            session, found.student_id, ConsentKind.REFERRAL, session.clock.now().date()
        )
        refuse_carrying(session, found.student_id, found.sheet.carried)
    moment = typed.past_moment(session, "时间", typed_in.at or session.clock.now())
    if moment[:10] < found.opened_on:
        raise UserError("field_wrong", field="时间", why="早于转介日期")
    name = typed.text("经办人", typed_in.by_name, longest=NAME_LENGTH)
    shortest = 2 if kind is ReferralStepKind.REFUSED else 0
    note = typed.text("原因", typed_in.note, longest=NOTE_LENGTH, shortest=shortest)
    return ReferralStep(new_id(), found.id, kind, moment, name, note, None)

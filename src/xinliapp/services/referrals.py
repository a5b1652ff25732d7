"""Referrals (转介, case data): on what grounds, to whom, with whose word (ZZ-22, WN-40, BJ-50, JS-61)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import Basis
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.referrals import (
    Carried,
    Helped,
    ParentsOpinion,
    Referral,
    ReferralReason,
    ReferralSheet,
    ReferralState,
    corrects,
    same,
)
from xinliapp.domain.safeguards import REFERRED_TO, Partner
from xinliapp.services import attachments, partners, review_interval, typed
from xinliapp.services.referral_rules import CHANGES, NOTE_LENGTH, open_referral, refuse_carrying
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import attachments as attachment_rows
from xinliapp.storage import referrals as rows
from xinliapp.storage.audit import Chain

NAME_LENGTH, TEXT_LENGTH = 40, 500
CLOSED_SHOWN = 100
FILLED_IN = "补填"


@dataclass(frozen=True, slots=True)
class ReferralInput:
    """A referral as typed. Without ``first_follow_on`` the first asking is due an interval from today."""

    partner_id: str
    reasons: tuple[ReferralReason, ...]
    bases: tuple[Basis, ...] = ()
    reason_words: str = ""
    carried: tuple[Carried, ...] = ()
    confirmed_by: str = ""
    confirmed_on: dt.date | None = None
    parents_opinion: ParentsOpinion = ParentsOpinion.UNASKED
    parents_signer: str = ""
    parents_signed_on: dt.date | None = None
    parents_file: Path | None = None
    helped: Helped | None = None
    interval_days: int | None = None
    first_follow_on: dt.date | None = None


def begin(session: Session, student_id: str, typed_in: ReferralInput) -> str:
    """Write a referral down: it waits for the unit's answer from now on; its id.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``referral_open`` (the student has one on its way),
            ``field_required``, ``field_wrong``, ``referral_reason``, ``follow_up_interval`` (none
            typed), ``referral_carry`` (something goes along without the parents' consent); as
            ``attachments.storing``.
        KnownError: as ``attachments.storing``.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    if any(one.open for one in rows.of_student(session.database, student_id)):
        raise UserError("referral_open")
    sheet = _checked(session, student_id, typed_in, None)
    with (
        attachments.storing(session, typed_in.parents_file, case=True, student_id=student_id) as stored,
        session.write("referral.open", case=True, object_id=sheet.referral_id) as uow,
    ):
        rows.insert(uow, sheet.referral_id, student_id, session.clock.now().date().isoformat())
        rows.insert_sheet(uow, replace(sheet, parents_file=stored.insert(uow)))
    return sheet.referral_id


def amend(
    session: Session, referral_id: str, typed_in: ReferralInput, reason: str, *, seen: str | None = None
) -> Changes:
    """Write a new version of what the referral says; the earlier ones stay. Nothing new: nothing is written.

    ``seen`` is the mark (``services.seen``) of the referral as the form showed it. Without a new file the
    kept one stays.

    A reason is asked for where something that stood becomes another; filling in what was open needs none.

    Raises:
        UserError: ``not_found`` (unknown, closed), ``changed_since``, and as :func:`begin`.
        KnownError: as ``attachments.storing``.
    """
    session.require_case()
    found = open_referral(session, referral_id)
    sheet = _checked(session, found.student_id, typed_in, found.sheet)
    if typed_in.parents_file is None and same(sheet, found.sheet):
        return Changes.NONE
    needed = 1 if corrects(sheet, found.sheet) else 0
    words = typed.text("改动原因", reason, longest=NOTE_LENGTH, shortest=needed)
    sheet = replace(sheet, reason=words or FILLED_IN)
    with (
        attachments.storing(session, typed_in.parents_file, case=True, student_id=found.student_id) as stored,
        session.write("referral.change", case=True, object_id=referral_id) as uow,
    ):
        refuse_newer(seen, rows.load(uow.database, referral_id))
        rows.insert_sheet(uow, replace(sheet, parents_file=stored.insert(uow) or sheet.parents_file))
    return CHANGES


def void(session: Session, referral_id: str, reason: str) -> Changes:
    """Take back a referral begun by mistake; it stays on record with the reason.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``referral_handed_over``.
    """
    session.require_case()
    found = open_referral(session, referral_id)
    if found.state is not ReferralState.PENDING or found.follow_ups:
        raise UserError("referral_handed_over")
    why = typed.text("理由", reason, longest=NOTE_LENGTH)
    with session.write("referral.void", case=True, object_id=referral_id) as uow:
        rows.void(uow, referral_id, why)
    return CHANGES


def load(session: Session, referral_id: str) -> Referral:
    """One referral with all that belongs to it.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    found = rows.load(session.database, referral_id)
    if found is None or found.voided_at is not None:
        raise UserError("not_found")
    return found


def of_student(session: Session, student_id: str) -> list[Referral]:
    """A student's referrals, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def open_ones(session: Session) -> list[Referral]:
    """Referrals on their way, the one whose next asking is due first comes first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    found = rows.open_ones(session.database)
    return sorted(found, key=lambda one: (one.next_follow_on or "9", one.opened_on, one.id))


def closed_ones(session: Session) -> list[Referral]:
    """Those that are done with, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.closed_ones(session.database, CLOSED_SHOWN)


def file_names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The names of kept files of the case compartment; unknown ids are left out.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    found = [attachment_rows.load(session.database, one, Chain.CASE) for one in ids]
    return {one.id: one.name for one in found if one is not None}


def places(session: Session) -> tuple[Partner, ...]:
    """Units a family can be sent to, green channels first."""
    found = [one for one in partners.current(session) if one.kind in REFERRED_TO]
    return tuple(sorted(found, key=lambda one: (not one.green_channel, one.name, one.id)))


def _checked(
    session: Session, student_id: str, typed_in: ReferralInput, before: ReferralSheet | None
) -> ReferralSheet:
    """What is typed as the next version of ``before``; its kept file stays."""
    name = _place(session, typed_in.partner_id, before)
    reasons = tuple(each for each in ReferralReason if each in typed_in.reasons)
    words = typed.text("原因说明", typed_in.reason_words, longest=TEXT_LENGTH, shortest=0)
    if not reasons or (ReferralReason.OTHER in reasons and not words):
        raise UserError("referral_reason", field="原因")
    confirmed_by, confirmed_on = _confirmation(session, typed_in)
    signer, signed_on = _signature(session, typed_in)
    interval, first = _interval(session, typed_in, before)
    refuse_carrying(session, student_id, typed_in.carried)
    return ReferralSheet(
        id=new_id(),
        referral_id=before.referral_id if before else new_id(),
        seq=before.seq + 1 if before else 1,
        partner_id=typed_in.partner_id,
        partner_name=name,
        bases=typed_in.bases,
        reasons=reasons,
        reason_words=words,
        carried=tuple(each for each in Carried if each in typed_in.carried),
        confirmed_by=confirmed_by,
        confirmed_on=confirmed_on,
        parents_opinion=typed_in.parents_opinion,
        parents_signer=signer,
        parents_signed_on=signed_on,
        parents_file=before.parents_file if before else None,
        helped=typed_in.helped,
        interval_days=interval,
        first_follow_on=first,
        reason="",
        created_at="",
        created_by="",
    )


def _place(session: Session, partner_id: str, before: ReferralSheet | None) -> str:
    """The unit's name; one the school works with no more may stay where it stood."""
    if before is not None and partner_id == before.partner_id:
        return before.partner_name
    found = next((one for one in partners.current(session) if one.id == partner_id), None)
    if found is None:
        raise UserError("field_required", field="转往")
    return found.name


def _confirmation(session: Session, typed_in: ReferralInput) -> tuple[str, str | None]:
    name = typed.text("专业人员", typed_in.confirmed_by, longest=NAME_LENGTH, shortest=0)
    day = typed_in.confirmed_on
    if not name and day is None:
        return "", None
    if not name:
        raise UserError("field_required", field="专业人员")
    if day is None:
        raise UserError("field_required", field="确认日期")
    return name, typed.past_day(session, "确认日期", day)


def _signature(session: Session, typed_in: ReferralInput) -> tuple[str, str | None]:
    name = typed.text("签字人", typed_in.parents_signer, longest=NAME_LENGTH, shortest=0)
    day = typed_in.parents_signed_on
    if (day is not None or typed_in.parents_file is not None) and (
        typed_in.parents_opinion is ParentsOpinion.UNASKED
    ):
        raise UserError("field_required", field="家长意见")
    if day is None:
        return name, None
    if not name:
        raise UserError("field_required", field="签字人")
    return name, typed.past_day(session, "签字日期", day)


def _interval(session: Session, typed_in: ReferralInput, before: ReferralSheet | None) -> tuple[int, str]:
    if typed_in.interval_days is None:
        raise UserError("follow_up_interval", field="间隔")
    days = review_interval.checked("间隔", typed_in.interval_days)
    today = session.clock.now().date()
    first = typed_in.first_follow_on or today + dt.timedelta(days=days)
    if first < today and (before is None or first.isoformat() != before.first_follow_on):
        raise UserError("field_wrong", field="首次", why="早于今天")
    return days, first.isoformat()

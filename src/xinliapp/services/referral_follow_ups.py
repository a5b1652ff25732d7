"""Asking after a child who was sent elsewhere (转介跟踪, ZZ-23, WN-41); the interval is the school's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.referrals import FollowChannel, FollowUp, Referral
from xinliapp.services import typed
from xinliapp.services.referral_rules import CHANGES, NOTE_LENGTH, open_referral
from xinliapp.services.session import Session
from xinliapp.storage import referrals as rows

NAME_LENGTH, TEXT_LENGTH = 40, 500


@dataclass(frozen=True, slots=True)
class FollowUpInput:
    """One asking as typed; ``told`` is what the parents say of attending, never a finding of the school."""

    at: dt.datetime
    channel: FollowChannel
    next_on: dt.date | None
    by_name: str = ""
    told: str = ""
    measures: str = ""
    feedback: str = ""


def add(session: Session, referral_id: str, typed_in: FollowUpInput) -> str:
    """Note an asking; its id. Without ``by_name`` it was this account's person.

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, closed), ``field_required`` (the next day),
            ``field_wrong`` (a moment to come, or before the referral; a next day that is not later).
    """
    session.require_case()
    made = _checked(session, open_referral(session, referral_id), typed_in)
    with session.write("referral.follow", case=True, object_id=referral_id) as uow:
        rows.insert_follow_up(uow, made)
    return made.id


def correct(session: Session, follow_up_id: str, typed_in: FollowUpInput, reason: str) -> str:
    """Replace an asking by a corrected version; the new id. The old words stay, out of the list.

    Raises:
        UserError: ``not_found`` (unknown, corrected since), ``field_required``, and as :func:`add`.
    """
    session.require_case()
    old = rows.load_follow_up(session.database, follow_up_id)
    found = rows.load(session.database, old.referral_id) if old is not None else None
    if found is None:
        raise UserError("not_found")
    made = _checked(session, found, typed_in)
    why = typed.text("更正理由", reason, longest=NOTE_LENGTH)
    with session.write("referral.follow-correct", case=True, object_id=found.id) as uow:
        if rows.load_follow_up(uow.database, follow_up_id) is None:
            raise UserError("not_found")
        rows.supersede_follow_up(uow, follow_up_id, made, why)
    return made.id


def remove(session: Session, follow_up_id: str) -> Changes:
    """撤销 of an asking noted a moment ago; its row stays, out of the list.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    old = rows.load_follow_up(session.database, follow_up_id)
    if old is None:
        raise UserError("not_found")
    with session.write("referral.follow-remove", case=True, object_id=old.referral_id) as uow:
        rows.void_follow_up(uow, follow_up_id)
    return CHANGES


def suggested_next(found: Referral, day: dt.date) -> dt.date | None:
    """The next day by the interval this referral was written with; None when it has none."""
    days = found.sheet.interval_days
    return None if days is None else day + dt.timedelta(days=days)


def _checked(session: Session, found: Referral, typed_in: FollowUpInput) -> FollowUp:
    moment = typed.past_moment(session, "时间", typed_in.at)
    if moment[:10] < found.opened_on:
        raise UserError("field_wrong", field="时间", why="早于转介日期")
    if typed_in.next_on is None:
        raise UserError("field_required", field="下次")
    if typed_in.next_on.isoformat() <= moment[:10]:
        raise UserError("field_wrong", field="下次", why="应晚于这次")
    return FollowUp(
        new_id(),
        found.id,
        found.student_id,
        moment,
        typed.text("经办人", typed_in.by_name or session.account.display_name, longest=NAME_LENGTH),
        typed_in.channel,
        typed.text("就诊情况", typed_in.told, longest=TEXT_LENGTH, shortest=0),
        typed.text("学校措施", typed_in.measures, longest=TEXT_LENGTH, shortest=0),
        typed.text("家长反馈", typed_in.feedback, longest=TEXT_LENGTH, shortest=0),
        typed_in.next_on.isoformat(),
    )

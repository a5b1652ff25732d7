"""The second pair of eyes: another case account, or a named reviewer's signed paper, flagged as such."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.conferences import (
    SecondSignature,
    SignatureSubject,
    SignatureVerdict,
    SignatureWay,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import accounts
from xinliapp.storage import conferences as rows

NAME_LENGTH, REASON_LENGTH = 40, 300


@dataclass(frozen=True, slots=True)
class PaperSignature:
    """A reviewer's signed paper as noted: who signed, and on which day."""

    reviewer: str
    signed_on: dt.date


def make(
    session: Session,
    subject: SignatureSubject,
    subject_id: str,
    author: str | None,
    *,
    paper: PaperSignature | None = None,
    returned: str | None = None,
) -> SecondSignature:
    """What the second person says, ready to be stored; ``author`` is the account that made the subject.

    Without ``paper`` the present account signs itself and must not be the author. ``returned`` is the reason
    of a refusal, None for approval.

    Raises:
        UserError: ``case_closed``, ``not_allowed`` (no counsellor), ``second_is_first`` (the author signs, or
            is named on the paper), ``second_signed`` (somebody did already), ``field_required`` (reviewer,
            reason), ``field_wrong`` (a day to come).
    """
    session.require_case()
    session.require_role(Role.COUNSELOR, action="审核")
    if rows.signature_of(session.database, subject, subject_id) is not None:
        raise UserError("second_signed")
    reason = "" if returned is None else typed.text("退回理由", returned, longest=REASON_LENGTH)
    if paper is None:
        if author == session.account.id:
            raise UserError("second_is_first")
        reviewer, signed_on = session.account.display_name, session.clock.now().date().isoformat()
    else:
        reviewer = typed.text("审核人", paper.reviewer, longest=NAME_LENGTH)
        if _plain(reviewer) in _first_names(session, author):
            raise UserError("second_is_first")
        signed_on = typed.past_day(session, "签字日期", paper.signed_on)
    return SecondSignature(
        id=new_id(),
        subject=subject,
        subject_id=subject_id,
        verdict=SignatureVerdict.APPROVED if returned is None else SignatureVerdict.RETURNED,
        way=SignatureWay.ACCOUNT if paper is None else SignatureWay.PAPER,
        reviewer=reviewer,
        signed_on=signed_on,
        reason=reason,
        created_by=session.account.id,
    )


def _first_names(session: Session, author: str | None) -> set[str]:
    """The names that are no second person's on a paper: whoever notes it, and whoever made the subject."""
    made_by = accounts.account(session.database, author) if author is not None else None
    return {_plain(one.display_name) for one in (session.account, made_by) if one is not None}


def _plain(name: str) -> str:
    """A name without blanks, marks nobody sees and full-width spellings: 心理教师 甲 is 心理教师甲."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] not in "ZC")

"""The second pair of eyes: another case account, or a named reviewer's signed paper, flagged as such.

Two accounts need not be two people: an account is somebody of the staff list where it is linked with them,
and goes by its own name besides. Where a link is missing nobody can tell, and the signature says so wherever
it is shown.
"""

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
from xinliapp.storage import accounts, staff, staff_link
from xinliapp.storage import conferences as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import UnitOfWork

NAME_LENGTH, REASON_LENGTH = 40, 300
UNLINKED = "（账户未对应人员）"


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
        UserError: ``case_closed``, ``not_allowed`` (no counsellor), ``second_is_first`` (the author signs, by
            whichever account, or is named on the paper), ``second_signed`` (somebody did already),
            ``field_required`` (reviewer, reason), ``field_wrong`` (a day to come).
    """
    session.require_case()
    session.require_role(Role.COUNSELOR, action="审核")
    if rows.signature_of(session.database, subject, subject_id) is not None:
        raise UserError("second_signed")
    reason = "" if returned is None else typed.text("退回理由", returned, longest=REASON_LENGTH)
    if paper is None:
        reviewer, signed_on = _signer(session, author), session.clock.now().date().isoformat()
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


def store(uow: UnitOfWork, signature: SecondSignature) -> None:
    """Write what :func:`make` made; a signature of accounts nobody linked has an event of its own."""
    rows.insert_signature(uow, signature)
    if signature.reviewer.endswith(UNLINKED):
        append(uow, Chain.CASE, "second.unlinked", signature.subject_id)


def _signer(session: Session, author: str | None) -> str:
    """The present account's name as it signs, marked where nobody can tell that the author is another."""
    if author == session.account.id or _own_names(session) & _names(session, author):
        raise UserError("second_is_first")
    certain = author is not None and _linked(session, session.account.id) and _linked(session, author)
    return session.account.display_name + ("" if certain else UNLINKED)


def _linked(session: Session, account_id: str) -> list[str]:
    """Names in the staff list that an account is linked with."""
    members = [member for member, held in staff_link.links(session.database).items() if held == account_id]
    found = (staff.load(session.database, member) for member in members)
    return [one.name for one in found if one is not None]


def _own_names(session: Session) -> set[str]:
    return _names(session, session.account.id) | {_plain(session.account.display_name)}


def _names(session: Session, account_id: str | None) -> set[str]:
    """Every name somebody goes by: the account's own and those of the staff list."""
    account = None if account_id is None else accounts.account(session.database, account_id)
    if account is None:
        return set()
    return {_plain(name) for name in (account.display_name, *_linked(session, account.id))}


def _first_names(session: Session, author: str | None) -> set[str]:
    """The names that are no second person's on a paper: whoever notes it, and whoever made the subject."""
    return _own_names(session) | _names(session, author)


def _plain(name: str) -> str:
    """A name without blanks, marks nobody sees and full-width spellings: 心理教师 甲 is 心理教师甲."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] not in "ZC")

"""The steps every signed paper takes alike: found in the right state, and sent back with a reason."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage.paper_rows import PaperRows


class _Paper(Protocol):
    @property
    def status(self) -> PaperStatus: ...


Paper = TypeVar("Paper", bound=_Paper)

_WRONG_STATE = {PaperStatus.DRAFT: "paper_not_draft", PaperStatus.SUBMITTED: "paper_not_submitted"}


def paper_at(session: Session, rows: PaperRows[Paper], record_id: str, status: PaperStatus) -> Paper:
    """A revision that is a draft (``DRAFT``) or waits for the principal (``SUBMITTED``).

    Raises:
        UserError: ``not_found``, ``paper_not_draft``, ``paper_not_submitted``.
    """
    found = rows.load(session.database, record_id)
    if found is None:
        raise UserError("not_found")
    if found.status is not status:
        raise UserError(_WRONG_STATE[status])
    return found


def send_back(session: Session, rows: PaperRows[Any], record_id: str, reason: str, action: str) -> None:
    """Return a submitted paper with a reason of 5 to 300 characters; who and when is kept.

    ``action`` is the audit event.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``paper_not_submitted``, ``field_required``,
            ``field_wrong``.
    """
    session.require_sign()
    paper_at(session, rows, record_id, PaperStatus.SUBMITTED)
    words = typed.prose(session, "退回理由", reason, longest=300, shortest=5)
    with session.write(action, object_id=record_id) as uow:
        rows.update(
            uow,
            record_id,
            status=PaperStatus.RETURNED,
            return_reason=words,
            returned_by=session.account.display_name,
            returned_at=uow.now,
        )

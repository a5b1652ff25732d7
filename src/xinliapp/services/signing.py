"""The principal's approval of a form: sign the figures and make the bag, in one transaction."""

from __future__ import annotations

from xinliapp.domain.exchange import StoredBundle
from xinliapp.services import exchange, forms
from xinliapp.services.session import Session


def approve_for(session: Session, record_id: str, recipient_id: str) -> StoredBundle:
    """Approve a submitted form and sign its bag for a recipient; exporting later only encrypts.

    Raises:
        UserError: ``not_allowed`` without K_sign, ``not_found``, ``paper_not_submitted``,
            ``recipient_unknown``, ``recipient_revoked``, ``names_in_text``: nothing was signed.
    """
    session.require_sign()
    with session.write("form.approve", object_id=record_id) as uow:
        approval, payload = forms.approve_in(session, uow, record_id)
        return exchange.assemble_and_sign(
            session,
            uow,
            approval_id=approval.id,
            recipient_id=recipient_id,
            payload=payload,
            definition=forms.definition(session, record_id),
        )

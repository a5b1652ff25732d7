"""What the exchange page shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.exchange import Recipient
from xinliapp.services import leaving, returns
from xinliapp.services.leaving import LeavingForm, LeavingState
from xinliapp.services.session import Session

_UNSIGNED = (LeavingState.SUBMITTED, LeavingState.APPROVED, LeavingState.RESIGN)


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """One reading: recipients, the chosen one, the forms on their way to it.

    ``sealed_receipts``: files others left for whoever holds the unit's key.
    """

    recipients: tuple[Recipient, ...]
    chosen: Recipient | None
    forms: tuple[LeavingForm, ...]
    can_sign: bool
    sealed_receipts: int = 0


def may_sign(page: ExchangePage, form: LeavingForm) -> bool:
    """Whether this person's signature is what the form waits for."""
    return page.can_sign and form.state in _UNSIGNED


def read_page(session: Session, recipient_id: str | None) -> ExchangePage:
    """Everything but the preview; the only recipient is chosen, else the one asked for."""
    known = leaving.known_recipients(session)
    chosen = next((unit for unit in known if unit.id == recipient_id), known[0] if known else None)
    return ExchangePage(
        known,
        chosen,
        leaving.leaving_forms(session, chosen.id if chosen else None),
        session.keys.holds(Compartment.SIGN),
        returns.waiting(session),
    )

"""What the account page says beside the list: last sign-ins, the sheet's last proof, exchanged keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Compartment
from xinliapp.services import accounts, recovery_drill
from xinliapp.services.session import Session
from xinliapp.storage import rotation as rows
from xinliapp.storage.rotation import Rotation
from xinliapp.storage.unit_keys import unit_key


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """The line under the list.

    ``proof_due``: the last proof of the sheet is older than a year. ``fingerprint`` is the unit's, in groups
    of four digits, "" before there is one. ``rotating``: an exchange of keys was begun and not finished.
    ``request``: this person can tell the bureau of an exchanged signing key.
    """

    last_proof: dt.date | None
    proof_due: bool
    fingerprint: str
    last_rotation: Rotation | None
    rotating: bool
    request: bool


def key_facts(session: Session) -> KeyFacts:
    """The line under the list.

    Raises:
        KnownError: ``keys_…``.
    """
    last = recovery_drill.last_proof(session)
    today = session.clock.now().date()
    exchanged = rows.rotations(session.database)
    signing = unit_key(session.database, "signing")
    line = None if signing is None else sshsig.public_line(sshsig.public_from_line(signing.public))
    former = session.keys.holds(Compartment.SIGN) and len(session.keys.ever(Compartment.SIGN)) > 1
    return KeyFacts(
        last_proof=last,
        proof_due=last is not None and today > last + recovery_drill.A_YEAR,
        fingerprint="" if line is None else " ".join(sshsig.fingerprint_groups(line)),
        last_rotation=exchanged[0] if exchanged else None,
        rotating=bool(accounts.current_list(session, True).rotating),
        request=former,
    )


def last_sign_ins(session: Session) -> dict[str, str]:
    """Account id → the moment of the last sign-in."""
    found = session.database.tuples(
        "SELECT actor, max(at) FROM audit_event WHERE action = 'auth.ok' GROUP BY actor"
    )
    return {str(actor): str(at) for actor, at in found}

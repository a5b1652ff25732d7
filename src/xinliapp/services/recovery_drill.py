"""Proving once a year that the sheet in the safe still opens the vault, and a task when the year is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.crypto import recovery
from xinliapp.crypto.recovery import RECOVERY_USER
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.tasks import Task
from xinliapp.services import accounts
from xinliapp.services.guarded import guarded_in
from xinliapp.services.session import Session

PROOF = "drill.recovery"
A_YEAR = dt.timedelta(days=365)
_PROOFS = (PROOF, "recovery.sheet_replaced", "recovery.opened")


def last_proof(session: Session) -> dt.date | None:
    """The day the sheet was last typed in or proven with success, or None."""
    days = [
        session.database.scalar(
            "SELECT at FROM audit_event WHERE action = ? ORDER BY seq DESC LIMIT 1", (action,)
        )
        for action in _PROOFS
    ]
    found = [parse_stamp(str(day)).date() for day in days if day is not None]
    return max(found, default=None)


def prove_sheet(session: Session, code_text: str, *, allow_weak: bool = False) -> Changes:
    """Type the code in and see whether it opens every key; nothing is changed but the date of the proof.

    Raises:
        UserError: what is wrong with the code; ``recovery_not_opened``, ``wait_after_wrong_passphrase``.
        KnownError: ``keys_…``; ``recovery_proof_failed``: it opens less than everything.
    """
    code = recovery.parse_recovery_code(code_text)
    listing = accounts.current_list(session, allow_weak)

    def attempt() -> frozenset[Compartment]:
        try:
            keys = listing.unlock_with(RECOVERY_USER, recovery.recovery_private_half(code))
        except KnownError as error:
            if error.params.get("where") == f"{RECOVERY_USER}.public":
                raise UserError("recovery_not_opened") from None
            raise
        return frozenset(keys.keys)

    opened = guarded_in(session, attempt, "drill")
    if opened != frozenset(Compartment):
        raise KnownError("recovery_proof_failed")
    with session.write(PROOF, object_id=RECOVERY_USER):
        pass
    return Changes.ACCOUNTS | Changes.TASKS


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """One task when the last proof is older than a year, due on the day the year was over."""
    last = last_proof(session)
    if last is None or day <= last + A_YEAR:
        return
    due = last + A_YEAR
    yield Task(
        key=f"recovery_proof:{due.isoformat()}",
        kind="recovery_proof",
        subject="恢复单",
        due_on=due,
        page="accounts",
        argument="drill",
        warn=True,
    )

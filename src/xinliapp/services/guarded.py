"""Every place where a passphrase or the sheet's code is tried: counted, slowed down, audited alike."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import attempts, inbox
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.layout import VaultFolder

T = TypeVar("T")

_WRONG = frozenset({"wrong_passphrase", "recovery_not_opened"})


def guarded(
    place: VaultFolder, account_id: str, clock: Clock, attempt: Callable[[], T], where: str = ""
) -> T:
    """What ``attempt`` returns, tried while nothing is open; a failure goes to the sealed inbox as a note.

    Args:
        account_id: whose passphrase it is; attempts on one account count together wherever they are made.
        where: one of :data:`inbox.WHERE`, empty for the lock screen.

    Raises:
        UserError: ``wait_after_wrong_passphrase`` (nothing was tried), ``wrong_passphrase`` (``attempt``: how
            many in a row), ``recovery_not_opened``.
    """

    def report(count: int) -> None:
        note = {"account_id": account_id, "in_a_row": count, "where": where}
        inbox.drop_locked(place.root, inbox.AUTH_FAIL, note, clock)

    return _counted(place, account_id, clock, attempt, report)


def guarded_in(session: Session, attempt: Callable[[], T], where: str) -> T:
    """The same for the person who is signed in; a failure goes straight into the core chain.

    Raises:
        UserError: as :func:`guarded`.
    """
    account_id = session.account.id

    def report(count: int) -> None:
        with session.database.unit_of_work(session.clock, account_id) as uow:
            detail = {"at": stamp(session.clock.now()), "in_a_row": count, "where": where}
            append(uow, Chain.CORE, "auth.fail", account_id, detail)

    return _counted(VaultFolder(session.vault), account_id, session.clock, attempt, report)


def _counted(
    place: VaultFolder,
    account_id: str,
    clock: Clock,
    attempt: Callable[[], T],
    report: Callable[[int], None],
) -> T:
    attempts.refuse_early(place.attempts, account_id, clock)
    try:
        result = attempt()
    except UserError as error:
        if error.code not in _WRONG:
            raise
        count = attempts.note_wrong(place.attempts, account_id, clock)
        with suppress(KnownError):  # a full disk must not hide that the passphrase was wrong
            report(count)
        if error.code == "wrong_passphrase":
            raise UserError("wrong_passphrase", attempt=count) from None
        raise
    attempts.note_right(place.attempts, account_id)
    return result

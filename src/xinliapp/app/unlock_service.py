"""What the unlock page asks for, done with the services."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xinliapp.app.handlers import INBOX_HANDLERS
from xinliapp.domain.clock import Clock
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import KnownError
from xinliapp.services import crisis_stamps, inbox, recovery
from xinliapp.services.session import Session
from xinliapp.services.vault import open_vault, vault_accounts
from xinliapp.storage.connection import CASE_FILE, CASE_SCHEMA
from xinliapp.ui.unlock.presenter import LastVisit, Remedy, UnlockAccount

_DAMAGED = frozenset({"database_unreadable", "file_missing"})
_CASE = frozenset({CASE_FILE, CASE_SCHEMA})


class Unlocking:
    """Implements ``UnlockService`` for one vault; whatever opens it runs in the db lane."""

    def __init__(self, vault: Path, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def accounts(self) -> Sequence[UnlockAccount]:
        """The sign-in names, which need no key."""
        return [UnlockAccount(choice.name, choice.name) for choice in vault_accounts(self._vault)]

    def last_visit(self) -> LastVisit | None:
        """Nothing: what waits behind the lock is not told in front of it."""
        return None

    def can_note(self) -> bool:
        """Whether the inbox's public key lies beside the vault."""
        return inbox.takes_notes(self._vault)

    def note_step(self, step: CrisisStep) -> str:
        """危机:现在."""
        return crisis_stamps.spool(self._vault, step, self._clock)

    def unlock(self, account_id: str, passphrase: str, remedy: Remedy) -> Session:
        """Open the vault as this account; where case.db cannot be read, the rest opens without it."""
        try:
            return self._open(account_id, passphrase, remedy)
        except KnownError as error:
            if error.code not in _DAMAGED or error.params.get("name") not in _CASE:
                raise
            return self._open(account_id, passphrase, remedy, core_only=True)

    def _open(self, account_id: str, passphrase: str, remedy: Remedy, *, core_only: bool = False) -> Session:
        return open_vault(
            self._vault,
            account_id,
            passphrase,
            self._clock,
            handlers=INBOX_HANDLERS,
            take_over=remedy is Remedy.TAKE_OVER,
            use_mirror=remedy is Remedy.MIRROR,
            core_only=core_only,
        )

    def unlock_with_recovery(
        self, code: str, account_id: str, new_passphrase: str, remedy: Remedy
    ) -> Session:
        """Open it with the sheet from the safe and give the account a new passphrase."""
        return recovery.open_with_recovery(
            self._vault,
            code,
            account_id,
            new_passphrase,
            self._clock,
            handlers=INBOX_HANDLERS,
            take_over=remedy is Remedy.TAKE_OVER,
        )

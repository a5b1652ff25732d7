"""Unlocking without Qt: who, which passphrase, how long to wait after wrong ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from xinliapp.domain.clock import Clock
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.i18n.messages import sentence


class Remedy(Enum):
    """What a person may decide when the vault did not open by itself."""

    NONE = "none"
    TAKE_OVER = "take_over"  # the other PC works here no more
    MIRROR = "mirror"  # the key list's copy in place of the one that was refused


REMEDIES = {
    "vault_in_use_elsewhere": Remedy.TAKE_OVER,
    "keys_missing": Remedy.MIRROR,
    "keys_too_large": Remedy.MIRROR,
    "keys_truncated": Remedy.MIRROR,
    "keys_damaged": Remedy.MIRROR,
    "keys_edited": Remedy.MIRROR,
    "keys_older": Remedy.MIRROR,
    "keys_kdf_out_of_range": Remedy.MIRROR,
    "keys_unreadable": Remedy.MIRROR,
}
WAIT_FROM = 3
WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class UnlockAccount:
    """One line of the account list, read without any key."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What may be said before unlocking: how many drafts wait, when it was left (``MM-DD HH:MM``)."""

    drafts: int
    left_at: str


class UnlockService(Protocol):
    """What the page needs; the composition root adapts ``services.vault``."""

    def accounts(self) -> Sequence[UnlockAccount]:
        """The sign-in names; may raise KnownError when the key list cannot be read."""
        ...

    def last_visit(self) -> LastVisit | None: ...

    def unlock(self, account_id: str, passphrase: str, remedy: Remedy) -> object:
        """Opens the vault (in the db lane) and returns the session; ``remedy``: what was decided before.

        Raises:
            UserError: ``wrong_passphrase`` (``attempt``), ``wait_after_wrong_passphrase`` (``seconds``) …
            KnownError: why the vault did not open.
        """
        ...

    def unlock_with_recovery(self, code: str, account_id: str, new_passphrase: str, remedy: Remedy) -> object:
        """Opens the vault with the sheet's code and gives the account a new passphrase."""
        ...

    def can_note(self) -> bool:
        """Whether this vault takes sealed notes from the lock screen."""
        ...

    def note_step(self, step: CrisisStep) -> str:
        """Seals a step with the present moment for the next unlock; the moment.

        Raises:
            KnownError: why it could not be written.
        """
        ...


class UnlockView(Protocol):
    """What the presenter asks of the page."""

    def show_accounts(self, accounts: Sequence[UnlockAccount], chosen: str) -> None: ...

    def show_visit(self, visit: LastVisit | None) -> None: ...

    def show_error(self, text: str, remedy: Remedy = Remedy.NONE) -> None: ...

    def ask_again(self) -> None: ...

    def show_wait(self, seconds: int) -> None: ...

    def set_busy(self, busy: bool) -> None: ...

    def clear_passphrase(self) -> None: ...

    def opened(self, session: object, account_id: str) -> None: ...

    def offer_notes(self, on: bool) -> None: ...

    def show_noted(self, noted: Sequence[tuple[CrisisStep, str]]) -> None: ...


class UnlockPresenter:
    """One attempt at a time; nothing typed is kept after an attempt."""

    def __init__(
        self, view: UnlockView, service: UnlockService, jobs: Jobs, clock: Clock, last_account: str = ""
    ) -> None:
        self._view, self._service, self._jobs, self._clock = view, service, jobs, clock
        self._last = last_account
        self._account = ""
        self._wait_until: dt.datetime | None = None
        self._busy = False
        self._offered = self._remedy = Remedy.NONE
        self._noted: list[tuple[CrisisStep, str]] = []

    def start(self) -> None:
        """Lists the accounts with the last one chosen, and says what waits."""
        try:
            accounts = self._service.accounts()
        except XinliError as error:
            self._view.show_error(sentence(error))
            return
        known = {account.id for account in accounts}
        chosen = self._last if self._last in known else (accounts[0].id if accounts else "")
        self._view.show_accounts(accounts, chosen)
        self._view.show_visit(self._service.last_visit())
        self._view.offer_notes(self._service.can_note())

    def note(self, step: CrisisStep) -> None:
        """危机:现在: works while a wrong passphrase is waited out, and while one is being tried.

        Not a job: the one thread for jobs may be busy deriving a key, and the moment must be this one.
        """
        try:
            moment = self._service.note_step(step)
        except XinliError as error:
            self._view.show_error(sentence(error))
            return
        self._noted.append((step, moment[11:19]))
        self._view.show_noted(self._noted)

    def remedy(self) -> None:
        """The button beside the error: it is decided; the passphrase is asked for again."""
        self._remedy = self._offered
        self._view.ask_again()

    def unlock(self, account_id: str, passphrase: str) -> None:
        """解锁. Refused while one attempt runs, during the pause, and without a passphrase."""
        if self._busy or self._still_waiting():
            return
        if not passphrase:
            self._view.show_error(sentence(UserError("unlock_empty")))
            return
        self._begin(account_id)
        self._jobs.run(
            self._service.unlock,
            account_id,
            passphrase,
            self._remedy,
            done=self._opened,
            failed=self._refused,
            owner=self,
            priority=Priority.URGENT,
        )

    def recover(self, code: str, account_id: str, first: str, second: str) -> None:
        """用恢复单进入: the code from the sheet, and a new passphrase typed twice for the account."""
        if self._busy:
            return
        if first != second:
            self._view.show_error(sentence(UserError("setup_passphrases_differ")))
            return
        self._begin(account_id)
        self._jobs.run(
            self._service.unlock_with_recovery,
            code,
            account_id,
            first,
            self._remedy,
            done=self._opened,
            failed=self._refused,
            owner=self,
        )

    def tick(self) -> None:
        """Once a second: the pause that is left, 0 when the page may be used again."""
        if self._wait_until is None:
            return
        left = self._left()
        self._view.show_wait(left)
        if left == 0:
            self._wait_until = None

    def _left(self) -> int:
        if self._wait_until is None:
            return 0
        seconds = (self._wait_until - self._clock.now()).total_seconds()
        # A clock that was set back must not turn the pause into hours.
        return max(0, min(WAIT_SECONDS, int(seconds)))

    def _still_waiting(self) -> bool:
        left = self._left()
        if left:
            self._view.show_error(sentence(UserError("unlock_wait", seconds=left)))
        return bool(left)

    def _begin(self, account_id: str) -> None:
        self._busy, self._account = True, account_id
        self._view.set_busy(True)

    def _opened(self, session: object) -> None:
        self._busy = False
        self._view.set_busy(False)
        self._view.clear_passphrase()
        self._view.opened(session, self._account)

    def _refused(self, error: XinliError) -> None:
        self._busy = False
        self._view.set_busy(False)
        self._view.clear_passphrase()
        if error.code == "wrong_passphrase" and "attempt" in error.params:
            attempt = int(str(error.params["attempt"]))
            self._view.show_error(sentence(UserError("unlock_wrong", attempt=attempt)))
            if attempt >= WAIT_FROM:
                self._pause(WAIT_SECONDS)
        elif error.code == "wait_after_wrong_passphrase":
            seconds = int(str(error.params.get("seconds", WAIT_SECONDS)))
            self._view.show_error(sentence(UserError("unlock_wait", seconds=seconds)))
            self._pause(seconds)
        else:
            self._offered = REMEDIES.get(error.code, Remedy.NONE)
            # What was decided and did not help is not offered a second time.
            self._offered = Remedy.NONE if self._offered is self._remedy else self._offered
            self._view.show_error(sentence(error), self._offered)

    def _pause(self, seconds: int) -> None:
        self._wait_until = self._clock.now() + dt.timedelta(seconds=min(seconds, WAIT_SECONDS))
        self._view.show_wait(self._left())

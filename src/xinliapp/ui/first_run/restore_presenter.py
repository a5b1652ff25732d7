"""从备份恢复 on a PC that knows no vault: which backup, to where, who agrees; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services.backup import list_backups
from xinliapp.services.restore import RestoreReport, SecondPerson, SignedPaper, restore
from xinliapp.services.vault import VaultState, vault_accounts, vault_state


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that lies in the chosen folder; ``accounts`` are the sign-in names of then."""

    folder: Path
    made_at: str
    unit_code: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the fields; ``second`` is "" where a signed paper takes the second person's place."""

    target: str
    account: str
    passphrase: str = field(repr=False)
    second: str
    second_passphrase: str = field(repr=False)
    reviewer: str
    reference: str


class FirstRestoreView(Protocol):
    """What the presenter asks of the page."""

    def show_target(self, folder: str) -> None: ...
    def show_found(self, found: Sequence[Found]) -> None: ...
    def show_error(self, text: str) -> None: ...
    def set_busy(self, busy: bool) -> None: ...
    def forget(self) -> None: ...
    def restored(self, vault: Path) -> None: ...


def find(folder: Path) -> tuple[Found, ...]:
    """The backups in ``folder``, newest first; ``folder`` may be one itself.

    Raises:
        KnownError: ``backup_not_found``.
    """
    infos = list_backups(folder) or [info for info in list_backups(folder.parent) if info.folder == folder]
    if not infos:
        raise KnownError("backup_not_found", name=folder.name)
    return tuple(
        Found(
            info.folder,
            info.manifest.made_at,
            info.manifest.unit_code,
            tuple(choice.name for choice in vault_accounts(info.folder)),
        )
        for info in infos
    )


class FirstRestorePresenter:
    """Choose → two people → restored → the lock screen."""

    def __init__(self, view: FirstRestoreView, jobs: Jobs, clock: Clock, default_folder: str) -> None:
        self._view, self._jobs, self._clock = view, jobs, clock
        self._default = default_folder
        self._busy = False

    def start(self) -> None:
        """Nothing is chosen yet."""
        self._view.show_target(self._default)

    def look(self, folder: Path) -> None:
        """A folder was chosen: what lies in it."""
        self._jobs.run(find, folder, done=self._view.show_found, failed=self._refused, owner=self)

    def restore(self, backup: Path | None, asked: Asked) -> None:
        """Both have typed; do it."""
        if self._busy:
            return
        error = _missing(backup, asked)
        if error is not None or backup is None:
            self._view.show_error(sentence(error or UserError("field_required", field="备份")))
            return
        witness: SecondPerson | SignedPaper = (
            SecondPerson(asked.second, asked.second_passphrase)
            if asked.second
            else SignedPaper(asked.reviewer.strip(), asked.reference.strip())
        )
        self._busy = True
        self._view.set_busy(True)
        target = Path(asked.target.strip()).expanduser()
        self._jobs.run(
            restore, target, backup, asked.account, asked.passphrase, witness, self._clock,
            done=self._restored, failed=self._refused, owner=self,
        )  # fmt: skip
        self._target = target

    def _restored(self, _report: RestoreReport) -> None:
        self._ended()
        self._view.forget()
        self._view.restored(self._target)

    def _refused(self, error: XinliError) -> None:
        self._ended()
        self._view.show_error(sentence(error))

    def _ended(self) -> None:
        self._busy = False
        self._view.set_busy(False)


def _missing(backup: Path | None, asked: Asked) -> UserError | KnownError | None:
    """The first thing that is not there; a folder that holds a vault is nothing to restore over from here."""
    given = (
        ("备份", backup is not None),
        ("恢复到", bool(asked.target.strip())),
        ("您的账户", bool(asked.account)),
        ("您的口令", bool(asked.passphrase)),
        ("第二人的口令", bool(asked.second_passphrase) or not asked.second),
    )
    for name, there in given:
        if not there:
            return UserError("field_required", field=name)
    if not asked.second and not (asked.reviewer.strip() and asked.reference.strip()):
        return UserError("case_needs_second_person")
    target = Path(asked.target.strip()).expanduser()
    if vault_state(target) is not VaultState.NONE:
        return KnownError("restore_target_taken", name=target.name)
    return None

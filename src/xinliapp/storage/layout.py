"""The names of what lies in a vault's folder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from xinliapp.storage.connection import CASE_FILE, CORE_FILE


class VaultState(Enum):
    """How far a folder has come."""

    NONE = "none"  # no vault here
    UNFINISHED = (
        "unfinished"  # the recovery sheet has not been proven; there is no case.db and nothing to lose
    )
    READY = "ready"


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """Paths inside the folder ``root``."""

    root: Path

    @property
    def keys(self) -> Path:
        """The list of keys."""
        return self.root / "vault.keys"

    @property
    def mirror(self) -> Path:
        """The list's copy."""
        return self.root / "mirror" / "vault.keys"

    @property
    def core(self) -> Path:
        """What everyone with an account reads."""
        return self.root / CORE_FILE

    @property
    def case(self) -> Path:
        """What is told in confidence."""
        return self.root / CASE_FILE

    @property
    def inbox(self) -> Path:
        """Sealed notes waiting for a holder of the case key."""
        return self.root / "inbox"

    @property
    def inbox_recipient(self) -> Path:
        """The inbox's public key in the open, for the lock screen; core.db has the one that counts."""
        return self.inbox / "recipient.txt"

    @property
    def quarantine(self) -> Path:
        """Notes that could not be read."""
        return self.inbox / "unreadable"

    @property
    def unproven(self) -> Path:
        """Notes that nobody with an account here can have written, kept for a person to look into."""
        return self.inbox / "unproven"

    @property
    def backups(self) -> Path:
        """Where backups go unless somebody says otherwise."""
        return self.root / "backups"

    @property
    def replaced(self) -> Path:
        """What a restore put aside."""
        return self.root / "replaced"

    @property
    def attempts(self) -> Path:
        """Wrong passphrases in a row, per sign-in name."""
        return self.root / "attempts.json"

    @property
    def setup_marker(self) -> Path:
        """There until the recovery sheet is proven."""
        return self.root / "setup.pending"

    @property
    def restore_marker(self) -> Path:
        """There while a restore is putting its two files in place."""
        return self.root / "restore.pending"

    def state(self) -> VaultState:
        """How far this folder has come."""
        if self.setup_marker.exists():
            return VaultState.UNFINISHED
        anything = self.keys.exists() or self.mirror.exists() or self.core.exists() or self.case.exists()
        return VaultState.READY if anything else VaultState.NONE

"""Which vault this PC opens, and what the lock screen says about the demo school."""

from __future__ import annotations

from pathlib import Path

from xinliapp.domain.clock import Clock, SystemClock
from xinliapp.domain.errors import KnownError
from xinliapp.services.backup_manifest import MANIFEST
from xinliapp.services.vault import vault_state
from xinliapp.storage.layout import VaultState

DEMO_LABEL = "demo.json"
# Shown on the screen that offers the demo school: it protects nothing but invented children.
DEMO_PASSPHRASE = "yanshi xuexiao 2026"  # noqa: S105


def label_as_demo(vault: Path) -> None:
    """Let the lock screen tell the demo's passphrase; the mark that counts is in core.db (services.demo)."""
    (vault / DEMO_LABEL).write_text("{}\n", encoding="ascii")


def labelled_demo(vault: Path) -> bool:
    """Whether the lock screen tells the demo's passphrase. Anybody can put this label there."""
    return (vault / DEMO_LABEL).is_file()


def refused_vault(folder: Path) -> KnownError | None:
    """Why this folder is no vault that could be opened, None if it is one."""
    if (folder / MANIFEST).is_file():
        return KnownError("folder_is_backup", name=folder.name)
    state = vault_state(folder)
    if state is VaultState.READY:
        return None
    return KnownError("vault_missing" if state is VaultState.NONE else "setup_unfinished", name=folder.name)


def pc_clock() -> Clock:
    """The clock in front of every vault, whatever lies in its folder; behind the lock the vault says more."""
    return SystemClock()


def known_vault(folder: str) -> Path | None:
    """The vault this PC opened last, if it is still there and its setup was finished."""
    path = Path(folder) if folder else None
    return path if path is not None and vault_state(path) is VaultState.READY else None

"""The backups this vault knows of, with what a drill has proven about each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xinliapp.services.backup import BackupInfo, ProvenBackup, last_proven, list_backups
from xinliapp.services.backup_manifest import CopyMode
from xinliapp.services.session import Session
from xinliapp.storage.layout import VaultFolder


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup. Sizes in bytes; ``size_case`` is None when case.db was left out.

    ``here`` says it lies in the vault's own folder; ``case_counted`` that case.db was checked when it was
    copied (else only its ciphertext went along). ``drilled_at`` is None until a drill has proven it.
    """

    folder: Path
    made_at: str
    size_core: int
    size_case: int | None
    case_counted: bool
    here: bool
    drilled_at: str | None


@dataclass(frozen=True, slots=True)
class BackupOverview:
    """The page of S24: backups that can be found now, newest first, and the last proven one."""

    lines: tuple[BackupLine, ...]
    proven: ProvenBackup | None
    today: str


@dataclass(frozen=True, slots=True)
class _Run:
    folder: str
    drilled_at: str | None


def overview(session: Session) -> BackupOverview:
    """Look in the vault's own folder and wherever a backup was made to; places not plugged in are skipped."""
    runs = session.database.rows(_Run, "SELECT folder, drilled_at FROM backup_run ORDER BY created_at, id")
    own = VaultFolder(session.vault).backups.absolute()
    roots = dict.fromkeys([own, *(Path(run.folder).parent for run in runs)])
    drilled = {run.folder: run.drilled_at for run in runs}
    found = [
        _line(info, root == own, drilled.get(str(info.folder)))
        for root in roots
        for info in list_backups(root)
        if info.manifest.vault_id == session.keys.vault_id
    ]
    found.sort(key=lambda line: (line.made_at, str(line.folder)), reverse=True)
    return BackupOverview(tuple(found), last_proven(session), session.clock.now().date().isoformat())


def _line(info: BackupInfo, here: bool, drilled_at: str | None) -> BackupLine:
    case = info.manifest.case
    return BackupLine(
        folder=info.folder,
        made_at=info.manifest.made_at,
        size_core=info.manifest.core.size,
        size_case=None if case is None else case.size,
        case_counted=case is not None and case.mode is CopyMode.REKEYED,
        here=here,
        drilled_at=drilled_at,
    )

"""What the backup page does; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import audit, backup, backup_list, backup_papers, backup_policy
from xinliapp.services.audit import AuditReport
from xinliapp.services.backup import BackupMade, DrillReport
from xinliapp.services.backup_list import BackupLine, BackupOverview
from xinliapp.services.session import Session
from xinliapp.system.drives import Drive, removable_drives
from xinliapp.widgets.hosting import Host


class BackupView(Protocol):
    """What the presenter asks of the widgets."""

    def show_overview(self, overview: BackupOverview) -> None: ...
    def show_automatic(self, chosen: AutoBackup) -> None: ...
    def show_places(self, drives: Sequence[Drive]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_making(self, busy: bool) -> None: ...
    def show_drilling(self, busy: bool) -> None: ...
    def show_checking(self, busy: bool) -> None: ...
    def say_made(self, made: BackupMade) -> None: ...
    def say_proven(self, report: DrillReport) -> None: ...
    def say_audit(self, report: AuditReport) -> None: ...


class _Made:
    """A finished backup whose ``changes`` the runner sees."""

    def __init__(self, made: BackupMade) -> None:
        self.made, self.changes = made, Changes.BACKUP


class _Proven:
    """A finished drill whose ``changes`` the runner sees."""

    def __init__(self, report: DrillReport, changes: Changes) -> None:
        self.report, self.changes = report, changes


def make(session: Session, to: Path | None) -> _Made:
    """Back up to the vault's own folder (None) or below ``to``."""
    return _Made(backup.make_backup(session, to))


def drill(session: Session, folder: Path) -> _Proven:
    """Prove one backup."""
    return _Proven(*backup.drill(session, folder))


class BackupPresenter:
    """Makes, lists and proves backups; checks the audit chains."""

    def __init__(self, view: BackupView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._just_made: BackupMade | None = None

    def start(self, _argument: object) -> None:
        """The page is shown: backups, and the sticks plugged in now."""
        self._load()
        self.look_for_drives()

    def refresh(self, changes: Changes) -> None:
        """Load again when a backup was made or proven."""
        if changes & Changes.BACKUP:
            self._load()

    def flush(self) -> None:
        """Nothing is typed here."""

    def look_for_drives(self) -> None:
        """The removable drives of this moment."""
        self._jobs.run(removable_drives, done=self._view.show_places, owner=self, lane="work")

    def back_up(self, to: Path | None) -> None:
        """A backup now."""
        self._view.show_making(True)
        self._jobs.run(make, self._session, to, done=self._made, failed=self._make_trouble, owner=self)

    def drill(self, line: BackupLine) -> None:
        """Restore one backup to a private folder, compare, delete it again."""
        self._view.show_drilling(True)
        self._jobs.run(
            drill, self._session, line.folder, done=self._proven, failed=self._drill_trouble, owner=self
        )

    def check_audit(self) -> None:
        """Recompute the chains this person can read."""
        self._view.show_checking(True)
        self._jobs.run(
            audit.verify_audit, self._session, done=self._checked, failed=self._check_trouble, owner=self
        )

    def print_drills(self) -> None:
        """演练记录."""
        self._jobs.run(
            backup_papers.drill_record, self._session,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def choose_automatic(self, wanted: AutoBackup) -> None:
        """When a backup is made by itself."""
        self._jobs.run(
            backup_policy.choose, self._session, wanted, done=None, failed=self._trouble, owner=self
        )

    def _load(self) -> None:
        self._jobs.run(
            backup_policy.automatic, self._session,
            done=self._view.show_automatic, failed=self._trouble, owner=self,
        )  # fmt: skip
        self._jobs.run(
            backup_list.overview, self._session,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, overview: BackupOverview) -> None:
        self._view.show_overview(overview)
        made = self._just_made
        if made is not None and any(line.folder == made.folder for line in overview.lines):
            self._just_made = None
            self._view.say_made(made)  # now that its line is there to be chosen

    def _made(self, result: _Made) -> None:
        self._view.show_making(False)
        self._just_made = result.made
        self._load()

    def _proven(self, result: _Proven) -> None:
        self._view.show_drilling(False)
        self._view.say_proven(result.report)

    def _checked(self, report: AuditReport) -> None:
        self._view.show_checking(False)
        self._view.say_audit(report)

    def _make_trouble(self, error: XinliError) -> None:
        self._view.show_making(False)
        self._trouble(error)

    def _drill_trouble(self, error: XinliError) -> None:
        self._view.show_drilling(False)
        self._trouble(error)

    def _check_trouble(self, error: XinliError) -> None:
        self._view.show_checking(False)
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

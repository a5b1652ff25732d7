"""The backup page put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.jobs import Jobs
from xinliapp.services.backup_list import BackupLine
from xinliapp.services.session import Session
from xinliapp.ui.backup.presenter import BackupPresenter
from xinliapp.ui.backup.restore_presenter import Agreed, RestorePresenter
from xinliapp.ui.backup.view import BackupView
from xinliapp.widgets.hosting import Host


class BackupScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = BackupView()
        self.presenter = BackupPresenter(self.view, session, jobs, host)
        self.view.backup_wanted.connect(self._back_up)
        self.view.drill_wanted.connect(self._drill)
        self.view.audit_wanted.connect(self._check)
        self.view.drives_wanted.connect(self._look)
        self.restoring = RestorePresenter(self.view.panel, self.view, session, jobs, host)
        self.view.automatic_chosen.connect(self._automatic)
        self.view.restore_wanted.connect(self._restore)
        self.view.print_wanted.connect(self._print)
        self.view.panel.agreed.connect(self._agreed)
        self.view.panel.lock_wanted.connect(self.restoring.lock)

    @Slot(object)
    def _automatic(self, wanted: AutoBackup) -> None:
        self.presenter.choose_automatic(wanted)

    @Slot(object)
    def _restore(self, line: BackupLine) -> None:
        self.restoring.begin(line.folder)

    @Slot(object)
    def _agreed(self, agreed: Agreed) -> None:
        self.restoring.agree(agreed)

    @Slot(object)
    def _back_up(self, to: Path | None) -> None:
        self.presenter.back_up(to)

    @Slot(object)
    def _drill(self, line: BackupLine) -> None:
        self.presenter.drill(line)

    @Slot()
    def _check(self) -> None:
        self.presenter.check_audit()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_drills()

    @Slot()
    def _look(self) -> None:
        self.presenter.look_for_drives()

"""The wizard put together; an import's own screen adds what only its rows ask."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.backup import make_backup
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.facts import Source
from xinliapp.ui.import_wizard.plug import Backup, Import
from xinliapp.ui.import_wizard.presenter import WizardPresenter
from xinliapp.ui.import_wizard.view import ImportView
from xinliapp.widgets.hosting import Host


def automatic_backup(session: Session) -> object:
    """The copy made before an import writes anything."""
    return make_backup(session, reason="import")


class WizardScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(
        self, view: ImportView, plug: Import, session: Session, jobs: Jobs, host: Host, backup: Backup | None
    ) -> None:
        super().__init__()
        self.view = view
        self.presenter = WizardPresenter(view, plug, session, jobs, host, backup)
        view.file_chosen.connect(self._choose)
        view.choose.undo_wanted.connect(self._undo)
        view.frame.next.connect(self._next)
        view.frame.back.connect(self._back)
        view.frame.progress.cancelled.connect(self._cancel)
        view.map.sheet_shown.connect(self._show_sheet)
        view.map.sheet_ticked.connect(self._tick_sheet)
        view.map.header_set.connect(self._set_header)
        view.map.source_set.connect(self._set_source)
        view.preview.ticked.connect(self._tick)
        view.report.undo_wanted.connect(self._undo_this)

    @Slot(str)
    def _choose(self, path: str) -> None:
        self.presenter.choose(path)

    @Slot(str)
    def _undo(self, key: str) -> None:
        self.presenter.undo(key)

    @Slot()
    def _undo_this(self) -> None:
        self.presenter.undo_this()

    @Slot()
    def _next(self) -> None:
        self.presenter.next()

    @Slot()
    def _back(self) -> None:
        self.presenter.back()

    @Slot()
    def _cancel(self) -> None:
        self.presenter.cancel()

    @Slot(str)
    def _show_sheet(self, name: str) -> None:
        self.presenter.show_sheet(name)

    @Slot(str, bool)
    def _tick_sheet(self, name: str, on: bool) -> None:
        self.presenter.tick_sheet(name, on)

    @Slot(int)
    def _set_header(self, row: int) -> None:
        self.presenter.set_header(row)

    @Slot(str, object)
    def _set_source(self, field: str, source: Source) -> None:
        self.presenter.set_source(field, source)

    @Slot(str, bool)
    def _tick(self, row_id: str, on: bool) -> None:
        self.presenter.tick(row_id, on)

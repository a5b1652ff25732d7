"""The import wizard put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import PickAction, PlannedRow
from xinliapp.services.backup import make_backup
from xinliapp.services.session import Session
from xinliapp.ui.roster_import.presenter import Backup, ImportPresenter
from xinliapp.ui.roster_import.view import RosterImportView
from xinliapp.widgets.hosting import Host


def automatic_backup(session: Session) -> object:
    """The copy made before an import writes anything."""
    return make_backup(session, reason="import")


class RosterImportScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(
        self, session: Session, jobs: Jobs, host: Host, backup: Backup | None = automatic_backup
    ) -> None:
        super().__init__()
        self.view = RosterImportView()
        self.presenter = ImportPresenter(self.view, session, jobs, host, backup)
        view = self.view
        view.file_chosen.connect(self._choose)
        view.choose.undo_wanted.connect(self._undo)
        view.frame.next.connect(self._next)
        view.frame.back.connect(self._back)
        view.frame.progress.cancelled.connect(self._cancel)
        view.map.sheet_shown.connect(self._show_sheet)
        view.map.sheet_ticked.connect(self._tick_sheet)
        view.map.header_set.connect(self._set_header)
        view.map.column_set.connect(self._set_column)
        view.preview.row_toggled.connect(self._toggle_row)
        view.preview.detail.field_toggled.connect(self._toggle_field)
        view.preview.detail.decided.connect(self._decide)
        view.preview.detail.class_answered.connect(self._answer_class)
        view.report.undo_wanted.connect(self._undo)
        view.report.print_wanted.connect(self._print)

    @Slot(str)
    def _choose(self, path: str) -> None:
        self.presenter.choose(path)

    @Slot()
    def _cancel(self) -> None:
        self.presenter.cancel()

    @Slot()
    def _next(self) -> None:
        self.presenter.next()

    @Slot()
    def _back(self) -> None:
        self.presenter.back()

    @Slot(str)
    def _show_sheet(self, name: str) -> None:
        self.presenter.show_sheet(name)

    @Slot(str, bool)
    def _tick_sheet(self, name: str, on: bool) -> None:
        self.presenter.tick_sheet(name, on)

    @Slot(int)
    def _set_header(self, row: int) -> None:
        self.presenter.set_header(row)

    @Slot(object, object)
    def _set_column(self, meaning: Field, column: int | None) -> None:
        self.presenter.set_column(meaning, column)

    @Slot(object, bool)
    def _toggle_row(self, planned: PlannedRow, on: bool) -> None:
        self.presenter.toggle_row(planned, on)

    @Slot(object, str, bool)
    def _toggle_field(self, planned: PlannedRow, field: str, on: bool) -> None:
        self.presenter.toggle_field(planned, field, on)

    @Slot(object, object, object)
    def _decide(self, planned: PlannedRow, action: PickAction | None, student_id: str | None) -> None:
        self.presenter.decide(planned, action, student_id)

    @Slot(str, str)
    def _answer_class(self, text: str, answer: str) -> None:
        self.presenter.answer_class(text, answer)

    @Slot()
    def _undo(self) -> None:
        self.presenter.undo()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_differences()

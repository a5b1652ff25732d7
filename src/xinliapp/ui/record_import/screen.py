"""Moving in, put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordField, RecordKind
from xinliapp.domain.record_lines import RecordLine
from xinliapp.services.backup import make_backup
from xinliapp.services.session import Session
from xinliapp.ui.record_import.presenter import Backup, RecordImportPresenter
from xinliapp.ui.record_import.view import RecordImportWidget
from xinliapp.widgets.hosting import Host


def automatic_backup(session: Session) -> object:
    """The copy made before an import writes anything."""
    return make_backup(session, reason="import")


class RecordImportScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(
        self, session: Session, jobs: Jobs, host: Host, backup: Backup | None = automatic_backup
    ) -> None:
        super().__init__()
        self.view = RecordImportWidget(host.find_students)
        self.presenter = RecordImportPresenter(self.view, session, jobs, host, backup)
        view = self.view
        view.file_chosen.connect(self._choose)
        view.choose.kind_chosen.connect(self._kind)
        view.choose.template_wanted.connect(self._template)
        view.choose.undo_wanted.connect(self._undo)
        view.frame.next.connect(self._next)
        view.frame.back.connect(self._back)
        view.frame.progress.cancelled.connect(self._cancel)
        view.map.sheet_shown.connect(self._show_sheet)
        view.map.header_set.connect(self._set_header)
        view.map.source_set.connect(self._set_source)
        view.preview.ticked.connect(self._tick)
        view.preview.picked.connect(self._pick)
        view.report.undo_wanted.connect(self._undo_this)

    @Slot(str)
    def _choose(self, path: str) -> None:
        self.presenter.choose(path)

    @Slot(object)
    def _kind(self, kind: RecordKind) -> None:
        self.presenter.choose_kind(kind)

    @Slot()
    def _template(self) -> None:
        self.presenter.template()

    @Slot(object)
    def _undo(self, kind: RecordKind) -> None:
        self.presenter.undo(kind)

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

    @Slot(int)
    def _set_header(self, row: int) -> None:
        self.presenter.set_header(row)

    @Slot(object, object)
    def _set_source(self, wanted: RecordField, source: int | str | None) -> None:
        self.presenter.set_source(wanted, source)

    @Slot(object, bool)
    def _tick(self, line: RecordLine, on: bool) -> None:
        self.presenter.tick(line, on)

    @Slot(object, object)
    def _pick(self, line: RecordLine, student_id: str | None) -> None:
        self.presenter.pick(line, student_id)

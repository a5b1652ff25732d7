"""The merged table's page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.merged.presenter import MergedPresenter
from xinliapp.ui.merged.view import MergedView
from xinliapp.widgets.hosting import Host


class MergedScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = MergedView()
        self.presenter = MergedPresenter(self.view, session, jobs, host)
        self.view.run_chosen.connect(self._choose_run)
        self.view.unsigned_toggled.connect(self._unsigned)
        self.view.line_changed.connect(self._line)
        self.view.grouped.connect(self._group)
        self.view.compared.connect(self._compare)
        self.view.export_wanted.connect(self._export)
        self.view.print_wanted.connect(self._print)

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        self.presenter.choose_run(run_id)

    @Slot(bool)
    def _unsigned(self, on: bool) -> None:
        self.presenter.include_unsigned(on)

    @Slot(int)
    def _line(self, line: int) -> None:
        self.presenter.set_line(line)

    @Slot(bool)
    def _group(self, by_area: bool) -> None:
        self.presenter.group(by_area)

    @Slot(int)
    def _compare(self, number: int) -> None:
        self.presenter.compare(number)

    @Slot()
    def _export(self) -> None:
        self.presenter.export_xlsx()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_pdf()

"""The page of staff and paper duties put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.link import ImportLink
from xinliapp.ui.safeguards.presenter import SafeguardsPresenter
from xinliapp.ui.safeguards.view import SafeguardsView
from xinliapp.widgets.hosting import Host


class SafeguardsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = SafeguardsView()
        self.presenter = SafeguardsPresenter(self.view, session, jobs, host)
        self.view.source_wanted.connect(self._source)
        self.view.tab_wanted.connect(self._tab)
        self.view.acted.connect(self._act)
        self.view.printed.connect(self._print)
        self.view.file_wanted.connect(self._file)
        self.view.outside_wanted.connect(self._outside)
        self.view.touched.connect(self._keep)
        self.view.next_wanted.connect(self._next)
        self.view.look_wanted.connect(self._look)
        importing = self.view.people.import_trainings
        if not ImportLink(importing, host, RecordKind.TRAININGS).possible:
            importing.setProperty("barred", True)
            importing.setVisible(False)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(str)
    def _tab(self, _tab: str) -> None:
        self.presenter.show_tab()

    @Slot(str, object)
    def _act(self, step: str, typed: object) -> None:
        if isinstance(typed, dict):
            self.presenter.act(step, typed)

    @Slot(str, object)
    def _print(self, what: str, argument: object) -> None:
        self.presenter.print(what, argument)

    @Slot(str)
    def _file(self, attachment_id: str) -> None:
        self.presenter.open_file(attachment_id)

    @Slot(str)
    def _outside(self, attachment_id: str) -> None:
        self.presenter.open_outside(attachment_id)

    @Slot(str, object)
    def _next(self, page: str, argument: object) -> None:
        self.presenter.open_next(page, argument)

    @Slot(str)
    def _look(self, step: str) -> None:
        self.presenter.look_again(step)

    @Slot(str)
    def _keep(self, _form: str) -> None:
        self.presenter.flush()

"""The page of a dossier put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.incidents import ReportKind
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.concern.incident.presenter import IncidentPresenter
from xinliapp.ui.concern.incident.view import IncidentView
from xinliapp.widgets.hosting import Host


class IncidentScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = IncidentView()
        self.presenter = IncidentPresenter(self.view, session, jobs, host)
        self.view.unseal_wanted.connect(self._unseal)
        self.view.kind_chosen.connect(self._kind)
        self.view.draft_due.connect(self._keep)
        self.view.draft_taken.connect(self._take)
        self.view.save_wanted.connect(self._save)
        self.view.print_wanted.connect(self._print)
        self.view.sent_wanted.connect(self._sent)
        self.view.outside_wanted.connect(self._outside)
        self.view.back_wanted.connect(self._back)
        self.view.editor.name_passed.connect(self._pass)
        self.view.editor.check_wanted.connect(self._check)
        files = self.view.files
        files.added.connect(self._add)
        files.out_wanted.connect(self._out)
        files.look_wanted.connect(self._look)
        files.facts_given.connect(self._facts)

    @Slot(str)
    def _unseal(self, reason: str) -> None:
        self.presenter.unseal(reason)

    @Slot(object)
    def _kind(self, kind: ReportKind) -> None:
        self.presenter.show_kind(kind)

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

    @Slot(bool)
    def _save(self, final: bool) -> None:
        self.presenter.save(final)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_report()

    @Slot(str)
    def _sent(self, day: str) -> None:
        self.presenter.mark_sent(day)

    @Slot(str)
    def _outside(self, material_id: str) -> None:
        self.presenter.outside(material_id)

    @Slot()
    def _back(self) -> None:
        self.presenter.back()

    @Slot(str)
    def _pass(self, name: str) -> None:
        self.presenter.pass_name(name)

    @Slot()
    def _check(self) -> None:
        self.presenter.check()

    @Slot(str, str, str, str)
    def _add(self, title: str, provided_by: str, day: str, path: str) -> None:
        self.presenter.add_material(title, provided_by, day, path)

    @Slot(str)
    def _out(self, material_id: str) -> None:
        self.presenter.take_out(material_id)

    @Slot(str)
    def _look(self, material_id: str) -> None:
        self.presenter.look(material_id)

    @Slot(str, str, bool)
    def _facts(self, event_day: str, meeting_on: str, principal: bool) -> None:
        self.presenter.save_facts(event_day, meeting_on, principal)

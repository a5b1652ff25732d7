"""The page of school, calendar and classes put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.school_settings.facts import YearForm
from xinliapp.ui.school_settings.presenter import SettingsPresenter
from xinliapp.ui.school_settings.view import SettingsView
from xinliapp.widgets.hosting import Host


class SchoolSettingsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = SettingsView()
        self.presenter = SettingsPresenter(self.view, session, jobs, host)
        self.view.save_wanted.connect(self._save)
        self.view.discard_wanted.connect(self._discard)
        self.view.draft_changed.connect(self._keep)
        self.view.mended.connect(self._mended)
        self.view.look_wanted.connect(self._look_again)
        self.view.mine_wanted.connect(self._take_mine)
        self.view.year_settled.connect(self._year)
        self.view.year_wanted.connect(self._add_year)

    @Slot()
    def _save(self) -> None:
        self.presenter.save()

    @Slot()
    def _discard(self) -> None:
        self.presenter.discard()

    @Slot()
    def _look_again(self) -> None:
        self.presenter.look_again()

    @Slot()
    def _take_mine(self) -> None:
        self.presenter.take_mine()

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

    @Slot()
    def _mended(self) -> None:
        self.presenter.mended()

    @Slot(object)
    def _year(self, form: YearForm) -> None:
        self.presenter.year_touched(form)

    @Slot()
    def _add_year(self) -> None:
        self.presenter.add_year(self.view.calendar.known())

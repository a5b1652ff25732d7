"""The settings of this PC put together."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.preferences.presenter import ChoosingHost, PreferencesPresenter
from xinliapp.ui.preferences.view import PreferencesPage
from xinliapp.widgets.hosting import Host


class PreferencesScreen(QObject):
    """View and presenter, connected by bound slots only; nothing of it lies in the vault."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = PreferencesPage()
        self.presenter = PreferencesPresenter(self.view.face, cast(ChoosingHost, host))
        self.view.chosen.connect(self._choose)
        self.view.key_chosen.connect(self._choose_key)

    @Slot(str, object)
    def _choose(self, field: str, value: object) -> None:
        self.presenter.choose(field, value)

    @Slot(str, str)
    def _choose_key(self, action: str, key: str) -> None:
        self.presenter.choose_key(action, key)

"""The settings of this PC put together."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.print_fonts import NameWithHoles
from xinliapp.services.session import Session
from xinliapp.ui.preferences.fonts_presenter import FontsPresenter
from xinliapp.ui.preferences.presenter import ChoosingHost, PreferencesPresenter
from xinliapp.ui.preferences.view import PreferencesPage
from xinliapp.widgets.hosting import Host


class PreferencesScreen(QObject):
    """View and presenter, connected by bound slots only; the font check reads names."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = PreferencesPage()
        self.fonts = FontsPresenter(self.view.fonts, session, jobs, host)
        self.presenter = PreferencesPresenter(self.view.face, cast(ChoosingHost, host), self.fonts.refresh)
        self.view.chosen.connect(self._choose)
        self.view.key_chosen.connect(self._choose_key)
        self.view.page_wanted.connect(self._open)
        self.view.fonts.shown.connect(self._look_at_fonts)
        self.view.fonts.student_wanted.connect(self._open_student)

    @Slot(str)
    def _open(self, page: str) -> None:
        self.presenter.open(page)

    @Slot()
    def _look_at_fonts(self) -> None:
        self.fonts.look()

    @Slot(object)
    def _open_student(self, row: NameWithHoles) -> None:
        self.fonts.open_student(row)

    @Slot(str, object)
    def _choose(self, field: str, value: object) -> None:
        self.presenter.choose(field, value)

    @Slot(str, str)
    def _choose_key(self, action: str, key: str) -> None:
        self.presenter.choose_key(action, key)

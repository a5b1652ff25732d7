"""The import of results, put together."""

from __future__ import annotations

from PySide6.QtCore import Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.plug import Backup
from xinliapp.ui.import_wizard.screen import WizardScreen, automatic_backup
from xinliapp.ui.import_wizard.student_panel import StudentPanel
from xinliapp.ui.import_wizard.view import ImportView
from xinliapp.ui.screening_import.plug import ScreeningImport
from xinliapp.ui.screening_import.words import Words
from xinliapp.widgets.hosting import Host


class ScreeningImportScreen(WizardScreen):
    """The wizard with the student picker beside rows nobody was found for."""

    def __init__(
        self, session: Session, jobs: Jobs, host: Host, backup: Backup | None = automatic_backup
    ) -> None:
        words = Words()
        self.plug = ScreeningImport(words)
        looks = words.looks()
        self.panel = StudentPanel(looks.name, self.plug, words.fate, host)
        super().__init__(ImportView(looks, self.panel), self.plug, session, jobs, host, backup)
        self.panel.picked.connect(self._pick)

    @Slot(str, object)
    def _pick(self, row_id: str, student_id: str | None) -> None:
        self.plug.pick(row_id, student_id)
        self.presenter.plan()

"""The roster's import put together."""

from __future__ import annotations

from PySide6.QtCore import Slot

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.roster_plan import PickAction, PlannedRow
from xinliapp.i18n.messages import sentence
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.plug import Backup
from xinliapp.ui.import_wizard.screen import WizardScreen, automatic_backup
from xinliapp.ui.import_wizard.view import ImportView
from xinliapp.ui.roster_import.detail import RowDetail
from xinliapp.ui.roster_import.plug import RosterImport, differences
from xinliapp.ui.roster_import.words import Words
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.hosting import Host


class RosterImportScreen(WizardScreen):
    """Conflicts, single changes, classes nobody can read, and 导入差异单."""

    def __init__(
        self, session: Session, jobs: Jobs, host: Host, backup: Backup | None = automatic_backup
    ) -> None:
        words = Words()
        self.plug = RosterImport(words)
        self.detail = RowDetail(words, self.plug, host)
        view = ImportView(words.looks(), self.detail)
        super().__init__(view, self.plug, session, jobs, host, backup)
        self._session, self._jobs, self._host = session, jobs, host
        self.detail.field_toggled.connect(self._toggle_field)
        self.detail.decided.connect(self._decide)
        self.detail.class_answered.connect(self._answer_class)
        printed = outline(
            words.print_differences(),
            object_name="roster_import.print",
            icon="print",
            shortcut="Ctrl+P",
            hint="Ctrl+P",
        )
        printed.clicked.connect(self._print)
        view.report.add_button(printed)

    @Slot(object, str, bool)
    def _toggle_field(self, planned: PlannedRow, field: str, on: bool) -> None:
        self.plug.take_field(planned, field, on)
        self.presenter.show_row(planned.key)

    @Slot(object, object, object)
    def _decide(self, planned: PlannedRow, action: PickAction | None, student_id: str | None) -> None:
        self.plug.settle(planned, action, student_id)
        self.presenter.show_row(planned.key)

    @Slot(str, str)
    def _answer_class(self, text: str, answer: str) -> None:
        self.plug.class_answers[text] = answer
        self.presenter.plan()

    @Slot()
    def _print(self) -> None:
        report = self.plug.written()
        if report is not None:
            self._jobs.run(
                differences, self._session, report, done=self._printed, failed=self._failed, owner=self
            )

    def _printed(self, paper: Paper) -> None:
        self._host.show_paper(paper)

    def _failed(self, error: XinliError) -> None:
        self.view.show_trouble(sentence(error))

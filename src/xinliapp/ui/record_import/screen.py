"""Moving in, put together."""

from __future__ import annotations

from PySide6.QtCore import Slot

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.record_imports import RecordKind
from xinliapp.i18n.messages import sentence
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.facts import UndoLine
from xinliapp.ui.import_wizard.plug import Backup
from xinliapp.ui.import_wizard.screen import WizardScreen, automatic_backup
from xinliapp.ui.import_wizard.student_panel import StudentPanel
from xinliapp.ui.import_wizard.view import ImportView
from xinliapp.ui.record_import.kinds import KindChoice
from xinliapp.ui.record_import.plug import RecordImport
from xinliapp.ui.record_import.words import Words
from xinliapp.widgets.hosting import Host


class RecordImportView(ImportView):
    """The wizard with the kinds beside the file."""

    def __init__(self, words: Words, plug: RecordImport, host: Host) -> None:
        self.kinds = KindChoice(words)
        self.panel = StudentPanel(words.looks().name, plug, words.fate, host)
        self._plug = plug
        super().__init__(words.looks(), self.panel, self.kinds)

    def show_start(self, undo: tuple[UndoLine, ...]) -> None:
        """What may be taken in, and what can be taken back."""
        super().show_start(undo)
        self.kinds.show_kinds(self._plug.allowed.kinds, self._plug.kind)


class RecordImportScreen(WizardScreen):
    """Kinds, templates, and students given to rows by hand."""

    view: RecordImportView

    def __init__(
        self, session: Session, jobs: Jobs, host: Host, backup: Backup | None = automatic_backup
    ) -> None:
        words = Words()
        self.plug = RecordImport(words)
        super().__init__(RecordImportView(words, self.plug, host), self.plug, session, jobs, host, backup)
        self._session, self._jobs, self._host = session, jobs, host
        self.view.kinds.kind_chosen.connect(self._kind)
        self.view.kinds.template_wanted.connect(self._template)
        self.view.panel.picked.connect(self._pick)

    @Slot(object)
    def _kind(self, kind: RecordKind) -> None:
        self.plug.kind = kind
        self.presenter.read_anew()

    @Slot()
    def _template(self) -> None:
        try:
            made = self.plug.template()
        except UserError as error:
            self._failed(error)
            return
        self._jobs.run(made, self._session, done=self._save, failed=self._failed, owner=self)

    def _failed(self, error: XinliError) -> None:
        self.view.show_trouble(sentence(error))

    def _save(self, paper: Paper) -> None:
        self._host.save_file(paper, self._failed)

    @Slot(str, object)
    def _pick(self, row_id: str, student_id: str | None) -> None:
        self.plug.pick(row_id, student_id)
        self.presenter.plan()

"""The student page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.dossier import Section
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.student.facts import PaperKind, Record, Tab
from xinliapp.ui.student.forms import FormBody, FormKind
from xinliapp.ui.student.presenter import StudentPresenter
from xinliapp.ui.student.view import StudentView
from xinliapp.widgets.hosting import Host


class StudentScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = StudentView()
        self.presenter = StudentPresenter(self.view, session, jobs, host)
        view, panel = self.view, self.view.panel
        view.form_wanted.connect(self._form)
        view.roster_wanted.connect(self._roster)
        view.tab_chosen.connect(self._tab)
        view.overview.page_wanted.connect(self._page)
        view.plan.page_wanted.connect(self._page)
        view.plan.done.connect(self._done)
        view.history.older_wanted.connect(self._older)
        view.history.opened.connect(self._open)
        view.identity.record_wanted.connect(self._record)
        view.identity.paper_wanted.connect(self._paper)
        panel.saved.connect(self._save)
        panel.closed.connect(self._close)
        panel.draft_due.connect(self._keep)
        panel.draft_taken.connect(self._take)

    @Slot(object, object)
    def _form(self, kind: FormKind, section: Section | None) -> None:
        self.presenter.open_form(kind, section)

    @Slot(object)
    def _tab(self, tab: Tab) -> None:
        self.presenter.show_tab(tab)

    @Slot(str)
    def _page(self, page: str) -> None:
        self.presenter.open_page(page)

    @Slot(str)
    def _done(self, line_id: str) -> None:
        self.presenter.mark_done(line_id)

    @Slot()
    def _older(self) -> None:
        self.presenter.unfold_older()

    @Slot(str, object)
    def _open(self, page: str, argument: object) -> None:
        self.presenter.open_record(page, argument)

    @Slot(object)
    def _paper(self, kind: PaperKind) -> None:
        self.presenter.print_paper(kind)

    @Slot(object)
    def _record(self, record: Record) -> None:
        self.presenter.begin(record)

    @Slot()
    def _roster(self) -> None:
        self.presenter.to_roster()

    @Slot(object, object)
    def _save(self, kind: FormKind, body: FormBody) -> None:
        self.presenter.save(kind, body)

    @Slot()
    def _close(self) -> None:
        self.presenter.close_form()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep_draft(self.view.panel.body())

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

"""The student page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.dossier import DossierFact, Section
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.life_events import LifeEvent
from xinliapp.domain.student_papers import StudentPaper
from xinliapp.services.session import Session
from xinliapp.ui.student.facts import PaperKind, Record, Tab
from xinliapp.ui.student.forms import FormBody, FormKind
from xinliapp.ui.student.papers_desk import PaperForm
from xinliapp.ui.student.presenter import StudentPresenter
from xinliapp.ui.student.view import StudentView
from xinliapp.widgets.consent_form import ConsentForm
from xinliapp.widgets.hosting import Host


class StudentScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = StudentView()
        self.presenter = StudentPresenter(self.view, self.view.asking, session, jobs, host)
        view, panel = self.view, self.view.panel
        view.form_wanted.connect(self._form)
        view.roster_wanted.connect(self._roster)
        view.tab_chosen.connect(self._tab)
        view.overview.page_wanted.connect(self._page)
        view.plan.page_wanted.connect(self._page)
        view.referral.page_wanted.connect(self._page)
        view.plan.done.connect(self._done)
        view.history.older_wanted.connect(self._older)
        view.history.opened.connect(self._open)
        view.identity.record_wanted.connect(self._record)
        view.identity.paper_wanted.connect(self._paper)
        view.file.event_dropped.connect(self._drop_event)
        self._papers(view)
        panel.saved.connect(self._save)
        panel.closed.connect(self._close)
        panel.draft_due.connect(self._keep)
        panel.draft_taken.connect(self._take)

    def _papers(self, view: StudentView) -> None:
        papers, asking = view.papers, view.asking
        papers.consent_wanted.connect(self._ask_consent)
        papers.withdrawal_wanted.connect(self._ask_withdrawal)
        papers.scan_wanted.connect(self._show_scan)
        papers.scan_lacking.connect(asking.ask_scan)
        papers.consent_dropped.connect(asking.ask_void_consent)
        asking.scan_chosen.connect(self._add_scan)
        asking.consent_void_given.connect(self._void_consent)
        papers.dropped.connect(self._take_paper)
        papers.paper_wanted.connect(self._open_paper)
        papers.paper_dropped.connect(asking.ask_void)
        asking.consent_typed.connect(self._consent)
        asking.withdrawal_typed.connect(self._withdrawal)
        asking.paper_typed.connect(self._add_paper)
        asking.reason_given.connect(self._unseal)
        asking.void_given.connect(self._void_paper)
        asking.outside_wanted.connect(self._outside)
        asking.trouble.connect(view.show_trouble)

    @Slot(object, object)
    def _form(self, kind: FormKind, about: Section | DossierFact | LifeEvent | None) -> None:
        self.presenter.open_form(kind, about)

    @Slot(str)
    def _drop_event(self, event_id: str) -> None:
        self.presenter.drop_event(event_id)

    @Slot(object)
    def _ask_consent(self, kind: ConsentKind) -> None:
        self.presenter.files.ask_consent(kind)

    @Slot(object)
    def _ask_withdrawal(self, kind: ConsentKind) -> None:
        self.presenter.files.ask_consent(kind, taking_back=True)

    @Slot(object)
    def _consent(self, form: ConsentForm) -> None:
        self.presenter.files.record(form)

    @Slot(object)
    def _withdrawal(self, form: ConsentForm) -> None:
        self.presenter.files.withdraw(form)

    @Slot(str)
    def _show_scan(self, consent_id: str) -> None:
        self.presenter.files.show_scan(consent_id)

    @Slot(str, str)
    def _add_scan(self, consent_id: str, path: str) -> None:
        self.presenter.files.add_scan(consent_id, path)

    @Slot(str, str)
    def _void_consent(self, consent_id: str, reason: str) -> None:
        self.presenter.files.void_consent(consent_id, reason)

    @Slot(str)
    def _take_paper(self, path: str) -> None:
        self.presenter.files.take(path)

    @Slot(object)
    def _add_paper(self, form: PaperForm) -> None:
        self.presenter.files.add(form)

    @Slot(object)
    def _open_paper(self, paper: StudentPaper) -> None:
        self.presenter.files.open(paper)

    @Slot(str)
    def _unseal(self, reason: str) -> None:
        self.presenter.files.unseal(reason)

    @Slot(str, str)
    def _void_paper(self, paper_id: str, reason: str) -> None:
        self.presenter.files.void(paper_id, reason)

    @Slot()
    def _outside(self) -> None:
        self.presenter.files.copy_outside()

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

"""The page of counselling sessions put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.services.session import Session
from xinliapp.ui.counseling.facts import Body
from xinliapp.ui.counseling.presenter import CounselingPresenter
from xinliapp.ui.counseling.process_note import ProcessNotes
from xinliapp.ui.counseling.view import CounselingView
from xinliapp.ui.import_wizard.link import EmptyTableImport
from xinliapp.widgets.consent_form import ConsentForm
from xinliapp.widgets.hosting import Host


class CounselingScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = CounselingView()
        self.presenter = CounselingPresenter(self.view, session, jobs, host)
        view, form, note = self.view, self.view.form, self.view.note
        view.list.opened.connect(self._open)
        view.list.new_wanted.connect(self._new)
        view.list.group_wanted.connect(self._new_group)
        view.linked.connect(self._link)
        view.consent.record_wanted.connect(self._ask_consent)
        view.consent.recorded.connect(self._record_consent)
        view.consent.waived.connect(self._waive)
        view.next_bar.chosen.connect(self._next)
        form.back_wanted.connect(self._back)
        form.draft_due.connect(self._keep)
        form.sign_wanted.connect(self._ask_sign)
        form.signed.connect(self._sign)
        form.voided.connect(self._void)
        form.booked.connect(self._book)
        form.student_wanted.connect(self._student)
        form.beside.phrase_kept.connect(self._add_phrase)
        form.beside.phrase_dropped.connect(self._remove_phrase)
        note.back_wanted.connect(self._back)
        note.unsealed.connect(self._unseal)
        note.amended.connect(self._amend)
        note.amend_due.connect(self._keep)
        note.print_wanted.connect(self._print)
        self._process = ProcessNotes(view, session, jobs, view.show_trouble)
        self.presenter.before_flush = self._process.flush
        form.process_wanted.connect(self._process.open)
        note.process_wanted.connect(self._process.open)
        self._host = host
        self._importing = EmptyTableImport(view.list.table, host, RecordKind.SESSIONS, view.list.nothing)

    @Slot(str)
    def _open(self, session_id: str) -> None:
        self.presenter.open(session_id)

    @Slot(str)
    def _new(self, student_id: str) -> None:
        self.presenter.new(student_id)

    @Slot()
    def _new_group(self) -> None:
        self.presenter.new_group()

    @Slot()
    def _ask_consent(self) -> None:
        self.presenter.consents.ask()

    @Slot(object)
    def _record_consent(self, form: ConsentForm) -> None:
        self.presenter.consents.record(form)

    @Slot(str)
    def _waive(self, ground: str) -> None:
        self.presenter.consents.waive(ground)

    @Slot(str)
    def _link(self, member_id: str) -> None:
        self.presenter.link_me(member_id)

    @Slot(str, object)
    def _next(self, page: str, argument: object) -> None:
        self._host.open(page, argument)

    @Slot()
    def _back(self) -> None:
        self.presenter.to_list()

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

    @Slot(object)
    def _ask_sign(self, body: Body) -> None:
        self.presenter.ask_sign(body)

    @Slot(object)
    def _sign(self, body: Body) -> None:
        self.presenter.sign(body)

    @Slot(str)
    def _void(self, reason: str) -> None:
        self.presenter.void(reason)

    @Slot(str, object)
    def _book(self, student_id: str, body: Body) -> None:
        self.presenter.book_next(student_id, body)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.open_student(student_id)

    @Slot(str)
    def _add_phrase(self, text: str) -> None:
        self.presenter.add_phrase(text)

    @Slot(str)
    def _remove_phrase(self, text: str) -> None:
        self.presenter.remove_phrase(text)

    @Slot(str)
    def _unseal(self, reason: str) -> None:
        self.presenter.unseal(reason)

    @Slot(str)
    def _amend(self, text: str) -> None:
        self.presenter.amend(text)

    @Slot()
    def _print(self) -> None:
        self.presenter.print()

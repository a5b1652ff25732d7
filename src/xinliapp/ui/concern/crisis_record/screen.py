"""The record of a crisis put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis_record.presenter import RecordPresenter
from xinliapp.ui.concern.crisis_record.view import RecordView
from xinliapp.widgets.hosting import Host


class CrisisRecordScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RecordView(host.find_students)
        self.presenter = RecordPresenter(self.view, session, jobs, host)
        self.view.chosen.connect(self._choose)
        self.view.draft_due.connect(self._keep)
        self.view.draft_taken.connect(self._take)
        self.view.save_wanted.connect(self._save)
        self.view.go_on_wanted.connect(self._go_on)
        self.view.end_wanted.connect(self._end)
        self.view.student_page_wanted.connect(self._student_page)
        self.view.print_wanted.connect(self._print)
        self.view.outside_wanted.connect(self._outside)
        self.view.incident_given.connect(self._incident)
        self.view.page_wanted.connect(self._page)
        body = self.view.body
        body.student_chosen.connect(self._student)
        body.corrected.connect(self._correct)
        body.note_wanted.connect(self._note)
        body.handover.receipt_wanted.connect(self._receipt)
        body.aftercare.added.connect(self._add)
        body.aftercare.usual_wanted.connect(self._usual)
        body.aftercare.done.connect(self._done)
        body.aftercare.dropped.connect(self._drop)

    @Slot(str)
    def _choose(self, crisis_id: str) -> None:
        self.presenter.choose(crisis_id)

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

    @Slot()
    def _save(self) -> None:
        self.presenter.save_handover()

    @Slot()
    def _go_on(self) -> None:
        self.presenter.go_on()

    @Slot()
    def _end(self) -> None:
        self.presenter.end()

    @Slot(str)
    def _student_page(self, student_id: str) -> None:
        self.presenter.open_page("student", student_id)

    @Slot(str)
    def _print(self, what: str) -> None:
        self.presenter.print_paper(what)

    @Slot()
    def _outside(self) -> None:
        self.presenter.receipt_outside()

    @Slot(str)
    def _incident(self, reason: str) -> None:
        self.presenter.open_incident(reason)

    @Slot(str, object)
    def _page(self, page: str, argument: object) -> None:
        self.presenter.open_page(page, argument)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.set_student(student_id)

    @Slot(str, str, str)
    def _correct(self, entry_id: str, typed_at: str, reason: str) -> None:
        self.presenter.correct(entry_id, typed_at, reason)

    @Slot(str)
    def _note(self, text: str) -> None:
        self.presenter.add_note(text)

    @Slot()
    def _receipt(self) -> None:
        self.presenter.show_receipt()

    @Slot(str, str, str)
    def _add(self, what: str, responsible: str, day: str) -> None:
        self.presenter.add_aftercare(what, responsible, day)

    @Slot()
    def _usual(self) -> None:
        self.presenter.add_usual()

    @Slot(str)
    def _done(self, step_id: str) -> None:
        self.presenter.do_aftercare(step_id)

    @Slot(str)
    def _drop(self, step_id: str) -> None:
        self.presenter.drop_aftercare(step_id)

"""转学移交 put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.services.transfers import TransferInput
from xinliapp.ui.transfer.facts import Narrow, Row
from xinliapp.ui.transfer.presenter import TransferPresenter
from xinliapp.ui.transfer.view import TransferView
from xinliapp.widgets.hosting import Host


class TransferScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = TransferView(host.find_students)
        self.presenter = TransferPresenter(self.view, session, jobs, host)
        view = self.view
        view.narrowed.connect(self._narrow)
        view.row_chosen.connect(self._row)
        view.send_wanted.connect(self._ask_send)
        view.card_wanted.connect(self._ask_card)
        view.file_given.connect(self._take)
        view.sending.chosen.connect(self._look)
        view.sending.sent.connect(self._send)
        view.sending.bar.acted.connect(self._consent)
        view.arrival.accepted.connect(self._accept)
        view.school.typed.connect(self._typed)
        view.row.written.connect(self._write)
        view.row.student_wanted.connect(self._student)
        view.card.made.connect(self._make_card)
        view.card.paper_wanted.connect(self._sheet)
        view.card.days_set.connect(self._days)

    @Slot(object)
    def _narrow(self, narrow: Narrow) -> None:
        self.presenter.narrow(narrow)

    @Slot(object)
    def _row(self, row: Row) -> None:
        self.presenter.open_row(row)

    @Slot()
    def _ask_send(self) -> None:
        self.presenter.open_send()

    @Slot()
    def _ask_card(self) -> None:
        self.presenter.open_card()

    @Slot(object)
    def _take(self, path: Path) -> None:
        self.presenter.take(path)

    @Slot()
    def _look(self) -> None:
        choice = self.view.sending.choice()
        if choice.student_id is not None:
            self.presenter.look(choice.student_id, choice.sections, choice.notes)

    @Slot()
    def _send(self) -> None:
        panel = self.view.sending
        choice = panel.choice()
        if choice.student_id is None or choice.school_id is None:
            self.view.show_trouble(self.view.no_student())
            return
        notes = choice.notes if panel.counseling_goes() else frozenset()
        wanted = TransferInput(choice.student_id, choice.school_id, choice.ground, choice.sections, notes)
        folder = self.view.choose_place()
        if folder is not None:
            self.presenter.send(wanted, panel.signer.chosen(), folder)

    @Slot()
    def _consent(self) -> None:
        student_id = self.view.sending.choice().student_id
        if student_id is not None:
            self.presenter.open_student(student_id)

    @Slot(str)
    def _accept(self, student_id: str) -> None:
        self.presenter.accept(student_id)

    @Slot(object)
    def _typed(self, groups: dict[int, str]) -> None:
        self.presenter.add_school(groups)

    @Slot(object)
    def _write(self, row: Row) -> None:
        folder = self.view.choose_place()
        if folder is not None:
            signer = self.view.row.signer
            self.presenter.write(row, signer.chosen() if signer.isVisible() else None, folder)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.open_student(student_id)

    @Slot()
    def _make_card(self) -> None:
        self.presenter.make_card(self.view.card.signer.chosen())

    @Slot()
    def _sheet(self) -> None:
        self.presenter.print_sheet()

    @Slot(int)
    def _days(self, days: int) -> None:
        self.presenter.set_days(days)

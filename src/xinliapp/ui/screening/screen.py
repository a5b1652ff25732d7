"""The page of screening put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.screening.facts import ConsentInput, CriticalLine, PlanInput, RoundPaper
from xinliapp.ui.screening.presenter import ScreeningPresenter
from xinliapp.ui.screening.view import ScreeningView
from xinliapp.widgets.hosting import Host


class ScreeningScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ScreeningView()
        self.presenter = ScreeningPresenter(self.view, session, jobs, host)
        rounds, one = self.view.rounds, self.view.round
        rounds.opened.connect(self._open)
        rounds.new_wanted.connect(self._new)
        one.back_wanted.connect(self._back)
        one.step_chosen.connect(self._step)
        one.closing.step_wanted.connect(self._step)
        one.closing.key_wanted.connect(self._bands)
        one.plan.save_wanted.connect(self._save_plan)
        for printing in (one, one.imports, one.check, one.closing):
            printing.print_wanted.connect(self._print)
        one.consent.letters_wanted.connect(self._letters)
        one.consent.answers_wanted.connect(self._answers)
        for naming in (one.consent, one.check, one.dispose):
            naming.student_wanted.connect(self._student)
        for writing in (one.plan, one.grid, one.sheet):
            writing.draft_changed.connect(self._keep)
        self._connect_typing()
        one.imports.file_chosen.connect(self._file)
        one.imports.undo_wanted.connect(self._undo_import)
        one.check.status_wanted.connect(self._status)
        one.check.void_wanted.connect(self._void)
        one.dispose.dispose_wanted.connect(self._dispose)
        one.dispose.conference_wanted.connect(self._conference)
        one.dispose.tell_wanted.connect(self._tell)
        one.closing.close_wanted.connect(self._close)
        one.closing.reopen_wanted.connect(self._reopen)

    def _connect_typing(self) -> None:
        one = self.view.round
        one.grid.class_wanted.connect(self._grid_class)
        one.grid.digit_typed.connect(self._digit)
        one.grid.save_wanted.connect(self._save_grid)
        one.grid.rest_wanted.connect(self._rest)
        one.imports.typing_wanted.connect(self._key_in)
        one.sheet.class_wanted.connect(self._sheet_class)
        one.sheet.student_wanted.connect(self._sheet_student)
        one.sheet.digit_typed.connect(self._answer)
        one.sheet.save_wanted.connect(self._save_sheet)
        one.sheet.back_wanted.connect(self._leave_sheets)

    @Slot(str)
    def _open(self, round_id: str) -> None:
        self.presenter.open(round_id)

    @Slot()
    def _new(self) -> None:
        self.presenter.begin()

    @Slot()
    def _back(self) -> None:
        self.presenter.back()

    @Slot(str)
    def _step(self, key: str) -> None:
        self.presenter.choose_step(key)

    @Slot(str)
    def _bands(self, key: str) -> None:
        self.presenter.choose_bands(key)

    @Slot(object)
    def _save_plan(self, typed: PlanInput) -> None:
        self.presenter.save_plan(typed)

    @Slot(str)
    def _print(self, what: str) -> None:
        self.presenter.print(RoundPaper(what))

    @Slot(object)
    def _letters(self, class_ids: object) -> None:
        if isinstance(class_ids, tuple):
            self.presenter.print_letters(class_ids)

    @Slot(object)
    def _answers(self, typed: ConsentInput) -> None:
        self.presenter.record_consents(typed)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.open_student(student_id)

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

    @Slot(str)
    def _grid_class(self, class_id: str) -> None:
        self.presenter.typist.choose_class(class_id)

    @Slot(str, str)
    def _digit(self, student_id: str, code: str) -> None:
        self.presenter.typist.type_digit(student_id, code)

    @Slot()
    def _save_grid(self) -> None:
        self.presenter.typist.save_grid()

    @Slot(object)
    def _rest(self, method: CheckMethod) -> None:
        self.presenter.typist.rest(method)

    @Slot()
    def _key_in(self) -> None:
        self.presenter.key_in()

    @Slot(str)
    def _sheet_class(self, class_id: str) -> None:
        self.presenter.typist.choose_sheet_class(class_id)

    @Slot(str)
    def _sheet_student(self, student_id: str) -> None:
        self.presenter.typist.choose_student(student_id)

    @Slot(str, str)
    def _answer(self, item: str, code: str) -> None:
        self.presenter.typist.type_answer(item, code)

    @Slot()
    def _save_sheet(self) -> None:
        self.presenter.typist.save_sheet()

    @Slot()
    def _leave_sheets(self) -> None:
        self.presenter.leave_sheets()

    @Slot(str)
    def _file(self, path: str) -> None:
        self.presenter.take_file(path)

    @Slot()
    def _undo_import(self) -> None:
        self.presenter.undo_import()

    @Slot(object, object)
    def _status(self, rows: object, status: CheckStatus | None) -> None:
        if isinstance(rows, tuple):
            self.presenter.set_status(rows, status)

    @Slot(str)
    def _void(self, student_id: str) -> None:
        self.presenter.ask_void(student_id)

    @Slot(object, object, str)
    def _dispose(self, rows: object, disposition: Disposition, note: str) -> None:
        if isinstance(rows, tuple):
            self.presenter.dispose(rows, disposition, note)

    @Slot(object, str)
    def _conference(self, rows: object, note: str) -> None:
        if isinstance(rows, tuple):
            self.presenter.to_conference(rows, note)

    @Slot(object)
    def _tell(self, line: CriticalLine) -> None:
        self.presenter.ask_told(line)

    @Slot(str)
    def _close(self, day: str) -> None:
        self.presenter.close(day)

    @Slot()
    def _reopen(self) -> None:
        self.presenter.ask_reopen()

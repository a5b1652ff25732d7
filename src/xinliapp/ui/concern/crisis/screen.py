"""The page of a crisis put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis.presenter import CrisisPresenter
from xinliapp.ui.concern.crisis.view import CrisisView
from xinliapp.widgets.hosting import Host


class CrisisScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = CrisisView(host.find_students)
        self.presenter = CrisisPresenter(self.view, session, jobs, host)
        self.view.pressed.connect(self._press)
        self.view.undo_wanted.connect(self._undo)
        self.view.again_wanted.connect(self._again)
        self.view.student_chosen.connect(self._student)
        self.view.note_wanted.connect(self._note)
        self.view.draft_due.connect(self._keep)
        self.view.end_wanted.connect(self._end)
        self.view.another_wanted.connect(self._another)
        self.view.quiet_wanted.connect(self._quiet)
        self.view.merge_wanted.connect(self._merge)
        self.view.aside_wanted.connect(self._aside)
        self.view.steps_wanted.connect(self._steps)
        self.view.steps_given.connect(self._steps_given)
        self.view.shipped_wanted.connect(self._shipped)
        self.view.card_wanted.connect(self._card)
        self.view.records_wanted.connect(self._records)
        self.view.second.connect(self._tick)

    @Slot(str, str)
    def _press(self, step: str, words: str) -> None:
        self.presenter.press(step, words)

    @Slot()
    def _undo(self) -> None:
        self.presenter.undo()

    @Slot()
    def _again(self) -> None:
        self.presenter.write_again()

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.set_student(student_id)

    @Slot()
    def _note(self) -> None:
        self.presenter.save_note()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep_note()

    @Slot()
    def _end(self) -> None:
        self.presenter.end()

    @Slot()
    def _another(self) -> None:
        self.presenter.another()

    @Slot(str)
    def _quiet(self, crisis_id: str) -> None:
        self.presenter.go_on_with(crisis_id)

    @Slot()
    def _merge(self) -> None:
        self.presenter.merge()

    @Slot()
    def _aside(self) -> None:
        self.presenter.put_aside()

    @Slot()
    def _steps(self) -> None:
        self.presenter.edit_steps()

    @Slot(object)
    def _steps_given(self, steps: object) -> None:
        self.presenter.save_steps(steps)  # type: ignore[arg-type]

    @Slot()
    def _shipped(self) -> None:
        self.presenter.shipped_steps()

    @Slot()
    def _card(self) -> None:
        self.presenter.print_card()

    @Slot()
    def _records(self) -> None:
        self.presenter.open_records()

    @Slot()
    def _tick(self) -> None:
        self.presenter.tick()

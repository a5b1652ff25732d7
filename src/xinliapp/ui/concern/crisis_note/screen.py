"""F9 without the case key put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis_note.presenter import CrisisNotePresenter
from xinliapp.ui.concern.crisis_note.view import CrisisNoteView
from xinliapp.widgets.hosting import Host


class CrisisNoteScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = CrisisNoteView()
        self.presenter = CrisisNotePresenter(self.view, session, jobs, host)
        self.view.pressed.connect(self._press)
        self.view.again_wanted.connect(self._again)

    @Slot(str)
    def _press(self, step: str) -> None:
        self.presenter.press(step)

    @Slot()
    def _again(self) -> None:
        self.presenter.write_again()

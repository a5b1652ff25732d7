"""What F9 does without the case key; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.i18n import labels
from xinliapp.i18n.messages import sentence
from xinliapp.services import crisis_stamps
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


class NoteView(Protocol):
    """What the presenter asks of the widgets."""

    def show_pressed(self, step: str, at: str, pending: bool) -> None: ...
    def show_noted(self, noted: Sequence[tuple[str, str]]) -> None: ...
    def show_unwritten(self, text: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class CrisisNotePresenter:
    """One press, one sealed note; what was noted in this sitting is shown, nothing can be read back."""

    def __init__(self, view: NoteView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._noted: list[tuple[str, str]] = []
        self._unwritten: list[tuple[CrisisStep, dt.datetime]] = []

    def start(self, argument: object) -> None:
        """The page is shown."""
        self._view.show_noted(self._noted)

    def refresh(self, changes: Changes) -> None:
        """Nothing that is written elsewhere stands here."""

    def flush(self) -> None:
        """What could not be written is tried once more."""
        self.write_again()

    def press(self, step: str) -> None:
        """One press: the moment is now."""
        self._write(CrisisStep(step), self._session.clock.now())

    def write_again(self) -> None:
        """再记一次, with the moments of the presses."""
        waiting, self._unwritten = self._unwritten, []
        for step, at in waiting:
            self._write(step, at)

    def _write(self, step: CrisisStep, at: dt.datetime) -> None:
        self._view.show_pressed(step.value, at.isoformat(), True)
        self._jobs.run(
            crisis_stamps.note, self._session, step, at, done=partial(self._written, step),
            failed=partial(self._not_written, step, at), owner=self, priority=Priority.URGENT,
        )  # fmt: skip

    def _written(self, step: CrisisStep, moment: str) -> None:
        self._noted.append((moment[11:], labels.label(step)))
        self._view.show_pressed(step.value, moment, False)
        self._view.show_noted(self._noted)
        self._tell()

    def _not_written(self, step: CrisisStep, at: dt.datetime, error: XinliError) -> None:
        self._unwritten.append((step, at))
        self._view.show_trouble(sentence(error))
        self._tell()

    def _tell(self) -> None:
        told = ""
        if self._unwritten:
            step, at = self._unwritten[-1]
            told = sentence(KnownError("crisis_not_written", words=labels.label(step), at=f"{at:%H:%M:%S}"))
        self._view.show_unwritten(told)

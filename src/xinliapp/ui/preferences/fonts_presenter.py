"""打印与字体: asked for when its tab is looked at; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import print_fonts
from xinliapp.services.print_fonts import FontCheck, NameWithHoles
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow
from xinliapp.widgets.hosting import Host


class FontsView(Protocol):
    """What the presenter asks of the tab."""

    def show_check(self, found: FontCheck, masked: bool) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def looked_at(self) -> bool: ...


class FontsPresenter:
    """The names are read by the database's thread, the fonts by the other one."""

    def __init__(self, view: FontsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host

    def refresh(self, changes: Changes) -> None:
        """Check again when names may have changed and the tab is looked at."""
        if self._view.looked_at() and (changes is Changes.NONE or changes & Changes.ROSTER):
            self.look()

    def look(self) -> None:
        """The tab is shown."""
        self._jobs.run(print_fonts.names, self._session, done=self._check, failed=self._trouble, owner=self)

    def open_student(self, row: NameWithHoles) -> None:
        """The student's page, for who has it."""
        if self._host.has("student"):
            self._host.open("student", row.id)

    def _check(self, roll: Sequence[StudentRow]) -> None:
        self._jobs.run(
            print_fonts.check, roll, done=self._show, failed=self._trouble, owner=self, lane="work"
        )

    def _show(self, found: FontCheck) -> None:
        self._view.show_check(found, self._host.masked())

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

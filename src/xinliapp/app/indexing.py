"""The index of notes catches up while nothing else is to be done: slice by slice in the database's lane."""

from __future__ import annotations

from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.services import find
from xinliapp.services.session import Session


class Indexing:
    """One slice at a time; whatever a person asks for comes before the next."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._running = False

    def catch_up(self) -> None:
        """Begin, unless a slice is under way: it goes on by itself."""
        if self._running or not self._session.database.has_case:
            return
        self._running = True
        self._jobs.run(
            find.catch_up, self._session,
            done=self._done, failed=self._failed, owner=self, priority=Priority.BACKGROUND,
        )  # fmt: skip

    def _done(self, waiting: int) -> None:
        self._running = False
        if waiting:
            self.catch_up()

    def _failed(self, _error: object) -> None:
        """A full disk or a lock: the next change, or the next look, tries again."""
        self._running = False

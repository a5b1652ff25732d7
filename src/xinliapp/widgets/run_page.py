"""What presenters of pages about one run of a form have in common; no Qt here."""

from __future__ import annotations

from abc import ABC, abstractmethod

from xinliapp.domain.changes import Changes


class RunPage(ABC):
    """A page opened with a run's id, or with nothing: then the newest run is shown.

    ``_SEEN`` are the changes after which it loads again.
    """

    _SEEN = Changes.BUREAU
    _run_id: str | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a run's id."""
        if isinstance(argument, str):
            self._run_id = argument
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when the bureau's books changed."""
        if changes & self._SEEN:
            self._load()

    def choose_run(self, run_id: str) -> None:
        """Another form or period."""
        self._run_id = run_id
        self._load()

    @abstractmethod
    def _load(self) -> None:
        """Read the page of the run, and show it."""

"""Printing what holds students' names; Qt-free, so that presenters may use it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.widgets.hosting import Host


class BlankOffer(Protocol):
    """What the desk asks of a page; ``InlineBar.offer_blank`` does it."""

    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...


class PaperDesk:
    """Makes a paper and shows it; a name with characters no font has is told first (screens.md 3.8).

    The page then offers 留空打印: the same paper with squares to write those characters in. ``shown`` is
    called after a paper was handed to the host.
    """

    def __init__(
        self,
        jobs: Jobs,
        host: Host,
        view: BlankOffer,
        trouble: Callable[[XinliError], None],
        shown: Callable[[], None] | None = None,
    ) -> None:
        self._jobs, self._host, self._view = jobs, host, view
        self._trouble, self._after = trouble, shown

    def print(self, make: Callable[..., Paper], *args: object) -> None:
        """``make(*args)`` on the database thread; for names it takes ``blank_missing`` besides."""
        again = partial(self._again, partial(make, *args, blank_missing=True))
        self._jobs.run(make, *args, done=self._show, failed=partial(self._failed, again), owner=self)

    def _again(self, make: Callable[[], Paper]) -> None:
        self._jobs.run(make, done=self._show, failed=self._trouble, owner=self)

    def _show(self, paper: Paper) -> None:
        self._host.show_paper(paper)
        if self._after is not None:
            self._after()

    def _failed(self, again: Callable[[], None], error: XinliError) -> None:
        if error.code == "glyphs_missing":
            self._view.offer_blank(sentence(error), again)
        else:
            self._trouble(error)

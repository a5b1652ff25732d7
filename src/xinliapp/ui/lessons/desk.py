"""What every part of the page's presenter works with: jobs, toasts, one place for errors. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services.session import Session
from xinliapp.ui.lessons.facts import ActivityLook, LessonsPage
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class LessonsView(Protocol):
    """What the presenters ask of the widgets."""

    def show_page(self, page: LessonsPage) -> None: ...
    def show_tab(self, number: int) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def saved(self, step: str) -> str: ...
    def typed(self) -> dict[str, object] | None: ...
    def restore(self, typed: dict[str, object]) -> None: ...
    def clear_trouble(self) -> None: ...
    def show_look(self, look: ActivityLook) -> None: ...
    def show_picture(self, picture: Paper) -> None: ...
    def show_import(self, plan: object, trouble: str) -> None: ...
    def close_import(self) -> None: ...
    def show_kept(self, cells: Sequence[str]) -> None: ...


class LessonDesk:
    """Runs jobs for one page: errors go to the field they speak of, or above the lists."""

    def __init__(
        self,
        view: LessonsView,
        session: Session,
        jobs: Jobs,
        host: Host,
        reload: Callable[[], None],
        keep: Callable[[], None],
    ) -> None:
        self.view = view
        self.session = session
        self.jobs = jobs
        self.host = host
        self._papers = PaperDesk(jobs, host, view, partial(self.trouble, "paper"))
        self.reload = reload
        self.keep = keep

    @property
    def today(self) -> dt.date:
        """The session's day."""
        return self.session.clock.now().date()

    def do(
        self,
        fn: Callable[..., object],
        *args: object,
        step: str,
        undo: Callable[[object], None] | None = None,
    ) -> None:
        """Run ``fn(session, *args)``; a toast says ``step`` and offers ``undo`` with what ``fn`` returned."""
        self.view.clear_trouble()
        self.jobs.run(
            fn,
            self.session,
            *args,
            done=partial(self._done, step, undo),
            failed=partial(self.trouble, step),
            owner=self,
        )

    def paper(self, fn: Callable[..., Paper], *args: object, sheet: bool = False) -> None:
        """Show a paper, or save it where it is a spreadsheet."""
        self.view.clear_trouble()
        if sheet:
            failed = partial(self.trouble, "paper")
            self.jobs.run(fn, self.session, *args, done=self._save, failed=failed, owner=self)
        else:
            self._papers.print(fn, self.session, *args)

    def trouble(self, step: str, error: XinliError) -> None:
        """Tell what went wrong where it belongs; what was typed stays, and as a draft too."""
        self.keep()
        text = sentence(error)
        if error.code == "changed_since":
            self.view.show_newer(text)
        elif not self.view.show_field_error(step, str(error.params.get("field", "")), text):
            self.view.show_trouble(text)

    def _save(self, paper: Paper) -> None:
        self.host.save_file(paper, partial(self.trouble, "paper"))

    def _done(self, step: str, undo: Callable[[object], None] | None, result: object) -> None:
        words = self.view.saved(step)
        if words:
            self.host.toast(words, partial(undo, result) if undo is not None else None)
        self.reload()

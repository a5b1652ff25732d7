"""What the checks' page does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services.flags import FlagLine
from xinliapp.services.session import Session
from xinliapp.ui.flags import reading
from xinliapp.ui.flags.facts import FlagsReading, Narrow, SlipDraft
from xinliapp.ui.flags.reading import Slips
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.run_page import RunPage


class FlagsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: FlagsReading) -> None: ...
    def show_lines(self, lines: Sequence[FlagLine], narrow: Narrow) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def ask_slip(self, draft: SlipDraft, due: dt.date) -> tuple[tuple[tuple[str, str], ...], str] | None: ...
    def ask_slips(self, count: int, due: dt.date) -> str | None: ...
    def say_accepted(self) -> None: ...
    def say_returned(self, count: int) -> None: ...


class FlagsPresenter(RunPage):
    """Flags of one run: accepted with a note, or the report sent back."""

    def __init__(self, view: FlagsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._narrow = Narrow.OPEN
        self._page: FlagsReading | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a run's id, or ``return:`` and an inbox item's id."""
        wanted = argument if isinstance(argument, str) else ""
        if wanted.startswith("return:"):
            self._load()
            self.begin_slip(wanted.removeprefix("return:"))
            return
        super().start(wanted or None)

    def flush(self) -> None:
        """A note is one line; it is typed again."""

    def choose(self, narrow: Narrow) -> None:
        """Narrow the list."""
        self._narrow = narrow
        self._present()

    def accept(self, line: FlagLine, note: str) -> None:
        """接受,注明."""
        self._view.clear_trouble()
        self._jobs.run(
            reading.accept, self._session, line.item_id, line.flag.check_id, note,
            done=self._accepted, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _accepted(self, _changes: Changes) -> None:
        self._view.say_accepted()
        self._load()

    def send_back(self, line: FlagLine) -> None:
        """退回 the report this flag stands in: every flag of it is offered as a reason."""
        page = None if self._page is None else self._page.page
        if page is not None:
            own = [one for one in page.lines if one.item_id == line.item_id]
            self._ask(SlipDraft(line.item_id, line.school.name, reading.slip_reasons(own)))

    def begin_slip(self, item_id: str) -> None:
        """退回 a report, whatever the machine thinks of it."""
        self._jobs.run(
            reading.draft, self._session, item_id, done=self._ask, failed=self._trouble, owner=self
        )

    def _ask(self, draft: SlipDraft) -> None:
        due = self._page.due if self._page is not None else self._session.clock.now().date()
        answer = self._view.ask_slip(draft, due)
        if answer is not None:
            self._view.clear_trouble()
            self._jobs.run(
                reading.send_back, self._session, draft.item_id, *answer,
                done=self._returned, failed=self._trouble, owner=self,
            )  # fmt: skip

    def send_all_back(self) -> None:
        """全部退回: everything that must be returned, in one batch."""
        page = None if self._page is None else self._page.page
        if page is None or self._page is None:
            return
        items = {one.item_id for one in page.lines if one.open and Narrow.RETURN.holds(one)}
        due = self._view.ask_slips(len(items), self._page.due)
        if due is not None:
            self._jobs.run(
                reading.send_all_back, self._session, page.lines, due,
                done=self._returned, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _returned(self, made: Slips) -> None:
        self._load()
        self._view.say_returned(len(made.slips))
        self._host.show_paper(made.paper)

    def print_list(self) -> None:
        """核对清单."""
        if self._page is not None:
            self._jobs.run(
                reading.print_list, self._session, self._page,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip

    def open_members(self) -> None:
        """Where missing numbers of students are filled in."""
        self._host.open("members")

    def _load(self) -> None:
        self._jobs.run(
            reading.read, self._session, self._run_id, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: FlagsReading) -> None:
        self._page = page
        self._view.show_page(page)
        self._present()

    def _present(self) -> None:
        page = None if self._page is None else self._page.page
        lines = () if page is None else page.lines
        self._view.show_lines([line for line in lines if self._narrow.holds(line)], self._narrow)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

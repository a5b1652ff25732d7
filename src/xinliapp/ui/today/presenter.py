"""What the page of the day does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import figures, lessons, room
from xinliapp.services.session import Session
from xinliapp.ui.today.facts import Day, DeadlineItem, RailItem, RailStep, TaskItem, TaskKind
from xinliapp.ui.today.reading import Reading, read_day
from xinliapp.widgets.hosting import Host


class TodayView(Protocol):
    """What the presenter asks of the widgets."""

    def show_day(self, day: Day, masked: bool) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def done_words(self, step: str, detail: str = "") -> str: ...


def open_door(session: Session, slot_id: str | None, staff_id: str | None) -> Changes:
    """Open the door now, for the plan that is due."""
    room.open_now(session, staff_id=staff_id, slot_id=slot_id)
    return Changes.ROOM


def publish(session: Session, period: str) -> int:
    """Release every case figure of the term; how many."""
    return len(figures.publish(session, period))


class TodayPresenter:
    """Shows the day; finishes in place what one click can finish, opens the page for the rest."""

    def __init__(self, view: TodayView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._read: Reading | None = None
        self._step = ""

    def start(self, argument: object) -> None:
        """The page is shown; it takes no argument."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again: everything that is written can bear on the day."""
        self._load()

    def flush(self) -> None:
        """Nothing is typed on this page that could be lost."""

    # --- what the person wants ---

    def step(self, item: RailItem) -> None:
        """The button of a rail entry."""
        if item.step is RailStep.OPEN:
            self.open_now()
        elif item.step is RailStep.CLOSE:
            self._do(room.close_now, self._session, step="close")
        elif item.step is RailStep.TEACH and self._read is not None and item.id in self._read.expected:
            self._do(lessons.log, self._session, self._read.expected[item.id], step="teach")

    def open_now(self) -> None:
        """开门, with or without a plan."""
        slot = self._read.slot if self._read is not None else None
        self._do(
            open_door, self._session, slot.id if slot else None, slot.staff_id if slot else None, step="open"
        )

    def all_lessons_given(self) -> None:
        """今天的课全部上了."""
        if self._read is not None and self._read.expected:
            self._do(lessons.log_many, self._session, list(self._read.expected.values()), step="teach")

    def act(self, task: TaskItem) -> None:
        """The button of a task."""
        if task.kind is TaskKind.PUBLISH:
            self._do(publish, self._session, str(task.argument), step="publish")
        elif task.page:
            self._host.open(task.page, task.argument)

    def open_deadline(self, item: DeadlineItem) -> None:
        """打开 beside a deadline."""
        self._host.open(item.page, item.argument)

    def open_source(self, clause: str) -> None:
        """来源: the clause on the self-check page."""
        self._host.open("self_check", clause)

    def open_page(self, page: str) -> None:
        """A quick button of the header or the empty list."""
        self._host.open(page)

    # --- jobs ---

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read_day, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, read: Reading) -> None:
        self._read = read
        self._view.show_day(read.day, self._host.masked())

    def _done(self, result: object) -> None:
        self._host.toast(self._view.done_words(self._step, str(result) if self._step == "publish" else ""))
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

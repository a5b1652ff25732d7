"""What the page of the day does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.tasks import Finished
from xinliapp.i18n import task_words
from xinliapp.i18n.messages import sentence
from xinliapp.services import counseling, day_plan, lessons, room, task_list
from xinliapp.services.session import Session
from xinliapp.ui.today.facts import Day, DeadlineItem, RailItem, RailStep
from xinliapp.ui.today.reading import Reading, read_day
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.task_facts import DraftItem, TaskItem

NOTE_PAGE = "counseling"


class TodayView(Protocol):
    """What the presenter asks of the widgets."""

    def show_day(self, day: Day, masked: bool, titles: Mapping[str, str]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def done_words(self, step: str, detail: str = "") -> str: ...
    def ask_put_off(self, task: TaskItem, today: dt.date) -> None: ...
    def ask_put_off_again(
        self, task: TaskItem, today: dt.date, until: dt.date, reason: str, why: str
    ) -> None: ...


def open_door(session: Session, slot_id: str | None, staff_id: str | None) -> Changes:
    """Open the door now, for the plan that is due."""
    room.open_now(session, staff_id=staff_id, slot_id=slot_id)
    return Changes.ROOM


class TodayPresenter:
    """Shows the day; finishes in place what one click can finish, opens the page for the rest."""

    def __init__(self, view: TodayView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._read: Reading | None = None

    def start(self, argument: object) -> None:
        """The page is shown."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again: everything that is written can bear on the day. 隐名 alone needs no reading."""
        if changes is Changes.NONE and self._read is not None:
            self._show(self._read)
        else:
            self._load()

    def flush(self) -> None:
        """Nothing is typed on this page that could be lost."""

    # --- the rail ---

    def step(self, item: RailItem) -> None:
        """The button of a rail entry."""
        if item.step is RailStep.OPEN:
            self.open_now()
        elif item.step is RailStep.CLOSE:
            self._do(room.close_now, self._session, said=self._view.done_words("close"))
        elif item.step is RailStep.TEACH and self._read is not None and item.id in self._read.expected:
            lesson = self._read.expected[item.id]
            self._do(lessons.log, self._session, lesson, said=self._view.done_words("teach"))
        elif item.step is RailStep.NOTE and self._host.has(NOTE_PAGE):
            appointment = item.id.partition(".")[2]
            self._jobs.run(
                counseling.begin_from, self._session, appointment,
                done=self._note_begun, failed=partial(self._note_not_begun, appointment), owner=self,
            )  # fmt: skip

    def open_now(self) -> None:
        """开门, with or without a plan."""
        slot = self._read.slot if self._read is not None else None
        plan = (slot.id, slot.staff_id) if slot else (None, None)
        self._do(open_door, self._session, *plan, said=self._view.done_words("open"))

    def all_lessons_given(self) -> None:
        """今天的课全部上了."""
        if self._read is not None and self._read.expected:
            all_ = list(self._read.expected.values())
            self._do(lessons.log_many, self._session, all_, said=self._view.done_words("teach"))

    # --- tasks ---

    def act(self, item: TaskItem) -> None:
        """The button of a task: done here where its noun offers that, else on its page."""
        found = self._read.listed.get(item.id) if self._read is not None else None
        if found is None:
            return
        if found.task.finish is None:
            self.open_task(item)
        else:
            finish = partial(task_list.finish, case=found.case)
            done = partial(self._finished, item)
            self._jobs.run(finish, self._session, found.task, done=done, failed=self._trouble, owner=self)

    def open_task(self, item: TaskItem) -> None:
        """The page of a task (double click)."""
        found = self._read.listed.get(item.id) if self._read is not None else None
        if found is not None and found.task.page:
            self._host.open(found.task.page, found.task.argument)

    def put_off(self, item: TaskItem) -> None:
        """推迟, or 取回 for one that was put off."""
        if self._read is None:
            return
        if item.put_off:
            self._bring_back(item.id, "back")
        else:
            self._view.ask_put_off(item, dt.date.fromisoformat(self._read.day.day))

    def snooze(self, item: TaskItem, until: dt.date, reason: str) -> None:
        """What the small window agreed on."""
        found = self._read.listed.get(item.id) if self._read is not None else None
        if found is not None:
            said = self._view.done_words("put_off", until.isoformat()[5:])
            self._jobs.run(
                partial(task_list.snooze, case=found.case), self._session, found.task, until, reason,
                done=partial(self._done, said, partial(self._bring_back, item.id, "undone")),
                failed=partial(self._not_put_off, item, until, reason), owner=self,
            )  # fmt: skip

    def open_deadline(self, item: DeadlineItem) -> None:
        """打开 beside a deadline."""
        found = self._read.listed.get(item.id) if self._read is not None else None
        if found is not None:
            self._host.open(found.task.page, found.task.argument)

    def open_waiting(self, task_id: str) -> None:
        """查看 beside 等别人: the page the first of them waits on."""
        found = self._read.listed.get(task_id) if self._read is not None else None
        if found is not None and found.task.page:
            self._host.open(found.task.page, found.task.argument)

    def continue_draft(self, item: DraftItem) -> None:
        """续写: the page with the unfinished form, which offers it."""
        argument: object = item.argument or None
        if item.page == NOTE_PAGE and item.argument:
            argument = {"session": item.argument}
        self._host.open(item.page, argument)

    # --- the rest of the page ---

    def open_source(self, clause: str) -> None:
        """来源: the clause on the self-check page."""
        self._host.open("self_check", clause)

    def open_page(self, page: str) -> None:
        """A quick button of the header or the empty list."""
        self._host.open(page)

    def open_rules(self, clause: str) -> None:
        """(可改): how short weeks are taken, on the page of the school's own numbers."""
        self._host.open("rules", clause)

    def mask(self, on: bool) -> None:
        """隐名."""
        self._host.hide_names(on)

    def print(self, what: str) -> None:
        """今日安排 on paper (``day``) or as a calendar file (``ics``); neither holds a name."""
        if what == "day":
            self._jobs.run(
                day_plan.day_plan_pdf, self._session,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip
        else:
            self._jobs.run(
                day_plan.day_plan_ics, self._session, done=self._save, failed=self._trouble, owner=self
            )

    # --- jobs ---

    def _do(
        self,
        fn: Callable[..., object],
        *args: object,
        said: str,
        undo: Callable[[], None] | None = None,
    ) -> None:
        done = partial(self._done, said, undo)
        self._jobs.run(fn, *args, done=done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read_day, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, read: Reading) -> None:
        self._read = read
        pages = {draft.page for draft in read.day.drafts}
        self._view.show_day(read.day, self._host.masked(), {page: self._host.title(page) for page in pages})

    def _done(self, said: str, undo: Callable[[], None] | None, _result: object) -> None:
        self._host.toast(said, undo)
        self._load()

    def _finished(self, item: TaskItem, result: Finished) -> None:
        if result.changes is Changes.NONE:  # a second click: it is done already, and said so then
            self._load()
            return
        undo = partial(self._undo, result.undo) if result.undo is not None else None
        said = task_words.words(item.kind).done or self._view.done_words("done", item.title)
        self._done(said, undo, result)

    def _undo(self, undo: Callable[[Session], object]) -> None:
        self._do(undo, self._session, said=self._view.done_words("undone"))

    def _bring_back(self, key: str, step: str) -> None:
        found = self._read.listed.get(key) if self._read is not None else None
        if found is not None:
            back = partial(task_list.unsnooze, case=found.case)
            self._do(back, self._session, key, said=self._view.done_words(step))

    def _not_put_off(self, item: TaskItem, until: dt.date, reason: str, error: XinliError) -> None:
        if error.params.get("field") == "推迟理由" and self._read is not None:
            today = dt.date.fromisoformat(self._read.day.day)
            self._view.ask_put_off_again(item, today, until, reason, sentence(error))
        else:
            self._trouble(error)

    def _note_begun(self, session_id: str) -> None:
        self._host.open(NOTE_PAGE, {"session": session_id})

    def _note_not_begun(self, appointment: str, error: XinliError) -> None:
        """Where a consent is missing the page of records says so and offers the ways on."""
        if error.code.startswith("consent_"):
            self._host.open(NOTE_PAGE, {"appointment": appointment})
        else:
            self._trouble(error)

    def _save(self, file: Paper) -> None:
        self._host.save_file(file, self._trouble)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

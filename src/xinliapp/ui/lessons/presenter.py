"""What the page of lessons and activities does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import activities, drafts, lessons
from xinliapp.services.activities import ActivityInput
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.ui.lessons.facts import LessonLine, LessonsPage
from xinliapp.ui.lessons.reading import read_term
from xinliapp.widgets.hosting import DraftState, Host

SCREEN = "lessons"
_SEEN = (
    Changes.LESSONS | Changes.ACTIVITIES | Changes.STAFF | Changes.CALENDAR | Changes.SCHOOL | Changes.ROSTER
)
ACTIVITY_TAB = 2


class LessonsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: LessonsPage) -> None: ...
    def show_tab(self, number: int) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def saved(self, step: str) -> str: ...
    def typed(self) -> dict[str, object] | None: ...
    def restore(self, typed: dict[str, object]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    page: LessonsPage
    typed: dict[str, object] | None


def read(session: Session) -> _Reading:
    """The term, and an activity typed and not saved."""
    found = drafts.load_draft(session, SCREEN)
    return _Reading(read_term(session), found.body if found and isinstance(found.body, dict) else None)


def save_activity(session: Session, typed: ActivityInput) -> Changes:
    """Note the activity and forget its draft."""
    activities.add(session, typed)
    drafts.delete_draft(session, SCREEN)
    return Changes.ACTIVITIES


def take_back(session: Session, line: LessonLine) -> LessonInput | None:
    """Remove a lesson; what would note it again."""
    day = dt.date.fromisoformat(line.day)
    log = next((log for log in lessons.between(session, day, day) if log.id == line.id), None)
    lessons.remove(session, line.id)
    if log is None:
        return None
    return LessonInput(
        log.class_id, day, log.period, log.topic, log.units, log.staff_id, log.kind, log.in_timetable
    )


class LessonsPresenter:
    """Notes lessons and activities; what was a mistake can be taken back, and that too."""

    def __init__(self, view: LessonsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._step = ""
        self._removed: LessonInput | None = None
        self._restored = False
        self._drafts: DraftKeeper[dict[str, object]] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument``: nothing, or ``activities`` to show that list."""
        if argument == "activities":
            self._view.show_tab(ACTIVITY_TAB)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when lessons, activities or classes changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep an activity that is being typed."""
        typed = self._view.typed()
        if typed is not None:
            self._drafts.keep(SCREEN, typed)

    # --- what the person wants ---

    def log_lesson(self, lesson: LessonInput) -> None:
        """上了."""
        self._do(lessons.log, self._session, lesson, step="lesson")

    def save_activity(self, typed: ActivityInput) -> None:
        """保存."""
        self._do(save_activity, self._session, typed, step="activity")

    def remove(self, line: LessonLine) -> None:
        """撤回."""
        self._do(take_back, self._session, line, step="remove")

    def put_back(self) -> None:
        """撤销 of the last 撤回."""
        if self._removed is not None:
            lesson, self._removed = self._removed, None
            self._do(lessons.log, self._session, lesson, step="again")

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    # --- jobs ---

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, found: _Reading) -> None:
        self._view.show_page(found.page)
        if found.typed is not None and not self._restored:
            self._view.restore(found.typed)
        self._restored = True

    def _done(self, result: object) -> None:
        undo = None
        if self._step == "remove" and isinstance(result, LessonInput):
            self._removed, undo = result, self.put_back
        self._host.toast(self._view.saved(self._step), undo)
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(self._step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

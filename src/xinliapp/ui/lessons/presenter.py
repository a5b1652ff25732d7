"""What the page of lessons and activities does: the term is read, lessons are ticked. No Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from xinliapp.domain.changes import Changes
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.timetable import LessonChange, PlannedLesson
from xinliapp.services import activity_print, drafts, lesson_week, lessons
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.ui.lessons.activity_presenter import ActivityPresenter
from xinliapp.ui.lessons.desk import LessonDesk, LessonsView
from xinliapp.ui.lessons.facts import LEDGER_TAB, REPS_TAB, TIMETABLE_TAB, LessonLine, LessonsPage
from xinliapp.ui.lessons.reading import read_term
from xinliapp.ui.lessons.rep_presenter import RepPresenter
from xinliapp.ui.lessons.timetable_presenter import TimetablePresenter
from xinliapp.widgets.hosting import DraftState, Host

SCREEN = "lessons"
_SEEN = (
    Changes.LESSONS | Changes.ACTIVITIES | Changes.STAFF | Changes.CALENDAR | Changes.SCHOOL
    | Changes.ROSTER | Changes.TIMETABLE
)  # fmt: skip
_TABS = {"activities": LEDGER_TAB, "timetable": TIMETABLE_TAB, "peer_reps": REPS_TAB}


@dataclass(frozen=True, slots=True)
class _Reading:
    page: LessonsPage
    typed: dict[str, object] | None


@repeatable
def read(session: Session, week_day: dt.date | None) -> _Reading:
    """The term, and an activity typed and not saved."""
    found = drafts.load_draft(session, SCREEN)
    typed = found.body if found and isinstance(found.body, dict) else None
    return _Reading(read_term(session, week_day), typed)


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
    """Ticks lessons; activities, the timetable and the representatives have presenters of their own."""

    def __init__(self, view: LessonsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._week: dt.date | None = None
        self._restored = False
        self._drafts: DraftKeeper[dict[str, object]] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )
        self._desk = LessonDesk(view, session, jobs, host, self._load, self.flush)
        self.activities = ActivityPresenter(self._desk)
        self.timetable = TimetablePresenter(self._desk)
        self.reps = RepPresenter(self._desk)

    def start(self, argument: object) -> None:
        """``argument``: nothing, ``activities``, ``timetable``, ``peer_reps`` or ``{"week": day}``."""
        if isinstance(argument, str) and argument in _TABS:
            self._view.show_tab(_TABS[argument])
        elif isinstance(argument, dict) and "week" in argument:
            self._week = dt.date.fromisoformat(str(argument["week"]))
            self._view.show_tab(0)
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

    def drop_draft(self) -> None:
        """A correction was given up."""
        self._jobs.run(drafts.delete_draft, self._session, SCREEN, done=None, owner=self)

    # --- lessons ---

    def turn(self, weeks: int) -> None:
        """A week on or back; 0 is this week."""
        today = self._session.clock.now().date()
        self._week = (self._week or today) + dt.timedelta(days=7 * weeks) if weeks else None
        self._load()

    def tick(self, lesson: PlannedLesson, topic: str) -> None:
        """上了: one click a class; a second one on the same lesson takes it back."""
        if lesson.lesson_id is not None:
            self._desk.do(
                lesson_week.untick, [lesson.lesson_id], step="untick", undo=partial(self._tick_again, lesson)
            )
        else:
            self._desk.do(lesson_week.tick, [lesson.key], topic, step="tick", undo=self._untick)

    def tick_week(self, day: dt.date, without: Sequence[PlannedLesson], topic: str) -> None:
        """全部上了,除勾选的."""
        keys = [lesson.key for lesson in without]
        self._desk.do(lesson_week.tick_week, day, keys, topic, step="week", undo=self._untick)

    def move(self, lesson: PlannedLesson, to_day: dt.date, to_period: int) -> None:
        """调课."""
        undo = partial(self._put_back, lesson)
        self._desk.do(lesson_week.move, lesson.key, to_day, to_period, step="move", undo=undo)

    def not_held(self, lesson: PlannedLesson, make_up: dt.date | None, period: int | None) -> None:
        """未上, with a make-up day or without one yet."""
        undo = partial(self._put_back, lesson)
        self._desk.do(lesson_week.not_held, lesson.key, make_up, period, step="not_held", undo=undo)

    def back_in_place(self, lesson: PlannedLesson) -> None:
        """恢复: the lesson is in its place again."""
        self._desk.do(lesson_week.put_back, lesson.key, step="in_place")

    def log_lesson(self, lesson: LessonInput) -> None:
        """补记: a lesson the timetable does not have, or of another time."""
        self._desk.do(lessons.log, lesson, step="lesson", undo=self._untick)

    def remove(self, line: LessonLine) -> None:
        """撤回."""
        self._desk.do(take_back, line, step="remove", undo=self._log_again)

    def print_lessons(self) -> None:
        """课时核对."""
        self._desk.paper(activity_print.lessons_check)

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    # --- undo ---

    def _untick(self, made: object) -> None:
        ids = made if isinstance(made, list) else [str(made)]
        if ids:
            self._desk.do(lesson_week.untick, ids, step="untick")

    def _tick_again(self, lesson: PlannedLesson, _result: object) -> None:
        self._desk.do(lesson_week.tick, [lesson.key], lesson.topic, step="again")

    def _log_again(self, lesson: object) -> None:
        if isinstance(lesson, LessonInput):
            self._desk.do(lessons.log, lesson, step="again")

    def _put_back(self, lesson: PlannedLesson, before: object) -> None:
        known = before if isinstance(before, LessonChange) else None
        self._desk.do(lesson_week.put_back, lesson.key, known, step="in_place")

    # --- jobs ---

    def _load(self) -> None:
        self._jobs.run(
            read,
            self._session,
            self._week,
            done=self._show,
            failed=partial(self._desk.trouble, ""),
            owner=self,
        )

    def _show(self, found: _Reading) -> None:
        self._view.show_page(found.page)
        if found.typed is not None and not self._restored:
            self._view.restore(found.typed)
        self._restored = True

"""The page of lessons and activities put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.activities import ActivityInput
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.ui.lessons.facts import LessonLine
from xinliapp.ui.lessons.presenter import LessonsPresenter
from xinliapp.ui.lessons.view import LessonsView
from xinliapp.widgets.hosting import Host


class LessonsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = LessonsView()
        self.presenter = LessonsPresenter(self.view, session, jobs, host)
        self.view.removed.connect(self._remove)
        self.view.source_wanted.connect(self._source)
        self.view.panel.lesson_wanted.connect(self._lesson)
        self.view.panel.activity_wanted.connect(self._activity)
        self.view.panel.draft_changed.connect(self._keep)

    @Slot(object)
    def _remove(self, line: LessonLine) -> None:
        self.presenter.remove(line)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(object)
    def _lesson(self, lesson: LessonInput) -> None:
        self.presenter.log_lesson(lesson)

    @Slot(object)
    def _activity(self, activity: ActivityInput) -> None:
        self.presenter.save_activity(activity)

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

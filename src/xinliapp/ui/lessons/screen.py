"""The page of lessons and activities put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.i18n import formats
from xinliapp.services.activities import HeldActivity
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.link import EmptyTableImport
from xinliapp.ui.lessons.facts import Beside
from xinliapp.ui.lessons.presenter import LessonsPresenter
from xinliapp.ui.lessons.view import LessonsView
from xinliapp.widgets.hosting import Host


class LessonsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = LessonsView(host.find_students, host.masked)
        self.presenter = LessonsPresenter(self.view, session, jobs, host)
        view, lessons = self.view, self.presenter
        view.source_wanted.connect(lessons.open_source)
        view.print_lessons.clicked.connect(self._print_lessons)
        week, panel = view.week_tab, view.panel
        week.ticked.connect(lessons.tick)
        week.week_ticked.connect(lessons.tick_week)
        week.turned.connect(lessons.turn)
        week.removed.connect(lessons.remove)
        panel.lesson_wanted.connect(lessons.log_lesson)
        panel.move_wanted.connect(lessons.move)
        panel.not_held_wanted.connect(lessons.not_held)
        panel.back_wanted.connect(lessons.back_in_place)
        form = view.activity_panel
        form.saved_wanted.connect(self._save_activity)
        form.looked.connect(lessons.activities.look)
        form.draft_changed.connect(lessons.flush)
        form.draft_dropped.connect(lessons.drop_draft)
        view.ledger_tab.removed.connect(lessons.activities.remove)
        view.ledger_tab.print_wanted.connect(self._print)
        files, activities = view.files_panel, lessons.activities
        files.added.connect(activities.add_files)
        files.seen.connect(activities.see_file)
        files.saved.connect(activities.save_file)
        files.taken.connect(activities.take_file)
        self._connect_timetable()
        self._importing = EmptyTableImport(
            view.ledger_tab.table, host, RecordKind.ACTIVITIES, view.ledger_tab.nothing
        )
        view.reps_panel.name_wanted.connect(lessons.reps.name)
        view.reps_panel.relieve_wanted.connect(lessons.reps.relieve)
        view.reps_tab.print_wanted.connect(lessons.reps.print)

    def _connect_timetable(self) -> None:
        tab, presenter = self.view.timetable_tab, self.presenter.timetable
        tab.edited.connect(presenter.edit)
        tab.template_wanted.connect(presenter.template)
        tab.undo_wanted.connect(presenter.undo)
        tab.importing.chosen.connect(presenter.choose)
        tab.importing.previewed.connect(presenter.preview)
        tab.importing.write_wanted.connect(presenter.write)
        tab.importing.left.connect(presenter.leave)

    @Slot()
    def _print_lessons(self) -> None:
        self.presenter.print_lessons()

    @Slot(object, object, bool)
    def _save_activity(self, typed: HeldActivity, beside: Beside, again: bool) -> None:
        self.presenter.activities.save(typed, beside, again=again)

    @Slot(str)
    def _print(self, kind: str) -> None:
        page, view = self.view.page(), self.view
        if page is not None:
            words = formats.period_label(page.term) if page.term else f"{page.first_day} — {page.last_day}"
            self.presenter.activities.print(
                kind, page.first_day, page.last_day, words, view.ledger_tab.shown()
            )

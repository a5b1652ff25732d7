"""The roster page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.roster.list_part import FILES
from xinliapp.ui.roster.presenter import RosterPresenter
from xinliapp.ui.roster.reading import rights_of
from xinliapp.ui.roster.view import RosterView
from xinliapp.widgets.hosting import Host


class RosterScreen(QObject):
    """View and presenter, connected by bound methods only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RosterView(rights_of(session), host.find_students)
        self.presenter = RosterPresenter(self.view, session, jobs, host)
        self._connect_list()
        self._connect_forms()

    def _connect_list(self) -> None:
        view, part, presenter = self.view, self.view.list, self.presenter
        part.narrowed.connect(presenter.narrow)
        part.opened.connect(presenter.open_student)
        part.print_class_wanted.connect(presenter.print_class)
        part.print_chosen_wanted.connect(presenter.print_chosen)
        part.more_print.chosen.connect(self._print)
        view.progress.cancelled.connect(presenter.files.cancel)
        part.merge_wanted.connect(presenter.merge)
        part.left_files_wanted.connect(presenter.open_left_files)
        view.import_wanted.connect(self._import)
        view.file_dropped.connect(presenter.start_import)
        view.classes_wanted.connect(presenter.posts.open)
        classes = view.classes
        classes.list_wanted.connect(self._list_of_class)
        classes.print_wanted.connect(presenter.print_class)
        classes.chosen.connect(presenter.posts.look_back)
        classes.panel.staff_named.connect(presenter.posts.name_staff)
        classes.panel.student_named.connect(presenter.posts.name_student)
        classes.panel.relieved.connect(self._relieve)

    def _connect_forms(self) -> None:
        view, form = self.view, self.presenter.form
        view.list.edit_wanted.connect(form.edit_student)
        view.list.tag_wanted.connect(form.choose_for_tag)
        view.new_wanted.connect(self._new)
        view.form_closed.connect(form.close_entry)
        view.panel.saved.connect(self._save)
        view.panel.draft_due.connect(self._keep)
        view.panel.draft_taken.connect(form.take_draft)
        view.look_wanted.connect(self._look_again)
        view.tag_panel.given.connect(form.give_tag)

    @Slot(str)
    def _print(self, what: str) -> None:
        if what == FILES:
            self.presenter.files.print(self.view.list.files_to_print())
        else:
            self.presenter.print_school(what)

    @Slot()
    def _import(self) -> None:
        self.presenter.start_import()

    @Slot()
    def _new(self) -> None:
        self.presenter.form.new_student(self.presenter.wanted.class_id)

    @Slot()
    def _save(self) -> None:
        self.presenter.form.save(self.view.panel.entry())

    @Slot()
    def _keep(self) -> None:
        self.presenter.form.keep_draft(self.view.panel.entry())

    @Slot()
    def _look_again(self) -> None:
        self.presenter.form.look_again(self.view.panel.entry())

    @Slot(str)
    def _list_of_class(self, class_id: str) -> None:
        self.view.show_tab("list")
        self.presenter.start(class_id)

    @Slot(str, bool)
    def _relieve(self, post_id: str, rep: bool) -> None:
        self.presenter.posts.relieve(post_id, rep=rep)

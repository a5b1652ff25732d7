"""The register of schools put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.member_register import RegisterLine
from xinliapp.services.session import Session
from xinliapp.ui.members.changes import ChangesPresenter
from xinliapp.ui.members.presenter import MembersPresenter, SchoolEntry
from xinliapp.ui.members.view import MembersView
from xinliapp.widgets.hosting import Host


class MembersScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = MembersView()
        self.presenter = MembersPresenter(self.view, session, jobs, host)
        self.changes = ChangesPresenter(self.view, session, jobs)
        view = self.view
        view.new_wanted.connect(self._new)
        view.edit_wanted.connect(self._edit)
        view.look_wanted.connect(self._look)
        view.file_given.connect(self._open)
        view.revoke_wanted.connect(self._wish_revoke)
        view.revoke_confirmed.connect(self._revoke)
        view.card_wanted.connect(self._card)
        view.sheet_wanted.connect(self._sheet)
        self.view.request_wanted.connect(self._request)
        view.school.saved.connect(self._save)
        view.check_given.connect(self._check)
        view.change_wanted.connect(self._open_change)
        view.change.saved.connect(self._save_change)
        view.change.taken_back.connect(self._take_back)
        view.check.enrolled.connect(self._enrol)

    @Slot()
    def _new(self) -> None:
        self.presenter.new_school()

    @Slot(object)
    def _edit(self, line: RegisterLine) -> None:
        self.presenter.edit_school(line)

    @Slot(object)
    def _look(self, mine: SchoolEntry) -> None:
        self.presenter.look_again(mine)

    @Slot(str)
    def _open(self, path: str) -> None:
        self.presenter.open_file(path)

    @Slot(object)
    def _wish_revoke(self, line: RegisterLine) -> None:
        self.presenter.wish_revoke(line)

    @Slot()
    def _revoke(self) -> None:
        self.presenter.revoke()

    @Slot()
    def _card(self) -> None:
        self.presenter.export_card()

    @Slot()
    def _request(self) -> None:
        self.presenter.export_request()

    @Slot()
    def _sheet(self) -> None:
        self.presenter.print_sheet()

    @Slot()
    def _save(self) -> None:
        self.presenter.save_school(self.view.school.entry())

    @Slot(object, str)
    def _check(self, line: RegisterLine, path: str) -> None:
        self.presenter.check_of(line, path)

    @Slot(object)
    def _open_change(self, line: RegisterLine) -> None:
        self.changes.open(line, self.view.lines())

    @Slot()
    def _save_change(self) -> None:
        self.changes.save(self.view.change.entry())

    @Slot(str, str)
    def _take_back(self, change_id: str, reason: str) -> None:
        self.changes.take_back(change_id, reason)

    @Slot()
    def _enrol(self) -> None:
        self.presenter.enrol(self.view.check.groups.typed())

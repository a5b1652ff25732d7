"""The page of talks and visits put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.services.session import Session
from xinliapp.ui.contacts.facts import ContactPaper, FamilyInput
from xinliapp.ui.contacts.packet_wires import PacketWires
from xinliapp.ui.contacts.presenter import ContactsPresenter
from xinliapp.ui.contacts.view import ContactsView
from xinliapp.ui.import_wizard.link import EmptyTableImport, ImportLink
from xinliapp.widgets.hosting import Host


class ContactsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ContactsView(host.find_students)
        self.presenter = ContactsPresenter(self.view, session, jobs, host)
        talks = self.view.talks
        talks.window_wanted.connect(self._window)
        talks.reading_wanted.connect(self._reading)
        talks.class_wanted.connect(self._class)
        talks.digit_typed.connect(self._digit)
        talks.save_wanted.connect(self._save_grid)
        talks.print_wanted.connect(self._print)
        talks.draft_changed.connect(self._keep)
        self.view.visits.print_wanted.connect(self._print)
        self._visits_import = EmptyTableImport(self.view.visits.table, host, RecordKind.HOME_VISITS)
        self._talks_import = ImportLink(talks.import_talks, host, RecordKind.TALKS)
        talks.may_import = self._talks_import.possible
        for page in (self.view.visits, self.view.guardians):
            page.save_wanted.connect(self._save_family)
            page.student_wanted.connect(self._student)
            page.draft_changed.connect(self._keep)
            page.back_wanted.connect(self._take_back)
            page.dropped.connect(self._drop)
            page.source_wanted.connect(self._source)
        talks.asked.source_wanted.connect(self._source)
        self.view.calendar_wanted.connect(self._to_calendar)
        notices = self.view.notices
        notices.save_wanted.connect(self._save_notice)
        notices.receipt_wanted.connect(self._receipt)
        notices.draft_changed.connect(self._keep)
        self._packets = PacketWires(self.view, self.presenter.packets)

    @Slot()
    def _to_calendar(self) -> None:
        self.presenter.to_calendar()

    @Slot(str)
    def _window(self, key: str) -> None:
        self.presenter.choose_window(key)

    @Slot(bool)
    def _reading(self, face_to_face_only: bool) -> None:
        self.presenter.choose_reading(face_to_face_only)

    @Slot(str)
    def _class(self, class_id: str) -> None:
        self.presenter.choose_class(class_id)

    @Slot(str, str)
    def _digit(self, student_id: str, code: str) -> None:
        self.presenter.type_digit(student_id, code)

    @Slot()
    def _save_grid(self) -> None:
        self.presenter.save_grid()

    @Slot(str)
    def _print(self, what: str) -> None:
        self.presenter.print(ContactPaper(what))

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

    @Slot(object)
    def _save_family(self, typed: FamilyInput) -> None:
        self.presenter.save_family(typed)

    @Slot(bool, str)
    def _take_back(self, visit: bool, record_id: str) -> None:
        self.presenter.take_back_family(visit, record_id)

    @Slot(bool)
    def _drop(self, visit: bool) -> None:
        self.presenter.drop_change(visit)

    @Slot()
    def _save_notice(self) -> None:
        self.presenter.notices.save()

    @Slot(str)
    def _receipt(self, notice_id: str) -> None:
        self.presenter.notices.receipt(notice_id)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.open_student(student_id)

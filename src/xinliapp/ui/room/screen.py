"""The room page put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.help_messages import HelpMessage
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.term_records import StaffKind
from xinliapp.services.session import Session
from xinliapp.ui.room.booking_facts import AppointmentLine, Typed
from xinliapp.ui.room.booking_presenter import BookingPresenter
from xinliapp.ui.room.booking_view import BookingView
from xinliapp.ui.room.facts import Block
from xinliapp.ui.room.presenter import RoomPresenter
from xinliapp.ui.room.view import RoomView
from xinliapp.widgets.hosting import Host


class RoomScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RoomView()
        self.presenter = RoomPresenter(self.view, session, jobs, host)
        view, panel, form = self.view, self.view.panel, self.view.slot_form
        view.header.week_wanted.connect(self._go)
        view.header.door_pressed.connect(self._door)
        view.header.source_wanted.connect(self._source)
        view.header.visitors_counted.connect(self._count)
        view.foot.roster_wanted.connect(self._roster)
        view.foot.paper_wanted.connect(self._paper)
        view.page_wanted.connect(self._open)
        view.removed.connect(self._remove)
        view.block_moved.connect(self._move)
        view.look_wanted.connect(self._look)
        panel.close_wanted.connect(self._close_at)
        panel.bells_wanted.connect(self._bells)
        panel.chosen.handed_over.connect(self._hand_over)
        panel.messages.received.connect(self._receive)
        panel.messages.answered.connect(self._answer)
        panel.messages.removed.connect(self._drop)
        form.planned.connect(self._plan)
        form.noted.connect(self._note)
        form.changed.connect(self._change)
        form.forced.connect(self._force)
        form.removed.connect(self._remove)

    @Slot(str, str)
    def _bells(self, text: str, filled: str) -> None:
        self.presenter.set_bells(text, filled)

    @Slot()
    def _look(self) -> None:
        self.presenter.look_again()

    @Slot(object, object, object)
    def _move(self, block: Block, starts: dt.datetime, ends: dt.datetime) -> None:
        self.presenter.move(block, starts, ends)

    @Slot(object)
    def _change(self, typed: tuple[Block, dt.datetime, dt.datetime, str]) -> None:
        self.presenter.change(*typed)

    @Slot(object)
    def _force(self, typed: tuple[str, dt.datetime, dt.datetime, str]) -> None:
        self.presenter.force(*typed)

    @Slot(str, object)
    def _receive(self, channel_id: str, moment: dt.datetime) -> None:
        self.presenter.receive(channel_id, moment)

    @Slot(object)
    def _answer(self, message: HelpMessage) -> None:
        self.presenter.answer(message)

    @Slot(object)
    def _drop(self, message: HelpMessage) -> None:
        self.presenter.drop(message)

    @Slot(str, str, str)
    def _hand_over(self, opening_id: str, note: str, filled: str) -> None:
        self.presenter.hand_over(opening_id, note, filled)

    @Slot(int)
    def _count(self, visitors: int) -> None:
        self.presenter.count_visitors(visitors)

    @Slot()
    def _roster(self) -> None:
        self.presenter.make_roster()

    @Slot(str)
    def _paper(self, what: str) -> None:
        self.presenter.paper(what)

    @Slot(str, object)
    def _open(self, page: str, argument: object) -> None:
        self.presenter.open(page, argument)

    @Slot(int)
    def _go(self, weeks: int) -> None:
        self.presenter.go(weeks)

    @Slot(int)
    def _door(self, visitors: int) -> None:
        self.presenter.door(visitors)

    @Slot(object)
    def _remove(self, block: Block) -> None:
        self.presenter.remove(block)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(object)
    def _plan(self, typed: tuple[dt.datetime, dt.datetime, str]) -> None:
        self.presenter.plan(*typed)

    @Slot(object)
    def _note(self, typed: tuple[dt.datetime, dt.datetime, str, int]) -> None:
        self.presenter.note(*typed)

    @Slot(object)
    def _close_at(self, moment: dt.datetime) -> None:
        self.presenter.close_at(moment)


class AppointmentScreen(QObject):
    """预约: one day's list and the form of a new one (F7)."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = BookingView()
        self.presenter = BookingPresenter(self.view, session, jobs, host)
        self.view.day_wanted.connect(self._go)
        self.view.status_wanted.connect(self._status)
        self.view.note_wanted.connect(self._note)
        self.view.student_wanted.connect(self._student)
        self.view.identified.connect(self._identify)
        self.view.form.booked.connect(self._book)
        self.view.form.check_due.connect(self._check)
        self.view.form.draft_due.connect(self._keep)
        self.view.form.enroll_wanted.connect(self._enroll)
        self.view.bar.acted.connect(self._papers)

    @Slot()
    def _papers(self) -> None:
        self.presenter.add_papers()

    @Slot(object)
    def _enroll(self, kind: StaffKind) -> None:
        self.presenter.enroll(kind)

    @Slot(int)
    def _go(self, days: int) -> None:
        self.presenter.go(days)

    @Slot(object, object)
    def _status(self, line: AppointmentLine, status: AppointmentStatus) -> None:
        self.presenter.set_status(line, status)

    @Slot(object)
    def _note(self, line: AppointmentLine) -> None:
        self.presenter.write_note(line)

    @Slot(object)
    def _student(self, line: AppointmentLine) -> None:
        self.presenter.open_student(line)

    @Slot(object, str)
    def _identify(self, line: AppointmentLine, student_id: str) -> None:
        self.presenter.identify(line, student_id)

    @Slot(object)
    def _book(self, typed: Typed) -> None:
        self.presenter.book(typed)

    @Slot(object)
    def _check(self, typed: Typed) -> None:
        self.presenter.check(typed)

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()

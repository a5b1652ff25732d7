"""What the page of appointments does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.term_records import StaffKind
from xinliapp.i18n.messages import sentence
from xinliapp.services import appointments, staff_link
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.room import booking_reading as reading
from xinliapp.ui.room.booking_facts import AppointmentLine, DayPage, Typed
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.picking import Search

_SEEN = Changes.APPOINTMENTS | Changes.COUNSELING | Changes.STAFF | Changes.ROOM | Changes.CALENDAR


class BookingView(Protocol):
    """What the presenter asks of the widgets."""

    def set_search(self, search: Search) -> None: ...
    def show_day(self, page: DayPage, masked: bool, fill: bool) -> None: ...
    def show_against(self, words: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def offer_papers(self) -> None: ...
    def show_field_error(self, field: str, text: str) -> bool: ...
    def unsaved(self) -> Typed | None: ...
    def said(self, step: str, detail: str = "") -> str: ...


class BookingPresenter:
    """One day at a time; booking, outcomes, and the way to the note."""

    def __init__(self, view: BookingView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._day: dt.date | None = None
        self._page: DayPage | None = None
        self._wanted: dict[str, str] | None = None
        self._filled = False
        self._enrolled_as = ""
        self._drafts: DraftKeeper[Typed] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))
        view.set_search(host.find_students)

    def start(self, argument: object) -> None:
        """A student, or a mapping (``student``, ``appointment``, ``starts``, ``minutes``); else today."""
        self._wanted, self._enrolled_as = None, ""
        if isinstance(argument, Mapping):
            self._wanted = {str(key): str(value) for key, value in argument.items()}
        elif isinstance(argument, str) and argument and ":" not in argument and argument != "form":
            self._wanted = {"student": argument}
        self._filled = False
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load the day again; what stands in the form stays."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        typed = self._view.unsaved()
        if typed is not None:
            self._drafts.keep_with(reading.keep, typed)

    # --- what the person wants ---

    def go(self, days: int) -> None:
        """A day back or on; 0 is today."""
        self._wanted = None
        self._day = None if days == 0 or self._page is None else self._page.day + dt.timedelta(days=days)
        self._load()

    def check(self, typed: Typed) -> None:
        """What speaks against the time, while it is being chosen."""
        if typed["staff"]:
            self._jobs.run(
                reading.against, self._session, typed,
                done=self._view.show_against, failed=self._no_check, owner=self,
            )  # fmt: skip

    def book(self, typed: Typed) -> None:
        """约."""
        self._jobs.run(
            reading.book, self._session, typed, done=self._booked, failed=self._trouble, owner=self
        )

    def set_status(self, line: AppointmentLine, status: AppointmentStatus) -> None:
        """已到, 爽约, 取消; 撤销 puts the old one back."""
        undo = partial(self._set, line.id, line.status, "back")
        self._set(line.id, status, status.value, undo)

    def write_note(self, line: AppointmentLine) -> None:
        """写记录."""
        self._host.open("counseling", {"appointment": line.id})

    def open_student(self, line: AppointmentLine) -> None:
        """The student's page."""
        if line.student_id is not None:
            self._host.open("student", line.student_id)

    def identify(self, line: AppointmentLine, student_id: str) -> None:
        """Who stands behind a code."""
        self._jobs.run(
            appointments.identify, self._session, line.id, student_id,
            done=partial(self._done, "identify", None), failed=self._trouble, owner=self,
        )  # fmt: skip

    def enroll(self, kind: StaffKind) -> None:
        """把我登记进队伍: nobody stands on the staff list."""
        self._jobs.run(
            staff_link.enroll_me, self._session, kind,
            done=self._enrolled, failed=self._trouble, owner=self,
        )  # fmt: skip

    def add_papers(self) -> None:
        """加证书, for who was just put on the list."""
        self._host.open("safeguards", ("certificate", self._enrolled_as))

    # --- jobs ---

    def _set(self, appointment_id: str, status: AppointmentStatus, step: str, undo: object = None) -> None:
        self._jobs.run(
            appointments.set_status, self._session, appointment_id, status,
            done=partial(self._done, step, undo), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _done(self, step: str, undo: object, _changes: object) -> None:
        self._host.toast(self._view.said(step), undo if callable(undo) else None)
        self._load()

    def _enrolled(self, member_id: str) -> None:
        self._enrolled_as = member_id
        self._host.toast(self._view.said("enroll"))
        self._load()

    def _booked(self, moment: str) -> None:
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.said("book", moment[5:16].replace("T", " ")))
        self._day = dt.date.fromisoformat(moment[:10])
        self._wanted = None
        self._filled = False
        self._load()

    def _load(self) -> None:
        self._jobs.run(
            reading.read_day, self._session, self._day, self._wanted, not self._filled,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: DayPage) -> None:
        self._page = page
        self._day = page.day
        self._view.show_day(page, self._host.masked(), not self._filled)
        self._filled = True
        if self._enrolled_as and page.people:
            self._view.offer_papers()

    def _no_check(self, _error: XinliError) -> None:
        """A field not filled in yet; booking says so."""

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

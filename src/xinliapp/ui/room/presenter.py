"""What the room page does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import room
from xinliapp.services.session import Session
from xinliapp.ui.room.facts import Block, RoomPage
from xinliapp.ui.room.reading import read_week, served
from xinliapp.widgets.hosting import Host


class RoomView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: RoomPage) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def saved(self, step: str) -> str: ...


def press_door(session: Session, visitors: int) -> str:
    """Open the door, for the plan that runs or comes next today, or close it; ``open`` or ``close``."""
    if room.open_door(session) is not None:
        room.close_now(session, visitors=visitors)
        return "close"
    now = session.clock.now()
    week = room.week(session, now.date())
    today = [slot for slot in week.slots if slot.starts_at[:10] == now.date().isoformat()]
    ahead = [slot for slot in today if parse_stamp(slot.ends_at) > now]
    slot = next((slot for slot in ahead if not served(slot, week.openings, now)), None)
    room.open_now(session, staff_id=slot.staff_id if slot else None, slot_id=slot.id if slot else None)
    return "open"


def note_opening(
    session: Session, starts: dt.datetime, ends: dt.datetime, staff_id: str, visitors: int
) -> str:
    """Note an opening afterwards; its id."""
    return room.add_opening(session, starts, ends, staff_id=staff_id or None, visitors=visitors)


class RoomPresenter:
    """One week at a time; the door, plans, openings noted afterwards."""

    def __init__(self, view: RoomView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._page: RoomPage | None = None
        self._day: dt.date | None = None
        self._step = ""
        self._removed: Block | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a day of the week to show."""
        if isinstance(argument, dt.date):
            self._day = argument
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when openings, people or the calendar changed."""
        if changes is Changes.NONE or changes & (Changes.ROOM | Changes.STAFF | Changes.CALENDAR):
            self._load()

    def flush(self) -> None:
        """The panel's fields are chosen, not typed: nothing is lost."""

    # --- what the person wants ---

    def go(self, weeks: int) -> None:
        """A week back or on; 0 is the present one."""
        if weeks == 0 or self._page is None:
            self._day = None
        else:
            self._day = self._page.monday + dt.timedelta(weeks=weeks)
        self._load()

    def door(self, visitors: int) -> None:
        """开门 or 关门."""
        self._do(press_door, self._session, visitors, step="door")

    def close_at(self, moment: dt.datetime) -> None:
        """补登关门."""
        self._do(room.close_at, self._session, moment, step="close_at")

    def plan(self, starts: dt.datetime, ends: dt.datetime, staff_id: str) -> None:
        """加入计划."""
        self._day = starts.date()
        self._do(room.plan_slot, self._session, starts, ends, staff_id or None, step="plan")

    def note(self, starts: dt.datetime, ends: dt.datetime, staff_id: str, visitors: int) -> None:
        """补记一次开放."""
        self._day = starts.date()
        self._do(note_opening, self._session, starts, ends, staff_id, visitors, step="note")

    def remove(self, block: Block) -> None:
        """取消这次计划; it can be had back."""
        self._removed = block
        self._do(room.remove_slot, self._session, block.id, step="remove")

    def put_back(self) -> None:
        """撤销 of the last removal."""
        if self._removed is not None and self._removed.plan is not None:
            starts, ends, staff_id = self._removed.plan
            self._removed = None
            self._do(
                room.plan_slot, self._session, parse_stamp(starts), parse_stamp(ends), staff_id, step="again"
            )

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    # --- jobs ---

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read_week, self._session, self._day, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: RoomPage) -> None:
        self._page = page
        self._view.show_page(page)

    def _done(self, result: object) -> None:
        step = str(result) if self._step == "door" else self._step
        undo = self.put_back if step == "remove" else None
        self._host.toast(self._view.saved(step), undo)
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(self._step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

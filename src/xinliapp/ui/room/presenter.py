"""What the room page does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.help_messages import HelpMessage
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.domain.papers import Paper
from xinliapp.domain.term_records import OpeningSlot
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    appointments,
    bells,
    duty_roster,
    help_messages,
    room,
    room_papers,
    safeguard_papers,
)
from xinliapp.services.duty_roster import Planned, Roster
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.room.door import note_opening, press_door
from xinliapp.ui.room.facts import Block, BlockKind, RoomPage
from xinliapp.ui.room.reading import read_week
from xinliapp.widgets.hosting import Host

_SEEN = (
    Changes.ROOM
    | Changes.STAFF
    | Changes.CALENDAR
    | Changes.APPOINTMENTS
    | Changes.LESSONS
    | Changes.TIMETABLE
    | Changes.COUNSELING
    | Changes.SAFEGUARDS
)
_Times = tuple[dt.datetime, dt.datetime]
_PAPERS: dict[str, Callable[[Session, dt.date], Paper]] = {
    "notice": room_papers.opening_notice,
    "roster": room_papers.duty_table,
    "log": room_papers.duty_log,
    "register": room_papers.register,
    "channels": lambda session, _monday: safeguard_papers.channels_pdf(session),
}


def _mark(block: Block) -> str | None:
    """What tells a plan as the week shows it from a later one; None for what is no plan."""
    return mark_of(OpeningSlot(block.id, *block.plan)) if block.plan is not None else None


class RoomView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: RoomPage, masked: bool = True) -> None: ...
    def show_part(self, name: str) -> None: ...
    def show_part_now(self, step: str) -> None: ...
    def handover(self) -> tuple[str, str, str] | None: ...
    def show_trouble(self, text: str) -> None: ...
    def ask_reason(self, block_id: str, starts: dt.datetime, ends: dt.datetime, why: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def show_newer(self, text: str) -> None: ...
    def show_now(self, block: Block) -> None: ...
    def saved(self, step: str) -> str: ...


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
        self._planned: dt.datetime | None = None
        self._made: tuple[str, ...] = ()
        self._undo: Callable[[], None] | None = None
        self._told = ""
        self._looking_part = ""  # words of the panel that are looked at again
        self._changing = self._looking = ""  # the plan that was to be changed, and is looked at again

    def start(self, argument: object) -> None:
        """``argument``: a day of the week to show, or ``messages`` for 信箱热线."""
        if isinstance(argument, dt.date):
            self._day = argument
        elif argument == "messages":
            self._view.show_part("messages")
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when openings, people or the calendar changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """What is being handed over is saved; the panel's other fields are chosen, not typed."""
        typed = self._view.handover()
        if typed is not None:
            opening_id, note, filled = typed
            self._jobs.run(
                partial(duty_roster.hand_over, seen=mark_of(filled)), self._session, opening_id, note,
                done=None, failed=self._not_handed_over, owner=self, priority=Priority.URGENT,
            )  # fmt: skip

    def _not_handed_over(self, error: XinliError) -> None:
        self._step = "handover"
        self._trouble(error)

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
        self._day, self._planned = starts.date(), starts
        self._do(duty_roster.plan, self._session, starts, ends, staff_id or None, step="plan")

    def change(self, block: Block, starts: dt.datetime, ends: dt.datetime, staff_id: str) -> None:
        """保存 of a plan: its time and its person."""
        left = OpeningSlot(block.id, stamp(starts), stamp(ends), staff_id or None)
        self._undo = partial(self._plan_back, block, mark_of(left))
        self._changing = block.id
        work = partial(duty_roster.change, seen=_mark(block))
        self._do(work, self._session, block.id, starts, ends, staff_id or None, step="change")

    def look_again(self) -> None:
        """看现在的: words of the panel, or the plan that was being changed, in its week."""
        if self._step in ("handover", "bells"):
            self._looking_part = self._step
            self._load()
            return
        self._jobs.run(
            duty_roster.slot, self._session, self._changing,
            done=self._look_at, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _look_at(self, slot: OpeningSlot) -> None:
        self._day, self._looking = parse_stamp(slot.starts_at).date(), slot.id
        self._load()

    def move(self, block: Block, starts: dt.datetime, ends: dt.datetime) -> None:
        """A plan or an appointment was dragged to another time."""
        if block.kind is BlockKind.APPOINTMENT:
            self._move_appointment(block.id, (starts, ends), "", None)
            return
        self._planned = starts
        self._undo = partial(self._plan_back, block, None)  # its person may have become 待定
        self._changing = block.id
        work = partial(duty_roster.move, seen=_mark(block))
        self._do(work, self._session, block.id, starts, ends, step="move")

    def force(self, appointment_id: str, starts: dt.datetime, ends: dt.datetime, reason: str) -> None:
        """急,改到这时."""
        self._move_appointment(appointment_id, (starts, ends), reason, True)

    def hand_over(self, opening_id: str, note: str, filled: str) -> None:
        """交接; ``filled`` is what stood there before."""
        work = partial(duty_roster.hand_over, seen=mark_of(filled))
        self._do(work, self._session, opening_id, note, step="handover")

    def set_bells(self, text: str, filled: str) -> None:
        """各节起止; ``filled`` is what stood there before."""
        self._do(partial(bells.set_bells, seen=mark_of(filled)), self._session, text, step="bells")

    def receive(self, channel_id: str, moment: dt.datetime) -> None:
        """登记 of a letter or a call."""
        self._do(help_messages.receive, self._session, channel_id, moment, step="message")

    def answer(self, message: HelpMessage) -> None:
        """已答复, now."""
        self._undo = partial(self._do, help_messages.reopen, self._session, message.id, step="reopen")
        self._do(help_messages.answer, self._session, message.id, step="answer")

    def drop(self, message: HelpMessage) -> None:
        """登记错了: the entry goes, and can be had back."""
        told = parse_stamp(message.answered_at) if message.answered_at is not None else None
        self._undo = partial(
            self._do, help_messages.receive, self._session, message.channel_id,
            parse_stamp(message.received_at), told, step="message_again",
        )  # fmt: skip
        self._do(help_messages.remove, self._session, message.id, step="unmessage")

    def count_visitors(self, visitors: int) -> None:
        """来访 + or -, kept at once."""
        self._step = "visitors"
        self._jobs.run(
            room.count_visitors, self._session, visitors, done=None, failed=self._trouble, owner=self
        )

    def make_roster(self) -> None:
        """生成值班表."""
        if self._page is not None:
            self._do(duty_roster.copy_last_week, self._session, self._page.monday, step="roster")

    def undo_roster(self) -> None:
        """撤销 of the roster made last."""
        self._do(duty_roster.undo, self._session, self._made, step="unroster")

    def paper(self, what: str) -> None:
        """One of the papers of the week shown."""
        if self._page is None:
            return
        monday = self._page.monday
        self._step = "paper"
        if what == "ics":
            last = monday + dt.timedelta(days=6)
            self._jobs.run(
                room_papers.calendar_export, self._session, monday, last,
                done=self._save, failed=self._trouble, owner=self,
            )  # fmt: skip
        else:
            self._jobs.run(
                _PAPERS[what], self._session, monday, done=self._show_paper, failed=self._trouble, owner=self
            )

    def open(self, page: str, argument: object) -> None:
        """An appointment or a session of the week."""
        self._host.open(page, argument)

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

    def _block(self, block_id: str) -> Block | None:
        days = self._page.days if self._page is not None else ()
        return next((block for day in days for block in day.blocks if block.id == block_id), None)

    def _plan_back(self, block: Block, seen: str | None) -> None:
        """撤销 of a change: time and person as they were."""
        if block.plan is not None:
            starts, ends, staff_id = block.plan
            work = partial(duty_roster.change, seen=seen)
            self._do(
                work, self._session, block.id, parse_stamp(starts), parse_stamp(ends), staff_id, step="back"
            )

    def _move_appointment(
        self, appointment_id: str, times: _Times, reason: str, urgent: bool | None, step: str = "move"
    ) -> None:
        block = self._block(appointment_id)
        day = next((d.day for d in self._page.days if block in d.blocks), None) if self._page else None
        self._step = step
        if block is not None and day is not None and step == "move":
            before = tuple(parse_stamp(f"{day.isoformat()}T{text}:00") for text in (block.starts, block.ends))
            self._undo = partial(
                self._move_appointment, appointment_id, (before[0], before[1]), "", block.urgent, "back"
            )
        self._jobs.run(
            partial(appointments.move, reason=reason, urgent=urgent),
            self._session, appointment_id, *times,
            done=self._done, failed=partial(self._not_moved, appointment_id, times), owner=self,
        )  # fmt: skip

    def _not_moved(self, appointment_id: str, times: _Times, error: XinliError) -> None:
        if error.code in ("appointment_conflict", "appointment_reason") and self._step == "move":
            self._view.ask_reason(appointment_id, *times, sentence(error))
        else:
            self._trouble(error)

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read_week, self._session, self._day, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: RoomPage) -> None:
        self._page = page
        self._view.show_page(page, self._host.masked())
        if self._looking_part:
            part, self._looking_part = self._looking_part, ""
            self._view.show_part_now(part)
        if self._looking:
            block, self._looking = self._block(self._looking), ""
            if block is not None:
                self._view.show_now(block)
        if self._told:
            self._view.show_trouble(self._told)
            self._told = ""

    def _save(self, file: Paper) -> None:
        self._host.save_file(file, self._trouble)

    def _show_paper(self, paper: Paper) -> None:
        self._host.show_paper(paper)

    def _done(self, result: object) -> None:
        step = str(result) if self._step == "door" else self._step
        undo = {"remove": self.put_back, "roster": self.undo_roster}.get(step)
        if step in ("change", "move", "answer", "unmessage"):
            undo, self._undo = self._undo, None
        if isinstance(result, Roster):
            self._made = result.slot_ids
        if isinstance(result, Planned) and result.unqualified and self._planned is not None:
            error = UserError("duty_left_open", when=duty_roster.when(self._planned))
            self._told = sentence(error)
        self._host.toast(self._view.saved(step), undo)
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if error.code == "changed_since":
            self._view.show_newer(text)
        elif not self._view.show_field_error(self._step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

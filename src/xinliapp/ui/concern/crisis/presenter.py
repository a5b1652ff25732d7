"""What the page of a crisis does; no Qt here.

A press is noted with the moment of the press and written before anything else that waits (``URGENT``). Only
what is on the disk is shown as noted; what could not be written stays on the page and is tried again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.crises import UNDO_SECONDS, StepChoice
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.ids import new_id
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.i18n.messages import sentence
from xinliapp.services import crises, crisis_merging, crisis_print, crisis_stamps, crisis_steps, drafts
from xinliapp.services.crises import Press, Pressed
from xinliapp.services.crisis_merging import Merged
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis.facts import LastPress, PadFacts, elapsed
from xinliapp.ui.concern.crisis.reading import note_key, read_pad
from xinliapp.widgets.hosting import DraftState, Host


class PadView(Protocol):
    """What the presenter asks of the widgets."""

    def show_pad(self, pad: PadFacts, masked: bool) -> None: ...
    def show_clock(self, text: str) -> None: ...
    def show_pressed(self, step: str, at: str, pending: bool) -> None: ...
    def show_last(self, last: LastPress | None, undo_left: int) -> None: ...
    def show_unwritten(self, text: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def note(self) -> str: ...
    def pending(self) -> bool: ...
    def clear_note(self) -> None: ...
    def edit_steps(self, steps: tuple[StepChoice, ...], error: str) -> None: ...
    def words(self, what: str) -> str: ...


class CrisisPresenter:
    """The buttons, the clock, the last press."""

    def __init__(self, view: PadView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._pad: PadFacts | None = None
        self._crisis_id = new_id()  # of the next crisis, until one takes presses
        self._wanted: str | None = None
        self._fresh = False
        self._last: LastPress | None = None
        self._unwritten: dict[str, Press] = {}
        self._drafts: DraftKeeper[str] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))

    def start(self, argument: object) -> None:
        """``argument`` may be ``{"crisis": id}``: that one goes on."""
        if isinstance(argument, Mapping):
            self._wanted, self._fresh = str(argument.get("crisis", "")) or None, False
        elif isinstance(argument, str):  # an unfinished remark, from the page of the day
            self._wanted, self._fresh = argument, False
        self._load()

    def refresh(self, _changes: Changes) -> None:
        """Whatever was written may bear on it; what is being typed stays."""
        self._load()

    def flush(self) -> None:
        """Leaving or locking: the remark is kept, and what could not be written is tried once more."""
        if self._view.pending():
            self.keep_note()
        self.write_again()

    # --- pressing ---

    def press(self, step: str, words: str) -> None:
        """One press: the moment is now, whatever else is going on."""
        self._write(Press(new_id(), self._crisis_id, step, words, self._session.clock.now()))

    def write_again(self) -> None:
        """再记一次: the moments stay those of the presses."""
        waiting, self._unwritten = self._unwritten, {}
        for press in waiting.values():
            self._write(press)

    def undo(self) -> None:
        """撤销 of the last press."""
        if self._last is not None and self._last.entry_id:
            self._do(crises.undo, self._last.entry_id, said="undone")
            self._show_last(None)

    def tick(self) -> None:
        """A second has passed."""
        now = self._session.clock.now()
        if self._pad is not None and self._pad.started_at:
            self._view.show_clock(elapsed(int((now - parse_stamp(self._pad.started_at)).total_seconds())))
        self._view.show_last(self._last, self._undo_left(now))

    # --- the rest of the page ---

    def set_student(self, student_id: str | None) -> None:
        """Whom it is about."""
        if self._pad is not None and self._pad.crisis_id is not None:
            save = partial(crises.set_student, seen=self._pad.mark)
            self._do(save, self._pad.crisis_id, student_id, said="student" if student_id else "")

    def save_note(self) -> None:
        """备注."""
        if self._pad is None or self._pad.crisis_id is None or not self._view.note().strip():
            return
        save = partial(_note_and_forget, crisis_id=self._pad.crisis_id, text=self._view.note())
        self._jobs.run(
            save, self._session, done=self._noted, failed=self._trouble, owner=self, priority=Priority.URGENT
        )  # fmt: skip

    def keep_note(self) -> None:
        """A remark that is not saved yet."""
        if self._pad is not None and self._pad.crisis_id is not None:
            self._drafts.keep(note_key(self._pad.crisis_id), {"note": self._view.note()})

    def end(self) -> None:
        """结束,转善后: the page of what follows."""
        if self._pad is None or self._pad.crisis_id is None:
            return
        crisis_id = self._pad.crisis_id
        self._jobs.run(
            crises.end, self._session, crisis_id,
            done=partial(self._ended, crisis_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def another(self) -> None:
        """另开一次: the next press begins another crisis beside the one that runs."""
        self._fresh, self._wanted, self._crisis_id = True, None, new_id()
        self._show_last(None)
        self._load()

    def go_on_with(self, crisis_id: str) -> None:
        """The other one that nobody ended."""
        self._fresh, self._wanted = False, crisis_id
        self._show_last(None)
        self._load()

    def merge(self) -> None:
        """并入本次处置."""
        if self._pad is not None:
            self._jobs.run(
                crisis_merging.merge_stamps, self._session, self._pad.crisis_id, self._pad.waiting.ids,
                done=self._merged, failed=self._trouble, owner=self,
            )  # fmt: skip

    def put_aside(self) -> None:
        """不是这次,搁置."""
        if self._pad is not None:
            ids = self._pad.waiting.ids
            settle = partial(crisis_stamps.settle, taken_over=False)
            undo = partial(self._do, crisis_stamps.unsettle, ids, said="undone")
            self._jobs.run(
                settle, self._session, ids,
                done=partial(self._done, "aside", undo), failed=self._trouble, owner=self,
            )  # fmt: skip

    def edit_steps(self) -> None:
        """步骤设置."""
        if self._pad is not None:
            self._view.edit_steps(self._pad.steps, "")

    def save_steps(self, steps: tuple[StepChoice, ...]) -> None:
        """What the small window holds."""
        if self._pad is None:
            return
        save = partial(crisis_steps.save, seen=mark_of(self._pad.steps))
        self._jobs.run(
            save, self._session, steps, done=partial(self._done, "steps", None),
            failed=partial(self._steps_refused, steps), owner=self,
        )  # fmt: skip

    def shipped_steps(self) -> None:
        """恢复预置."""
        self._do(crisis_steps.reset, said="steps")

    def print_card(self) -> None:
        """流程卡."""
        self._jobs.run(
            crisis_print.flow_card_pdf, self._session, done=self._host.show_paper, failed=self._trouble,
            owner=self,
        )  # fmt: skip

    def open_records(self) -> None:
        """以前的处置."""
        self._host.open("crisis_record", {"crisis": self._pad.crisis_id} if self._pad else None)

    # --- what comes back ---

    def _write(self, press: Press) -> None:
        self._view.show_pressed(press.step, stamp(press.at), pending=True)
        self._jobs.run(
            crises.press, self._session, press, done=partial(self._pressed, press),
            failed=partial(self._not_written, press), owner=self, priority=Priority.URGENT,
        )  # fmt: skip

    def _pressed(self, press: Press, pressed: Pressed) -> None:
        self._fresh, self._wanted = False, pressed.crisis_id
        self._crisis_id = pressed.crisis_id
        self._view.show_pressed(press.step, pressed.at, pending=False)
        self._show_last(LastPress(pressed.entry_id, press.words, pressed.at))
        self._tell_unwritten()
        self._load()

    def _not_written(self, press: Press, error: XinliError) -> None:
        self._unwritten[press.id] = press
        self._view.show_trouble(sentence(error))
        self._tell_unwritten()

    def _tell_unwritten(self) -> None:
        told = [
            sentence(KnownError("crisis_not_written", words=one.words, at=f"{one.at:%H:%M:%S}"))
            for one in self._unwritten.values()
        ]
        self._view.show_unwritten(told[-1] if told else "")

    def _load(self) -> None:
        self._jobs.run(
            read_pad, self._session, self._wanted, self._fresh,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, pad: PadFacts) -> None:
        if pad.crisis_id is None and self._pad is not None and self._pad.crisis_id is not None:
            self._crisis_id = new_id()  # it was ended or taken back: the next press begins another
        elif pad.crisis_id is not None:
            self._crisis_id = pad.crisis_id
        self._pad = pad
        self._view.show_pad(pad, self._host.masked())
        self.tick()

    def _show_last(self, last: LastPress | None) -> None:
        self._last = last
        self._view.show_last(last, self._undo_left(self._session.clock.now()))

    def _undo_left(self, now: dt.datetime) -> int:
        if self._last is None:
            return 0
        return max(0, UNDO_SECONDS - int((now - parse_stamp(self._last.at)).total_seconds()))

    def _ended(self, crisis_id: str, _changes: Changes) -> None:
        self._wanted = None
        self._show_last(None)
        undo = partial(self._do, crises.go_on, crisis_id, said="undone")
        self._host.toast(self._view.words("ended"), undo)
        self._host.open("crisis_record", {"crisis": crisis_id, "ended": True})

    def _noted(self, _changes: Changes) -> None:
        self._view.clear_note()
        self._done("note", None, _changes)

    def _merged(self, merged: Merged) -> None:
        self._fresh, self._wanted = False, merged.crisis_id
        self._done("merged", partial(self._do, crisis_merging.unmerge, merged, said="undone"), merged)

    def _steps_refused(self, steps: tuple[StepChoice, ...], error: XinliError) -> None:
        self._view.edit_steps(steps, sentence(error))

    def _do(self, fn: Callable[..., object], *args: object, said: str) -> None:
        self._jobs.run(
            fn, self._session, *args, done=partial(self._done, said, None), failed=self._trouble, owner=self
        )

    def _done(self, said: str, undo: Callable[[], None] | None, _result: object) -> None:
        if said:
            self._host.toast(self._view.words(said), undo)
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))


def _note_and_forget(session: Session, *, crisis_id: str, text: str) -> Changes:
    changes = crises.add_note(session, crisis_id, text)
    drafts.delete_draft(session, note_key(crisis_id))
    return changes

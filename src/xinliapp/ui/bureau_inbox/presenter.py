"""What the bureau's inbox does; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from xinliapp.domain.bureau import InboxItem, MemberSchool, ReceiveResult
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import CancelToken, Jobs, Progress
from xinliapp.i18n.messages import sentence
from xinliapp.services import bureau, exchange_slips, inbox_desk, known_forms, receipts
from xinliapp.services.inbox_desk import Desk, DeskLine
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.system.drives import Drive, removable_drives, write_and_read_back
from xinliapp.widgets.hosting import Host


class Show(Enum):
    """Which files the list holds."""

    BATCH = "batch"  # the files dropped last
    OPEN = "open"  # a person still has to do something
    ALL = "all"


class InboxView(Protocol):
    """What the presenter asks of the widgets."""

    def show_choices(self, schools: Sequence[MemberSchool], runs: Sequence[FormRun]) -> None: ...
    def show_lines(self, lines: Sequence[DeskLine], show: Show) -> None: ...
    def show_counts(self, batch: int, passed: int, still_open: int, total: int) -> None: ...
    def show_receiving(self, count: int) -> None: ...
    def show_progress(self, done: int, total: int) -> None: ...
    def show_received(self) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def say_batch(self, passed: int, needing: int, untouched: int) -> None: ...
    def say_claimed(self, school_name: str) -> None: ...
    def say_decided(self, accepted: bool) -> None: ...
    def show_answers(self, undecided: int, waiting: int) -> None: ...
    def show_places(self, drives: Sequence[Drive]) -> None: ...
    def say_accepted(self, signed: int, waiting: int) -> None: ...
    def say_delivered(self, count: int) -> None: ...
    def result_words(self, line: DeskLine) -> str: ...


class Received:
    """A finished batch with the ``changes`` the runner looks for."""

    def __init__(self, results: list[ReceiveResult]) -> None:
        self.results, self.changes = results, Changes.BUREAU


class Settled:
    """A claim or a decision with its ``changes``."""

    def __init__(self, item: InboxItem | None = None) -> None:
        self.item, self.changes = item, Changes.BUREAU


def receive(session: Session, paths: Sequence[Path], period: str | None, *, progress: Progress) -> Received:
    """Take in a batch."""
    return Received(inbox_desk.receive(session, paths, period, progress=progress))


def claim(session: Session, item_id: str, code: str, period: str) -> Settled:
    """Say whose an unsigned form is."""
    return Settled(bureau.claim(session, item_id, code, known_forms.checked_period(period)))


def decide(session: Session, item_id: str, accept: bool, note: str) -> Settled:
    """Settle a held bag after a phone call."""
    bureau.decide_held(session, item_id, accept=accept, note=note)
    return Settled()


def accept(session: Session, item_ids: Sequence[str]) -> Answered:
    """Sign receipts."""
    return Answered(len(receipts.accept(session, item_ids)))


def deliver(session: Session, receipt_ids: Sequence[str], folder: Path) -> Answered:
    """Write receipts out."""
    return Answered(len(receipts.deliver(session, receipt_ids, folder, deliver_file=write_and_read_back)))


class Answered:
    """How many receipts were signed or written, with the ``changes`` the runner looks for."""

    def __init__(self, count: int) -> None:
        self.count, self.changes = count, Changes.BUREAU


class InboxPresenter:
    """Takes files in, lists them, has a person claim and decide."""

    def __init__(self, view: InboxView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._show = Show.ALL
        self._desk = Desk((), (), ())
        self._results: list[ReceiveResult] = []
        self._dropped = 0
        self._token: CancelToken | None = None
        self._deciding = False
        self._untold = False

    def start(self, argument: object) -> None:
        """``argument`` may be a list of paths to take in at once, or ``open``: what still needs a person."""
        if argument == Show.OPEN.value:
            self._show = Show.OPEN
        self._load()
        self._jobs.run(removable_drives, done=self._view.show_places, owner=self, lane="work")
        if isinstance(argument, list | tuple) and argument:
            self.receive([str(path) for path in argument])

    def refresh(self, changes: Changes) -> None:
        """Load again when the books or the register changed."""
        if changes & Changes.BUREAU:
            self._load()

    def flush(self) -> None:
        """Nothing typed here outlives the page; a batch that runs goes on."""

    @property
    def receiving(self) -> bool:
        """Whether a batch runs."""
        return self._token is not None

    def receive(self, paths: Sequence[str], period: str | None = None) -> None:
        """Take in files; one batch at a time."""
        if self.receiving:
            return
        self._dropped = len(paths)
        self._view.show_receiving(len(paths))
        self._token = CancelToken()  # SerialRunner delivers before run returns
        token = self._jobs.run(
            receive, self._session, [Path(path) for path in paths], period,
            done=self._received, failed=self._receive_trouble, progress=self._view.show_progress, owner=self,
        )  # fmt: skip
        if self._token is not None:
            self._token = token

    def cancel(self) -> None:
        """Leave the files not yet begun alone; what was taken in stays."""
        if self._token is not None:
            self._token.cancel()

    def _received(self, received: Received) -> None:
        self._token = None
        self._results = received.results
        self._show = Show.BATCH
        self._view.show_received()
        self._untold = True  # what became of the batch is known when the books are read again
        self._load()

    def _tell_batch(self) -> None:
        self._untold = False
        lines = self._batch()
        needing = sum(1 for line in lines if line.open)
        self._view.say_batch(len(lines) - needing, needing, max(0, self._dropped - len(lines)))

    def _receive_trouble(self, error: XinliError) -> None:
        self._token = None
        self._view.show_received()
        self._trouble(error)

    # --- the list -----------------------------------------------------------------------------------------

    def choose(self, show: Show) -> None:
        """Narrow the list."""
        self._show = show
        self._present()

    def _load(self) -> None:
        self._jobs.run(inbox_desk.desk, self._session, done=self._loaded, failed=self._trouble, owner=self)

    def _loaded(self, desk: Desk) -> None:
        self._desk = desk
        self._view.show_choices(desk.schools, desk.runs)
        self._present()
        if self._untold:
            self._tell_batch()

    def _batch(self) -> tuple[DeskLine, ...]:
        return inbox_desk.batch_lines(self._results, self._desk.lines)

    def _present(self) -> None:
        batch = self._batch()
        still_open = tuple(line for line in self._desk.lines if line.open)
        shown = {Show.BATCH: batch, Show.OPEN: still_open, Show.ALL: self._desk.lines}[self._show]
        self._view.show_lines(shown, self._show)
        passed = sum(1 for line in batch if not line.open)
        self._view.show_counts(len(batch), passed, len(still_open), len(self._desk.lines))
        self._view.show_answers(len(self._desk.undecided), len(self._desk.waiting))

    # --- receipts -----------------------------------------------------------------------------------------

    def accept_all(self) -> None:
        """收下通过的: sign a receipt for everything that stands in the books."""
        self._jobs.run(
            accept, self._session, self._desk.undecided,
            done=self._accepted, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _accepted(self, answered: Answered) -> None:
        self._load()
        self._view.say_accepted(answered.count, len(self._desk.waiting))

    def deliver(self, folder: Path) -> None:
        """Write the receipts and slips that wait to a stick or a folder."""
        self._jobs.run(
            deliver, self._session, self._desk.waiting, folder,
            done=self._delivered, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _delivered(self, answered: Answered) -> None:
        self._load()
        self._view.say_delivered(answered.count)

    def send_back(self, line: DeskLine) -> None:
        """退回: the checks' page, with the slip of this report."""
        if line.item_id is not None:
            self._host.open("flags", f"return:{line.item_id}")

    def print_list(self) -> None:
        """收件清单 of what the list holds."""
        shown = {
            Show.BATCH: self._batch(),
            Show.OPEN: tuple(line for line in self._desk.lines if line.open),
            Show.ALL: self._desk.lines,
        }[self._show]
        self._jobs.run(
            exchange_slips.inbox_paper, self._session,
            [(line, self._view.result_words(line)) for line in shown],
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    # --- one file -----------------------------------------------------------------------------------------

    def claim(self, line: DeskLine, school_code: str | None, period: str) -> None:
        """An unsigned form belongs to this school and period."""
        if not school_code:
            self._trouble(UserError("school_not_chosen"))
        elif not period.strip():
            self._trouble(UserError("period_not_chosen"))
        elif line.item_id is not None:
            self._jobs.run(
                claim, self._session, line.item_id, school_code, period.strip(),
                done=self._claimed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _claimed(self, settled: Settled) -> None:
        code = settled.item.school_code if settled.item else ""
        name = next((school.name for school in self._desk.schools if school.code == code), "")
        self._load()
        self._view.say_claimed(name)

    def decide(self, line: DeskLine, accept: bool, note: str) -> None:
        """A held bag is accepted or not; the note says what the school said."""
        if line.item_id is not None:
            self._deciding = accept
            self._jobs.run(
                decide, self._session, line.item_id, accept, note,
                done=self._decided, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _decided(self, _settled: Settled) -> None:
        self._load()
        self._view.say_decided(self._deciding)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

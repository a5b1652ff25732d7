"""What the passing-on page does; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.exchange import Channel, Exported
from xinliapp.domain.forwarding import ForwardRow
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import chases, exchange, exchange_slips, forwarding, known_forms
from xinliapp.services.forwarding import ForwardPage
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.system import ejecting
from xinliapp.system.drives import Drive, removable_drives, write_and_read_back
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.run_page import RunPage


@dataclass(frozen=True, slots=True)
class ForwardReading:
    """One reading: the runs to choose from and the chosen one's page."""

    runs: tuple[FormRun, ...]
    run: FormRun | None
    page: ForwardPage | None


class ForwardView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, reading: ForwardReading) -> None: ...
    def show_places(self, drives: Sequence[Drive]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def say_signed(self) -> None: ...
    def say_exported(self, done: Exported, stick: bool) -> None: ...
    def say_ejected(self) -> None: ...


class Result:
    """What came of a write, with the ``changes`` the runner looks for."""

    def __init__(self, value: object) -> None:
        self.value, self.changes = value, forwarding.CHANGES


def read(session: Session, run_id: str | None, recipient_id: str | None) -> ForwardReading:
    """Everything the page shows for a run (the newest when None)."""
    runs = known_forms.runs(session)
    chosen = next((run for run in runs if run.id == run_id), runs[0] if runs else None)
    if chosen is None:
        return ForwardReading(runs, None, None)
    page = forwarding.page(session, chosen.definition, chosen.period, recipient_id)
    return ForwardReading(runs, chosen, page)


def note_reason(session: Session, run: FormRun, code: str, reason: str) -> Changes:
    """缺报原因."""
    return chases.set_reason(session, run.definition.id, run.period, code, reason)


def sign(session: Session, run: FormRun, recipient_id: str, head: Mapping[str, str]) -> Result:
    """签名."""
    return Result(forwarding.sign(session, run.definition, run.period, recipient_id, head))


def seal(session: Session, bundle_id: str, folder: Path, channel: Channel) -> Result:
    """生成加密包."""
    done = exchange.export(session, bundle_id, folder, deliver=write_and_read_back, channel=channel)
    return Result(done)


def print_list(session: Session, run: FormRun, page: ForwardPage) -> Paper:
    """上报清单."""
    return exchange_slips.forward_paper(session, run.title, page)


class ForwardingPresenter(RunPage):
    """Rows of the schools, reasons of the missing, the signature, the sealed file."""

    _SEEN = Changes.BUREAU | Changes.BUNDLES

    def __init__(self, view: ForwardView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._recipient_id: str | None = None
        self._reading: ForwardReading | None = None
        self._channel = Channel.FOLDER
        self._written: Path | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a run's id."""
        super().start(argument)
        self.look_for_drives()

    def flush(self) -> None:
        """A reason is one line; it is kept when it is entered."""

    def choose_recipient(self, recipient_id: str) -> None:
        """Another unit to pass on to."""
        self._recipient_id = recipient_id
        self._load()

    def note_reason(self, row: ForwardRow, reason: str) -> None:
        """Why a school is missing."""
        run = self._run()
        if run is not None:
            self._view.clear_trouble()
            self._jobs.run(
                note_reason, self._session, run, row.code, reason,
                done=self._noted, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _noted(self, _changes: Changes) -> None:
        self._load()

    def sign(self, head: Mapping[str, str]) -> None:
        """Approve and sign what is shown."""
        run, page = self._run(), self._page()
        if run is None or page is None:
            return
        if page.recipient is None:
            self._trouble(UserError("forward_no_recipient"))
            return
        self._view.clear_trouble()
        self._view.show_busy(True)
        self._jobs.run(
            sign, self._session, run, page.recipient.id, head,
            done=self._signed, failed=self._busy_trouble, owner=self,
        )  # fmt: skip

    def _signed(self, _result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        self._view.say_signed()

    def seal(self, folder: Path, channel: Channel) -> None:
        """Make the encrypted file."""
        page = self._page()
        if page is not None and page.bundle is not None:
            self._view.show_busy(True)
            self._channel, self._written = channel, folder
            self._jobs.run(
                seal, self._session, page.bundle.id, folder, channel,
                done=self._sealed, failed=self._busy_trouble, owner=self,
            )  # fmt: skip

    def _sealed(self, result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        if isinstance(result.value, Exported):
            self._view.say_exported(result.value, self._channel is Channel.STICK)

    def eject(self) -> None:
        """安全弹出."""
        if self._written is not None:
            self._jobs.run(
                ejecting.eject, self._written, done=self._ejected, failed=self._trouble, owner=self,
                lane="work",
            )  # fmt: skip

    def _ejected(self, _result: object) -> None:
        self._written = None
        self._view.say_ejected()
        self.look_for_drives()

    def print_list(self) -> None:
        """上报清单, in the preview."""
        run, page = self._run(), self._page()
        if run is not None and page is not None:
            self._jobs.run(
                print_list, self._session, run, page,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip

    def open_flags(self) -> None:
        """What must be sent back first."""
        run = self._run()
        self._host.open("flags", None if run is None else run.id)

    def open_members(self) -> None:
        """Where the unit above is registered."""
        self._host.open("members")

    def look_for_drives(self) -> None:
        """The removable drives of this moment."""
        self._jobs.run(removable_drives, done=self._view.show_places, owner=self, lane="work")

    def _run(self) -> FormRun | None:
        return None if self._reading is None else self._reading.run

    def _page(self) -> ForwardPage | None:
        return None if self._reading is None else self._reading.page

    def _load(self) -> None:
        self._jobs.run(
            read, self._session, self._run_id, self._recipient_id,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, reading: ForwardReading) -> None:
        self._reading = reading
        self._view.show_page(reading)

    def _busy_trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

"""What the exchange page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.exchange import Channel, Exported, LeavingPreview, Recipient
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.receipts import TakenReceipt
from xinliapp.i18n.messages import sentence
from xinliapp.services import exchange_papers, exchange_slips, leaving
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.leaving import LeavingForm
from xinliapp.services.session import Session
from xinliapp.system import ejecting
from xinliapp.system.drives import Drive, removable_drives
from xinliapp.ui.exchange import steps
from xinliapp.ui.exchange.reading import ExchangePage, read_page
from xinliapp.ui.exchange.steps import Result
from xinliapp.widgets.hosting import Host


class ExchangeView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: ExchangePage) -> None: ...
    def show_form(self, form: LeavingForm | None) -> None: ...
    def show_preview(self, preview: LeavingPreview | None) -> None: ...
    def show_places(self, drives: Sequence[Drive]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_pending(self, pending: PendingRecipient | None) -> None: ...
    def mark_group(self, position: int | None) -> None: ...
    def say_exported(self, done: Exported, stick: bool) -> None: ...
    def say_taken(self, taken: Sequence[TakenReceipt]) -> None: ...
    def say_ejected(self) -> None: ...
    def sent_words(self) -> str: ...
    def say_signed(self) -> None: ...
    def say_recipient(self, name: str) -> None: ...
    def say_written(self, file_name: str) -> None: ...


class ExchangePresenter:
    """Recipients, what leaves, the sealed file and the proof that it was written."""

    def __init__(self, view: ExchangeView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._recipient_id: str | None = None
        self._form_id: str | None = None
        self._page = ExchangePage((), None, (), False)
        self._pending: PendingRecipient | None = None
        self._preview: LeavingPreview | None = None
        self._wanted_bundle = ""
        self._channel = Channel.FOLDER
        self._written: Path | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a form record's id, or ``bundle:`` and a bundle's id."""
        if isinstance(argument, str):
            self._wanted_bundle = argument.removeprefix("bundle:") if argument.startswith("bundle:") else ""
            self._form_id = argument
        self._load()
        self.look_for_drives()
        if self._session.keys.holds(Compartment.SIGN):
            self._jobs.run(
                steps.open_waiting, self._session, done=self._opened, failed=self._trouble, owner=self
            )

    def _opened(self, result: Result) -> None:
        if result.value:
            self._taken(result)

    def refresh(self, changes: Changes) -> None:
        """Load again when forms, bundles or recipients changed."""
        if changes & (Changes.FORMS | Changes.BUNDLES):
            self._load()

    def flush(self) -> None:
        """Nothing typed here outlives the page."""

    # --- what leaves --------------------------------------------------------------------------------------

    def choose_recipient(self, recipient_id: str) -> None:
        """Another unit to send to."""
        self._recipient_id = recipient_id
        self._load()

    def choose_form(self, record_id: str | None) -> None:
        """Show exactly what would leave with this form."""
        self._form_id = record_id
        self._preview = None
        form = self._form()
        self._view.show_form(form)
        chosen = self._page.chosen
        if form is None or chosen is None:
            self._view.show_preview(None)
            return
        self._jobs.run(
            leaving.preview, self._session, form.record_id, chosen.id,
            done=self._previewed, failed=self._preview_trouble, owner=self,
        )  # fmt: skip

    def _previewed(self, preview: LeavingPreview) -> None:
        self._preview = preview
        self._view.show_preview(preview)

    def _preview_trouble(self, error: XinliError) -> None:
        self._view.show_preview(None)
        self._trouble(error)

    def _form(self) -> LeavingForm | None:
        return next((form for form in self._page.forms if form.record_id == self._form_id), None)

    def sign(self) -> None:
        """Approve and sign what is shown (principal)."""
        form, chosen = self._form(), self._page.chosen
        if form is None or chosen is None or self._preview is None:
            return
        self._view.show_busy(True)
        self._jobs.run(
            steps.sign, self._session, form.record_id, chosen.id,
            done=self._signed, failed=self._busy_trouble, owner=self,
        )  # fmt: skip

    def _signed(self, _result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        self._view.say_signed()

    def seal(self, folder: Path | None, channel: Channel = Channel.FOLDER) -> None:
        """Make the encrypted file on a stick, in a folder, or as a mail draft."""
        form = self._form()
        if folder is None:
            self._trouble(UserError("folder_not_chosen"))
        elif form is not None and form.bundle_id is not None and self._preview is not None:
            self._view.show_busy(True)
            self._channel, self._written = channel, folder
            self._jobs.run(
                steps.seal, self._session, form.bundle_id, folder, channel,
                done=self._sealed, failed=self._busy_trouble, owner=self,
            )  # fmt: skip

    def _sealed(self, result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        if isinstance(result.value, Exported):
            self._view.say_exported(result.value, self._channel is Channel.STICK)

    def eject(self) -> None:
        """安全弹出 the stick that was written last."""
        if self._written is not None:
            self._jobs.run(
                ejecting.eject, self._written,
                done=self._ejected, failed=self._trouble, owner=self, lane="work",
            )  # fmt: skip

    def _ejected(self, _result: object) -> None:
        self._written = None
        self._view.say_ejected()
        self.look_for_drives()

    # --- how far it has come ------------------------------------------------------------------------------

    def mark_sent(self) -> None:
        """送出: the file was handed over or sent."""
        form = self._form()
        if form is not None and form.bundle_id is not None:
            self._jobs.run(
                steps.mark_sent, self._session, form.bundle_id,
                done=partial(self._marked, form.bundle_id), failed=self._trouble, owner=self,
            )  # fmt: skip

    def _marked(self, bundle_id: str, result: Result) -> None:
        self._load()
        undo = partial(self._unmark, str(result.value), bundle_id)
        self._host.toast(self._view.sent_words(), undo)

    def _unmark(self, mark_id: str, bundle_id: str) -> None:
        self._jobs.run(
            steps.unmark_sent, self._session, mark_id, bundle_id,
            done=self._reload, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _reload(self, _result: object) -> None:
        self._load()

    def take_receipts(self, paths: Sequence[str]) -> None:
        """Receipts and return slips, dropped or chosen."""
        self._jobs.run(
            steps.take_receipts, self._session, [Path(path) for path in paths],
            done=self._taken, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _taken(self, result: Result) -> None:
        self._load()
        if isinstance(result.value, list):
            self._view.say_taken(result.value)

    def show_slip(self) -> None:
        """看退回单."""
        form = self._form()
        receipt = None if form is None or form.way is None else form.way.receipt
        if receipt is not None:
            self._jobs.run(
                exchange_slips.school_slip, self._session, receipt.id,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip

    def correct(self) -> None:
        """做更正: the next revision, prefilled, on the form's page."""
        form = self._form()
        if form is not None and form.bundle_id is not None and form.way is not None:
            self._jobs.run(
                steps.correct, self._session, form.bundle_id,
                done=partial(self._corrected, f"{form.way.form_id} {form.way.period}"),
                failed=self._trouble, owner=self,
            )  # fmt: skip

    def _corrected(self, run: str, _result: Result) -> None:
        self._host.open("form_report", run)

    def print_handover(self) -> None:
        """交接单 of the chosen form's file."""
        form = self._form()
        if form is not None and form.bundle_id is not None:
            self._paper(exchange_slips.handover_paper, form.bundle_id)

    def print_leaving(self) -> None:
        """外发清单."""
        self._paper(exchange_slips.leaving_paper)

    def _paper(self, make: Callable[..., Paper], *arguments: str) -> None:
        self._jobs.run(
            make, self._session, *arguments,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def look_for_drives(self) -> None:
        """The removable drives of this moment."""
        self._jobs.run(removable_drives, done=self._view.show_places, owner=self, lane="work")

    # --- recipients ---------------------------------------------------------------------------------------

    def open_card(self, path: str) -> None:
        """A bureau's card file."""
        self._jobs.run(
            steps.read_card, self._session, Path(path), done=self._asked, failed=self._trouble, owner=self
        )

    def _asked(self, pending: PendingRecipient) -> None:
        self._pending = pending
        self._view.show_pending(pending)

    def drop_card(self) -> None:
        """Put the card away unregistered."""
        self._pending = None
        self._view.show_pending(None)

    def add_recipient(self, groups: Mapping[int, str]) -> None:
        """Compare the typed groups with the card and enter the unit."""
        if self._pending is None:
            return
        self._view.mark_group(None)
        self._jobs.run(
            steps.add_recipient, self._session, self._pending, groups,
            done=self._added, failed=self._group_trouble, owner=self,
        )  # fmt: skip

    def _added(self, result: Result) -> None:
        self._pending = None
        self._view.show_pending(None)
        if isinstance(result.value, Recipient):
            self._recipient_id = result.value.id
            self._load()
            self._view.say_recipient(result.value.name)

    def _group_trouble(self, error: XinliError) -> None:
        group = error.params.get("group")
        if isinstance(group, int):
            self._view.mark_group(group)
        self._trouble(error)

    # --- papers -------------------------------------------------------------------------------------------

    def export_request(self) -> None:
        """The school's request as a file (principal)."""
        self._jobs.run(steps.make_request, self._session, done=self._save, failed=self._trouble, owner=self)

    def print_sheet(self) -> None:
        """The school's sheet to be stamped, in the preview."""
        name = self._page.chosen.name if self._page.chosen else ""
        self._jobs.run(
            exchange_papers.enrolment_paper, self._session, name,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _save(self, request: Paper) -> None:
        self._host.save_file(request, self._trouble, self._view.say_written)

    # --- loading ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._recipient_id, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: ExchangePage) -> None:
        before, self._page = self._page, page
        self._recipient_id = page.chosen.id if page.chosen else None
        if self._wanted_bundle:
            found = (form for form in page.forms if form.bundle_id == self._wanted_bundle)
            self._form_id = next((form.record_id for form in found), None)
            self._wanted_bundle = ""
        if self._form() is None:
            self._form_id = page.forms[0].record_id if page.forms else None
        self._view.show_page(page)
        if self._preview is not None and before.chosen == page.chosen and self._form() is not None:
            self._view.show_form(self._form())
            self._view.show_preview(self._preview)  # handed in once, a form stays as it is
        else:
            self.choose_form(self._form_id)

    def _busy_trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

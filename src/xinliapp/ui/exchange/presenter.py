"""What the exchange page does; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.exchange import Exported, FingerprintProof, LeavingPreview, Recipient
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import enrolment, exchange, exchange_papers, leaving, school
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.leaving import LeavingForm, LeavingState
from xinliapp.services.session import Session
from xinliapp.system.drives import Drive, removable_drives, write_and_read_back
from xinliapp.system.files import read_file
from xinliapp.widgets.hosting import Host

_CARD_LIMIT = 256 * 1024


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """One reading: recipients, the chosen one, the forms on their way to it."""

    recipients: tuple[Recipient, ...]
    chosen: Recipient | None
    forms: tuple[LeavingForm, ...]
    can_sign: bool


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
    def say_exported(self, done: Exported) -> None: ...
    def say_signed(self) -> None: ...
    def say_recipient(self, name: str) -> None: ...
    def say_written(self, file_name: str) -> None: ...


class Result:
    """What came of a write, with the ``changes`` the runner looks for."""

    def __init__(self, value: object, changes: Changes) -> None:
        self.value, self.changes = value, changes


def read_page(session: Session, recipient_id: str | None) -> ExchangePage:
    """Everything but the preview; the only recipient is chosen, else the one asked for."""
    known = leaving.known_recipients(session)
    chosen = next((unit for unit in known if unit.id == recipient_id), known[0] if known else None)
    return ExchangePage(
        known,
        chosen,
        leaving.leaving_forms(session, chosen.id if chosen else None),
        session.keys.holds(Compartment.SIGN),
    )


def sign(session: Session, record_id: str, recipient_id: str) -> Result:
    """Sign the bag."""
    return Result(leaving.sign_bag(session, record_id, recipient_id), leaving.CHANGES)


def seal(session: Session, bundle_id: str, folder: Path) -> Result:
    """Seal the bag, write it, read it back."""
    done = exchange.export(session, bundle_id, folder, deliver=write_and_read_back)
    return Result(done, Changes.BUNDLES)


def read_card(session: Session, path: Path) -> PendingRecipient:
    """A bureau's card from a file."""
    return enrolment.import_card(session, read_file(path, _CARD_LIMIT))


def add_recipient(session: Session, pending: PendingRecipient, groups: Mapping[int, str]) -> Result:
    """Trust the bureau's key after its paper was compared."""
    added = enrolment.add_recipient(session, pending, FingerprintProof(groups=groups))
    return Result(added, Changes.BUNDLES)


def make_request(session: Session) -> Paper:
    """The school's own request for its bureau."""
    unit = school.unit(session)
    return Paper(f"登记申请-{unit.code}.json", enrolment.make_request(session))


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

    def start(self, argument: object) -> None:
        """``argument`` may be a form record's id."""
        if isinstance(argument, str):
            self._form_id = argument
        self._load()
        self.look_for_drives()

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
            sign, self._session, form.record_id, chosen.id,
            done=self._signed, failed=self._busy_trouble, owner=self,
        )  # fmt: skip

    def _signed(self, _result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        self._view.say_signed()

    def seal(self, folder: Path | None) -> None:
        """Make the encrypted file on a stick or in a folder."""
        form = self._form()
        if folder is None:
            self._trouble(UserError("folder_not_chosen"))
        elif form is not None and form.bundle_id is not None and self._preview is not None:
            self._view.show_busy(True)
            self._jobs.run(
                seal, self._session, form.bundle_id, folder,
                done=self._sealed, failed=self._busy_trouble, owner=self,
            )  # fmt: skip

    def _sealed(self, result: Result) -> None:
        self._view.show_busy(False)
        self._load()
        if isinstance(result.value, Exported):
            self._view.say_exported(result.value)

    def look_for_drives(self) -> None:
        """The removable drives of this moment."""
        self._jobs.run(removable_drives, done=self._view.show_places, owner=self, lane="work")

    # --- recipients ---------------------------------------------------------------------------------------

    def open_card(self, path: str) -> None:
        """A bureau's card file."""
        self._jobs.run(
            read_card, self._session, Path(path), done=self._asked, failed=self._trouble, owner=self
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
            add_recipient, self._session, self._pending, groups,
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
        self._jobs.run(make_request, self._session, done=self._save, failed=self._trouble, owner=self)

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


def may_sign(page: ExchangePage, form: LeavingForm) -> bool:
    """Whether this person's signature is what the form waits for."""
    return page.can_sign and form.state in (LeavingState.SUBMITTED, LeavingState.APPROVED)

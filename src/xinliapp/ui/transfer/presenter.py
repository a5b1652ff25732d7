"""What 转学移交 does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.students import Student
from xinliapp.domain.transfer import ReceivedTransfer, SentTransfer, TransferSection
from xinliapp.i18n.messages import sentence
from xinliapp.services import consent_stops, exchange_papers, review_interval, students
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.session import Session
from xinliapp.services.transfers import TransferInput
from xinliapp.ui.transfer import facts
from xinliapp.ui.transfer.facts import Done, Narrow, Row, Shown, Taken, TransferPage
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.picking import PickRow


class TransferViewProtocol(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: TransferPage, narrow: Narrow, masked: bool) -> None: ...
    def open_send(self, page: TransferPage, student: PickRow | None) -> None: ...
    def show_preview(self, shown: Shown) -> None: ...
    def open_arrival(self, taken: Taken) -> None: ...
    def open_school(self, taken: Taken) -> None: ...
    def open_card(self, page: TransferPage) -> None: ...
    def open_row(self, row: Row, page: TransferPage) -> None: ...
    def close_panel(self) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_stop(self, text: str) -> None: ...
    def say(self, text: str) -> None: ...
    def written(self, name: str, check_code: str) -> str: ...
    def acknowledged(self, sent: SentTransfer) -> str: ...
    def taken_words(self) -> str: ...
    def no_school(self) -> str: ...
    def no_student(self) -> str: ...


class TransferPresenter:
    """Three lists, one panel at a time; what would go is read anew whenever a box is ticked."""

    def __init__(self, view: TransferViewProtocol, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._narrow = Narrow.SENT
        self._page: TransferPage | None = None
        self._taken = Taken()
        self._shown: Shown | None = None
        self._argument: object = None

    def start(self, argument: object) -> None:
        """``argument``: ``{"student": id}`` opens 移交一份 for them, ``{"sent": id}`` one packet."""
        self._argument = argument
        self._view.close_panel()
        self._load()

    def refresh(self, changes: Changes) -> None:
        """A packet went or came; or names are shown or hidden."""
        if changes == Changes.NONE and self._page is not None:
            self._view.show_page(self._page, self._narrow, self._host.masked())
        elif changes & (Changes.CASEWORK | Changes.ROSTER):
            self._load()

    def flush(self) -> None:
        """A legal ground is one line, a passphrase is never kept: both are typed again."""

    def narrow(self, narrow: Narrow) -> None:
        """Another list."""
        self._narrow = narrow
        self._view.close_panel()
        self._show()

    def open_row(self, row: Row) -> None:
        """One line of the list."""
        if self._page is not None:
            self._view.open_row(row, self._page)

    def open_card(self) -> None:
        """本校名片."""
        if self._page is not None:
            self._view.open_card(self._page)

    def open_send(self, student: PickRow | None = None) -> None:
        """移交一份, where there is a school to send to."""
        self._shown = None
        if self._page is None:
            return
        if not self._page.schools:
            self._view.close_panel()
            self._view.show_trouble(self._view.no_school())
            return
        self._view.open_send(self._page, student)

    def look(self, student_id: str, sections: frozenset[TransferSection], notes: frozenset[str]) -> None:
        """What would go."""
        self._shown = None
        self._jobs.run(
            facts.look, self._session, student_id, sections, notes,
            done=self._looked, failed=self._trouble, owner=self,
        )  # fmt: skip

    def send(self, wanted: TransferInput, signer: SecondAccount | None, folder: Path) -> None:
        """Sign what was seen, write it out."""
        if self._shown is None or self._shown.preview.student.id != wanted.student_id:
            self._view.show_trouble(self._view.no_student())
            return
        self._run(facts.send, wanted, signer, self._shown.preview.mark, folder, then=self._sent)

    def write(self, row: Row, signer: SecondAccount | None, folder: Path) -> None:
        """Write a packet out again, or a receipt (signed first where nobody has)."""
        if isinstance(row, SentTransfer):
            self._run(facts.write_packet, row.id, folder, then=self._sent)
        elif isinstance(row, ReceivedTransfer):
            self._run(facts.write_receipt, row.id, signer, folder, then=self._sent)

    def take(self, path: Path) -> None:
        """A file that was dropped or chosen."""
        self._view.close_panel()
        self._jobs.run(
            facts.take, self._session, path, done=self._took_file, failed=self._trouble, owner=self
        )

    def accept(self, student_id: str) -> None:
        """收下."""
        if self._taken.arriving is not None:
            self._run(facts.accept, self._taken.arriving, student_id, then=self._accepted)

    def add_school(self, groups: Mapping[int, str]) -> None:
        """一致,登记."""
        if self._taken.pending is not None:
            self._run(facts.add_school, self._taken.pending, groups, then=self._added)

    def make_card(self, signer: SecondAccount | None) -> None:
        """生成名片."""
        self._run(facts.make_card, signer, then=self._made_card)

    def print_sheet(self) -> None:
        """登记单 with the fingerprint."""
        self._jobs.run(
            exchange_papers.enrolment_paper, self._session,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def set_days(self, days: int) -> None:
        """After how many days one is reminded; 0: never."""
        self._jobs.run(
            review_interval.set_receipt_days, self._session, days or None,
            done=self._kept, failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_student(self, student_id: str) -> None:
        """The file itself."""
        self._host.open("student", student_id)

    def _run(self, step: Callable[..., Done], *arguments: object, then: Callable[[Done], None]) -> None:
        self._view.show_busy(True)
        self._jobs.run(step, self._session, *arguments, done=then, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(facts.read_page, self._session, done=self._took, failed=self._trouble, owner=self)

    def _took(self, page: TransferPage) -> None:
        self._page = page
        self._show()
        argument, self._argument = self._argument, None
        if not isinstance(argument, dict):
            return
        if student_id := argument.get("student"):
            self._jobs.run(
                students.student, self._session, student_id,
                done=self._asked_for,
                failed=self._trouble, owner=self,
            )  # fmt: skip
        for row in page.sent:
            if row.id == argument.get("sent"):
                self.open_row(row)

    def _asked_for(self, student: Student) -> None:
        self.open_send(PickRow(student.id, student.name))

    def _show(self) -> None:
        if self._page is not None:
            self._view.show_page(self._page, self._narrow, self._host.masked())

    def _looked(self, shown: Shown) -> None:
        self._shown = shown
        self._view.show_preview(shown)
        if shown.preview.stopped is not None:
            self._view.show_stop(sentence(consent_stops.refusal(shown.preview.stopped)))

    def _sent(self, done: Done) -> None:
        self._after()
        self._view.say(self._view.written(done.name, done.check_code))

    def _accepted(self, _done: Done) -> None:
        self._narrow = Narrow.RECEIVED
        self._after()
        self._view.say(self._view.taken_words())

    def _added(self, _done: Done) -> None:
        self._narrow = Narrow.SCHOOLS
        self._after()

    def _made_card(self, done: Done) -> None:
        self._view.show_busy(False)
        if done.paper is not None:
            self._host.save_file(done.paper, self._trouble)

    def _kept(self, _changes: Changes) -> None:
        self._load()
        self._view.close_panel()

    def _took_file(self, taken: Taken) -> None:
        self._taken = taken
        if taken.arriving is not None:
            self.narrow(Narrow.RECEIVED)
            self._view.open_arrival(taken)
        elif taken.pending is not None:
            self.narrow(Narrow.SCHOOLS)
            self._view.open_school(taken)
        elif taken.acknowledged is not None:
            self._narrow = Narrow.SENT
            self._after()
            self._view.say(self._view.acknowledged(taken.acknowledged))

    def _after(self) -> None:
        self._view.show_busy(False)
        self._view.close_panel()
        self._taken, self._shown = Taken(), None
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error))

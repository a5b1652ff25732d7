"""What 转学移交 shows and asks for: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from xinliapp.domain.accounts import Account, Compartment
from xinliapp.domain.changes import Changes
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.papers import Paper
from xinliapp.domain.students import Student
from xinliapp.domain.transfer import (
    Arriving,
    ReceivedTransfer,
    SentTransfer,
    TransferSchool,
    TransferSection,
)
from xinliapp.i18n import labels
from xinliapp.services import (
    review_interval,
    school,
    transfer_arrivals,
    transfer_content,
    transfer_schools,
    transfers,
)
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.session import Session
from xinliapp.services.transfer_packing import part_text
from xinliapp.services.transfer_schools import PendingSchool
from xinliapp.services.transfers import Preview, TransferInput
from xinliapp.system.drives import Drive, removable_drives, write_and_read_back

_RECEIPT, _CARD = b'"format": "xinli-transfer-receipt-1"', b'"format": "xinli-recipient-card-1"'


class Narrow(Enum):
    """Which list."""

    SENT = "sent"
    RECEIVED = "received"
    SCHOOLS = "schools"


Row = SentTransfer | ReceivedTransfer | TransferSchool


@dataclass(frozen=True, slots=True)
class TransferPage:
    """One reading; ``signers`` are those who can sign beside the present account."""

    sent: tuple[SentTransfer, ...]
    received: tuple[ReceivedTransfer, ...]
    schools: tuple[TransferSchool, ...]
    signers: tuple[Account, ...]
    signs_self: bool
    days: int | None
    drives: tuple[Drive, ...]

    def rows(self, narrow: Narrow) -> tuple[Row, ...]:
        """The rows of one list."""
        if narrow is Narrow.SENT:
            return self.sent
        return self.received if narrow is Narrow.RECEIVED else self.schools


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A session whose words may go along, as a line with a box."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What would go: as text, with the mark of what was seen, and what stops it in words."""

    preview: Preview
    text: str
    class_label: str
    notes: tuple[OwnNote, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a dropped file turned out to be; exactly one is set."""

    arriving: Arriving | None = None
    suggested: tuple[Student, ...] = ()
    pending: PendingSchool | None = None
    acknowledged: SentTransfer | None = None
    changes: Changes = Changes.NONE


@dataclass(frozen=True, slots=True)
class Done:
    """A write, with the ``changes`` the runner looks for; ``name`` is the file's that was written."""

    row_id: str = ""
    name: str = ""
    check_code: str = ""
    paper: Paper | None = field(default=None, repr=False)
    changes: Changes = transfer_schools.CHANGES


def read_page(session: Session) -> TransferPage:
    """Everything the page shows.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    return TransferPage(
        transfers.every(session),
        transfer_arrivals.every(session),
        transfer_schools.schools(session),
        transfer_schools.signers(session),
        session.keys.holds(Compartment.SIGN),
        review_interval.usual_receipt_days(session),
        removable_drives(),
    )


def look(
    session: Session, student_id: str, sections: frozenset[TransferSection], notes: frozenset[str]
) -> Shown:
    """What would go of one child.

    Raises:
        UserError: as ``transfers.preview``.
    """
    own = tuple(
        OwnNote(head.id, f"{head.day}　{labels.label(head.kind)}　编号 {head.number}")
        for head in transfer_content.own_notes(session, student_id)
    )
    chosen = notes & {note.id for note in own} if TransferSection.COUNSELING in sections else frozenset()
    preview = transfers.preview(session, student_id, sections, chosen)
    text = "\n\n".join(
        f"{labels.label(part.section)}\n{part_text(part) or '没有记录'}" for part in preview.parts
    )
    label = school.class_labels(session).get(preview.student.class_id or "", "")
    return Shown(preview, text, label, own)


def send(
    session: Session, wanted: TransferInput, signer: SecondAccount | None, seen: str, folder: Path
) -> Done:
    """Sign and write out; when the stick fails the packet stands in the list, signed and not written.

    Raises:
        UserError: as ``transfers.send``. KnownError: as ``transfers.send``, ``transfers.deliver``.
    """
    sent = transfers.send(session, wanted, signer, seen=seen)
    return write_packet(session, sent.id, folder)


def write_packet(session: Session, transfer_id: str, folder: Path) -> Done:
    """Write a signed packet out, again if need be."""
    done = transfers.deliver(session, transfer_id, folder, deliver_file=write_and_read_back)
    return Done(transfer_id, done.file.name, done.check_code)


def write_receipt(session: Session, received_id: str, signer: SecondAccount | None, folder: Path) -> Done:
    """Sign the receipt if nobody has, and write it out."""
    transfer_arrivals.sign_receipt(session, received_id, signer)
    done = transfer_arrivals.deliver_receipt(session, received_id, folder, deliver_file=write_and_read_back)
    return Done(received_id, done.file.name, done.check_code)


def take(session: Session, path: Path) -> Taken:
    """Look at a dropped file: a receipt is taken in at once, a packet or a card waits for the person.

    Raises:
        UserError, KnownError: as the readers of the three.
    """
    head = transfers.read_file(path, 64 * 1024)
    if _RECEIPT in head:
        return Taken(acknowledged=transfers.acknowledge(session, path), changes=transfer_schools.CHANGES)
    if _CARD in head:
        return Taken(pending=transfer_schools.import_card(session, head))
    arriving = transfer_arrivals.read(session, path)
    return Taken(arriving=arriving, suggested=transfer_arrivals.suggested(session, arriving))


def accept(session: Session, arriving: Arriving, student_id: str) -> Done:
    """收下."""
    return Done(transfer_arrivals.accept(session, arriving, student_id).id)


def add_school(session: Session, pending: PendingSchool, groups: Mapping[int, str]) -> Done:
    """Believe a card whose groups were typed from the paper."""
    return Done(transfer_schools.add_school(session, pending, FingerprintProof(groups=groups)).id)


def make_card(session: Session, signer: SecondAccount | None) -> Done:
    """本校名片 as a file."""
    data = transfer_schools.make_card(session, signer)
    return Done(paper=Paper(transfer_schools.card_name(session), data))

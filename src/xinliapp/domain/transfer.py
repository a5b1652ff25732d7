"""转学移交: one child's file on its way to another school, and the receipt that comes back; pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum

TRANSFER_NAMESPACE = "xinli-transfer-v1"
LONGEST_LINE = 40_000
MOST_LINES = 2000


class TransferSection(Enum):
    """What of a file may go along, in the order it is shown, printed and written."""

    FACTS = "facts"
    FAMILY = "family"
    TAGS = "tags"
    CONSENTS = "consents"
    RESULTS = "results"
    GRADES = "grades"
    PLANS = "plans"
    CONTACTS = "contacts"
    COUNSELING = "counseling"


ALL_SECTIONS: Collection[TransferSection] = tuple(TransferSection)


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One line of a section: ISO day ("" where there is none), a heading, and what was written."""

    day: str
    words: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TransferPart:
    """One section with its lines, oldest first."""

    section: TransferSection
    lines: tuple[TransferLine, ...]


@dataclass(frozen=True, slots=True)
class TransferChild:
    """By what the receiving school knows whose file it is; ``student_number`` is the 学籍号."""

    name: str
    gender: str | None
    birthday: str | None
    student_number: str | None


@dataclass(frozen=True, slots=True)
class TransferContent:
    """The content of ``transfer.json`` (docs/formats/transfer.schema.json)."""

    id: str
    number: int
    from_code: str
    from_name: str
    from_key: str
    to_code: str
    ground: str
    consent: str
    child: TransferChild
    parts: tuple[TransferPart, ...]
    paper_hash: str
    made_at: str
    made_by: str


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """The neutral facts that are signed in the open; nothing of a child (decision 0189).

    ``from_key`` is the signing school's public line, ``to_key`` the fingerprint of the addressed one's;
    ``sealed_hash`` and ``sealed_size`` are of the sealed part.
    """

    id: str
    number: int
    from_code: str
    from_name: str
    from_key: str
    to_code: str
    to_key: str
    sealed_hash: str
    sealed_size: int
    signed_at: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """签收: the receiving school says that it has this very packet."""

    transfer_id: str
    number: int
    from_code: str
    to_code: str
    packet_hash: str
    received_at: str


@dataclass(frozen=True, slots=True)
class TransferSchool:
    """Another school whose card a person compared with its paper. Row of ``transfer_school``."""

    id: str
    code: str
    name: str
    public_line: str
    age_recipient: str
    fingerprint: str
    ended_at: str | None
    created_at: str
    created_by: str


class TransferState(Enum):
    """How far a packet got: signed here, written out, 已签收."""

    SIGNED = "signed"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class SentTransfer:
    """A packet made here, without its bytes. Row of ``transfer_sent``."""

    id: str
    student_id: str
    student_name: str
    number: int
    school_id: str
    school_name: str
    school_code: str
    ground: str
    packet_hash: str
    signed_by: str
    delivered_at: str | None
    acknowledged_at: str | None
    created_at: str
    created_by: str

    @property
    def state(self) -> TransferState:
        """How far it got."""
        if self.acknowledged_at:
            return TransferState.ACKNOWLEDGED
        return TransferState.DELIVERED if self.delivered_at else TransferState.SIGNED


@dataclass(frozen=True, slots=True)
class ReceivedTransfer:
    """A packet taken in here, without its content. Row of ``transfer_received``."""

    id: str
    student_id: str
    student_name: str
    paper_id: str
    transfer_id: str
    number: int
    school_id: str
    school_name: str
    school_code: str
    packet_hash: str
    receipt_at: str | None
    delivered_at: str | None
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class Arriving:
    """A packet that was opened and passed every check; nothing of it was written yet.

    ``check_code`` are the file's six digits, to be compared by phone.
    """

    facts: TransferFacts
    school: TransferSchool
    content: TransferContent
    packet_hash: str
    check_code: str
    document: bytes = field(repr=False)
    paper: bytes = field(repr=False)

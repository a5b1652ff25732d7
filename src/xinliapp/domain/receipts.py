"""What a bureau answers: a receipt or a return slip for one signed report, and how far a report has come.

A receipt names the report by the hash of its tag manifest, so it cannot be moved to another; the school
believes it only if the recipient's enrolled key signed it (docs/formats/receipt.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.errors import XinliError
from xinliapp.domain.exchange import Channel, HeadOfChain

RECEIPT_NAMESPACE = "xinli-receipt-v1"


class ReceiptKind(Enum):
    """What was decided about a report."""

    ACCEPTED = "accepted"  # 已签收
    RETURNED = "returned"  # 退回


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """One thing to put right. ``column_id`` is "" for the head or the whole form."""

    column_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The signed content of a receipt or return slip.

    ``received_at`` is when the report first came in at the issuer, ``late`` that this was after its due day;
    ``due_on`` is the day a correction is wanted by and set exactly for a return, as ``reasons`` are.
    ``issuer_head`` is the head of the issuer's audit chain: the school thereby anchors it.
    """

    id: str
    kind: ReceiptKind
    issuer_code: str
    issuer_name: str
    school_code: str
    form_id: str
    period: str
    revision: int
    sequence: int
    tagmanifest_hash: str
    received_at: str
    late: bool
    due_on: str | None
    reasons: tuple[ReturnReason, ...]
    issued_at: str
    issued_by: str
    issuer_head: HeadOfChain


class Direction(Enum):
    """Which side of the exchange a stored receipt stands on."""

    ISSUED = "issued"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class StoredReceipt:
    """A decision as either side keeps it; ``signed`` is False for a spreadsheet sent back on paper only.

    ``item_id`` is the bureau's inbox item, ``bundle_id`` the school's bundle; exactly one of them is set.
    ``delivered`` counts how often the bureau wrote it out.
    """

    id: str
    direction: Direction
    kind: ReceiptKind
    issuer_code: str
    issuer_name: str
    school_code: str
    form_id: str
    period: str
    revision: int
    sequence: int | None
    item_id: str | None
    bundle_id: str | None
    reasons: tuple[ReturnReason, ...]
    due_on: str | None
    late: bool
    received_at: str
    issued_at: str
    issued_by: str
    signed: bool
    delivered: int = 0

    @property
    def returned(self) -> bool:
        """Whether it asks for a correction."""
        return self.kind is ReceiptKind.RETURNED


def newest(receipts: Iterable[StoredReceipt]) -> StoredReceipt | None:
    """The decision that counts for one report: the last one made, whatever came in first.

    Of two made in the same second the return counts: it is the one that asks for something.
    """
    return max(receipts, key=lambda one: (one.issued_at, one.returned, one.id), default=None)


class TakenAs(Enum):
    """What became of a file given to a school as a receipt."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    KEPT = "kept"  # still sealed: waits for whoever holds the key


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """One file: what became of it, which report it is about, why it was refused."""

    file_name: str
    taken: TakenAs
    receipt: StoredReceipt | None = None
    refusal: XinliError | None = None
    quarantined_as: str | None = None


class Step(Enum):
    """How far a signed report has come (screens.md S22): each step implies the ones before it."""

    SIGNED = "signed"
    EXPORTED = "exported"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Sent:
    """A person marked a bundle as handed over or sent. Row of ``bundle_sent``."""

    id: str
    bundle_id: str
    sent_at: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one revision: 已导出 > 已送出 > 已签收 / 退回.

    ``corrected``: a later revision was begun, so a return asks nothing more. ``late``: the recipient said so,
    or it has not been exported by its due day.
    """

    bundle_id: str
    form_id: str
    period: str
    revision: int
    step: Step
    exported_on: str | None
    channel: Channel | None
    sent_on: str | None
    receipt: StoredReceipt | None
    late: bool
    corrected: bool = False
    history: tuple[StoredReceipt, ...] = field(default=())

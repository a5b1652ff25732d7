"""A receipt or return slip as a file: two parts in the one exact ZIP shape, sealed to the school with age.

``receipt/receipt.json`` and ``receipt/receipt.json.sig`` (SSHSIG over its exact bytes, namespace
``xinli-receipt-v1``), so that stock tools can check it (docs/formats/receipt.md). Reading believes nothing
before the signature: only who claims to have written it is taken from the unproven bytes, to find the key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles import zipformat
from xinliapp.bundles.form_payload import Period, real_period
from xinliapp.bundles.jsonstrict import (
    Code,
    Digest,
    Moment,
    Name,
    Number,
    Person,
    SchemaError,
    Shape,
    Token,
    read,
    readable,
    stamp,
)
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import HeadOfChain
from xinliapp.domain.receipts import RECEIPT_NAMESPACE, Receipt, ReceiptKind, ReturnReason

FORMAT = "xinli-receipt-1"
CONTENT = "receipt/receipt.json"
SIGNATURE = "receipt/receipt.json.sig"
MAX_PART = 64 * 1024
MAX_REASONS = 40
LONGEST_REASON = 200


class _Reason(Shape):
    column_id: Annotated[str, Meta(pattern=r"\A(?:|[0-9A-Za-z][0-9A-Za-z._+-]{0,63})\Z")]
    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_REASON)]


class _Receipt(Shape):
    format: Literal["xinli-receipt-1"]
    id: Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
    kind: Literal["accepted", "returned"]
    issuer_code: Code
    issuer_name: Name
    school_code: Code
    form_id: Token
    period: Period
    revision: Number
    sequence: Number
    tagmanifest: Digest
    received_at: Moment
    late: bool
    due_on: dt.date | None
    reasons: Annotated[list[_Reason], Meta(max_length=MAX_REASONS)]
    issued_at: Moment
    issued_by: Person
    issuer_head: Annotated[str, Meta(pattern=r"\A[0-9]{1,15}:[0-9a-f]{64}\Z")]


class _Issuer(msgspec.Struct):
    """Who a receipt that nobody has proven yet says it is from."""

    issuer_code: Code


_DECODER, _CLAIM = Decoder(_Receipt), Decoder(_Issuer)


def write_receipt(receipt: Receipt, seed: bytes) -> bytes:
    """The signed ZIP of a receipt, not sealed yet; the same receipt and key give the same bytes."""
    content = readable(_as_json(receipt))
    signature = sshsig.sign(seed, content, RECEIPT_NAMESPACE).encode("ascii")
    return zipformat.pack(
        [
            zipformat.make_entry(CONTENT, content, compress=False),
            zipformat.make_entry(SIGNATURE, signature, compress=False),
        ]
    )


def read_receipt(data: bytes, lines_of: Callable[[str], Sequence[str]]) -> Receipt:
    """The receipt in a ZIP that is already opened, if a key of its issuer signed exactly these bytes.

    ``lines_of`` gives the public lines that are believed for an issuer's code; it raises for an unknown one.

    Raises:
        KnownError: ``receipt_unreadable`` (``place``), ``receipt_signature_wrong``, or what ``lines_of``
            raises.
    """
    content, armour = _parts(data)
    try:
        issuer = _CLAIM.decode(content).issuer_code
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise KnownError("receipt_unreadable", place="issuer_code") from None
    if not any(_verified(line, content, armour) for line in lines_of(issuer)):
        raise KnownError("receipt_signature_wrong")
    try:
        return _receipt(read(content, _DECODER))
    except SchemaError as error:
        raise KnownError("receipt_unreadable", place=str(error)) from None


def _parts(data: bytes) -> tuple[bytes, str]:
    try:
        entries = zipformat.unpack(data)
        if [entry.name for entry in entries] != [CONTENT, SIGNATURE]:
            raise KnownError("receipt_unreadable", place="ZIP")
        content, armour = (zipformat.inflate(entry, MAX_PART) for entry in entries)
        return content, armour.decode("ascii")
    except (KnownError, UnicodeDecodeError):
        raise KnownError("receipt_unreadable", place="ZIP") from None


def _verified(line: str, content: bytes, armour: str) -> bool:
    try:
        return sshsig.verify(line, content, armour, RECEIPT_NAMESPACE)
    except KnownError:
        return False


def _as_json(receipt: Receipt) -> dict[str, object]:
    return {
        "format": FORMAT,
        "id": receipt.id,
        "kind": receipt.kind.value,
        "issuer_code": receipt.issuer_code,
        "issuer_name": receipt.issuer_name,
        "school_code": receipt.school_code,
        "form_id": receipt.form_id,
        "period": receipt.period,
        "revision": receipt.revision,
        "sequence": receipt.sequence,
        "tagmanifest": receipt.tagmanifest_hash,
        "received_at": receipt.received_at,
        "late": receipt.late,
        "due_on": receipt.due_on,
        "reasons": [{"column_id": reason.column_id, "words": reason.words} for reason in receipt.reasons],
        "issued_at": receipt.issued_at,
        "issued_by": receipt.issued_by,
        "issuer_head": f"{receipt.issuer_head.seq}:{receipt.issuer_head.hash}",
    }


def _receipt(found: _Receipt) -> Receipt:
    returned = found.kind == ReceiptKind.RETURNED.value
    if (found.due_on is not None) != returned or bool(found.reasons) != returned:
        raise SchemaError("kind")
    number, _, digest = found.issuer_head.partition(":")
    return Receipt(
        id=found.id,
        kind=ReceiptKind(found.kind),
        issuer_code=found.issuer_code,
        issuer_name=found.issuer_name,
        school_code=found.school_code,
        form_id=found.form_id,
        period=real_period(found.period),
        revision=found.revision,
        sequence=found.sequence,
        tagmanifest_hash=found.tagmanifest,
        received_at=stamp(found.received_at, "received_at"),
        late=found.late,
        due_on=None if found.due_on is None else found.due_on.isoformat(),
        reasons=tuple(ReturnReason(reason.column_id, reason.words) for reason in found.reasons),
        issued_at=stamp(found.issued_at, "issued_at"),
        issued_by=found.issued_by,
        issuer_head=HeadOfChain(int(number), digest),
    )

"""A receipt or return slip as a file: two parts in the one exact ZIP shape, sealed to the school with age.

``receipt/receipt.json`` and ``receipt/receipt.json.sig`` (SSHSIG over its exact bytes, namespace
``xinli-receipt-v1``), so that stock tools can check it (docs/formats/receipt.md). Reading believes nothing
before the signature: only who claims to have written it is taken from the unproven bytes, to find the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from xinliapp.bundles import zipformat
from xinliapp.bundles.jsonstrict import (
    SchemaError,
    day,
    digest,
    exactly,
    items,
    match,
    moment,
    or_none,
    parse,
    readable,
    record,
    text,
    whole,
)
from xinliapp.crypto import sshsig
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import HeadOfChain
from xinliapp.domain.receipts import RECEIPT_NAMESPACE, Receipt, ReceiptKind, ReturnReason

FORMAT = "xinli-receipt-1"
CONTENT = "receipt/receipt.json"
SIGNATURE = "receipt/receipt.json.sig"
MAX_PART = 64 * 1024
MAX_REASONS = 40
LONGEST_REASON = 200

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
_COLUMN = re.compile(r"|[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
_HEAD = re.compile(r"(\d{1,15}):([0-9a-f]{64})", re.ASCII)
_PERIOD = re.compile(r"\d{4}-\d{4}-[12]|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", re.ASCII)


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
        document = parse(content)
        issuer = _ISSUER(document.get("issuer_code") if isinstance(document, dict) else None)
        if not any(_verified(line, content, armour) for line in lines_of(issuer)):
            raise KnownError("receipt_signature_wrong")
        receipt = _receipt(document)
    except SchemaError as error:
        raise KnownError("receipt_unreadable", place=str(error)) from None
    if readable(_as_json(receipt)) != content:
        raise KnownError("receipt_unreadable", place="JSON")
    return receipt


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


def _kind(value: object) -> ReceiptKind:
    return ReceiptKind(_KIND(value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise SchemaError
    return value


def _chain_head(value: object) -> HeadOfChain:
    seq, _, digest_text = _HEAD_TEXT(value).partition(":")
    return HeadOfChain(int(seq), digest_text)


def _period(value: object) -> str:
    try:
        return parse_period(_PERIOD_TEXT(value)).text
    except UserError:
        raise SchemaError from None


def _reason(value: object) -> ReturnReason:
    return ReturnReason(*_REASON(value))


_ISSUER = match(_CODE)
_KIND = match(re.compile("accepted|returned"))
_HEAD_TEXT = match(_HEAD)
_PERIOD_TEXT = match(_PERIOD)
_REASON = record({"column_id": match(_COLUMN), "words": text(LONGEST_REASON, empty=False)})
# Members stand in the order of the dataclass they become.
_RECEIPT = record(
    {
        "format": exactly(FORMAT),
        "id": match(_ID),
        "kind": _kind,
        "issuer_code": _ISSUER,
        "issuer_name": text(120, empty=False),
        "school_code": match(_CODE),
        "form_id": match(_TOKEN),
        "period": _period,
        "revision": whole(1),
        "sequence": whole(1),
        "tagmanifest": digest,
        "received_at": moment,
        "late": _flag,
        "due_on": or_none(day),
        "reasons": items(_reason, MAX_REASONS),
        "issued_at": moment,
        "issued_by": text(60, empty=False),
        "issuer_head": _chain_head,
    }
)


def _receipt(value: object) -> Receipt:
    receipt = Receipt(*_RECEIPT(value)[1:])
    returned = receipt.kind is ReceiptKind.RETURNED
    if (receipt.due_on is not None) != returned or bool(receipt.reasons) != returned:
        raise SchemaError(".kind")
    return receipt

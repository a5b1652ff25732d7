"""A packet of one child's file: sealed to the other school first, then signed in the open (decision 0189).

A ZIP of the one exact shape (``zipformat``) with a BagIt bag in ``bag/``: ``data/facts.json`` says from whom,
to whom and which number, ``data/packet.age`` is sealed to the receiving school's case key and holds
``transfer/transfer.json`` and ``transfer/dossier.pdf``. The signature (SSHSIG, namespace
``xinli-transfer-v1``) is over ``tagmanifest-sha256.txt``, so whoever signs never sees what is sealed
(docs/formats/transfer.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles import bagit, zipformat
from xinliapp.bundles.cards import MAX_CARD, signed_part, verified
from xinliapp.bundles.jsonstrict import (
    Armour,
    Code,
    Digest,
    Key,
    Moment,
    Name,
    Number,
    SchemaError,
    Shape,
    canonical,
    read,
    readable,
    stamp,
)
from xinliapp.bundles.seal import MAX_SEALED
from xinliapp.bundles.transfer_json import Uuid, read_content, write_content
from xinliapp.bundles.write import FOLDER
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.transfer import (
    TRANSFER_NAMESPACE,
    Acknowledgement,
    TransferContent,
    TransferFacts,
)

RECEIPT_NAMESPACE = "xinli-transfer-receipt-v1"
FACTS_FORMAT = "xinli-transfer-1"
RECEIPT_FORMAT = "xinli-transfer-receipt-1"
FACTS, SEALED = "data/facts.json", "data/packet.age"
CONTENT, PAPER = "transfer/transfer.json", "transfer/dossier.pdf"
MAX_PACKET = MAX_SEALED
MAX_TAG_FILE = 64 * 1024
MAX_CONTENT = 8 * 1024 * 1024
MAX_PAPER = 16 * 1024 * 1024

_ORDER = (bagit.BAGIT, bagit.MANIFEST, bagit.TAG_MANIFEST, bagit.SIGNATURE, FACTS, SEALED)
_CODES = {
    "bundle_truncated": "transfer_truncated",
    "bundle_not_zip": "transfer_not_a_packet",
    "bundle_part_too_large": "transfer_too_large",
}


class _Facts(Shape):
    format: Literal["xinli-transfer-1"]
    id: Uuid
    number: Number
    from_code: Code
    from_name: Name
    from_key: Key
    to_code: Code
    to_key: Annotated[str, Meta(pattern=r"\ASHA256:[A-Za-z0-9+/]{43}\Z")]
    sealed_hash: Digest
    sealed_size: Annotated[int, Meta(ge=1, le=MAX_PACKET)]
    signed_at: Moment


class _Receipt(Shape):
    format: Literal["xinli-transfer-receipt-1"]
    transfer_id: Uuid
    number: Number
    from_code: Code
    to_code: Code
    packet_hash: Digest
    received_at: Moment
    signature: Armour


ReceiptKey = Callable[[str], Sequence[str]]
"""The public lines that are believed for a transfer's id."""

_FACTS, _RECEIPT = Decoder(_Facts), Decoder(_Receipt)


@dataclass(frozen=True, slots=True)
class SignedPacket:
    """A packet whose own signature is right; whose key that is, nobody has said yet.

    ``digest`` is the SHA-256 of the tag manifest, by which the packet is known from then on.
    """

    facts: TransferFacts
    digest: str
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedPacketFile:
    """A packet as it is written to a stick, and the hash it is known by."""

    data: bytes = field(repr=False)
    digest: str


def seal_content(content: TransferContent, paper: bytes, recipient: str) -> bytes:
    """The sealed part: transfer.json and dossier.pdf for the holder of ``recipient`` (``age1…``) alone.

    Raises:
        KnownError: ``age_key_unreadable``, ``transfer_too_large``.
    """
    document = write_content(content)
    if len(document) > MAX_CONTENT or len(paper) > MAX_PAPER:
        raise KnownError("transfer_too_large", limit=MAX_PAPER // 2**20)
    inside = [(CONTENT, document), (PAPER, paper)]
    packed = zipformat.pack([zipformat.make_entry(name, data, compress=True) for name, data in inside])
    return agefile.encrypt(packed, [recipient])


def sign_packet(facts: TransferFacts, sealed: bytes, seed: bytes) -> SignedPacketFile:
    """The packet's bytes; the same facts, sealed part and key give the same bytes."""
    document = readable(
        {"format": FACTS_FORMAT, **{name: getattr(facts, name) for name in TransferFacts.__slots__}}
    )
    payload = {FACTS: document, SEALED: sealed}
    files = {bagit.BAGIT: bagit.BAGIT_BYTES, bagit.MANIFEST: bagit.manifest(payload)}
    files[bagit.TAG_MANIFEST] = bagit.manifest(files)
    armour = sshsig.sign(seed, files[bagit.TAG_MANIFEST], TRANSFER_NAMESPACE)
    files |= {bagit.SIGNATURE: armour.encode("ascii"), **payload}
    entries = [zipformat.make_entry(FOLDER + name, files[name], compress=False) for name in _ORDER]
    return SignedPacketFile(zipformat.pack(entries), bagit.sha256(files[bagit.TAG_MANIFEST]))


def read_packet(name: str, data: bytes) -> SignedPacket:
    """The open part of a packet called ``name``, signed by the key it names; nothing sealed is opened.

    Raises:
        KnownError: ``transfer_too_large``, ``transfer_not_a_packet``, ``transfer_truncated``,
            ``transfer_unreadable`` (``place``), ``transfer_edited`` (``place``), each with ``file``.
    """
    if len(data) > MAX_PACKET:
        raise KnownError("transfer_too_large", file=name, limit=MAX_PACKET // 2**20)
    try:
        return _read_packet(data)
    except SchemaError as error:
        raise KnownError("transfer_unreadable", file=name, place=f"facts.json {error}") from None
    except KnownError as error:
        raise _named(error, name) from None


def open_packet(
    name: str, packet: SignedPacket, identities: Sequence[str]
) -> tuple[TransferContent, bytes, bytes]:
    """The content, the bytes of ``transfer.json`` and the paper of a packet whose signer is believed.

    Raises:
        KnownError: ``transfer_not_for_us``, ``transfer_edited``, ``transfer_unreadable`` (``place``),
            ``transfer_too_large``, each with ``file``.
    """
    try:
        return _open_packet(packet, identities)
    except SchemaError as error:
        raise KnownError("transfer_unreadable", file=name, place=f"transfer.json {error}") from None
    except KnownError as error:
        raise _named(error, name) from None


def write_receipt(receipt: Acknowledgement, seed: bytes) -> bytes:
    """The signed 签收回执 of one packet; nothing of a child is in it."""
    body: dict[str, object] = {
        "format": RECEIPT_FORMAT,
        **{name: getattr(receipt, name) for name in Acknowledgement.__slots__},
    }
    body["signature"] = sshsig.sign(seed, canonical(body), RECEIPT_NAMESPACE)
    return readable(body)


def read_receipt(data: bytes, line_of: ReceiptKey) -> Acknowledgement:
    """A receipt signed by one of the keys ``line_of`` believes for the transfer it names.

    Raises:
        KnownError: ``transfer_receipt_unreadable`` (``place``), ``transfer_receipt_unsigned``, or what
            ``line_of`` raises for a transfer nobody here sent.
    """
    try:
        if len(data) > MAX_CARD:
            raise SchemaError("size")
        found = read(data, _RECEIPT)
        received_at = stamp(found.received_at, "received_at")
    except SchemaError as error:
        raise KnownError("transfer_receipt_unreadable", place=str(error)) from None
    message = signed_part(found)
    lines = line_of(found.transfer_id)
    if not any(verified(line, message, found.signature, RECEIPT_NAMESPACE) for line in lines):
        raise KnownError("transfer_receipt_unsigned")
    return Acknowledgement(
        found.transfer_id, found.number, found.from_code, found.to_code, found.packet_hash, received_at
    )


def _read_packet(data: bytes) -> SignedPacket:
    entries = zipformat.unpack(data)
    if tuple(entry.name for entry in entries) != tuple(FOLDER + name for name in _ORDER):
        raise KnownError("bundle_names_wrong", part="bag/")
    files = {
        name: zipformat.inflate(entry, MAX_PACKET if name == SEALED else MAX_TAG_FILE)
        for name, entry in zip(_ORDER, entries, strict=True)
    }
    payload = {name: files[name] for name in (FACTS, SEALED)}
    tags = {bagit.BAGIT: bagit.BAGIT_BYTES, bagit.MANIFEST: bagit.manifest(payload)}
    for name, expected in (*tags.items(), (bagit.TAG_MANIFEST, bagit.manifest(tags))):
        if files[name] != expected:
            raise KnownError("transfer_edited", place=name)
    found = read(files[FACTS], _FACTS)
    facts = TransferFacts(
        found.id,
        found.number,
        found.from_code,
        found.from_name,
        found.from_key,
        found.to_code,
        found.to_key,
        found.sealed_hash,
        found.sealed_size,
        stamp(found.signed_at, "signed_at"),
    )
    armour = files[bagit.SIGNATURE].decode("ascii", "replace")
    if not verified(facts.from_key, files[bagit.TAG_MANIFEST], armour, TRANSFER_NAMESPACE):
        raise KnownError("transfer_edited", place=bagit.SIGNATURE)
    sealed = files[SEALED]
    if (facts.sealed_hash, facts.sealed_size) != (bagit.sha256(sealed), len(sealed)):
        raise KnownError("transfer_edited", place=SEALED)
    return SignedPacket(facts, bagit.sha256(files[bagit.TAG_MANIFEST]), sealed)


def _open_packet(packet: SignedPacket, identities: Sequence[str]) -> tuple[TransferContent, bytes, bytes]:
    try:
        packed = agefile.decrypt(packet.sealed, identities)
    except KnownError as error:
        codes = {"age_not_for_us": "transfer_not_for_us", "age_damaged": "transfer_edited"}
        raise KnownError(codes.get(error.code, error.code), place=SEALED) from None
    entries = zipformat.unpack(packed)
    if tuple(entry.name for entry in entries) != (CONTENT, PAPER):
        raise KnownError("bundle_names_wrong", part=SEALED)
    document = zipformat.inflate(entries[0], MAX_CONTENT)
    paper = zipformat.inflate(entries[1], MAX_PAPER)
    content, facts = read_content(document), packet.facts
    # Whoever re-signs somebody else's sealed part under their own name is found out here.
    inside = (content.id, content.number, content.from_code, content.from_key, content.to_code)
    if inside != (facts.id, facts.number, facts.from_code, facts.from_key, facts.to_code):
        raise KnownError("transfer_edited", place=CONTENT)
    if content.paper_hash != bagit.sha256(paper) or not paper.startswith(b"%PDF-"):
        raise KnownError("transfer_edited", place=PAPER)
    return content, document, paper


def _named(error: KnownError, name: str) -> KnownError:
    code = error.code
    if code.startswith("bundle_"):
        code = _CODES.get(code, "transfer_unreadable")
    place = error.params.get("place") or error.params.get("part") or "ZIP"
    return KnownError(code, **{"limit": MAX_PAPER // 2**20, **error.params, "place": place, "file": name})

"""The two small signed JSON files that introduce a school to a bureau and a unit to whoever sends to it.

A request (docs/formats/request.schema.json) and a recipient card (docs/formats/recipient-card.schema.json)
are signed by the very key they carry: that proves possession and ties the age keys to the signing key. Whose
key it is, only the fingerprint on the stamped sheet can tell, and a person compares that.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles.jsonstrict import (
    Armour,
    Code,
    Key,
    Moment,
    Name,
    SchemaError,
    Shape,
    canonical,
    read,
    readable,
    stamp,
)
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import CARD_NAMESPACE, REQUEST_NAMESPACE

REQUEST_FORMAT = "xinli-request-1"
CARD_FORMAT = "xinli-recipient-card-1"
MAX_CARD = 16 * 1024
BUREAU_TIERS: Collection[str] = ("area", "district")
SCHOOL_TIER = "school"

_Age = Annotated[str, Meta(pattern=r"\Aage1[02-9ac-hj-np-z]{58}\Z")]
_Document = TypeVar("_Document", bound=Shape)


class _Request(Shape):
    format: Literal["xinli-request-1"]
    code: Code
    name: Name
    public_line: Key
    age_recipient: _Age
    issued_at: Moment
    replaces: Key | None
    signature: Armour
    old_signature: Armour | None


class _Card(Shape):
    format: Literal["xinli-recipient-card-1"]
    code: Code
    name: Name
    tier: Literal["area", "district", "school"]
    public_line: Key
    age_recipient: _Age
    age_spare: _Age | None
    issued_at: Moment
    signature: Armour


_REQUEST, _CARD = Decoder(_Request), Decoder(_Card)


@dataclass(frozen=True, slots=True)
class Request:
    """What a school says of itself. ``replaces`` is the key that vouches for this one, None on paper."""

    code: str
    name: str
    public_line: str
    age_recipient: str
    issued_at: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class RecipientCard:
    """A unit's signing and age keys; ``tier`` is ``area``, ``district``, or ``school`` for a school's card to
    another school (its age key is the case compartment's, decision 0188)."""

    code: str
    name: str
    tier: str
    public_line: str
    age_recipient: str
    age_spare: str | None
    issued_at: str


def write_request(request: Request, seed: bytes, old_seed: bytes | None = None) -> bytes:
    """The bytes of a request, signed by ``seed`` and, for a rotation, by the key it replaces."""
    body: dict[str, object] = {
        "format": REQUEST_FORMAT,
        "code": request.code,
        "name": request.name,
        "public_line": request.public_line,
        "age_recipient": request.age_recipient,
        "issued_at": request.issued_at,
        "replaces": request.replaces,
    }
    if (old_seed is None) != (request.replaces is None):
        raise ValueError("a rotation is signed by the key it replaces, and nothing else is")
    message = canonical(body)
    body["signature"] = sshsig.sign(seed, message, REQUEST_NAMESPACE)
    body["old_signature"] = None if old_seed is None else sshsig.sign(old_seed, message, REQUEST_NAMESPACE)
    return readable(body)


def read_request(data: bytes) -> Request:
    """A request whose signatures are right.

    Raises:
        KnownError: ``request_unreadable`` (with ``place``), ``request_signature_wrong``.
    """
    try:
        found = _document(data, _REQUEST)
        issued_at = stamp(found.issued_at, "issued_at")
    except SchemaError as error:
        raise KnownError("request_unreadable", place=str(error)) from None
    request = Request(
        found.code, found.name, found.public_line, found.age_recipient, issued_at, found.replaces
    )
    old = found.old_signature
    message = signed_part(found)
    right = verified(request.public_line, message, found.signature, REQUEST_NAMESPACE)
    if request.replaces is not None:
        right = right and old is not None and verified(request.replaces, message, old, REQUEST_NAMESPACE)
    elif old is not None:
        right = False
    if not right:
        raise KnownError("request_signature_wrong")
    return request


def write_card(card: RecipientCard, seed: bytes) -> bytes:
    """The bytes of a recipient card, signed by ``seed``."""
    body: dict[str, object] = {
        "format": CARD_FORMAT,
        "code": card.code,
        "name": card.name,
        "tier": card.tier,
        "public_line": card.public_line,
        "age_recipient": card.age_recipient,
        "age_spare": card.age_spare,
        "issued_at": card.issued_at,
    }
    body["signature"] = sshsig.sign(seed, canonical(body), CARD_NAMESPACE)
    return readable(body)


def read_card(data: bytes, tiers: Collection[str] = BUREAU_TIERS) -> RecipientCard:
    """A recipient card of one of these ``tiers`` whose signature is right.

    Raises:
        KnownError: ``card_unreadable`` (with ``place``), ``card_signature_wrong``.
    """
    try:
        found = _document(data, _CARD)
        issued_at = stamp(found.issued_at, "issued_at")
    except SchemaError as error:
        raise KnownError("card_unreadable", place=str(error)) from None
    if found.tier not in tiers:
        raise KnownError("card_unreadable", place="tier")
    if not verified(found.public_line, signed_part(found), found.signature, CARD_NAMESPACE):
        raise KnownError("card_signature_wrong")
    return RecipientCard(
        code=found.code,
        name=found.name,
        tier=found.tier,
        public_line=found.public_line,
        age_recipient=found.age_recipient,
        age_spare=found.age_spare,
        issued_at=issued_at,
    )


def _document(data: bytes, decoder: Decoder[_Document]) -> _Document:
    if len(data) > MAX_CARD:
        raise SchemaError("size")
    return read(data, decoder)


def signed_part(document: Shape) -> bytes:
    """What the signatures are over: all the other members."""
    members = msgspec.structs.asdict(document)
    return canonical({name: members[name] for name in members if name not in ("signature", "old_signature")})


def verified(line: str, message: bytes, signature: str, namespace: str) -> bool:
    """Whether ``signature`` is one by ``line``; an unreadable one is not."""
    try:
        return sshsig.verify(line, message, signature, namespace)
    except KnownError:
        return False

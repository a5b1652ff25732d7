"""The two small signed JSON files that introduce a school to a bureau and a bureau to a school.

A request (docs/formats/request.schema.json) and a recipient card (docs/formats/recipient-card.schema.json)
are signed by the very key they carry: that proves possession and ties the age keys to the signing key. Whose
key it is, only the fingerprint on the stamped sheet can tell, and a person compares that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xinliapp.bundles.jsonstrict import (
    Reader,
    SchemaError,
    canonical,
    exactly,
    match,
    moment,
    or_none,
    parse,
    readable,
    record,
    text,
)
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import CARD_NAMESPACE, REQUEST_NAMESPACE

REQUEST_FORMAT = "xinli-request-1"
CARD_FORMAT = "xinli-recipient-card-1"
MAX_CARD = 16 * 1024

_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_AGE = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_KEY = re.compile(r"ssh-ed25519 [A-Za-z0-9+/=]{68}")


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
    """A bureau's signing and age keys; ``tier`` is ``area`` or ``district``."""

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
        document, found = _document(data, _REQUEST)
    except SchemaError as error:
        raise KnownError("request_unreadable", place=str(error)) from None
    request, signature, old = Request(*found[1:-2]), found[-2], found[-1]
    message = canonical(_unsigned(document))
    right = _verified(request.public_line, message, signature, REQUEST_NAMESPACE)
    if request.replaces is not None:
        right = right and old is not None and _verified(request.replaces, message, old, REQUEST_NAMESPACE)
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


def read_card(data: bytes) -> RecipientCard:
    """A recipient card whose signature is right.

    Raises:
        KnownError: ``card_unreadable`` (with ``place``), ``card_signature_wrong``.
    """
    try:
        document, found = _document(data, _CARD)
    except SchemaError as error:
        raise KnownError("card_unreadable", place=str(error)) from None
    card, signature = RecipientCard(*found[1:-1]), found[-1]
    if not _verified(card.public_line, canonical(_unsigned(document)), signature, CARD_NAMESPACE):
        raise KnownError("card_signature_wrong")
    return card


# How each document is read. Members stand in the order of the dataclass they become.
_REQUEST = record(
    {
        "format": exactly(REQUEST_FORMAT),
        "code": match(_CODE),
        "name": text(120, empty=False),
        "public_line": match(_KEY),
        "age_recipient": match(_AGE),
        "issued_at": moment,
        "replaces": or_none(match(_KEY)),
        "signature": text(4096),
        "old_signature": or_none(text(4096)),
    }
)
_CARD = record(
    {
        "format": exactly(CARD_FORMAT),
        "code": match(_CODE),
        "name": text(120, empty=False),
        "tier": match(re.compile(r"area|district")),
        "public_line": match(_KEY),
        "age_recipient": match(_AGE),
        "age_spare": or_none(match(_AGE)),
        "issued_at": moment,
        "signature": text(4096),
    }
)


def _document(data: bytes, schema: Reader[list[Any]]) -> tuple[object, list[Any]]:
    if len(data) > MAX_CARD:
        raise SchemaError("size")
    document = parse(data)
    return document, schema(document)


def _unsigned(document: object) -> Mapping[str, object]:
    """What the signatures are over."""
    if not isinstance(document, dict):
        raise TypeError("only a document that was read as an object is signed")
    return {name: item for name, item in document.items() if name not in ("signature", "old_signature")}


def _verified(line: str, message: bytes, signature: str, namespace: str) -> bool:
    try:
        return sshsig.verify(line, message, signature, namespace)
    except KnownError:
        return False

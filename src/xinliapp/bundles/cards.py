"""The two small signed JSON files that introduce a school to a bureau and a bureau to a school.

A request (docs/formats/request.schema.json) and a recipient card (docs/formats/recipient-card.schema.json)
are signed by the very key they carry: that proves possession and ties the age keys to the signing key. Whose
key it is, only the fingerprint on the stamped sheet can tell, and a person compares that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.bundles.jsonstrict import Node, SchemaError, canonical, parse, readable
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
        node = _document(data, REQUEST_FORMAT, ("public_line", "replaces", "old_signature"))
        replaces = node.get("replaces")
        request = Request(
            code=node.get("code").match(_CODE),
            name=node.get("name").text(120, empty=False),
            public_line=node.get("public_line").match(_KEY),
            age_recipient=node.get("age_recipient").match(_AGE),
            issued_at=node.get("issued_at").moment(),
            replaces=None if replaces.value is None else replaces.match(_KEY),
        )
        signature, old = node.get("signature").text(4096), node.get("old_signature").text_or_none(4096)
    except SchemaError as error:
        raise KnownError("request_unreadable", place=str(error)) from None
    message = canonical(_unsigned(node))
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
        node = _document(data, CARD_FORMAT, ("public_line", "tier", "age_spare"))
        spare = node.get("age_spare")
        card = RecipientCard(
            code=node.get("code").match(_CODE),
            name=node.get("name").text(120, empty=False),
            tier=node.get("tier").match(re.compile(r"area|district")),
            public_line=node.get("public_line").match(_KEY),
            age_recipient=node.get("age_recipient").match(_AGE),
            age_spare=None if spare.value is None else spare.match(_AGE),
            issued_at=node.get("issued_at").moment(),
        )
        signature = node.get("signature").text(4096)
    except SchemaError as error:
        raise KnownError("card_unreadable", place=str(error)) from None
    if not _verified(card.public_line, canonical(_unsigned(node)), signature, CARD_NAMESPACE):
        raise KnownError("card_signature_wrong")
    return card


def _document(data: bytes, wanted: str, extra: tuple[str, ...]) -> Node:
    if len(data) > MAX_CARD:
        raise SchemaError("size")
    node = Node(parse(data))
    node.keys({"format", "code", "name", "age_recipient", "issued_at", "signature", *extra})
    if node.get("format").value != wanted:
        node.get("format").fail()
    return node


def _unsigned(node: Node) -> Mapping[str, object]:
    value = node.value
    if not isinstance(value, dict):
        node.fail()
    return {name: item for name, item in value.items() if name not in ("signature", "old_signature")}


def _verified(line: str, message: bytes, signature: str, namespace: str) -> bool:
    try:
        return sshsig.verify(line, message, signature, namespace)
    except KnownError:
        return False

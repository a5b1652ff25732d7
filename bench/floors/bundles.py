"""Floor of the bundles: age, Ed25519 and SHA-256 over the same bytes; nothing is packed, named or read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage
import sqlcipher3
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class BareKeys:
    """The school's signing seed; the bureau's age secret and the public keys it is sealed to."""

    seed: bytes
    secret: str
    recipients: Sequence[str]


def bare_round(bag: bytes, keys: BareKeys) -> None:
    """Both ends: hash, sign and encrypt; decrypt, hash and verify."""
    signer = Ed25519PrivateKey.from_private_bytes(keys.seed)
    digest = hashlib.sha256(bag).digest()
    signature = signer.sign(digest)
    sealed = pyrage.encrypt(bag, [pyrage.x25519.Recipient.from_str(text) for text in keys.recipients])
    opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.secret)])
    signer.public_key().verify(signature, hashlib.sha256(opened).digest())


def bare_files(connection: sqlcipher3.Connection, paths: Sequence[Path], secrets: Sequence[str]) -> None:
    """Each file read, decrypted, hashed, and kept in a transaction of its own."""
    connection.execute("CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, hash TEXT, bag BLOB) STRICT")
    keys = [pyrage.x25519.Identity.from_str(text) for text in secrets]
    for path in paths:
        data = path.read_bytes()
        bag = pyrage.decrypt(data, keys)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO bare VALUES (?, ?, ?)", (path.name, hashlib.sha256(data).hexdigest(), bag)
        )
        connection.execute("COMMIT")

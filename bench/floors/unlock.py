"""One Argon2id at a price taken from the vault's key list."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


@dataclass(frozen=True, slots=True)
class Price:
    """Memory in KiB, passes, lanes and the person's salt."""

    memory_kib: int
    passes: int
    lanes: int
    salt: bytes


def derive(passphrase: str, price: Price) -> bytes:
    """The person's 32 bytes."""
    return Argon2id(
        salt=price.salt, length=32, iterations=price.passes, lanes=price.lanes, memory_cost=price.memory_kib
    ).derive(passphrase.encode())

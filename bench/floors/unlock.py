"""One Argon2id at the price that stands in the vault's key list."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from xinliapp.crypto.durable import load_keylist
from xinliapp.storage.layout import VaultFolder


def derive_like(folder: Path, name: str, passphrase: str) -> bytes:
    """The person's 32 bytes; only salt and price are taken from the list."""
    place = VaultFolder(folder)
    users = load_keylist(place.keys, None, allow_weak=True).keylist.users
    params = next(user.kdf for user in users if user.label == name)
    return Argon2id(
        salt=params.salt,
        length=32,
        iterations=params.time_cost,
        lanes=params.parallelism,
        memory_cost=params.memory_kib,
    ).derive(passphrase.encode())

"""Argon2id: from a passphrase to 32 key bytes, at a price set for this PC."""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from xinliapp.domain.errors import KnownError

KEY_BYTES = 32
SALT_BYTES = 16

MEMORY_FLOOR_KIB = 64 * 1024
MEMORY_CEILING_KIB = 512 * 1024
TIME_FLOOR = 3
TIME_CEILING = 12
LANES_FLOOR = 4
LANES_CEILING = 8

_MIB = 1024


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    time_cost: int
    parallelism: int

    TEST: ClassVar[KdfCost]
    """A few milliseconds. Only accepted where the caller says ``allow_weak``."""

    def refuse_out_of_range(self, *, allow_weak: bool = False) -> None:
        """Refuse a price below the floor (guessable) or above the ceiling (a hostile file that hangs the PC).

        Raises:
            KnownError: ``keys_kdf_out_of_range``.
        """
        low_memory, low_time, low_lanes = (
            (8 * self.parallelism, 1, 1) if allow_weak else (MEMORY_FLOOR_KIB, TIME_FLOOR, LANES_FLOOR)
        )
        if not (
            low_memory <= self.memory_kib <= MEMORY_CEILING_KIB
            and low_time <= self.time_cost <= TIME_CEILING
            and low_lanes <= self.parallelism <= LANES_CEILING
        ):
            raise KnownError("keys_kdf_out_of_range")


KdfCost.TEST = KdfCost(memory_kib=64, time_cost=1, parallelism=1)
KDF_FLOOR = KdfCost(MEMORY_FLOOR_KIB, TIME_FLOOR, LANES_FLOOR)


@dataclass(frozen=True, slots=True)
class KdfParams:
    """A price and the salt of one person; both lie in the open in the key list."""

    memory_kib: int
    time_cost: int
    parallelism: int
    salt: bytes

    @property
    def cost(self) -> KdfCost:
        """The price without the salt."""
        return KdfCost(self.memory_kib, self.time_cost, self.parallelism)


def fresh_params(cost: KdfCost) -> KdfParams:
    """``cost`` with a new random salt of 16 bytes."""
    return KdfParams(cost.memory_kib, cost.time_cost, cost.parallelism, secrets.token_bytes(SALT_BYTES))


def derive(passphrase: str, params: KdfParams) -> bytes:
    """32 bytes: Argon2id (RFC 9106, version 1.3) over the UTF-8 of the NFC form of ``passphrase``.

    The range of ``params`` is judged where they are read (:meth:`KdfCost.refuse_out_of_range`), not here.
    """
    stretcher = Argon2id(
        salt=params.salt,
        length=KEY_BYTES,
        iterations=params.time_cost,
        lanes=params.parallelism,
        memory_cost=params.memory_kib,
    )
    return stretcher.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))


def _seconds_of_one_derivation(cost: KdfCost) -> float:
    params = fresh_params(cost)
    start = time.perf_counter()
    derive("calibration only", params)
    return time.perf_counter() - start


def calibrate(
    target_seconds: float = 0.7, *, measure: Callable[[KdfCost], float] = _seconds_of_one_derivation
) -> KdfCost:
    """The price that takes about ``target_seconds`` on this PC: memory first, then passes.

    Memory first because it hurts a guesser most. Never below 64 MiB / 3 passes / 4 lanes, never above 512
    MiB. A slow PC therefore waits longer than the target rather than getting weaker keys.
    """
    seconds = max(measure(KDF_FLOOR), 1e-6)
    wanted_kib = int(MEMORY_FLOOR_KIB * target_seconds / seconds)
    memory_kib = max(MEMORY_FLOOR_KIB, min(MEMORY_CEILING_KIB, wanted_kib)) // _MIB * _MIB
    left_over = wanted_kib / memory_kib
    passes = max(TIME_FLOOR, min(TIME_CEILING, int(TIME_FLOOR * left_over)))
    return KdfCost(memory_kib, passes, LANES_FLOOR)

"""Argon2id: against the reference implementation's output, its limits, and the calibration."""

from __future__ import annotations

import pytest

from xinliapp.crypto import kdf
from xinliapp.crypto.kdf import KdfCost, KdfParams
from xinliapp.domain.errors import KnownError

# Computed with argon2-cffi (the reference C implementation), not with our code:
# hash_secret_raw("校园 café passphrase".encode(), bytes(range(16)), t, m, p, 32, Type.ID), é as U+00E9.
GOLDEN = [
    (KdfCost(64, 1, 1), "6dd7edadf6ac73ee98c94c0007ea37a82d1da4b67517600caf44c45a45ae951c"),
    (KdfCost(65536, 3, 4), "51fd1a2e962ef0fee64b62268dc2f8cde4ba1c6d96cf47a52a42e39b0d3a1a88"),
]


@pytest.mark.parametrize(("cost", "expected"), GOLDEN)
def test_agrees_with_the_reference_implementation(cost: KdfCost, expected: str) -> None:
    params = KdfParams(cost.memory_kib, cost.time_cost, cost.parallelism, bytes(range(16)))
    assert kdf.derive("校园 caf\u00e9 passphrase", params).hex() == expected


def test_both_spellings_of_an_accent_are_the_same_passphrase() -> None:
    params = KdfParams(64, 1, 1, bytes(16))
    assert kdf.derive("cafe\u0301", params) == kdf.derive("caf\u00e9", params)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(65535, 3, 4),
        KdfCost(65536, 2, 4),
        KdfCost(65536, 3, 3),
        KdfCost(512 * 1024 + 1, 3, 4),
        KdfCost(65536, 13, 4),
        KdfCost(65536, 3, 9),
    ],
)
def test_costs_out_of_range_are_refused(cost: KdfCost) -> None:
    with pytest.raises(KnownError) as caught:
        cost.refuse_out_of_range()
    assert caught.value.code == "keys_kdf_out_of_range"


def test_the_bounds_themselves_are_accepted() -> None:
    KdfCost(65536, 3, 4).refuse_out_of_range()
    KdfCost(512 * 1024, 12, 8).refuse_out_of_range()


def test_weak_costs_need_to_be_asked_for_and_stay_bounded() -> None:
    with pytest.raises(KnownError):
        KdfCost.TEST.refuse_out_of_range()
    KdfCost.TEST.refuse_out_of_range(allow_weak=True)
    with pytest.raises(KnownError):
        KdfCost(2**31, 1, 1).refuse_out_of_range(allow_weak=True)


@pytest.mark.parametrize(
    ("seconds_at_floor", "expected"),
    [
        (0.25, KdfCost(4 * 65536, 3, 4)),  # 4 times the floor's memory takes 1 s
        (0.0625, KdfCost(512 * 1024, 6, 4)),  # 16 times: 8 by memory, then 3 * 2 passes
        (3.0, KdfCost(65536, 3, 4)),  # a slow PC waits longer, the floor holds
        (0.0, KdfCost(512 * 1024, 12, 4)),
    ],
)
def test_calibration_spends_the_time_on_memory_first(seconds_at_floor: float, expected: KdfCost) -> None:
    cost = kdf.calibrate(1.0, measure=lambda _: seconds_at_floor)
    assert cost == expected
    cost.refuse_out_of_range()


def test_every_person_gets_a_salt_of_their_own() -> None:
    assert kdf.fresh_params(KdfCost.TEST).salt != kdf.fresh_params(KdfCost.TEST).salt

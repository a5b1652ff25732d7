"""Sealing to a public half."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.crypto import sealing
from xinliapp.domain.errors import KnownError

PRIVATE = sealing.new_private_half()
PUBLIC = sealing.public_half(PRIVATE)


@given(data=st.binary(max_size=100), aad=st.binary(max_size=20))
def test_round_trip(data: bytes, aad: bytes) -> None:
    sealed = sealing.seal_to(PUBLIC, data, aad)
    assert len(sealed) == len(data) + sealing.OVERHEAD
    assert sealing.open_sealed(PRIVATE, sealed, aad) == data


def test_only_the_holder_opens_it_whole_and_in_its_place() -> None:
    sealed = sealing.seal_to(PUBLIC, bytes(32), b"here")
    attempts = [(sealing.new_private_half(), sealed, b"here"), (PRIVATE, sealed, b"there")]
    attempts += [(PRIVATE, sealed[:length], b"here") for length in range(0, len(sealed), 5)]
    # The top bit of an X25519 point carries no meaning on its own, but it is bound into the key derivation.
    attempts += [
        (PRIVATE, sealed[:at] + bytes([sealed[at] ^ 128]) + sealed[at + 1 :], b"here")
        for at in range(len(sealed))
    ]
    for private, data, aad in attempts:
        with pytest.raises(KnownError) as caught:
            sealing.open_sealed(private, data, aad)
        assert caught.value.code == "sealed_not_opened"


def test_a_degenerate_public_half_is_refused() -> None:
    with pytest.raises(KnownError):
        sealing.seal_to(bytes(32), b"key", b"")
    with pytest.raises(KnownError):
        sealing.open_sealed(PRIVATE, bytes(80), b"")


def test_public_half_agrees_with_openssl() -> None:
    # The 32 bytes 01 02 … 20 as PKCS#8, then: openssl pkey -inform DER -pubout -outform DER | tail -c 32
    assert (
        sealing.public_half(bytes(range(1, 33))).hex()
        == "07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c"
    )

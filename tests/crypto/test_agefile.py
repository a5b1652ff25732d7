"""age files: round trips, exchange with the stock ``age``, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.crypto import agefile
from xinliapp.domain.errors import KnownError

IDENTITY, RECIPIENT = agefile.new_identity()
OTHER_IDENTITY, OTHER_RECIPIENT = agefile.new_identity()
MESSAGE = "学校报送材料".encode() * 50


@given(st.binary(max_size=300))
def test_round_trip(data: bytes) -> None:
    assert agefile.decrypt(agefile.encrypt(data, [RECIPIENT]), [IDENTITY]) == data


def test_each_recipient_opens_it_alone() -> None:
    sealed = agefile.encrypt(MESSAGE, [RECIPIENT, OTHER_RECIPIENT])
    assert agefile.decrypt(sealed, [IDENTITY]) == agefile.decrypt(sealed, [OTHER_IDENTITY]) == MESSAGE


def test_the_recipient_follows_from_the_identity() -> None:
    assert agefile.recipient_of(IDENTITY) == RECIPIENT


def test_somebody_elses_file_is_told_apart_from_a_damaged_one() -> None:
    with pytest.raises(KnownError) as caught:
        agefile.decrypt(agefile.encrypt(MESSAGE, [OTHER_RECIPIENT]), [IDENTITY])
    assert caught.value.code == "age_not_for_us"


def test_every_cut_and_every_sampled_flip_is_refused() -> None:
    sealed = agefile.encrypt(MESSAGE, [RECIPIENT])
    damaged = [sealed[:length] for length in range(0, len(sealed), 3)]
    damaged += [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(0, len(sealed), 3)]
    damaged += [sealed + b"x", b"PK\x03\x04"]
    for data in damaged:
        with pytest.raises(KnownError) as caught:
            agefile.decrypt(data, [IDENTITY])
        # A changed recipient line can't be told from somebody else's file; both refuse.
        assert caught.value.code in {"age_damaged", "age_not_for_us"}


@pytest.mark.parametrize(
    "text",
    ["", "age1notakey", RECIPIENT[:-1] + "q", "ssh-ed25519 AAAA"],
    ids=["empty", "short", "changed", "ssh"],
)
def test_malformed_keys_are_refused(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        agefile.encrypt(b"x", [text])
    assert caught.value.code == "age_key_unreadable"
    with pytest.raises(KnownError):
        agefile.decrypt(agefile.encrypt(b"x", [RECIPIENT]), [text])


def test_sealing_to_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="recipient"):
        agefile.encrypt(b"x", [])


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_stock_age_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    key_file = tmp_path / "key"
    subprocess.run(["age-keygen", "-o", str(key_file)], check=True, capture_output=True)
    identity = key_file.read_text().splitlines()[-1]
    recipient = subprocess.run(
        ["age-keygen", "-y", str(key_file)], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert agefile.recipient_of(identity) == recipient
    ours = subprocess.run(
        ["age", "-d", "-i", str(key_file)],
        input=agefile.encrypt(MESSAGE, [RECIPIENT, recipient]),
        check=True,
        capture_output=True,
    )
    assert ours.stdout == MESSAGE
    theirs = subprocess.run(["age", "-r", RECIPIENT], input=MESSAGE, check=True, capture_output=True).stdout
    assert agefile.decrypt(theirs, [IDENTITY]) == MESSAGE

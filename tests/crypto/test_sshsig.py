"""SSHSIG: a signature made by ssh-keygen, exchange both ways, and everything that is no signature."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError

SEED = bytes(range(32))
LINE = sshsig.public_line(sshsig.public_key(SEED), "school")
SPACE = "xinli-bundle-v1"
MESSAGE = b"tagmanifest\n"

# Made by OpenSSH 9.2 from the same seed: ssh-keygen -Y sign -n xinli-bundle-v1, over "tagmanifest\n".
GOLDEN_LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
GOLDEN_PRINT = "SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg"
GOLDEN_SIGNATURE = """\
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1j
CbpQ1fHdyGZBJVMbgAAAAPeGlubGktYnVuZGxlLXYxAAAAAAAAAAZzaGE1MTIAAABTAAAA
C3NzaC1lZDI1NTE5AAAAQL5Un7xMwPjZS+xQ/SLfgFqOu8xwalQh66PUZ0f+DR52rBobw5
kGX1XiVygI5Ro+nH6uWVUtbyd4px1apPjuvwg=
-----END SSH SIGNATURE-----
"""

needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


def test_signs_exactly_as_ssh_keygen_does() -> None:
    assert sshsig.sign(SEED, MESSAGE, SPACE) == GOLDEN_SIGNATURE
    assert sshsig.public_line(sshsig.public_key(SEED)) == GOLDEN_LINE


def test_fingerprint_and_its_groups() -> None:
    assert sshsig.fingerprint(LINE) == GOLDEN_PRINT
    # sha256sum of the key blob is 95b9aca0…92b298; its last forty decimal digits, by hand with bc:
    groups = ("8640", "1108", "0968", "7416", "9485", "3043", "0423", "8975", "1199", "8104")
    assert sshsig.fingerprint_groups(LINE) == groups


@given(st.binary(max_size=200))
def test_round_trip(message: bytes) -> None:
    armoured = sshsig.sign(SEED, message, SPACE)
    assert sshsig.verify(LINE, message, armoured, SPACE)
    assert sshsig.signer_line(armoured) == GOLDEN_LINE
    assert not sshsig.verify(LINE, message + b"\n", armoured, SPACE)


def test_another_key_or_namespace_does_not_verify() -> None:
    other = sshsig.public_line(sshsig.public_key(bytes(32)))
    assert not sshsig.verify(other, MESSAGE, GOLDEN_SIGNATURE, SPACE)
    assert not sshsig.verify(LINE, MESSAGE, GOLDEN_SIGNATURE, "xinli-receipt-v1")


def test_every_flipped_bit_of_the_blob_is_refused() -> None:
    blob = base64.b64decode("".join(GOLDEN_SIGNATURE.splitlines()[1:-1]))
    for at in range(len(blob)):
        flipped = blob[:at] + bytes([blob[at] ^ (1 << at % 8)]) + blob[at + 1 :]
        try:
            verified = sshsig.verify(LINE, MESSAGE, _armour(flipped), SPACE)
        except KnownError as error:
            assert error.code == "signature_unreadable"
        else:
            assert not verified, at


@pytest.mark.parametrize(
    "armoured",
    [
        "",
        "hello",
        GOLDEN_SIGNATURE.replace("\n", "\r\n"),
        GOLDEN_SIGNATURE.rstrip("\n"),
        GOLDEN_SIGNATURE + "\n",
        "\n" + GOLDEN_SIGNATURE,
        GOLDEN_SIGNATURE.replace("kGX1", "kGX!"),
        GOLDEN_SIGNATURE[:100],
        GOLDEN_SIGNATURE * 20,
    ],
)
def test_anything_that_is_not_lf_armour_is_refused_with_a_reason(armoured: str) -> None:
    with pytest.raises(KnownError) as caught:
        sshsig.verify(LINE, MESSAGE, armoured, SPACE)
    assert caught.value.code == "signature_unreadable"


def test_trailing_bytes_inside_the_armour_are_refused() -> None:
    blob = base64.b64decode("".join(GOLDEN_SIGNATURE.splitlines()[1:-1]))
    with pytest.raises(KnownError):
        sshsig.verify(LINE, MESSAGE, _armour(blob + b"\0"), SPACE)


@pytest.mark.parametrize("line", ["", "ssh-ed25519", "ssh-rsa AAAA", GOLDEN_LINE[:-4], "ssh-ed25519 !!!!"])
def test_malformed_public_lines_are_refused(line: str) -> None:
    with pytest.raises(KnownError) as caught:
        sshsig.fingerprint(line)
    assert caught.value.code == "public_key_unreadable"


def test_allowed_signers_line_spelled_out() -> None:
    line = sshsig.allowed_signers_line(
        "3205001234", LINE, "2026-09-01", "2027-08-31T12:30:00", [SPACE, "xinli-receipt-v1"]
    )
    assert line == (
        '3205001234 namespaces="xinli-bundle-v1,xinli-receipt-v1",valid-after="20260901",'
        f'valid-before="20270831123000" {GOLDEN_LINE}'
    )


@pytest.mark.parametrize("identity", ["", "*", "a,b", "a b", 'a"b', "!a", "a\nb", "学校"])
def test_an_identity_can_hold_no_pattern_or_option(identity: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        sshsig.allowed_signers_line(identity, LINE, None, None, [SPACE])


def test_a_signer_without_namespace_or_with_a_crooked_date_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="namespace"):
        sshsig.allowed_signers_line("s", LINE, None, None, [])
    with pytest.raises(ValueError, match="day"):
        sshsig.allowed_signers_line("s", LINE, "01.09.2026", None, [SPACE])


@needs_ssh
def test_ssh_keygen_accepts_ours_within_the_validity_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "m.sig").write_text(sshsig.sign(SEED, MESSAGE, SPACE), newline="\n")
    signers = sshsig.allowed_signers_line("3205001234", LINE, "2026-09-01", "2027-08-31", [SPACE])
    (tmp_path / "signers").write_text(signers + "\n")

    def accepted(message: bytes, namespace: str, moment: str) -> bool:
        command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "3205001234", "-n", namespace]
        command += ["-s", "m.sig", f"-Overify-time={moment}"]
        return subprocess.run(command, input=message, cwd=tmp_path, capture_output=True).returncode == 0

    assert accepted(MESSAGE, SPACE, "20261001")
    assert not accepted(MESSAGE + b" ", SPACE, "20261001")
    assert not accepted(MESSAGE, "xinli-receipt-v1", "20261001")
    assert not accepted(MESSAGE, SPACE, "20260831")
    assert not accepted(MESSAGE, SPACE, "20270901")


@needs_ssh
def test_we_accept_what_ssh_keygen_signs_and_print_its_fingerprint(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    key_file = tmp_path / "key"
    key_file.write_bytes(pem)
    key_file.chmod(0o600)
    line = sshsig.public_line(key.public_key().public_bytes_raw(), "x")
    (tmp_path / "key.pub").write_text(line + "\n")
    (tmp_path / "m").write_bytes(MESSAGE)
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", "key", "-n", SPACE, "m"], cwd=tmp_path, check=True
    )
    armoured = (tmp_path / "m.sig").read_text()
    assert sshsig.verify(line, MESSAGE, armoured, SPACE)
    shown = subprocess.run(
        ["ssh-keygen", "-lf", "key.pub"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert sshsig.fingerprint(line) in shown.stdout.split()


def _armour(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n"

"""A bag is what BagIt, OpenSSH, sha256sum, unzip and age say it is."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support import exchange as make
from xinliapp.bundles.seal import check_code, seal_bag
from xinliapp.bundles.strict import read_bag
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, RestoredFrom

ORACLES = ("age", "unzip", "ssh-keygen", "sha256sum")


def test_same_input_gives_the_same_bytes() -> None:
    assert make.bag().data == make.bag().data


def test_the_commands_of_the_design_check_a_bundle(tmp_path: Path) -> None:
    missing = [name for name in ORACLES if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    secret, public = agefile.new_identity()
    spare_secret, spare_public = agefile.new_identity()
    (tmp_path / "f.age").write_bytes(seal_bag(make.bag().data, [public, spare_public]))
    (tmp_path / "bureau.key").write_text(secret + "\n")
    (tmp_path / "spare.key").write_text(spare_secret + "\n")

    def run(command: list[str], folder: Path = tmp_path, stdin: bytes = b"") -> str:
        done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    run(["age", "-d", "-i", "spare.key", "-o", "spare.zip", "f.age"])
    run(["age", "-d", "-i", "bureau.key", "-o", "f.zip", "f.age"])
    assert (tmp_path / "f.zip").read_bytes() == (tmp_path / "spare.zip").read_bytes() == make.bag().data
    run(["unzip", "-q", "f.zip"])
    bag = tmp_path / "bag"
    signers = sshsig.allowed_signers_line(make.SCHOOL, make.LINE, "2026-09-01", None, (BUNDLE_NAMESPACE,))
    (bag / "allowed_signers").write_text(signers + "\n")
    signature = "tagmanifest-sha256.txt.sig"
    verify = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", make.SCHOOL]
    said = run(
        [*verify, "-n", BUNDLE_NAMESPACE, "-s", signature, "-Overify-time=20261018"],
        bag,
        (bag / "tagmanifest-sha256.txt").read_bytes(),
    )
    assert "Good" in said
    said = run(["sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt"], bag)
    assert said.count(": OK") == 5


def test_stock_zip_reader_sees_the_designed_order() -> None:
    with zipfile.ZipFile(io.BytesIO(make.bag().data)) as opened:
        assert opened.testzip() is None
        names = opened.namelist()
        kinds = {info.compress_type for info in opened.infolist()}
    assert names == [
        "bag/bagit.txt",
        "bag/bag-info.txt",
        "bag/manifest-sha256.txt",
        "bag/tagmanifest-sha256.txt",
        "bag/tagmanifest-sha256.txt.sig",
        "bag/data/form.json",
        "bag/data/form.xlsx",
    ]
    assert kinds <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def test_what_was_written_is_read_back_whole() -> None:
    restored = RestoredFrom(make.EPOCH, 17, "cd" * 32)
    signed = make.bag(
        sequence=2,
        previous_hash="ef" * 32,
        epoch="000002-00000000",
        restored_from=restored,
        packs=("JS@r4", "KZ@r1"),
    )
    opened = read_bag("x.age", signed.data, make.trust())
    assert opened.form == make.payload()
    assert opened.facts == make.facts(
        sequence=2,
        previous_hash="ef" * 32,
        epoch="000002-00000000",
        restored_from=restored,
        packs=("JS@r4", "KZ@r1"),
    )
    assert opened.tagmanifest_hash == signed.tagmanifest_hash
    assert opened.signer == make.LINE


@pytest.mark.parametrize("name", ["校\n名", " 校名", "", "校\x00名"])
def test_a_fact_that_could_forge_a_line_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="Source-Organization"):
        make.bag(unit_name=name)


def test_check_code_is_six_digits_of_the_hash() -> None:
    # sha256(b"") = e3b0c44298fc1c14…; 0xe3b0c44298fc1c14 = 16406829232824261652, of which the last six digits
    assert check_code(b"") == "26-16-52"

"""A packet is what stock tools say it is, and whatever was done to it on the way is refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundles.test_formats import FORMATS, conforms
from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.jsonstrict import readable
from xinliapp.bundles.transfer import (
    FACTS,
    SEALED,
    open_packet,
    read_packet,
    read_receipt,
    seal_content,
    sign_packet,
    write_receipt,
)
from xinliapp.bundles.transfer_json import plain, read_content, write_content
from xinliapp.bundles.write import FOLDER
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.transfer import (
    Acknowledgement,
    TransferChild,
    TransferContent,
    TransferFacts,
    TransferLine,
    TransferPart,
    TransferSection,
)

SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))
LINE = sshsig.public_line(sshsig.public_key(SEED))
TRANSFER_ID = "6f1d2c1e-0000-4000-8000-00000000000a"
PAPER = b"%PDF-1.4\nwords\n%%EOF\n"
CONTENT = TransferContent(
    id=TRANSFER_ID,
    number=7,
    from_code="3150000001",
    from_name="甲校",
    from_key=LINE,
    to_code="3150000002",
    ground="因转学移交",
    consent="个人信息　同意",
    child=TransferChild("闻人小满", "female", "2012-03-04", None),
    parts=(
        TransferPart(TransferSection.FACTS, (TransferLine("2026-11-02", "优势", "爱画画"),)),
        TransferPart(TransferSection.COUNSELING, ()),
    ),
    paper_hash=sha256(PAPER),
    made_at="2026-11-23T12:40:00",
    made_by="甲老师",
)


@cache
def made() -> tuple[bytes, str]:
    """A packet's bytes and the secret it is sealed to."""
    secret, public = agefile.new_identity()
    sealed = seal_content(CONTENT, PAPER, public)
    return packed(sealed), secret


def packed(sealed: bytes, seed: bytes = SEED, **more: object) -> bytes:
    line = sshsig.public_line(sshsig.public_key(seed))
    to_key = "SHA256:" + "A" * 43
    facts = TransferFacts(
        TRANSFER_ID, 7, "3150000001", "甲校", line, "3150000002", to_key,
        sha256(sealed), len(sealed), "2026-11-23T12:40:00",
    )  # fmt: skip
    return sign_packet(replace(facts, **more), sealed, seed).data  # type: ignore[arg-type]


def opened(data: bytes) -> TransferContent:
    return open_packet("x.zip", read_packet("x.zip", data), [made()[1]])[0]


def refusal(data: bytes) -> str:
    with pytest.raises(KnownError) as error:
        opened(data)
    assert error.value.params["file"] == "x.zip" and error.value.code.startswith("transfer_")
    return error.value.code


def test_what_is_written_is_read_again() -> None:
    assert opened(made()[0]) == CONTENT
    assert read_content(write_content(CONTENT)) == CONTENT


@pytest.mark.parametrize(
    "name",
    ["transfer.schema.json", "transfer-facts.schema.json", "transfer-receipt.schema.json"],
)
def test_what_is_written_is_what_the_formats_say(name: str, tmp_path: Path) -> None:
    schema = json.loads((FORMATS / name).read_text(encoding="utf-8"))
    receipt = Acknowledgement(TRANSFER_ID, 7, "3150000001", "3150000002", "ab" * 32, "2026-11-24T09:00:00")
    (tmp_path / "p.zip").write_bytes(made()[0])
    shutil.unpack_archive(tmp_path / "p.zip", tmp_path)
    data = {
        "transfer.schema.json": write_content(CONTENT),
        "transfer-facts.schema.json": (tmp_path / FOLDER / FACTS).read_bytes(),
        "transfer-receipt.schema.json": write_receipt(receipt, SEED),
    }[name]
    assert conforms(json.loads(data), schema, schema)
    assert not conforms({**json.loads(data), "surplus": 1}, schema, schema)


def test_stock_tools_check_and_open_it(tmp_path: Path) -> None:
    for tool in ("age", "ssh-keygen", "sha256sum", "unzip"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    data, secret = made()
    (tmp_path / "f.zip").write_bytes(data)
    (tmp_path / "key").write_text(secret + "\n")
    (tmp_path / "allowed").write_text(f'3150000001 namespaces="xinli-transfer-v1" {LINE}\n')

    def run(*words: str, stdin: bytes | None = None) -> None:
        subprocess.run(words, cwd=tmp_path, check=True, input=stdin, capture_output=True)

    run("unzip", "f.zip")
    tags = (tmp_path / "bag" / "tagmanifest-sha256.txt").read_bytes()
    verify = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "3150000001", "-n", "xinli-transfer-v1"]
    run(*verify, "-s", "bag/tagmanifest-sha256.txt.sig", stdin=tags)
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run("sh", "-c", f"cd bag && sha256sum -c {name}")
    run("age", "-d", "-i", "key", "-o", "inner.zip", f"bag/{SEALED}")
    run("unzip", "inner.zip")
    assert (tmp_path / "transfer" / "dossier.pdf").read_bytes() == PAPER
    assert "闻人小满" in (tmp_path / "transfer" / "transfer.json").read_text(encoding="utf-8")


def test_nothing_of_the_child_stands_in_the_open() -> None:
    data = made()[0]
    for word in ("闻人", "小满", "画画", "2012-03-04"):
        assert word.encode() not in data


# --- what is refused ---------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_mutation_gets_through(draw: st.DataObject) -> None:
    """A byte changed, taken out, put in, or the end cut off: refused by name, and never another content."""
    data = made()[0]
    place = draw.draw(st.integers(0, len(data) - 1))
    byte = bytes([data[place] ^ draw.draw(st.integers(1, 255))])
    changed = draw.draw(
        st.sampled_from(
            (
                data[:place] + byte + data[place + 1 :],
                data[:place] + data[place + 1 :],
                data[:place] + byte + data[place:],
                data[:place],
                data + byte,
            )
        )
    )
    if changed != data:
        refusal(changed)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_a_packet(data: bytes) -> None:
    assert refusal(data) in ("transfer_not_a_packet", "transfer_truncated", "transfer_unreadable")


def test_somebody_elses_sealed_part_signed_anew_is_found_out() -> None:
    sealed = read_packet("x", made()[0]).sealed
    assert refusal(packed(sealed, OTHER_SEED)) == "transfer_edited"
    assert refusal(packed(sealed, number=8)) == "transfer_edited"
    assert refusal(packed(sealed, id=TRANSFER_ID.replace("a", "b"))) == "transfer_edited"
    assert refusal(packed(sealed, to_code="3150000003")) == "transfer_edited"
    assert refusal(packed(sealed, sealed_hash="0" * 64)) == "transfer_edited"


def test_a_signature_by_another_key_than_the_one_named_is_refused() -> None:
    sealed = read_packet("x", made()[0]).sealed
    with pytest.raises(KnownError) as error:
        read_packet("x", packed(sealed, OTHER_SEED, from_key=LINE))
    assert (error.value.code, error.value.params["place"]) == (
        "transfer_edited",
        "tagmanifest-sha256.txt.sig",
    )


def test_another_recipients_is_not_opened() -> None:
    assert refusal(packed(seal_content(CONTENT, PAPER, agefile.new_identity()[1]))) == "transfer_not_for_us"


def test_a_paper_or_a_content_of_another_packet_is_refused() -> None:
    public = agefile.recipient_of(made()[1])
    assert refusal(packed(seal_content(CONTENT, PAPER + b" ", public))) == "transfer_edited"
    script = b"<script>"
    other = replace(CONTENT, paper_hash=sha256(script))
    assert refusal(packed(seal_content(other, script, public))) == "transfer_edited"
    twice = replace(CONTENT, parts=(CONTENT.parts[0], CONTENT.parts[0]))
    assert refusal(packed(seal_content(twice, PAPER, public))) == "transfer_unreadable"


def test_too_large_is_said_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xinliapp.bundles.transfer.MAX_PACKET", len(made()[0]) - 1)
    assert refusal(made()[0]) == "transfer_too_large"


def test_a_bomb_is_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    public = agefile.recipient_of(made()[1])
    large = PAPER + b"0" * 3_000_000
    data = packed(seal_content(replace(CONTENT, paper_hash=sha256(large)), large, public))
    assert len(data) < 20_000
    monkeypatch.setattr("xinliapp.bundles.transfer.MAX_PAPER", 1_000_000)
    assert refusal(data) == "transfer_too_large"


def test_receipts_are_signed_documents() -> None:
    receipt = Acknowledgement(TRANSFER_ID, 7, "3150000001", "3150000002", "ab" * 32, "2026-11-24T09:00:00")
    data = write_receipt(receipt, SEED)
    assert read_receipt(data, lambda _transfer: (LINE,)) == receipt
    edited = readable({**json.loads(data), "number": 8})
    other = sshsig.public_line(sshsig.public_key(OTHER_SEED))
    for wrong, lines, code in (
        (edited, (LINE,), "transfer_receipt_unsigned"),
        (data, (other,), "transfer_receipt_unsigned"),
        (data, (), "transfer_receipt_unsigned"),
        (data[:-3], (LINE,), "transfer_receipt_unreadable"),
    ):
        with pytest.raises(KnownError) as error:
            read_receipt(wrong, lambda _transfer, lines=lines: lines)  # type: ignore[misc]
        assert error.value.code == code


@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read(text: str) -> None:
    line = TransferLine("", plain("词" + text, 300).replace("\n", " "), plain(text, 8000))
    kept = replace(CONTENT, parts=(TransferPart(TransferSection.FACTS, (line,)),))
    assert read_content(write_content(kept)) == kept
    assert len(plain("长" * 50, 10)) == 10 and plain("长" * 50, 10).endswith("…")

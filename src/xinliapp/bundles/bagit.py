"""The tag files of a BagIt 1.0 bag (RFC 8493), byte for byte, and the signed facts in ``bag-info.txt``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import BagFacts, HeadOfChain, RestoredFrom, epoch_number

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.sig"
TAG_FILES = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, SIGNATURE)
BAGIT_BYTES = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FORMAT = "xinli-bundle-1"

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)\n", re.ASCII)
_HEAD = re.compile(r"(\d{1,15}):([0-9a-f]{64})", re.ASCII)
_RESTORED = re.compile(r"(\d{6}-[0-9a-f]{8}):(\d{1,9}):([0-9a-f]{64})", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_TOKEN = re.compile(r"[0-9A-Za-z._+-]{1,40}")
_PERIOD = re.compile(r"\d{4}-\d{4}-[12]|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", re.ASCII)
_PACK = re.compile(r"[0-9A-Za-z._+-]{1,40}@[0-9A-Za-z._+-]{1,40}")
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_WHOLE = re.compile(r"[1-9]\d{0,8}", re.ASCII)

# Label, pattern (None: any one line of text), whether it may be left out. This is also the order in the file.
# Every pattern admits only short text of visible ASCII characters, so that it implies one line.
_LABELS: tuple[tuple[str, re.Pattern[str] | None, bool], ...] = (
    ("Source-Organization", None, False),
    ("Bagging-Date", re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), False),
    ("Payload-Oxum", re.compile(r"\d{1,12}\.\d{1,4}", re.ASCII), False),
    ("Xinli-Format", re.compile(re.escape(FORMAT)), False),
    ("Xinli-Unit-Code", _CODE, False),
    ("Xinli-Tier", _TOKEN, False),
    ("Xinli-Recipient", _CODE, False),
    ("Xinli-Form", _PACK, False),
    ("Xinli-Period", _PERIOD, False),
    ("Xinli-Revision", _WHOLE, False),
    ("Xinli-Sequence", _WHOLE, False),
    ("Xinli-Epoch", re.compile(r"\d{6}-[0-9a-f]{8}", re.ASCII), False),
    ("Xinli-Previous-Hash", _HASH, True),
    ("Xinli-Restored-From", _RESTORED, True),
    ("Xinli-Core-Head", _HEAD, False),
    ("Xinli-Case-Head", _HEAD, False),
    ("Xinli-Packs", None, True),
    ("Xinli-App-Version", _TOKEN, False),
    ("Xinli-Enrolment", _FINGERPRINT, False),
    ("Xinli-Signed-At", _MOMENT, False),
)


_NAMES = tuple(label for label, _, _ in _LABELS)
_FREE = tuple(label for label, pattern, _ in _LABELS if pattern is None)


def _in_one_step() -> re.Pattern[str]:
    """The whole file as one pattern, made of the table's own: a group per label."""
    lines = []
    for label, pattern, optional in _LABELS:
        # Only the label's group is asked for; groups inside a value's pattern are for other readers.
        inner = r"[^\n]+" if pattern is None else re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern.pattern)
        line = f"{label}: ({inner})\n"
        lines.append(f"(?:{line})?" if optional else line)
    return re.compile("".join(lines), re.ASCII)


_INFO = _in_one_step()


def sha256(data: bytes) -> str:
    """Lower-case hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def manifest(files: Mapping[str, bytes]) -> bytes:
    """``hash  name`` lines sorted by name, as ``sha256sum`` writes them."""
    return manifest_of({name: sha256(data) for name, data in files.items()})


def manifest_of(hashes: Mapping[str, str]) -> bytes:
    """As :func:`manifest`, from the hashes."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode("ascii")


def read_manifest(data: bytes, part: str) -> dict[str, str]:
    """Name → hash of a manifest that is, byte for byte, what :func:`manifest_of` makes of it.

    Raises:
        KnownError: ``bundle_tag_wrong``.
    """
    found = {name: digest for digest, name in _LINE.findall(data.decode("ascii", "replace"))}
    if manifest_of(found) != data:
        raise KnownError("bundle_tag_wrong", part=part)
    return found


def bag_info(facts: BagFacts, payload: Mapping[str, bytes]) -> bytes:
    """``bag-info.txt``: one ``Label: value`` line per fact, in the order of docs/formats/bag-info.md."""
    octets = sum(len(data) for data in payload.values())
    values: dict[str, str | None] = {
        "Source-Organization": facts.unit_name,
        "Bagging-Date": facts.signed_at[:10],
        "Payload-Oxum": f"{octets}.{len(payload)}",
        "Xinli-Format": FORMAT,
        "Xinli-Unit-Code": facts.unit_code,
        "Xinli-Tier": facts.tier,
        "Xinli-Recipient": facts.recipient_code,
        "Xinli-Form": f"{facts.form_id}@{facts.form_version}",
        "Xinli-Period": facts.period,
        "Xinli-Revision": str(facts.revision),
        "Xinli-Sequence": str(facts.sequence),
        "Xinli-Epoch": facts.epoch,
        "Xinli-Previous-Hash": facts.previous_hash,
        "Xinli-Restored-From": _restored_text(facts.restored_from),
        "Xinli-Core-Head": f"{facts.core_head.seq}:{facts.core_head.hash}",
        "Xinli-Case-Head": f"{facts.case_head.seq}:{facts.case_head.hash}",
        "Xinli-Packs": " ".join(facts.packs) or None,
        "Xinli-App-Version": facts.app_version,
        "Xinli-Enrolment": facts.enrolment,
        "Xinli-Signed-At": facts.signed_at,
    }
    text = "".join([f"{label}: {value}\n" for label, value in values.items() if value is not None])
    match = _INFO.fullmatch(text)
    if match is None or match.groups() != tuple(values.values()):
        _check(values)
        raise ValueError(BAG_INFO)
    _check_text(values)
    return text.encode()


def read_bag_info(data: bytes) -> tuple[BagFacts, str]:
    """The facts, and the ``Payload-Oxum`` they claim. Nothing is trusted yet: this is what names the signer.

    Raises:
        KnownError: ``bundle_tag_wrong`` naming the line.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise KnownError("bundle_tag_wrong", part=BAG_INFO) from None
    match = _INFO.fullmatch(text)
    if match is None:
        raise KnownError("bundle_tag_wrong", part=_wrong_line(text))
    values = dict(zip(_NAMES, match.groups(""), strict=True))
    try:
        _check_text(values)
    except ValueError as error:
        raise KnownError("bundle_tag_wrong", part=f"{BAG_INFO}: {error}") from None
    return _facts(values), values["Payload-Oxum"]


def _wrong_line(text: str) -> str:
    """Which line of a file that is not right as a whole is the wrong one."""
    lines = text.split("\n")
    if lines.pop() != "":
        return BAG_INFO
    values: dict[str, str | None] = dict.fromkeys(_NAMES, None)
    expected = list(_NAMES)
    for line in lines:
        label, colon, value = line.partition(": ")
        while expected and expected[0] != label:
            expected.pop(0)
        if not colon or not expected:
            return f"{BAG_INFO}: {label[:40]}"
        values[expected.pop(0)] = value
    try:
        _check(values)
    except ValueError as error:
        return f"{BAG_INFO}: {error}"
    return BAG_INFO


def _check(values: Mapping[str, str | None]) -> None:
    for label, pattern, optional in _LABELS:
        value = values[label]
        if value is None:
            if not optional:
                raise ValueError(label)
        elif not value or (pattern is not None and not pattern.fullmatch(value)):
            raise ValueError(label)
    _check_text(values)


def _check_text(values: Mapping[str, str | None]) -> None:
    """What no pattern of the table says: one line of plain text, and which packs."""
    for label in _FREE:
        value = values[label]
        if value and not _one_line(value):
            raise ValueError(label)
    packs = values["Xinli-Packs"]
    if packs and not all(_PACK.fullmatch(pack) for pack in packs.split(" ")):
        raise ValueError("Xinli-Packs")


def _one_line(value: str) -> bool:
    return 0 < len(value) <= 500 and value.isprintable() and value == value.strip()


def _facts(values: Mapping[str, str]) -> BagFacts:
    form_id, _, form_version = values["Xinli-Form"].partition("@")
    return BagFacts(
        unit_code=values["Xinli-Unit-Code"],
        unit_name=values["Source-Organization"],
        tier=values["Xinli-Tier"],
        recipient_code=values["Xinli-Recipient"],
        form_id=form_id,
        form_version=form_version,
        period=values["Xinli-Period"],
        revision=int(values["Xinli-Revision"]),
        sequence=int(values["Xinli-Sequence"]),
        epoch=values["Xinli-Epoch"],
        previous_hash=values["Xinli-Previous-Hash"] or None,
        core_head=_head(values["Xinli-Core-Head"]),
        case_head=_head(values["Xinli-Case-Head"]),
        app_version=values["Xinli-App-Version"],
        enrolment=values["Xinli-Enrolment"],
        signed_at=values["Xinli-Signed-At"],
        packs=tuple(values["Xinli-Packs"].split(" ")) if values["Xinli-Packs"] else (),
        restored_from=_restored(values["Xinli-Restored-From"]),
    )


def _head(text: str) -> HeadOfChain:
    seq, _, digest = text.partition(":")
    return HeadOfChain(int(seq), digest)


def _restored(text: str) -> RestoredFrom | None:
    if not text:
        return None
    epoch, sequence, digest = text.split(":")
    return RestoredFrom(epoch, int(sequence), digest)


def _restored_text(restored: RestoredFrom | None) -> str | None:
    if restored is None:
        return None
    epoch_number(restored.epoch)
    return f"{restored.epoch}:{restored.sequence}:{restored.hash}"

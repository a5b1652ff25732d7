"""What the recovery sheet says, as a plain text file and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from xinliapp.crypto import recovery
from xinliapp.crypto.derive import open_blob, seal_blob, subkey
from xinliapp.crypto.recovery import RecoveryCode
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import UnitKey

_TITLE = "校园心理健康工作台 恢复单"
_CODE = "恢复码: "
_VAULT = "资料库: "
_SLOT = "二维码内容: "
_SPARE = "备用解密密钥: "
_MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """The sheet in the safe.

    Attributes:
        groups: the ten groups of the code.
        slot: the sealed keys (printed as a QR code and as lines).
        age_spare: the secret ``AGE-SECRET-KEY-1…`` of the unit's spare identity. core.db has it sealed under
            the code, so that the code on paper is enough where this line was not printed.
    """

    vault_id: str
    groups: tuple[str, ...] = field(repr=False)
    slot: bytes = field(repr=False)
    age_spare: str = field(repr=False)

    @property
    def code_text(self) -> str:
        """The code as one text."""
        return "-".join(self.groups)

    @property
    def qr_text(self) -> str:
        """What the QR code holds."""
        return recovery.slot_qr_text(self.slot)

    @property
    def slot_lines(self) -> tuple[str, ...]:
        """The same for typing."""
        return recovery.slot_lines(self.slot)


def seal_spare(code: RecoveryCode, public: str, secret: str) -> bytes:
    """The spare age identity as ``unit_key.private`` keeps it: only the recovery code opens it."""
    return seal_blob(_spare_key(code), secret.encode("ascii"), public.encode("ascii"))


def open_spare(code_text: str, key: UnitKey) -> str:
    """The secret ``AGE-SECRET-KEY-1…`` of a unit key of kind ``age_spare``, with the code from the safe.

    Raises:
        UserError: what is wrong with the code. KnownError: ``sealed_not_opened``: another sheet's code.
    """
    if key.private is None:
        raise KnownError("sealed_not_opened")
    code = recovery.parse_recovery_code(code_text)
    return open_blob(_spare_key(code), key.private, key.public.encode("ascii")).decode("ascii")


def _spare_key(code: RecoveryCode) -> bytes:
    return subkey(recovery.recovery_private_half(code), "recovery/age-spare")


def paper_text(paper: RecoveryPaper, unit_name: str, unit_code: str) -> str:
    """The sheet as a text file a person can print, and :func:`read_paper` can read."""
    lines = [
        _TITLE,
        f"单位: {unit_name} ({unit_code})",
        _VAULT + paper.vault_id,
        "请打印两份,装入信封,封存在学校保险柜里,然后删除这个文件。拿到它的人能打开全部资料。",
        "",
        _CODE + paper.code_text,
        "",
        _SLOT + paper.qr_text,
        *(f"  {line}" for line in paper.slot_lines),
        "",
        _SPARE + paper.age_spare,
    ]
    return "\n".join(lines) + "\n"


def read_paper(path: Path) -> RecoveryPaper:
    """What a file written by :func:`paper_text` says.

    Raises:
        KnownError: ``file_missing``; ``recovery_slot_unreadable``: it is not such a file.
        UserError: what is wrong with the code in it.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(_MAX_BYTES).decode("utf-8-sig", errors="replace")
    except OSError:
        raise KnownError("file_missing", name=path.name) from None
    found = {
        mark: line.strip().removeprefix(mark)
        for line in text.splitlines()
        for mark in (_CODE, _VAULT, _SLOT, _SPARE)
        if line.strip().startswith(mark)
    }
    if not {_CODE, _SLOT} <= found.keys():
        raise KnownError("recovery_slot_unreadable")
    code = recovery.parse_recovery_code(found[_CODE])
    slot = recovery.slot_from_qr_text(found[_SLOT])
    return RecoveryPaper(found.get(_VAULT, ""), code.groups, slot, found.get(_SPARE, ""))

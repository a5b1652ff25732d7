"""Files kept with a record: which kinds, how large, and telling a kind by the content; pure."""

from __future__ import annotations

import io
import math
import unicodedata
import zipfile
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from xinliapp.domain.errors import UserError

MEBIBYTE = 1 << 20
MAX_BYTES = 20 * MEBIBYTE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names of an OLE file stand in its directory as UTF-16.
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_MOST_PARTS = 20_000
_LONGEST_NAME, _LONGEST_BYTES = 120, 240  # Linux counts 255 bytes, three for a Chinese character
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class FileKind(Enum):
    """What may be kept; the value is the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    WPS = "wps"
    XLSX = "xlsx"
    JPG = "jpg"
    PNG = "png"


SUFFIXES = (*(f".{kind.value}" for kind in FileKind), ".jpeg")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file as lists show it; ``size`` is of the plain file, in bytes."""

    id: str
    name: str
    kind: FileKind
    size: int


@dataclass(frozen=True, slots=True)
class SealedRow:
    """Where a kept file lies and how it is opened: the hash of its ciphertext, and the key of its own."""

    id: str
    sealed_name: str
    file_key: bytes


def checked(name: str, data: bytes) -> FileKind:
    """The kind of a file that may be kept, by name and content alike.

    Raises:
        UserError: ``attachment_too_large`` (``size`` in MB, rounded up), ``attachment_empty``,
            ``attachment_kind`` (ending not taken), ``attachment_lies`` (the content is something else).
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    ending = "jpg" if ending == "jpeg" else ending
    if ending not in {kind.value for kind in FileKind}:
        raise UserError("attachment_kind", field="文件", name=name)
    refuse_size(len(data))
    kind = FileKind(ending)
    if kind not in kinds_of(data):
        raise UserError("attachment_lies", field="文件", name=name)
    return kind


def refuse_size(size: int) -> None:
    """Refuse by size alone, before anything is read.

    Raises:
        UserError: ``attachment_too_large``, ``attachment_empty``.
    """
    if size > MAX_BYTES:
        raise UserError("attachment_too_large", field="文件", size=math.ceil(size / MEBIBYTE))
    if size == 0:
        raise UserError("attachment_empty", field="文件")


def kinds_of(data: bytes) -> frozenset[FileKind]:
    """The kinds this content may honestly be called; nothing is unpacked and no macro is let in."""
    if data.startswith(b"%PDF-"):
        return frozenset({FileKind.PDF})
    if data.startswith(b"\xff\xd8\xff"):
        return frozenset({FileKind.JPG})
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return frozenset({FileKind.PNG})
    if data.startswith(_OLE):
        # Old Word and WPS writer files are the same container with the same stream.
        return frozenset({FileKind.DOC, FileKind.WPS}) if _WORD_STREAM in data else frozenset()
    if data.startswith(b"PK\x03\x04"):
        return _office_kinds(data)
    return frozenset()


def plain_file_name(name: str) -> str:
    """The last part of a name as every file system takes it, cut to length, its ending kept.

    Characters Windows refuses or reads as something else (``a:b.pdf`` is a hidden stream of ``a``), controls
    and marks that turn text around become ``_``; names of devices (``CON.pdf``) get one in front.
    """
    last = PurePath(name.replace("\\", "/")).name.strip()
    last = "".join("_" if char in '<>:"|?*' or _unseen(char) else char for char in last)
    if last.partition(".")[0].strip().upper() in _DEVICES:
        last = f"_{last}"
    suffix = PurePath(last).suffix
    stem = last.removesuffix(suffix)[: max(1, _LONGEST_NAME - len(suffix))]
    while len(stem) > 1 and len(f"{stem}{suffix}".encode("utf-8", "replace")) > _LONGEST_BYTES:
        stem = stem[:-1]
    return f"{stem}{suffix}"


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or unicodedata.bidirectional(char) in _TURNING


def _office_kinds(data: bytes) -> frozenset[FileKind]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()
    if len(names) > _MOST_PARTS or "[Content_Types].xml" not in names:
        return frozenset()
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        return frozenset()
    found = {
        kind
        for kind, main in ((FileKind.DOCX, "word/document.xml"), (FileKind.XLSX, "xl/workbook.xml"))
        if main in names
    }
    return frozenset(found)

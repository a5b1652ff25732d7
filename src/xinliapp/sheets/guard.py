"""Looking at an untrusted file before any parser does: what it is, and whether it may be parsed at all.

Both spreadsheet libraries inflate a 1.3 MB file to gigabytes if it says so, so every member of a ZIP is
inflated here first, chunk by chunk, under a cap.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import FileKind, Notice

MAX_FILE = 100 * 1024 * 1024
MAX_INFLATED = 200 * 1024 * 1024
_CHUNK = 1024 * 1024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHER_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Package:
    """An xlsx that may be parsed: its inflated members by name and what to tell about it."""

    members: dict[str, bytes]
    notices: tuple[Notice, ...] = ()
    sheet_parts: dict[str, str] = field(default_factory=dict)
    uses_1904: bool = False


def recognise(data: bytes) -> FileKind:
    """What the content is, whatever the name says."""
    if not data.strip(b"\x00 \r\n\t"):
        return FileKind.EMPTY
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return FileKind.XLSX
    if data.startswith(_OLE):
        return _recognise_ole(data)
    if data.startswith(_OTHER_MAGIC):
        return FileKind.OTHER
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    if _MARKUP.search(head):
        return FileKind.HTML
    if b"\x00" in head or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return FileKind.OTHER
    return FileKind.TEXT


def _recognise_ole(data: bytes) -> FileKind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return FileKind.ENCRYPTED
    if holds("Workbook") or holds("Book\x00"):
        return FileKind.XLS
    return FileKind.ET if holds("ET") and not holds("WordDocument") else FileKind.OTHER


def open_package(data: bytes, name: str, limit: int = MAX_INFLATED) -> Package:
    """Inflate an xlsx under the cap and check its outline.

    Raises:
        UserError: ``sheet_truncated``, ``sheet_zip_twice``, ``sheet_bomb``, ``sheet_encrypted``,
            ``sheet_other_kind``.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise UserError("sheet_truncated", name=name) from None
    entries = archive.infolist()
    seen = [entry.filename.replace("\\", "/").lower().lstrip("/") for entry in entries]
    if len(set(seen)) != len(seen):
        raise UserError("sheet_zip_twice", name=name)
    if len(entries) > 5000 or sum(entry.file_size for entry in entries) > limit:
        raise UserError("sheet_bomb", name=name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UserError("sheet_encrypted", name=name)
    members: dict[str, bytes] = {}
    left = limit
    for entry in entries:
        content = _inflate(data, entry, left, name)
        left -= len(content)
        members[entry.filename.replace("\\", "/").lstrip("/")] = content
    return _check_outline(members, name)


def _inflate(data: bytes, entry: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """The member's content; the header's own size is not believed."""
    at = entry.header_offset
    if data[at : at + 4] != b"PK\x03\x04":
        raise UserError("sheet_truncated", name=name)
    start = at + 30 + int.from_bytes(data[at + 26 : at + 28], "little")
    start += int.from_bytes(data[at + 28 : at + 30], "little")
    packed = data[start : start + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise UserError("sheet_truncated", name=name)
    if entry.compress_type == zipfile.ZIP_STORED:
        if len(packed) > left:
            raise UserError("sheet_bomb", name=name)
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise UserError("sheet_truncated", name=name)
    return _inflate_deflated(packed, entry, left, name)


def _inflate_deflated(packed: bytes, entry: zipfile.ZipInfo, left: int, name: str) -> bytes:
    stream = zlib.decompressobj(-15)
    parts: list[bytes] = []
    size = 0
    pending = packed
    try:
        while pending and not stream.eof:
            part = stream.decompress(pending, _CHUNK)
            pending = stream.unconsumed_tail
            size += len(part)
            if size > left:
                raise UserError("sheet_bomb", name=name)
            parts.append(part)
            if not part and not pending:
                break
        parts.append(stream.flush())
    except zlib.error:
        raise UserError("sheet_truncated", name=name) from None
    content = b"".join(parts)
    if len(content) > left:
        raise UserError("sheet_bomb", name=name)
    if zlib.crc32(content) != entry.CRC or not stream.eof:
        raise UserError("sheet_truncated", name=name)
    return content


_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*date1904\s*=\s*[\"'](?:1|true)[\"']")


def _check_outline(members: dict[str, bytes], name: str) -> Package:
    workbook = members.get("xl/workbook.xml")
    if workbook is None or "[Content_Types].xml" not in members:
        raise UserError("sheet_other_kind", name=name)
    for part, content in members.items():
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content[:2000]:
            raise UserError("sheet_truncated", name=name)
    notices = []
    if any(part.startswith("xl/externalLinks/") or part == "xl/connections.xml" for part in members):
        notices.append(Notice("external_links"))
    if any(part.lower().endswith("vbaproject.bin") for part in members):
        notices.append(Notice("macros"))
    return Package(members, tuple(notices), _sheet_parts(members), bool(_DATE_1904.search(workbook)))


def _sheet_parts(members: dict[str, bytes]) -> dict[str, str]:
    """Sheet name to the package part that holds it."""
    relations = members.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets = {}
    for match in _RELATION.finditer(relations):
        found = attributes(match[1])
        target = found.get("Target", "")
        targets[found.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    parts = {}
    for match in _SHEET.finditer(members["xl/workbook.xml"].decode("utf-8", "replace")):
        found = attributes(match[1])
        relation = next((value for key, value in found.items() if key.endswith(":id")), "")
        if targets.get(relation) in members:
            parts[_unescape(found.get("name", ""))] = targets[relation]
    return parts


def attributes(text: str) -> dict[str, str]:
    """The attributes of a start tag."""
    return {match[1]: match[2] if match[2] is not None else match[3] for match in _ATTRIBUTE.finditer(text)}


def _unescape(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text

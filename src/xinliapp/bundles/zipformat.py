"""The one shape of ZIP file a bag may have, to the byte: written here, and read back only if identical.

Everything ZIP leaves open is fixed: no comments, extra fields, flags, data descriptors or ZIP64, one
timestamp, plain files only, entries back to back from offset 0. A reader that accepts exactly one encoding
leaves no room for two programs to see two different contents in one file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xinliapp.domain.errors import KnownError

STORED, DEFLATED = 0, 8
MAX_ENTRIES = 400
MAX_NAME = 120

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_LOCAL_SIG, _CENTRAL_SIG, _END_SIG = 0x04034B50, 0x02014B50, 0x06054B50
_LOCAL_MARK = _LOCAL_SIG.to_bytes(4, "little")
_VERSION = 20
_MADE_BY = 0x0300 | _VERSION  # Unix, so that the attributes below mean something
_MOMENT = (0, 0x0021)  # DOS time and date: 1980-01-01 00:00:00
_PLAIN_FILE = 0o100644 << 16
# Signature, version needed and flags; in the directory also what made it.
_LOCAL_START = (_LOCAL_SIG, _VERSION, 0)
_FIXED = (*_LOCAL_START, *_MOMENT, 0)
_CENTRAL_START = (_CENTRAL_SIG, _MADE_BY, _VERSION, 0)


class Entry(NamedTuple):
    """One file of the ZIP: name, method, CRC-32, declared size and the bytes as they stand in the file."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    def __repr__(self) -> str:
        """Without the content: it has no business in a log."""
        return f"Entry({self.name!r}, {self.size} bytes)"


def make_entry(name: str, data: bytes, *, compress: bool) -> Entry:
    """``data`` as an entry; deflated only if asked for and smaller."""
    method, packed = STORED, data
    if compress:
        deflated = zlib.compress(data, 9, wbits=-15)
        if len(deflated) < len(data):
            method, packed = DEFLATED, deflated
    return Entry(name, method, zlib.crc32(data), len(data), packed)


def pack(entries: Sequence[Entry]) -> bytes:
    """The ZIP file of these entries, in this order."""
    body = b"".join(_local(entry) + entry.packed for entry in entries)
    return body + _tail(entries, len(body))


def unpack(data: bytes) -> tuple[Entry, ...]:
    """The entries of a ZIP file that is, byte for byte, what :func:`pack` makes of them. Nothing is inflated.

    Raises:
        KnownError: ``bundle_not_zip``, ``bundle_truncated``, ``bundle_zip_header``, ``bundle_names_wrong``,
            ``bundle_compression``, ``bundle_duplicate_name``, ``bundle_too_many``, ``bundle_zip_directory``.
    """
    if not data.startswith(_LOCAL_MARK):
        raise KnownError("bundle_not_zip")
    entries: list[Entry] = []
    seen: set[str] = set()
    offset = 0
    while data.startswith(_LOCAL_MARK, offset):
        entry, offset = _read_local(data, offset)
        folded = entry.name.casefold()
        if folded in seen:
            raise KnownError("bundle_duplicate_name", part=entry.name)
        seen.add(folded)
        entries.append(entry)
        if len(entries) > MAX_ENTRIES:
            raise KnownError("bundle_too_many", part=str(MAX_ENTRIES))
    _check_tail(data, offset, entries)
    return tuple(entries)


def inflate(entry: Entry, limit: int) -> bytes:
    """The content of one entry, never more than ``limit`` bytes in memory.

    Raises:
        KnownError: ``bundle_part_too_large``, ``bundle_part_damaged``.
    """
    if entry.size > limit:
        raise KnownError("bundle_part_too_large", part=entry.name)
    if entry.method == STORED:
        content = entry.packed
    else:
        unpacker = zlib.decompressobj(-15)
        try:
            content = unpacker.decompress(entry.packed, entry.size + 1)
        except zlib.error:
            raise KnownError("bundle_part_damaged", part=entry.name) from None
        if not unpacker.eof or unpacker.unused_data:
            raise KnownError("bundle_part_damaged", part=entry.name)
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise KnownError("bundle_part_damaged", part=entry.name)
    return content


def _local(entry: Entry) -> bytes:
    name = entry.name.encode("ascii")
    head = _LOCAL.pack(
        *_LOCAL_START, entry.method, *_MOMENT, entry.crc, len(entry.packed), entry.size, len(name), 0
    )
    return head + name


def _tail(entries: Iterable[Entry], body_size: int) -> bytes:
    parts: list[bytes] = []
    offset, count = 0, 0
    for entry in entries:
        name, packed_size = entry.name.encode("ascii"), len(entry.packed)
        fields = (entry.method, *_MOMENT, entry.crc, packed_size, entry.size, len(name))
        parts += (_CENTRAL.pack(*_CENTRAL_START, *fields, 0, 0, 0, 0, _PLAIN_FILE, offset), name)
        offset += _LOCAL.size + len(name) + packed_size
        count += 1
    directory = b"".join(parts)
    return directory + _END.pack(_END_SIG, 0, 0, count, count, len(directory), body_size, 0)


def _read_local(data: bytes, offset: int) -> tuple[Entry, int]:
    start = offset + _LOCAL.size
    if start > len(data):
        raise KnownError("bundle_truncated")
    (sig, version, flags, method, time, date, crc, packed_size, size, name_size, extra) = _LOCAL.unpack_from(
        data, offset
    )
    name_end = start + name_size
    name_bytes = data[start:name_end]
    if len(name_bytes) < name_size:
        raise KnownError("bundle_truncated")
    name = name_bytes.decode("ascii", "replace")
    if not name_bytes.isascii() or not 0 < name_size <= MAX_NAME:
        raise KnownError("bundle_names_wrong", part=name[:MAX_NAME])
    if method not in (STORED, DEFLATED):
        raise KnownError("bundle_compression", part=name)
    # Flags (encryption, data descriptor), version, timestamp and the extra field's length are all fixed.
    if (sig, version, flags, time, date, extra) != _FIXED:
        raise KnownError("bundle_zip_header", part=name)
    end = name_end + packed_size
    if end > len(data):
        raise KnownError("bundle_truncated")
    if method == STORED and packed_size != size:
        raise KnownError("bundle_zip_header", part=name)
    return Entry(name, method, crc, size, data[name_end:end]), end


def _check_tail(data: bytes, offset: int, entries: Sequence[Entry]) -> None:
    expected = _tail(entries, offset)
    rest = data[offset:]
    if rest == expected:
        return
    if expected.startswith(rest) or _LOCAL_MARK.startswith(rest):
        raise KnownError("bundle_truncated")
    raise KnownError("bundle_zip_directory")

"""The one shape of ZIP file a bag may have, to the byte: written here, and read back only if identical.

Everything ZIP leaves open is fixed: no comments, extra fields, flags, data descriptors or ZIP64, one
timestamp, plain files only, entries back to back from offset 0. A reader that accepts exactly one encoding
leaves no room for two programs to see two different contents in one file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from xinliapp.domain.errors import KnownError

STORED, DEFLATED = 0, 8
MAX_ENTRIES = 400
MAX_NAME = 120

# Signature, version, flags; method; time, date; CRC-32; sizes: packed, plain, of the name, of the extra.
_LOCAL = struct.Struct("<8sH4sIIIHH")
_END = struct.Struct("<IHHHHIIH")
_END_SIG = 0x06054B50
_VERSION = 20
_LOCAL_START = struct.pack("<IHH", 0x04034B50, _VERSION, 0)
_LOCAL_MARK = _LOCAL_START[:4]
_MOMENT = struct.pack("<HH", 0, 0x0021)  # DOS time and date: 1980-01-01 00:00:00
# A directory entry says the same as the local head, byte for byte, between what made the file (Unix, so that
# the attributes mean something) and its attributes (a plain file); then where the local head is.
_CENTRAL_START = struct.pack("<IH", 0x02014B50, 0x0300 | _VERSION)
_PLAIN_FILE = struct.pack("<HHHI", 0, 0, 0, 0o100644 << 16)


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
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        head = _local(entry)
        parts += (head, entry.packed)
        directory.append(_central(head, offset))
        offset += len(head) + len(entry.packed)
    return b"".join([*parts, *directory, _end(directory, offset)])


def unpack(data: bytes) -> tuple[Entry, ...]:
    """The entries of a ZIP file that is, byte for byte, what :func:`pack` makes of them. Nothing is inflated.

    Raises:
        KnownError: ``bundle_not_zip``, ``bundle_truncated``, ``bundle_zip_header``, ``bundle_names_wrong``,
            ``bundle_compression``, ``bundle_duplicate_name``, ``bundle_too_many``, ``bundle_zip_directory``.
    """
    if not data.startswith(_LOCAL_MARK):
        raise KnownError("bundle_not_zip")
    entries: list[Entry] = []
    directory: list[bytes] = []
    offset = 0
    while data.startswith(_LOCAL_MARK, offset):
        entry, content_start = _read_local(data, offset)
        entries.append(entry)
        directory.append(_central(data[offset:content_start], offset))
        offset = content_start + len(entry.packed)
        if len(entries) > MAX_ENTRIES:
            raise KnownError("bundle_too_many", part=str(MAX_ENTRIES))
    if len({entry.name.casefold() for entry in entries}) != len(entries):
        raise KnownError("bundle_duplicate_name", part=_repeated(entries))
    _check_tail(data[offset:], b"".join([*directory, _end(directory, offset)]))
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
    return (
        _LOCAL.pack(
            _LOCAL_START, entry.method, _MOMENT, entry.crc, len(entry.packed), entry.size, len(name), 0
        )
        + name
    )


def _central(head: bytes, offset: int) -> bytes:
    """The directory's entry for a local head (name included) at ``offset``."""
    name_start = _LOCAL.size
    return b"".join(
        (_CENTRAL_START, head[4:name_start], _PLAIN_FILE, offset.to_bytes(4, "little"), head[name_start:])
    )


def _end(directory: Sequence[bytes], offset: int) -> bytes:
    count, size = len(directory), sum(map(len, directory))
    return _END.pack(_END_SIG, 0, 0, count, count, size, offset, 0)


def _read_local(data: bytes, offset: int) -> tuple[Entry, int]:
    """The entry whose local head is at ``offset``, and where its content starts."""
    start = offset + _LOCAL.size
    if start > len(data):
        raise KnownError("bundle_truncated")
    fixed, method, moment, crc, packed_size, size, name_size, extra = _LOCAL.unpack_from(data, offset)
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
    if fixed != _LOCAL_START or moment != _MOMENT or extra:
        raise KnownError("bundle_zip_header", part=name)
    end = name_end + packed_size
    if end > len(data):
        raise KnownError("bundle_truncated")
    if method == STORED and packed_size != size:
        raise KnownError("bundle_zip_header", part=name)
    return Entry(name, method, crc, size, data[name_end:end]), name_end


def _repeated(entries: Sequence[Entry]) -> str:
    """The first name that was there before, whatever its case."""
    seen: set[str] = set()
    for entry in entries:
        if entry.name.casefold() in seen:
            break
        seen.add(entry.name.casefold())
    return entry.name


def _check_tail(rest: bytes, expected: bytes) -> None:
    if rest == expected:
        return
    if expected.startswith(rest) or _LOCAL_MARK.startswith(rest):
        raise KnownError("bundle_truncated")
    raise KnownError("bundle_zip_directory")

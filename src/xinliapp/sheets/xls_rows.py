"""Which rows of a genuine .xls are hidden: the parser does not tell, ROW records do ([MS-XLS] 2.4.221)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFC  # sector numbers from here on end a chain
_BOUNDSHEET, _ROW, _EOF = 0x0085, 0x0208, 0x000A


def hidden_rows_of_xls(data: bytes) -> dict[str, frozenset[int]]:
    """Sheet name to the numbers of its hidden rows; empty where the file's outline cannot be followed."""
    try:
        stream = _workbook_stream(data)
        return {name: _hidden(stream, offset) for name, offset in _sheets(stream)}
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}


def _workbook_stream(data: bytes) -> bytes:
    """The Workbook stream of the compound file ([MS-CFB]); streams below 4,096 bytes are not followed."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    sectors: list[int] = []
    for place in range(109):
        number = struct.unpack_from("<I", data, 76 + 4 * place)[0]
        if number < _END:
            sectors += struct.unpack_from(f"<{size // 4}I", data, (number + 1) * size)
    directory = _chain(data, sectors, struct.unpack_from("<I", data, 48)[0], size)
    for at in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        if directory[at : at + max(0, length - 2)].decode("utf-16-le") in ("Workbook", "Book"):
            start, total = struct.unpack_from("<II", directory, at + 116)
            if total >= 4096:
                return _chain(data, sectors, start, size)[:total]
    raise ValueError("no workbook stream")


def _chain(data: bytes, sectors: list[int], first: int, size: int) -> bytes:
    parts = []
    seen = 0
    while first < _END and seen <= len(sectors):
        parts.append(data[(first + 1) * size : (first + 2) * size])
        first = sectors[first]
        seen += 1
    return b"".join(parts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> list[tuple[str, int]]:
    found = []
    for kind, body in _records(stream, 0):
        if kind == _EOF:
            break
        if kind == _BOUNDSHEET:
            offset, length, wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
            raw = body[8 : 8 + length * (2 if wide else 1)]
            found.append((raw.decode("utf-16-le" if wide else "latin-1"), offset))
    return found


def _hidden(stream: bytes, offset: int) -> frozenset[int]:
    rows = set()
    for kind, body in _records(stream, offset):
        if kind == _EOF:
            break
        if kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
    return frozenset(rows)

"""Small files a person asked for: a print, a list, a card; whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from xinliapp.domain.errors import KnownError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_file(target: Path, data: bytes) -> str:
    """Write ``data`` to ``target`` in place of what was there, and return the file's name.

    A half-written file never stands under the target's name.

    Raises:
        KnownError: ``disk_full``, ``file_not_writable`` (``name``).
    """
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        if error.errno in _FULL:
            raise KnownError("disk_full") from error
        raise KnownError("file_not_writable", name=target.name) from error
    return target.name


def read_file(source: Path, limit: int) -> bytes:
    """The bytes of a file, at most ``limit`` and one more (so that the reader sees that it is too long).

    Raises:
        KnownError: ``file_missing`` (``name``).
    """
    try:
        with source.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise KnownError("file_missing", name=source.name) from error

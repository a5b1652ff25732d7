"""A workbook that somebody chose, read once: what every import previews and then writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.sheets.reader import read_workbook


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file that was read: its name, SHA-256 and content."""

    name: str
    sha256: str
    book: Workbook


def read_sheet_file(path: Path, *, cancelled: Callable[[], bool] | None = None) -> SheetFile:
    """Read an untrusted file in the capped child; needs no session.

    Raises:
        UserError: a ``sheet_…`` code or ``cancelled``; nothing was imported.
    """
    book = read_workbook(path, cancelled=cancelled)
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise UserError("sheet_not_readable", name=path.name) from None
    return SheetFile(path.name, digest, book)

"""班级包: a sheet for a class, its rows marked so that a true one is told from any other (case.db only)."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from enum import Enum

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that a hand takes for a digit
_MISREAD = str.maketrans("OIL", "011")
CODE_LENGTH, MARK_LENGTH = 6, 8
_TOKEN = re.compile(rf"([0-9A-Z]{{{CODE_LENGTH}}})-?(\d{{2,3}})-?([0-9A-Z]{{{MARK_LENGTH}}})")


class PacketKind(Enum):
    """What the sheet collects: ticks for talks, visits and checks, or worries (预警单)."""

    CONTACTS = "contacts"
    WARNINGS = "warnings"


class PacketWay(Enum):
    """How a sheet went out."""

    PAPER = "paper"
    FILE = "file"


class PacketColumn(Enum):
    """The tick columns; never a grade, a tag or a reason (screens.md 3.8 C)."""

    TALK = "talk"
    VISIT = "visit"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class ClassPacket:
    """A sheet as issued: its number, the key of its marks (hex), the span and round it asks about."""

    id: str
    kind: PacketKind
    code: str
    secret: str
    class_id: str
    window_key: str
    window_label: str
    starts_on: str
    ends_on: str
    round_id: str | None
    created_at: str

    @property
    def columns(self) -> tuple[PacketColumn, ...]:
        """What is ticked: 摸排 only where a round is open."""
        both = (PacketColumn.TALK, PacketColumn.VISIT)
        return (*both, PacketColumn.CHECK) if self.round_id is not None else both

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """First and last day it asks about."""
        return dt.date.fromisoformat(self.starts_on), dt.date.fromisoformat(self.ends_on)


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One line of a sheet as printed."""

    packet_id: str
    seat: int
    student_id: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Token:
    """What the first cell of a line says: which sheet, which line, and the mark that vouches for it."""

    code: str
    seat: int
    mark: str


def new_code() -> str:
    """A sheet's number: six signs that say nothing about the class."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH))


def new_secret() -> str:
    """The key of a sheet's marks, 32 bytes in hex."""
    return secrets.token_hex(32)


def token_text(packet: ClassPacket, row: PacketRow) -> str:
    """What is written before the line: ``7KQ3XM-07-9F3MT2AB``."""
    return f"{packet.code}-{row.seat:02d}-{mark_of(packet, row)}"


def mark_of(packet: ClassPacket, row: PacketRow) -> str:
    """Forty bits of an HMAC over the line as printed: number and name of it cannot change unnoticed."""
    parts = (packet.code, packet.class_id, str(row.seat), row.student_id, row.number, plain_name(row.name))
    text = "".join(f"{len(part)}:{part}" for part in parts)
    digest = hmac.new(bytes.fromhex(packet.secret), text.encode("utf-8"), hashlib.sha256).digest()
    number = int.from_bytes(digest[:5], "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(MARK_LENGTH)))


def read_token(text: str) -> Token | None:
    """The token in a cell, None for anything else; blanks, full-width signs and O for 0 do not matter."""
    plain = re.sub(r"[\s\-—–_]", "", unicodedata.normalize("NFKC", text)).upper()
    found = _TOKEN.fullmatch(plain.translate(_MISREAD))
    return Token(found[1], int(found[2]), found[3]) if found else None


def read_code(text: str) -> str:
    """A sheet's number as typed, "" for anything else."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper().translate(_MISREAD)
    return plain if re.fullmatch(rf"[0-9A-Z]{{{CODE_LENGTH}}}", plain) else ""


def plain_name(text: str) -> str:
    """A name without blanks, in one form of its characters: 王 小明 is 王小明."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class RowTrouble(Enum):
    """Why a line is nobody's until a person says whose it is."""

    NO_MARK = "no_mark"
    NOT_OURS = "not_ours"
    OTHER_CLASS = "other_class"
    OLD_SHEET = "old_sheet"
    EDITED = "edited"
    TWICE = "twice"
    GONE = "gone"


class CellState(Enum):
    """What a tick does."""

    EMPTY = "empty"
    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    UNCLEAR = "unclear"


class FileNote(Enum):
    """What is to be said about a file as a whole."""

    NOT_OURS = "not_ours"
    OTHER_CLASS = "other_class"
    OLD = "old"
    COPY = "copy"
    MOSTLY_EDITED = "mostly_edited"
    READ_BEFORE = "read_before"
    ROWS_GONE = "rows_gone"
    ROWS_MORE = "rows_more"
    COLUMN_GONE = "column_gone"
    ROUND_CLOSED = "round_closed"


STOPS = frozenset(
    {FileNote.NOT_OURS, FileNote.OTHER_CLASS, FileNote.OLD, FileNote.COPY, FileNote.MOSTLY_EDITED}
)
"""A file about which this is said is set aside until a person takes it in all the same."""

"""A calendar file of one's own appointments (RFC 5545), with codes and never a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_CHINA = dt.timedelta(hours=8)  # the wall clock of every school this is for; DTSTAMP has to be UTC
_FOLD = 75  # octets a line may have (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment: ``uid`` stays the same over exports, so that a calendar does not double it.

    ``changed_at`` is when anything of it was last changed, which is what DTSTAMP says in a file without a
    METHOD (RFC 5545, 3.8.7.2); None where that is not known: the moment of the export.
    """

    uid: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    summary: str
    cancelled: bool = False
    changed_at: dt.datetime | None = None


def calendar_file(entries: Iterable[CalendarEntry], made_at: dt.datetime) -> bytes:
    """The file's bytes: floating local times (the school's wall clock), CRLF, lines folded at 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//xinliapp//appointments//ZH", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}@xinliapp",
            f"DTSTAMP:{_moment((entry.changed_at or made_at) - _CHINA)}Z",
            f"DTSTART:{_moment(entry.starts_at)}",
            f"DTEND:{_moment(entry.ends_at)}",
            f"SUMMARY:{_escaped(entry.summary)}",
            f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode("utf-8")


def _moment(moment: dt.datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S")


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> list[str]:
    """Pieces of at most 75 octets, never inside a character; all but the first begin with a blank."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode("utf-8")) > _FOLD:
            pieces.append(piece)
            piece = " "
        piece += character
    return [*pieces, piece]

"""Checks of what people type, shared by the nouns of a term; every refusal names the field."""

from __future__ import annotations

import datetime as dt
import unicodedata

from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.services import name_scan
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows

LONGEST_OPENING = dt.timedelta(hours=24)
# Bidirectional overrides and isolates (Unicode TR 9).
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
EARLIEST = dt.date(1950, 1, 1)  # nothing anybody notes here is older; 0202 is a slip of the keyboard


def text(field: str, value: str, *, longest: int, shortest: int = 1) -> str:
    """The text without outer blanks and without marks that nobody sees and no paper prints.

    Raises:
        UserError: ``field_required`` or ``field_wrong``.
    """
    stripped = _visible(value).strip()
    if shortest and not stripped:
        raise UserError("field_required", field=field)
    if len(stripped) < shortest:
        raise UserError("field_wrong", field=field, why=f"至少{shortest}个字")
    if len(stripped) > longest:
        raise UserError("field_wrong", field=field, why=f"超过{longest}个字")
    return stripped


def prose(session: Session, field: str, value: str, *, longest: int, shortest: int = 1) -> str:
    """A :func:`text` that goes to core.db: everybody with an account reads it, so it names no student.

    Raises:
        UserError: ``field_required``, ``field_wrong``; ``student_named`` (``field``, ``line``).
    """
    words = text(field, value, longest=longest, shortest=shortest)
    line = name_scan.student_line(session.database, words)
    if line is not None:
        raise UserError("student_named", field=field, line=line)
    return words


def _visible(value: str) -> str:
    """NUL and other controls, halves of characters, and the marks that turn text around (U+202E …) go.

    A NUL ends a text for half of all programs, and half a character cannot be stored at all.
    """
    return "".join(char for char in value if char in "\n\t" or not _unseen(char))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in _TURNING


def past_day(session: Session, field: str, day: dt.date) -> str:
    """A day that is not in the future, nor before 1950, as stored.

    Raises:
        UserError: ``field_wrong``.
    """
    if day < EARLIEST:
        raise UserError("field_wrong", field=field, why=f"早于{EARLIEST.year}年")
    if day > session.clock.now().date():
        raise UserError("field_wrong", field=field, why="日期还没有到")
    return day.isoformat()


def past_moment(session: Session, field: str, moment: dt.datetime) -> str:
    """A moment that is not in the future, nor before 1950, as stored.

    Raises:
        UserError: ``field_wrong``.
    """
    if moment.date() < EARLIEST:
        raise UserError("field_wrong", field=field, why=f"早于{EARLIEST.year}年")
    if moment > session.clock.now():
        raise UserError("field_wrong", field=field, why="时间还没有到")
    return stamp(moment)


def span(starts_at: dt.datetime, ends_at: dt.datetime) -> tuple[str, str]:
    """Start and end as stored; the end is later, by a day at most.

    Raises:
        UserError: ``field_wrong``.
    """
    if ends_at <= starts_at:
        raise UserError("field_wrong", field="起止时间", why="结束不晚于开始")
    if ends_at - starts_at > LONGEST_OPENING:
        raise UserError("field_wrong", field="起止时间", why="一次开放超过24小时")
    return stamp(starts_at), stamp(ends_at)


def count(field: str, value: int, *, highest: int = 1_000_000) -> int:
    """A whole number from zero on.

    Raises:
        UserError: ``field_wrong``.
    """
    if isinstance(value, bool) or value < 0:
        raise UserError("field_wrong", field=field, why="应为0或正整数")
    if value > highest:
        raise UserError("field_wrong", field=field, why=f"超过{highest}")
    return value


def known_students(session: Session, ids: set[str]) -> None:
    """Refuse ids that are no student of this school.

    Raises:
        UserError: ``student_unknown`` with how many.
    """
    if len(ids) == 1:
        unknown = ids if student_rows.load_student(session.database, next(iter(ids))) is None else set()
    else:
        unknown = ids - {row.id for row in student_rows.list_students(session.database)}
    if unknown:
        raise UserError("student_unknown", count=len(unknown))

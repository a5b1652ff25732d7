"""ID numbers and student numbers: how they are written, what can be checked, what must not be.

Sources: GB 11643-1999 (18 digits, check character by ISO 7064 MOD 11-2) and its 15-digit predecessor; the
national student number is G + ID number, J + 18 digits with check, or L + 18 digits, whose last four digits
are random: the check must not be run on L (requirements.md 2.4).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from xinliapp.domain.students import Gender, IdentifierState

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_INVISIBLE = re.compile(r"[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_ID_18 = re.compile(r"\d{17}[\dX]")
_ID_15 = re.compile(r"\d{15}")
_STUDENT_NUMBER = re.compile(r"([GJL])(\d{17}[\dX])")
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_QUOTED = re.compile(r"=?\"(.*)\"|'(.*)", re.DOTALL)

# 省级地址码 of GB/T 2260; anything else only warns, since retired codes are genuine.
_PROVINCES = frozenset(
    (
        *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
        *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83),
    )
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number as it is kept. ``codes`` are reason codes to tell the person; ``value`` None = not taken."""

    value: str | None
    state: IdentifierState
    codes: tuple[str, ...] = ()


NOTHING = Identifier(None, IdentifierState.NONE)


def fold(text: str) -> str:
    """Half-width, no spaces, no invisible characters, upper case; for codes, not for names."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()


def unquote(text: str) -> str:
    """Undo the tricks that keep Excel from touching a number: ``="123"``, ``'123``, a trailing tab."""
    match = _QUOTED.fullmatch(text.strip())
    return text if match is None else (match[1] if match[1] is not None else match[2])


def check_character(digits: str) -> str:
    """The check character of 17 digits (ISO 7064 MOD 11-2 as GB 11643-1999 prints it).

    Raises:
        ValueError: not 17 ASCII digits.
    """
    if len(digits) != 17 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("17 digits expected")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return _CHECKS[total % 11]


def is_valid_id(number: str) -> bool:
    """Whether an 18-character number has a real day of birth and the right check character."""
    return (
        _ID_18.fullmatch(number) is not None
        and birthday_in(number) is not None
        and check_character(number[:17]) == number[17]
    )


def from_fifteen(number: str) -> str:
    """The 18-character form of a 15-digit number of the old standard (born 19xx).

    Raises:
        ValueError: not 15 digits.
    """
    if not _ID_15.fullmatch(number):
        raise ValueError("15 digits expected")
    longer = f"{number[:6]}19{number[6:]}"
    return longer + check_character(longer)


def birthday_in(number: str) -> str | None:
    """The day of birth (ISO) inside an 18-character number, or None if that is no day."""
    digits = number[6:14]
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return None


def gender_in(number: str) -> Gender:
    """Odd sequence number: male; even: female (18-character ID number)."""
    return Gender.MALE if int(number[16]) % 2 else Gender.FEMALE


def looks_destroyed(text: str) -> bool:
    """Whether a text shows what Excel does to long numbers: ``9.90101E+17``."""
    return _EXPONENT.fullmatch(text) is not None


def read_id_number(text: str, *, foreign: bool = False) -> Identifier:
    """Read an ID number from text.

    ``foreign``: the roster says it is no 居民身份证; the number is then taken as written. A number that can
    be checked and does not check is kept as doubtful (待核); one that Excel destroyed is not taken.
    """
    number = fold(unquote(text))
    if not number or number in _BLANKS:
        return NOTHING
    if looks_destroyed(number):
        return Identifier(None, IdentifierState.NONE, ("id_destroyed",))
    if foreign:
        kept = len(number) <= 25
        return Identifier(number, IdentifierState.UNCHECKED) if kept else _refused("id_unreadable")
    if _ID_18.fullmatch(number):
        return _checked(number)
    if _ID_15.fullmatch(number):
        longer = from_fifteen(number)
        if birthday_in(longer) is None:
            return Identifier(number, IdentifierState.DOUBTFUL, ("id_checksum",))
        return Identifier(longer, IdentifierState.VALID, ("id_from_15",))
    if re.fullmatch(r"(?=.*\d)[A-Z0-9()\-]{6,20}", number) and not number.isdigit():
        return Identifier(number, IdentifierState.UNCHECKED, ("id_kind_unknown",))
    if number.isdigit() and 8 <= len(number) <= 25:
        return Identifier(number, IdentifierState.DOUBTFUL, ("id_length",))
    return _refused("id_unreadable")


def _checked(number: str) -> Identifier:
    if is_valid_id(number):
        known = int(number[:2]) in _PROVINCES
        return Identifier(number, IdentifierState.VALID, () if known else ("id_area_unknown",))
    if number.endswith("000"):
        return Identifier(None, IdentifierState.NONE, ("id_destroyed",))
    return Identifier(number, IdentifierState.DOUBTFUL, ("id_checksum",))


def read_student_number(text: str) -> Identifier:
    """Read a student number from text: G and J checked, L taken as written, other forms unchecked."""
    number = fold(unquote(text))
    if not number or number in _BLANKS:
        return NOTHING
    if looks_destroyed(number):
        return Identifier(None, IdentifierState.NONE, ("student_number_destroyed",))
    match = _STUDENT_NUMBER.fullmatch(number)
    if match is None:
        kept = re.fullmatch(r"(?=.*\d)[A-Z0-9\-]{4,25}", number) is not None
        if not kept:
            return _refused("student_number_unreadable")
        return Identifier(number, IdentifierState.DOUBTFUL, ("student_number_form",))
    if match[1] == "L":
        return Identifier(number, IdentifierState.UNCHECKED)
    if is_valid_id(match[2]):
        return Identifier(number, IdentifierState.VALID)
    return Identifier(number, IdentifierState.DOUBTFUL, ("student_number_checksum",))


def expected_check(number: str) -> str | None:
    """What the last character of an ID or G/J number should be, for the sentence "应为X,现为8"."""
    digits = number[1:] if number[:1] in ("G", "J") else number
    return check_character(digits[:17]) if _ID_18.fullmatch(digits) else None


def _refused(code: str) -> Identifier:
    return Identifier(None, IdentifierState.NONE, (code,))


_BLANKS = frozenset(
    ("无", "-", "--", "—", "/", "\\", "NULL", "NONE", "暂无", "没有", "不详", "未知", "0", "N/A")
)

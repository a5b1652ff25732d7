"""Crockford's base32 with check symbols that catch what people do when they copy by hand.

The check symbol is a weighted sum over GF(32) with a different power of the generator for every position. So
every single wrong symbol and every exchange of two symbols of a line is detected, not just most of them.
"""

from __future__ import annotations

from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINE_DIGITS = 30
"""The most data symbols one check symbol can serve: 31 different non-zero weights, one of them its own."""

_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def _times_generator(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & 0b100000 else doubled


def check_digit(digits: Sequence[int], index: int) -> int:
    """The check digit of at most 30 ``digits`` that form line (or group) number ``index`` (0 to 31).

    The index is added in, so that two whole lines that changed places are noticed as well.
    """
    if len(digits) > LINE_DIGITS or not 0 <= index < 32:
        raise ValueError("a check digit serves 30 digits, and 32 lines")
    total = 0
    for digit in digits:  # Horner's rule: the last digit gets weight g, the one before g^2 ...
        total = _times_generator(total ^ digit)
    return total ^ index


def digits_of(number: int, count: int) -> list[int]:
    """``count`` base-32 digits of ``number``, most significant first."""
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def number_of(digits: Sequence[int]) -> int:
    """The number that ``digits`` spell."""
    number = 0
    for digit in digits:
        number = number << 5 | digit
    return number


def digits_of_bytes(data: bytes) -> list[int]:
    """Base-32 digits of ``data``, padded with zero bits at the end."""
    count = -(-len(data) * 8 // 5)
    return digits_of(int.from_bytes(data, "big") << count * 5 - len(data) * 8, count)


def bytes_of_digits(digits: Sequence[int]) -> bytes | None:
    """The bytes that :func:`digits_of_bytes` spelled; None if the padding is not zero or a digit too many."""
    length = len(digits) * 5 // 8
    padding = len(digits) * 5 - length * 8
    number = number_of(digits)
    if padding >= 5 or number & ((1 << padding) - 1):
        return None
    return (number >> padding).to_bytes(length, "big")


def text_of(digits: Sequence[int]) -> str:
    """The symbols of ``digits``."""
    return "".join(ALPHABET[digit] for digit in digits)


def digits_from(text: str) -> list[int] | None:
    """The digits of typed ``text``: any case, O as 0, I and L as 1; None if a character is not a symbol."""
    digits = [_VALUES.get(symbol) for symbol in text.upper()]
    return None if None in digits else [digit for digit in digits if digit is not None]

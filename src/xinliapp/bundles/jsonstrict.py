"""JSON from outside, read so that it can mean only one thing; JSON written so that it has one spelling."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
Reader = Callable[[object], T]
"""Takes a value as parsed and returns it checked, or raises :class:`SchemaError`."""

_MAX_TEXT = 2000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class SchemaError(ValueError):
    """The document is not what its schema says; as text it names the place (``columns[3].value``).

    The place is put together while the error travels outwards: reading what is right costs nothing for it.
    """

    def __init__(self, place: str = "") -> None:
        super().__init__(place)
        self._place = place

    def within(self, step: str) -> SchemaError:
        """The same refusal, seen from one level further out."""
        self._place = step + self._place
        return self

    def __str__(self) -> str:
        return self._place.lstrip(".") or "document"


def canonical(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces, whole floats as integers, no line end: what is signed or hashed."""
    return _dump(value, None).encode("utf-8")


def readable(value: object) -> bytes:
    """As :func:`canonical`, indented and with a final LF: for files a person may open."""
    return (_dump(value, 1) + "\n").encode("utf-8")


def _dump(value: object, indent: int | None) -> str:
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(
        _whole(value),
        ensure_ascii=False,
        sort_keys=True,
        separators=separators,
        indent=indent,
        allow_nan=False,
    )


def _whole(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value


def parse(data: bytes) -> object:
    """The value of a JSON document: UTF-8 without BOM, no repeated keys, no NaN, no number beyond 15 digits.

    Raises:
        SchemaError: it is not that.
    """
    try:
        return _DECODER.decode(data.decode("utf-8"))
    except SchemaError:
        raise
    except (ValueError, RecursionError):
        raise SchemaError("JSON") from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise SchemaError("repeated key")
    return found


def _no_constant(text: str) -> NoReturn:
    raise SchemaError(text)


def _short_int(text: str) -> int:
    if len(text) > 16:
        raise SchemaError("number")
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_constant=_no_constant,
    parse_int=_short_int,
)


def record(fields: Mapping[str, Reader[Any]]) -> Reader[list[Any]]:
    """An object with exactly these members, at least two; their values in the order of ``fields``."""
    names, checks = tuple(fields), tuple(fields.values())
    all_of_them = itemgetter(*names)

    def read(value: object) -> list[Any]:
        if not isinstance(value, dict):
            raise SchemaError
        if len(value) != len(names) or value.keys() != fields.keys():
            raise SchemaError(f".{min(value.keys() ^ fields.keys())}"[:80])
        found: list[Any] = []
        try:
            for check, item in zip(checks, all_of_them(value), strict=True):
                found.append(check(item))
        except SchemaError as error:
            raise error.within(f".{names[len(found)]}") from None
        return found

    return read


def items(check: Reader[T], most: int) -> Reader[tuple[T, ...]]:
    """An array of at most ``most`` elements."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise SchemaError
        found: list[T] = []
        try:
            for item in value:
                found.append(check(item))
        except SchemaError as error:
            raise error.within(f"[{len(found)}]") from None
        return tuple(found)

    return read


def members(check: Reader[T], most: int) -> Reader[dict[str, T]]:
    """An object of at most ``most`` members whose names are short, plain text."""

    def read(value: object) -> dict[str, T]:
        if not isinstance(value, dict) or len(value) > most:
            raise SchemaError
        found: dict[str, T] = {}
        for name, item in value.items():
            if not 0 < len(name) <= 40 or not name.isprintable():
                raise SchemaError
            try:
                found[name] = check(item)
            except SchemaError as error:
                raise error.within(f".{name}") from None
        return found

    return read


def or_none(check: Reader[T]) -> Reader[T | None]:
    """The same, or null."""
    return lambda value: None if value is None else check(value)


def exactly(wanted: str) -> Reader[str]:
    """This very text."""

    def read(value: object) -> str:
        if value != wanted:
            raise SchemaError
        return wanted

    return read


def text(longest: int = _MAX_TEXT, *, empty: bool = True) -> Reader[str]:
    """Text without control characters other than LF."""

    shortest = 0 if empty else 1

    def read(value: object) -> str:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            raise SchemaError
        # Nearly every text is printable as a whole; only the others are looked at character by character.
        if not value.isprintable() and any(
            char != "\n" and not char.isprintable() and char != "\u3000" for char in value
        ):
            raise SchemaError
        return value

    return read


def match(pattern: re.Pattern[str]) -> Reader[str]:
    """Text of this shape."""
    whole_text = pattern.fullmatch

    def read(value: object) -> str:
        if not isinstance(value, str) or not whole_text(value):
            raise SchemaError
        return value

    return read


def _real(shape: re.Pattern[str]) -> Reader[str]:
    shaped = match(shape)

    def read(value: object) -> str:
        found = shaped(value)
        try:
            dt.datetime.fromisoformat(found)
        except ValueError:
            raise SchemaError from None
        return found

    return read


day = _real(_DAY)
"""``YYYY-MM-DD``, a day of the calendar."""

moment = _real(_MOMENT)
"""``YYYY-MM-DDTHH:MM:SS``, a moment of the calendar."""

digest = match(_HASH)
"""SHA-256 in lower-case hex."""


def whole(least: int = 0, most: int = 10**9) -> Reader[int]:
    """A whole number within bounds."""

    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise SchemaError
        return value

    return read


def amount(value: object) -> float:
    """A number from 0 to 10⁹; neither infinity nor NaN is one."""
    if (type(value) is not int and type(value) is not float) or not 0 <= value <= 10**9:
        raise SchemaError
    return value

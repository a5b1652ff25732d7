"""JSON from outside, read so that it can mean only one thing; JSON written so that it has one spelling."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from typing import NoReturn

_MAX_TEXT = 2000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class SchemaError(ValueError):
    """The document is not what its schema says; the message names the place (``columns[3].value``)."""


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


class Node:
    """A place in a parsed document that knows where it is, so that a refusal can name it."""

    __slots__ = ("_name", "_parent", "value")

    def __init__(self, value: object, parent: Node | None = None, name: str = "") -> None:
        self.value = value
        self._parent = parent
        self._name = name

    @property
    def path(self) -> str:
        """``columns[3].value``; put together only when a refusal has to name the place."""
        if self._parent is None:
            return self._name
        return f"{self._parent.path}{self._name}".lstrip(".")

    def fail(self, where: str = "") -> NoReturn:
        """Refuse this place."""
        raise SchemaError(f"{self.path}{where}" or "document")

    def keys(self, required: set[str], optional: set[str] | None = None) -> None:
        """An object with exactly these members."""
        if not isinstance(self.value, dict):
            self.fail()
        names = set(self.value)
        if wrong := (required - names) | (names - required - (optional or set())):
            self.fail(f".{min(wrong)}"[:80])

    def get(self, name: str) -> Node:
        """A member of an object; absent reads as null."""
        if not isinstance(self.value, dict):
            self.fail()
        return Node(self.value.get(name), self, f".{name}")

    def items(self, most: int) -> tuple[Node, ...]:
        """The elements of an array of at most ``most``."""
        if not isinstance(self.value, list) or len(self.value) > most:
            self.fail()
        return tuple(Node(item, self, f"[{index}]") for index, item in enumerate(self.value))

    def members(self, most: int) -> dict[str, Node]:
        """All members of an object of at most ``most``; names are short, plain text."""
        if not isinstance(self.value, dict) or len(self.value) > most:
            self.fail()
        for name in self.value:
            if not 0 < len(name) <= 40 or not name.isprintable():
                self.fail()
        return {name: Node(item, self, f".{name}") for name, item in self.value.items()}

    def text(self, longest: int = _MAX_TEXT, *, empty: bool = True) -> str:
        """Text without control characters other than LF."""
        value = self.value
        if not isinstance(value, str) or len(value) > longest or (not value and not empty):
            self.fail()
        # Nearly every text is printable as a whole; only the others are looked at character by character.
        if not value.isprintable() and any(
            char != "\n" and not char.isprintable() and char != "\u3000" for char in value
        ):
            self.fail()
        return value

    def text_or_none(self, longest: int = _MAX_TEXT) -> str | None:
        """Text, or null."""
        return None if self.value is None else self.text(longest)

    def match(self, pattern: re.Pattern[str]) -> str:
        """Text of this shape."""
        if not isinstance(self.value, str) or not pattern.fullmatch(self.value):
            self.fail()
        return self.value

    def day(self) -> str:
        """``YYYY-MM-DD``, a day of the calendar."""
        return self._real(_DAY)

    def moment(self) -> str:
        """``YYYY-MM-DDTHH:MM:SS``, a moment of the calendar."""
        return self._real(_MOMENT)

    def _real(self, shape: re.Pattern[str]) -> str:
        text = self.match(shape)
        try:
            dt.datetime.fromisoformat(text)
        except ValueError:
            self.fail()
        return text

    def digest(self) -> str:
        """SHA-256 in lower-case hex."""
        return self.match(_HASH)

    def whole(self, least: int = 0, most: int = 10**9) -> int:
        """A whole number within bounds."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not least <= self.value <= most:
            self.fail()
        return self.value

    def amount_or_none(self) -> float | None:
        """A finite number from 0 to 10⁹, or null (没有此项)."""
        value = self.value
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail()
        if not math.isfinite(value) or not 0 <= value <= 10**9:
            self.fail()
        return value

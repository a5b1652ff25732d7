"""JSON from outside, read so that it can mean only one thing; JSON written so that it has one spelling.

A document's schema is a tree of :class:`Shape` types, which ``msgspec`` reads it by. What was read is then
written again and has to be the very bytes that came: a repeated member, another order or another spelling of
a number leaves two programs room to see two documents in one file (decision 0128).
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, NoReturn, TypeVar

import msgspec
from msgspec import Meta

T = TypeVar("T")

_PLACE = re.compile(r"(?: - at `(?:key in )?\$(?P<path>[^`]*)`)?\Z")
_MEMBER = re.compile(r"field `([^`]{1,60})`")

Code = Annotated[str, Meta(pattern=r"\A[0-9A-Za-z]{1,20}\Z")]
"""The code of a unit."""

Token = Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._+-]{0,63}\Z")]
"""The name of a form, a version, a column."""

Name = Annotated[str, Meta(min_length=1, max_length=120)]
"""What a unit or a column is called."""

Person = Annotated[str, Meta(min_length=1, max_length=60)]
"""Who did it, in words."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""SHA-256 in lower-case hex."""

Key = Annotated[str, Meta(pattern=r"\Assh-ed25519 [A-Za-z0-9+/=]{68}\Z")]
"""A public signing key."""

Armour = Annotated[str, Meta(max_length=4096)]
"""A SSH signature."""

Count = Annotated[int, Meta(ge=0, le=10**9)]
Number = Annotated[int, Meta(ge=1, le=10**9)]
"""Counted from one: a revision, a sequence."""

Moment = Annotated[dt.datetime, Meta(tz=False)]
"""``YYYY-MM-DDTHH:MM:SS``, a moment of the calendar; see :func:`stamp`."""


class Shape(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """An object with exactly these members; one that may be missing says so with a default, and none does."""


class SchemaError(ValueError):
    """The document is not what its schema says; as text it names the place (``columns[3].value``)."""

    def __init__(self, place: str = "") -> None:
        super().__init__(place or "document")


def canonical(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces, whole floats as integers, no line end: what is signed or hashed."""
    return msgspec.json.encode(_whole(value), order="sorted")


def readable(value: object) -> bytes:
    """As :func:`canonical`, indented and with a final LF: for files a person may open."""
    return msgspec.json.format(canonical(value), indent=1) + b"\n"


def read(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """The document in ``data``, which is spelled as :func:`readable` spells it, in plain text.

    Raises:
        SchemaError: it is not that.
    """
    try:
        found = decoder.decode(data)
    except msgspec.ValidationError as error:
        raise SchemaError(_why_not_json(data) or _place(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SchemaError(_why_not_json(data) or "JSON") from None
    # ``found`` holds what its types admit, so nothing has to be made whole before it is written again.
    spelled = msgspec.json.encode(found, order="sorted")
    if msgspec.json.format(spelled, indent=1) + b"\n" != data:
        raise SchemaError(_why_not_json(data) or "spelling")
    if not _plain(spelled):
        raise SchemaError("text")
    return found


def stamp(moment: dt.datetime, place: str) -> str:
    """A moment as text, to the second.

    Raises:
        SchemaError: there is a fraction of a second in it.
    """
    if moment.microsecond:
        raise SchemaError(place)
    return moment.isoformat()


def _whole(value: object) -> object:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("JSON has no such number")
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {str(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value


def _place(message: str) -> str:
    """``columns[3].value`` from what msgspec says; a member too many or missing belongs to the place."""
    path = _PLACE.search(message)
    member = _MEMBER.search(message)
    found = ((path["path"] or "") if path else "") + (f".{member[1]}" if member else "")
    return found.replace("[...]", "").lstrip(".")


def _plain(data: bytes) -> bool:
    """Whether all text is printable; LF and the wide space are allowed too."""
    text = data.decode("utf-8")
    if "\\" not in text and text.isprintable():
        return True
    # Something is escaped or unusual: what is allowed among that is looked for text by text.
    return all(_printable(each) for each in _texts(msgspec.json.decode(data)))


def _printable(text: str) -> bool:
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield str(name)
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _why_not_json(data: bytes) -> str:
    """A second look at what has been refused: the reason in words, "" when it is none of these."""
    try:
        json.loads(data, object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_short)
    except SchemaError as error:
        return str(error)
    except (ValueError, RecursionError):
        return "JSON"
    return ""


def _unique(pairs: list[tuple[str, object]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise SchemaError("repeated key")


def _no_constant(text: str) -> NoReturn:
    raise SchemaError(text)


def _short(text: str) -> None:
    if len(text) > 16:
        raise SchemaError("number")

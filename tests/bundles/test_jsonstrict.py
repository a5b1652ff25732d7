"""JSON has one spelling, and only that is read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles.jsonstrict import (
    Count,
    Moment,
    Name,
    SchemaError,
    Shape,
    canonical,
    read,
    readable,
    stamp,
)


class Part(Shape):
    count: Count | None


class Document(Shape):
    at: Moment
    name: Name
    parts: Annotated[list[Part], Meta(max_length=2)]


DECODER = Decoder(Document)
GOOD: dict[str, Any] = {
    "at": "2026-10-16T08:05:00",
    "name": "试验中学",
    "parts": [{"count": 3}, {"count": None}],
}

leaves = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=8)
documents = st.recursive(
    leaves | st.integers(0, 10**9).map(lambda cents: cents / 100),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def refused(data: bytes) -> str:
    with pytest.raises(SchemaError) as caught:
        read(data, DECODER)
    return str(caught.value)


def test_the_spelling_by_hand() -> None:
    assert canonical({"b": 2.0, "a": [1, 2.5, None]}) == b'{"a":[1,2.5,null],"b":2}'
    assert readable({"b": "名", "a": []}) == '{\n "a": [],\n "b": "名"\n}\n'.encode()


@given(documents)
def test_the_spelling_is_that_of_the_standard_library(document: Any) -> None:
    whole = json.loads(json.dumps(document), parse_float=lambda text: whole_or_not(float(text)))
    expected = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1, separators=(",", ": "))
    assert readable(document) == (expected + "\n").encode()


def whole_or_not(number: float) -> float:
    return int(number) if number.is_integer() else number


def test_what_has_no_spelling_is_not_written() -> None:
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="number"):
            readable({"a": number})


def test_the_good_document_is_read() -> None:
    found = read(readable(GOOD), DECODER)
    assert (found.name, found.parts[0].count, found.parts[1].count) == ("试验中学", 3, None)
    assert stamp(found.at, "at") == "2026-10-16T08:05:00"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"count": 3', '"count": 3, "count": 3', "repeated key"),
        ('"count": 3', '"count": 3.0', "parts[0].count"),
        ('"count": 3', '"count": 03', "JSON"),
        ('"count": 3', '"count": -1', "parts[0].count"),
        ('"count": 3', '"count": true', "parts[0].count"),
        ('"count": 3', '"count":  3', "spelling"),
        ('"count": 3', '"count": 3, "more": 1', "parts[0].more"),
        ('"count": 3', '"other": 3', "parts[0].other"),
        ('"at": "2026-10-16T08:05:00"', '"at": "2026-10-16T08:05:00Z"', "at"),
        ('"at": "2026-10-16T08:05:00"', '"at": "2026-10-16 08:05:00"', "spelling"),
        ('"at": "2026-10-16T08:05:00"', '"at": "2026-02-30T08:05:00"', "at"),
        ('"试验中学"', '"\\u8bd5\\u9a8c\\u4e2d\\u5b66"', "spelling"),
        ('"试验中学"', '"试验\\u0007"', "text"),
        ('"试验中学"', '"试验\u202e中学"', "text"),
        ('"试验中学"', '""', "name"),
        ('"试验中学"', '"\\ud800"', "JSON"),
        ("{", "\ufeff{", "JSON"),
        ("{", "[" * 10000 + "{", "JSON"),
    ],
)
def test_everything_else_is_refused(old: str, new: str, place: str) -> None:
    good = readable(GOOD).decode()
    assert old in good
    assert refused(good.replace(old, new, 1).encode("utf-8", "surrogatepass")) == place


def test_other_bytes_around_it_are_refused() -> None:
    good = readable(GOOD)
    assert refused(good.rstrip()) == refused(good + b"\n") == "spelling"
    assert refused(good.replace(b"\n", b"\r\n")) == "spelling"
    assert refused(good + b"{}") == "JSON"
    assert refused(good.replace("试".encode(), b"\xff")) == "JSON"
    assert refused(canonical(GOOD)) == "spelling"


def test_a_line_end_and_the_wide_space_are_text() -> None:
    for name in ("第一行\n第二行", "王\u3000五", '引"号\\'):
        assert read(readable({**GOOD, "name": name}), DECODER).name == name


def test_a_moment_is_whole_seconds() -> None:
    with pytest.raises(SchemaError, match="at"):
        stamp(dt.datetime(2026, 10, 16, 8, 5, 0, 5), "at")  # noqa: DTZ001

"""Strict reading of a definition file: every refusal names the file, the line and the reason.

``tomllib`` knows no line numbers once a file is read, so the text is searched for the place of a key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from xinliapp.domain.errors import UserError

MAX_BYTES = 1_000_000
_AT_LINE = re.compile(r"at line (\d+)")
_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the file: its header line (1-based; 0 for the top) and the lines it spans."""

    header: int
    end: int


class Source:
    """One definition file with its parsed content."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.splitlines()
        try:
            self.content: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            match = _AT_LINE.search(str(error))
            raise UserError(
                "pack_syntax", file=name, line=int(match[1]) if match else len(self._lines)
            ) from None

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a file.

        Raises:
            UserError: ``pack_missing`` or ``pack_syntax``.
        """
        try:
            data = path.read_bytes()
            if len(data) > MAX_BYTES:
                raise UserError("pack_missing", file=path.name)
            return cls(path.name, data.decode("utf-8-sig").replace("\r\n", "\n"))
        except (OSError, UnicodeDecodeError):
            raise UserError("pack_missing", file=path.name) from None

    def table(self, name: str, index: int = 0) -> Place:
        """Where the ``index``-th ``[name]`` or ``[[name]]`` stands; its sub-tables belong to it."""
        starts = [number for number, header in self._headers if header == name]
        if index >= len(starts):
            return Place(0, len(self._lines))
        later = [
            number
            for number, header in self._headers
            if number > starts[index] and not header.startswith(f"{name}.")
        ]
        return Place(starts[index], later[0] - 1 if later else len(self._lines))

    def line_of(self, key: str, place: Place | None = None) -> int:
        """The line that sets ``key`` inside ``place``, or the place's own header line (1 at least)."""
        place = place or Place(0, len(self._lines))
        pattern = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*(=|\.)|\s*\[\[?.*\.{re.escape(key)}\]")
        for number in range(place.header + 1, place.end + 1):
            if pattern.match(self._lines[number - 1]):
                return number
        return max(place.header, 1)

    def refuse(self, code: str, line: int, **params: object) -> NoReturn:
        """Raise the refusal ``code`` at ``line``."""
        raise UserError(code, file=self.name, line=line, **params)

    @cached_property
    def _headers(self) -> tuple[tuple[int, str], ...]:
        """Found once: every table of a pack of hundreds of lines asks for them."""
        matches = ((number, _HEADER.fullmatch(line)) for number, line in enumerate(self._lines, start=1))
        return tuple((number, match[2]) for number, match in matches if match)


class Table:
    """One table of a source, read key by key; what was not asked for is refused at the end."""

    def __init__(self, source: Source, place: Place, content: object) -> None:
        self.source = source
        self.place = place
        if not isinstance(content, Mapping):
            source.refuse("pack_value_wrong", max(place.header, 1), key="-", want="表")
        self._content: Mapping[str, object] = content
        self._asked: set[str] = set()

    def line(self, key: str) -> int:
        """The line of ``key``, or of the table."""
        return self.source.line_of(key, self.place)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._content

    def raw(self, key: str, *, missing: str = "pack_key_missing") -> object:
        """The value of a key that must be there; ``missing`` is the refusal's code."""
        self._asked.add(key)
        if key not in self._content:
            self.source.refuse(missing, max(self.place.header, 1), key=key)
        return self._content[key]

    def text(self, key: str, *, missing: str = "pack_key_missing") -> str:
        """A text that is not empty."""
        value = self.raw(key, missing=missing)
        if not isinstance(value, str):
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="文字")
        if not value.strip():
            self.source.refuse(missing, self.line(key), key=key)
        return value

    def text_or(self, key: str, default: str) -> str:
        """A text, or ``default`` when the key is not written."""
        return self.text(key) if self.has(key) else default

    def number(self, key: str) -> float:
        """An integer or a decimal."""
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="数字")
        return value

    def flag(self, key: str) -> bool:
        """A truth value; false when the key is not written."""
        if not self.has(key):
            return False
        value = self.raw(key)
        if not isinstance(value, bool):
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="true或false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="文字列表")
        return tuple(value)

    def tables(self, key: str) -> list[Table]:
        """The ``[[key]]`` tables, in order; at least one."""
        value = self.raw(key)
        if not isinstance(value, list) or not value:
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="[[...]]表")
        return [Table(self.source, self.source.table(key, index), item) for index, item in enumerate(value)]

    def mapping(self, key: str) -> Mapping[str, object]:
        """A table of any keys; empty when it is not written."""
        self._asked.add(key)
        value = self._content.get(key, {})
        if not isinstance(value, Mapping):
            self.source.refuse("pack_value_wrong", self.line(key), key=key, want="表")
        return value

    def finish(self) -> None:
        """Refuse keys nobody asked for: a misspelt key must not be passed over in silence."""
        for key in self._content:
            if key not in self._asked:
                self.source.refuse("pack_key_unknown", self.line(key), key=key)

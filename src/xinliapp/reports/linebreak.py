"""Where a line of Chinese text may end (GB/T 15834, CLREQ 3.1.3 line-start and line-end rules)."""

from __future__ import annotations

import re
from collections.abc import Callable

NOT_AT_START = frozenset("，。、；：？！）》」』】〕〉〗］｝”’％‰℃·…—～,.;:?!)]}%”’")
NOT_AT_END = frozenset("（《「『【〔〈〖［｛“‘([{￥№#")
# Latin words, figures with their signs, and the two-character signs stay together.
_UNITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/+\-_%@]*(?<![,.:])|…+|—+|.", re.DOTALL)

Width = Callable[[str], float]


def break_lines(text: str, width: Width, room: float, first_indent: float = 0.0) -> list[str]:
    """Cut one paragraph into lines no wider than ``room`` (the first by ``first_indent`` less).

    A closing mark never begins a line and an opening one never ends it: the character before goes down with
    it (推出). Words and figures are not cut unless wider than a whole line. Trailing blanks are dropped; an
    empty paragraph is one empty line. Line breaks in the text are kept.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _break_part(part, width, room, first_indent)
        first_indent = 0.0
    return lines


def _break_part(text: str, width: Width, room: float, indent: float) -> list[str]:
    if width(text) <= room - indent:
        return [text.rstrip()]
    lines: list[str] = []
    line: list[str] = []
    used, available = 0.0, room - indent
    for unit in _units(text, width, available):
        step = width(unit)
        # Rounding in the last place must not push the 28th character down.
        if line and used + step > available + 0.01:
            carried = _carry(line, unit)
            if sum(map(width, carried)) + step > room:
                line, carried = line + carried, []  # a narrow column: a bad break beats an overrun
            lines.append("".join(line).rstrip())
            line, available = carried, room
            used = sum(map(width, line))
        if unit == " " and not line and lines:
            continue
        line.append(unit)
        used += step
    lines.append("".join(line).rstrip())
    return lines


def _carry(line: list[str], following: str) -> list[str]:
    """Take from the end of ``line`` what must stand before ``following``; never the whole line."""
    carried: list[str] = []
    first = following
    while len(line) > 1 and (first[0] in NOT_AT_START or line[-1][-1] in NOT_AT_END):
        first = line.pop()
        carried.insert(0, first)
    if len(line) == 1 and carried and (first[0] in NOT_AT_START or line[-1][-1] in NOT_AT_END):
        # A line of nothing but such marks has no good place to break: leave it full.
        line.extend(carried)
        return []
    return carried


def _units(text: str, width: Width, room: float) -> list[str]:
    units: list[str] = []
    for unit in _UNITS.findall(text):
        units += list(unit) if width(unit) > room else [unit]
    return units

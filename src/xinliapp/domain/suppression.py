"""Small numbers of people on a screen: hidden so that the shown total does not give them away again.

For display only; a formal table is passed on as reported (screens.md B05).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = "<{line}"
HIDDEN = "*"


@dataclass(frozen=True, slots=True)
class SuppressedColumn:
    """A column as shown: ``cells`` as text ("" for 没有此项), and whether the total must be hidden too."""

    cells: tuple[str, ...]
    total_hidden: bool


def suppress(values: Sequence[float | None], line: int) -> SuppressedColumn:
    """Show ``values`` with every number from 1 to ``line`` - 1 as ``<line``.

    A single one is joined by the smallest other number at or above ``line``, shown as ``*``. Where the sum of
    what is hidden fits too few numbers, the total is hidden as well. ``line`` 0 or 1 hides nothing.
    """
    small = [index for index, value in enumerate(values) if value is not None and 0 < value < line]
    spare = sorted(
        (value, index) for index, value in enumerate(values) if value is not None and value >= line
    )
    joined = spare[:1] if len(small) == 1 else []
    hidden = sum(values[index] or 0 for index in small)
    if len(small) == 1:
        told = not joined or _at_an_end(hidden + joined[0][0], line, [value for value, _ in spare[1:2]])
    else:
        # All ones or all line - 1: only one set of numbers has that sum.
        told = bool(small) and hidden in (len(small), len(small) * (line - 1))
    stars = [index for _, index in joined]
    cells = tuple(
        SMALL.format(line=line) if index in small else HIDDEN if index in stars else _shown(value)
        for index, value in enumerate(values)
    )
    return SuppressedColumn(cells, told)


@dataclass(frozen=True, slots=True)
class SuppressedTable:
    """A table as shown: ``rows`` of texts, and whether the totals below must be hidden too."""

    rows: tuple[tuple[str, ...], ...]
    totals_hidden: bool


def suppress_rows(rows: Sequence[Sequence[int]], line: int) -> SuppressedTable:
    """Show groups of people by band where the size of every group is known from elsewhere.

    With its size in sight, one small number of a group (1 to ``line`` - 1) is told by the others: the whole
    group reads ``*``. One such group alone would be told by the totals below: the smallest other one goes
    with it. The totals go where what is hidden of a band is still small, where all that is hidden is
    of one band, or where nothing keeps the group company.
    """
    hidden = {place for place, row in enumerate(rows) if any(0 < value < line for value in row)}
    others = [place for place in range(len(rows)) if place not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda place: (not sum(rows[place]), sum(rows[place]))))
    sums = [sum(rows[place][band] for place in hidden) for band in range(len(rows[0]) if rows else 0)]
    # So few that who knows the rule could tell them: each of the groups has a small number somewhere.
    few = any(0 < value < line + len(hidden) for value in sums)
    told = bool(hidden) and (len(hidden) == 1 or few or sum(value > 0 for value in sums) < 2)
    shown = tuple(
        (HIDDEN,) * len(row) if place in hidden else tuple(str(value) for value in row)
        for place, row in enumerate(rows)
    )
    return SuppressedTable(shown, told)


def _at_an_end(hidden: float, line: int, following: Sequence[float]) -> bool:
    """Whether the sum of a small number and its company is so low or so high that few pairs have it.

    The company is at least ``line`` and, being the smallest, below the ``following`` number. The two lowest
    and two highest sums count as ends: then hiding the total doesn't tell the number either.
    """
    return hidden <= line + 2 or any(hidden >= above + line - 3 for above in following)


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else str(value)

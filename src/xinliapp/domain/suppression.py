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

    If the total and the other cells would still tell one of them, further cells (smallest first) are shown as
    ``*``: a number that is not small. When even that does not help, the total is hidden. ``line`` 0 or 1 hides
    nothing.
    """
    small = {index for index, value in enumerate(values) if value is not None and 0 < value < line}
    more: set[int] = set()
    spare = sorted(
        (index for index, value in enumerate(values) if value is not None and value >= line),
        key=lambda index: (values[index] or 0, index),
    )
    while small and _told(values, small, more, line) and spare:
        more.add(spare.pop(0))
    cells = tuple(
        SMALL.format(line=line) if index in small else HIDDEN if index in more else _shown(value)
        for index, value in enumerate(values)
    )
    return SuppressedColumn(cells, bool(small) and _told(values, small, more, line))


def _told(values: Sequence[float | None], small: set[int], more: set[int], line: int) -> bool:
    """Whether somebody who knows the total and the rule can work out a hidden small number.

    The hidden cells add up to a known sum; a small one lies in 1 … line - 1, a further one at or above line.
    """
    total = sum(values[index] or 0 for index in small | more)
    least = len(small) + line * len(more)
    most = (line - 1) * len(small)
    for _ in small:
        low = 1 if more else max(1.0, total - (most - (line - 1)))
        high = min(line - 1.0, total - (least - 1))
        if high <= low:
            return True
    return False


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else str(value)

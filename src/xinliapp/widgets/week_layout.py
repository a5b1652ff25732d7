"""Where things stand in a week on a time grid: lanes, hit tests, snapping, the way of the arrow keys. No Qt.

Minutes count from midnight; columns from 0; lengths are logical pixels inside the scrolling body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

SNAP = 10
"""What is drawn or moved falls on ten minutes: 11:50 is a usual time."""
SLOT = 30
"""The step of the arrow keys over empty time."""
SHORTEST = 25
"""Minutes a block takes at least on the screen, so that its words can be read."""
_DAY = 24 * 60
_USUAL = (8 * 60, 18 * 60)


class BlockLook(Enum):
    """How a block is drawn: hollow = planned, solid = as it happened, dashed = something is wrong."""

    PLANNED = "planned"
    ACTUAL = "actual"
    BOOKED = "booked"
    QUIET = "quiet"  # a lesson: only shows what time is taken
    ALERT = "alert"  # a gap, a conflict
    BAD = "bad"  # not allowed as it stands


@dataclass(frozen=True, slots=True)
class GridBlock:
    """One block: ``start``/``end`` in minutes, both -1 where no time is known (shown above the hours).

    ``words`` is the whole of it in words: tip and accessible name. ``sign`` is "", ``ok``, ``warn`` or
    ``bad``; ``movable`` may be dragged, ``removable`` answers Del.
    """

    key: str
    column: int
    start: int
    end: int
    look: BlockLook
    title: str
    lines: tuple[str, ...] = ()
    sign: str = ""
    movable: bool = False
    removable: bool = False
    words: str = ""

    @property
    def timed(self) -> bool:
        """Whether it has a place among the hours."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The head of one day; ``off``: no lessons are held."""

    title: str
    note: str = ""
    today: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Some time of one day."""

    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in logical pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


def hours_shown(blocks: Iterable[GridBlock], periods: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """First and last minute on the axis, whole hours: the usual day, longer where something is on."""
    starts = [block.start for block in blocks if block.timed] + [start for start, _ in periods]
    ends = [block.end for block in blocks if block.timed] + [end for _, end in periods]
    first = min([_USUAL[0], *starts]) // 60 * 60
    last = -(-max([_USUAL[1], *ends]) // 60) * 60
    return max(0, first), min(_DAY, last)


def lanes(blocks: Iterable[GridBlock]) -> dict[str, tuple[int, int]]:
    """(lane, number of lanes) by key: blocks that overlap stand side by side, in the order they begin."""
    placed: dict[str, tuple[int, int]] = {}
    by_column: dict[int, list[GridBlock]] = {}
    for block in blocks:
        if block.timed:
            by_column.setdefault(block.column, []).append(block)
    for column in by_column.values():
        group: list[GridBlock] = []
        reach = -1
        for block in sorted(column, key=_order):
            if group and block.start >= reach:
                placed.update(_side_by_side(group))
                group, reach = [], -1
            group.append(block)
            reach = max(reach, _bottom(block))
        placed.update(_side_by_side(group))
    return placed


def _side_by_side(group: Sequence[GridBlock]) -> dict[str, tuple[int, int]]:
    free: list[int] = []
    chosen: dict[str, int] = {}
    for block in group:
        lane = next((lane for lane, until in enumerate(free) if until <= block.start), len(free))
        if lane == len(free):
            free.append(0)
        free[lane] = _bottom(block)
        chosen[block.key] = lane
    return {key: (lane, len(free)) for key, lane in chosen.items()}


def _bottom(block: GridBlock) -> int:
    return max(block.end, block.start + SHORTEST)


def _order(block: GridBlock) -> tuple[int, int, str]:
    return (block.start, -block.end, block.key)


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """One week laid out over ``width`` × the hours at ``hour`` pixels each."""

    blocks: tuple[GridBlock, ...]
    columns: int
    first: int
    last: int
    width: float
    hour: float
    axis: float
    places: Mapping[str, tuple[int, int]]

    @property
    def height(self) -> float:
        return self.y(self.last)

    def y(self, minute: float) -> float:
        """Where a minute stands."""
        return (minute - self.first) * self.hour / 60

    def column_box(self, column: int) -> Box:
        """The whole day of a column."""
        wide = (self.width - self.axis) / max(1, self.columns)
        return Box(self.axis + column * wide, 0, wide, self.height)

    def box(self, block: GridBlock) -> Box:
        """Where a block is drawn: in its lane, with a little room around it."""
        lane, number = self.places[block.key]
        day = self.column_box(block.column)
        wide = (day.width - 12) / number
        tall = self.y(_bottom(block)) - self.y(block.start)
        return Box(day.x + 6 + lane * wide, self.y(block.start) + 1, wide - 2, tall - 2)

    def span_box(self, span: Span) -> Box:
        """Where some time of a day is drawn, over all lanes."""
        day = self.column_box(span.column)
        return Box(
            day.x + 6, self.y(span.start) + 1, day.width - 14, self.y(span.end) - self.y(span.start) - 2
        )

    def at(self, x: float, y: float) -> GridBlock | None:
        """The block under a point; the one drawn last where two touch."""
        found = [block for block in self.blocks if block.timed and self.box(block).holds(x, y)]
        return found[-1] if found else None

    def column_at(self, x: float) -> int:
        """The day under a point; the nearest one beside the grid."""
        wide = (self.width - self.axis) / max(1, self.columns)
        return min(max(int((x - self.axis) // wide), 0), self.columns - 1)

    def minute_at(self, y: float) -> int:
        """The minute under a point, on ten minutes, inside the axis."""
        minute = self.first + y * 60 / self.hour
        return min(max(round(minute / SNAP) * SNAP, self.first), self.last)

    def drawn(self, column: int, one: int, other: int) -> Span:
        """The time between two minutes of a day, at least ten long."""
        start, end = min(one, other), max(one, other)
        if end - start < SNAP:
            start, end = (start, start + SNAP) if start + SNAP <= self.last else (start - SNAP, start)
        return Span(column, start, end)

    def moved(self, block: GridBlock, column: int, start: int) -> Span:
        """A block's length at another time, kept inside the axis."""
        length = block.end - block.start
        start = min(max(start, self.first), max(self.first, self.last - length))
        return Span(column, start, start + length)

    # --- the arrow keys ---

    def stops(self, column: int) -> list[Span | GridBlock]:
        """What Up and Down visit in a day, in order: every block, and each free half hour between."""
        blocks = sorted((b for b in self.blocks if b.column == column and b.timed), key=_order)
        free = [
            Span(column, start, start + SLOT)
            for start in range(self.first, self.last, SLOT)
            if not any(block.start < start + SLOT and start < block.end for block in blocks)
        ]
        return sorted([*blocks, *free], key=lambda stop: stop.start)

    def nearest(self, column: int, minute: int) -> Span | GridBlock | None:
        """The stop of a day that holds a minute, or the nearest."""
        found = self.stops(column)
        holding = [stop for stop in found if stop.start <= minute < stop.end]
        if holding:
            return holding[0]
        return min(found, key=lambda stop: abs(stop.start - minute), default=None)


def lay_out(
    blocks: Sequence[GridBlock], columns: int, bounds: tuple[int, int], width: float, hour: float, axis: float
) -> WeekLayout:
    """The week over a body ``width`` wide, its axis ``axis``, an hour ``hour`` high."""
    made = tuple(blocks)
    return WeekLayout(made, columns, bounds[0], bounds[1], width, hour, axis, lanes(made))

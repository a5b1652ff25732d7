"""Where the keyboard stands in a week's time grid: on a block, on free time, or nowhere yet. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.widgets.week_layout import SLOT, SNAP, GridBlock, Span, WeekLayout

Stop = GridBlock | Span


class WeekCursor:
    """Holds a block by its key, so that it survives a new reading; ``now`` is (column, minute) or None."""

    def __init__(self) -> None:
        self._at: str | Span | None = None

    def stand(self, stop: Stop | None) -> None:
        """Here from now on."""
        self._at = stop.key if isinstance(stop, GridBlock) else stop

    def keep(self, blocks: Sequence[GridBlock], columns: int) -> None:
        """After another reading: nowhere, if what it stood on is gone."""
        if isinstance(self._at, str) and all(block.key != self._at for block in blocks):
            self._at = None
        if isinstance(self._at, Span) and self._at.column >= columns:
            self._at = None

    def block(self, layout: WeekLayout) -> GridBlock | None:
        """The block it stands on."""
        return next((block for block in layout.blocks if block.key == self._at), None)

    def span(self) -> Span | None:
        """The free time it stands on."""
        return self._at if isinstance(self._at, Span) else None

    def somewhere(self, layout: WeekLayout, now: tuple[int, int] | None) -> None:
        """Stands at the present, or at the first hour, if it stood nowhere."""
        if self._at is None:
            self.stand(layout.nearest(*(now or (0, layout.first))))

    def step(self, layout: WeekLayout, by: int) -> Stop | None:
        """Up or down: the next block or free half hour of the day."""
        here = self.block(layout) or self.span()
        column, minute = self._where(layout)
        stops = layout.stops(column)
        if here in stops:
            return stops[min(max(stops.index(here) + by, 0), len(stops) - 1)]
        return layout.nearest(column, minute)

    def side(self, layout: WeekLayout, by: int) -> Stop | None:
        """Left or right: the same time of the next day; None at the edge."""
        column, minute = self._where(layout)
        other = min(max(column + by, 0), layout.columns - 1)
        return layout.nearest(other, minute) if other != column else None

    def new_span(self, layout: WeekLayout, now: tuple[int, int] | None) -> Span:
        """The hour to begin with: here, or after the block it stands on, or from now on."""
        block, span = self.block(layout), self.span()
        column, start = now or (0, layout.first + 4 * 60)
        start = -(-start // SNAP) * SNAP
        if span is not None:
            column, start = span.column, span.start
        elif block is not None and block.timed:
            column, start = block.column, block.end
        start = min(max(start, layout.first), layout.last - 2 * SLOT)
        return Span(column, start, start + 2 * SLOT)

    def _where(self, layout: WeekLayout) -> tuple[int, int]:
        stop = self.block(layout) or self.span()
        return (stop.column, max(stop.start, 0)) if stop is not None else (0, layout.first)

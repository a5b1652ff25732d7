"""Spans of time counted once, however often they overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

Span = tuple[dt.datetime, dt.datetime]


def clip(span: Span, bounds: Span) -> Span | None:
    """The part of ``span`` inside ``bounds``, or None if nothing is left."""
    start, end = max(span[0], bounds[0]), min(span[1], bounds[1])
    return (start, end) if start < end else None


def union(spans: Iterable[Span]) -> list[Span]:
    """The same moments as ``spans``, as disjoint spans in order; touching spans join, empty ones vanish."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def union_minutes(spans: Iterable[Span], bounds: Span) -> float:
    """Minutes inside ``bounds`` covered by at least one span; an overlap counts once (counting.md)."""
    inside = [part for span in spans if (part := clip(span, bounds)) is not None]
    return sum((end - start).total_seconds() for start, end in union(inside)) / 60

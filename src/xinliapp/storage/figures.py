"""Published figures (core.db): append-only; the newest per measure, parameters and window counts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.rules import PublishedFigure, Window
from xinliapp.storage.database import Database, UnitOfWork


def canonical(parameters: Mapping[str, object]) -> str:
    """Parameters in the one spelling under which they are compared."""
    return json.dumps(dict(parameters), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    measure: str
    parameters: str
    window_starts_on: str
    window_ends_on: str
    as_of: str
    value: float
    denominator: float | None
    need: float | None
    complete: bool
    needs_person: bool
    unit: str
    row_count: int
    shortfall_count: int
    rows_mac: str
    definition: str
    stale: bool
    published_by: str
    published_at: str


_SELECT = (
    "SELECT id, measure, parameters, window_starts_on, window_ends_on, as_of, value, denominator, need,"
    " complete, needs_person, unit, row_count, shortfall_count, rows_mac, definition, stale, published_by,"
    " published_at FROM published_figure"
)


def insert(uow: UnitOfWork, figure: PublishedFigure) -> None:
    """Release a figure."""
    uow.insert(
        "published_figure",
        {
            "id": figure.id,
            "measure": figure.measure,
            "parameters": canonical(figure.parameters),
            "window_starts_on": figure.window.starts_on.isoformat(),
            "window_ends_on": figure.window.ends_on.isoformat(),
            "as_of": figure.window.as_of.isoformat(),
            "value": figure.value,
            "denominator": figure.denominator,
            "need": figure.need,
            "complete": figure.complete,
            "needs_person": figure.needs_person,
            "unit": figure.unit,
            "row_count": figure.row_count,
            "shortfall_count": figure.shortfall_count,
            "rows_mac": figure.rows_mac,
            "definition": figure.definition,
            "stale": figure.stale,
            "published_by": figure.published_by,
            "published_at": figure.published_at,
        },
    )


def mark_stale(uow: UnitOfWork, figure_id: str) -> None:
    """Leave the neutral mark: records changed since, to be published again."""
    uow.update("published_figure", figure_id, {"stale": True})


def newest(
    database: Database, measure: str, parameters: Mapping[str, object], window: Window, since: dt.date
) -> PublishedFigure | None:
    """The newest figure that answers for ``window``, counted no later than its as-of day.

    A window of one day ("as it stands") is answered by the newest figure of a single day from ``since`` on.
    """
    single = window.starts_on == window.ends_on == window.as_of
    if single:
        where = "window_starts_on = window_ends_on AND window_starts_on BETWEEN ? AND ?"
        args = (since.isoformat(), window.as_of.isoformat())
    else:
        where = "window_starts_on = ? AND window_ends_on = ?"
        args = (window.starts_on.isoformat(), window.ends_on.isoformat())
    rows = database.rows(
        _Row,
        f"{_SELECT} WHERE measure = ? AND parameters = ? AND {where} AND as_of <= ?"
        " ORDER BY as_of DESC, published_at DESC, rowid DESC LIMIT 1",
        (measure, canonical(parameters), *args, window.as_of.isoformat()),
    )
    return _figure(rows[0]) if rows else None


def load(database: Database, figure_id: str) -> PublishedFigure | None:
    """One figure, or None."""
    rows = database.rows(_Row, f"{_SELECT} WHERE id = ?", (figure_id,))
    return _figure(rows[0]) if rows else None


def current(database: Database) -> list[PublishedFigure]:
    """The newest figure of every measure, parameters and window; single days count as one window."""
    seen: set[tuple[str, str, str, str]] = set()
    found = []
    for row in database.rows(_Row, f"{_SELECT} ORDER BY as_of DESC, published_at DESC, rowid DESC"):
        single = row.window_starts_on == row.window_ends_on
        window = ("", "") if single else (row.window_starts_on, row.window_ends_on)
        key = (row.measure, row.parameters, *window)
        if key not in seen:
            seen.add(key)
            found.append(_figure(row))
    return found


def _figure(row: _Row) -> PublishedFigure:
    day = dt.date.fromisoformat
    return PublishedFigure(
        id=row.id,
        measure=row.measure,
        parameters=json.loads(row.parameters),
        window=Window(day(row.window_starts_on), day(row.window_ends_on), day(row.as_of)),
        value=row.value,
        denominator=row.denominator,
        need=row.need,
        complete=row.complete,
        needs_person=row.needs_person,
        unit=row.unit,
        row_count=row.row_count,
        rows_mac=row.rows_mac,
        definition=row.definition,
        published_by=row.published_by,
        published_at=row.published_at,
        stale=row.stale,
        shortfall_count=row.shortfall_count,
    )

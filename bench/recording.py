"""Which SELECTs the program asks, so that a floor can ask the same ones bare."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.floors.statements import Statement
from xinliapp.storage.database import Database


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every SELECT that goes through :class:`Database` inside the block, in order, repeats included."""
    asked: list[Statement] = []
    kept = {name: getattr(Database, name) for name in ("rows", "tuples", "scalar")}

    def listening(name: str) -> Any:
        place = 1 if name == "rows" else 0

        def ask(self: Database, *args: Any) -> Any:
            asked.append((args[place], tuple(args[place + 1]) if len(args) > place + 1 else ()))
            return kept[name](self, *args)

        return ask

    for name in kept:
        setattr(Database, name, listening(name))
    try:
        yield asked
    finally:
        for name, method in kept.items():
            setattr(Database, name, method)

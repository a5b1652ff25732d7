"""Asking SELECTs that were recorded, with nothing around them."""

from __future__ import annotations

from typing import Any

import sqlcipher3

Statement = tuple[str, tuple[Any, ...]]


def distinct(asked: list[Statement]) -> list[Statement]:
    """Each statement with its values once: asking twice is the program's own cost, not the floor's."""
    return list(dict.fromkeys(asked))


def ask(connection: sqlcipher3.Connection, statements: list[Statement]) -> None:
    """Run them and fetch all rows."""
    for sql, args in statements:
        connection.execute(sql, args).fetchall()

"""Bureau edition: the merged tables that left the program. Append-only."""

from __future__ import annotations

import json
from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.domain.merge_versions import MergeRow, MergeVersion
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    with_unsigned: bool
    rows: str
    created_at: str


def versions(database: Database, form_id: str, period: str) -> list[MergeVersion]:
    """Every version of a run, the first one first."""
    found = database.rows(
        _Row,
        "SELECT number, with_unsigned, rows, created_at FROM merge_version"
        " WHERE form_id = ? AND period = ? ORDER BY number",
        (form_id, period),
    )
    return [
        MergeVersion(
            row.number,
            row.created_at,
            row.with_unsigned,
            tuple(MergeRow(*one) for one in json.loads(row.rows)),
        )
        for row in found
    ]


def add(
    uow: UnitOfWork, form_id: str, period: str, number: int, with_unsigned: bool, rows: tuple[MergeRow, ...]
) -> None:
    """Keep one more version."""
    told = [[row.code, row.name, row.revision, row.signed, dict(row.values)] for row in rows]
    uow.insert(
        "merge_version",
        {
            "id": new_id(),
            "form_id": form_id,
            "period": period,
            "number": number,
            "with_unsigned": with_unsigned,
            "rows": json.dumps(told, ensure_ascii=False),
        },
    )

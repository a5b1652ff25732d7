"""How the reading child answers: eight bytes of length, then JSON."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from xinliapp.domain.spreadsheet import Cell, CellError, FileKind, Notice, Row, Sheet, Workbook


def encode(answer: dict[str, Any]) -> bytes:
    """Frame an answer."""
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=_special).encode(
        "utf-8", "surrogatepass"
    )
    return len(body).to_bytes(8, "big") + body


def decode(data: bytes) -> dict[str, Any]:
    """The answer of a frame.

    Raises:
        ValueError: the frame is cut short or is no JSON object.
    """
    length = int.from_bytes(data[:8], "big")
    if len(data) < 8 or len(data) != 8 + length:
        raise ValueError("frame cut short")
    answer = json.loads(data[8:].decode("utf-8", "replace"))
    if not isinstance(answer, dict):
        raise ValueError("no object")
    return answer


def pack(book: Workbook) -> dict[str, Any]:
    """A workbook as plain lists."""
    return {
        "kind": book.kind.value,
        "uses_1904": book.uses_1904,
        "notices": [[notice.code, list(notice.params)] for notice in book.notices],
        "sheets": [
            [
                sheet.name,
                sheet.hidden,
                sheet.merged,
                [(row.number, row.hidden, row.cells) for row in sheet.rows],
            ]
            for sheet in book.sheets
        ],
    }


def unpack(answer: dict[str, Any]) -> Workbook:
    """The inverse of :func:`pack` after JSON."""
    return Workbook(
        kind=FileKind(answer["kind"]),
        uses_1904=bool(answer["uses_1904"]),
        notices=tuple(
            Notice(code, tuple((key, value) for key, value in params)) for code, params in answer["notices"]
        ),
        sheets=tuple(
            Sheet(name, tuple(_row(row) for row in rows), hidden, tuple(tuple(span) for span in merged))
            for name, hidden, merged, rows in answer["sheets"]
        ),
    )


def _row(row: list[Any]) -> Row:
    number, hidden, cells = row
    return Row(number, tuple([_special_cell(cell) if type(cell) is dict else cell for cell in cells]), hidden)


def _special(value: object) -> dict[str, str]:
    if isinstance(value, dt.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, CellError):
        return {"e": value.text}
    raise TypeError(type(value).__name__)


def _special_cell(cell: dict[str, str]) -> Cell:
    if "d" in cell:
        return dt.date.fromisoformat(cell["d"])
    if "t" in cell:
        return dt.datetime.fromisoformat(cell["t"])
    return CellError(cell["e"])

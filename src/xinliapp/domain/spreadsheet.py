"""A workbook as it was read: plain values with their place, nothing of any file format.

A cell is ``str`` (never empty after trimming), ``float``/``int`` (a numeric cell), ``bool``, a ``date`` or
``datetime`` (a date-formatted numeric cell), :class:`CellError`, or ``None`` (blank). Whether a number was
*typed as a number* matters: Excel keeps 15 digits of it (requirements.md 2.5).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class FileKind(Enum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"  # csv or tsv
    HTML = "html"  # a web page that calls itself .xls
    ET = "et"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell whose formula came to nothing: ``#N/A``, ``#REF!`` …"""

    text: str


Cell = str | float | int | bool | dt.date | dt.datetime | CellError | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is the row number a person sees in the spreadsheet program."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet without its empty rows; ``merged`` are (first row, first column, last row, last column).

    Rows count from 1, columns from 0, both ends included.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell about the file as a whole: a code and what its sentence needs."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file in order; ``uses_1904`` tells which day a bare serial number counts from."""

    kind: FileKind
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()
    uses_1904: bool = False


def cell_text(cell: Cell) -> str:
    """A cell as a person reads it; whole numbers without a point, days as ISO text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, CellError):
        return cell.text
    return str(cell)

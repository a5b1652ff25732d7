"""What the wizard shows at each step; plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.services.roster_preview import ColumnSeen

CHOOSE, MAP, PREVIEW, DONE = range(4)
# Where a field is read from: a column from 0, one value for all rows (text), or nowhere.
Source = int | str | None


@dataclass(frozen=True, slots=True)
class Opening:
    """How the page was opened: ``anew`` gives up what was begun, ``path`` is read at once."""

    anew: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class UndoLine:
    """An import that can be taken back; ``key`` goes to :meth:`Import.undoing`, ``tail`` names the button."""

    key: str
    words: str
    button: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A field on the second page: where it is read from, and what stands there.

    ``for_all`` are values (stored, as people read it) it may have in every row instead of a column.
    """

    key: str
    word: str
    chosen: Source
    sample: str
    required: bool = False
    group: str = ""
    for_all: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MapState:
    """The sheet shown on the second page; ``sheets`` are names with their rows.

    ``header_row`` is None where no header was found. ``ticked`` is None where a sheet cannot be left out.
    """

    sheets: tuple[tuple[str, int], ...]
    current: str
    header_row: int | None
    remembered: bool
    count: str
    columns: tuple[ColumnSeen, ...] = ()
    fields: tuple[FieldSource, ...] = ()
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file and what becomes of it; ``on`` is None where there is nothing to tick.

    ``settled``: it waited for a person, who has decided. ``waits``: it still does.
    """

    id: str
    outcome: str
    sheet: str
    number: int
    name: str
    group: str
    words: str
    on: bool | None
    day: str = ""
    settled: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class PreviewState:
    """Every row in the order they are shown, rows by what becomes of them, what is to be told of the file."""

    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]
    several_sheets: bool
    note: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many rows would be written, and what is said of those a person could still decide."""

    rows: int
    words: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row the report still speaks of."""

    id: str
    outcome: str
    sheet: str
    row: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ReportState:
    """The last page; ``undo_key`` is "" where nothing was written."""

    title: str
    counts: str
    heading: str
    rows: tuple[ReportRow, ...]
    undo_key: str

"""A vendor's file as it was read: which sheets and columns hold what. Nothing here writes.

See :mod:`xinliapp.services.screening_import`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_columns import headings_at
from xinliapp.domain.roster_rows import title_hints
from xinliapp.domain.screening_files import FileForm, FileMapping, find_header, form_of, mapped
from xinliapp.domain.screening_files import with_source as with_source
from xinliapp.domain.spreadsheet import Notice, Row, Sheet, cell_text
from xinliapp.services.roster_preview import SAMPLES, ColumnSeen, letter
from xinliapp.services.screening_rounds import open_round, scale_of
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.headers import Header
from xinliapp.storage import screening_imports as rows


@dataclass(frozen=True, slots=True)
class ScreeningSheet:
    """A visible sheet as it would be read; ``mapping`` is None where no header was found.

    ``remembered``: a person set this header's columns before.
    """

    name: str
    rows: int
    mapping: FileMapping | None
    remembered: bool = False
    columns: tuple[ColumnSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreeningProposal:
    """A file with its sheets, and what is to be told about it."""

    file: SheetFile
    form: FileForm
    sheets: tuple[ScreeningSheet, ...]
    notices: tuple[Notice, ...]


def propose(session: Session, file: SheetFile, round_id: str) -> ScreeningProposal:
    """How each visible sheet would be read for a round; writes nothing.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``round_not_scored`` (no scale at all),
            ``scale_unknown``, ``sheet_no_rows``.
    """
    form = form_for(session, round_id)
    pages = [page for page in file.book.sheets if not page.hidden and page.rows]
    if not pages:
        raise UserError("sheet_no_rows", name=file.name)
    found = tuple(seen(session, file, form, page.name) for page in pages)
    return ScreeningProposal(file, form, found, file.book.notices)


def form_for(session: Session, round_id: str) -> FileForm:
    """What a file for this round may say.

    Raises:
        UserError: as :func:`propose`.
    """
    session.require_case()
    found = open_round(session, round_id)
    if found.scale_id is None:
        raise UserError("round_not_scored")
    today = session.clock.now().date().isoformat()
    days = [found.starts_on, min(found.ends_on or today, today), today]
    allowed = [day for day in days if found.starts_on <= day <= today]
    return form_of(round_id, found.name, found.starts_on, scale_of(found), allowed)


def seen(
    session: Session, file: SheetFile, form: FileForm, sheet: str, header_row: int | None = None
) -> ScreeningSheet:
    """One sheet with its proposed columns; ``header_row`` (as a person counts) overrides what was found.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    page = next(page for page in file.book.sheets if page.name == sheet)
    if header_row is None:
        header = find_header(page, form)
    else:
        header = next((row for row in page.rows if row.number == header_row), None)
    if header is None:
        return ScreeningSheet(page.name, len(page.rows), None)
    names, titles = _alike(file, header, page)
    mapping = mapped(form, header, names, titles)
    kept = rows.remembered(session.database, header_key(mapping, form))
    if kept is not None:
        mapping = _as_before(mapping, form, kept)
    count = sum(row.number > header.number for row in page.rows)
    return ScreeningSheet(page.name, count, mapping, kept is not None, _columns(page, mapping))


def header_key(mapping: FileMapping, form: FileForm) -> str:
    """What a remembered mapping is filed under: a hash, as headings may hold an item's wording."""
    scale = form.definition.id if form.definition else ""
    return Header(0, 0, {**mapping.headings, -1: f"scale {scale}"}).key


def kept_mapping(mapping: FileMapping) -> dict[str, object]:
    """A mapping as it is remembered: columns by place, no heading.

    A day picked for all rows is of that file alone.
    """
    fixed = {key: value for key, value in mapping.fixed.items() if key != "day"}
    return {"columns": dict(mapping.columns), "items": list(mapping.items), "fixed": fixed}


def _as_before(mapping: FileMapping, form: FileForm, kept: Mapping[str, Any]) -> FileMapping:
    columns, items, fixed = kept["columns"], kept["items"], kept["fixed"]
    known = {one.key for one in form.fields}
    beyond = mapping.beyond if tuple(items) == mapping.items else ()
    return replace(
        mapping,
        columns={str(key): int(at) for key, at in columns.items() if key in known},
        items=tuple(int(at) for at in items),
        fixed={str(key): str(value) for key, value in fixed.items() if key in known},
        beyond=beyond,
    )


def _alike(file: SheetFile, header: Row, page: Sheet) -> tuple[tuple[str, ...], dict[str, str]]:
    """The visible sheets with the same header in the same row, and the classes their titles speak of."""
    names, titles = [], {}
    for other in file.book.sheets:
        row = next((row for row in other.rows if row.number == header.number), None)
        same = row is not None and not other.hidden and headings_at(row) == headings_at(header)
        if other.name == page.name or same:
            names.append(other.name)
            class_text = title_hints(other, header.number)[0]
            if class_text:
                titles[other.name] = class_text
    return tuple(names), titles


def _columns(page: Sheet, mapping: FileMapping) -> tuple[ColumnSeen, ...]:
    """The columns with a few values; an item's heading reads 第n题, whatever else stands in it."""
    items = {place: f"第{number}题" for number, place in enumerate(mapping.items, start=1)}
    width = max((len(row.cells) for row in page.rows), default=0)
    below = [row for row in page.rows if row.number > mapping.header_row][:40]
    found = []
    for place in range(width):
        texts = (cell_text(row.cells[place]).strip()[:20] for row in below if place < len(row.cells))
        samples = tuple(dict.fromkeys(filter(None, texts)))[:SAMPLES]
        heading = items.get(place) or mapping.headings.get(place, "")[:20]
        if heading or samples:
            found.append(ColumnSeen(place, letter(place), heading, samples))
    return tuple(found)

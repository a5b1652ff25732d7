"""A past workbook as it was read: which sheets and columns hold what; see
:mod:`xinliapp.services.record_imports`. Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.record_columns import RecordMapping, columns_of, find_header, headings_at
from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape, shape_of
from xinliapp.domain.record_values import folded
from xinliapp.domain.roster_rows import title_hints
from xinliapp.domain.spreadsheet import Notice, Row, Sheet, cell_text
from xinliapp.services import grade_labels
from xinliapp.services.roster_preview import SAMPLES, ColumnSeen, letter
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.headers import Header
from xinliapp.storage import record_imports as rows
from xinliapp.storage import staff as staff_rows

CORE_ROLES = (Role.COUNSELOR, Role.REGISTRAR)


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A visible sheet as it would be read; ``mapping`` is None where no header was found.

    ``remembered``: a person set this header's columns before.
    """

    name: str
    rows: int
    mapping: RecordMapping | None
    remembered: bool = False
    columns: tuple[ColumnSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordProposal:
    """A file with its sheets, and what is to be told about it."""

    file: SheetFile
    shape: RecordShape
    sheets: tuple[RecordSheet, ...]
    notices: tuple[Notice, ...]


def kinds(session: Session) -> tuple[RecordKind, ...]:
    """What this account may take in: all with the case key; the registrar trainings and activities."""
    core = session.account.role in CORE_ROLES or session.database.has_case
    return tuple(kind for kind in RecordKind if (session.database.has_case if kind.case else core))


def propose(session: Session, file: SheetFile, kind: RecordKind) -> RecordProposal:
    """How each visible sheet would be read; writes nothing.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``sheet_no_rows``.
    """
    require(session, kind)
    shape = shape_for(session, kind)
    pages = [page for page in file.book.sheets if not page.hidden and page.rows]
    if not pages:
        raise UserError("sheet_no_rows", name=file.name)
    found = tuple(seen(session, file, shape, page.name) for page in pages)
    return RecordProposal(file, shape, found, file.book.notices)


def seen(
    session: Session, file: SheetFile, shape: RecordShape, sheet: str, header_row: int | None = None
) -> RecordSheet:
    """One sheet with its proposed columns; ``header_row`` (as a person counts) overrides what was found.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    require(session, shape.kind)
    page = next(page for page in file.book.sheets if page.name == sheet)
    if header_row is None:
        header = find_header(page, shape)
    else:
        header = next((row for row in page.rows if row.number == header_row), None)
    if header is None:
        return RecordSheet(page.name, len(page.rows), None)
    headings = headings_at(header)
    kept = rows.remembered(session.database, shape.kind, header_key(headings))
    columns = columns_of(headings, shape, kept["columns"] if kept else None)
    fixed = {RecordField(name): value for name, value in (kept or {}).get("fixed", {}).items()}
    allowed = {wanted: value for wanted, value in fixed.items() if _offered(shape, wanted, value)}
    names, titles = _alike(file, header, headings, page)
    mapping = RecordMapping(names, header.number, headings, columns, allowed, titles)
    count = sum(row.number > header.number for row in page.rows)
    return RecordSheet(page.name, count, mapping, kept is not None, columns_seen(page, mapping))


def shape_for(session: Session, kind: RecordKind) -> RecordShape:
    """A kind in the words of this school.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    require(session, kind)
    names = [member.name for member in staff_rows.load_all(session.database)]
    people = tuple(dict.fromkeys((session.account.display_name, *names)))
    return shape_of(kind, grade_labels.grade_labels(session), people)


def with_source(mapping: RecordMapping, wanted: RecordField, source: int | str | None) -> RecordMapping:
    """The mapping with a field read from a column, the same value for all rows (text), or nowhere."""
    columns = {field: at for field, at in mapping.columns.items() if field is not wanted and at != source}
    fixed = {field: value for field, value in mapping.fixed.items() if field is not wanted}
    if isinstance(source, int):
        columns[wanted] = source
    elif source is not None:
        fixed[wanted] = source
    return replace(mapping, columns=columns, fixed=fixed)


def require(session: Session, kind: RecordKind) -> None:
    """Refuse who may not take in this kind.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    if kind.case:
        session.require_case()
    elif not session.database.has_case:
        session.require_role(*CORE_ROLES, action="导入以前的记录")


def header_key(headings: Mapping[int, str]) -> str:
    """What a remembered mapping is filed under."""
    return Header(0, 0, headings).key


def kept_mapping(mapping: RecordMapping) -> dict[str, dict[str, str]]:
    """A mapping as it is remembered."""
    columns = {folded(mapping.headings.get(at, "")): wanted.value for wanted, at in mapping.columns.items()}
    fixed = {wanted.value: value for wanted, value in mapping.fixed.items()}
    return {"columns": columns, "fixed": fixed}


def _offered(shape: RecordShape, wanted: RecordField, value: str) -> bool:
    return any(value == offered for offered, _word in shape.for_all(wanted))


def _alike(
    file: SheetFile, header: Row, headings: Mapping[int, str], page: Sheet
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The visible sheets with the same header in the same row, and the classes their titles speak of."""
    names, titles = [], {}
    for other in file.book.sheets:
        row = next((row for row in other.rows if row.number == header.number), None)
        if other.name == page.name or (
            not other.hidden and row is not None and headings_at(row) == dict(headings)
        ):
            names.append(other.name)
            class_text = title_hints(other, header.number)[0]
            if class_text:
                titles[other.name] = class_text
    return tuple(names), titles


def columns_seen(page: Sheet, mapping: RecordMapping) -> tuple[ColumnSeen, ...]:
    """The columns of a sheet with their heading and a few values."""
    width = max((len(row.cells) for row in page.rows), default=0)
    below = [row for row in page.rows if row.number > mapping.header_row]
    found = []
    for place in range(width):
        texts = (cell_text(row.cells[place]).strip()[:20] for row in below if place < len(row.cells))
        samples = tuple(dict.fromkeys(filter(None, texts)))[:SAMPLES]
        heading = mapping.headings.get(place, "")
        if heading or samples:
            found.append(ColumnSeen(place, letter(place), heading, samples))
    return tuple(found)

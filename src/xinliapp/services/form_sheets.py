"""A form as it stands on the screen: counted figures beside what was entered, live or frozen."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import FormRecord, PaperStatus
from xinliapp.domain.rules import CrossCheck, EvidenceRow, FormColumn, FormDefinition
from xinliapp.rulepacks.forms import broken_checks
from xinliapp.services import campaigns, form_checks, form_definitions, measuring
from xinliapp.services.form_checks import Cell, Entry, Problem
from xinliapp.services.measuring import Counting
from xinliapp.services.school_flags import general_checks
from xinliapp.services.session import Session
from xinliapp.storage import figures as figure_rows
from xinliapp.storage import form_reports as rows
from xinliapp.storage.measures.context import roll_on
from xinliapp.storage.units import load_unit

UNIT_FIELD, DAY_FIELD = "填表单位", "填表时间"


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form as it stands: ``record`` is None before the first save; cells stand in the form's order.

    ``title`` is the heading it prints under: the run's name, as it was when the form was handed in.
    """

    definition: FormDefinition
    period: str
    as_of: str
    record: FormRecord | None
    head: Mapping[str, str]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    broken: tuple[CrossCheck, ...]
    title: str = ""

    def cell(self, column_id: str) -> Cell:
        """The cell of a column.

        Raises:
            KeyError: the form has no such column.
        """
        for cell in self.cells:
            if cell.column.id == column_id:
                return cell
        raise KeyError(column_id)


def open_form(session: Session, form_id: str, period: str, as_of: dt.date | None = None) -> FormSheet:
    """The form with figures as they stand now (while it is a draft) or as they were frozen.

    Case columns are counted for who holds the case key. Everybody else gets the figure published for exactly
    this period and ``as_of`` (today if not given) or none; ``Cell.earlier`` then has the one of another day.

    Raises:
        UserError: ``form_not_found``, ``period_wrong``, ``period_unknown``.
    """
    definition = measuring.form(form_id)
    counts = measuring.counting(session, period, as_of)
    record = rows.latest(session.database, definition.id, counts.period.text)
    if record is not None and record.status in (PaperStatus.SUBMITTED, PaperStatus.APPROVED):
        return frozen(session, record)
    head = json.loads(record.head) if record else _first_head(session, definition)
    entries = _entries(definition, record)
    cells = tuple(_cell(session, column, counts, entries.get(column.id)) for column in definition.columns)
    draft = record if record and record.status is PaperStatus.DRAFT else None
    return _sheet(session, definition, counts, draft, head, cells)


def column_rows(
    session: Session, form_id: str, period: str, column_id: str, as_of: dt.date | None = None
) -> tuple[EvidenceRow, ...]:
    """The records a column counts now.

    Raises:
        UserError: ``form_column_unknown``, ``case_closed`` for a case column; as :func:`open_form`.
    """
    definition = measuring.form(form_id)
    column = next((column for column in definition.columns if column.id == column_id), None)
    if column is None or column.measure is None:
        raise UserError("form_column_unknown", column=column_id)
    counts = measuring.counting(session, period, as_of)
    return counts.measure(column.measure, measuring.column_parameters(column), counts.span).rows


def _cell(session: Session, column: FormColumn, counts: Counting, entry: Entry | None) -> Cell:
    if column.measure is None:
        return Cell(column, entry=entry or Entry())
    parameters = measuring.column_parameters(column)
    figure = earlier = None
    if column.needs_case:
        figure = figure_rows.newest(
            session.database, column.measure, parameters, counts.span, counts.span.starts_on
        )
    if figure is not None and not session.database.has_case and figure.window.as_of != counts.as_of:
        figure, earlier = None, figure
    if column.needs_case and not session.database.has_case:
        system = figure.value if figure else None
        row_count = figure.row_count if figure else None
    else:
        measured = counts.measure(column.measure, parameters, counts.span)
        system, row_count = measured.value, len(measured.rows)
    cell = Cell(column, system, row_count, figure, entry or Entry(), earlier)
    if entry is None and not column.proposal_only and system is not None:
        return replace(cell, entry=Entry(value=int(system)))
    return cell


def _sheet(
    session: Session,
    definition: FormDefinition,
    counts: Counting,
    record: FormRecord | None,
    head: Mapping[str, str],
    cells: tuple[Cell, ...],
) -> FormSheet:
    values: dict[str, float | None] = {cell.column.id: cell.entry.value for cell in cells}
    students = float(len(roll_on(session.database, min(counts.as_of, counts.span.ends_on)).enrolled))
    broken = broken_checks(definition, {**values, "students": students})
    general = general_checks(session.database, definition, counts.period.text, values, students)
    return FormSheet(
        definition,
        counts.period.text,
        counts.as_of.isoformat(),
        record,
        head,
        cells,
        form_checks.problems(definition, head, cells, session.clock.now().date()),
        (*broken, *general),
        title_now(session, definition, counts.period.text),
    )


def title_now(session: Session, definition: FormDefinition, period: str) -> str:
    """What the run is called today: the unit's own name for it, the notice's, or the form's."""
    run = campaigns.campaign(session, definition, period)
    return run.title if run is not None else definition.title


def definition_of(record: FormRecord) -> FormDefinition:
    """The definition a form was handed in under; today's for drafts and forms from before it was kept."""
    if record.definition is None:
        return measuring.form(record.form_id)
    return form_definitions.from_text(record.definition).definition


def frozen(session: Session, record: FormRecord) -> FormSheet:
    """The form as a handed-in record holds it, whatever has changed in records, calendar or definition."""
    definition, stored, head = definition_of(record), json.loads(record.cells), json.loads(record.head)
    cells = tuple(_stored_cell(session, column, stored.get(column.id, {})) for column in definition.columns)
    if record.definition is None:
        counts = measuring.counting(session, record.period, dt.date.fromisoformat(record.as_of))
        return _sheet(session, definition, counts, record, head, cells)
    stated = form_definitions.from_text(record.definition)
    return FormSheet(
        definition,
        record.period,
        record.as_of,
        record,
        head,
        cells,
        problems=(),
        broken=stated.broken_checks,
        title=stated.title,
    )


def reopened(session: Session, sheet: FormSheet, as_of: dt.date | None) -> FormSheet:
    """An approved form as the start of its next revision: figures counted anew, unchanged cells follow.

    The next revision goes by today's definition; what was entered for a column it still has is kept.
    """
    definition = measuring.form(sheet.definition.id)
    counts = measuring.counting(session, sheet.period, as_of)
    kept = {
        old.column.id: old.entry
        for old in sheet.cells
        if old.changed or old.column.text or old.column.proposal_only
    }
    cells = tuple(_cell(session, column, counts, kept.get(column.id)) for column in definition.columns)
    return _sheet(session, definition, counts, None, sheet.head, cells)


def _entries(definition: FormDefinition, record: FormRecord | None) -> dict[str, Entry]:
    """What was entered; cells that only repeat the counted figure follow the records again."""
    if record is None:
        return {}
    proposals = {column.id for column in definition.columns if column.proposal_only}
    found = {}
    for column_id, cell in json.loads(record.cells).items():
        entry = Entry(**cell["entry"])
        follows = entry.value is not None and entry.value == cell["system"]
        if follows and column_id not in proposals:
            continue
        if entry != Entry():
            found[column_id] = entry
    return found


def _stored_cell(session: Session, column: FormColumn, stored: Mapping[str, object]) -> Cell:
    entry, system, figure_id = stored.get("entry"), stored.get("system"), stored.get("figure")
    rows_behind = stored.get("rows")
    return Cell(
        column,
        float(system) if isinstance(system, int | float) else None,
        int(rows_behind) if isinstance(rows_behind, int) else None,
        figure_rows.load(session.database, str(figure_id)) if figure_id else None,
        Entry(**entry) if isinstance(entry, dict) else Entry(),
    )


def _releasable(cell: Cell) -> Cell:
    """What of a cell may stand in core.db: a case figure only as a counsellor released it.

    A number that merely repeats an unreleased figure is not kept either; it follows the records anyway.
    """
    figure = cell.figure
    if not cell.column.needs_case:
        return cell
    if figure is not None and figure.value == cell.system:
        return replace(cell, row_count=figure.row_count)
    repeats = not cell.column.proposal_only and cell.system is not None and cell.entry.value == cell.system
    return replace(cell, system=None, row_count=None, figure=None, entry=Entry() if repeats else cell.entry)


def cells_json(cells: tuple[Cell, ...]) -> str:
    """Cells as a record keeps them, in core.db: figures of the case file only where they were released."""
    return as_json(
        {
            cell.column.id: {
                "system": cell.system,
                "rows": cell.row_count,
                "figure": cell.figure.id if cell.figure else None,
                "entry": asdict(cell.entry),
            }
            for cell in map(_releasable, cells)
        }
    )


def _first_head(session: Session, definition: FormDefinition) -> dict[str, str]:
    unit = load_unit(session.database)
    known = {
        UNIT_FIELD: unit.name if unit else "",
        DAY_FIELD: session.clock.now().date().isoformat(),
    }
    return {field: known.get(field, "") for field in definition.head_fields}


def as_json(content: object) -> str:
    """JSON in one spelling."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

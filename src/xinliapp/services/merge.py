"""The merged table: the latest accepted revision of every school, its totals, its flags, who is missing.

Merging only reads: the same books give the same table, and a later revision simply takes its school's line.
"""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import (
    InboxItem,
    MemberSchool,
    MergedColumn,
    MergedLine,
    MergedTable,
)
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormPayload
from xinliapp.domain.report_models import Column, MergedPrint, MergedRow
from xinliapp.domain.rules import FormDefinition
from xinliapp.domain.suppression import SuppressedColumn, suppress
from xinliapp.reports.forms import render_merged
from xinliapp.services import campaigns, flags
from xinliapp.services.demo import is_demo
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.outside_texts import with_blanks
from xinliapp.services.reporting import area_of, reporting_schools, standing_items
from xinliapp.services.session import Session
from xinliapp.sheets.merged_table import write_merged_sheet
from xinliapp.storage import flags as flag_rows
from xinliapp.storage import members, receipts

PEOPLE = "人"
DEFAULT_LINE = 5


def merge(
    session: Session, definition: FormDefinition, period: str, *, include_unsigned: bool = True
) -> MergedTable:
    """The merged table of a form and period, schools by code.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``merge_empty``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="汇总")
    unit = require_bureau(session)
    database = session.database
    returned = receipts.returned_items(database, definition.id, period)
    current = standing_items(database, definition.id, period)
    schools = {school.code: school for school in reporting_schools(database, period, current)}
    everything = {code: item for code, item in current.items() if item.id not in returned}
    standing = everything
    if not include_unsigned:
        signed = standing_items(database, definition.id, period, include_unsigned=False)
        standing = {code: item for code, item in signed.items() if item.id not in returned}
    made = _Lines(session, definition, period)
    lines = tuple(made.of(schools[code], standing[code]) for code in sorted(standing) if code in schools)
    if not lines:
        raise UserError("merge_empty")
    campaign = campaigns.campaign(session, definition, period)
    totals = {column.id: _total(lines, column.id) for column in definition.columns if not column.text}
    return MergedTable(
        form_id=definition.id,
        form_version=definition.version,
        title=definition.title if campaign is None else campaign.title,
        period=period,
        bureau_code=unit.code,
        bureau_name=unit.name,
        made_at=stamp(session.clock.now()),
        columns=tuple(
            MergedColumn(column.id, column.heading, column.unit, column.text) for column in definition.columns
        ),
        lines=lines,
        totals={key: total for key, (total, _) in totals.items()},
        reported_by={key: count for key, (_, count) in totals.items()},
        expected=len(schools),
        missing=tuple(school for code, school in schools.items() if code not in standing),
        unsigned_left_out=len(everything) - len(standing),
        demo=is_demo(session),
        returned=tuple(
            school for code, school in schools.items() if code in current and current[code].id in returned
        ),
    )


class _Lines:
    """Makes a school's line, with its flags and the notes of those that were accepted."""

    def __init__(self, session: Session, definition: FormDefinition, period: str) -> None:
        database = session.database
        self._definition = definition
        self._before = flags.earlier(database, definition, period)
        self._notes = flag_rows.notes(database, definition.id, period)
        self._names = {school.code: school.name for school in members.members(database)}

    def of(self, school: MemberSchool, item: InboxItem) -> MergedLine:
        """The line of one school's standing report."""
        form = item.form
        if form is None:
            raise RuntimeError("a standing item has a form")
        notes = self._notes.get(item.id, {})
        found = flags.of_item(self._definition, item, school, self._before.get(school.code), notes)
        return MergedLine(
            school_code=school.code,
            school_name=school.name,
            values=_values(form),
            signed=item.signed,
            revision=item.revision or 1,
            form_version=form.form_version,
            received_at=item.received_at,
            flags=found,
            item_id=item.id,
            notes=tuple(f"{note.message}:{note.note}" for note in notes.values()),
            via="" if item.via_code is None else self._names.get(item.via_code, item.via_code),
            area=area_of(school, self._names),
        )


def _values(form: FormPayload) -> dict[str, float | str | None]:
    return {
        figure.column_id: figure.text if figure.text is not None else figure.value for figure in form.columns
    }


def _total(lines: tuple[MergedLine, ...], column_id: str) -> tuple[float | None, int]:
    numbers = [value for line in lines if isinstance(value := line.values.get(column_id), int | float)]
    return (sum(numbers), len(numbers)) if numbers else (None, 0)


def source_label(line: MergedLine) -> str:
    """Where a line comes from, for the last column: ``r2 签名√`` or ``未签名``, and through which centre."""
    own = f"r{line.revision} 签名√" if line.signed else "未签名"
    return f"{own} 经{line.via}" if line.via else own


def notes(table: MergedTable) -> tuple[str, ...]:
    """What stands under a merged table: unsigned rows, rows left out, columns not every school filled in."""
    found: list[str] = []
    unsigned = [line.school_name for line in table.lines if not line.signed]
    if unsigned:
        found.append(f"未签名（表格文件）{len(unsigned)}所：{'、'.join(unsigned)}。")
    if table.unsigned_left_out:
        found.append(f"另有{table.unsigned_left_out}所学校的未签名表没有计入。")
    if table.returned:
        names = "、".join(school.name for school in table.returned)
        found.append(f"已退回、等待更正{len(table.returned)}所，没有计入：{names}。")
    found += [f"{line.school_name}：{'；'.join(line.notes)}。" for line in table.lines if line.notes]
    partly = [
        f"{column.heading}{table.reported_by[column.id]}所"
        for column in table.columns
        if not column.text and table.reported_by[column.id] < len(table.lines)
    ]
    if partly:
        found.append(f"合计只含填了数的学校：{'、'.join(partly)}。")
    return tuple(found)


def merge_xlsx(table: MergedTable) -> bytes:
    """The formal table as xlsx: text and number cells only, nothing hidden."""
    missing = "、".join(school.name for school in table.missing)
    told = f"未报{len(table.missing)}所：{missing}。" if table.missing else "应报学校均已报送。"
    return write_merged_sheet(table, [source_label(line) for line in table.lines], (told, *notes(table)))


def merged_print(table: MergedTable) -> MergedPrint:
    """The formal table ready to print."""
    return MergedPrint(
        title=table.title,
        unit_name=table.bureau_name,
        period_label=_period_label(table.period),
        columns=tuple(Column(column.heading, weight=3.0 if column.text else 1.0) for column in table.columns),
        rows=tuple(
            MergedRow(
                line.school_name,
                tuple(_text(line.values.get(column.id)) for column in table.columns),
                source_label(line),
            )
            for line in table.lines
        ),
        totals=tuple(_text(table.totals.get(column.id)) for column in table.columns),
        expected=table.expected,
        missing=tuple(school.name for school in table.missing),
        version_note=f"汇总于 {table.made_at.replace('T', ' ')[:16]}，表式 {table.form_version}",
        notes=notes(table),
        demo=table.demo,
    )


def merge_pdf(table: MergedTable) -> bytes:
    """The formal table as PDF in the annex's words; characters no font has are left blank, with a note.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    return with_blanks(_render, merged_print(table))


def _render(made: MergedPrint, blank_missing: bool) -> bytes:
    return render_merged(made, blank_missing=blank_missing)


def for_display(table: MergedTable, *, line: int = DEFAULT_LINE) -> Mapping[str, SuppressedColumn]:
    """Columns that count people, by column id, with small numbers hidden, cells in the order of the lines."""
    shown: dict[str, SuppressedColumn] = {}
    for column in table.columns:
        if column.unit == PEOPLE and not column.text:
            values = [each.values.get(column.id) for each in table.lines]
            numbers = [None if isinstance(value, str) else value for value in values]
            shown[column.id] = suppress(numbers, line)
    return shown


def _text(value: float | str | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() else str(value)


def _period_label(period: str) -> str:
    return period.replace("/", " 至 ")

"""Form definitions: a statistical form as a TOML file, read strictly, and its cross-checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from xinliapp.domain.definition_source import Source, Table
from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import Campaign, CheckSeverity, CrossCheck, FormColumn, FormDefinition, FormKind
from xinliapp.rulepacks.bindings import bind
from xinliapp.rulepacks.expressions import Expression, ExpressionError, Values, parse
from xinliapp.rulepacks.packs import check_format, read_citation

# Facts beside the columns that a cross-check may speak of; None where the caller does not know them.
FACTS = frozenset({"students"})


def load_form(path: Path, specs: Mapping[str, MeasureSpec]) -> FormDefinition:
    """Read a form definition; ``specs`` are the measures its columns may name.

    Raises:
        UserError: one of the ``pack_…`` codes, with ``file``, ``line`` and what is wrong there.
    """
    return parse_form(Source.read(path), specs)


def parse_form(source: Source, specs: Mapping[str, MeasureSpec]) -> FormDefinition:
    """The form in an already read source; errors as :func:`load_form`."""
    top = Table(source, source.table("", 0), source.content)
    check_format(top)
    form_id, version, title = top.text("id"), top.text("version"), top.text("title")
    citation = read_citation(top)
    head_fields, allowed = top.texts("head_fields"), top.texts("allowed_payload")
    columns = _columns(top, specs)
    checks = _checks(top, frozenset(column.id for column in columns if not column.text))
    campaigns = tuple(_campaign(table, form_id) for table in top.tables("campaign"))
    kinds = _kinds(top, specs, columns)
    top.finish()
    first = campaigns[0]
    return FormDefinition(
        id=form_id,
        version=version,
        title=title,
        citation=citation,
        head_fields=head_fields,
        columns=columns,
        checks=checks,
        due={tier: day.isoformat() for tier, day in first.due.items()},
        window=(first.starts_on.isoformat(), first.ends_on.isoformat()),
        allowed_payload=allowed,
        campaigns=campaigns,
        kinds=kinds,
    )


def broken_checks(definition: FormDefinition, values: Values) -> tuple[CrossCheck, ...]:
    """The cross-checks these values violate, in the form's order.

    ``values`` maps column ids and facts (``students``) to numbers; what is missing counts as unknown.
    """
    known = {name: values.get(name) for name in (*FACTS, *(column.id for column in definition.columns))}
    return tuple(check for check in definition.checks if parse(check.expression).broken(known))


def _columns(top: Table, specs: Mapping[str, MeasureSpec]) -> tuple[FormColumn, ...]:
    found: dict[str, FormColumn] = {}
    for table in top.tables("column"):
        spec, parameters = (None, {}) if not table.has("measure") else bind(table, specs, None)
        text, manual = table.flag("text"), table.flag("manual")
        if spec is None and not text and not manual:
            table.source.refuse("pack_key_missing", max(table.place.header, 1), key="measure")
        column = FormColumn(
            id=table.text("id"),
            heading=table.text("heading"),
            unit=table.text("unit") if not text else table.text_or("unit", "文字"),
            ledger=table.text("ledger", missing="pack_citation_missing"),
            measure=spec.name if spec else None,
            parameters=parameters,
            needs_case=spec.needs_case if spec else False,
            manual=manual,
            proposal_only=table.flag("proposal_only"),
            text=text,
        )
        if column.id in found:
            table.source.refuse("pack_duplicate_id", table.line("id"), key=column.id)
        table.finish()
        found[column.id] = column
    return tuple(found.values())


def _kinds(
    top: Table, specs: Mapping[str, MeasureSpec], columns: tuple[FormColumn, ...]
) -> tuple[FormKind, ...]:
    """``[[kind]]``: each by a column of the form or a measure of core.db, never by both."""
    numbers = {column.id for column in columns if not column.text}
    found = []
    for table in top.tables("kind"):
        column = table.text("column") if table.has("column") else None
        if column is not None and column not in numbers:
            table.source.refuse("pack_value_wrong", table.line("column"), key="column", want="列")
        spec, parameters = (None, {}) if column is not None else bind(table, specs, None)
        if spec is not None and spec.needs_case:
            table.source.refuse("pack_value_wrong", table.line("measure"), key="measure", want="列")
        ledger = table.text("ledger", missing="pack_citation_missing")
        found.append(FormKind(table.text("label"), ledger, column, spec.name if spec else None, parameters))
        table.finish()
    return tuple(found)


def _checks(top: Table, columns: frozenset[str]) -> tuple[CrossCheck, ...]:
    found: dict[str, CrossCheck] = {}
    for table in top.tables("check"):
        check = CrossCheck(
            table.text("id"), table.text("expression"), table.text("message"), _severity(table)
        )
        expression = _parsed(table, check.expression)
        unknown = sorted(expression.names - columns - FACTS)
        if unknown:
            table.source.refuse("pack_check_wrong", table.line("expression"), why=unknown[0])
        if check.id in found:
            table.source.refuse("pack_duplicate_id", table.line("id"), key=check.id)
        table.finish()
        found[check.id] = check
    return tuple(found.values())


def _parsed(table: Table, text: str) -> Expression:
    try:
        return parse(text)
    except ExpressionError as error:
        table.source.refuse("pack_check_wrong", table.line("expression"), why=str(error))


def _severity(table: Table) -> CheckSeverity:
    value = table.text("severity")
    for severity in CheckSeverity:
        if severity.value == value:
            return severity
    names = " / ".join(severity.value for severity in CheckSeverity)
    table.source.refuse("pack_value_wrong", table.line("severity"), key="severity", want=names)


def _campaign(table: Table, form_id: str) -> Campaign:
    starts_on, ends_on = _day(table, "starts_on"), _day(table, "ends_on")
    due: dict[str, dt.date] = {}
    for tier, value in table.mapping("due").items():
        if not isinstance(value, dt.date):
            table.source.refuse("pack_value_wrong", table.line(tier), key=tier, want="日期")
        due[tier] = value
    if starts_on > ends_on or not due:
        table.source.refuse("pack_value_wrong", table.line("ends_on"), key="ends_on", want="起止和期限")
    campaign = Campaign(form_id, table.text("title"), starts_on, ends_on, due)
    table.finish()
    return campaign


def _day(table: Table, key: str) -> dt.date:
    value = table.raw(key)
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        table.source.refuse("pack_value_wrong", table.line(key), key=key, want="日期")
    return value

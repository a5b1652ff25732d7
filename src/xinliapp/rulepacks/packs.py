"""Rule packs: a notice as a TOML file, read strictly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from xinliapp.domain.definition_source import Source, Table
from xinliapp.domain.demands import Demand
from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import Automation, Citation, Clause, Comparator, PeriodKind, RulePack
from xinliapp.rulepacks.bindings import bind

FORMAT = 1
_ID = re.compile(r"[A-Z]{2,8}(-\d{2,3})?")
E = TypeVar("E", bound=Enum)


def load_pack(path: Path, specs: Mapping[str, MeasureSpec]) -> RulePack:
    """Read a rule pack; ``specs`` are the measures it may name.

    Raises:
        UserError: one of the ``pack_…`` codes, with ``file``, ``line`` and what is wrong there.
    """
    return parse_pack(Source.read(path), specs)


def parse_pack(source: Source, specs: Mapping[str, MeasureSpec]) -> RulePack:
    """The pack in an already read source; errors as :func:`load_pack`."""
    top = Table(source, source.table("", 0), source.content)
    check_format(top)
    pack_id, version, title = top.text("id"), top.text("version"), top.text("title")
    base = read_citation(top)
    clauses: dict[str, Clause] = {}
    for table in top.tables("clause"):
        clause = _clause(table, base, specs)
        if clause.id in clauses:
            source.refuse("pack_duplicate_id", table.line("id"), key=clause.id)
        clauses[clause.id] = clause
    short = top.text("short") if top.has("short") else ""
    top.finish()
    return RulePack(pack_id, version, title, tuple(clauses.values()), short)


def check_format(top: Table) -> None:
    """Refuse a file of another format version."""
    if top.raw("format") != FORMAT:
        top.source.refuse("pack_format", top.line("format"))


def read_citation(top: Table) -> Citation:
    """The ``[source]`` table: document number, title, issuer, day of issue; the clause is still empty.

    Raises:
        UserError: ``pack_citation_missing`` if any of it is missing.
    """
    missing = "pack_citation_missing"
    source = top.source
    content = top.raw("source", missing=missing)
    table = Table(source, source.table("source"), content)
    issued_on = table.text("issued_on", missing=missing)
    try:
        dt.date.fromisoformat(issued_on)
    except ValueError:
        source.refuse("pack_value_wrong", table.line("issued_on"), key="issued_on", want="日期")
    citation = Citation(
        document=table.text("document", missing=missing),
        title=table.text("title", missing=missing),
        issuer=table.text("issuer", missing=missing),
        issued_on=issued_on,
        clause="",
    )
    table.text_or("note", "")
    table.finish()
    return citation


def _clause(table: Table, base: Citation, specs: Mapping[str, MeasureSpec]) -> Clause:
    clause_id = table.text("id")
    if not _ID.fullmatch(clause_id):
        table.source.refuse("pack_value_wrong", table.line("id"), key="id", want="条款编号")
    citation = Citation(
        base.document,
        base.title,
        base.issuer,
        base.issued_on,
        table.text("clause", missing="pack_citation_missing"),
    )
    automation = _choice(table, "automation", Automation, "pack_value_wrong")
    comparator = _choice(table, "comparator", Comparator, "pack_comparator_unknown")
    requirement = _requirement(table, comparator)
    spec: MeasureSpec | None = None
    parameters: dict[str, object] = {}
    if table.has("measure") or automation is Automation.AUTOMATIC:
        spec, parameters = bind(table, specs, requirement)
    clause = Clause(
        id=clause_id,
        citation=citation,
        duty=table.text("duty"),
        owes=table.text("owes"),
        scope=table.text("scope"),
        period=_choice(table, "period", PeriodKind, "pack_value_wrong"),
        automation=automation,
        measure=spec.name if spec else None,
        parameters=parameters,
        comparator=comparator,
        requirement=requirement,
        unit=table.text("unit"),
        requirement_text=table.text("requirement_text"),
        needs_case=spec.needs_case if spec else False,
        convention=table.text_or("convention", spec.convention if spec else ""),
        demands=_demands(table),
    )
    table.finish()
    return clause


def _demands(table: Table) -> tuple[str, ...]:
    """Words of ``domain.demands``; one no form knows would ask for nothing and nobody would notice."""
    found = table.texts("demands") if table.has("demands") else ()
    known = {demand.value for demand in Demand}
    if not set(found) <= known:
        want = " / ".join(sorted(known))
        table.source.refuse("pack_value_wrong", table.line("demands"), key="demands", want=want)
    return found


def _requirement(table: Table, comparator: Comparator) -> float | None:
    """The clause's number; a clause that compares has one, a clause that does not has none."""
    if comparator is not Comparator.NONE:
        return table.number("requirement")
    if table.has("requirement"):
        table.source.refuse(
            "pack_value_wrong", table.line("requirement"), key="requirement", want="comparator不是none"
        )
    return None


def _choice(table: Table, key: str, choices: type[E], code: str) -> E:
    value = table.text(key)
    for choice in choices:
        if choice.value == value:
            return choice
    names = " / ".join(str(choice.value) for choice in choices)
    table.source.refuse(code, table.line(key), key=key, value=value, want=names)

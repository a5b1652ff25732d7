"""School years, terms, special days and nodes as stored; a special day belongs to the term it lies in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.calendar import CalendarNode, DayKind, NodeKind, SchoolYear, SpecialDay, Term
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class _TermRow:
    id: str
    key: str
    start_year: int
    number: int
    starts_on: str
    ends_on: str


def load_school_years(database: Database) -> tuple[SchoolYear, ...]:
    """Every school year with its terms, oldest first; empty before a calendar was set."""
    terms = database.rows(
        _TermRow,
        "SELECT id, key, start_year, number, starts_on, ends_on FROM term ORDER BY start_year, number",
    )
    special = [
        SpecialDay(dt.date.fromisoformat(str(day)), DayKind(kind), str(name))
        for day, kind, name in database.tuples("SELECT day, kind, name FROM special_day ORDER BY day")
    ]
    nodes: dict[str, list[CalendarNode]] = {}
    for term_id, kind, name, first, last in database.tuples(
        "SELECT term_id, kind, name, starts_on, ends_on FROM calendar_node ORDER BY starts_on, name"
    ):
        node = CalendarNode(
            NodeKind(kind), str(name), dt.date.fromisoformat(str(first)), dt.date.fromisoformat(str(last))
        )
        nodes.setdefault(str(term_id), []).append(node)
    years: dict[int, list[Term]] = {}
    for row in terms:
        starts, ends = dt.date.fromisoformat(row.starts_on), dt.date.fromisoformat(row.ends_on)
        inside = tuple(day for day in special if starts <= day.day <= ends)
        term = Term(row.key, starts, ends, inside, tuple(nodes.get(row.id, ())))
        years.setdefault(row.start_year, []).append(term)
    return tuple(SchoolYear(start, tuple(found)) for start, found in sorted(years.items()))


def replace_school_year(uow: UnitOfWork, year: SchoolYear) -> None:
    """Store ``year`` in place of what was known of it; other years stay as they are.

    Special days that lay in the year's old or new terms are replaced by the new terms' special days; days a
    term does not hold are not stored. Row ids of terms that stay are kept.
    """
    old = uow.database.rows(
        _TermRow,
        "SELECT id, key, start_year, number, starts_on, ends_on FROM term WHERE start_year = ?",
        (year.start_year,),
    )
    spans = [(row.starts_on, row.ends_on) for row in old]
    spans += [(term.starts_on.isoformat(), term.ends_on.isoformat()) for term in year.terms]
    for first, last in spans:
        uow.execute("DELETE FROM special_day WHERE day BETWEEN ? AND ?", (first, last))
    known = {row.key: row.id for row in old}
    for row in old:
        uow.execute("DELETE FROM calendar_node WHERE term_id = ?", (row.id,))
        if row.key not in {term.key for term in year.terms}:
            uow.execute("DELETE FROM term WHERE id = ?", (row.id,))
    for number, term in enumerate(year.terms, start=1):
        _store_term(uow, year.start_year, number, term, known.get(term.key))


def _store_term(uow: UnitOfWork, start_year: int, number: int, term: Term, row_id: str | None) -> None:
    values: dict[str, object] = {
        "start_year": start_year,
        "number": int(term.key.rpartition("-")[2]) if term.key[-2:] in ("-1", "-2") else number,
        "starts_on": term.starts_on.isoformat(),
        "ends_on": term.ends_on.isoformat(),
    }
    if row_id is None:
        row_id = new_id()
        uow.insert("term", {"id": row_id, "key": term.key, **values})
    else:
        uow.update("term", row_id, values)
    for day in {special.day: special for special in term.special_days}.values():
        if term.starts_on <= day.day <= term.ends_on:
            uow.insert(
                "special_day",
                {"id": new_id(), "day": day.day.isoformat(), "kind": day.kind, "name": day.name},
            )
    for node in term.nodes:
        uow.insert(
            "calendar_node",
            {
                "id": new_id(),
                "term_id": row_id,
                "kind": node.kind,
                "name": node.name,
                "starts_on": node.starts_on.isoformat(),
                "ends_on": node.ends_on.isoformat(),
            },
        )

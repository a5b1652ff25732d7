"""将计入: which clauses and columns an activity would serve, found by the measures that count it.

The activity is written inside a transaction that is never committed, every measure that counts activities is
run for every loaded clause and every running form, and what names the activity among its evidence is told.
So the answer cannot differ from what the self-check and the form will say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.rules import Clause, FormColumn, Measured
from xinliapp.rulepacks import library
from xinliapp.services import activities, campaigns, measuring
from xinliapp.services.activities import HeldActivity
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage import activities as rows
from xinliapp.storage.measures.activities import COUNT_ACTIVITIES

_WORDS = {"人": "人次", "个班": "个班", "场次": "场", "次": "次"}


@dataclass(frozen=True, slots=True)
class Served:
    """A clause (``JS-27``) or column (``KZ-46``) an activity counts for, with how much in which unit."""

    clause: str
    amount: float
    unit: str

    @property
    def text(self) -> str:
        """``JS-27 348人次``."""
        return f"{self.clause} {self.amount:g}{self.unit}"


class _Discard(Exception):
    """Ends the trial without writing anything."""


def serves(session: Session, typed_in: HeldActivity) -> tuple[Served, ...]:
    """What the activity would count for, clauses in the packs' order, then the forms' columns.

    Raises:
        UserError: as ``activities.hold``: an activity that cannot be saved serves nothing.
    """
    trial = activities.prepare(session, typed_in, new_id())
    found: tuple[Served, ...] = ()
    try:
        with session.database.unit_of_work(session.clock, session.account.id) as uow:
            rows.insert(uow, trial)
            found = tuple(_counted(session, typed_in, trial.id))
            raise _Discard
    except _Discard:
        return found


def _counted(session: Session, typed_in: HeldActivity, row_id: str) -> Iterator[Served]:
    counts = _counting(session, typed_in)
    if counts is not None:
        for pack_id in measuring.pack_ids(session.database):
            for clause in counts.layered(measuring.pack(pack_id)).clauses:
                if clause.measure in COUNT_ACTIVITIES:
                    yield from _by_clause(counts, clause, row_id)
    for form_id in library.form_ids():
        definition = measuring.form(form_id)
        runs = [*campaigns.campaigns(session), *definition.campaigns]
        periods = {
            run.period
            for run in runs
            if run.form_id == form_id and run.starts_on <= typed_in.day <= run.ends_on
        }
        for period in sorted(periods):
            spans = measuring.counting(session, period, None)
            for column in definition.columns:
                if column.measure in COUNT_ACTIVITIES:
                    yield from _by_column(spans, column, row_id)


def _counting(session: Session, typed_in: HeldActivity) -> Counting | None:
    """The term the activity's day lies in, counted up to today; None outside the school's terms."""
    try:
        term = measuring.counting(session, None, typed_in.day).period.text
        return measuring.counting(session, term, None)
    except UserError:
        return None


def _by_clause(counts: Counting, clause: Clause, row_id: str) -> Iterator[Served]:
    measured = counts.measure(
        clause.measure or "", measuring.clause_parameters(clause), counts.window(clause)
    )
    yield from _amounts(clause.id, measured, row_id)


def _by_column(counts: Counting, column: FormColumn, row_id: str) -> Iterator[Served]:
    measured = counts.measure(column.measure or "", measuring.column_parameters(column), counts.span)
    yield from _amounts(column.ledger, measured, row_id)


def _amounts(name: str, measured: Measured, row_id: str) -> Iterator[Served]:
    amount = sum(row.amount for row in measured.rows if (row.table, row.row_id) == ("activity", row_id))
    if amount:
        yield Served(name, amount, _WORDS.get(measured.unit, measured.unit))

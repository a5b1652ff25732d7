"""Running measures for packs and forms: calendar and unit loaded once, parameters from the definition."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from xinliapp.domain.calendar import PeriodKey, SchoolYear, parse_period
from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Clause, FormColumn, FormDefinition, Measured, RulePack, Window
from xinliapp.domain.school import Unit
from xinliapp.rulepacks import library
from xinliapp.rulepacks.bindings import effective_parameters
from xinliapp.rulepacks.local_layer import layered
from xinliapp.rulepacks.periods import current_term, period_span, window_for
from xinliapp.rulepacks.policy_kinds import policy_kinds
from xinliapp.services.session import Session
from xinliapp.storage import local_layer as local_rows
from xinliapp.storage import settings
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.class_rolls import ClassRolls
from xinliapp.storage.database import Database
from xinliapp.storage.measures import SPECS, run
from xinliapp.storage.measures.context import MeasureContext, Roll
from xinliapp.storage.measures.safeguards import IN_FORCE
from xinliapp.storage.units import load_unit

CHOSEN_PACKS = "rule_packs"


@dataclass(frozen=True, slots=True)
class Counting:
    """A vault with its calendar and unit, a period and the day the figures are asked for.

    Lives for one call: the rolls it has asked for are kept.
    """

    database: Database
    years: tuple[SchoolYear, ...]
    unit: Unit | None
    period: PeriodKey
    span: Window
    rolls: dict[dt.date, Roll] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[str, ClassRolls] = field(default_factory=dict, repr=False, compare=False)

    @property
    def as_of(self) -> dt.date:
        """The day the figures are asked for."""
        return self.span.as_of

    def layered(self, pack: RulePack) -> RulePack:
        """The pack with the school's own numbers as they stood at the end of the period, or on the as-of day.

        A term that is over keeps the numbers that were in force when it ended.
        """
        return in_force(self.database, pack, min(self.as_of, self.span.ends_on))

    def window(self, clause: Clause) -> Window:
        """The days a clause speaks of.

        Raises:
            UserError: ``period_unknown`` if the calendar does not say.
        """
        window = window_for(clause.period, self.period, self.years, self.as_of)
        if window is None:
            raise UserError("period_unknown", period=self.period.text)
        return window

    def context(self, window: Window) -> MeasureContext:
        """What a measure of ``window`` is given."""
        return MeasureContext(self.database, self.years, self.unit, window, self.rolls, self.shared)

    def measure(self, name: str, parameters: Mapping[str, object], window: Window) -> Measured:
        """Count. Kinds of papers that are missing are named in the words of the list that ships."""
        found = run(name, self.context(window), parameters)
        if name == IN_FORCE.name and found.shortfall:
            words = {kind.id: kind.label for kind in policy_kinds()}
            named = (replace(each, label=words.get(each.label, each.label)) for each in found.shortfall)
            found = replace(found, shortfall=tuple(named))
        return found


def counting(session: Session, period: str | None, as_of: dt.date | None) -> Counting:
    """Everything needed to count a period; without ``period`` the term of the day, without ``as_of`` today.

    Raises:
        UserError: ``period_wrong``, ``period_unknown`` (the calendar holds no such term, or none at all).
    """
    day = as_of or session.clock.now().date()
    years = load_school_years(session.database)
    if period is None:
        term = current_term(day, years)
        if term is None:
            raise UserError("calendar_missing")
        period = term.key
    key = parse_period(period)
    span = period_span(key, years, day)
    if span is None:
        raise UserError("period_unknown", period=key.text)
    return Counting(session.database, years, load_unit(session.database), key, span)


def in_force(database: Database, pack: RulePack, day: dt.date) -> RulePack:
    """The pack with the school's own numbers as they were on ``day``."""
    values = local_rows.in_force(database, day)
    return layered(pack, SPECS, values) if values else pack


def pack_ids(database: Database) -> tuple[str, ...]:
    """The ids of the packs this school is judged by, in the order they are shown; all until it chose some."""
    there = library.pack_ids()
    kept = settings.read(database, CHOSEN_PACKS)
    chosen = set(json.loads(kept)) if kept else set(there)
    return tuple(pack_id for pack_id in there if pack_id in chosen) or there


def paper_argument(database: Database, pack_id: str, period: str) -> str:
    """What the self-check page is opened with for a paper: its period, behind the pack if not the first."""
    return period if pack_id == pack_ids(database)[0] else f"{pack_id} {period}"


def strictest(measure: str, database: Database, day: dt.date) -> Clause | None:
    """Of the clauses a measure judges on ``day`` the one that asks most: where packs overlap, 建议取最严."""
    sign = -1.0 if SPECS[measure].smaller_is_stricter else 1.0
    packs = [in_force(database, pack(pack_id), day) for pack_id in pack_ids(database)]
    found = [clause for each in packs for clause in each.clauses if clause.measure == measure]
    return max(found, key=lambda clause: sign * (clause.requirement or 0.0), default=None)


def pack(pack_id: str) -> RulePack:
    """The rule pack with this id, as its notice has it.

    Raises:
        UserError: ``pack_not_found``, or why its file is refused.
    """
    return library.pack(pack_id, SPECS)


def form(form_id: str) -> FormDefinition:
    """The form with this id.

    Raises:
        UserError: ``form_not_found``, or why its file is refused.
    """
    return library.form(form_id, SPECS)


def clause_parameters(clause: Clause) -> dict[str, object]:
    """What a clause's measure is run with."""
    return effective_parameters(clause, SPECS)


def column_parameters(column: FormColumn) -> dict[str, object]:
    """What a column's measure is run with."""
    return dict(column.parameters)

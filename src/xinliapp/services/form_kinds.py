"""六类载体: which of the ways a run is to be carried out in have been used so far (KZ-03, screens.md S21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.rules import FormKind
from xinliapp.services import measuring
from xinliapp.services.form_sheets import FormSheet
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session


@dataclass(frozen=True, slots=True)
class KindState:
    """One way; ``done`` is None while its figure is not known to this account (case data not released)."""

    label: str
    ledger: str
    done: bool | None


def states(session: Session, sheet: FormSheet) -> tuple[KindState, ...]:
    """Every way the form names, in its order, as of the sheet's day; none for a form that names none."""
    kinds = measuring.form(sheet.definition.id).kinds
    if not kinds:
        return ()
    counts = measuring.counting(session, sheet.period, dt.date.fromisoformat(sheet.as_of))
    return tuple(KindState(kind.label, kind.ledger, _done(kind, sheet, counts)) for kind in kinds)


def _done(kind: FormKind, sheet: FormSheet, counts: Counting) -> bool | None:
    if kind.measure is not None:
        return counts.measure(kind.measure, kind.parameters, counts.span).value >= 1
    cell = next((cell for cell in sheet.cells if cell.column.id == kind.column), None)
    if cell is None:
        return None
    value = cell.system if cell.entry.value is None else cell.entry.value
    return None if value is None else value >= 1

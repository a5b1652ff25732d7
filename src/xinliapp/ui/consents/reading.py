"""What the page of consents reads and writes, on the database thread; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind, ConsentState, Standing
from xinliapp.domain.errors import UserError
from xinliapp.services import consents, students
from xinliapp.services.consents import Answer
from xinliapp.services.school import classes
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter
from xinliapp.widgets.consent_form import ON_PAPER

"""Who signed a receipt of a pile: the paper says so."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One student and where the chosen kind stands."""

    id: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """A class and a kind; ``classes`` are (id, label) of today's, ``class_id`` "" while there is none."""

    classes: tuple[tuple[str, str], ...]
    class_id: str
    kind: ConsentKind
    rows: tuple[ConsentRow, ...]
    counts: Mapping[ConsentState, int]
    today: str


def read_page(session: Session, class_id: str, kind: ConsentKind) -> ConsentPage:
    """The class asked for, or the first; every student on its list.

    Raises:
        UserError: ``case_closed``.
    """
    today = session.clock.now().date()
    known = tuple((row.id, row.label) for row in classes(session))
    chosen = class_id if class_id in dict(known) else (known[0][0] if known else "")
    listed = students.list_students(session, StudentFilter(class_id=chosen)) if chosen else []
    found = consents.standings(session, kind, [row.id for row in listed], today)
    counts = dict.fromkeys(ConsentState, 0)
    for one in found.values():
        counts[one.state] += 1
    rows = tuple(ConsentRow(row.id, row.name, found[row.id]) for row in listed)
    return ConsentPage(known, chosen, kind, rows, counts, today.isoformat())


def record_pile(session: Session, ids: Sequence[str], kind: ConsentKind, day: str, given: bool) -> Changes:
    """A pile of receipts with one answer and one day; who signed stands on the paper.

    Raises:
        UserError: as ``consents.record_many``.
    """
    if not day:
        raise UserError("field_required", field="签字日期")
    signed = dt.date.fromisoformat(day)
    return consents.record_many(
        session, [Answer(one, kind, signed, ON_PAPER, "监护人", given) for one in ids]
    )

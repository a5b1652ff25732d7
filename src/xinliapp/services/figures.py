"""Publishing case figures: counts leave the case file, rows and names never do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xinliapp.crypto.derive import publication_hmac
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.rules import EvidenceRow, Measured, PublishedFigure, Window
from xinliapp.rulepacks import library
from xinliapp.services import measuring
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage import figures as rows
from xinliapp.storage import lifecycle
from xinliapp.storage.measures import SPECS

CHANGES = Changes.FIGURES
_Wanted = tuple[str, dict[str, object], Window]


def publish(
    session: Session,
    period: str | None = None,
    as_of: dt.date | None = None,
    *,
    pack_ids: Sequence[str] | None = None,
    form_ids: Sequence[str] | None = None,
) -> list[PublishedFigure]:
    """Count every case figure the packs and forms need for the period and release it (counsellor).

    Released are value, definition, window, day, publisher and an HMAC of the rows' ids. Without ids every
    pack and form that ships is served. Figures released before stay as they are; the newest counts.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``period_wrong``, ``period_unknown``,
            ``calendar_missing``, ``pack_not_found``, ``form_not_found``.
    """
    key = session.require_case()
    session.require_role(Role.COUNSELOR, Role.OFFICER, action="发布数字")
    counts = measuring.counting(session, period, as_of)
    now = stamp(session.clock.now())
    figures = []
    for name, parameters, window in _wanted(counts, pack_ids, form_ids):
        measured = counts.measure(name, parameters, window)
        figures.append(_figure(name, parameters, window, measured, key, session.account.display_name, now))
    with session.write("figures.publish") as uow:
        for figure in figures:
            rows.insert(uow, figure)
    return figures


def published(session: Session) -> list[PublishedFigure]:
    """The newest figure of every measure, parameters and window."""
    return rows.current(session.database)


def refresh_stale(session: Session) -> Changes:
    """Mark figures whose records changed since, for a new publication; to be called when case.db is opened.

    A figure is stale when what would be published today differs in value, need or rows. One about days when
    somebody was at the school whose file is destroyed cannot be counted again: it stays as it was released.

    Raises:
        UserError: ``case_closed``.
    """
    key = session.require_case()
    frozen = lifecycle.last_left(session.database)
    stale = [
        figure.id
        for figure in rows.current(session.database)
        if not figure.stale
        and figure.measure in SPECS
        and figure.window.starts_on.isoformat() >= frozen
        and _differs(session, figure, key)
    ]
    if not stale:
        return Changes.NONE
    with session.write("figures.stale") as uow:
        for figure_id in stale:
            rows.mark_stale(uow, figure_id)
    return CHANGES


def figure_rows(session: Session, figure_id: str) -> tuple[EvidenceRow, ...]:
    """The rows a published figure counts now, for who holds the case key; labels hold no name.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    figure = rows.load(session.database, figure_id)
    if figure is None or figure.measure not in SPECS:
        raise UserError("not_found")
    return _recount(session, figure, figure.window).rows


def unpublished(session: Session, counts: Counting, pack_ids: Sequence[str] | None = None) -> int:
    """How many figures the period needs that were never released, or are marked as outdated."""
    missing = 0
    for name, parameters, window in _wanted(counts, pack_ids, ()):
        figure = rows.newest(session.database, name, parameters, window, counts.span.starts_on)
        missing += figure is None or figure.stale
    return missing


def definition_text(name: str, measured: Measured) -> str:
    """How a figure was counted, with the counts that stand beside it."""
    beside = "".join(f";{label}{count:g}" for label, count in measured.notes)
    return SPECS[name].definition + beside


def _wanted(
    counts: Counting, pack_ids: Sequence[str] | None, form_ids: Sequence[str] | None
) -> Iterator[_Wanted]:
    seen: set[tuple[str, str, Window]] = set()
    for name, parameters, window in _all_wanted(counts, pack_ids, form_ids):
        key = (name, rows.canonical(parameters), window)
        if key not in seen:
            seen.add(key)
            yield name, parameters, window


def _all_wanted(
    counts: Counting, pack_ids: Sequence[str] | None, form_ids: Sequence[str] | None
) -> Iterator[_Wanted]:
    for pack_id in measuring.pack_ids(counts.database) if pack_ids is None else pack_ids:
        for clause in counts.layered(measuring.pack(pack_id)).clauses:
            if clause.needs_case and clause.measure:
                yield clause.measure, measuring.clause_parameters(clause), counts.window(clause)
    for form_id in library.form_ids() if form_ids is None else form_ids:
        for column in measuring.form(form_id).columns:
            if column.needs_case and column.measure:
                yield column.measure, measuring.column_parameters(column), counts.span


def _figure(
    name: str,
    parameters: Mapping[str, object],
    window: Window,
    measured: Measured,
    key: bytes,
    publisher: str,
    now: str,
) -> PublishedFigure:
    return PublishedFigure(
        id=new_id(),
        measure=name,
        parameters=dict(parameters),
        window=window,
        value=measured.value,
        denominator=measured.denominator,
        need=measured.need,
        complete=measured.complete,
        needs_person=measured.needs_person,
        unit=measured.unit,
        row_count=len(measured.rows),
        rows_mac=_mac(key, measured),
        definition=definition_text(name, measured),
        published_by=publisher,
        published_at=now,
        shortfall_count=len(measured.shortfall),
    )


def _mac(key: bytes, measured: Measured) -> str:
    return publication_hmac(key, (f"{row.table}:{row.row_id}" for row in measured.rows))


def _differs(session: Session, figure: PublishedFigure, key: bytes) -> bool:
    today = session.clock.now().date()
    single = figure.window.starts_on == figure.window.ends_on
    window = Window(today, today, today) if single else replace(figure.window, as_of=today)
    now = _recount(session, figure, window)
    before = (figure.value, figure.denominator, figure.need, figure.needs_person)
    if before != (now.value, now.denominator, now.need, now.needs_person):
        return True
    # A figure released before the case key was exchanged carries the MAC of that time.
    return figure.rows_mac not in {_mac(each, now) for each in (key, *_former(session))}


def _former(session: Session) -> tuple[bytes, ...]:
    return session.keys.ever(Compartment.CASE)[1:]


def _recount(session: Session, figure: PublishedFigure, window: Window) -> Measured:
    period = f"{window.starts_on.isoformat()}/{window.ends_on.isoformat()}"
    counts = measuring.counting(session, period, window.as_of)
    return counts.measure(figure.measure, figure.parameters, window)

"""What the checks' page reads and writes, as jobs; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.receipts import ReturnReason, StoredReceipt
from xinliapp.domain.rules import CheckSeverity
from xinliapp.services import exchange_slips, flags, inbox_desk, known_forms, receipts
from xinliapp.services.flags import FlagLine
from xinliapp.services.session import Session
from xinliapp.ui.flags.facts import FlagsReading, SlipDraft


class Slips:
    """Slips that were made and their paper, with the ``changes`` the runner looks for."""

    def __init__(self, slips: Sequence[StoredReceipt], paper: Paper) -> None:
        self.slips, self.paper, self.changes = tuple(slips), paper, flags.CHANGES


def read(session: Session, run_id: str | None) -> FlagsReading:
    """Everything the page shows for a run (the newest with anything in it when None)."""
    runs = known_forms.runs(session)
    chosen = next((run for run in runs if run.id == run_id), runs[0] if runs else None)
    if chosen is None:
        return FlagsReading(runs, None, None, session.clock.now().date())
    page = flags.flags(session, chosen.definition, chosen.period)
    due = receipts.default_due(session, chosen.definition.id, chosen.period)
    return FlagsReading(runs, chosen, page, due)


def draft(session: Session, item_id: str) -> SlipDraft:
    """The slip of one report with what stands out in it; must-return flags are ticked.

    Raises:
        UserError: ``not_found``, ``return_not_open``.
    """
    line = next((one for one in inbox_desk.desk(session).lines if one.item_id == item_id), None)
    if line is None or line.form_id is None or line.period is None:
        raise UserError("not_found")
    form = known_forms.definition(line.form_id)
    found = [] if form is None else [
        one for one in flags.flags(session, form, line.period).lines if one.item_id == item_id
    ]  # fmt: skip
    if any(one.returned for one in found):
        raise UserError("return_not_open")
    return SlipDraft(item_id, line.school_name, slip_reasons(found))


def slip_reasons(lines: Sequence[FlagLine]) -> tuple[tuple[str, str, bool], ...]:
    """(column, words, ticked) of one report's flags that were not accepted."""
    return tuple(
        (_column(one.flag.check_id), one.flag.message, one.flag.severity is CheckSeverity.RETURN)
        for one in lines
        if not one.flag.note
    )


def _column(check_id: str) -> str:
    kind, _, column = check_id.partition(":")
    return column if kind in ("roll", "change") else ""


def accept(session: Session, item_id: str, check_id: str, note: str) -> Changes:
    """接受,注明."""
    return flags.accept(session, item_id, check_id, note)


def send_back(session: Session, item_id: str, reasons: Sequence[tuple[str, str]], due: str) -> Slips:
    """One slip, and its paper."""
    words = [ReturnReason(column, text) for column, text in reasons]
    slip = receipts.send_back(session, item_id, words, dt.date.fromisoformat(due))
    return Slips([slip], exchange_slips.return_paper(session, [slip]))


def send_all_back(session: Session, lines: Sequence[FlagLine], due: str) -> Slips:
    """A slip for every report with a flag that must be returned, each with its own reasons; one paper."""
    by_item: dict[str, list[FlagLine]] = {}
    for line in lines:
        if line.open and line.flag.severity is CheckSeverity.RETURN:
            by_item.setdefault(line.item_id, []).append(line)
    day = dt.date.fromisoformat(due)
    slips = [
        receipts.send_back(
            session, item_id, [ReturnReason(_column(one.flag.check_id), one.flag.message) for one in own], day
        )
        for item_id, own in by_item.items()
    ]
    if not slips:
        raise UserError("return_no_reason")
    return Slips(slips, exchange_slips.return_paper(session, slips))


def print_list(session: Session, reading: FlagsReading) -> Paper:
    """核对清单."""
    if reading.run is None or reading.page is None:
        raise UserError("merge_empty")
    return exchange_slips.flags_paper(session, reading.run.title, reading.page)

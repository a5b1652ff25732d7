"""From a figure to a verdict; pure."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.rules import (
    Automation,
    Clause,
    ClauseResult,
    Comparator,
    Measured,
    PublishedFigure,
    RulePack,
    Verdict,
    Window,
)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word on a clause: met or not, who, when, why."""

    met: bool
    by: str
    at: str
    note: str


def measured_from(figure: PublishedFigure) -> Measured:
    """A published figure as something to judge: the value without the rows."""
    return Measured(
        figure.value,
        figure.unit,
        (),
        denominator=figure.denominator,
        need=figure.need,
        complete=figure.complete,
        applicable=figure.denominator != 0 or figure.needs_person,
        needs_person=figure.needs_person,
    )


def judge(
    clause: Clause,
    pack: RulePack,
    measured: Measured | None,
    window: Window,
    *,
    published: PublishedFigure | None = None,
    confirmation: Confirmation | None = None,
) -> ClauseResult:
    """The clause's verdict on the figure.

    ``measured`` is None where there is no figure: a case figure nobody published (``not_published``), or a
    clause a person answers (``needs_person`` until confirmed). A figure that falls short is ``unmet`` when
    its period is over or nothing can mend it, and ``due_soon`` while the period still runs.
    """
    verdict = _verdict(clause, measured, confirmation)
    found = measured or Measured(0.0, clause.unit, ())
    return ClauseResult(
        clause=clause,
        pack_id=pack.id,
        pack_version=pack.version,
        verdict=verdict,
        value=measured.value if measured else None,
        requirement=found.need if found.need is not None else clause.requirement,
        denominator=found.denominator,
        window=window,
        rows=found.rows,
        shortfall=found.shortfall,
        convention=clause.convention or found.convention,
        published=published,
        pending=found.pending,
        notes=found.notes,
        confirmed_by=confirmation.by if confirmation else None,
        confirmed_at=confirmation.at if confirmation else None,
        confirmed_note=confirmation.note if confirmation else "",
    )


def satisfied(comparator: Comparator, value: float, requirement: float) -> bool:
    """Whether ``value`` stands to ``requirement`` as asked; "以上" includes the number itself."""
    if comparator is Comparator.AT_LEAST:
        return value >= requirement
    if comparator is Comparator.AT_MOST:
        return value <= requirement
    return value == requirement


def _verdict(clause: Clause, measured: Measured | None, confirmation: Confirmation | None) -> Verdict:
    if measured is None:
        if clause.measure is not None:
            return Verdict.NOT_PUBLISHED if clause.needs_case else Verdict.NEEDS_PERSON
        return _word(confirmation)
    if measured.needs_person or clause.automation is not Automation.AUTOMATIC:
        return _word(confirmation)
    if not measured.applicable:
        return Verdict.NOT_APPLICABLE
    requirement = measured.need if measured.need is not None else clause.requirement
    if clause.comparator is Comparator.NONE or requirement is None:
        return Verdict.NO_NUMBER
    good = satisfied(clause.comparator, measured.value, requirement)
    if measured.denominator == 0 and not measured.complete:
        return Verdict.DUE_SOON  # 0 of 0 is nothing to be content with while the period runs
    if clause.comparator is Comparator.AT_LEAST:
        if good:
            return Verdict.MET
        return Verdict.UNMET if measured.complete else Verdict.DUE_SOON
    # An exact number may still be reached while the period runs; a broken ceiling stays broken.
    if measured.complete:
        return Verdict.MET if good else Verdict.UNMET
    if clause.comparator is Comparator.AT_MOST:
        return Verdict.MET if good else Verdict.UNMET
    return Verdict.UNMET if measured.value > requirement else Verdict.DUE_SOON


def _word(confirmation: Confirmation | None) -> Verdict:
    if confirmation is None:
        return Verdict.NEEDS_PERSON
    return Verdict.MET if confirmation.met else Verdict.UNMET

"""Reading the principal's home; runs on the database thread."""

from __future__ import annotations

from collections.abc import Iterator

from xinliapp.domain.jobs import repeatable
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.i18n import formats
from xinliapp.services import forms, known_forms, leaving, measuring, principal_page, self_check, today
from xinliapp.services.session import Session
from xinliapp.ui.principal_home.facts import Figure, Home, PaperToSign, Tally

_PAGES = {"meetings_held": "safeguards"}


@repeatable
def read_home(session: Session) -> Home:
    """One reading of the principal's page."""
    page = today.principal_home(session)
    lines = tuple(principal_page.figure_lines(session, page.figures))
    return Home(
        day=page.day.isoformat(),
        papers=tuple(_papers(session)),
        verdicts=page.verdicts,
        has_calendar=page.has_calendar,
        tallies=tuple(_tallies(page)),
        figures=tuple(_figure(line) for line in lines if line.current),
        other_figures=tuple(_figure(line) for line in lines if not line.current),
    )


def _papers(session: Session) -> Iterator[PaperToSign]:
    for check in self_check.records(session):
        if check.status is PaperStatus.SUBMITTED:
            title = formats.period_label(check.period)
            where = measuring.paper_argument(session.database, check.pack_id, check.period)
            yield PaperToSign("self_check", where, title, check.submitted_at or "", check.submitted_by or "")
    for form in forms.records(session):
        if form.status is PaperStatus.SUBMITTED:
            run = known_forms.run(session, form.form_id, form.period)
            yield PaperToSign(
                "form_report",
                f"{form.form_id} {form.period}",
                run.title if run is not None else form.form_id,
                form.submitted_at or "",
                form.submitted_by or "",
            )

    for form in leaving.to_sign_anew(session):
        run = known_forms.run(session, form.form_id, form.period)
        title = run.title if run is not None else form.form_id
        yield PaperToSign("exchange", form.id, title, form.submitted_at or "", form.submitted_by or "")


def _figure(line: principal_page.FigureLine) -> Figure:
    found = line.figure
    return Figure(
        found.id,
        line.duty,
        line.clause,
        principal_page.value_text(found),
        principal_page.as_of_text(found),
        found.definition,
        f"{found.published_by} {found.published_at[5:16].replace('T', ' ')}",
        found.stale,
    )


def _tallies(page: today.PrincipalPage) -> Iterator[Tally]:
    for counter in page.counters:
        if counter.need > 0 and counter.clause.measure in _PAGES:
            yield Tally(
                clause=counter.clause.id,
                duty=counter.clause.duty,
                have=counter.value,
                need=counter.need,
                unit=counter.unit,
                page=_PAGES.get(counter.clause.measure or "", ""),
            )

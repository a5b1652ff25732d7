"""The statistical forms this program knows, and the runs (form and period) there is something about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormPayload
from xinliapp.domain.rules import FormDefinition
from xinliapp.rulepacks import library
from xinliapp.services import campaigns, period_words
from xinliapp.services.session import Session
from xinliapp.storage.measures import SPECS


@dataclass(frozen=True, slots=True)
class FormRun:
    """One form for one period. ``due_on`` is the day schools report by, None where nobody set one."""

    definition: FormDefinition
    period: str
    title: str
    due_on: str | None

    @property
    def id(self) -> str:
        """What tells runs apart."""
        return f"{self.definition.id} {self.period}"


@cache
def definitions() -> tuple[FormDefinition, ...]:
    """Every form that ships, by id.

    Raises:
        UserError: why a form's file is refused.
    """
    return tuple(library.form(form_id, SPECS) for form_id in library.form_ids())


def definition(form_id: str) -> FormDefinition | None:
    """The form with this id, or None."""
    return next((form for form in definitions() if form.id == form_id), None)


def ordered_head(form: FormPayload) -> tuple[tuple[str, str], ...]:
    """The head words of a filled form in the order of its notice, then any others."""
    known = definition(form.form_id)
    order = () if known is None else known.head_fields
    names = [
        *(name for name in order if name in form.head),
        *(name for name in form.head if name not in order),
    ]
    return tuple((name, form.head[name]) for name in names)


def runs(session: Session) -> tuple[FormRun, ...]:
    """Campaigns, announced or the unit's own, and whatever came in or was signed for other periods.

    Newest period first.
    """
    found = {(form.id, run.period) for form in definitions() for run in form.campaigns}
    found |= {(own.form_id, own.period) for own in campaigns.campaigns(session)}
    found |= {
        (str(form_id), str(period))
        for form_id, period in session.database.tuples(
            "SELECT form_id, period FROM inbox_item WHERE form_id IS NOT NULL AND period IS NOT NULL"
            " AND period <> '' UNION SELECT form_id, period FROM bundle"
        )
    }
    made = [made for form_id, period in found if (made := run(session, form_id, period)) is not None]
    return tuple(sorted(made, key=lambda each: (each.period[:10], each.definition.id), reverse=True))


def run(session: Session, form_id: str, period: str) -> FormRun | None:
    """The run of a known form; None for a form this program does not know."""
    form = definition(form_id)
    if form is None:
        return None
    campaign = campaigns.campaign(session, form, period)
    if campaign is None:
        return FormRun(form, period, f"{form.title} {_words(period)}", None)
    due = campaign.due.get("school")
    return FormRun(form, period, campaign.title, None if due is None else due.isoformat())


def checked_period(text: str) -> str:
    """A period as typed, if it is one.

    Raises:
        UserError: ``period_wrong``.
    """
    return parse_period(text).text


def _words(period: str) -> str:
    try:
        return period_words.label(period)
    except UserError:
        return period

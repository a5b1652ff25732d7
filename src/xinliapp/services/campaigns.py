"""Runs of a form: those its notice announced, those this unit was given since, with their own due days."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from xinliapp.domain.calendar import parse_period
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Campaign, FormDefinition
from xinliapp.rulepacks import library
from xinliapp.services import measuring, typed
from xinliapp.services.session import Session
from xinliapp.storage import settings

CHANGES = Changes.FORMS
_SETTING = "campaigns"


def campaign(session: Session, definition: FormDefinition, period: str) -> Campaign | None:
    """The run of a form in exactly this period: the unit's own, else the notice's, else None."""
    own = [found for found in _own(session) if (found.form_id, found.period) == (definition.id, period)]
    return own[0] if own else library.campaign_for(definition, period)


def campaigns(session: Session) -> list[Campaign]:
    """The runs this unit was given, the latest due day first; announced ones are part of the form."""
    return sorted(_own(session), key=lambda found: max(found.due.values()), reverse=True)


def set_campaign(
    session: Session, form_id: str, period: str, title: str, due: Mapping[str, dt.date]
) -> Changes:
    """Note a run of a form: window, heading as it will be printed, due day per tier (``school`` at least).

    Raises:
        UserError: ``form_not_found``, ``period_wrong`` (a run has a first and a last day),
            ``campaign_due_missing``, ``field_required``, ``field_wrong`` (due before the window ends).
    """
    definition = measuring.form(form_id)
    key = parse_period(period)
    if key.starts_on is None or key.ends_on is None:
        raise UserError("period_wrong", text=period)
    if "school" not in due:
        raise UserError("campaign_due_missing")
    if min(due.values()) < key.ends_on:
        raise UserError("field_wrong", field="上报期限", why="早于活动结束")
    new = Campaign(
        definition.id,
        typed.prose(session, "活动名称", title, longest=80),
        key.starts_on,
        key.ends_on,
        dict(due),
    )
    others = [found for found in _own(session) if (found.form_id, found.period) != (new.form_id, new.period)]
    with session.write("campaign.set", object_id=f"{new.form_id} {new.period}") as uow:
        settings.write(
            uow, _SETTING, json.dumps([_dump(found) for found in (*others, new)], ensure_ascii=False)
        )
    return CHANGES


def _own(session: Session) -> list[Campaign]:
    text = settings.read(session.database, _SETTING)
    return [_load(item) for item in json.loads(text)] if text else []


def _dump(campaign: Campaign) -> dict[str, object]:
    return {
        "form_id": campaign.form_id,
        "title": campaign.title,
        "period": campaign.period,
        "due": {tier: day.isoformat() for tier, day in campaign.due.items()},
    }


def _load(item: Mapping[str, object]) -> Campaign:
    first, _, last = str(item["period"]).partition("/")
    due = item["due"]
    days = due if isinstance(due, Mapping) else {}
    return Campaign(
        str(item["form_id"]),
        str(item["title"]),
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last),
        {str(tier): dt.date.fromisoformat(str(day)) for tier, day in days.items()},
    )

"""After how many days the school looks at a grade or plan again, where no notice gives a number."""

from __future__ import annotations

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services.session import Session
from xinliapp.storage import settings

_SETTING = "review_interval_days"
LONGEST = 366


def usual_days(session: Session) -> int | None:
    """The school's own interval, None while nobody has set one: then every form asks."""
    kept = settings.read(session.database, _SETTING)
    return int(kept) if kept else None


def set_days(session: Session, days: int | None) -> Changes:
    """Keep an interval as the school's usual one; with None every form asks again.

    Raises:
        UserError: ``case_closed``, ``field_wrong``.
    """
    session.require_case()
    if days is not None and not 1 <= days <= LONGEST:
        raise UserError("field_wrong", field="复评间隔", why=f"应为1到{LONGEST}天")
    with session.write("review.interval") as uow:
        settings.write(uow, _SETTING, "" if days is None else str(days))
    return Changes.SETTINGS

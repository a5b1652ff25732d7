"""After how many days the school looks again: at a grade or plan, after a child or a file it sent elsewhere.

No notice gives a number (ZZ-23, WN-41): the school sets one, or every form asks.
"""

from __future__ import annotations

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services.session import Session
from xinliapp.storage import settings

_REVIEW = "review_interval_days"
_FOLLOW_UP = "follow_up_interval_days"
_RECEIPT = "transfer_receipt_days"
LONGEST = 366


def usual_days(session: Session) -> int | None:
    """The school's own interval, None while nobody has set one: then every form asks."""
    return _read(session, _REVIEW)


def set_days(session: Session, days: int | None) -> Changes:
    """Keep an interval as the school's usual one; with None every form asks again.

    Raises:
        UserError: ``case_closed``, ``field_wrong``.
    """
    return _write(session, _REVIEW, "复评间隔", "review.interval", days)


def usual_follow_up_days(session: Session) -> int | None:
    """The school's own interval of asking after a child that was referred, None: every form asks."""
    return _read(session, _FOLLOW_UP)


def set_follow_up_days(session: Session, days: int | None) -> Changes:
    """Keep the interval of asking; with None every form asks again. Errors as :func:`set_days`."""
    return _write(session, _FOLLOW_UP, "跟踪间隔", "follow-up.interval", days)


def usual_receipt_days(session: Session) -> int | None:
    """After how many days the school asks where the receipt of a sent file is, None: it is only listed."""
    return _read(session, _RECEIPT)


def set_receipt_days(session: Session, days: int | None) -> Changes:
    """Keep that interval; with None nobody is reminded. Errors as :func:`set_days`."""
    return _write(session, _RECEIPT, "催签收间隔", "transfer.interval", days)


def checked(field: str, days: int) -> int:
    """An interval a form may hold.

    Raises:
        UserError: ``field_wrong``.
    """
    if not 1 <= days <= LONGEST:
        raise UserError("field_wrong", field=field, why=f"应为1到{LONGEST}天")
    return days


def _read(session: Session, setting: str) -> int | None:
    kept = settings.read(session.database, setting)
    return int(kept) if kept else None


def _write(session: Session, setting: str, field: str, action: str, days: int | None) -> Changes:
    session.require_case()
    if days is not None:
        checked(field, days)
    with session.write(action) as uow:
        settings.write(uow, setting, "" if days is None else str(days))
    return Changes.SETTINGS

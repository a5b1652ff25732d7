"""What one press of the door does, and an opening noted afterwards; runs on the database thread."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.clock import parse_stamp
from xinliapp.services import room
from xinliapp.services.session import Session
from xinliapp.ui.room.reading import served


def press_door(session: Session, visitors: int) -> str:
    """Open the door, for the plan that runs or comes next today, or close it; ``open`` or ``close``."""
    if room.open_door(session) is not None:
        room.close_now(session, visitors=visitors)
        return "close"
    now = session.clock.now()
    week = room.week(session, now.date())
    today = [slot for slot in week.slots if slot.starts_at[:10] == now.date().isoformat()]
    ahead = [slot for slot in today if parse_stamp(slot.ends_at) > now]
    slot = next((slot for slot in ahead if not served(slot, week.openings, now)), None)
    room.open_now(session, staff_id=slot.staff_id if slot else None, slot_id=slot.id if slot else None)
    return "open"


def note_opening(
    session: Session, starts: dt.datetime, ends: dt.datetime, staff_id: str, visitors: int
) -> str:
    """Note an opening afterwards; its id."""
    return room.add_opening(session, starts, ends, staff_id=staff_id or None, visitors=visitors)

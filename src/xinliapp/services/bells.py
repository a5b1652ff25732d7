"""When the lesson periods of the school begin and end; without it no time can be held against a lesson."""

from __future__ import annotations

from xinliapp.domain.appointments import Bell, bells_text, parse_bells
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import settings

CHANGES = Changes.ROOM
_SETTING = "bells"
_MOST = 12


def bells(session: Session) -> tuple[Bell, ...]:
    """The periods in order, () while nobody has entered them."""
    text = settings.read(session.database, _SETTING) or ""
    found = parse_bells(text)
    return found if isinstance(found, tuple) else ()


def set_bells(session: Session, text: str, *, seen: str | None = None) -> Changes:
    """Enter the periods, one a line (``08:00-08:45``); an empty text forgets them.

    ``seen`` is the mark (``services.seen``) of the text (``bells_text``) as the form showed it.

    Raises:
        UserError: ``bells_wrong`` with the line, ``field_wrong`` for too many, ``changed_since``.
    """
    found = parse_bells(text)
    if isinstance(found, int):
        raise UserError("bells_wrong", line=found, field="各节起止")
    if len(found) > _MOST:
        raise UserError("field_wrong", field="各节起止", why=f"超过{_MOST}节")
    with session.write("room.bells") as uow:
        refuse_newer(seen, bells_text(bells(session)))
        settings.write(uow, _SETTING, bells_text(found))
    return CHANGES

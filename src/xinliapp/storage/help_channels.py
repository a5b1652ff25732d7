"""Ways to ask for help, inside the school and outside."""

from __future__ import annotations

from xinliapp.domain.safeguards import HelpChannel
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, scope, kind, name, value, hours, published_on, published_where, from_day, to_day"
    " FROM help_channel"
)


def insert(uow: UnitOfWork, channel: HelpChannel) -> None:
    """Add a way."""
    uow.insert("help_channel", {"id": channel.id, "from_day": channel.from_day, **_fields(channel)})


def update(uow: UnitOfWork, channel: HelpChannel) -> int:
    """Write what is known of a way now; how many rows."""
    return uow.update("help_channel", channel.id, _fields(channel))


def set_ended(uow: UnitOfWork, channel_id: str, day: str | None) -> int:
    """End a way from a day on, or open it again with None."""
    return uow.update("help_channel", channel_id, {"to_day": day})


def load(database: Database, channel_id: str) -> HelpChannel | None:
    """One way, or None."""
    return database.one(HelpChannel, f"{_SELECT} WHERE id = ?", (channel_id,))


def everything(database: Database) -> list[HelpChannel]:
    """Every way, those of the past last, inside the school first."""
    return database.rows(HelpChannel, f"{_SELECT} ORDER BY to_day IS NOT NULL, scope, kind, name, id")


def _fields(channel: HelpChannel) -> dict[str, object]:
    return {
        "scope": channel.scope,
        "kind": channel.kind,
        "name": channel.name,
        "value": channel.value,
        "hours": channel.hours,
        "published_on": channel.published_on,
        "published_where": channel.published_where,
    }

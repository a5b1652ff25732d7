"""Letters and calls that came in by the help channels: when, by which, when answered."""

from __future__ import annotations

from xinliapp.domain.help_messages import HelpMessage
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT m.id AS id, m.channel_id AS channel_id, c.name AS channel, m.received_at AS received_at,"
    " m.answered_at AS answered_at FROM help_message m JOIN help_channel c ON c.id = m.channel_id"
)


def insert(uow: UnitOfWork, channel_id: str, received_at: str, answered_at: str | None = None) -> str:
    """Note one; its id."""
    row_id = new_id()
    values = {"id": row_id, "channel_id": channel_id, "received_at": received_at, "answered_at": answered_at}
    uow.insert("help_message", dict(values))
    return row_id


def set_answered(uow: UnitOfWork, message_id: str, answered_at: str | None) -> int:
    """When it was answered, None not yet; the number of rows."""
    return uow.update("help_message", message_id, {"answered_at": answered_at})


def remove(uow: UnitOfWork, message_id: str) -> int:
    """Take one off that was noted by mistake; the number of rows."""
    return uow.execute("DELETE FROM help_message WHERE id = ?", (message_id,))


def load(database: Database, message_id: str) -> HelpMessage | None:
    """One, or None."""
    return database.one(HelpMessage, f"{_SELECT} WHERE m.id = ?", (message_id,))


def between(database: Database, start: str, end: str) -> list[HelpMessage]:
    """Received in [start, end), in order."""
    return database.rows(
        HelpMessage,
        f"{_SELECT} WHERE m.received_at >= ? AND m.received_at < ? ORDER BY m.received_at, m.id",
        (start, end),
    )


def unanswered(database: Database) -> list[HelpMessage]:
    """What waits for an answer, the oldest first."""
    return database.rows(HelpMessage, f"{_SELECT} WHERE m.answered_at IS NULL ORDER BY m.received_at, m.id")

"""Who merges what in the sealed inbox (the table itself lies with the services)."""

from __future__ import annotations

from xinliapp.services.inbox_handlers import INBOX_HANDLERS

__all__ = ["INBOX_HANDLERS"]

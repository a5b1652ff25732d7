"""Who merges what: the kinds of notes that people without the case key may leave in the sealed inbox."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.services.inbox import Handler

INBOX_HANDLERS: Mapping[str, Handler] = {}

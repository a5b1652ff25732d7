"""信箱热线: that something came in by one of the school's help channels, and when it was answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpMessage:
    """One letter or call. What it says is not kept here; moments are ISO, ``answered_at`` None while open."""

    id: str
    channel_id: str
    channel: str
    received_at: str
    answered_at: str | None

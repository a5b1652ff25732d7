"""家庭通报 (ZZ-21, WN-34): what a family was told, how, by whom, and what came back (case.db only)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.contacts import ContactMode


class NoticeDegree(Enum):
    """How closely parents are asked to look after the child; never the grade."""

    USUAL = "usual"
    CLOSE = "close"


class NoticeResponse(Enum):
    """What the family answered."""

    UNASKED = "unasked"
    AGREED = "agreed"
    TALK_FIRST = "talk_first"
    REFUSED = "refused"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HomeNotice:
    """One notice as it stands; ``guardian``: the relation of who was told, ``receipt_on``: the slip's day."""

    id: str
    student_id: str
    item_id: str | None
    day: str
    mode: ContactMode
    degree: NoticeDegree
    by_name: str
    guardian: str
    response: NoticeResponse
    note: str
    receipt_on: str | None

"""Money for mental health (BJ-77: 日常, 设备, 维护, 队伍): typed in yuan, kept in fen; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_FEN = 100_000_000_000  # a thousand million yuan: more is a slip of the keyboard
_YUAN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?")


class FundingCategory(Enum):
    """What the money is for."""

    DAILY = "daily"
    EQUIPMENT = "equipment"
    MAINTENANCE = "maintenance"
    STAFF = "staff"


class FundingKind(Enum):
    """Planned, or paid."""

    BUDGET = "budget"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Funding:
    """One entry; ``year`` is the calendar year it counts for, ``created_at`` when it was noted."""

    id: str
    year: int
    category: FundingCategory
    kind: FundingKind
    amount_fen: int
    note: str
    attachment_id: str | None
    created_at: str


def fen_of(text: str) -> int:
    """Yuan as people type them: ``12000``, ``12,000.5``, ``１２００元``.

    Raises:
        ValueError: anything else, nothing, or more than :data:`MOST_FEN`.
    """
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("¥").removesuffix("元").strip()
    found = _YUAN.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if not 0 < fen <= MOST_FEN:
        raise ValueError(text)
    return fen


def yuan_text(fen: int) -> str:
    """``12000``, ``12000.50``, ``-3.05``; no comma between thousands."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}" if rest else f"{sign}{yuan}"


def totals(rows: Iterable[Funding]) -> Mapping[tuple[FundingCategory, FundingKind], int]:
    """Fen by category and kind; every pair is there."""
    found = {(category, kind): 0 for category in FundingCategory for kind in FundingKind}
    for row in rows:
        found[row.category, row.kind] += row.amount_fen
    return found

"""What the packs in force ask of a form (``domain.demands``); the number is a measure's business."""

from __future__ import annotations

from xinliapp.domain.demands import Demand, demanding
from xinliapp.services import measuring
from xinliapp.services.session import Session


def clauses(session: Session, demand: Demand) -> tuple[str, ...]:
    """Ids of the clauses of the school's packs that ask for it; none: nothing is asked."""
    packs = [measuring.pack(pack_id) for pack_id in measuring.pack_ids(session.database)]
    return demanding(packs, demand)

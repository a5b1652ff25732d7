"""An answer to a consent as typed; no Qt, so that presenters know it too."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.consents import ConsentWay


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What was typed; ``day`` is ISO, ``scan`` a path or ""."""

    given: bool
    signer: str
    relation: str
    day: str
    way: ConsentWay
    reason: str
    scan: str

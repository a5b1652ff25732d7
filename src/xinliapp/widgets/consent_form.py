"""An answer to a consent as typed; no Qt, so that presenters know it too."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.consents import BY_SELF, ConsentWay

# Stored as they stand here, like anything else a person may type.
RELATIONS = ("父亲", "母亲", "祖父", "祖母", "外祖父", "外祖母", "其他监护人", BY_SELF)
ON_PAPER = "见纸质回执"
"""Who signed, where a pile of slips was recorded at once."""


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

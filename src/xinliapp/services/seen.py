"""One record open in two places: a form says what it was filled with and writes over nothing newer."""

from __future__ import annotations

import hashlib

from xinliapp.domain.errors import UserError


def mark_of(record: object) -> str:
    """What tells a record as it stands from the same one after somebody wrote into it; "" for none.

    ``record``: a frozen dataclass (or a tuple of them) as its service reads it; the mark tells nothing of it.
    """
    return "" if record is None else hashlib.sha256(repr(record).encode("utf-8")).hexdigest()[:16]


def refuse_newer(seen: str | None, record: object) -> None:
    """Refuse to write over ``record`` when it is no longer what the form was filled with.

    ``seen`` is :func:`mark_of` the record as the form showed it; None where nobody saw one (imports, tests).

    Raises:
        UserError: ``changed_since``: nothing is written.
    """
    if seen is not None and seen != mark_of(record):
        raise UserError("changed_since")

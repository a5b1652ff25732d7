"""Consents that stand, for tests of something else."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.consents import ConsentKind
from xinliapp.services import consents
from xinliapp.services.consents import Answer
from xinliapp.services.session import Session

SIGNED_ON = dt.date(2026, 9, 1)


def agreed(session: Session, *children: str, kind: ConsentKind = ConsentKind.COUNSELING) -> None:
    """The mother of every child agreed at the beginning of the term."""
    consents.record_many(session, [Answer(one, kind, SIGNED_ON, "监护人一", "母亲") for one in children])

"""Whether a vault is the demo's, and what time it is there (decision 0086).

Its children are invented, every paper says so, and its term stands in the autumn of 2026: the clock starts at
that moment when the demo is made and then runs on at the usual pace. Only core.db says so, in a row that is
written when the vault is made and never afterwards. Anybody could put a file beside the databases.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from xinliapp.domain.clock import Clock, SystemClock, parse_stamp, stamp
from xinliapp.services.session import Session
from xinliapp.storage import settings
from xinliapp.storage.database import Database, UnitOfWork

_SETTING = "demo"


@dataclass(frozen=True, slots=True)
class DemoMark:
    """Where the demo's clock stood (``moment``) when the PC's clock stood at ``made_at``."""

    moment: dt.datetime
    made_at: dt.datetime


class ShiftedClock:
    """The PC's clock, moved by a fixed span."""

    def __init__(self, real: Clock, shift: dt.timedelta) -> None:
        self._real = real
        self._shift = shift

    def now(self) -> dt.datetime:
        """Local wall-clock time in the demo."""
        return self._real.now() + self._shift


def write_mark(uow: UnitOfWork, mark: DemoMark) -> None:
    """Note that this vault is the demo's; for :func:`setup.create_vault` alone."""
    facts = {"moment": stamp(mark.moment), "made_at": stamp(mark.made_at)}
    settings.write(uow, _SETTING, json.dumps(facts))


def is_demo(session: Session) -> bool:
    """Whether this is the demo's vault, which every print says."""
    return settings.read(session.database, _SETTING) is not None


def clock_in(database: Database, clock: Clock) -> Clock:
    """The clock to work with in an opened vault: the PC's is moved to the demo's term if core.db says so.

    Any other clock is somebody's own choice (the demo's builder, a test) and stays as it is.
    """
    text = settings.read(database, _SETTING) if isinstance(clock, SystemClock) else None
    if text is None:
        return clock
    facts = json.loads(text)
    return ShiftedClock(clock, parse_stamp(facts["moment"]) - parse_stamp(facts["made_at"]))

"""Which vault this PC opens, and what time it is there.

The demo school's term stands in the autumn of 2026. Its clock starts at that moment when the demo is made and
then runs on at the usual pace, so that "today" has something to show whenever it is opened.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from xinliapp.domain.clock import Clock, SystemClock, parse_stamp, stamp
from xinliapp.services.vault import vault_state
from xinliapp.storage.layout import VaultState

DEMO_FILE = "demo.json"
# Shown on the screen that offers the demo school: it protects nothing but invented children.
DEMO_PASSPHRASE = "yanshi xuexiao 2026"  # noqa: S105


class ShiftedClock:
    """The PC's clock, moved by a fixed span."""

    def __init__(self, real: Clock, shift: dt.timedelta) -> None:
        self._real = real
        self._shift = shift

    def now(self) -> dt.datetime:
        return self._real.now() + self._shift


def mark_as_demo(vault: Path, moment: dt.datetime, real: Clock) -> None:
    """Note in the vault's folder that its children are invented, and where its clock stands."""
    facts = {"moment": stamp(moment), "made_at": stamp(real.now())}
    (vault / DEMO_FILE).write_text(json.dumps(facts), encoding="utf-8")


def is_demo(vault: Path) -> bool:
    """Whether this is the demo school, which every print says."""
    return (vault / DEMO_FILE).is_file()


def clock_of(vault: Path, real: Clock | None = None) -> Clock:
    """The clock to open ``vault`` with; a demo file that cannot be read leaves the PC's clock."""
    clock = real or SystemClock()
    try:
        facts = json.loads((vault / DEMO_FILE).read_text(encoding="utf-8"))
        return ShiftedClock(clock, parse_stamp(facts["moment"]) - parse_stamp(facts["made_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return clock


def known_vault(folder: str) -> Path | None:
    """The vault this PC opened last, if it is still there and its setup was finished."""
    path = Path(folder) if folder else None
    return path if path is not None and vault_state(path) is VaultState.READY else None

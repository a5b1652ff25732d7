"""Wrong passphrases in a row: from the third on each costs 30 seconds (screens S02). Nothing is ever erased.

The counts lie in the open beside the vault, so that ending the program does not start them again.
Somebody who deletes the file wins 30 seconds; what stops a guesser with a copy of the vault is Argon2id,
not this.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.durable import write_durably
from xinliapp.domain.clock import Clock, parse_stamp, stamp
from xinliapp.domain.errors import KnownError, UserError

FREE_ATTEMPTS = 2
PAUSE_SECONDS = 30
_MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong passphrases of one account since the last right one, and when the last one was."""

    count: int
    last_at: str


def seconds_to_wait(path: Path, account_id: str, clock: Clock) -> int:
    """How long the next attempt must wait; 0 when it may come now."""
    found = _read(path).get(account_id)
    if found is None or found.count <= FREE_ATTEMPTS:
        return 0
    passed = (clock.now() - parse_stamp(found.last_at)).total_seconds()
    # A clock that was set back must not turn the pause into hours.
    return 0 if passed >= PAUSE_SECONDS else PAUSE_SECONDS - max(0, int(passed))


def refuse_early(path: Path, account_id: str, clock: Clock) -> None:
    """Refuse an attempt during the pause.

    Raises:
        UserError: ``wait_after_wrong_passphrase`` (``seconds``).
    """
    seconds = seconds_to_wait(path, account_id, clock)
    if seconds:
        if dt.timedelta(0) > clock.now() - parse_stamp(_read(path)[account_id].last_at):
            _save(path, {**_read(path), account_id: Attempts(FREE_ATTEMPTS + 1, stamp(clock.now()))})
        raise UserError("wait_after_wrong_passphrase", seconds=seconds)


def note_wrong(path: Path, account_id: str, clock: Clock) -> int:
    """Count a wrong passphrase; how many in a row it is now."""
    known = _read(path)
    before = known.get(account_id)
    count = (before.count if before else 0) + 1
    _save(path, {**known, account_id: Attempts(count, stamp(clock.now()))})
    return count


def note_right(path: Path, account_id: str) -> None:
    """The right passphrase ends the row."""
    known = _read(path)
    if known.pop(account_id, None) is not None:
        _save(path, known)


def _read(path: Path) -> dict[str, Attempts]:
    try:
        with path.open("rb") as stream:
            read = json.loads(stream.read(_MAX_BYTES))
        found = {str(name): Attempts(int(count), str(last)) for name, (count, last) in read.items()}
        for entry in found.values():
            parse_stamp(entry.last_at)
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}
    return found


def _save(path: Path, known: dict[str, Attempts]) -> None:
    data = {name: [entry.count, entry.last_at] for name, entry in known.items()}
    try:
        write_durably(path, json.dumps(data).encode("ascii"))
    except KnownError:
        # A full disk must not keep the right passphrase out, nor hide that the passphrase was wrong.
        return

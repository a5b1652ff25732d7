"""Bringing a vault's files to the newest schema when it is opened: first a copy, then the steps."""

from __future__ import annotations

from xinliapp.crypto.derive import database_key
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import Clock
from xinliapp.storage.backup import copy_database
from xinliapp.storage.connection import open_single
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.migrate import migrate, pending


def bring_up_to_date(
    place: VaultFolder, unlocked: UnlockedKeys, clock: Clock, *, core_only: bool = False
) -> int:
    """Run what is pending on each file this person can open; the number of steps run.

    The copy keeps its file's key and lies in ``backups/before-<role>-<version>-<moment>.db``.

    Raises:
        KnownError: ``database_newer``, ``disk_full`` …: the file is as it was.
    """
    steps = 0
    for role, part, path in (("core", Compartment.CORE, place.core), ("case", Compartment.CASE, place.case)):
        left_out = core_only and part is Compartment.CASE
        if left_out or not (unlocked.holds(part) and path.is_file()):
            continue
        key = database_key(unlocked.key(part))
        connection = open_single(path, key)
        try:
            waiting = pending(connection, role)
            if waiting:
                place.backups.mkdir(exist_ok=True, mode=0o700)
                moment = clock.now().strftime("%Y%m%d-%H%M%S")
                target = place.backups / f"before-{role}-{waiting[0].number:04d}-{moment}.db"
                copy_database(connection, "main", target, key)
                steps += migrate(connection, role)
        finally:
            connection.close()
    return steps

"""Real vault files without the slow passphrase step: for tests of storage and services."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xinliapp.crypto.derive import database_key
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.clock import FixedClock
from xinliapp.services.session import Session
from xinliapp.storage.create import create_database
from xinliapp.storage.database import Database

NOW = dt.datetime(2026, 11, 23, 8, 0, 0)  # noqa: DTZ001 - wall clock
VAULT_ID = "6f1d2c1e-0000-4000-8000-000000000001"
CORE_KEY = bytes(range(32))
CASE_KEY = bytes(range(32, 64))
SIGN_SEED = bytes(range(64, 96))
ALL_KEYS = {Compartment.CORE: CORE_KEY, Compartment.CASE: CASE_KEY, Compartment.SIGN: SIGN_SEED}


@dataclass
class VaultFiles:
    """A folder with both databases; :meth:`session` opens it as someone."""

    folder: Path
    clock: FixedClock

    def session(self, role: Role = Role.COUNSELOR, name: str = "心理教师甲") -> Session:
        """Open the vault as a person of this role, with exactly the keys the role holds."""
        keys = {part: ALL_KEYS[part] for part in role.compartments}
        account = Account(f"user-{role.value}", name, name, role, True, "2026-09-01T08:00:00")
        case = keys.get(Compartment.CASE)
        database = Database.open(self.folder, database_key(CORE_KEY), database_key(case) if case else None)
        unlocked = UnlockedKeys(
            user_id=account.id, vault_id=VAULT_ID, generation=1, keys=keys, private_half=bytes(32)
        )
        return Session(self.folder, database, account, unlocked, self.clock)


def make_vault(folder: Path, moment: dt.datetime = NOW) -> VaultFiles:
    """Both databases in ``folder`` under fixed keys: copies of a pair each process makes once a moment."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in _template(moment).iterdir():
        shutil.copyfile(file, folder / file.name)
    return VaultFiles(folder, FixedClock(moment))


@cache
def _template(moment: dt.datetime) -> Path:
    """Running every migration costs most of a second; a thousand tests need the same empty pair."""
    folder = Path(tempfile.mkdtemp(prefix="vault-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for role, key in (("core", CORE_KEY), ("case", CASE_KEY)):
        create_database(
            folder,
            role,
            database_key(key),
            vault_id=VAULT_ID,
            key_list_generation=1,
            clock=FixedClock(moment),
            actor="setup",
        )
    return folder

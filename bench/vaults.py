"""Vaults to measure on: a small empty one, and the big school's, which is made once per run."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.big_school import NOW
from xinliapp.crypto.derive import database_key
from xinliapp.crypto.kdf import KDF_FLOOR
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.services.session import Session
from xinliapp.services.setup import FirstAccount, NewVault, confirm_recovery, create_vault
from xinliapp.services.vault import close, open_vault
from xinliapp.storage.create import create_database
from xinliapp.storage.database import Database
from xinliapp.storage.units import store_unit

TEACHER, PASSPHRASE = "心理教师甲", "bench passphrase, nobody's secret"
CLOCK = FixedClock(NOW)
STAGES = (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)
_KEYS = {part: bytes([number]) * 32 for number, part in enumerate(Compartment, start=1)}
_VAULT_ID = "6f1d2c1e-0000-4000-8000-0000000000be"


@dataclass(frozen=True, slots=True)
class BigVault:
    """The big school's vault; the account's keys open it bare as well."""

    folder: Path
    records: int
    core_key: bytes
    case_key: bytes

    def unlock(self) -> Session:
        """As the lock screen does."""
        return open_vault(self.folder, TEACHER, PASSPHRASE, CLOCK)


def small_vault(folder: Path) -> Session:
    """An empty school's vault, opened as its counsellor without the passphrase step."""
    folder.mkdir(parents=True)
    core, case = small_vault_keys()
    for role, key in (("core", core), ("case", case)):
        create_database(
            folder, role, key, vault_id=_VAULT_ID, key_list_generation=1, clock=CLOCK, actor="bench"
        )
    keys = UnlockedKeys(user_id="bench", vault_id=_VAULT_ID, generation=1, keys=_KEYS, private_half=bytes(32))
    account = Account("bench", TEACHER, TEACHER, Role.COUNSELOR, True, "2026-09-01T08:00:00")
    session = Session(folder, Database.open(folder, core, case), account, keys, CLOCK)
    unit = Unit(
        "unit", Edition.SCHOOL, "3199000001", "测速学校", STAGES, SchoolSystem.SIX_THREE, True, (), (), 2, 4
    )
    with session.write("bench.unit") as uow:
        store_unit(uow, unit)
    return session


def small_vault_keys() -> tuple[bytes, bytes]:
    """Raw keys of the two files of every :func:`small_vault`."""
    return database_key(_KEYS[Compartment.CORE]), database_key(_KEYS[Compartment.CASE])


@cache
def big_vault() -> BigVault:
    """5,000 students on the roll, half a million records; made at the first call, removed at exit."""
    root = Path(tempfile.mkdtemp(prefix="xinliapp-bench-big-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    folder = root / "vault"
    new = NewVault(
        edition=Edition.SCHOOL,
        code="3199000001",
        name="测速学校",
        accounts=(FirstAccount(TEACHER, TEACHER, Role.COUNSELOR, PASSPHRASE),),
        stages=STAGES,
        boarding=True,
        concern_threshold=2,
        upper_primary_from=4,
    )
    created = create_vault(folder, new, CLOCK, cost=KDF_FLOOR, allow_weak=True)
    confirm_recovery(created, {n: created.paper.groups[n - 1] for n in created.asked}, CLOCK)
    core, case = (database_key(created.keys.key(part)) for part in (Compartment.CORE, Compartment.CASE))
    order = {"folder": str(folder), "core": core.hex(), "case": case.hex()}
    done = subprocess.run(
        [sys.executable, "-m", "bench.filling"],
        input=json.dumps(order), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return BigVault(folder, int(done.stdout), core, case)


_OPEN: list[Session] = []


def big_session() -> Session:
    """The big vault unlocked, for cases that are not about unlocking; until :func:`close_big_session`."""
    if not _OPEN:
        _OPEN.append(big_vault().unlock())
    return _OPEN[0]


def close_big_session() -> None:
    """Give the big vault back: it is one program's at a time, and a case may start another one."""
    while _OPEN:
        close(_OPEN.pop())

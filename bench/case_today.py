"""From the passphrase to the page of the day, in a vault with twelve years in it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from bench.floors.sql import open_pair
from bench.floors.statements import ask, distinct
from bench.floors.unlock import Price, derive
from bench.harness import Case
from bench.recording import recorded
from bench.vaults import PASSPHRASE, TEACHER, big_vault
from xinliapp.crypto.durable import load_keylist
from xinliapp.services.today import today
from xinliapp.services.vault import close
from xinliapp.storage.layout import VaultFolder


def cases(folder: Path) -> list[Case]:
    """One case; Argon2id at the least price the key list accepts, so that it hides as little as possible."""
    vault = big_vault()
    price = _price(vault.folder)
    open_now = ExitStack()
    with recorded() as asked:
        session = vault.unlock()
        today(session)
    close(session)
    statements = distinct(asked)
    print(
        f"  {vault.records} 条记录;解锁到今日共 {len(asked)} 次查询,其中不同的 {len(statements)} 次",
        flush=True,
    )

    def run(_: object) -> None:
        session = vault.unlock()
        open_now.callback(close, session)
        assert today(session).counters

    def floor(_: object) -> None:
        derive(PASSPHRASE, price)
        connection = open_pair(vault.folder, vault.core_key, vault.case_key)
        open_now.callback(connection.close)
        ask(connection, statements)

    return [
        Case("解锁到今日(50万条)", run, floor, open_now.close, repeats=7, goal_ratio=1.5, goal_extra=0.4),
    ]


def _price(folder: Path) -> Price:
    users = load_keylist(VaultFolder(folder).keys, None).keylist.users
    kdf = next(user.kdf for user in users if user.label == TEACHER)
    return Price(kdf.memory_kib, kdf.time_cost, kdf.parallelism, kdf.salt)

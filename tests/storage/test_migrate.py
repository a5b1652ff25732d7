"""Migrations: every step in its own transaction, newer files refused, an old file ends as a fresh one."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from tests.support.vaults import CORE_KEY, NOW, make_vault
from xinliapp.crypto.derive import database_key
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError
from xinliapp.storage import migrate as steps
from xinliapp.storage.connection import open_single
from xinliapp.storage.migrate import Migration, migrate, migrations, pending, split_statements

KEY = database_key(CORE_KEY)


def schema(connection: sqlcipher3.Connection) -> list[tuple[object, ...]]:
    return list(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"))


@pytest.mark.parametrize("role", ["core", "case"])
def test_a_file_brought_up_step_by_step_has_the_fresh_schema(tmp_path: Path, role: str) -> None:
    fresh = open_single(tmp_path / "fresh.db", KEY, create=True)
    assert migrate(fresh, role) == len(migrations(role))
    for number in range(len(migrations(role))):
        old = open_single(tmp_path / f"old-{number}.db", KEY, create=True)
        for step in migrations(role)[:number]:
            for statement in step.statements:
                old.execute(statement)
            old.execute(f"PRAGMA user_version={step.number}")
        assert migrate(old, role) == len(migrations(role)) - number
        assert schema(old) == schema(fresh)
        assert migrate(old, role) == 0
        old.close()
    fresh.close()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    make_vault(tmp_path)
    connection = open_single(tmp_path / "core.db", KEY)
    connection.execute("PRAGMA user_version=999")
    with pytest.raises(KnownError) as refused:
        pending(connection, "core")
    assert (refused.value.code, refused.value.params["version"]) == ("database_newer", 999)
    connection.close()


def test_a_step_that_stops_halfway_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(tmp_path)
    connection = open_single(tmp_path / "core.db", KEY)
    before, version = schema(connection), len(migrations("core"))
    broken = Migration(version + 1, ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))
    monkeypatch.setattr(steps, "migrations", lambda role: (*migrations(role), broken))
    with pytest.raises(sqlcipher3.OperationalError):
        migrate(connection, "core")
    assert schema(connection) == before
    assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    connection.close()


def test_opening_a_vault_copies_it_before_a_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import MappingProxyType

    from xinliapp.crypto.unlocked import UnlockedKeys
    from xinliapp.domain.accounts import Compartment
    from xinliapp.services import migrating
    from xinliapp.storage.layout import VaultFolder

    make_vault(tmp_path)
    keys = UnlockedKeys("u", "v", 1, MappingProxyType({Compartment.CORE: CORE_KEY}), b"")
    place, clock = VaultFolder(tmp_path), FixedClock(NOW)
    assert migrating.bring_up_to_date(place, keys, clock) == 0
    assert not place.backups.exists()
    known = migrations("core")
    more = Migration(len(known) + 1, ("CREATE TABLE added (x)",))
    monkeypatch.setattr(steps, "migrations", lambda role: (*known, more))
    assert migrating.bring_up_to_date(place, keys, clock) == 1
    (copy,) = place.backups.iterdir()
    old = open_single(copy, KEY)
    assert old.execute("PRAGMA user_version").fetchone() == (len(known),)
    assert old.execute("SELECT count(*) FROM vault_info").fetchone() == (1,)
    old.close()


def test_statements_are_split_outside_trigger_bodies() -> None:
    body = "CREATE TRIGGER t AFTER INSERT ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    script = "CREATE TABLE a (x); -- one; two\n" + body
    assert len(list(split_statements("CREATE TABLE a (x);\nCREATE TABLE b (x);\n"))) == 2
    trigger = "CREATE TRIGGER t AFTER INSERT ON a\nBEGIN SELECT 1;\nSELECT 2; END;\n"
    assert list(split_statements(trigger)) == [trigger.strip()]
    assert "".join(split_statements(script)).count("CREATE") == 2
    with pytest.raises(ValueError, match="middle"):
        list(split_statements("CREATE TABLE a (x)"))

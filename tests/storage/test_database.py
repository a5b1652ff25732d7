"""Typed rows out, transactions in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.support.vaults import NOW, VaultFiles, make_vault
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.storage import settings
from xinliapp.storage.database import Database, store


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    active: bool
    role: Role


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_vault(tmp_path)


def add(database: Database, name: str, role: Role) -> None:
    with database.unit_of_work(FixedClock(NOW), "test") as uow:
        uow.insert("account", {"id": name, "name": name, "display_name": name, "role": role, "active": True})


def test_rows_come_out_typed_and_stamped(files: VaultFiles) -> None:
    database = files.session().database
    add(database, "a", Role.REGISTRAR)
    assert database.rows(Row, "SELECT id, active, role FROM account") == [Row("a", True, Role.REGISTRAR)]
    assert database.tuples("SELECT created_at, created_by FROM account") == [("2026-11-23T08:00:00", "test")]


def test_columns_must_be_the_dataclass_fields(files: VaultFiles) -> None:
    database = files.session().database
    with pytest.raises(TypeError, match="missing"):
        database.rows(Row, "SELECT id, active FROM account")
    with pytest.raises(TypeError, match="unknown"):
        database.rows(Row, "SELECT id, active, role, name FROM account")


def test_an_exception_rolls_both_files_back(files: VaultFiles) -> None:
    session = files.session()
    with pytest.raises(UserError), session.write("x", case=True) as uow:
        uow.insert("casework.check_round", {"id": "r", "name": "n", "method": "m", "starts_on": "2026-11-23"})
        settings.write(uow, "s", "1")
        raise UserError("not_found")
    assert session.database.scalar("SELECT count(*) FROM casework.check_round") == 0
    assert settings.read(session.database, "s") is None
    assert session.database.scalar("SELECT count(*) FROM casework.audit_event") == 0


def test_units_of_work_do_not_nest(files: VaultFiles) -> None:
    session = files.session()
    with (
        pytest.raises(RuntimeError, match="nest"),
        session.database.unit_of_work(session.clock, "x"),
        session.database.unit_of_work(session.clock, "x"),
    ):
        pass


def test_a_database_that_somebody_else_writes_is_busy(files: VaultFiles) -> None:
    first, second = files.session().database, files.session().database
    second.connection.execute("PRAGMA busy_timeout=1")
    first.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnownError) as busy, second.unit_of_work(FixedClock(NOW), "x"):
        pass
    assert busy.value.code == "busy"
    first.connection.execute("ROLLBACK")


def test_an_interrupted_query_is_cancelled_not_damaged(files: VaultFiles) -> None:
    database = files.session().database
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    database.connection.set_progress_handler(lambda: 1, 1000)  # what interrupt() does, without a thread
    with pytest.raises(KnownError) as cancelled:
        database.scalar(endless)
    assert cancelled.value.code == "cancelled"


def test_values_are_stored_as_text_and_numbers() -> None:
    assert [store(value) for value in (Colour.RED, True, None, 1.5, b"x")] == ["red", 1, None, 1.5, b"x"]
    with pytest.raises(TypeError):
        store(NOW)


def test_the_generation_seen_never_goes_down(files: VaultFiles) -> None:
    session = files.session()
    for given, kept in ((5, 5), (3, 5), (6, 6)):
        with session.database.unit_of_work(session.clock, "x") as uow:
            settings.raise_generation(uow, given)
        assert settings.generation_seen(session.database) == kept

"""Opening the files: traps of ATTACH, pragmas read back, wrong pairs, what the library's errors become."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3

from tests.support.vaults import CASE_KEY, CORE_KEY, NOW, VAULT_ID, make_vault
from xinliapp.crypto.derive import database_key
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError
from xinliapp.storage import connection as opening
from xinliapp.storage.create import create_database
from xinliapp.storage.database import Database

CORE, CASE = database_key(CORE_KEY), database_key(CASE_KEY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_vault(tmp_path)
    return tmp_path


def code(error: pytest.ExceptionInfo[KnownError]) -> tuple[str, object]:
    return error.value.code, error.value.params.get("name")


def test_without_the_case_key_there_is_no_case_schema(folder: Path) -> None:
    database = Database.open(folder, CORE, None)
    names = [str(row[1]) for row in database.tuples("PRAGMA database_list")]
    assert names == ["main"]
    database.close()


def test_pragmas_are_set_on_both_files_and_stay(folder: Path) -> None:
    database = Database.open(folder, CORE, CASE)
    for schema in ("main", "casework"):
        found = {
            name: database.scalar(f"PRAGMA {schema}.{name}")
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema")
        }
        assert found == {
            "journal_mode": "truncate",
            "synchronous": 3,
            "secure_delete": 1,
            "foreign_keys": 1,
            "trusted_schema": 0,
        }, schema
    for name, value in (("cell_size_check", 1), ("temp_store", 2), ("busy_timeout", 10000)):
        assert database.scalar(f"PRAGMA {name}") == value
    assert database.scalar("PRAGMA cipher_memory_security") == "1"
    database.close()


MEMORY_GUARDED = """
import sys
from pathlib import Path

import sqlcipher3

from xinliapp.storage.connection import open_single

path = Path(sys.argv[1])
real, found = sqlcipher3.connect, []


def connect(name, **options):
    if name != ":memory:":
        probe = real(":memory:")
        found.append(probe.execute("PRAGMA cipher_memory_security").fetchone()[0])
        found.append(str(options["cached_statements"]))
        probe.close()
    return real(name, **options)


sqlcipher3.connect = connect
open_single(path, bytes.fromhex(sys.argv[2])).close()
print(*found)
"""


def test_a_process_locks_memory_before_its_first_connection_and_keeps_no_statements(folder: Path) -> None:
    """A new process, because the switch is one for the whole process (decision 0081)."""
    asked = [sys.executable, "-c", MEMORY_GUARDED, str(folder / "core.db"), CORE.hex()]
    found = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60)
    assert found.stdout.split() == ["1", "0"]


def test_a_pragma_that_does_not_take_is_no_vault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PRAGMAS", (("journal_mode", "TRUNCATE", "something else"),))
    with pytest.raises(KnownError) as refused:
        Database.open(folder, CORE, CASE)
    assert code(refused) == ("pragma_refused", "journal_mode")


@pytest.mark.parametrize(("victim", "keys"), [("core.db", (CASE, CASE)), ("case.db", (CORE, CORE))])
def test_a_wrong_key_is_said_with_the_files_name(
    folder: Path, victim: str, keys: tuple[bytes, bytes]
) -> None:
    with pytest.raises(KnownError) as refused:
        Database.open(folder, *keys)
    assert code(refused) == ("database_unreadable", victim)


@pytest.mark.parametrize("victim", ["core.db", "case.db"])
def test_a_missing_file_is_never_created(folder: Path, victim: str) -> None:
    (folder / victim).unlink()
    with pytest.raises(KnownError) as refused:
        Database.open(folder, CORE, CASE)
    assert code(refused) == ("file_missing", victim)
    assert not (folder / victim).exists()


def test_the_traps_of_attach_are_real(folder: Path) -> None:
    """Why attach_case is as it is: both of these go through without a word."""
    connection = opening.open_single(folder / "core.db", CORE)
    connection.execute("ATTACH ? AS made", (f"file:{folder}/new.db?mode=rwc",))
    connection.execute("CREATE TABLE made.t (x)")
    connection.close()
    again = opening.open_single(folder / "new.db", CORE)  # it silently took the first file's key
    assert again.execute("SELECT count(*) FROM t").fetchone() == (0,)
    again.close()


def test_swapped_files_and_files_of_other_vaults_do_not_pair(tmp_path: Path) -> None:
    for name, vault_id in (("a", VAULT_ID), ("b", "another")):
        (tmp_path / name).mkdir()
        for role in ("core", "case"):
            create_database(
                tmp_path / name,
                role,
                CORE,
                vault_id=vault_id,
                key_list_generation=1,
                clock=FixedClock(NOW),
                actor="x",
            )
    (tmp_path / "a" / "case.db").write_bytes((tmp_path / "b" / "case.db").read_bytes())
    with pytest.raises(KnownError) as other_vault:
        Database.open(tmp_path / "a", CORE, CORE)
    assert other_vault.value.code == "pair_mismatch"
    (tmp_path / "b" / "core.db").write_bytes((tmp_path / "b" / "case.db").read_bytes())
    with pytest.raises(KnownError) as swapped:
        Database.open(tmp_path / "b", CORE, None)
    assert swapped.value.code == "pair_mismatch"


def test_another_generation_of_the_pair_is_refused(folder: Path) -> None:
    connection = opening.open_single(folder / "case.db", CASE)
    connection.execute("UPDATE vault_info SET pair_generation = 2")
    connection.close()
    with pytest.raises(KnownError) as refused:
        Database.open(folder, CORE, CASE)
    assert refused.value.code == "pair_mismatch"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("database or disk is full", "disk_full"),
        ("database is locked", "busy"),
        ("attempt to write a readonly database", "database_not_writable"),
        ("disk I/O error", "database_not_writable"),
        ("file is not a database", "database_unreadable"),
        ("database disk image is malformed", "database_unreadable"),
        ("interrupted", "cancelled"),
    ],
)
def test_the_librarys_messages_become_sentences(message: str, expected: str) -> None:
    with pytest.raises(KnownError) as known, opening.reading("core.db"):
        raise sqlcipher3.OperationalError(message)
    assert known.value.code == expected


def test_mistakes_in_our_own_sql_stay_bugs(folder: Path) -> None:
    database = Database.open(folder, CORE, CASE)
    with pytest.raises(sqlcipher3.OperationalError):
        database.tuples("SELECT * FROM nowhere")
    with (
        pytest.raises(sqlcipher3.IntegrityError),
        database.unit_of_work(FixedClock(NOW), "x") as uow,
    ):
        uow.execute("INSERT INTO app_setting VALUES (NULL, NULL, NULL, NULL)")
    database.close()


def test_a_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        opening.raw_key(b"short")

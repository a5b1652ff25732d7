"""The key list is saved, core.db does not commit: what is said holds, and the next unlock makes it good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from tests.services.test_vault import NOW, SECRETS, code_of, make, unlock
from xinliapp.crypto.durable import load_keylist
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import accounts, recovery, vault
from xinliapp.services.session import Session
from xinliapp.storage import accounts as rows
from xinliapp.storage import settings
from xinliapp.storage.database import Database
from xinliapp.storage.layout import VaultFolder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    make(tmp_path / "v", clock)
    return tmp_path / "v"


class FailingCommit:
    """A connection whose disk is full when it commits for the ``nth`` time."""

    def __init__(self, real: Any, nth: int = 1) -> None:
        self._real, self._left = real, nth

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, *args: Any) -> Any:
        if sql == "COMMIT":
            self._left -= 1
            if self._left == 0:
                raise sqlcipher3.OperationalError("database or disk is full")
        return self._real.execute(sql, *args)


def break_commit(session: Session) -> None:
    session.database.connection = FailingCommit(session.database.connection)  # type: ignore[assignment]


def generations(session: Session) -> tuple[int, int]:
    """Of the list on the disk, and the highest core.db has seen."""
    listing = load_keylist(VaultFolder(session.vault).keys, None, allow_weak=True).keylist
    return listing.generation, settings.generation_seen(session.database)


def ids(session: Session) -> dict[str, str]:
    return {person.name: person.id for person in accounts.list_accounts(session)}


def active(session: Session) -> dict[str, bool]:
    return {person.name: person.active for person in accounts.list_accounts(session)}


def refused(error: pytest.ExceptionInfo[KnownError], code: str, *words: str) -> None:
    assert code_of(error) == code
    assert all(word in sentence(error.value) for word in words)


def put_right(folder: Path, clock: FixedClock, name: str = "wang") -> Session:
    """Anybody's next unlock: both numbers agree again and everybody is told."""
    session = unlock(folder, name, clock)
    listed, seen = generations(session)
    assert listed == seen
    assert "keys.ahead" in {notice.action for notice in recovery.notices(session)}
    return session


def test_an_added_person_can_sign_in_and_is_recorded_later(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "li", clock)
    break_commit(session)
    with pytest.raises(KnownError) as said:
        accounts.add_account(
            session, "sun", "孙老师", Role.COUNSELOR, "words", cost=KdfCost.TEST, allow_weak=True
        )
    refused(said, "account_added_unrecorded", "已经可以登录", "重新登录")
    assert generations(session) == (2, 1)
    assert "sun" not in ids(session)
    vault.close(session)
    session = put_right(folder, clock)
    row = rows.account_named(session.database, "sun")
    assert row is not None and (row.role, row.active) == (Role.COUNSELOR, True)
    vault.close(session)
    vault.close(vault.open_vault(folder, "sun", "words", clock, allow_weak=True))


def test_the_new_passphrase_holds_and_that_is_what_is_said(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "zhao", clock)
    break_commit(session)
    with pytest.raises(KnownError) as said:
        accounts.change_passphrase(session, SECRETS["zhao"], "new", cost=KdfCost.TEST, allow_weak=True)
    refused(said, "passphrase_unrecorded", "新口令已经生效", "旧口令不能再用")
    vault.close(session)
    with pytest.raises(UserError) as old:
        unlock(folder, "zhao", clock)
    assert code_of(old) == "wrong_passphrase"
    vault.close(vault.open_vault(folder, "zhao", "new", clock, allow_weak=True))
    session = unlock(folder, "li", clock)
    assert generations(session) == (2, 2)
    vault.close(session)


def test_a_person_switched_off_is_off_and_recorded_later(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "li", clock)
    break_commit(session)
    with pytest.raises(KnownError) as said:
        accounts.disable_account(session, ids(session)["zhao"], allow_weak=True)
    refused(said, "account_off_unrecorded", "已经不能登录")
    assert active(session)["zhao"] is True  # what core.db still says
    vault.close(session)
    session = put_right(folder, clock)
    assert active(session) == {"li": True, "wang": True, "zhao": False}
    vault.close(session)


def test_who_comes_back_is_not_left_outside(folder: Path, clock: FixedClock) -> None:
    """The row is there and off, the list has the person: only the number says that the list is the newer."""
    session = unlock(folder, "li", clock)
    zhao = ids(session)["zhao"]
    accounts.disable_account(session, zhao, allow_weak=True)
    break_commit(session)
    with pytest.raises(KnownError):
        accounts.add_account(
            session, "zhao", "赵老师", Role.COUNSELOR, "again", cost=KdfCost.TEST, allow_weak=True
        )
    vault.close(session)
    session = vault.open_vault(folder, "zhao", "again", clock, allow_weak=True)
    assert (session.account.id, session.account.role, session.account.active) == (zhao, Role.COUNSELOR, True)
    vault.close(session)


def test_the_next_change_in_the_same_sitting_catches_up_first(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "li", clock)
    real = session.database.connection
    break_commit(session)
    with pytest.raises(KnownError):
        accounts.disable_account(session, ids(session)["zhao"], allow_weak=True)
    session.database.connection = real
    accounts.add_account(session, "sun", "孙老师", Role.REGISTRAR, "w", cost=KdfCost.TEST, allow_weak=True)
    assert active(session) == {"li": True, "sun": True, "wang": True, "zhao": False}
    assert generations(session) == (3, 3)
    vault.close(session)


def test_a_list_that_was_never_saved_changes_nothing(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other order would lock everybody out; and a full disk before the list is told as just that."""
    session = unlock(folder, "li", clock)

    def full(*_: object) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(accounts, "save_keylist", full)
        with pytest.raises(KnownError) as said:
            accounts.disable_account(session, ids(session)["zhao"], allow_weak=True)
    assert code_of(said) == "disk_full"
    assert generations(session) == (1, 1)
    assert active(session)["zhao"] is True
    vault.close(session)
    vault.close(unlock(folder, "zhao", clock))


def test_core_never_asks_for_a_list_that_is_not_on_the_disk_yet(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the moment of the commit the new list is in place already."""
    session = unlock(folder, "li", clock)
    seen: list[tuple[int, int]] = []

    class Watching(FailingCommit):
        def execute(self, sql: str, *args: Any) -> Any:
            if sql == "COMMIT":
                seen.append(generations(session))
            return self._real.execute(sql, *args)

    session.database.connection = Watching(session.database.connection)  # type: ignore[assignment]
    accounts.disable_account(session, ids(session)["zhao"], allow_weak=True)
    assert seen == [(2, 2)]
    vault.close(session)


def test_the_sheet_says_that_the_new_passphrase_holds(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    created = make(tmp_path / "v", clock)
    real = recovery._core

    def core(*args: Any) -> Database:
        database = real(*args)
        # The first commit notes that the envelope was used, the second one fails.
        database.connection = FailingCommit(database.connection, 2)  # type: ignore[assignment]
        return database

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "_core", core)
        with pytest.raises(KnownError) as said:
            recovery.open_with_recovery(
                tmp_path / "v", created.code.text, "wang", "again", clock, cost=KdfCost.TEST, allow_weak=True
            )
    refused(said, "passphrase_unrecorded", "新口令已经生效")
    session = vault.open_vault(tmp_path / "v", "wang", "again", clock, allow_weak=True)
    assert {"recovery.opened", "keys.ahead"} <= {notice.action for notice in recovery.notices(session)}
    vault.close(session)

"""Wrong passphrases count, wait and are told alike wherever they are typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, SECRETS, code_of, make, unlock
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import UserError
from xinliapp.services import accounts, backup, recovery, vault
from xinliapp.services.restore import SecondPerson, SignedPaper, restore

PAPER = SignedPaper("片区审核人", "2026-1")
Attempt = Callable[[], object]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    make(tmp_path / "v", clock)
    return tmp_path / "v"


@pytest.fixture
def copy(folder: Path, clock: FixedClock) -> Path:
    session = unlock(folder, "li", clock)
    made = backup.make_backup(session)
    vault.close(session)
    return made.folder


def three_wrong(attempt: Attempt, code: str = "wrong_passphrase") -> None:
    for number in (1, 2, 3):
        with pytest.raises(UserError) as wrong:
            attempt()
        assert code_of(wrong) == code
        assert wrong.value.params.get("attempt", number) == number
    with pytest.raises(UserError) as early:
        attempt()
    assert code_of(early) == "wait_after_wrong_passphrase"


def told(folder: Path, clock: FixedClock, where: str) -> list[tuple[str | None, object]]:
    """What the counsellor hears at the next unlock: whose passphrase, and how many in a row."""
    counselor = unlock(folder, "li", clock)
    found = [n for n in recovery.notices(counselor) if n.action == "auth.fail"]
    assert {n.detail.get("where") for n in found} == {where}
    vault.close(counselor)
    return sorted((n.object_id, n.detail["in_a_row"]) for n in found)


def account_id(folder: Path, name: str) -> str:
    return next(choice.account_id for choice in vault.vault_accounts(folder) if choice.name == name)


def test_a_restore_counts_waits_and_tells(folder: Path, copy: Path, clock: FixedClock) -> None:
    three_wrong(lambda: restore(folder, copy, "wang", "no", PAPER, clock, allow_weak=True))
    with pytest.raises(UserError) as held_up:  # one row of attempts, wherever they are made
        unlock(folder, "wang", clock)
    assert code_of(held_up) == "wait_after_wrong_passphrase"
    wang = account_id(folder, "wang")
    assert told(folder, clock, "restore") == [(wang, 1), (wang, 2), (wang, 3)]


def test_the_second_persons_passphrase_counts_for_the_second_person(
    folder: Path, copy: Path, clock: FixedClock
) -> None:
    witness = SecondPerson("wang", "no")
    three_wrong(lambda: restore(folder, copy, "li", SECRETS["li"], witness, clock, allow_weak=True))
    wang = account_id(folder, "wang")
    assert told(folder, clock, "witness") == [(wang, 1), (wang, 2), (wang, 3)]


def test_a_code_that_opens_nothing_counts_waits_and_is_told(
    folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = make(tmp_path / "w", clock).code.text
    three_wrong(
        lambda: recovery.open_with_recovery(
            folder, other, "wang", "again", clock, cost=KdfCost.TEST, allow_weak=True
        ),
        "recovery_not_opened",
    )
    vault.close(unlock(folder, "wang", clock))  # the sheet's attempts hold up nobody's passphrase
    assert told(folder, clock, "recovery") == [("recovery", 1), ("recovery", 2), ("recovery", 3)]


def test_a_mistyped_code_is_no_guess(folder: Path, clock: FixedClock) -> None:
    for _ in range(4):
        with pytest.raises(UserError) as typo:
            recovery.open_with_recovery(folder, "0000", "wang", "again", clock, allow_weak=True)
        assert code_of(typo) != "wait_after_wrong_passphrase"


def test_changing_ones_passphrase_counts_waits_and_is_told(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "zhao", clock)
    three_wrong(lambda: accounts.change_passphrase(session, "no", "new", cost=KdfCost.TEST, allow_weak=True))
    with pytest.raises(UserError):  # the right one must wait too
        accounts.change_passphrase(session, SECRETS["zhao"], "new", cost=KdfCost.TEST, allow_weak=True)
    vault.close(session)
    zhao = account_id(folder, "zhao")
    assert told(folder, clock, "change") == [(zhao, 1), (zhao, 2), (zhao, 3)]
    clock.moment += dt.timedelta(seconds=30)
    session = unlock(folder, "zhao", clock)
    accounts.change_passphrase(session, SECRETS["zhao"], "new", cost=KdfCost.TEST, allow_weak=True)
    vault.close(session)

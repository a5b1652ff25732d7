"""Power cuts, as the model has them: what was synced is there, of the rest anything may be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import model, scenarios
from tests.faults.apart import Look
from tests.faults.recorder import Call, Op


@pytest.mark.timeout(240)
def test_no_power_cut_splits_or_loses_a_two_file_commit(look: Look, shim: Path, fast_folder: Path) -> None:
    tally = look(scenarios.two_file_commit, shim, fast_folder, 1000)
    print(tally.table())
    assert tally.states == 1000
    assert not tally.problems, tally.table()
    # The sample is worth something only if many cuts fall into the middle of a commit.
    assert tally.kinds["with 2 journals to look at"] > 200


@pytest.mark.timeout(240)
def test_a_draft_that_was_acknowledged_survives_a_power_cut(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.drafting, shim, fast_folder, 300)
    print(tally.table())
    assert tally.states == 300
    assert not tally.problems, tally.table()
    assert tally.kinds["after an acknowledged draft"] > 200


def test_a_press_in_a_crisis_that_was_acknowledged_survives_a_power_cut(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.pressing, shim, fast_folder, 120)
    print(tally.table())
    assert tally.states == 120
    assert not tally.problems, tally.table()
    assert tally.kinds["after an acknowledged press"] > 60


def test_the_model_finds_fault_with_saving_that_does_not_sync(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.two_file_commit, shim, fast_folder, 60, careless=True)
    assert sum(tally.problems.values()) > 20, tally.table()
    assert tally.problems["two-file commit split"] > 0


def test_a_power_cut_during_a_change_of_passphrase_leaves_one_that_works(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.passphrase_change, shim, fast_folder, 80)
    print(tally.table())
    assert not tally.problems, tally.table()
    assert tally.kinds["the old one opens it"] > 0
    assert tally.kinds["the new one opens it"] > 0


def test_a_power_cut_during_a_restore_leaves_one_pair_or_the_other(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.restore, shim, fast_folder, 60)
    print(tally.table())
    assert not tally.problems, tally.table()
    assert tally.kinds["the old pair opens"] > 0
    assert tally.kinds["the restored pair opens"] > 0


def test_what_looks_like_a_backup_after_a_power_cut_is_one(look: Look, shim: Path, fast_folder: Path) -> None:
    tally = look(scenarios.backing_up, shim, fast_folder, 40)
    print(tally.table())
    assert not tally.problems, tally.table()
    assert tally.kinds["a backup that passes the drill"] > 0


def test_the_model_keeps_what_was_synced_and_only_that() -> None:
    disk = model.Disk({"a": b"old"})
    disk.follow(Call(Op.WRITE, "a", "", 0, b"new"))
    disk.follow(Call(Op.CREATE, "b", "", 0, b""))
    disk.follow(Call(Op.WRITE, "b", "", 0, b"x"))
    disk.follow(Call(Op.SYNC, "b", "", 0, b""))
    seen = {tuple(sorted(disk.cut(random.Random(seed), 0).files.items())) for seed in range(60)}
    assert seen == {
        (("a", b"old"),),
        (("a", b"new"),),
        (("a", b"old"), ("b", b"x")),
        (("a", b"new"), ("b", b"x")),
    }
    disk.follow(Call(Op.SYNC, "a", "", 0, b""))
    disk.follow(Call(Op.SYNC_DIR, ".", "", 0, b""))
    after = {tuple(sorted(disk.cut(random.Random(seed), 0).files.items())) for seed in range(20)}
    assert after == {(("a", b"new"), ("b", b"x"))}


def test_the_model_tears_a_write_between_sectors() -> None:
    disk = model.Disk({"a": bytes(1024)})
    disk.follow(Call(Op.WRITE, "a", "", 0, b"x" * 1024))
    seen = {disk.cut(random.Random(seed), 0).files["a"] for seed in range(80)}
    assert seen == {
        first + second for first in (bytes(512), b"x" * 512) for second in (bytes(512), b"x" * 512)
    }

"""Somebody leaves and the keys are exchanged: whatever goes wrong, one pair opens whole, and one sheet."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faults import scenarios
from tests.faults.apart import Look


@pytest.mark.timeout(240)
def test_a_power_cut_while_leaving_leaves_one_pair_and_one_sheet(
    look: Look, shim: Path, fast_folder: Path
) -> None:
    tally = look(scenarios.leaving, shim, fast_folder, 24)
    print(tally.table())
    assert tally.states == 24
    assert not tally.problems, tally.table()
    assert tally.kinds["old keys, account off"] > 0
    assert tally.kinds["new keys"] > 0


@pytest.mark.timeout(240)
def test_kill_9_while_leaving_leaves_one_pair_and_one_sheet(look: Look, fast_folder: Path) -> None:
    tally = look(scenarios.leaving_killed, fast_folder, 3)
    print(tally.table())
    assert not tally.problems, tally.table()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_failing_call_while_leaving_ends_in_a_sentence_and_one_pair(
    look: Look, shim: Path, fast_folder: Path, error: int
) -> None:
    tally = look(scenarios.leaving_failing, shim, fast_folder, error, 4)
    print(tally.table())
    assert not tally.problems, tally.table()
    said = {kind.partition(":")[0] for kind in tally.kinds}
    assert said <= {
        "acknowledged",
        "acknowledged, not struck",
        "disk_full",
        "database_not_writable",
        "rotation_not_done",
        "rotation_pending",
    }

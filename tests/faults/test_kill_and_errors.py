"""Killed processes and system calls that go wrong."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faults import scenarios


def test_kill_9_while_saving_loses_and_splits_nothing(tmp_path: Path) -> None:
    tally = scenarios.kill_while_saving(tmp_path, 12)
    print(tally.table())
    assert not tally.problems, tally.table()
    assert tally.kinds["records acknowledged"] >= 12


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "database_not_writable"),
        (errno.EACCES, "database_not_writable"),
    ],
)
def test_every_failing_call_of_a_save_ends_in_a_sentence_and_writes_nothing_half(
    shim: Path, fast_folder: Path, error: int, code: str
) -> None:
    tally = scenarios.failing_calls(shim, fast_folder, error, step=2)
    assert not tally.problems, tally.table()
    assert set(tally.kinds) == {"acknowledged", code}, tally.table()
    assert tally.kinds[code] >= 20


@pytest.mark.parametrize(
    ("error", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "database_not_writable")]
)
def test_a_past_workbook_is_taken_in_whole_or_not_at_all(
    shim: Path, fast_folder: Path, error: int, code: str
) -> None:
    tally = scenarios.failing_imports(shim, fast_folder, error, step=5)
    assert not tally.problems, tally.table()
    assert set(tally.kinds) == {"acknowledged", code}, tally.table()
    assert tally.kinds[code] >= 5


@pytest.mark.parametrize(
    ("error", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "database_not_writable")]
)
def test_when_a_draft_cannot_be_kept_the_one_before_it_stays(
    shim: Path, fast_folder: Path, error: int, code: str
) -> None:
    tally = scenarios.failing_drafts(shim, fast_folder, error, step=2)
    assert not tally.problems, tally.table()
    assert set(tally.kinds) == {"acknowledged", code}, tally.table()
    assert tally.kinds[code] >= 10


@pytest.mark.parametrize(
    ("error", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "database_not_writable")]
)
def test_a_press_that_failed_is_made_again_and_stands_there_once(
    shim: Path, fast_folder: Path, error: int, code: str
) -> None:
    tally = scenarios.failing_presses(shim, fast_folder, error, step=3)
    assert not tally.problems, tally.table()
    assert set(tally.kinds) == {"acknowledged", code}, tally.table()
    assert tally.kinds[code] >= 5

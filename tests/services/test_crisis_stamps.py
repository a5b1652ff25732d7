"""危机:现在 at the lock screen: sealed without a key, taken over at the next unlock, settled by a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, make, unlock
from xinliapp.app.handlers import INBOX_HANDLERS
from xinliapp.crypto import agefile
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import crisis_stamps, inbox, task_list, vault
from xinliapp.services.inbox import CRISIS_STAMP
from xinliapp.storage import hostlock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Iterator[Path]:
    place = tmp_path / "vault"
    make(place, clock)
    yield place
    hostlock.release_folder(place)


def _later(clock: FixedClock, seconds: int) -> None:
    clock.moment += dt.timedelta(seconds=seconds)


def test_two_presses_come_back_with_their_own_times(folder: Path, clock: FixedClock) -> None:
    assert inbox.takes_notes(folder)
    assert crisis_stamps.spool(folder, CrisisStep.FOUND, clock) == "2026-11-23T08:00:00"
    _later(clock, 65)
    crisis_stamps.spool(folder, CrisisStep.GUARDIAN_CALLED, clock)
    sealed = [path.read_bytes() for path in (folder / "inbox").glob("*.age")]
    assert len(sealed) == 2 and not any(b"found" in data or b"08:00" in data for data in sealed)
    _later(clock, 3600)
    session = vault.open_vault(
        folder, "li", "counsellor's words", clock, allow_weak=True, handlers=INBOX_HANDLERS
    )
    try:
        waiting = crisis_stamps.waiting(session)
        assert [(stamp.step, stamp.at) for stamp in waiting] == [
            (CrisisStep.FOUND, "2026-11-23T08:00:00"),
            (CrisisStep.GUARDIAN_CALLED, "2026-11-23T08:01:05"),
        ]
        (task,) = crisis_stamps.tasks(session, clock.now().date())
        assert (task.kind, task.subject, task.due_on) == ("crisis_stamps", "2条,11-23 08:00起", None)
        ids = [stamp.id for stamp in waiting]
        crisis_stamps.settle(session, ids, taken_over=True)
        assert not list(crisis_stamps.tasks(session, clock.now().date()))
        with pytest.raises(UserError, match="not_found"):
            crisis_stamps.settle(session, ids, taken_over=False)
        crisis_stamps.unsettle(session, ids)
        assert len(crisis_stamps.waiting(session)) == 2
        assert list((folder / "inbox").glob("*.age")) == []
    finally:
        vault.close(session)


def test_a_core_only_account_sees_none_of_it(folder: Path, clock: FixedClock) -> None:
    crisis_stamps.spool(folder, CrisisStep.FOUND, clock)
    session = unlock(folder, "wang", clock)
    try:
        assert inbox.waiting(folder) == 1
        with pytest.raises(UserError, match="case_closed"):
            crisis_stamps.waiting(session)
        kinds = {entry.task.kind for entry in task_list.listed(session, clock.now().date())}
        assert "crisis_stamps" not in kinds
    finally:
        vault.close(session)


@pytest.mark.parametrize(
    "payload",
    [
        "words",
        {"step": "a child's name", "at": "2026-11-23T08:00:00"},
        {"step": "found", "at": "somewhen"},
        {"step": "found"},
    ],
)
def test_a_forged_stamp_brings_no_words_in(folder: Path, clock: FixedClock, payload: object) -> None:
    inbox.drop_locked(folder, CRISIS_STAMP, payload, clock)
    session = vault.open_vault(
        folder, "li", "counsellor's words", clock, allow_weak=True, handlers=INBOX_HANDLERS
    )
    try:
        assert crisis_stamps.waiting(session) == []
        assert len(list((folder / "inbox" / "unreadable").iterdir())) == 1
    finally:
        vault.close(session)


def test_without_the_public_key_it_says_so(folder: Path, clock: FixedClock) -> None:
    (folder / "inbox" / "recipient.txt").unlink()
    assert not inbox.takes_notes(folder)
    with pytest.raises(KnownError, match="inbox_not_ready"):
        crisis_stamps.spool(folder, CrisisStep.FOUND, clock)


def test_a_public_key_somebody_exchanged_is_put_right_by_opening(folder: Path, clock: FixedClock) -> None:
    place = folder / "inbox" / "recipient.txt"
    genuine = place.read_bytes()
    place.write_bytes(agefile.new_identity()[1].encode("ascii") + b"\n")
    vault.close(unlock(folder, "zhao", clock))
    assert place.read_bytes() == genuine

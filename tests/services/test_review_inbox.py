"""The two notes nobody vouches for bring no words of their own in, and no note keeps anybody out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, make, unlock
from xinliapp.crypto import agefile
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.services import crisis_stamps, inbox, vault
from xinliapp.services.inbox import AUTH_FAIL, CRISIS_STAMP
from xinliapp.services.inbox_handlers import INBOX_HANDLERS
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain, events

NOTE_ID = "11111111-2222-4333-8444-555555555555"
WORDS = "班主任说王小明偷了东西"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Iterator[Path]:
    make(tmp_path / "v", clock)
    yield tmp_path / "v"
    hostlock.release_folder(tmp_path / "v")


def seal(folder: Path, kind: str, at: str, payload: object) -> None:
    """What anybody with the folder can leave: no account, no MAC."""
    body = {"id": NOTE_ID, "vault": "", "kind": kind, "at": at, "by": "", "payload": payload}
    outer = {"format": inbox.FORMAT, "note": json.dumps(body, ensure_ascii=False), "mac": ""}
    public = (folder / "inbox" / "recipient.txt").read_text("ascii").strip()
    data = json.dumps(outer, ensure_ascii=False).encode("utf-8")
    (folder / "inbox" / f"{NOTE_ID}.age").write_bytes(agefile.encrypt(data, [public]))


@pytest.mark.parametrize("at", [WORDS, "", "2026-11-23T08:00:00 " + WORDS, "2026-11-23 08:00:00"])
def test_the_moment_of_a_crisis_stamp_brings_no_words_into_the_chain(
    folder: Path, clock: FixedClock, at: str
) -> None:
    seal(folder, CRISIS_STAMP, at, {"step": "found", "at": "2026-11-23T08:00:00"})
    session = unlock(folder, "li", clock)
    try:
        report = inbox.merge(session, INBOX_HANDLERS)
        assert (report.total, crisis_stamps.waiting(session)) == (0, [])
        told = [event.detail for chain in Chain for event in events(session.database, chain)]
        assert WORDS not in str(told)
        assert inbox.unproven(folder) == 1
    finally:
        vault.close(session)


@pytest.mark.parametrize(
    "count", [10**4000, "3", -1, 1.5, None], ids=["huge", "text", "minus", "half", "none"]
)
def test_a_failed_unlock_notes_a_number_of_attempts_or_nothing(
    folder: Path, clock: FixedClock, count: object
) -> None:
    seal(folder, AUTH_FAIL, "2026-11-23T08:00:00", {"account_id": "a-1", "in_a_row": count})
    session = unlock(folder, "li", clock)
    try:
        assert [event for event in events(session.database, Chain.CORE) if event.action == "auth.fail"] == []
    finally:
        vault.close(session)


def test_a_note_another_program_holds_waits_and_keeps_nobody_out(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    crisis_stamps.spool(folder, CrisisStep.FOUND, clock)
    (held,) = (folder / "inbox").glob("*.age")
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path == held:
            raise PermissionError(13, "in use", str(path))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", locked)
        vault.close(unlock(folder, "li", clock))
    assert inbox.waiting(folder) == 1
    session = unlock(folder, "li", clock)
    try:
        inbox.merge(session, INBOX_HANDLERS)
        assert [one.step for one in crisis_stamps.waiting(session)] == [CrisisStep.FOUND]
    finally:
        vault.close(session)

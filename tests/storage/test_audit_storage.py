"""The chains' bytes: hashes computed by hand."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.support.vaults import make_vault
from xinliapp.storage.audit import GENESIS, Chain, append, events, first_break, head, known_case_head


def test_the_hash_is_sha256_of_the_events_json(tmp_path: Path) -> None:
    session = make_vault(tmp_path).session()
    with session.database.unit_of_work(session.clock, "张") as uow:
        made = append(uow, Chain.CORE, "act", "object", {"n": 1})
    body = '[1, "2026-11-23T08:00:00", "张", "act", "object", "{\\"n\\":1}", "' + "0" * 64 + '"]'
    assert made.hash == hashlib.sha256(body.encode("utf-8")).hexdigest()
    assert events(session.database, Chain.CORE)[0].previous_hash == GENESIS


def test_a_case_event_moves_cores_note_of_the_head(tmp_path: Path) -> None:
    session = make_vault(tmp_path).session()
    assert known_case_head(session.database) == (0, GENESIS)
    with session.database.unit_of_work(session.clock, "x") as uow:
        append(uow, Chain.CASE, "one")
        second = append(uow, Chain.CASE, "two")
    assert (
        known_case_head(session.database) == (2, second.hash) == (2, head(session.database, Chain.CASE).hash)
    )
    assert head(session.database, Chain.CORE).seq == 0
    assert first_break(session.database, Chain.CASE) is None

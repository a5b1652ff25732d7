"""Drafts in core.db: everybody with an account can read the file, and nobody the words but who typed them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.vaults import VaultFiles, make_vault
from xinliapp.domain.accounts import Role
from xinliapp.services import drafts
from xinliapp.services.session import Session

WORDS = {"outcome": "已找王小明家长谈过"}


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_vault(tmp_path / "v")


def bodies(session: Session) -> list[str]:
    return [str(row[0]) for row in session.database.tuples("SELECT body FROM main.draft ORDER BY screen")]


def somebody_else(session: Session) -> Session:
    """The same account with another key pair, as after a passphrase was reset by recovery."""
    return replace(session, keys=replace(session.keys, private_half=bytes([7]) * 32))


def written_by_an_earlier_version(session: Session, screen: str) -> None:
    drafts.save_draft(session, screen, {})
    with session.database.unit_of_work(session.clock, "test") as uow:
        text = json.dumps(WORDS, ensure_ascii=False)
        uow.execute("UPDATE main.draft SET body = ? WHERE screen = ?", (text, screen))


def test_what_a_registrar_typed_is_offered_to_them_and_readable_to_nobody_else(files: VaultFiles) -> None:
    session = files.session(Role.REGISTRAR)
    drafts.save_draft(session, "self_check", WORDS)
    drafts.save_draft(session, "shell.place", {"page": "roster", "find": "王小明"})
    for screen, body in (("self_check", WORDS), ("shell.place", {"page": "roster", "find": "王小明"})):
        found = drafts.load_draft(session, screen)
        assert found is not None and (found.body, found.saved_at) == (body, "2026-11-23T08:00:00")
    assert [draft.body for draft in drafts.list_drafts(session)] == [WORDS]
    assert len(bodies(session)) == 2
    assert not any(word in body for body in bodies(session) for word in ("王小明", "outcome", "roster"))


def test_a_draft_opens_for_its_writer_at_its_place_only(files: VaultFiles) -> None:
    session = files.session(Role.PRINCIPAL)
    drafts.save_draft(session, "self_check", WORDS)
    other = somebody_else(session)
    assert drafts.load_draft(other, "self_check") is None and drafts.list_drafts(other) == []
    with session.database.unit_of_work(session.clock, "test") as uow:
        uow.execute("UPDATE main.draft SET screen = 'safeguards'")
    assert drafts.load_draft(session, "safeguards") is None
    drafts.save_draft(other, "safeguards", {"new": 1})  # and what cannot be opened does not stand in the way
    assert [draft.body for draft in drafts.list_drafts(other)] == [{"new": 1}]


@pytest.mark.parametrize("body", ["sealed-1:", "sealed-1:!!", "sealed-1:QUJD"])
def test_a_damaged_draft_is_none(files: VaultFiles, body: str) -> None:
    session = files.session(Role.REGISTRAR)
    drafts.save_draft(session, "self_check", WORDS)
    with session.database.unit_of_work(session.clock, "test") as uow:
        uow.execute("UPDATE main.draft SET body = ?", (body,))
    assert drafts.load_draft(session, "self_check") is None


def test_what_an_earlier_version_left_readable_is_sealed_at_the_next_unlock(files: VaultFiles) -> None:
    session = files.session(Role.REGISTRAR)
    written_by_an_earlier_version(session, "self_check")
    found = drafts.load_draft(session, "self_check")
    assert found is not None and found.body == WORDS
    assert "王小明" in bodies(session)[0]
    assert (drafts.seal_former(session), drafts.seal_former(session)) == (1, 0)
    assert "王小明" not in bodies(session)[0]
    found = drafts.load_draft(session, "self_check")
    assert found is not None and (found.body, found.saved_at) == (WORDS, "2026-11-23T08:00:00")


def test_who_holds_the_case_key_by_now_leaves_nothing_readable_in_core(files: VaultFiles) -> None:
    registrar = files.session(Role.REGISTRAR)
    written_by_an_earlier_version(registrar, "self_check")
    registrar.database.close()
    counselor = files.session()
    counselor = replace(counselor, account=replace(counselor.account, id=registrar.account.id))
    assert drafts.seal_former(counselor) == 1
    assert bodies(counselor) == []

"""Both chains: whole, broken, cut off, rebuilt; drafts leave no trace in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.vaults import CORE_KEY, NOW, VaultFiles, make_vault
from xinliapp.crypto.derive import database_key
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.services import drafts
from xinliapp.services.audit import audit_page, verify_audit
from xinliapp.services.session import Session
from xinliapp.storage.audit import GENESIS, Chain, anchor, event_hash, head
from xinliapp.storage.database import Database


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_vault(tmp_path, NOW)


def fill(session: Session, count: int, *, case: bool) -> None:
    for number in range(count):
        with session.write(f"act.{number}", case=case):
            pass


def unlock_triggers(session: Session, schema: str) -> None:
    """What somebody with the key and a stock shell can do."""
    for trigger in ("audit_event_no_update", "audit_event_no_delete"):
        session.database.connection.execute(f"DROP TRIGGER {schema}.{trigger}")


def test_whole_chains_are_whole(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 3, case=False)
    fill(session, 2, case=True)
    report = verify_audit(session)
    assert report.whole
    assert (report.core.events, report.case and report.case.events) == (3, 2)
    assert report.case_head_known == (2, report.case.head if report.case else "")
    assert verify_audit(session).core.events == 4  # verifying is itself an event


def test_a_core_only_person_sees_the_core_chain_and_the_known_case_head(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 2, case=True)
    session.database.close()
    principal = files.session(Role.PRINCIPAL)
    report = verify_audit(principal)
    assert report.case is None
    assert report.case_head_known[0] == 2
    with pytest.raises(UserError):
        audit_page(principal, Chain.CASE)


def test_an_event_cannot_be_changed_through_the_program(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 1, case=False)
    for statement in ("UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"):
        with pytest.raises(Exception, match="append only"):
            session.database.connection.execute(statement)


def test_a_changed_event_is_found_where_it_stands(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 5, case=True)
    unlock_triggers(session, "casework")
    session.database.connection.execute("UPDATE casework.audit_event SET actor = 'x' WHERE seq = 3")
    report = verify_audit(session)
    assert report.case is not None
    assert report.case.broken_at == 3
    assert report.core.whole


def test_a_cut_off_end_is_found_by_what_core_knows(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 5, case=True)
    unlock_triggers(session, "casework")
    session.database.connection.execute("DELETE FROM casework.audit_event WHERE seq > 3")
    report = verify_audit(session)
    assert report.case is not None
    assert report.case.broken_at == 4


def test_a_case_chain_longer_than_core_knows_means_an_older_core(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 2, case=True)
    session.database.connection.execute(
        "UPDATE app_setting SET value = (SELECT '1:' || hash FROM casework.audit_event WHERE seq = 1)"
        " WHERE id = 'case_chain_head'"
    )
    report = verify_audit(session)
    assert report.case is not None
    assert report.case.broken_at == 2


def test_a_core_chain_made_anew_fits_itself_but_not_its_anchor(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 4, case=False)
    newest = head(session.database, Chain.CORE)
    with session.database.unit_of_work(session.clock, "test") as uow:
        anchor(uow, Chain.CORE, newest.seq, newest.hash, "backup")
    unlock_triggers(session, "main")
    session.database.connection.execute("DELETE FROM audit_event")
    previous = GENESIS
    for seq in range(1, 5):
        fields = (seq, "2026-11-23T08:00:00", "somebody", "nothing", None, "{}")
        digest = event_hash(*fields, previous)
        session.database.connection.execute(
            "INSERT INTO audit_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*fields, previous, digest)
        )
        previous = digest
    assert verify_audit(session).core.broken_at == 4


def test_the_viewer_pages_backwards(files: VaultFiles) -> None:
    session = files.session()
    fill(session, 7, case=False)
    first = audit_page(session, Chain.CORE, limit=3)
    assert [event.seq for event in first] == [7, 6, 5]
    second = audit_page(session, Chain.CORE, before=first[-1].seq, limit=3)
    assert [event.seq for event in second] == [4, 3, 2]
    assert [event.seq for event in audit_page(session, Chain.CORE, before=2, limit=3)] == [1]
    assert audit_page(session, Chain.CORE, before=1) == []


def test_a_counsellors_drafts_lie_in_case_db_and_leave_no_event(files: VaultFiles) -> None:
    session = files.session()
    drafts.save_draft(session, "talk/1", {"note": "第一稿"})
    drafts.save_draft(session, "talk/1", {"note": "第二稿"})
    drafts.save_draft(session, "plan/1", ["a"])
    found = drafts.load_draft(session, "talk/1")
    assert found is not None
    assert (found.body, found.saved_at) == ({"note": "第二稿"}, "2026-11-23T08:00:00")
    assert {draft.screen for draft in drafts.list_drafts(session)} == {"talk/1", "plan/1"}
    assert session.database.scalar("SELECT count(*) FROM main.draft") == 0
    assert head(session.database, Chain.CASE).seq == 0
    drafts.delete_draft(session, "talk/1")
    drafts.delete_draft(session, "talk/1")
    assert drafts.load_draft(session, "talk/1") is None
    session.database.close()
    registrar = files.session(Role.REGISTRAR)
    assert drafts.list_drafts(registrar) == []
    drafts.save_draft(registrar, "roster", {"x": 1})
    assert registrar.database.scalar("SELECT count(*) FROM main.draft") == 1


def test_with_case_db_left_closed_no_draft_of_a_counsellor_lands_in_core(files: VaultFiles) -> None:
    """case.db is damaged and the vault was opened without it: what is typed then is not for everybody."""
    session = files.session()
    core = Database.open(files.folder, database_key(CORE_KEY), None)
    closed = replace(session, database=core)
    with pytest.raises(UserError, match="case_closed"):
        drafts.save_draft(closed, "talk/1", {"note": "第一稿"})
    assert core.scalar("SELECT count(*) FROM main.draft") == 0
    core.close()
    session.database.close()

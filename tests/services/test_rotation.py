"""Somebody leaves: what they still open, what everybody else opens, and what a failure on the way leaves."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.workloads import save_pair
from tests.services.test_vault import NOW, SECRETS, code_of, make, unlock
from xinliapp.bundles.cards import read_request
from xinliapp.crypto import recovery as sheets
from xinliapp.crypto import sshsig
from xinliapp.crypto.derive import database_key
from xinliapp.crypto.durable import load_keylist
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.jobs import Cancelled
from xinliapp.services import accounts, audit, backup, enrolment, inbox, recovery, rotation, vault
from xinliapp.services import restore as restoring
from xinliapp.services.restore import SignedPaper, restore
from xinliapp.services.session import Session
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain, events
from xinliapp.storage.connection import open_single
from xinliapp.storage.database import Database, UnitOfWork

SECRETS_NEW = {"sun": "second counsellor's words", "qian": "second principal's words"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> vault.CreatedVault:
    """A school with li and sun (counsellors), wang (principal), zhao (registrar) and one record; copied."""
    clock = FixedClock(NOW)
    created = make(tmp_path_factory.mktemp("rotation") / "v", clock)
    session = unlock(created.folder, "li", clock)
    save_pair(session, "first")
    add(session, "sun", Role.COUNSELOR)
    vault.close(session)
    return created


@pytest.fixture
def made(template: vault.CreatedVault, tmp_path: Path) -> Iterator[vault.CreatedVault]:
    shutil.copytree(template.folder, tmp_path / "v")
    yield replace(template, folder=tmp_path / "v")
    hostlock.release_folder(tmp_path / "v")


def add(session: Session, name: str, role: Role) -> str:
    account, _ = accounts.add_account(
        session, name, name, role, SECRETS_NEW[name], cost=KdfCost.TEST, allow_weak=True
    )
    return account.id


def sign_in(folder: Path, name: str, clock: FixedClock) -> Session:
    secret = {**SECRETS, **SECRETS_NEW}[name]
    return vault.open_vault(folder, name, secret, clock, allow_weak=True)


def id_of(session: Session, name: str) -> str:
    return next(each.id for each in accounts.list_accounts(session) if each.name == name)


def prepared(session: Session, name: str, paper_code: str) -> rotation.Prepared:
    return rotation.prepare(session, id_of(session, name), paper_code, cost=KdfCost.TEST, allow_weak=True)


def typed(ready: rotation.Prepared) -> dict[int, str]:
    return {group: ready.paper.groups[group - 1] for group in ready.asked}


def leave(created: vault.CreatedVault, by: str, name: str, clock: FixedClock) -> rotation.Prepared:
    session = sign_in(created.folder, by, clock)
    ready = prepared(session, name, created.paper.code_text)
    rotation.carry_out(session, ready, typed(ready))
    assert session.database.closed
    vault.close(session)
    return ready


def keys_of(folder: Path, name: str) -> UnlockedKeys:
    listing = load_keylist(folder / "vault.keys", None, allow_weak=True).keylist
    user = next(user for user in listing.users if user.label == name)
    return listing.unlock(user.id, {**SECRETS, **SECRETS_NEW}[name])


def opens(path: Path, key: bytes) -> bool:
    try:
        with closing(open_single(path, database_key(key))):
            return True
    except KnownError:
        return False


def test_who_left_opens_nothing_and_the_rest_opens_everything(
    made: vault.CreatedVault, clock: FixedClock, tmp_path: Path
) -> None:
    folder = made.folder
    shutil.copytree(folder, tmp_path / "taken-home")
    old = keys_of(folder, "sun")
    assert opens(folder / "core.db", old.key(Compartment.CORE))
    ready = leave(made, "li", "sun", clock)
    assert ready.plan.compartments == {Compartment.CORE, Compartment.CASE}
    with pytest.raises(UserError) as gone:
        sign_in(folder, "sun", clock)
    assert code_of(gone) == "account_unknown"
    for name, part in (("core.db", Compartment.CORE), ("case.db", Compartment.CASE)):
        assert not opens(folder / name, old.key(part))
        assert opens(tmp_path / "taken-home" / name, old.key(part))  # what the screen says, is true
    # Nothing under the old keys is left but backups from before.
    assert not list((folder / "replaced").glob("*")) and not (folder / "rotation-staged").exists()
    session = sign_in(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk WHERE id = 'first'") == 1
    assert audit.verify_audit(session).whole
    actions = [event.action for event in events(session.database, Chain.CORE)]
    assert {"recovery.used", "account.leave", "keys.rotated", "recovery.sheet_replaced"} <= set(actions)
    assert "keys.rotated" in [event.action for event in events(session.database, Chain.CASE)]
    assert not next(each for each in accounts.list_accounts(session) if each.name == "sun").active
    vault.close(session)
    for name in ("wang", "zhao"):
        vault.close(sign_in(folder, name, clock))


def test_the_new_sheet_opens_with_and_without_the_list_and_the_old_one_is_void(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    folder = made.folder
    ready = leave(made, "li", "sun", clock)
    with pytest.raises(UserError) as void:
        recovery.open_with_recovery(
            folder, made.paper.code_text, "wang", SECRETS["wang"], clock, cost=KdfCost.TEST, allow_weak=True
        )
    assert code_of(void) == "recovery_not_opened"
    slot = sheets.open_recovery_slot(sheets.parse_recovery_code(ready.paper.code_text), ready.paper.slot)
    with closing(
        Database.open(
            folder,
            database_key(slot.key(Compartment.CORE)),
            database_key(slot.key(Compartment.CASE)),
        )
    ) as paper_alone:
        assert paper_alone.has_case
    session = recovery.open_with_recovery(
        folder, ready.paper.code_text, "li", SECRETS["li"], clock, cost=KdfCost.TEST, allow_weak=True
    )
    assert session.database.has_case
    vault.close(session)
    (folder / "vault.keys").unlink()
    (folder / "mirror" / "vault.keys").unlink()
    session = recovery.open_with_recovery(
        folder,
        ready.paper.code_text,
        "li",
        SECRETS["li"],
        clock,
        slot_text=ready.paper.qr_text,
        cost=KdfCost.TEST,
        allow_weak=True,
    )
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    vault.close(session)


def test_the_unit_keeps_its_spare_identity_on_the_new_sheet(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    assert leave(made, "li", "sun", clock).paper.age_spare == made.paper.age_spare != ""


def test_a_registrar_leaving_changes_core_alone(made: vault.CreatedVault, clock: FixedClock) -> None:
    folder = made.folder
    before = {part: keys_of(folder, "li").key(part) for part in (Compartment.CORE, Compartment.CASE)}
    leave(made, "wang", "zhao", clock)  # a principal, who holds no case key, with the sheet
    after = keys_of(folder, "li")
    assert after.key(Compartment.CORE) != before[Compartment.CORE]
    assert after.key(Compartment.CASE) == before[Compartment.CASE]
    session = sign_in(folder, "li", clock)
    assert audit.verify_audit(session).whole
    vault.close(session)


def test_the_principal_leaving_changes_the_signing_key_and_the_bureau_can_be_told(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    folder = made.folder
    session = sign_in(folder, "wang", clock)
    add(session, "qian", Role.PRINCIPAL)
    enrolment.ensure_unit_keys(session)
    old_line = enrolment.ensure_unit_keys(session).signing.public
    old_age = enrolment.unit_identities(session)
    vault.close(session)
    clock.moment += dt.timedelta(days=1)
    leave(made, "qian", "wang", clock)
    session = sign_in(folder, "qian", clock)
    keys = enrolment.ensure_unit_keys(session)
    assert keys.signing.public != old_line
    # Receipts on their way are sealed to the old age key and must still open.
    assert enrolment.unit_identities(session)[1:] == old_age
    request = accounts.rotation_request(session)
    assert b"PRIVATE" not in request
    read = read_request(request)
    assert read.replaces == sshsig.public_line(sshsig.public_from_line(old_line))
    assert read.age_recipient == keys.age.public
    vault.close(session)


def test_the_last_counsellor_stays(made: vault.CreatedVault, clock: FixedClock) -> None:
    leave(made, "li", "sun", clock)
    session = sign_in(made.folder, "wang", clock)
    with pytest.raises(UserError) as last:
        rotation.leaving_plan(session, id_of(session, "li"), allow_weak=True)
    assert code_of(last) == "last_case_account"
    with pytest.raises(UserError) as own:
        rotation.leaving_plan(session, session.account.id, allow_weak=True)
    assert code_of(own) == "own_account"
    vault.close(session)


def test_a_wrong_code_or_an_unread_new_sheet_changes_nothing(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    folder = made.folder
    session = sign_in(folder, "li", clock)
    before = (folder / "vault.keys").read_bytes()
    with pytest.raises(UserError) as wrong:
        prepared(session, "sun", sheets.new_recovery_code().text)
    assert code_of(wrong) == "recovery_not_opened"
    ready = prepared(session, "sun", made.paper.code_text)
    group = ready.asked[0]
    with pytest.raises(UserError) as unread:
        rotation.carry_out(session, ready, {**typed(ready), group: "0000"})
    assert (code_of(unread), unread.value.params["group"]) == ("recovery_group_wrong", group)
    assert (folder / "vault.keys").read_bytes() == before
    assert not session.database.closed
    vault.close(session)
    vault.close(sign_in(folder, "sun", clock))


def test_a_list_changed_meanwhile_is_not_overwritten(made: vault.CreatedVault, clock: FixedClock) -> None:
    session = sign_in(made.folder, "li", clock)
    ready = prepared(session, "sun", made.paper.code_text)
    accounts.change_passphrase(
        session, SECRETS["li"], SECRETS["li"] + "!", cost=KdfCost.TEST, allow_weak=True
    )
    with pytest.raises(KnownError) as changed:
        rotation.carry_out(session, ready, typed(ready))
    assert code_of(changed) == "rotation_list_changed"
    vault.close(session)


@pytest.mark.parametrize("at", range(1, 7))
def test_cancelled_or_failing_at_any_step_the_old_pair_opens(
    made: vault.CreatedVault, clock: FixedClock, at: int
) -> None:
    folder = made.folder
    session = sign_in(folder, "li", clock)
    ready = prepared(session, "sun", made.paper.code_text)

    def cut(done: int, _total: int) -> None:
        if done == at:
            raise Cancelled

    with pytest.raises((KnownError, UserError)) as stopped:
        rotation.carry_out(session, ready, typed(ready), progress=cut)
    assert code_of(stopped) == ("cancelled" if at == 1 else "rotation_not_done")
    save_pair(session, "after")  # the session goes on
    vault.close(session)
    assert not (folder / "rotation-staged").exists()
    session = sign_in(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 2
    assert audit.verify_audit(session).whole
    # The old sheet still counts, and the leaving can be taken up again.
    again = prepared(session, "sun", made.paper.code_text)
    assert again.plan.finishing == (at > 1)
    rotation.carry_out(session, again, typed(again))
    vault.close(session)
    session = sign_in(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 2
    vault.close(session)


def test_a_list_left_with_both_generations_opens_either_pair(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    """Whatever the disk kept of the files: the slots of both generations are enough."""
    folder = made.folder
    session = sign_in(folder, "li", clock)
    ready = prepared(session, "sun", made.paper.code_text)
    both = ready.begun.to_bytes()
    shutil.copytree(folder, folder.parent / "old-pair")
    rotation.carry_out(session, ready, typed(ready))
    vault.close(session)
    old, new = folder.parent / "old-pair", folder
    (old / "vault.keys").write_bytes(both)
    hostlock.release_folder(old)
    (old / "host.lock").unlink(missing_ok=True)
    for name in ("li", "wang"):
        session = vault.open_vault(old, name, SECRETS[name], clock, allow_weak=True, take_over=True)
        assert session.database.scalar("SELECT count(*) FROM main.meeting") == 1
        vault.close(session)
    listing = load_keylist(old / "vault.keys", None, allow_weak=True).keylist
    assert not listing.rotating  # the counsellor who signed in first put it right
    # The new files with the list of both generations is a list put back: refused, and nothing overwritten.
    mirror = (new / "mirror" / "vault.keys").read_bytes()
    (new / "vault.keys").write_bytes(both)
    with pytest.raises(KnownError):
        sign_in(new, "li", clock)
    assert (new / "mirror" / "vault.keys").read_bytes() == mirror
    session = vault.open_vault(new, "li", SECRETS["li"], clock, allow_weak=True, use_mirror=True)
    vault.close(session)


def test_notes_are_merged_first_and_one_nobody_understands_stops_it(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    session = sign_in(made.folder, "li", clock)
    inbox.drop(session, "tag", {"student": "s1"})
    ready = prepared(session, "sun", made.paper.code_text)
    with pytest.raises(KnownError) as waiting:
        rotation.carry_out(session, ready, typed(ready))
    assert code_of(waiting) == "inbox_waiting"
    merged: list[str] = []

    def take(_uow: UnitOfWork, note: inbox.Note) -> None:
        merged.append(note.id)

    ready = prepared(session, "sun", made.paper.code_text)
    rotation.carry_out(session, ready, typed(ready), handlers={"tag": take})
    assert len(merged) == 1
    vault.close(session)
    session = sign_in(made.folder, "zhao", clock)
    inbox.drop(session, "tag", {"student": "s2"})
    vault.close(session)
    session = vault.open_vault(
        made.folder, "li", SECRETS["li"], clock, allow_weak=True, handlers={"tag": take}
    )
    assert len(merged) == 2
    assert inbox.unproven(made.folder) == 0
    vault.close(session)


def test_a_backup_from_before_still_drills_and_restores(made: vault.CreatedVault, clock: FixedClock) -> None:
    folder = made.folder
    session = sign_in(folder, "li", clock)
    before = backup.make_backup(session, made.folder.parent / "stick").folder
    save_pair(session, "second")
    vault.close(session)
    ready = leave(made, "li", "sun", clock)
    session = sign_in(folder, "li", clock)
    report, _ = backup.drill(session, before)
    assert report.rows_case is not None
    old_inbox = enrolment.unit_keys.unit_key(session.database, "case_inbox")
    vault.close(session)
    paper = SignedPaper("片区审核人", "2026-1")
    done = restore(folder, before, "li", SECRETS["li"], paper, clock, allow_weak=True)
    assert "sun" not in [each.name for each in vault.vault_accounts(folder)]
    assert done.switched_off  # a departed colleague does not come back
    session = sign_in(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    assert enrolment.unit_keys.unit_key(session.database, "case_inbox") == old_inbox
    assert audit.verify_audit(session).whole
    vault.close(session)
    session = recovery.open_with_recovery(
        folder, ready.paper.code_text, "li", SECRETS["li"], clock, cost=KdfCost.TEST, allow_weak=True
    )
    vault.close(session)


def test_a_backup_of_ciphertext_from_before_restores(made: vault.CreatedVault, clock: FixedClock) -> None:
    folder = made.folder
    session = sign_in(folder, "zhao", clock)
    before = backup.make_backup(session, made.folder.parent / "stick").folder
    vault.close(session)
    leave(made, "li", "sun", clock)
    paper = SignedPaper("片区审核人", "2026-1")
    restoring.restore(folder, before, "li", SECRETS["li"], paper, clock, allow_weak=True)
    session = sign_in(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    vault.close(session)


def test_signers_get_their_key_back_into_core_after_such_a_restore(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    folder = made.folder
    session = sign_in(folder, "wang", clock)
    add(session, "qian", Role.PRINCIPAL)
    old_age = enrolment.unit_identities(session)
    vault.close(session)
    session = sign_in(folder, "li", clock)
    before = backup.make_backup(session, made.folder.parent / "stick").folder
    vault.close(session)
    leave(made, "qian", "wang", clock)
    (folder / "core.db").write_bytes(b"burnt")  # nothing of the newer rows can be carried over
    paper = SignedPaper("片区审核人", "2026-1")
    restore(folder, before, "li", SECRETS["li"], paper, clock, allow_weak=True)
    session = sign_in(folder, "qian", clock)
    seed = session.require_sign()
    assert enrolment.ensure_unit_keys(session).signing.public.startswith(
        sshsig.public_line(sshsig.public_key(seed))
    )
    assert set(old_age) <= set(enrolment.unit_identities(session))
    vault.close(session)


def test_leaving_twice_in_a_row_keeps_all_former_keys(made: vault.CreatedVault, clock: FixedClock) -> None:
    folder = made.folder
    session = sign_in(folder, "li", clock)
    oldest = backup.make_backup(session, made.folder.parent / "stick").folder
    vault.close(session)
    ready = leave(made, "li", "sun", clock)
    session = sign_in(folder, "li", clock)
    again = prepared(session, "zhao", ready.paper.code_text)
    rotation.carry_out(session, again, typed(again))
    vault.close(session)
    keys = keys_of(folder, "li")
    assert (len(keys.ever(Compartment.CORE)), len(keys.ever(Compartment.CASE))) == (3, 2)
    session = sign_in(folder, "li", clock)
    backup.drill(session, oldest)
    vault.close(session)


def test_an_older_case_file_found_before_keeps_nobody_from_leaving(
    made: vault.CreatedVault, clock: FixedClock
) -> None:
    """The audit stays broken once a file was exchanged; who leaves has to lose their key all the same."""
    folder = made.folder
    vault.close(sign_in(folder, "li", clock))
    older = (folder / "case.db").read_bytes()
    session = sign_in(folder, "li", clock)
    for _ in range(3):
        with session.write("dossier.fact", case=True):
            pass
    vault.close(session)
    (folder / "case.db").write_bytes(older)
    leave(made, "li", "sun", clock)
    session = sign_in(folder, "li", clock)
    assert not audit.verify_audit(session).whole  # and it is still told
    assert [one.active for one in accounts.list_accounts(session) if one.name == "sun"] == [False]
    vault.close(session)

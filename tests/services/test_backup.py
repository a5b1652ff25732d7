"""Backups, the drill, restoring, and which backups are kept."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.workloads import save_pair
from tests.services.test_vault import NOW, SECRETS, code_of, make, unlock
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.school import Edition
from xinliapp.services import accounts, audit, backup, recovery, vault
from xinliapp.services.backup_manifest import (
    OPEN_COUNTS,
    CopyMode,
    manifest_bytes,
    read_manifest,
    seal_counts,
    verified_manifest,
)
from xinliapp.services.restore import SecondPerson, SignedPaper, restore
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, head

PAPER = SignedPaper("片区审核人", "2026-1")
COLLEAGUE = SecondPerson("wang", SECRETS["wang"])


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    make(tmp_path / "v", clock)
    session = unlock(tmp_path / "v", "li", clock)
    save_pair(session, "first")
    vault.close(session)
    return tmp_path / "v"


def back_up(folder: Path, clock: FixedClock, name: str = "li", to: Path | None = None) -> backup.BackupMade:
    session = unlock(folder, name, clock)
    made = backup.make_backup(session, to)
    vault.close(session)
    return made


def test_a_backup_holds_both_files_under_keys_of_their_own(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    assert made.folder.name == "3132010101-20261123-080000"
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "case.db",
        "core.db",
        "manifest.json",
        "vault.keys",
    ]
    assert [path.name for path in made.folder.parent.iterdir()] == [made.folder.name]
    assert made.manifest.case is not None
    assert made.manifest.case.mode is CopyMode.REKEYED
    assert made.manifest.case.snapshot is not None
    assert made.manifest.case.snapshot.rows["talk"] == 1
    session = unlock(folder, "li", clock)
    people = {person.name: person.id for person in accounts.list_accounts(session)}
    assert set(made.manifest.case.seals) == {people["li"], "recovery"}
    assert set(made.manifest.core.seals) == {*people.values(), "recovery"}
    for name in ("core.db", "case.db"):  # the vault's own keys do not open the copies
        shutil.copy(made.folder / name, folder / f"copy-{name}")
    vault.close(session)
    shutil.copytree(folder, folder.parent / "w")
    for name in ("core.db", "case.db"):
        shutil.copy(made.folder / name, folder.parent / "w" / name)
    with pytest.raises(KnownError) as closed:
        unlock(folder.parent / "w", "li", clock)
    assert code_of(closed) == "database_unreadable"


def test_the_drill_proves_a_backup_and_the_status_bar_knows(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    session = unlock(folder, "li", clock)
    assert backup.last_proven(session) is None
    clock.moment = NOW + dt.timedelta(hours=1)
    report, _ = backup.drill(session)
    assert (report.folder, report.rows_core, report.rows_case) == (
        made.folder,
        made.manifest.rows_core,
        made.manifest.rows_case,
    )
    proven = backup.last_proven(session)
    assert proven is not None
    assert (proven.made_at, proven.drilled_at) == ("2026-11-23T08:00:00", "2026-11-23T09:00:00")
    assert not list(folder.glob("drill-*"))
    vault.close(session)


@pytest.mark.parametrize("victim", ["core.db", "case.db", "manifest.json"])
def test_a_flipped_bit_anywhere_is_found_by_the_drill(folder: Path, clock: FixedClock, victim: str) -> None:
    made = back_up(folder, clock)
    path = made.folder / victim
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    session = unlock(folder, "li", clock)
    with pytest.raises(KnownError) as refused:
        backup.drill(session, made.folder)
    assert code_of(refused) in {"backup_damaged", "backup_not_found"}
    assert backup.last_proven(session) is None
    assert not list(folder.glob("drill-*"))
    vault.close(session)


def test_an_empty_but_sound_database_is_no_backup(folder: Path, clock: FixedClock) -> None:
    """The manifest is edited to fit an emptied file: its MAC does not fit then."""
    made = back_up(folder, clock)
    manifest = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    manifest["core"]["size"] -= 1
    (made.folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    session = unlock(folder, "li", clock)
    with pytest.raises(KnownError) as refused:
        backup.drill(session, made.folder)
    assert (code_of(refused), refused.value.params["what"]) == ("backup_damaged", "清单签章")
    vault.close(session)


def as_format_1(made: backup.BackupMade, folder: Path, clock: FixedClock) -> None:
    """The manifest as earlier versions of the program wrote it: counts and heads in the open."""
    session = unlock(folder, "li", clock)
    manifest = made.manifest
    assert manifest.case is not None
    core, case = replace(manifest.core, counts=None), replace(manifest.case, counts=None)
    old = replace(manifest, core=core, case=case, format=OPEN_COUNTS)
    (made.folder / "manifest.json").write_bytes(manifest_bytes(old, session.keys))
    vault.close(session)


def test_a_stick_that_is_found_tells_nothing_of_the_rows(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    text = (made.folder / "manifest.json").read_text("utf-8")
    assert made.manifest.case is not None and made.manifest.case.snapshot is not None
    snapshot = made.manifest.case.snapshot
    # By its name in quotes: the manifest's own word "attachments" holds that of a table.
    assert not [table for table in snapshot.rows if f'"{table}"' in text]  # talk, warning, counseling_note …
    assert snapshot.head.hash not in text
    stolen = read_manifest(made.folder)
    assert (stolen.rows_case, stolen.case is not None and stolen.case.snapshot) == (None, None)
    session = unlock(folder, "zhao", clock)  # holds K_core only
    seen = verified_manifest(made.folder, session.keys)
    assert (seen.rows_core, seen.rows_case) == (made.manifest.rows_core, None)
    vault.close(session)
    session = unlock(folder, "li", clock)
    seen = verified_manifest(made.folder, session.keys)
    assert seen.case is not None and seen.case.snapshot == snapshot
    vault.close(session)


def test_a_backup_with_counts_in_the_open_is_proven_and_restored(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    as_format_1(made, folder, clock)
    assert '"talk": 1' in (made.folder / "manifest.json").read_text("utf-8")
    session = unlock(folder, "li", clock)
    report, _ = backup.drill(session, made.folder)
    assert (report.rows_core, report.rows_case) == (made.manifest.rows_core, made.manifest.rows_case)
    vault.close(session)
    restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    session = unlock(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    vault.close(session)


def test_the_drill_compares_the_sealed_counts(folder: Path, clock: FixedClock) -> None:
    """A manifest that says one talk more than the file holds: made by a holder, so that its MAC fits."""
    made = back_up(folder, clock)
    session = unlock(folder, "li", clock)
    manifest = made.manifest
    assert manifest.case is not None and manifest.case.snapshot is not None
    rows = {**manifest.case.snapshot.rows, "talk": 2}
    wrong = replace(manifest.case.snapshot, rows=rows)
    counts = seal_counts(wrong, session.keys, manifest.vault_id, manifest.made_at)
    forged = replace(manifest, case=replace(manifest.case, counts=counts))
    (made.folder / "manifest.json").write_bytes(manifest_bytes(forged, session.keys))
    with pytest.raises(KnownError) as refused:
        backup.drill(session, made.folder)
    assert code_of(refused) == "backup_damaged"
    vault.close(session)


def test_who_cannot_see_the_counts_thins_out_by_what_was_noted(folder: Path, clock: FixedClock) -> None:
    """Two of one day: the older goes, though the manifest tells a registrar nothing of case.db. A backup
    core.db has no note of is left alone."""
    first = back_up(folder, clock)
    clock.moment = NOW + dt.timedelta(hours=1)
    session = unlock(folder, "li", clock)
    noted = backup._rows_case(session, first.folder, read_manifest(first.folder))
    assert noted == first.manifest.rows_case
    with session.write("test.forget") as uow:
        uow.execute("UPDATE backup_run SET rows_case = NULL")
    vault.close(session)
    made = back_up(folder, clock, "zhao")
    assert made.pruned == ()
    session = unlock(folder, "li", clock)
    second = backup.make_backup(session)
    assert second.pruned == (first.folder.name,)
    vault.close(session)


def test_who_cannot_open_case_db_copies_its_ciphertext(
    folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    made = back_up(folder, clock, "zhao", tmp_path / "stick")
    assert made.manifest.case is not None
    assert (made.manifest.case.mode, made.manifest.rows_case) == (CopyMode.CIPHERTEXT, None)
    assert (made.folder / "case.db").read_bytes() == (folder / "case.db").read_bytes()
    session = unlock(folder, "zhao", clock)
    report, _ = backup.drill(session, made.folder)
    assert report.rows_case is None
    vault.close(session)
    report_of_restore = restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert report_of_restore.abandoned
    session = unlock(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    vault.close(session)


def test_a_hot_journal_is_never_copied_around(folder: Path, clock: FixedClock) -> None:
    (folder / "case.db-journal").write_bytes(b"x" * 512)
    made = back_up(folder, clock, "zhao")
    assert made.case_left_out
    assert not (made.folder / "case.db").exists()


def test_a_restore_rolls_back_and_says_so(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    session = unlock(folder, "li", clock)
    epoch = settings.read(session.database, "bundle_epoch")
    save_pair(session, "second")
    accounts.add_account(session, "sun", "孙老师", Role.REGISTRAR, "x", cost=KdfCost.TEST, allow_weak=True)
    people = {person.name: person.id for person in accounts.list_accounts(session)}
    accounts.disable_account(session, people["zhao"], allow_weak=True)
    heads = (head(session.database, Chain.CORE), head(session.database, Chain.CASE))
    vault.close(session)
    clock.moment = NOW + dt.timedelta(days=1)
    report = restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert report.abandoned == heads
    assert report.switched_off == (people["zhao"],)
    assert sorted(path.name for path in report.put_aside.iterdir() if path.suffix == ".db") == [
        "case.db",
        "core.db",
    ]
    session = unlock(folder, "li", clock)
    assert [str(row[0]) for row in session.database.tuples("SELECT id FROM meeting")] == ["first"]
    assert [str(row[0]) for row in session.database.tuples("SELECT id FROM casework.talk")] == ["first"]
    assert settings.read(session.database, "bundle_epoch") == report.bundle_epoch != epoch
    origin = json.loads(settings.read(session.database, "restored_from") or "{}")
    assert origin["abandoned"]["case"] == [heads[1].seq, heads[1].hash]
    assert report.bundle_epoch.startswith("000002-")
    assert audit.verify_audit(session).whole
    assert "restore.done" in {notice.action for notice in recovery.notices(session)}
    assert {person.name: person.active for person in accounts.list_accounts(session)}["zhao"] is False
    vault.close(session)
    with pytest.raises(UserError) as departed:  # who left meanwhile does not come back
        unlock(folder, "zhao", clock)
    assert code_of(departed) == "account_unknown"
    vault.close(vault.open_vault(folder, "sun", "x", clock, allow_weak=True))
    (folder / "core.db").write_bytes((report.put_aside / "core.db").read_bytes())
    with pytest.raises(KnownError) as mixed:
        unlock(folder, "li", clock)
    assert code_of(mixed) == "pair_mismatch"


def test_a_journal_never_outlives_its_file(folder: Path, clock: FixedClock) -> None:
    """A journal that stayed would be played into the restored file."""
    made = back_up(folder, clock)
    left_over = folder / "core.db-mj0123ABCD"
    left_over.write_bytes(b"left by a cut")
    report = restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert not left_over.exists()
    assert (report.put_aside / left_over.name).read_bytes() == b"left by a cut"
    assert {"core.db", "case.db"} <= {path.name for path in report.put_aside.iterdir()}


def test_a_restore_wants_a_second_person_or_a_signed_paper(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    before = (folder / "core.db").read_bytes()
    for witness in (SecondPerson("li", SECRETS["li"]), SignedPaper(" ", "7")):
        with pytest.raises(UserError) as refused:
            restore(folder, made.folder, "li", SECRETS["li"], witness, clock, allow_weak=True)
        assert code_of(refused) == "case_needs_second_person"
    with pytest.raises(UserError) as not_held:
        restore(folder, made.folder, "wang", SECRETS["wang"], PAPER, clock, allow_weak=True)
    assert code_of(not_held) in {"backup_not_for_you", "key_not_held"}
    assert (folder / "core.db").read_bytes() == before
    assert not (folder / "restore-staged").exists()


def test_a_backup_suffices_on_a_new_pc(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    made = back_up(folder, clock, to=tmp_path / "stick")
    shutil.rmtree(folder)
    restore(folder, made.folder, "li", SECRETS["li"], PAPER, clock, allow_weak=True)
    session = unlock(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    vault.close(session)


def test_another_vaults_backup_is_refused(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    make(tmp_path / "other", clock)
    made = back_up(tmp_path / "other", clock)
    session = unlock(folder, "li", clock)
    with pytest.raises(KnownError) as refused:
        backup.drill(session, made.folder)
    assert code_of(refused) == "backup_other_vault"
    vault.close(session)


def test_old_backups_go_by_the_rule_and_a_shrunken_one_pushes_out_none(
    folder: Path, clock: FixedClock
) -> None:
    session = unlock(folder, "li", clock)
    for number in range(40):
        save_pair(session, f"extra-{number}")
    for hour in (0, 1):
        clock.moment = NOW + dt.timedelta(hours=hour)
        made = backup.make_backup(session)
    assert made.pruned == ("3132010101-20261123-080000",)  # the newer one of the day stays
    with session.database.unit_of_work(clock, "test") as uow:
        uow.execute("DELETE FROM meeting")
        uow.execute("DELETE FROM casework.talk")
    clock.moment = NOW + dt.timedelta(hours=2)
    assert backup.make_backup(session).pruned == ()
    assert len(backup.list_backups(folder / "backups")) == 2
    vault.close(session)


def test_a_full_disk_leaves_no_half_backup(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = unlock(folder, "li", clock)

    def full(*_: object) -> None:
        raise KnownError("disk_full")

    monkeypatch.setattr(backup, "write_durably", full)
    with pytest.raises(KnownError) as refused:
        backup.make_backup(session)
    assert code_of(refused) == "disk_full"
    assert not list((folder / "backups").iterdir())
    vault.close(session)


def test_a_restore_takes_the_newest_list_there_is_the_copy_included(folder: Path, clock: FixedClock) -> None:
    """vault.keys is torn, its copy is not: the backup's older list would bring a departed colleague back."""
    made = back_up(folder, clock)
    session = unlock(folder, "li", clock)
    people = {person.name: person.id for person in accounts.list_accounts(session)}
    accounts.disable_account(session, people["zhao"], allow_weak=True)
    vault.close(session)
    newest = (folder / "mirror" / "vault.keys").read_bytes()
    (folder / "vault.keys").write_bytes(newest[:100])
    restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert (folder / "mirror" / "vault.keys").read_bytes() == newest
    with pytest.raises(UserError) as departed:
        unlock(folder, "zhao", clock)
    assert code_of(departed) == "account_unknown"


def test_a_restore_refuses_a_list_older_than_the_vault_has_seen(folder: Path, clock: FixedClock) -> None:
    made = back_up(folder, clock)
    session = unlock(folder, "li", clock)
    people = {person.name: person.id for person in accounts.list_accounts(session)}
    accounts.disable_account(session, people["zhao"], allow_weak=True)
    vault.close(session)
    (folder / "vault.keys").unlink()
    (folder / "mirror" / "vault.keys").unlink()
    before = (folder / "core.db").read_bytes()
    with pytest.raises(KnownError) as refused:
        restore(folder, made.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert code_of(refused) == "keys_older"
    assert (folder / "core.db").read_bytes() == before
    assert not (folder / "vault.keys").exists()


def test_two_files_of_different_days_are_no_backup(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    """Who holds K_core alone can write a manifest for a ciphertext copy: an older case.db must not pass."""
    old = back_up(folder, clock, "zhao", tmp_path / "old")
    session = unlock(folder, "li", clock)
    save_pair(session, "second")
    vault.close(session)
    new = back_up(folder, clock, "zhao", tmp_path / "new")
    shutil.copy(old.folder / "case.db", new.folder / "case.db")
    session = unlock(folder, "zhao", clock)
    assert new.manifest.case is not None and old.manifest.case is not None
    case = replace(new.manifest.case, sha256=old.manifest.case.sha256, size=old.manifest.case.size)
    forged = manifest_bytes(replace(new.manifest, case=case), session.keys)
    (new.folder / "manifest.json").write_bytes(forged)
    vault.close(session)
    with pytest.raises(KnownError) as refused:
        restore(folder, new.folder, "li", SECRETS["li"], COLLEAGUE, clock, allow_weak=True)
    assert (code_of(refused), refused.value.params["what"]) == ("backup_damaged", "审计链")
    session = unlock(folder, "li", clock)
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 2
    vault.close(session)


def test_a_bureau_can_restore_its_own_backup(tmp_path: Path, clock: FixedClock) -> None:
    """Nobody there holds K_case: it waits, sealed under K_sign, and the restore takes it from there."""
    place = tmp_path / "bureau"
    clerk = vault.FirstAccount("li", "经办人", Role.CLERK, SECRETS["li"])
    make(place, clock, vault.NewVault(Edition.BUREAU, "3132010000", "测试局", (clerk,)))
    made = back_up(place, clock)
    session = unlock(place, "li", clock)
    with session.write("test.later"):
        pass
    vault.close(session)
    report = restore(place, made.folder, "li", SECRETS["li"], PAPER, clock, allow_weak=True)
    assert report.bundle_epoch.startswith("000002-")
    session = unlock(place, "li", clock)
    assert "restore.done" in {notice.action for notice in recovery.notices(session)}
    vault.close(session)

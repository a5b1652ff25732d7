"""Making, opening and refusing vaults."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from xinliapp.crypto import agefile
from xinliapp.crypto.derive import database_key, subkey
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.school import Edition
from xinliapp.i18n.messages import sentence
from xinliapp.services import accounts, appointments, audit, inbox, recovery, vault
from xinliapp.services.inbox import Note
from xinliapp.services.recovery_paper import open_spare
from xinliapp.services.session import Session
from xinliapp.services.vault import FirstAccount, NewVault
from xinliapp.storage import hostlock, settings
from xinliapp.storage.audit import Chain, events, head
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.layout import VaultState
from xinliapp.storage.unit_keys import unit_key

NOW = dt.datetime(2026, 11, 23, 8, 0, 0)  # noqa: DTZ001 - wall clock
SECRETS = {"li": "counsellor's words", "wang": "principal's words", "zhao": "registrar's words"}
PEOPLE = (
    FirstAccount("li", "李老师", Role.COUNSELOR, SECRETS["li"]),
    FirstAccount("wang", "王校长", Role.PRINCIPAL, SECRETS["wang"]),
    FirstAccount("zhao", "赵老师", Role.REGISTRAR, SECRETS["zhao"]),
)
SCHOOL = NewVault(Edition.SCHOOL, "3132010101", "测试学校", PEOPLE)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


def make(folder: Path, clock: FixedClock, new: NewVault = SCHOOL) -> vault.CreatedVault:
    created = vault.create_vault(folder, new, clock, cost=KdfCost.TEST, allow_weak=True)
    vault.confirm_recovery(
        created, {group: created.paper.groups[group - 1] for group in created.asked}, clock
    )
    return created


def unlock(folder: Path, name: str, clock: FixedClock, **options: bool) -> Session:
    return vault.open_vault(folder, name, SECRETS[name], clock, allow_weak=True, **options)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Iterator[Path]:
    place = tmp_path / "vault"
    make(place, clock)
    yield place
    hostlock.release_folder(place)


def code_of(error: pytest.ExceptionInfo[XinliError]) -> str:
    """The code, after making sure that a person can be told about it."""
    assert error.value.code not in sentence(error.value)
    return error.value.code


# --- setting up --------------------------------------------------------------------------------------------


def test_a_proof_repeated_never_makes_case_db_anew(tmp_path: Path, clock: FixedClock) -> None:
    """The wizard's last step can be tried again, say because storing the calendar failed."""
    created = make(tmp_path / "v", clock)
    session = unlock(tmp_path / "v", "li", clock)
    with session.write("test.kept", case=True):
        pass
    before = head(session.database, Chain.CASE)
    vault.close(session)
    typed = {group: created.paper.groups[group - 1] for group in created.asked}
    vault.confirm_recovery(created, typed, clock)
    session = unlock(tmp_path / "v", "li", clock)
    assert head(session.database, Chain.CASE) == before
    vault.close(session)


def test_case_db_is_made_only_after_the_sheet_is_proven(tmp_path: Path, clock: FixedClock) -> None:
    place = tmp_path / "vault"
    created = vault.create_vault(place, SCHOOL, clock, cost=KdfCost.TEST, allow_weak=True)
    assert len(set(created.asked)) == 4
    assert not (place / "case.db").exists()
    assert vault.vault_state(place) is VaultState.UNFINISHED
    with pytest.raises(KnownError) as unfinished:
        unlock(place, "li", clock)
    assert code_of(unfinished) == "setup_unfinished"
    typed = {group: created.paper.groups[group - 1] for group in created.asked}
    wrong_group = created.asked[2]
    with pytest.raises(UserError) as mistyped:
        vault.confirm_recovery(created, {**typed, wrong_group: "0000"}, clock)
    assert code_of(mistyped) == "recovery_group_wrong"
    assert mistyped.value.params["group"] == wrong_group
    assert not (place / "case.db").exists()
    vault.confirm_recovery(created, typed, clock)
    assert vault.vault_state(place) is VaultState.READY
    assert not (place / "recovery-proof.sealed").exists()
    vault.close(unlock(place, "li", clock))


def test_the_written_sheet_is_read_back_from_the_disk(tmp_path: Path, clock: FixedClock) -> None:
    created = vault.create_vault(tmp_path / "v", SCHOOL, clock, cost=KdfCost.TEST, allow_weak=True)
    paper = tmp_path / "sheet.txt"
    vault.write_recovery_file(created, paper)
    written = paper.read_text("utf-8")
    paper.write_text(written.replace(created.paper.groups[4], "0000"), "utf-8")
    with pytest.raises(UserError) as wrong:
        vault.confirm_recovery_file(created, paper, clock)
    assert code_of(wrong) == "recovery_group_wrong"
    assert not (tmp_path / "v" / "case.db").exists()
    paper.write_text(written, "utf-8")
    vault.confirm_recovery_file(created, paper, clock)
    with pytest.raises(KnownError) as again:
        vault.write_recovery_file(created, paper)
    assert code_of(again) == "file_exists"
    vault.close(unlock(tmp_path / "v", "li", clock))


def test_an_unfinished_setup_can_begin_again_and_a_finished_one_cannot(
    tmp_path: Path, clock: FixedClock
) -> None:
    place = tmp_path / "vault"
    first = vault.create_vault(place, SCHOOL, clock, cost=KdfCost.TEST, allow_weak=True)
    second = make(place, clock)
    assert first.vault_id != second.vault_id
    vault.close(unlock(place, "li", clock))
    with pytest.raises(KnownError) as taken:
        make(place, clock)
    assert code_of(taken) == "vault_exists"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewVault(Edition.SCHOOL, "123", "测试学校", PEOPLE), "unit_code_wrong"),
        (NewVault(Edition.SCHOOL, "3132010101", " ", PEOPLE), "field_required"),
        (NewVault(Edition.SCHOOL, "3132010101", "测试学校", PEOPLE[1:]), "needs_key_keeper"),
        (NewVault(Edition.SCHOOL, "3132010101", "测试学校", (*PEOPLE, PEOPLE[0])), "account_name_taken"),
        (NewVault(Edition.BUREAU, "3132010101", "测试局", PEOPLE), "role_not_here"),
    ],
)
def test_what_cannot_become_a_vault_is_refused_before_anything_is_written(
    tmp_path: Path, clock: FixedClock, new: NewVault, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        vault.create_vault(tmp_path / "v", new, clock, cost=KdfCost.TEST, allow_weak=True)
    assert code_of(refused) == code
    assert not (tmp_path / "v").exists()


def test_weak_passphrases_are_refused_at_setup(tmp_path: Path, clock: FixedClock) -> None:
    person = FirstAccount("li", "李老师", Role.COUNSELOR, "short")
    with pytest.raises(UserError) as refused:
        vault.create_vault(
            tmp_path / "v", NewVault(Edition.SCHOOL, "3132010101", "测试学校", (person,)), clock
        )
    assert code_of(refused) == "passphrase_too_short"


def test_a_bureau_opens_with_a_clerk_who_can_sign(tmp_path: Path, clock: FixedClock) -> None:
    clerk = FirstAccount("li", "经办人", Role.CLERK, SECRETS["li"])
    make(tmp_path / "v", clock, NewVault(Edition.BUREAU, "3132010000", "测试局", (clerk,)))
    session = unlock(tmp_path / "v", "li", clock)
    assert len(session.require_sign()) == 32
    assert not session.database.has_case
    vault.close(session)


# --- who holds what ----------------------------------------------------------------------------------------


def test_each_role_gets_its_keys_and_no_other(folder: Path, clock: FixedClock) -> None:
    expected = {
        "li": {Compartment.CORE, Compartment.CASE},
        "wang": {Compartment.CORE, Compartment.SIGN},
        "zhao": {Compartment.CORE},
    }
    for name, held in expected.items():
        session = unlock(folder, name, clock)
        assert set(session.keys.keys) == held
        assert session.database.has_case is (Compartment.CASE in held)
        if not session.database.has_case:
            with pytest.raises(UserError) as closed:
                session.require_case()
            assert code_of(closed) == "case_closed"
        vault.close(session)


def test_nothing_a_core_only_account_holds_opens_case_db(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "zhao", clock)
    database, keys = session.database, session.keys
    with pytest.raises(sqlcipher3.OperationalError):
        database.connection.execute("SELECT * FROM casework.talk")
    material = {keys.private_half, *keys.keys.values()}
    material |= {database_key(key) for key in keys.keys.values()}
    labels = ("database", "blob", "publication", "list-mac/core", "list-mac/case", "backup-manifest/case")
    material |= {subkey(key, label) for key in list(material) for label in labels}
    # Whatever else lies about in the files this person can read: every 32 bytes of key-like text.
    for (table,) in database.tuples("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in database.tuples(f'SELECT * FROM "{table}"'):  # noqa: S608
            for value in row:
                raw = value if isinstance(value, bytes) else str(value).encode()
                material |= {raw[at : at + 32] for at in range(max(1, len(raw) - 31)) if len(raw) >= 32}
    raw_list = json.loads((folder / "vault.keys").read_bytes())
    material |= {bytes.fromhex(raw_list["checksum"])}
    vault.close(session)
    assert len(material) > 300
    sample = sorted(key for key in material if len(key) == 32)
    for key in sample:
        assert not _stock_open(folder / "case.db", key)
    with pytest.raises(UserError):
        keys.key(Compartment.CASE)


def test_a_stock_connection_with_the_case_key_does_open_it(folder: Path, clock: FixedClock) -> None:
    """The control of the test above: the door is a real door."""
    session = unlock(folder, "li", clock)
    key = database_key(session.require_case())
    vault.close(session)
    assert _stock_open(folder / "case.db", key)


def _stock_open(path: Path, key: bytes) -> bool:
    connection = sqlcipher3.connect(str(path))
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError:
        return False
    finally:
        connection.close()
    return True


# --- unlocking ---------------------------------------------------------------------------------------------


def test_the_unlock_screen_lists_people_without_any_key(folder: Path) -> None:
    assert [choice.name for choice in vault.vault_accounts(folder)] == ["li", "wang", "zhao"]


def test_wrong_passphrases_slow_down_are_counted_on_disk_and_told_at_the_next_unlock(
    folder: Path, clock: FixedClock
) -> None:
    for attempt in (1, 2, 3):
        with pytest.raises(UserError) as wrong:
            vault.open_vault(folder, "wang", "no", clock, allow_weak=True)
        assert (code_of(wrong), wrong.value.params["attempt"]) == ("wrong_passphrase", attempt)
    clock.moment = NOW + dt.timedelta(seconds=29)
    with pytest.raises(UserError) as early:
        unlock(folder, "wang", clock)
    assert (code_of(early), early.value.params["seconds"]) == ("wait_after_wrong_passphrase", 1)
    counselor = unlock(folder, "li", clock)  # others are not held up
    told = [notice for notice in recovery.notices(counselor) if notice.action == "auth.fail"]
    assert sorted(int(str(notice.detail["in_a_row"])) for notice in told) == [1, 2, 3]
    vault.close(counselor)
    clock.moment = NOW + dt.timedelta(seconds=30)
    vault.close(unlock(folder, "wang", clock))
    with pytest.raises(UserError) as afresh:
        vault.open_vault(folder, "wang", "no", clock, allow_weak=True)
    assert afresh.value.params["attempt"] == 1


def test_a_clock_set_back_does_not_lock_anybody_out_for_hours(folder: Path, clock: FixedClock) -> None:
    for _ in range(3):
        with pytest.raises(UserError):
            vault.open_vault(folder, "wang", "no", clock, allow_weak=True)
    clock.moment = NOW - dt.timedelta(days=1)
    with pytest.raises(UserError) as early:
        unlock(folder, "wang", clock)
    assert early.value.params["seconds"] == 30
    clock.moment += dt.timedelta(seconds=30)
    vault.close(unlock(folder, "wang", clock))


def test_an_unknown_name_and_a_missing_vault_are_said(
    folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(UserError) as unknown:
        vault.open_vault(folder, "nobody", "x", clock, allow_weak=True)
    assert code_of(unknown) == "account_unknown"
    with pytest.raises(UserError):
        vault.open_vault(folder, "恢复单", "x", clock, allow_weak=True)
    with pytest.raises(KnownError) as missing:
        vault.open_vault(tmp_path / "empty", "li", "x", clock)
    assert code_of(missing) == "vault_missing"
    assert not (tmp_path / "empty").exists()


# --- the key list ------------------------------------------------------------------------------------------


def test_a_damaged_key_list_is_refused_with_a_reason(folder: Path, clock: FixedClock) -> None:
    path = folder / "vault.keys"
    good = path.read_bytes()
    edited = json.loads(good)
    edited["users"][1]["label"] = "mallory"
    cases = {
        "keys_truncated": good[: len(good) // 2],
        "keys_damaged": good[:500] + bytes([good[500] ^ 1]) + good[501:],
        "keys_missing": None,
        "keys_too_large": b"x" * (1 << 20) + b"xx",
    }
    for code, content in cases.items():
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(KnownError) as refused:
            unlock(folder, "li", clock)
        assert code_of(refused) == code
        assert [choice.name for choice in vault.vault_accounts(folder)] == ["li", "wang", "zhao"]
    session = unlock(folder, "li", clock, use_mirror=True)
    assert "keys.mirror_used" in {notice.action for notice in recovery.notices(session)}
    vault.close(session)
    assert path.read_bytes() == good


def test_an_edited_key_list_is_refused_even_with_the_right_checksum(folder: Path, clock: FixedClock) -> None:
    path = folder / "vault.keys"
    from xinliapp.crypto.keylist import KeyList
    from xinliapp.crypto.keylist_format import encode

    content = KeyList.from_bytes(path.read_bytes(), allow_weak=True).content
    users = tuple(
        type(user)(
            user.id,
            "li2" if user.label == "li" else user.label,
            user.public,
            user.kdf,
            user.wrapped_at,
            user.private,
        )
        for user in content.users
    )
    path.write_bytes(encode(type(content)(content.vault_id, content.generation, users, content.parts)))
    with pytest.raises(KnownError) as refused:
        vault.open_vault(folder, "li2", SECRETS["li"], clock, allow_weak=True)
    assert code_of(refused) == "keys_edited"


def test_an_older_key_list_is_refused(folder: Path, clock: FixedClock) -> None:
    path = folder / "vault.keys"
    old = path.read_bytes()
    session = unlock(folder, "li", clock)
    accounts.add_account(session, "sun", "孙老师", Role.REGISTRAR, "x", cost=KdfCost.TEST, allow_weak=True)
    vault.close(session)
    path.write_bytes(old)
    with pytest.raises(KnownError) as refused:
        unlock(folder, "li", clock)
    assert code_of(refused) == "keys_older"
    assert (refused.value.params["found"], refused.value.params["wanted"]) == (1, 2)


def test_another_vaults_key_list_or_file_is_refused(folder: Path, tmp_path: Path, clock: FixedClock) -> None:
    make(tmp_path / "other", clock)
    own = {name: (folder / name).read_bytes() for name in ("vault.keys", "case.db")}
    (folder / "vault.keys").write_bytes((tmp_path / "other" / "vault.keys").read_bytes())
    with pytest.raises(KnownError) as keys:
        unlock(folder, "li", clock)
    assert code_of(keys) == "database_unreadable"
    (folder / "vault.keys").write_bytes(own["vault.keys"])
    (folder / "case.db").write_bytes((tmp_path / "other" / "case.db").read_bytes())
    with pytest.raises(KnownError) as case:
        unlock(folder, "li", clock)
    assert (code_of(case), case.value.params["name"]) == ("database_unreadable", "case.db")
    session = unlock(folder, "li", clock, core_only=True)
    assert not session.database.has_case
    vault.close(session)
    (folder / "case.db").write_bytes(own["case.db"])
    vault.close(unlock(folder, "li", clock))


def test_a_missing_case_file_is_never_made_anew(folder: Path, clock: FixedClock) -> None:
    (folder / "case.db").unlink()
    with pytest.raises(KnownError) as missing:
        unlock(folder, "li", clock)
    assert code_of(missing) == "file_missing"
    assert not (folder / "case.db").exists()


# --- one program at a time ---------------------------------------------------------------------------------


def test_a_second_program_on_this_pc_is_refused(folder: Path, clock: FixedClock) -> None:
    session = unlock(folder, "li", clock)
    code = (
        "import sys, datetime as dt; from pathlib import Path\n"
        "from xinliapp.services import vault; from xinliapp.domain.clock import FixedClock\n"
        "from xinliapp.domain.errors import KnownError\n"
        "clock = FixedClock(dt.datetime(2026, 1, 1))\n"
        "try: vault.open_vault(Path(sys.argv[1]), 'li', '', clock, allow_weak=True)\n"
        "except KnownError as error: print(error.code)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "vault_in_use_here\n"
    vault.close(session)


def test_a_second_pc_is_told_who_works_there(folder: Path, clock: FixedClock) -> None:
    words = {"host": "另一台", "pid": 7, "since": "2026-11-23T07:00:00"}
    (folder / "vault.lock").write_text(json.dumps(words), "utf-8")
    with pytest.raises(KnownError) as refused:
        unlock(folder, "li", clock)
    assert code_of(refused) == "vault_in_use_elsewhere"
    assert "另一台" in sentence(refused.value)
    vault.close(unlock(folder, "li", clock, take_over=True))
    assert hostlock.holder(folder) is None


def test_what_a_crash_left_in_the_lock_file_does_not_matter(folder: Path, clock: FixedClock) -> None:
    words = {"host": hostlock.this_host(), "pid": 1, "since": "2026-11-23T07:00:00"}
    (folder / "vault.lock").write_text(json.dumps(words), "utf-8")
    session = unlock(folder, "li", clock)
    found = hostlock.holder(folder)
    assert found is not None
    assert found.pid == os.getpid()
    vault.close(session)


# --- the sealed inbox --------------------------------------------------------------------------------------


def _collect(found: list[object]) -> inbox.Handler:
    def handler(uow: UnitOfWork, note: Note) -> None:
        if note.payload == "bad":
            raise ValueError("not understood")
        settings.write(uow, f"note-{note.id}", json.dumps(note.payload, ensure_ascii=False))
        found.append(note.payload)

    return handler


def test_a_note_reaches_the_counsellor_and_nobody_else_can_read_it(folder: Path, clock: FixedClock) -> None:
    registrar = unlock(folder, "zhao", clock)
    note_id = inbox.drop(registrar, "roster_tags", {"学生": "留守"})
    with pytest.raises(UserError):
        inbox.merge(registrar)
    vault.close(registrar)
    sealed = (folder / "inbox" / f"{note_id}.age").read_bytes()
    assert "留守".encode() not in sealed
    found: list[object] = []
    counselor = unlock(folder, "li", clock)
    assert inbox.waiting(folder) == 1  # nobody was given to handle this kind when the vault was opened
    report = inbox.merge(counselor, {"roster_tags": _collect(found)})
    assert (report.merged, report.waiting, found) == ({"roster_tags": 1}, {}, [{"学生": "留守"}])
    assert inbox.waiting(folder) == 0
    (folder / "inbox" / f"{note_id}.age").write_bytes(sealed)  # a synchronising program brings it back
    again = inbox.merge(counselor, {"roster_tags": _collect(found)})
    assert (again.total, again.repeated, len(found)) == (0, 1, 1)
    vault.close(counselor)


@pytest.mark.parametrize("name", ["case.db", "core.db"])
def test_an_older_file_in_the_place_of_one_is_told_and_stays_in_the_audit(
    folder: Path, clock: FixedClock, name: str
) -> None:
    """Who carries the folder on a stick could bring yesterday's case file back: what was written is gone."""
    session = unlock(folder, "li", clock)
    with session.write("dossier.fact", case=True):
        pass
    vault.close(session)
    old = (folder / name).read_bytes()
    session = unlock(folder, "li", clock)
    for _ in range(3):
        with session.write("dossier.fact", case=True):
            pass
    vault.close(session)
    (folder / name).write_bytes(old)

    session = unlock(folder, "li", clock)
    told = [notice.action for notice in recovery.notices(session)]
    assert told.count("case.other_moment") == 1
    assert audit.verify_audit(session).whole is (name == "core.db")  # here the case chain itself is whole
    with session.write("dossier.fact", case=True):
        pass
    assert audit.verify_audit(session).whole is (name == "core.db")  # later events do not cover it
    vault.close(session)
    session = unlock(folder, "wang", clock)
    assert "case.other_moment" in [notice.action for notice in recovery.notices(session)]
    vault.close(session)
    session = unlock(folder, "li", clock)
    assert "case.other_moment" not in [notice.action for notice in recovery.notices(session)]
    vault.close(session)


def test_notes_that_cannot_be_read_are_put_aside_and_reported(folder: Path, clock: FixedClock) -> None:
    counselor = unlock(folder, "li", clock)
    good = inbox.drop(counselor, "k", "good")
    refused = inbox.drop(counselor, "k", "bad")
    sealed = (folder / "inbox" / f"{good}.age").read_bytes()
    names = [f"{number:08d}-0000-4000-8000-000000000000.age" for number in range(2)]
    (folder / "inbox" / names[0]).write_bytes(sealed[:-1])  # cut off
    (folder / "inbox" / names[1]).write_bytes(sealed)  # a copy under another name
    found: list[object] = []
    report = inbox.merge(counselor, {"k": _collect(found)})
    assert sorted(report.unreadable) == sorted([*names, f"{refused}.age"])
    assert found == ["good"]
    assert {path.name for path in (folder / "inbox" / "unreadable").iterdir()} == set(report.unreadable)
    assert settings.read(counselor.database, f"note-{refused}") is None
    vault.close(counselor)


def test_no_note_keeps_the_vault_from_being_opened(folder: Path, clock: FixedClock) -> None:
    """The inbox's public key lies in the open: anybody with the folder can write a note, or a folder."""
    payload = {"account_id": "x", "in_a_row": float("inf")}
    forged = inbox.drop_locked(folder, inbox.AUTH_FAIL, payload, clock)
    (folder / "inbox" / "00000000-0000-4000-8000-000000000000.age").mkdir()
    session = unlock(folder, "li", clock)
    assert "inbox.files" in {notice.action for notice in recovery.notices(session)}
    assert (folder / "inbox" / "unreadable" / f"{forged}.age").is_file()
    assert inbox.waiting(folder) == 0
    vault.close(session)


def test_an_exchanged_inbox_key_is_put_right_and_told(folder: Path, clock: FixedClock) -> None:
    right = (folder / "inbox" / "recipient.txt").read_bytes()
    (folder / "inbox" / "recipient.txt").write_bytes(b"age1somebodyelse\n")
    session = unlock(folder, "li", clock)
    assert (folder / "inbox" / "recipient.txt").read_bytes() == right
    assert "inbox.recipient_put_right" in {notice.action for notice in recovery.notices(session)}
    vault.close(session)


# --- the sheet in the safe ---------------------------------------------------------------------------------


def test_the_sheet_sets_a_new_passphrase_and_colleagues_are_told(tmp_path: Path, clock: FixedClock) -> None:
    place = tmp_path / "v"
    created = make(place, clock)
    with pytest.raises(UserError) as other:
        recovery.open_with_recovery(
            place,
            make(tmp_path / "w", clock).code.text,
            "wang",
            "again",
            clock,
            cost=KdfCost.TEST,
            allow_weak=True,
        )
    assert code_of(other) == "recovery_not_opened"
    session = recovery.open_with_recovery(
        place, created.code.text.lower(), "wang", "again", clock, cost=KdfCost.TEST, allow_weak=True
    )
    assert session.account.name == "wang"
    assert set(session.keys.keys) == {Compartment.CORE, Compartment.SIGN}
    vault.close(session)
    with pytest.raises(UserError):
        unlock(place, "wang", clock)
    counselor = unlock(place, "li", clock)
    assert "recovery.opened" in {notice.action for notice in recovery.notices(counselor)}
    vault.close(counselor)
    later = unlock(place, "li", clock)
    assert not recovery.notices(later)
    vault.close(later)


def test_the_code_alone_opens_the_spare_age_identity(tmp_path: Path, clock: FixedClock) -> None:
    created = make(tmp_path / "v", clock)
    session = unlock(tmp_path / "v", "zhao", clock)
    key = unit_key(session.database, "age_spare")
    vault.close(session)
    assert key is not None
    secret = open_spare(created.code.text, key)
    assert secret == created.paper.age_spare
    assert agefile.recipient_of(secret) == key.public
    with pytest.raises(KnownError):
        open_spare(make(tmp_path / "w", clock).code.text, key)


def test_paper_and_databases_suffice_when_the_key_list_is_gone(tmp_path: Path, clock: FixedClock) -> None:
    place = tmp_path / "v"
    created = make(place, clock)
    (place / "vault.keys").unlink()
    (place / "mirror" / "vault.keys").unlink()
    for slot in (created.paper.qr_text, "\n".join(created.paper.slot_lines)):
        session = recovery.open_with_recovery(
            place, created.code.text, "li", "again", clock, slot_text=slot, cost=KdfCost.TEST, allow_weak=True
        )
        assert session.database.has_case
        people = {person.name: person.active for person in accounts.list_accounts(session)}
        assert people == {"li": True, "wang": False, "zhao": False}
        vault.close(session)
        (place / "vault.keys").unlink()
    session = recovery.open_with_recovery(
        place, created.code.text, "li", "again", clock, slot_text=slot, cost=KdfCost.TEST, allow_weak=True
    )
    back, _ = accounts.add_account(
        session, "zhao", "赵老师", Role.REGISTRAR, SECRETS["zhao"], cost=KdfCost.TEST, allow_weak=True
    )
    vault.close(session)
    registrar = unlock(place, "zhao", clock)
    assert registrar.account.id == back.id
    vault.close(registrar)


# --- audit and errors --------------------------------------------------------------------------------------


def test_unlocking_and_locking_are_audited_in_order(folder: Path, clock: FixedClock) -> None:
    vault.close(unlock(folder, "li", clock), "lock.manual")
    session = unlock(folder, "wang", clock)
    actions = [event.action for event in events(session.database, Chain.CORE)]
    vault.close(session)
    assert actions == ["setup.core", "drill.recovery", "setup.done", "auth.ok", "lock.manual", "auth.ok"]


def test_every_failed_opening_gives_the_lock_back(folder: Path, clock: FixedClock) -> None:
    for name, secret in itertools.product(("li", "nobody"), ("wrong",)):
        with pytest.raises(XinliError):
            vault.open_vault(folder, name, secret, clock, allow_weak=True)
    assert hostlock.holder(folder) is None


def test_unlocking_with_the_case_key_takes_old_appointments_out_of_core(
    folder: Path, clock: FixedClock
) -> None:
    session = unlock(folder, "li", clock)
    older = {"starts_at": "2026-11-25T10:00:00", "ends_at": "2026-11-25T10:40:00", "source": "guardian",
             "urgent": True, "status": "no_show", "status_at": "2026-11-25T10:45:00"}  # fmt: skip
    with session.write("test.older") as uow:
        member = {"name": "甲", "kind": "full_time", "duty": "", "from_day": "2026-09-01"}
        uow.insert("main.staff_member", {"id": "staff", **member})
        uow.insert("main.appointment", {"id": "a", "staff_id": "staff", **older})
        visitor = {"code": "代号01", "first_time": False, "note": ""}
        uow.insert("casework.appointment_visitor", {"id": "a", **visitor})
    vault.close(session)
    session = unlock(folder, "zhao", clock)  # cannot move it, and is not told either
    (taken,) = appointments.between(session, dt.date(2026, 11, 25), dt.date(2026, 11, 25))
    assert (taken.appointment.source.value, taken.appointment.urgent) == ("other", False)
    vault.close(session)
    vault.close(unlock(folder, "li", clock))
    session = unlock(folder, "zhao", clock)
    row = session.database.tuples("SELECT source, urgent, status FROM appointment")
    assert row == [("other", 0, "cancelled")]
    vault.close(session)

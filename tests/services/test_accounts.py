"""Accounts: adding, changing a passphrase, switching off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.test_vault import NOW, PEOPLE, SECRETS, code_of, make, unlock
from xinliapp.crypto.durable import load_keylist, save_keylist
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.school import Edition
from xinliapp.services import accounts, vault
from xinliapp.services.session import Session
from xinliapp.services.vault import NewVault
from xinliapp.storage import accounts as rows
from xinliapp.storage import settings
from xinliapp.storage.layout import VaultFolder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def alone(tmp_path: Path, clock: FixedClock) -> Path:
    """A school that was set up by its counsellor alone."""
    make(tmp_path / "v", clock, NewVault(Edition.SCHOOL, "3132010101", "测试学校", PEOPLE[:1]))
    return tmp_path / "v"


def add(session: Session, name: str, role: Role) -> str:
    secret = SECRETS[name]
    new, changes = accounts.add_account(
        session, name, f"{name}老师", role, secret, cost=KdfCost.TEST, allow_weak=True
    )
    assert changes is Changes.ACCOUNTS
    return new.id


def test_the_first_principal_gets_the_signing_key_that_waited(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    assert Compartment.SIGN not in session.keys.keys
    assert settings.read(session.database, "sign_in_trust") is not None
    add(session, "wang", Role.PRINCIPAL)
    assert settings.read(session.database, "sign_in_trust") is None
    with pytest.raises(UserError) as second:
        add(session, "zhao", Role.PRINCIPAL)  # from now on only who holds the signing key may hand it on
    assert code_of(second) == "key_not_held"
    vault.close(session)
    principal = unlock(alone, "wang", clock)
    from xinliapp.crypto import sshsig
    from xinliapp.storage.unit_keys import unit_key

    signing = unit_key(principal.database, "signing")
    assert signing is not None
    assert sshsig.public_from_line(signing.public) == sshsig.public_key(principal.require_sign())
    vault.close(principal)


def test_nobody_can_hand_on_a_key_they_do_not_hold(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    add(session, "zhao", Role.REGISTRAR)
    vault.close(session)
    registrar = unlock(alone, "zhao", clock)
    with pytest.raises(UserError) as refused:
        add(registrar, "wang", Role.COUNSELOR)
    assert code_of(refused) == "key_not_held"
    with pytest.raises(UserError):
        add(registrar, "wang", Role.PRINCIPAL)  # the waiting key is sealed under the case key
    assert [person.name for person in accounts.list_accounts(registrar)] == ["li", "zhao"]
    vault.close(registrar)


@pytest.mark.parametrize("name", ["li", " li ", "恢复单"])
def test_a_name_in_use_is_refused(alone: Path, clock: FixedClock, name: str) -> None:
    session = unlock(alone, "li", clock)
    with pytest.raises(UserError) as refused:
        accounts.add_account(session, name, "x", Role.REGISTRAR, "x", cost=KdfCost.TEST, allow_weak=True)
    assert code_of(refused) == "account_name_taken"
    vault.close(session)


def test_roles_of_the_other_edition_are_refused(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    for role in (Role.CLERK, Role.OFFICER, Role.RECOVERY):
        with pytest.raises(UserError) as refused:
            add(session, "zhao", role)
        assert code_of(refused) == "role_not_here"
    vault.close(session)


def test_a_changed_passphrase_replaces_the_old_one(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    with pytest.raises(UserError) as wrong:
        accounts.change_passphrase(session, "wrong", "new", cost=KdfCost.TEST, allow_weak=True)
    assert code_of(wrong) == "wrong_passphrase"
    accounts.change_passphrase(session, SECRETS["li"], "new", cost=KdfCost.TEST, allow_weak=True)
    vault.close(session)
    with pytest.raises(UserError) as old:
        unlock(alone, "li", clock)
    assert code_of(old) == "wrong_passphrase"
    vault.close(vault.open_vault(alone, "li", "new", clock, allow_weak=True))


def test_a_list_that_cannot_be_saved_leaves_everything_as_it_was(
    alone: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (alone / "vault.keys").read_bytes()
    session = unlock(alone, "li", clock)

    def full(*_: object) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(accounts, "save_keylist", full)
        with pytest.raises(KnownError):
            add(session, "zhao", Role.REGISTRAR)
        with pytest.raises(KnownError):
            accounts.change_passphrase(session, SECRETS["li"], "new", cost=KdfCost.TEST, allow_weak=True)
    assert [person.name for person in accounts.list_accounts(session)] == ["li"]
    assert settings.generation_seen(session.database) == 1
    vault.close(session)
    assert (alone / "vault.keys").read_bytes() == before
    vault.close(unlock(alone, "li", clock))


def test_a_row_lost_between_list_and_database_is_made_again(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    added = add(session, "zhao", Role.REGISTRAR)
    with session.database.unit_of_work(clock, "test") as uow:
        uow.execute("DELETE FROM account WHERE id = ?", (added,))  # the commit that never landed
    vault.close(session)
    registrar = unlock(alone, "zhao", clock)
    assert (registrar.account.id, registrar.account.role) == (added, Role.REGISTRAR)
    vault.close(registrar)


def test_a_switched_off_account_opens_no_more_and_can_come_back(alone: Path, clock: FixedClock) -> None:
    session = unlock(alone, "li", clock)
    added = add(session, "zhao", Role.REGISTRAR)
    accounts.disable_account(session, added, allow_weak=True)
    vault.close(session)
    with pytest.raises(UserError) as gone:
        unlock(alone, "zhao", clock)
    assert code_of(gone) == "account_unknown"
    session = unlock(alone, "li", clock)
    assert [(person.name, person.active) for person in accounts.list_accounts(session)] == [
        ("li", True),
        ("zhao", False),
    ]
    assert add(session, "zhao", Role.REGISTRAR) == added
    vault.close(session)
    vault.close(unlock(alone, "zhao", clock))


def test_an_account_that_is_off_in_core_is_refused_even_if_it_is_still_listed(
    alone: Path, clock: FixedClock
) -> None:
    session = unlock(alone, "li", clock)
    added = add(session, "zhao", Role.REGISTRAR)
    with session.database.unit_of_work(clock, "test") as uow:
        rows.set_active(uow, added, active=False)
    vault.close(session)
    with pytest.raises(UserError) as refused:
        unlock(alone, "zhao", clock)
    assert code_of(refused) == "account_disabled"


def test_the_last_living_holder_of_a_key_stays(tmp_path: Path, clock: FixedClock) -> None:
    make(tmp_path / "v", clock)
    session = unlock(tmp_path / "v", "li", clock)
    people = {person.name: person.id for person in accounts.list_accounts(session)}
    with pytest.raises(UserError) as own:
        accounts.disable_account(session, people["li"], allow_weak=True)
    assert code_of(own) == "own_account"
    with pytest.raises(UserError) as last:
        accounts.disable_account(session, people["wang"], allow_weak=True)
    assert code_of(last) == "last_key_holder"
    with pytest.raises(UserError) as nobody:
        accounts.disable_account(session, "nobody", allow_weak=True)
    assert code_of(nobody) == "not_found"
    vault.close(session)


def test_a_cut_between_list_and_core_can_be_finished(tmp_path: Path, clock: FixedClock) -> None:
    """Power fails after the shorter list was saved: core still says that the account is active."""
    make(tmp_path / "v", clock)
    session = unlock(tmp_path / "v", "li", clock)
    gone = {person.name: person.id for person in accounts.list_accounts(session)}["zhao"]
    place = VaultFolder(tmp_path / "v")
    shorter = load_keylist(place.keys, None, allow_weak=True).keylist.without_user(session.keys, gone)
    save_keylist(place.keys, place.mirror, shorter)
    vault.close(session)
    session = unlock(tmp_path / "v", "li", clock)
    assert rows.account(session.database, gone) is not None
    accounts.disable_account(session, gone, allow_weak=True)
    assert {person.id: person.active for person in accounts.list_accounts(session)}[gone] is False
    assert add(session, "zhao", Role.REGISTRAR) == gone  # the name is free for who comes back
    vault.close(session)

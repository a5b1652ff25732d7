"""The key list in ordinary use: who opens what, what each edit needs, rotation, rebuilding."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crypto.conftest import VAULT, School, newcomer
from xinliapp.crypto import derive, sealing
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList, NewUser
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.errors import KnownError, UserError

CORE, CASE, SIGN = Compartment.CORE, Compartment.CASE, Compartment.SIGN


def reread(keys: KeyList) -> KeyList:
    return KeyList.from_bytes(keys.to_bytes(), allow_weak=True)


def refused(code: str) -> pytest.RaisesExc[UserError | KnownError]:
    return pytest.RaisesExc((UserError, KnownError), check=lambda error: error.code == code)


def test_everybody_opens_exactly_what_their_role_holds(school: School) -> None:
    keys = reread(school.keys)
    for name, role in (
        ("counselor", Role.COUNSELOR),
        ("principal", Role.PRINCIPAL),
        ("registrar", Role.REGISTRAR),
        ("recovery", Role.RECOVERY),
    ):
        unlocked = keys.unlock(name, f"pass-{name}")
        assert frozenset(unlocked.keys) == role.compartments == keys.compartments_of(name)
        assert all(unlocked.key(part) == school.setup.key(part) for part in role.compartments)
        assert not unlocked.next_keys


def test_three_compartments_three_keys(school: School) -> None:
    assert len({school.setup.key(part) for part in Compartment}) == 3


def test_bytes_round_trip(school: School) -> None:
    data = school.keys.to_bytes()
    assert reread(school.keys) == school.keys
    assert reread(school.keys).to_bytes() == data
    assert data.count(b"\n") == 1 and data.endswith(b"\n")


def test_wrong_passphrase_and_stranger(school: School) -> None:
    with refused("wrong_passphrase"):
        school.keys.unlock("counselor", "pass-principal")
    with refused("wrong_passphrase"):
        school.keys.unlock("counselor", "")
    with refused("user_not_listed"):
        school.keys.unlock("nobody", "pass-counselor")


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_text_can_be_a_passphrase(passphrase: str) -> None:
    founder = NewUser("one", "one", passphrase.encode("utf-8", "replace").decode(), frozenset({CORE}))
    keys, setup = KeyList.create(VAULT, [founder], KdfCost.TEST, allow_weak=True)
    assert reread(keys).unlock("one", founder.passphrase).key(CORE) == setup.key(CORE)


def test_core_only_people_hold_nothing_that_yields_the_case_key(school: School) -> None:
    case_key = school.setup.key(CASE)
    principal = school.principal
    assert not principal.holds(CASE)
    with refused("key_not_held"):
        principal.key(CASE)
    assert case_key not in school.keys.to_bytes()
    assert case_key not in {*principal.keys.values(), principal.private_half}
    part = school.keys.content.parts[CASE]
    assert "principal" not in part.holders and "registrar" not in part.holders
    contexts = [b""] + [
        derive.subkey(key, "database") for key in principal.keys.values()
    ]  # no key they hold is the one the seals were made for
    for seal in part.slots[0].seals.values():
        for aad in contexts:
            with refused("sealed_not_opened"):
                sealing.open_sealed(principal.private_half, seal, aad)
    made = {derive.subkey(key, label) for key in principal.keys.values() for label in ("database", "blob")}
    assert derive.database_key(case_key) not in made


def test_a_seal_opens_only_for_its_person_and_compartment(school: School) -> None:
    from xinliapp.crypto import keylist_secrets as inner

    slot = school.keys.content.parts[CASE].slots[0]
    half = school.counselor.private_half
    assert inner.opened_slot(slot, VAULT, CASE, "counselor", half) == school.setup.key(CASE)
    with refused("keys_edited"):
        inner.opened_slot(slot, VAULT, CASE, "second", half)
    with refused("keys_edited"):
        inner.opened_slot(slot, VAULT, CORE, "counselor", half)
    with refused("keys_edited"):
        inner.opened_slot(slot, "another-vault", CASE, "counselor", half)


def test_no_repr_no_pickle_no_copy_of_keys(school: School) -> None:
    unlocked = school.counselor
    shown = repr(unlocked) + str(unlocked) + repr(newcomer("x", Role.COUNSELOR)) + repr([unlocked])
    for secret in (*unlocked.keys.values(), unlocked.private_half):
        assert repr(secret)[2:-1] not in shown and secret.hex() not in shown
    assert "pass-x" not in shown
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            attempt(unlocked)


def test_every_edit_is_a_new_generation_and_leaves_the_old_one(school: School) -> None:
    before = school.keys.to_bytes()
    added = school.keys.with_user(
        school.registrar, newcomer("clerk", Role.REGISTRAR), KdfCost.TEST, allow_weak=True
    )
    assert (school.keys.generation, added.generation) == (1, 2)
    assert school.keys.to_bytes() == before
    assert reread(added).unlock("clerk", "pass-clerk").key(CORE) == school.setup.key(CORE)
    # Those who had no part in the edit still trust their own part.
    reread(added).unlock("counselor", "pass-counselor")
    reread(added).unlock("principal", "pass-principal")
    assert (added.revision(CORE), added.revision(CASE)) == (2, 1)


def test_nobody_gives_away_a_key_they_do_not_hold(school: School) -> None:
    for giver in (school.registrar, school.principal):
        with refused("key_not_held"):
            school.keys.with_user(giver, newcomer("new", Role.COUNSELOR), KdfCost.TEST, allow_weak=True)
    with refused("user_already_listed"):
        school.keys.with_user(
            school.counselor, newcomer("second", Role.COUNSELOR), KdfCost.TEST, allow_weak=True
        )


def test_a_colleague_grants_what_the_principal_could_not(school: School) -> None:
    added = school.keys.with_user(
        school.principal, newcomer("new", Role.REGISTRAR), KdfCost.TEST, allow_weak=True
    )
    granted = added.with_grant(school.counselor, "new", [CORE, CASE])
    unlocked = reread(granted).unlock("new", "pass-new")
    assert unlocked.key(CASE) == school.setup.key(CASE) and not unlocked.holds(SIGN)
    assert granted.revision(CASE) == granted.generation == 3


def test_a_removed_person_opens_nothing_and_the_rest_still_do(school: School) -> None:
    with refused("key_not_held"):  # whoever removes a counsellor must be able to vouch for the case part
        school.keys.without_user(school.principal, "second")
    smaller = reread(school.keys.without_user(school.counselor, "second"))
    with refused("user_not_listed"):
        smaller.unlock("second", "pass-second")
    assert smaller.unlock("counselor", "pass-counselor").holds(CASE)
    assert smaller.unlock("principal", "pass-principal").holds(SIGN)
    with refused("user_not_listed"):
        school.keys.without_user(school.counselor, "nobody")


def test_the_last_holder_of_a_key_stays() -> None:
    founders = [newcomer("a", Role.COUNSELOR), newcomer("b", Role.REGISTRAR)]
    keys, setup = KeyList.create(VAULT, founders, KdfCost.TEST, allow_weak=True)
    with refused("last_key_holder"):
        keys.without_user(setup, "a")
    assert keys.without_user(setup, "b").users[0].id == "a"
    assert keys.revision(SIGN) == keys.epoch(SIGN) == 0  # nobody holds it


def test_a_passphrase_change_needs_only_the_person(school: School) -> None:
    changed = reread(
        school.keys.with_passphrase(school.registrar, "a new one", KdfCost.TEST, allow_weak=True)
    )
    with refused("wrong_passphrase"):
        changed.unlock("registrar", "pass-registrar")
    assert changed.unlock("registrar", "a new one").keys == school.registrar.keys
    assert changed.user("registrar").public == school.keys.user("registrar").public
    changed.unlock("counselor", "pass-counselor")
    assert changed.user("registrar").kdf.salt != school.keys.user("registrar").kdf.salt


def test_weak_parameters_must_be_asked_for(school: School) -> None:
    with refused("keys_kdf_out_of_range"):
        KeyList.create(VAULT, [newcomer("a", Role.COUNSELOR)], KdfCost.TEST)
    with refused("keys_kdf_out_of_range"):
        school.keys.with_passphrase(school.counselor, "x", KdfCost.TEST)
    with refused("keys_kdf_out_of_range"):
        KeyList.from_bytes(school.keys.to_bytes())


def test_verify_refuses_older_lists_and_other_vaults(school: School) -> None:
    newer = school.keys.with_passphrase(school.registrar, "n", KdfCost.TEST, allow_weak=True)
    newer.verify(school.counselor, 2, vault_id=VAULT, min_revisions={CASE: 1})
    school.keys.verify(school.counselor, 1)
    with pytest.raises(KnownError) as caught:
        school.keys.verify(school.counselor, 2)
    assert (caught.value.code, caught.value.params) == ("keys_older", {"found": 1, "wanted": 2})
    with refused("keys_older"):
        newer.verify(school.counselor, 2, min_revisions={CASE: 2})
    with refused("keys_other_vault"):
        school.keys.verify(school.counselor, 1, vault_id="other")


def test_rotation_both_generations_then_only_the_new(school: School) -> None:
    smaller = school.keys.without_user(school.recovery, "second")
    both = reread(smaller.with_rotation_begun(school.recovery, [CORE, CASE]))
    assert both.rotating == {CORE, CASE}
    during = both.unlock_with("recovery", school.recovery.private_half)
    assert during.key(CASE) == school.setup.key(CASE)
    assert during.candidates(CASE) == (during.key(CASE), during.next_keys[CASE])
    assert during.candidates(SIGN) == (during.key(SIGN),)
    assert frozenset(both.unlock("principal", "pass-principal").next_keys) == {CORE}
    with refused("rotation_open"):
        both.with_rotation_begun(during, [CASE])
    after = reread(both.with_rotation_finished(during))
    for name in ("counselor", "recovery"):  # nobody's passphrase was needed
        unlocked = after.unlock(name, f"pass-{name}")
        assert unlocked.key(CASE) == during.next_keys[CASE] != school.setup.key(CASE)
        assert unlocked.key(CORE) == during.next_keys[CORE]
        assert not unlocked.next_keys
    assert after.epoch(CASE) == both.generation > smaller.epoch(CASE)
    with refused("keys_edited"):  # the departed colleague's keys vouch for nothing any more
        after.verify(school.counselor, 1)


def test_rotation_abandoned(school: School) -> None:
    both = school.keys.with_rotation_begun(school.counselor, [CASE])
    back = reread(both.with_rotation_abandoned(school.counselor))
    assert back.unlock("second", "pass-second").key(CASE) == school.setup.key(CASE)
    assert not back.rotating
    with refused("rotation_not_open"):
        back.with_rotation_abandoned(school.counselor)
    with refused("rotation_not_open"):
        back.with_rotation_finished(school.counselor)
    with refused("key_not_held"):
        school.keys.with_rotation_begun(school.registrar, [CASE])


def test_a_person_added_during_a_rotation_gets_both_keys(school: School) -> None:
    both = school.keys.with_rotation_begun(school.counselor, [CASE])
    during = both.unlock_with("counselor", school.counselor.private_half)
    added = both.with_user(during, newcomer("new", Role.COUNSELOR), KdfCost.TEST, allow_weak=True)
    assert reread(added).unlock("new", "pass-new").candidates(CASE) == during.candidates(CASE)


def test_a_list_rebuilt_around_recovered_keys(school: School) -> None:
    recovered = UnlockedKeys("recovery", VAULT, 1, school.setup.keys, bytes(32))
    founders = [newcomer("c", Role.COUNSELOR), newcomer("p", Role.PRINCIPAL)]
    keys = reread(KeyList.rebuilt(recovered, founders, KdfCost.TEST, after_generation=9, allow_weak=True))
    assert keys.generation == 10 == keys.epoch(CORE)
    assert keys.unlock("c", "pass-c").key(CASE) == school.setup.key(CASE)
    assert keys.unlock("p", "pass-p").key(SIGN) == school.setup.key(SIGN)
    keys.verify(school.counselor, 9)


@pytest.mark.parametrize("bad", ["", "a b", "a/b", "é", "x" * 65])
def test_ids_are_plain(bad: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        NewUser(bad, "label", "p", frozenset({CORE}))
    with pytest.raises(ValueError, match="plain"):
        KeyList.create(bad, [newcomer("a", Role.COUNSELOR)], KdfCost.TEST, allow_weak=True)

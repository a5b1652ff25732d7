"""Every kind of damage and forgery of ``vault.keys`` is refused, with the reason."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.crypto.conftest import VAULT, School, make_school, newcomer
from xinliapp.crypto import keylist_format as form
from xinliapp.crypto import keylist_secrets as inner
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.errors import KnownError, UserError

CORE, CASE = Compartment.CORE, Compartment.CASE


def reason(data: bytes, *, allow_weak: bool = True) -> str | None:
    try:
        KeyList.from_bytes(data, allow_weak=allow_weak)
    except KnownError as error:
        return error.code
    return None


def checksummed(rest: bytes) -> bytes:
    """``rest`` (what follows the checksum) with a checksum that fits: what a forger would write."""
    return b'{"checksum":"' + hashlib.sha256(rest).hexdigest().encode() + b'",' + rest


def edited(keys: KeyList, change: Callable[[dict[str, Any]], object]) -> bytes:
    document = form.document(keys.content)
    change(document)
    return checksummed(form.canonical(document)[1:] + b"\n")


def test_an_unchanged_forgery_is_the_list_itself(school: School) -> None:
    assert edited(school.keys, lambda _: None) == school.keys.to_bytes()


def test_every_truncation_is_named_as_such(school: School) -> None:
    data = school.keys.to_bytes()
    assert {reason(data[:length]) for length in range(len(data))} == {"keys_truncated"}


def test_a_tail_of_zeros_as_a_power_cut_leaves_it(school: School) -> None:
    data = school.keys.to_bytes()
    assert reason(data[:1000] + bytes(len(data) - 1000)) == "keys_truncated"


def test_every_flipped_byte_is_refused(school: School) -> None:
    data = school.keys.to_bytes()
    for at in range(len(data)):
        for mask in (0x01, 0x20, 0x80):
            flipped = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
            assert reason(flipped) in {"keys_damaged", "keys_truncated"}, (at, mask)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "keys_truncated"),
        (b"\n", "keys_damaged"),
        (b"null\n", "keys_damaged"),
        (b"\xff\xfe\n", "keys_damaged"),
        (b"[" * 100_000 + b"\n", "keys_damaged"),
        (b"x" * (form.MAX_BYTES + 1), "keys_too_large"),
        (b'{"format":"xinliapp-keys-2"}\n', "keys_unknown_format"),
        (checksummed(b'"format":"xinliapp-keys-2"}\n'), "keys_unknown_format"),
        (checksummed(b'"format":"xinliapp-keys-1"}\n'), "keys_edited"),
        (checksummed(b"[" * 100_000 + b"\n"), "keys_edited"),
        (checksummed(b'"a":' + b"9" * 10_000 + b"}\n"), "keys_edited"),
    ],
)
def test_files_that_are_no_key_list(data: bytes, code: str) -> None:
    assert reason(data) == code


FIELD_EDITS: list[Callable[[dict[str, Any]], object]] = [
    lambda d: d.update(extra=1),
    lambda d: d.pop("users"),
    lambda d: d.update(users=[]),
    lambda d: d.update(users={}),
    lambda d: d.update(generation=0),
    lambda d: d.update(generation=True),
    lambda d: d.update(generation="1"),
    lambda d: d.update(generation=1.0),
    lambda d: d.update(generation=2**80),
    lambda d: d.update(vault="../x"),
    lambda d: d["users"].append(d["users"][0]),
    lambda d: d["users"].pop(),
    lambda d: d["users"][0].update(role="counselor"),
    lambda d: d["users"][0].pop("label"),
    lambda d: d["users"][0].update(label="a\u0000b"),
    lambda d: d["users"][0].update(label=""),
    lambda d: d["users"][0].update(id="x y"),
    lambda d: d["users"][0].update(public="AAAA"),
    lambda d: d["users"][0].update(public=d["users"][0]["public"] + "\n"),
    lambda d: d["users"][0].update(public=7),
    lambda d: d["users"][0].update(wrapped_at=2),
    lambda d: d["users"][0]["kdf"].update(salt="AAAA"),
    lambda d: d["users"][0]["kdf"].update(memory_kib="64"),
    lambda d: d["users"][0]["kdf"].pop("salt"),
    lambda d: d["compartments"].pop("core"),
    lambda d: d["compartments"].update(attic=d["compartments"]["case"]),
    lambda d: d["compartments"]["case"].update(slots=[]),
    lambda d: d["compartments"]["case"].update(slots=d["compartments"]["case"]["slots"] * 2),
    lambda d: d["compartments"]["case"].update(slots=d["compartments"]["case"]["slots"] * 3),
    lambda d: d["compartments"]["case"].update(revision=2),
    lambda d: d["compartments"]["case"]["slots"][0].update(epoch=0),
    lambda d: d["compartments"]["case"]["slots"][0].update(seals=[]),
    lambda d: d["compartments"]["case"]["slots"][0]["seals"].update(ghost="A" * 108),
    lambda d: d["compartments"]["case"]["slots"][0]["seals"].clear(),
    lambda d: d["compartments"]["core"]["slots"][0]["seals"].pop("registrar"),
    lambda d: d["compartments"]["sign"].update(mac="AAAA"),
]


@pytest.mark.parametrize("change", FIELD_EDITS)
def test_a_field_of_the_wrong_kind_is_refused(
    school: School, change: Callable[[dict[str, Any]], object]
) -> None:
    assert reason(edited(school.keys, change)) == "keys_edited"


def test_duplicate_names_other_spellings_and_added_bytes_are_refused(school: School) -> None:
    rest = school.keys.to_bytes().split(b'",', 1)[1]
    again = rest.replace(b'"generation":1,', b'"generation":1,"generation":1,')
    spaced = rest.replace(b'"generation":1,', b'"generation": 1,')
    escaped = rest.replace(b'"vault":"5', b'"vault":"\\u0035')
    reordered = json.dumps(dict(reversed(json.loads(b"{" + rest).items())), separators=(",", ":"))
    for forged in (again, spaced, escaped, rest + b"\n", b" " + rest, reordered.encode()[1:] + b"\n"):
        assert forged != rest
        assert reason(checksummed(forged)) == "keys_edited"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 65535),
        ("memory_kib", 512 * 1024 + 1),
        ("memory_kib", 2**40),
        ("time_cost", 2),
        ("time_cost", 2**31),
        ("parallelism", 1),
        ("parallelism", 255),
    ],
)
def test_kdf_parameters_out_of_range_are_refused_before_anything_is_derived(
    school: School, name: str, value: int
) -> None:
    def change(document: dict[str, Any]) -> None:
        for user in document["users"]:
            user["kdf"].update(memory_kib=65536, time_cost=3, parallelism=4)
            user["kdf"][name] = value

    assert reason(edited(school.keys, change), allow_weak=False) == "keys_kdf_out_of_range"


# --- forgeries that are well-formed: the reason comes at unlock -----------------------------------------


def unlock_reason(data: bytes, user: str = "counselor") -> str | None:
    keys = KeyList.from_bytes(data, allow_weak=True)
    try:
        keys.unlock(user, f"pass-{user}")
    except (KnownError, UserError) as error:
        return error.code
    return None


WELL_FORMED_EDITS: list[Callable[[dict[str, Any]], object]] = [
    lambda d: d.update(generation=99),
    lambda d: d["users"][3].update(label="假名"),
    lambda d: d["users"][3].update(public=d["users"][2]["public"]),
    lambda d: d["users"].reverse(),
    lambda d: d["users"][3]["kdf"].update(salt="A" * 22 + "=="),
    lambda d: d["users"][3].update(private=d["users"][2]["private"]),
    lambda d: d["compartments"]["core"].update(mac="A" * 43 + "="),
    lambda d: d["compartments"]["case"].update(mac="A" * 43 + "="),
    lambda d: d["compartments"]["sign"].update(mac="A" * 43 + "="),
    lambda d: d["compartments"].pop("sign"),
    lambda d: d["compartments"]["case"]["slots"][0]["seals"].pop("second"),
    lambda d: d["compartments"]["case"]["slots"][0]["seals"].update(
        counselor=d["compartments"]["case"]["slots"][0]["seals"]["second"]
    ),
    lambda d: d["compartments"]["case"]["slots"][0]["seals"].pop("counselor"),
]


@pytest.mark.parametrize("change", WELL_FORMED_EDITS)
def test_a_well_formed_edit_is_noticed_by_everybody(
    school: School, change: Callable[[dict[str, Any]], object]
) -> None:
    forged = edited(school.keys, change)
    assert unlock_reason(forged) == "keys_edited"
    if KeyList.from_bytes(forged, allow_weak=True).compartments_of("principal"):
        assert unlock_reason(forged, "principal") == "keys_edited"


@pytest.mark.parametrize("field", ["vault", "wrapped_at", "kdf", "private"])
def test_an_edit_of_what_the_wrap_is_bound_to_never_opens(school: School, field: str) -> None:
    bigger = school.keys.with_passphrase(school.registrar, "n", KdfCost.TEST, allow_weak=True)

    def change(document: dict[str, Any]) -> None:
        user = document["users"][0]
        if field == "vault":
            document["vault"] = "another"
        elif field == "wrapped_at":
            user["wrapped_at"] = 2
        elif field == "kdf":
            user["kdf"]["memory_kib"] = 128
        else:
            user["private"] = document["users"][1]["private"]

    assert unlock_reason(edited(bigger, change)) == "wrong_passphrase"


def test_another_vaults_list_is_refused(school: School) -> None:
    other = make_school("another-vault")
    with pytest.raises(KnownError) as caught:
        other.keys.verify(school.counselor, 1)
    assert caught.value.code == "keys_other_vault"
    with pytest.raises(KnownError) as caught:
        other.keys.with_passphrase(school.counselor, "x", KdfCost.TEST, allow_weak=True)
    assert caught.value.code == "keys_other_vault"


def remac(content: form.ListContent, school: School) -> KeyList:
    """The list as somebody who holds ``K_core`` alone would vouch for it."""
    core = replace(content.parts[CORE], revision=content.generation)
    content = replace(content, parts={**content.parts, CORE: core})
    core = replace(core, mac=inner.mac_of(content, CORE, school.registrar.key(CORE)))
    return KeyList(replace(content, parts={**content.parts, CORE: core}))


def test_a_core_only_insider_cannot_slip_a_public_half_of_theirs_under_a_counsellor(school: School) -> None:
    own = school.keys.user("registrar").public
    users = tuple(replace(user, public=own) if user.id == "second" else user for user in school.keys.users)
    forged = remac(replace(school.keys.content, users=users), school)
    assert unlock_reason(forged.to_bytes(), "registrar") is None  # everybody's MAC is right …
    assert unlock_reason(forged.to_bytes(), "counselor") == "keys_edited"  # … the case holders' is not


def test_a_core_only_insider_cannot_bring_a_departed_counsellor_back(school: School) -> None:
    smaller = school.keys.without_user(school.counselor, "second")
    old_part = school.keys.content.parts[CASE]
    core = inner.with_seals(smaller.content.parts[CORE], [form.KeySlot(1, {"second": bytes(80)})])
    content = replace(
        smaller.content,
        generation=9,
        users=(*smaller.users, school.keys.user("second")),
        parts={**smaller.content.parts, CORE: core, CASE: old_part},
    )
    forged = KeyList.from_bytes(remac(content, school).to_bytes(), allow_weak=True)
    counselor = forged.unlock("counselor", "pass-counselor")  # an old part, honestly vouched for at the time
    forged.verify(counselor, 2)
    with pytest.raises(KnownError) as caught:
        forged.verify(counselor, 2, min_revisions={CASE: smaller.revision(CASE)})
    assert caught.value.code == "keys_older"
    dated_up = replace(old_part, revision=9)
    content = replace(content, parts={**content.parts, CASE: dated_up})
    assert unlock_reason(remac(content, school).to_bytes(), "counselor") == "keys_edited"


def test_nobody_vouches_anew_for_a_forged_list(school: School) -> None:
    forged = KeyList.from_bytes(edited(school.keys, lambda d: d.update(generation=7)), allow_weak=True)
    for attempt in (
        lambda: forged.with_passphrase(school.counselor, "x", KdfCost.TEST, allow_weak=True),
        lambda: forged.with_user(
            school.counselor, newcomer("n", Role.REGISTRAR), KdfCost.TEST, allow_weak=True
        ),
        lambda: forged.without_user(school.counselor, "second"),
        lambda: forged.with_grant(school.counselor, "registrar", [CASE]),
        lambda: forged.with_rotation_begun(school.counselor, [CASE]),
    ):
        with pytest.raises(KnownError) as caught:
            attempt()
        assert caught.value.code == "keys_edited"


def test_the_file_names_nobody_and_nothing_but_sign_in_names(school: School) -> None:
    document = json.loads(school.keys.to_bytes())
    assert document["vault"] == VAULT
    texts = re.findall(r'"([^"]*)"', school.keys.to_bytes().decode())
    readable = {text for text in texts if re.search(r"[\u4e00-\u9fff]", text)}
    assert readable == {f"老师{user.id}" for user in school.keys.users}

"""The recovery sheet: what mistyping does, and that paper alone opens the keys."""

from __future__ import annotations

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from tests.crypto.conftest import VAULT, School, newcomer
from xinliapp.crypto import base32, recovery
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.recovery import RecoveryCode, parse_recovery_code
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.errors import KnownError, UserError

CODE = RecoveryCode(bytes.fromhex("00112233445566778899aabbccddeeff"))
OTHER = RecoveryCode(bytes(16))


def group_named(text: str) -> object:
    """The group a refusal names."""
    with pytest.raises(UserError) as caught:
        parse_recovery_code(text)
    assert caught.value.code == "recovery_group_wrong"
    return caught.value.params["group"]


@given(st.binary(min_size=16, max_size=16))
def test_round_trip(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){9}[0-9A-HJKMNP-TV-Z]{4}", code.text)
    assert parse_recovery_code(code.text) == code


def test_the_code_is_fresh_and_never_shown_by_accident() -> None:
    assert recovery.new_recovery_code() != recovery.new_recovery_code()
    assert len(recovery.new_recovery_code().secret) == 16
    assert repr(CODE) == "RecoveryCode()"


def test_what_people_type_differently_is_tolerated() -> None:
    code = next(
        code
        for code in (RecoveryCode(bytes([seed]) * 16) for seed in range(256))
        if "0" in code.text and "1" in code.text
    )
    text = code.text
    spellings = [
        text.lower(),
        text.replace("0", "O").replace("1", "I"),
        text.replace("0", "o").replace("1", "l"),
        text.replace("-", ""),
        "  " + text.replace("-", " \n") + " ",
        text.replace("-", "—"),
        "".join(chr(ord(symbol) + 0xFEE0) for symbol in text),  # full-width, as an input method leaves it
    ]
    assert all(parse_recovery_code(spelling) == code for spelling in spellings)


def test_every_single_wrong_symbol_is_named_by_its_group() -> None:
    symbols = CODE.text.replace("-", "")
    for at, right in enumerate(symbols):
        for wrong in base32.ALPHABET:
            if wrong != right:
                assert group_named(symbols[:at] + wrong + symbols[at + 1 :]) == at // 4 + 1


@pytest.mark.parametrize("code", [CODE, RecoveryCode(bytes(range(16))), RecoveryCode(b"\xa5" * 16)])
def test_every_exchange_of_neighbours_is_named_by_its_group(code: RecoveryCode) -> None:
    symbols = code.text.replace("-", "")
    for at in range(len(symbols) - 1):
        first, second = symbols[at], symbols[at + 1]
        if first != second:
            swapped = symbols[:at] + second + first + symbols[at + 2 :]
            assert group_named(swapped) == at // 4 + 1


def test_exchanged_groups_are_noticed() -> None:
    for left in range(10):
        for right in range(left + 1, 10):
            groups = list(CODE.groups)
            groups[left], groups[right] = groups[right], groups[left]
            assert group_named("-".join(groups)) == left + 1


def test_groups_of_another_sheet_are_noticed() -> None:
    for at in range(10):
        groups = list(CODE.groups)
        groups[at] = OTHER.groups[at]
        with pytest.raises(UserError) as caught:
            parse_recovery_code("-".join(groups))
        assert caught.value.code == "recovery_code_wrong"


def test_missing_and_surplus_symbols() -> None:
    for text, found in [("", 0), (CODE.text[:-5], 9), (CODE.text + "-0000", 11)]:
        with pytest.raises(UserError) as caught:
            parse_recovery_code(text)
        assert caught.value.code == "recovery_length_wrong"
        assert caught.value.params == {"wanted": 10, "found": found}
    groups = list(CODE.groups)
    groups[3] = groups[3][:3]  # a symbol forgotten inside a group
    assert group_named("-".join(groups)) == 4
    groups[3] = "U!!!"
    assert group_named("-".join(groups)) == 4


def test_the_group_typed_back_as_proof() -> None:
    assert recovery.check_recovery_group(CODE, 3, f" {CODE.groups[2].lower()} ")
    assert not recovery.check_recovery_group(CODE, 3, CODE.groups[3])
    assert not recovery.check_recovery_group(CODE, 3, "")
    assert not recovery.check_recovery_group(CODE, 3, "!!!!")


# --- the slot -------------------------------------------------------------------------------------


def test_paper_alone_opens_every_key(school: School) -> None:
    slot = recovery.make_recovery_slot(CODE, VAULT, 7, school.setup.keys)
    code = parse_recovery_code(CODE.text.lower())
    opened = recovery.open_recovery_slot(code, recovery.slot_from_qr_text(recovery.slot_qr_text(slot)))
    assert dict(opened.keys) == dict(school.setup.keys)
    assert (opened.user_id, opened.vault_id, opened.generation) == ("recovery", VAULT, 7)
    assert not any(key in slot for key in school.setup.keys.values())


def test_a_slot_may_hold_fewer_keys(school: School) -> None:
    keys = {Compartment.CORE: school.setup.key(Compartment.CORE), Compartment.SIGN: bytes(32)}
    opened = recovery.open_recovery_slot(CODE, recovery.make_recovery_slot(CODE, VAULT, 1, keys))
    assert dict(opened.keys) == keys


def test_another_code_or_a_changed_slot_opens_nothing(school: School) -> None:
    slot = recovery.make_recovery_slot(CODE, VAULT, 7, school.setup.keys)
    attempts = [(OTHER, slot)]
    attempts += [(CODE, slot[:at] + bytes([slot[at] ^ 4]) + slot[at + 1 :]) for at in range(len(slot))]
    attempts += [(CODE, slot[:length]) for length in range(len(slot))] + [(CODE, slot + b"\0")]
    for code, data in attempts:
        with pytest.raises((KnownError, UserError)) as caught:
            recovery.open_recovery_slot(code, data)
        assert caught.value.code in {"recovery_not_opened", "recovery_slot_unreadable"}


def test_the_slot_fits_a_modest_qr_code(school: School) -> None:
    text = recovery.slot_qr_text(recovery.make_recovery_slot(CODE, VAULT, 7, school.setup.keys))
    qr = segno.make_qr(text, error="m")
    assert qr.mode == "alphanumeric"
    assert int(qr.version) <= 11  # 61 modules: 3 cm on paper at half a millimetre each


@pytest.mark.parametrize("text", ["", "hello", *(f"XINLIAPP-RECOVERY-1:{rest}" for rest in ("", "U", "00"))])
def test_other_qr_codes_are_refused(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        recovery.slot_from_qr_text(text)
    assert caught.value.code == "recovery_slot_unreadable"


def test_typed_lines_name_the_mistyped_one(school: School) -> None:
    slot = recovery.make_recovery_slot(CODE, VAULT, 7, school.setup.keys)
    lines = list(recovery.slot_lines(slot))
    typed = "\n".join(" ".join(re.findall(".{1,5}", line)).lower() for line in lines)
    assert recovery.slot_from_lines(typed) == slot
    for number, line in enumerate(lines):
        for at in range(len(line)):
            wrong = base32.ALPHABET[(base32.ALPHABET.index(line[at]) + 1) % 32]
            changed = [*lines[:number], line[:at] + wrong + line[at + 1 :], *lines[number + 1 :]]
            assert _line_named(changed) == number + 1
            if at and line[at] != line[at - 1]:
                swapped = line[: at - 1] + line[at] + line[at - 1] + line[at + 1 :]
                assert _line_named([*lines[:number], swapped, *lines[number + 1 :]]) == number + 1
    lines[1], lines[2] = lines[2], lines[1]
    assert _line_named(lines) == 2


def _line_named(lines: list[str]) -> object:
    with pytest.raises(UserError) as caught:
        recovery.slot_from_lines("\n".join(lines))
    assert caught.value.code == "recovery_line_wrong"
    return caught.value.params["line"]


# --- together with the key list -------------------------------------------------------------------


def test_the_recovery_user_opens_the_list_with_the_code_and_paper_rebuilds_it() -> None:
    founders = [
        newcomer("counselor", Role.COUNSELOR),
        recovery.recovery_user(CODE, "恢复单", Role.RECOVERY.compartments),
    ]
    keys, setup = KeyList.create(VAULT, founders, KdfCost.TEST, allow_weak=True)
    unlocked = keys.unlock("recovery", parse_recovery_code(CODE.text.lower()).text)
    assert unlocked.private_half == recovery.recovery_private_half(CODE)
    assert dict(unlocked.keys) == dict(setup.keys)
    slot = recovery.make_recovery_slot(CODE, VAULT, keys.generation, setup.keys)
    del keys  # vault.keys is gone
    opened = recovery.open_recovery_slot(CODE, slot)
    again = KeyList.rebuilt(
        opened, [newcomer("successor", Role.COUNSELOR)], KdfCost.TEST, after_generation=3, allow_weak=True
    )
    assert again.unlock("successor", "pass-successor").key(Compartment.CASE) == setup.key(Compartment.CASE)


def test_slots_of_the_same_code_never_share_a_key_stream(school: School) -> None:
    first, second = (recovery.make_recovery_slot(CODE, VAULT, 1, school.setup.keys) for _ in range(2))
    assert first[-113:] != second[-113:]

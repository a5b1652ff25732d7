"""ID and student numbers; expectations by GB 11643-1999 and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.identifiers import (
    check_character,
    expected_check,
    fold,
    from_fifteen,
    is_valid_id,
    read_id_number,
    read_student_number,
)
from xinliapp.domain.students import IdentifierState

STANDARD = "11010519491231002X"  # the standard's own example
digits17 = st.text(alphabet="0123456789", min_size=17, max_size=17)


def test_the_examples_of_the_standard_check() -> None:
    assert check_character(STANDARD[:17]) == "X"
    assert check_character("44052418800101001") == "4"


@given(digits17, st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_changes_the_check(digits: str, place: int, step: int) -> None:
    other = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert check_character(other) != check_character(digits)


@given(st.sampled_from(["G", "J"]), st.integers(0, 9999))
def test_g_and_j_are_checked_and_l_never(prefix: str, tail: int) -> None:
    body = f"4405242013051{tail:04d}"
    right = check_character(body)
    number = f"{prefix}{body}{right}"
    valid = is_valid_id(number[1:])
    assert (read_student_number(number).state is IdentifierState.VALID) == valid
    wrong = "0" if right != "0" else "1"
    assert read_student_number(f"{prefix}{body}{wrong}").state is IdentifierState.DOUBTFUL
    assert read_student_number(f"L{body}{wrong}").state is IdentifierState.UNCHECKED


@pytest.mark.parametrize(
    ("written", "value", "state", "codes"),
    [
        ("11010519491231002x", STANDARD, IdentifierState.VALID, ()),
        (" １１０１０５１９４９１２３１００２Ｘ ", STANDARD, IdentifierState.VALID, ()),
        ("110105 19491231 002X", STANDARD, IdentifierState.VALID, ()),
        ('="11010519491231002X"', STANDARD, IdentifierState.VALID, ()),
        ("'11010519491231002X\t", STANDARD, IdentifierState.VALID, ()),
        ("110105491231002", STANDARD, IdentifierState.VALID, ("id_from_15",)),
        ("110105194912310021", "110105194912310021", IdentifierState.DOUBTFUL, ("id_checksum",)),
        ("110105194913310020", "110105194913310020", IdentifierState.DOUBTFUL, ("id_checksum",)),
        ("110105194912310000", None, IdentifierState.NONE, ("id_destroyed",)),
        ("1.10105E+17", None, IdentifierState.NONE, ("id_destroyed",)),
        ("1.1e17", None, IdentifierState.NONE, ("id_destroyed",)),
        ("11010519491231002", "11010519491231002", IdentifierState.DOUBTFUL, ("id_length",)),
        ("H01234567", "H01234567", IdentifierState.UNCHECKED, ("id_kind_unknown",)),
        ("不详", None, IdentifierState.NONE, ()),
        ("", None, IdentifierState.NONE, ()),
    ],
)
def test_id_numbers_as_written(
    written: str, value: str | None, state: IdentifierState, codes: tuple[str, ...]
) -> None:
    found = read_id_number(written)
    assert (found.value, found.state, found.codes) == (value, state, codes)


def test_unknown_area_only_warns_and_foreign_papers_are_taken_as_written() -> None:
    assert read_id_number("990101201305152382").codes == ("id_area_unknown",)
    assert read_id_number("990101201305152382").state is IdentifierState.VALID
    assert read_id_number("E1234567", foreign=True).codes == ()


def test_fifteen_becomes_eighteen() -> None:
    assert from_fifteen("110105491231002") == STANDARD
    with pytest.raises(ValueError):
        from_fifteen("1101054912310")


def test_expected_check_for_the_sentence() -> None:
    assert expected_check("G110105194912310028") == "X"
    assert expected_check("L123") is None


@given(st.text(alphabet="019gxＧＸ０９ \u3000\u200b", max_size=25))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert set(fold(text)) <= set("019GX")


@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    for found in (read_id_number(text), read_student_number(text)):
        assert (found.value is None) == (found.state is IdentifierState.NONE)
        assert found.value is None or len(found.value) <= 25

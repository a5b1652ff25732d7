"""Marks of a sheet's lines: a true one is told from one that was typed over, moved or made up."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.class_packets import (
    ClassPacket,
    PacketKind,
    PacketRow,
    Token,
    mark_of,
    new_code,
    read_code,
    read_token,
    token_text,
)

PACKET = ClassPacket(
    "p", PacketKind.CONTACTS, "7KQ3XM", "11" * 32, "class-3", "term", "本学期", "2026-09-01", "2027-01-22",
    None, "2026-11-02T08:00:00",
)  # fmt: skip
ROW = PacketRow("p", 7, "student-7", "7", "王小明")


def test_a_token_reads_back_however_it_was_copied() -> None:
    text = token_text(PACKET, ROW)
    wanted = Token("7KQ3XM", 7, mark_of(PACKET, ROW))
    assert read_token(text) == wanted
    assert read_token(f"  {text.lower()} ") == wanted
    assert read_token(text.replace("-", "")) == wanted
    assert read_token("".join(chr(ord(sign) + 0xFEE0) for sign in text)) == wanted  # full-width
    assert read_token("王小明") is None and read_token("") is None and read_token("7") is None


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(ROW, seat=8),
        dataclasses.replace(ROW, student_id="student-8"),
        dataclasses.replace(ROW, name="王小朋"),
        dataclasses.replace(ROW, number="8"),
    ],
)
def test_nothing_of_a_line_changes_unnoticed(other: PacketRow) -> None:
    assert mark_of(PACKET, other) != mark_of(PACKET, ROW)


def test_another_sheet_marks_otherwise() -> None:
    assert mark_of(dataclasses.replace(PACKET, secret="22" * 32), ROW) != mark_of(PACKET, ROW)
    assert mark_of(dataclasses.replace(PACKET, class_id="class-4"), ROW) != mark_of(PACKET, ROW)


def test_parts_of_a_line_are_kept_apart() -> None:
    one = dataclasses.replace(ROW, number="1", name="2王")
    assert mark_of(PACKET, one) != mark_of(PACKET, dataclasses.replace(ROW, number="12", name="王"))


def test_blanks_in_a_name_change_nothing() -> None:
    assert mark_of(PACKET, dataclasses.replace(ROW, name="王 小明")) == mark_of(PACKET, ROW)


def test_codes_have_no_letters_that_are_taken_for_digits() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50 and not {"O", "I", "L", "U"} & set("".join(codes))
    assert read_code("7kq3xm ") == "7KQ3XM" and read_code("OIL000") == "011000" and read_code("八(3)") == ""


@given(st.text(max_size=24))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_token(text)
    assert found is None or found.seat >= 0

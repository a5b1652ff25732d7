"""Cutting text for the index, reading a query, showing the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.find import Snippet, index_text, match_expression, phrases, snippet


def test_every_character_is_a_word_and_marks_end_a_phrase() -> None:
    assert index_text("睡不好。ＰＨＱ9得8分") == "睡 不 好 ꙮ phq9 得 8分".replace("8分", "8 分")
    assert index_text("一行\n又一行") == "一 行 ꙮ 又 一 行"
    assert index_text("睡 不 好") == "睡 不 好"
    assert index_text("") == ""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("药物", '"药 物"'),
        ("药", '"药"'),
        ("ＰＨＱ", '"phq"*'),
        ("睡眠 妈妈", '"睡 眠" AND "妈 妈"'),
        ('"睡眠"*，妈妈', '"睡 眠" AND "妈 妈"'),
        ("初2", '"初 2"*'),
        (" ,。*\"' ", ""),
        ("NEAR(a b)", '"near"* AND "a"* AND "b"*'),
    ],
)
def test_what_is_asked(query: str, expected: str) -> None:
    assert match_expression(query) == expected


def test_a_phrase_is_asked_once_and_not_for_ever() -> None:
    assert phrases("睡眠 睡眠") == ("睡眠",)
    assert sum(map(len, phrases("睡" * 200))) == 60


def test_the_place_is_shown_with_something_before_it() -> None:
    text = "前" * 40 + "晚上睡不好" + "后" * 200
    shown = snippet(text, "睡不")
    assert shown.text[shown.start : shown.start + shown.length] == "睡不"
    assert shown.text.startswith("…前") and shown.text.endswith("后…")
    assert len(shown.text) == 122


def test_full_width_and_broken_lines_do_not_hide_the_place() -> None:
    assert snippet("得分ＰＨＱ－９ 高", "phq") == Snippet("得分ＰＨＱ－９ 高", 2, 3)
    shown = snippet("晚上睡\n不好", "睡不")
    assert shown.text[shown.start : shown.start + shown.length] == "睡 不"
    assert snippet("没有", "别的") == Snippet("没有", 0, 0)


@given(st.text(max_size=80))
def test_no_query_is_an_error_of_syntax(query: str) -> None:
    expression = match_expression(query)
    assert expression.count('"') % 2 == 0
    assert not set(expression.replace(" AND ", "").replace('"', "")) & set("()^-+:{}")


@given(st.text(max_size=80), st.text(min_size=1, max_size=10))
def test_the_place_lies_within_what_is_shown(text: str, query: str) -> None:
    shown = snippet(text, query)
    assert 0 <= shown.start <= shown.start + shown.length <= max(len(shown.text), shown.start)

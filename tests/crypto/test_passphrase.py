"""Which passphrases are accepted."""

from __future__ import annotations

import pytest

from xinliapp.crypto import passphrase
from xinliapp.domain.errors import UserError

INPUTS = ["苏州市实验中学", "王小明", "wangxiaoming", "Suzhou Experimental School"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abc", "passphrase_too_short"),
        ("elevenchars", "passphrase_too_short"),
        ("passwordpassword", "passphrase_too_weak"),
        ("aaaaaaaaaaaaaaaaaaaa", "passphrase_too_weak"),
        ("123456789012345", "passphrase_too_weak"),
        ("wangxiaoming2026", "passphrase_too_weak"),
        ("wangxiaomingwangxiaoming", "passphrase_too_weak"),
        ("苏州市实验中学苏州市实验中学", "passphrase_too_weak"),
        ("实验中学实验中学王小明1", "passphrase_too_weak"),
        ("correct horse\nbattery", "passphrase_unusable_characters"),
        ("x" * 257, "passphrase_too_long"),
    ],
)
def test_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        passphrase.check(text, INPUTS)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text", ["correct horse battery staple", "窗外梧桐 三只麻雀 半杯凉茶", "k7#Vq2!mZx9$wR"]
)
def test_accepted(text: str) -> None:
    passphrase.check(text, INPUTS)


def test_a_passphrase_is_judged_with_what_is_known_of_the_person() -> None:
    passphrase.check("qilianmountain school", [])
    with pytest.raises(UserError):
        passphrase.check("qilianmountain school", ["Qilianmountain School"])


def test_length_counts_after_composition() -> None:
    decomposed = "e\u0301" * 6  # twelve code points, six characters
    with pytest.raises(UserError) as caught:
        passphrase.check(decomposed, [])
    assert caught.value.code == "passphrase_too_short"

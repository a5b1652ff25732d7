"""Every error this room can raise has its three sentences, and they can be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import xinliapp.crypto
from xinliapp.i18n.messages import all_messages
from xinliapp.i18n.messages.keys import MESSAGES

PARAMS = {
    "minimum": 12, "maximum": 256, "found": 1, "wanted": 2, "group": 3, "line": 4, "name": "vault.keys",
}  # fmt: skip
FORBIDDEN = re.compile(
    "诊断|确诊|病情|症状|患者|病人|案主|黑名单|阳性|治疗|治愈|排名|智力|失败|非法|无效输入|错误代码|[!！]"
)


def test_every_code_raised_in_crypto_has_a_sentence() -> None:
    source = "".join(path.read_text() for path in Path(xinliapp.crypto.__file__).parent.glob("*.py"))
    raised = set(re.findall(r'(?:User|Known)Error\(\s*"([a-z_]+)"', source))
    raised |= {"age_not_for_us", "age_damaged", "keys_unknown_format", "keys_unreadable"}
    assert len(raised) > 25
    assert raised <= all_messages().keys(), raised - all_messages().keys()


def test_no_sentence_is_left_over() -> None:
    source = "".join(path.read_text() for path in Path(xinliapp.crypto.__file__).parent.glob("*.py"))
    told_by_others = {"keys_from_mirror"}
    assert {code for code in MESSAGES if f'"{code}"' not in source} <= told_by_others


def test_three_short_sentences_each() -> None:
    for code, text in MESSAGES.items():
        filled = text.format_map(PARAMS)
        assert filled.count("。") == 3 and filled.endswith("。"), code
        assert len(filled) <= 80, code
        assert not FORBIDDEN.search(text), code

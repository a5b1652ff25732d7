"""Words that label children never reach a person; the list is packaging/dev/words.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

import words
from words import Allowed, Rules, Text

RULES = Rules({"诊断": "表现", "失败": "没有完成"}, ("diagnos",), ())


def found(*texts: Text, rules: Rules = RULES) -> list[str]:
    return words.problems(iter(texts), rules)


def test_the_tree_is_clean() -> None:
    assert words.problems(words.all_texts(), words.read_rules()) == []


@pytest.mark.parametrize(
    "word",
    ["诊断", "患者", "问题学生", "抑郁症", "阳性", "治疗", "排名", "智力", "失败", "非法", "案主", "黑名单"],
)
def test_every_row_of_the_list_is_watched(word: str) -> None:
    (problem,) = words.problems(
        iter([Text("a.py", 3, f"查看{word}")]), Rules(words.read_rules().never, (), ())
    )
    assert problem.startswith(f"a.py:3: “{word}”不用")


def test_literals_count_and_docstrings_and_comments_do_not() -> None:
    source = '"""诊断"""\n# 诊断\ndef f(x):\n    """失败"""\n    "失败"\n    return f"保存{x}失败"\n'
    assert [text.line for text in words.python_texts("a.py", source) if "失败" in text.text] == [5, 6]


def test_toml_keys_and_values_are_read_wherever_they_stand() -> None:
    texts = list(words.toml_texts("a.toml", '[[clause]]\nduty = ["记录诊断"]\n"失败" = 1\n'))
    assert len(found(*texts)) == 2


def test_translations_are_read_in_both_languages() -> None:
    message = "<message><source>看失败</source><translation>Diagnosis</translation></message>"
    source = f"<TS><context>{message}</context></TS>"
    assert len(found(*words.translation_texts("i18n/a.ts", source))) == 2


def test_a_sentence_does_not_shout_but_a_sign_may_stand() -> None:
    assert len(found(Text("a.py", 1, "已保存!"), Text("a.py", 2, "完成了!再见"))) == 2
    assert found(Text("a.py", 1, "! 快到期"), Text("a.py", 2, "(?!a)")) == []


def test_an_allowed_phrase_stands_only_where_it_is_allowed() -> None:
    rules = Rules(RULES.never, (), (Allowed("医院诊断证明", "resources/forms/*.toml", "official heading"),))
    heading = Text("resources/forms/kz.toml", 0, "附医院诊断证明")
    assert found(heading, rules=rules) == []
    assert len(found(heading, Text("a.py", 1, "医院诊断证明"), rules=rules)) == 1
    assert len(found(heading, Text("resources/forms/kz.toml", 0, "诊断"), rules=rules)) == 1


def test_an_allowed_phrase_nothing_uses_is_reported() -> None:
    rules = Rules(RULES.never, (), (Allowed("医院诊断证明", "*", "official heading"),))
    assert len(found(rules=rules)) == 1


def test_every_allowed_phrase_has_a_reason() -> None:
    assert all(entry.reason.strip() for entry in words.read_rules().allowed)


def test_a_whitelist_entry_without_reason_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "words.toml"
    bad.write_text(
        'never = []\nenglish.words = []\n[[allowed]]\nphrase = "a"\nwhere = "*"\n', encoding="utf-8"
    )
    with pytest.raises(KeyError):
        words.read_rules(bad)

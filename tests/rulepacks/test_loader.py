"""Packs and forms are read strictly: every refusal names file, line and reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from xinliapp.domain.definition_source import Source
from xinliapp.domain.errors import UserError
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import Automation, CheckSeverity, Comparator, PeriodKind
from xinliapp.i18n.messages import all_messages
from xinliapp.rulepacks import library
from xinliapp.rulepacks.forms import parse_form
from xinliapp.rulepacks.packs import load_pack, parse_pack
from xinliapp.storage.measures import SPECS

FAKE = {
    "count": MeasureSpec(
        "count",
        "次",
        False,
        "次数",
        "plain",
        (
            ParameterSpec("kinds", ParameterKind.TEXT_LIST, ("a", "b")),
            ParameterSpec("strict", ParameterKind.FLAG),
            ParameterSpec("floor", ParameterKind.INTEGER),
        ),
        "floor",
    )
}
GOOD = """format = 1
id = "TT"
version = "r1"
title = "测试"

[source]
document = "文〔2026〕1号"
title = "测试通知"
issuer = "某局"
issued_on = "2026-01-02"

[[clause]]
id = "TT-01"
clause = "一1"
duty = "做两次"
owes = "学校"
scope = "各校"
period = "term"
automation = "A"
measure = "count"
comparator = "at_least"
requirement = 2
unit = "次"
requirement_text = "≥2次"
[clause.parameters]
kinds = ["a"]
strict = true

[[clause]]
id = "TT-02"
clause = "一2"
duty = "定期做"
owes = "学校"
scope = "各校"
period = "term"
automation = "M"
comparator = "none"
unit = "次"
requirement_text = "定期"
"""


def line_of(text: str, needle: str, nth: int = 1) -> int:
    hits = [number for number, line in enumerate(text.splitlines(), start=1) if needle in line]
    return hits[nth - 1]


def refused(text: str) -> tuple[str, object, dict[str, object]]:
    with pytest.raises(UserError) as caught:
        parse_pack(Source("tt.toml", text), FAKE)
    error = caught.value
    assert error.params["file"] == "tt.toml"
    assert all_messages()[error.code].format_map(error.params)  # a sentence exists and can be filled
    return error.code, error.params["line"], error.params


def test_a_good_pack() -> None:
    pack = parse_pack(Source("tt.toml", GOOD), FAKE)
    first, second = pack.clauses
    assert (pack.id, pack.version) == ("TT", "r1")
    assert (first.period, first.automation, first.requirement) == (PeriodKind.TERM, Automation.AUTOMATIC, 2)
    assert (first.citation.document, first.citation.clause) == ("文〔2026〕1号", "一1")
    assert first.convention == "plain"
    assert (second.comparator, second.requirement, second.measure) == (Comparator.NONE, None, None)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ('measure = "count"', 'measure = "guess"', "pack_unknown_measure", "guess"),
        ('kinds = ["a"]', 'kind = ["a"]', "pack_parameter_unknown", "kind ="),
        ('kinds = ["a"]', 'kinds = "a"', "pack_parameter_type", "kinds ="),
        ('kinds = ["a"]', 'kinds = ["c"]', "pack_parameter_type", "kinds ="),
        ('kinds = ["a"]', "kinds = []", "pack_parameter_type", "kinds ="),
        ('kinds = ["a"]', 'kinds = ["a", "a"]', "pack_parameter_type", "kinds ="),
        ("strict = true", "strict = 1", "pack_parameter_type", "strict ="),
        ("strict = true", "strict = true\nfloor = 3", "pack_parameter_unknown", "floor ="),
        ("requirement = 2", "requirement = 2.5", "pack_parameter_type", "requirement = 2.5"),
        ("requirement = 2", "requirement = true", "pack_value_wrong", "requirement = true"),
        ("requirement = 2", "requirement = 0", "pack_parameter_type", "requirement = 0"),
        ('comparator = "at_least"', 'comparator = "more"', "pack_comparator_unknown", '"more"'),
        (
            'period = "term"\nautomation = "A"',
            'period = "week"\nautomation = "A"',
            "pack_value_wrong",
            '"week"',
        ),
        ('id = "TT-02"', 'id = "TT-01"', "pack_duplicate_id", 'id = "TT-02"'),
        (
            'owes = "学校"\nscope = "各校"\nperiod = "term"\nautomation = "M"',
            'ows = "学校"\nowes = "学校"\nscope = "各校"\nperiod = "term"\nautomation = "M"',
            "pack_key_unknown",
            "ows =",
        ),
        ('clause = "一1"', 'clause = " "', "pack_citation_missing", 'clause = " "'),
        ('document = "文〔2026〕1号"', "", "pack_citation_missing", "[source]"),
        ('issued_on = "2026-01-02"', 'issued_on = "去年"', "pack_value_wrong", "去年"),
        ("format = 1", "format = 2", "pack_format", "format = 2"),
        (
            'unit = "次"\nrequirement_text = "定期"',
            'requirement = 3\nunit = "次"\nrequirement_text = "定期"',
            "pack_value_wrong",
            "requirement = 3",
        ),
    ],
)
def test_refusals_name_the_line(old: str, new: str, code: str, at: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    found, line, _ = refused(text)
    expected = line_of(GOOD, at) if at == 'id = "TT-02"' else line_of(text, at)
    assert (found, line) == (code, expected)


def test_missing_keys_point_at_their_table() -> None:
    code, line, params = refused(GOOD.replace('duty = "定期做"\n', ""))
    assert (code, line, params["key"]) == ("pack_key_missing", line_of(GOOD, "[[clause]]", 2), "duty")
    code, line, params = refused(GOOD.replace("strict = true\n", ""))
    assert (code, line, params["key"]) == (
        "pack_parameter_missing",
        line_of(GOOD, "[clause.parameters]"),
        "strict",
    )
    code, _, params = refused(GOOD.replace("requirement = 2\n", ""))
    assert (code, params["key"]) == ("pack_key_missing", "requirement")
    code, line, _ = refused(GOOD[: GOOD.index("[source]")] + GOOD[GOOD.index("[[clause]]") :])
    assert (code, line) == ("pack_citation_missing", 1)


def test_broken_toml_and_missing_files(tmp_path: Path) -> None:
    text = GOOD.replace('duty = "做两次"', "duty = 做两次")
    assert refused_syntax(text) == line_of(text, "duty = 做")
    assert refused_syntax(GOOD.replace('version = "r1"', 'version = "r1"\nversion = "r2"')) == 4
    with pytest.raises(UserError, match="pack_missing"):
        load_pack(tmp_path / "none.toml", FAKE)
    (tmp_path / "gbk.toml").write_bytes(GOOD.encode("gbk"))
    with pytest.raises(UserError, match="pack_missing"):
        load_pack(tmp_path / "gbk.toml", FAKE)
    (tmp_path / "dos.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_pack(tmp_path / "dos.toml", FAKE).id == "TT"


def refused_syntax(text: str) -> object:
    with pytest.raises(UserError, match="pack_syntax") as caught:
        parse_pack(Source("tt.toml", text), FAKE)
    return caught.value.params["line"]


FORM = (library.resource_folder() / "forms" / "kz.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ('expression = "c8 <= c7"', 'expression = "c8 <= c77"', "pack_check_wrong", "c77"),
        ('expression = "c8 <= c7"', 'expression = "c8 <="', "pack_check_wrong", '"c8 <="'),
        ('expression = "c8 <= c7"', 'expression = "__import__"', "pack_check_wrong", "__import__"),
        ('id = "c2"', 'id = "c1"', "pack_duplicate_id", 'ledger = "KZ-47"'),
        ('measure = "handbooks_given"', 'measure = "books"', "pack_unknown_measure", '"books"'),
        ("school = 2020-10-19", 'school = "十月"', "pack_value_wrong", "十月"),
        ("starts_on = 2020-09-14", "starts_on = 2020-11-14", "pack_value_wrong", "ends_on ="),
        ('ledger = "KZ-46"', "", "pack_citation_missing", "[[column]]"),
        ('severity = "hint"', "", "", ""),
    ],
)
def test_form_refusals(old: str, new: str, code: str, at: str) -> None:
    if not code:
        assert old not in FORM
        return
    text = FORM.replace(old, new, 1)
    with pytest.raises(UserError) as caught:
        parse_form(Source("kz.toml", text), SPECS)
    line = line_of(text, at) - (code == "pack_duplicate_id")
    assert (caught.value.code, caught.value.params["line"]) == (code, line)


def test_the_shipped_form_speaks_the_annex_words() -> None:
    form = library.form("kz", SPECS)
    assert [column.heading for column in form.columns] == [
        "开展专题宣传教育（场次）",
        "参与宣传教育人员（人次）",
        "组织开展专题家长会（场次）",
        "参与专题家长会（人次）",
        "开展面对面谈心（场次）",
        "发放宣传手册（册）",
        "排查心理存在问题学生（人）",
        "成功干预、疏导学生（人）",
        "备注",
    ]
    assert [column.ledger for column in form.columns] == [f"KZ-{number}" for number in range(46, 55)]
    assert [column.unit for column in form.columns[:8]] == [
        "场次",
        "人次",
        "场次",
        "人次",
        "场次",
        "册",
        "人",
        "人",
    ]
    assert form.head_fields == ("填表单位", "填表时间", "填表人", "填表电话")
    assert [column.id for column in form.columns if column.needs_case] == ["c5", "c7", "c8"]
    assert [column.id for column in form.columns if column.proposal_only] == ["c8"]
    (campaign,) = form.campaigns
    assert campaign.period == "2020-09-14/2020-10-16"
    assert {tier: day.isoformat() for tier, day in campaign.due.items()} == {
        "school": "2020-10-19",
        "township": "2020-10-24",
    }
    assert library.campaign_for(form, "2026-09-14/2026-10-16") is None
    assert all(isinstance(check.severity, CheckSeverity) for check in form.checks)


def test_the_shipped_pack_cites_and_never_guesses_the_lost_glyph() -> None:
    pack = library.pack("JS", SPECS)
    # Every school and teacher clause of the list, in its order: 二8 to 三20.
    assert [clause.id for clause in pack.clauses] == [f"JS-{number}" for number in range(22, 66)]
    assert {clause.citation.document for clause in pack.clauses} == {"苏教〓函〔2023〕10号"}
    per_clause = Counter(clause.citation.clause for clause in pack.clauses)
    assert per_clause == {
        "二8": 4, "二9": 2, "二10": 3, "二11": 4, "二12": 2, "二13": 5, "二14": 4, "二15": 2, "二16": 2,
        "三17": 4, "三18": 4, "三19": 4, "三20": 4,
    }  # fmt: skip
    automation = Counter(clause.automation for clause in pack.clauses)
    assert automation == {Automation.AUTOMATIC: 26, Automation.CONFIRMED: 12, Automation.DECLARED: 6}
    with pytest.raises(UserError, match="pack_not_found"):
        library.pack("../js", SPECS)
    with pytest.raises(UserError, match="form_not_found"):
        library.form("XX", SPECS)

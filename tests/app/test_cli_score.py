"""``score`` as a script runs it: status, file, sentences; no vault, and never half a file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.golden.test_check_formats import fits, schema
from tests.support.command_line import Said
from xinliapp.app.cli import context
from xinliapp.app.cli.commands import run

# By hand: study 15 of 15; validity 7 of 10; item 50 missing with 85 answered yes.
MHT = [
    "A," + ",".join("1" * 15 + "0" * 85),
    "B," + ",".join("0" * 80 + "01010101010101000000"),
    "C," + ",".join("0" * 49 + " " + "0" * 34 + "1" + "0" * 15),
]


def say(*argv: object) -> Said:
    out, err = io.StringIO(), io.StringIO()
    status = run([str(word) for word in argv], stdin=io.StringIO(""), stdout=out, stderr=err)
    return Said(status, out.getvalue(), err.getvalue())


def test_scores_are_written_as_docs_formats_promises(tmp_path: Path) -> None:
    answers, out = tmp_path / "a.csv", tmp_path / "neu" / "o.json"
    answers.write_text("\n".join(MHT), encoding="utf-8")
    said = say("score", "mht", answers, "--out", out)
    rows = json.loads(out.read_text(encoding="utf-8"))
    fits(rows, schema("scores"), {})
    assert [(row["id"], row["total"], row["void"], row["reason_code"]) for row in rows] == [
        ("A", 15, False, None),
        ("B", 0, True, "validity"),
        ("C", None, True, "missing"),
    ]
    assert [(flag["kind"], flag["key"]) for row in rows for flag in row["flags"]] == [
        ("hint", "study"),
        ("retest", "validity"),
        ("critical", "item_85"),
    ]
    assert rows[0]["bands"]["study"] == {"level": 1, "line": 8, "words": "到线≥8"}
    assert rows[0]["bands"]["total"]["words"] == "未到提示线"
    assert rows[1]["reason"] == "效度分7,建议复测"
    assert (said.status, said.err) == (1, "")
    assert "MHT 第1版: 3 行, 有提示 1 当天查看 1 建议复测 1 不作数 2" in said.out
    assert "没有核实" in said.out
    assert [path.name for path in out.parent.iterdir()] == ["o.json"]


def test_whole_sheets_end_in_status_0(tmp_path: Path) -> None:
    answers = tmp_path / "a.csv"
    answers.write_text("编号,甲,乙,丙,丁,戊\nS1,5,5,5,5,5\n", encoding="gb18030")
    said = say("score", "WHO-5", answers, "--out", tmp_path / "o.json")
    assert said.status == 0
    assert "第1行按表头处理" in said.out


@pytest.mark.parametrize(
    ("scale", "name", "words"),
    [
        ("PHQ-10", "a.csv", "没有量表“PHQ-10”"),
        ("PHQ-9", "none.csv", "打不开“none.csv”"),
        ("PHQ-9", "o.json", "同一个文件"),
    ],
)
def test_what_cannot_be_done_is_refused_in_three_sentences(
    tmp_path: Path, scale: str, name: str, words: str
) -> None:
    out = tmp_path / "o.json"
    out.write_text("vorher", encoding="utf-8")
    (tmp_path / "a.csv").write_text("S1,0,0,0,0,0,0,0,0,0", encoding="utf-8")
    said = say("score", scale, tmp_path / name, "--out", out)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert said.err.count("。") == 3
    assert out.read_text(encoding="utf-8") == "vorher"


def test_a_disk_that_fills_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, out = tmp_path / "a.csv", tmp_path / "o.json"
    answers.write_text("S1,0,0,0,0,0,0,0,0,0", encoding="utf-8")
    out.write_text("vorher", encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(context.os, "fsync", full)
    said = say("score", "PHQ-9", answers, "--out", out)
    assert said.status == 2
    assert "磁盘已满" in said.err
    assert out.read_text(encoding="utf-8") == "vorher"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "o.json"]

"""Answer files as people have them: encodings, headings, blanks, and lines that are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import FlagKind
from xinliapp.scales.load import shipped
from xinliapp.services.answer_files import UNREADABLE, AnswerFile, named, read_answers, score_file
from xinliapp.services.score_json import to_json

PHQ, WHO = shipped()["PHQ-9"], shipped()["WHO-5"]
LINE = "S1,0,1,2,3,0,1,2,3,0"
ANSWERS = (0, 1, 2, 3, 0, 1, 2, 3, 0)


def read(tmp_path: Path, text: str, encoding: str = "utf-8", scale: str = "PHQ-9") -> AnswerFile:
    path = tmp_path / "答案.csv"
    path.write_bytes(text.encode(encoding))
    return read_answers(path, shipped()[scale])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_any_usual_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"编号,{','.join(f'第{n}题' for n in range(1, 10))}\r\n赵甲,{LINE[3:]}\r\n"
    file = read(tmp_path, text.replace(",", separator), encoding)
    assert file.header == 1
    ((row),) = file.rows
    assert (row.number, row.id, row.answers) == (2, "赵甲", ANSWERS)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("2", 2),
        ("２", 2),
        (" 2 ", 2),
        ("2.0", 2),
        ("+2", 2),
        ('"2"', 2),
        ("", None),
        ("　", None),
        ("2.5", UNREADABLE),
        ("-1", UNREADABLE),
        ("二", UNREADABLE),
        ("2分", UNREADABLE),
        ("#N/A", UNREADABLE),
        ("1e1", UNREADABLE),
        ("99999999999999999999", UNREADABLE),
    ],
)
def test_one_field(tmp_path: Path, written: str, answer: int | None) -> None:
    file = read(tmp_path, f"S1,{written},1,2,3,0,1,2,3,0\n")
    assert file.rows[0].answers == (answer, *ANSWERS[1:])


@pytest.mark.parametrize(
    "heading",
    [
        "编号," + ",".join(f"第{n}题" for n in range(1, 10)),
        "ID,1,2,3,4,5,6,7,8,9",
        "," + ",".join(f"Q{n}" for n in range(1, 10)),
        "学生号2026,第1题,第2题,3,4,5,6,7,8,9",
        "谁," + ",".join("甲乙丙丁戊己庚辛壬"),
        "测评结果,,,,,,,,,\n2026年10月,,,,,,,,,\n编号," + ",".join("甲乙丙丁戊己庚辛壬"),
    ],
)
def test_headings_and_titles_are_seen(tmp_path: Path, heading: str) -> None:
    file = read(tmp_path, f"{heading}\n{LINE}\n")
    assert [row.id for row in file.rows] == ["S1"]
    assert file.header == heading.count("\n") + 1


@pytest.mark.parametrize(
    "first", [LINE, "S0,x,x,x,x,x,x,x,x,x", "S0,,,,,,,,,", "赵甲,1,x,x,x,x,x,x,x,x", "S0,1,2,3"]
)
def test_a_first_line_that_may_be_a_sheet_is_never_passed_over(tmp_path: Path, first: str) -> None:
    file = read(tmp_path, f"{first}\nS9,0,0,0,0,0,0,0,0,0\n")
    assert file.header is None
    assert len(file.rows) == 2


def test_answers_that_look_like_item_numbers_are_answers_where_they_can_be(tmp_path: Path) -> None:
    assert read(tmp_path, "S1,1,2,3,4,5\n", scale="WHO-5").rows[0].answers == (1, 2, 3, 4, 5)
    assert read(tmp_path, "编号,1,2,3,4,5\nS1,1,2,3,4,5\n", scale="WHO-5").header == 1


def test_blank_lines_go_and_blank_fields_past_the_last_item(tmp_path: Path) -> None:
    file = read(tmp_path, f"\n,,,\n{LINE},,,\n\n")
    assert [(row.number, row.answers) for row in file.rows] == [(3, ANSWERS)]


def test_no_line_stops_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [
        LINE,  # 12
        "S2,0,1,2,3",
        f"S3{LINE[2:]},1",
        "S4,0,1,,3,0,1,2,3,1",
        "S5,0,1,2,4,0,1,2,3,0",
        "S6,0,1,2,坏,0,1,2,3,0",
        "S1,0,0,0,0,0,0,0,0,1",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    scored = score_file(PHQ, path)
    rows = json.loads(to_json(scored))
    assert [row["total"] for row in rows] == [12, None, None, None, None, None, 1]
    assert [row["void"] for row in rows] == [False, True, True, True, True, True, False]
    assert [row["reason"] for row in rows] == [
        None,
        "应有9题,这里有4题",
        "应有9题,这里有10题",
        "第3题没有作答",
        "第4题的回答不在0—3之内",
        "第4题的回答不在0—3之内",
        None,
    ]
    assert [row["reason_code"] for row in rows][1:4] == ["wrong_count", "wrong_count", "missing"]
    assert rows[3]["items"] == [3]
    assert [flag["item"] for flag in rows[3]["flags"]] == [9]
    assert {row["version"] for row in rows} == {"1"}
    assert (scored.void, scored.flagged(FlagKind.HINT), scored.flagged(FlagKind.CRITICAL)) == (5, 1, 2)
    assert scored.repeated == (7,)
    assert not scored.misfits


def test_a_file_shaped_wrongly_says_so_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,姓名,第1题\n1,赵甲,2\n2,钱乙,3\n", encoding="utf-8")
    assert score_file(PHQ, path).misfits


def test_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["编号", *(f"第{n}题" for n in range(1, 10))])
    book.active.append(["S1", *ANSWERS])
    book.active.append(["S2", *ANSWERS[:8], None])
    book.save(path)
    first, second = read_answers(path, PHQ).rows
    assert first.answers == ANSWERS
    assert second.answers == (*ANSWERS[:8], None)


def test_only_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,1,2,3,4,5\n", encoding="utf-8")
    assert to_json(score_file(WHO, path)) == b"[]\n"


@pytest.mark.parametrize("name", ["PHQ-9", "phq-9", "phq9", "ＰＨＱ９", " Phq 9 "])
def test_a_scale_by_name(name: str) -> None:
    assert named(name) is PHQ


def test_a_scale_nobody_knows() -> None:
    with pytest.raises(UserError) as caught:
        named("PHQ-10")
    assert caught.value.code == "scale_not_found"


@pytest.mark.parametrize("data", [None, b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_file_that_is_no_table(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "a.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_answers(path, PHQ)
    assert caught.value.code.startswith("sheet_")

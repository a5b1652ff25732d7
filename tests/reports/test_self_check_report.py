"""The self-check report as a principal gets it: words, shapes, no names, the same bytes, fast."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.reports.pdf_probe import glyphs, lines, page_count, picture, plain_text
from xinliapp.domain.errors import UserError
from xinliapp.domain.report_models import PackUsed, Rectification, SelfCheckReport, SelfCheckRow
from xinliapp.domain.rules import Verdict
from xinliapp.reports.self_check import render_self_check

NOTICE = "江苏省中小学生心理健康管理工作重点事项清单"
RECTIFICATION = Rectification("教务处", "2026-12-01", "周三、周五增开午间两小时。")


def _row(number: int, verdict: Verdict, **other: object) -> SelfCheckRow:
    row = SelfCheckRow(
        clause_id=f"JS-{number}",
        document=f"{NOTICE}（2023年）",
        clause=f"二{number}",
        duty="心理辅导室每周开放",
        requirement="每周不少于8小时",
        actual="最少6.5小时（第5周）",
        verdict=verdict,
        evidence_count=13,
    )
    return replace(row, **other)


def _report(rows: tuple[SelfCheckRow, ...], **other: object) -> SelfCheckReport:
    report = SelfCheckReport(
        unit_name="郭家镇初级中学",
        unit_code="3150001234",
        period_label="2026—2027学年第一学期",
        as_of="2026-11-23",
        packs=(PackUsed(NOTICE, "r4"), PackUsed("本地层", "r1", local=True)),
        rows=rows,
        approved_by="李明",
        approved_at="2026-11-23T09:12:00",
        core_head="3f9a" * 16,
        case_head="77bc" * 16,
    )
    return replace(report, **other)


@pytest.fixture(scope="module")
def every_verdict() -> bytes:
    rows = [_row(i, verdict) for i, verdict in enumerate(Verdict, start=1)]
    rows[1] = _row(2, Verdict.UNMET, rectification=RECTIFICATION, note="第5、9周不足")
    rows[0] = _row(1, Verdict.MET, published_by="张敏", published_at="2026-11-03T08:05:00")
    return render_self_check(_report(tuple(rows)))


def test_the_text_says_what_was_checked(every_verdict: bytes) -> None:
    text = plain_text(every_verdict)
    assert f"依据《{NOTICE}》（r4）、本地层（r1），我校（机构标识码3150001234）" in text
    assert "截至2026年11月23日的工作逐条自查，共核对7条。" in text
    assert (
        "达标1条，未达标1条，快到期1条，待确认1条，文件未给数字（仅记录）1条，不适用1条，未发布1条。" in text
    )


def test_unmet_clauses_say_who_does_what_until_when(every_verdict: bytes) -> None:
    text = plain_text(every_verdict)
    assert "1.JS-2（二2）心理辅导室每周开放。要求：每周不少于8小时；实际：最少6.5小时（第5周）" in text
    assert "整改责任人：教务处；期限：2026年12月1日；措施：周三、周五增开午间两小时。" in text
    assert "2.JS-3（二3）" in text
    assert "整改责任人、期限和措施尚未登记。" in text
    assert "JS-4共1条尚待本人确认或说明原因。" in text
    assert "JS-7共1条的汇总数尚未由心理教师发布。" in text


def test_every_verdict_has_its_shape_and_word(every_verdict: bytes) -> None:
    annex = plain_text(every_verdict).split("逐条自查判定表")[-1]
    for mark in ("√达标", "×未达标", "!快到期", "?待确认", "—文件未给", "○不适用", "?未发布"):
        assert mark in annex


def test_the_annex_tells_publisher_approval_and_chain_heads(every_verdict: bytes) -> None:
    text = plain_text(every_verdict)
    assert "发布：张敏，2026年11月3日08:05。" in text
    assert "签批：李明，2026年11月23日09:12，第1版。" in text
    assert "公共资料审计链头：" + "3f9a" * 16 in text
    assert "案卷审计链头：" + "77bc" * 16 in text


def test_pages_are_numbered_through_the_annex(every_verdict: bytes) -> None:
    for page in range(page_count(every_verdict)):
        assert lines(every_verdict, page)[-1][1] == f"—{page + 1}—"


def test_properties_carry_no_personal_name(every_verdict: bytes) -> None:
    metadata = pypdfium2.PdfDocument(every_verdict).get_metadata_dict()
    assert metadata["Author"] == "郭家镇初级中学"
    assert metadata["Title"] == "郭家镇初级中学2026—2027学年第一学期心理健康教育工作自查报告"
    assert not any("李明" in value or "张敏" in value for value in metadata.values())


def test_an_unapproved_report_is_a_draft_without_a_date() -> None:
    pdf = render_self_check(_report((_row(1, Verdict.MET),), approved_at=None, approved_by=None))
    text = plain_text(pdf)
    for page in range(page_count(pdf)):
        assert {"草", "稿"} <= {glyph.text for glyph in glyphs(pdf, page) if glyph.top - glyph.bottom > 60}
    assert "尚未签批，第1版草稿，不作为正式报告。" in text
    assert "年月日" in text and "签批：" not in text


def test_the_demonstration_is_marked_on_every_page() -> None:
    pdf = render_self_check(_report((_row(1, Verdict.MET),), demo=True))
    for page in range(page_count(pdf)):
        assert {"演", "示"} <= {glyph.text for glyph in glyphs(pdf, page) if glyph.top - glyph.bottom > 60}
    assert "演示" not in plain_text(render_self_check(_report((_row(1, Verdict.MET),))))


def test_a_report_with_nothing_open_says_so() -> None:
    text = plain_text(render_self_check(_report((_row(1, Verdict.MET),))))
    assert "本次自查没有未达标和快到期的条款。" in text
    assert "四、" not in text


def test_the_same_input_makes_the_same_bytes(every_verdict: bytes) -> None:
    report = _report(tuple(_row(i, verdict) for i, verdict in enumerate(Verdict, start=1)))
    first = render_self_check(report)
    render_self_check(_report((_row(9, Verdict.UNMET, note="其间打印了别的报告"),)))
    assert render_self_check(report) == first


def test_nothing_is_printed_in_colour(every_verdict: bytes) -> None:
    for page in range(page_count(every_verdict)):
        image = picture(every_verdict, page, scale=0.5)
        for y in range(image.height):
            row = image.data[y * image.stride : y * image.stride + image.width * image.channels]
            blue, green, red = (row[channel :: image.channels] for channel in range(3))
            assert blue == green == red


def test_a_character_without_glyph_stops_the_print() -> None:
    with pytest.raises(UserError) as caught:
        render_self_check(_report((_row(1, Verdict.MET, note="\U0001f9ff"),)))
    assert caught.value.code == "text_glyphs_missing"
    assert render_self_check(_report((_row(1, Verdict.MET, note="\U0001f9ff"),)), blank_missing=True)


def test_sixty_clauses_take_less_than_two_seconds() -> None:
    verdicts = list(Verdict)
    rows = tuple(_row(i, verdicts[i % 7], note=f"第{i}周不足") for i in range(1, 61))
    start = time.perf_counter()
    pdf = render_self_check(_report(rows))
    assert time.perf_counter() - start < 2.0
    text = plain_text(pdf)
    assert all(f"JS-{i}二{i}" in text for i in range(1, 61))


def test_the_head_row_repeats_and_no_row_is_lost() -> None:
    pdf = render_self_check(_report(tuple(_row(i, Verdict.MET) for i in range(1, 61))))
    pages = [
        "".join(text for _, text in lines(pdf, page)) for page in range(page_count(pdf))
    ]  # fmt: skip
    annex = pages[next(i for i, text in enumerate(pages) if text.startswith("附件逐条")) :]
    assert len(annex) > 2
    assert all("条款要求实际判定证据说明与整改" in text for text in annex)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_poppler_reads_the_chinese_text(every_verdict: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(every_verdict)
    run = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    read = "".join(run.stdout.decode().split())
    assert "心理健康教育工作自查报告" in read and "校长签字：" in read
    assert run.stderr == b""

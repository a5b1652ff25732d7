"""Papers of a round: what stands in them, and above all what does not."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pypdfium2
import pytest

from tests.ui.screening.support import CALM, CRITICAL, Rounds, rounds
from xinliapp.domain.casework import Disposition
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.screening_figures import Distribution
from xinliapp.services import screening, screening_print, screening_results, screening_working_prints
from xinliapp.services.screening import EntryInput

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def made(tmp_path: Path) -> Rounds:
    """All agreed but the last, who refused; one critical, one void, one calm sheet."""
    made = rounds(tmp_path)
    made.agree(made.students[:5])
    made.agree(made.students[5:], given=False)
    made.answer(made.students[0], CRITICAL)
    made.answer(made.students[1], [None] * 8 + [0])
    made.answer(made.students[2], CALM)
    return made


def _text(paper: Paper) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(paper.data))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pages(paper: Paper) -> int:
    return len(pypdfium2.PdfDocument(io.BytesIO(paper.data)))


def test_answer_sheets_hold_numbers_and_nobody_who_is_done_or_refused(made: Rounds) -> None:
    paper = screening_working_prints.answer_sheets_pdf(made.school.session, made.scale)
    text = _text(paper)
    assert "李小红" in text and "孙小梅" in text and "赵小军" in text  # void, and not yet tested
    assert "张小刚" not in text and "王小明" not in text  # valid sheets
    assert "钱小芳" not in text  # the guardian refused
    assert _pages(paper) == 2  # a page a class


def test_tick_lists_have_a_page_a_class_and_no_word_of_what_is_known(made: Rounds) -> None:
    screening.record_many(
        made.school.session, made.talks, [EntryInput(made.students[0], TODAY, noticed=True)]
    )
    paper = screening_working_prints.tick_lists_pdf(made.school.session, made.talks)
    text = _text(paper)
    assert _pages(paper) == 2
    assert all(name in text for name in ("张小刚", "李小红", "钱小芳"))
    assert "2026-11-23" not in text and "提示" not in text


def test_who_is_missing_is_listed_without_a_status_or_reason(made: Rounds) -> None:
    text = _text(screening_print.missing_pdf(made.school.session, made.scale))
    assert "33.3%(2/6)" in text
    assert "李小红" in text and "张小刚" not in text
    for word in ("无效", "拒测", "缺测", "不同意", "提示"):
        assert word not in text, word


def test_the_retest_list_names_who_comes_again_and_no_score(made: Rounds) -> None:
    text = _text(screening_print.retest_pdf(made.school.session, made.scale))
    assert "李小红" in text and "保密" in text
    assert "张小刚" not in text and "无效" not in text and "没有作答" not in text


def test_coverage_and_summary_hold_numbers_and_nobody(made: Rounds) -> None:
    session = made.school.session
    screening_results.dispose(session, made.scale, {made.students[0]: Disposition.TALK_THEN_SEE})
    coverage = _text(screening_print.coverage_pdf(session, made.scale))
    assert "66.7%" in coverage and "0.0%" in coverage and "33.3%" in coverage
    summary = _text(screening_print.summary_pdf(session, made.scale))
    assert "谈心后再看<5" in summary
    for text in (coverage, summary):
        assert not any(name in text for name in ("张小刚", "李小红", "王小明"))
    assert "<5" in summary


def test_the_distribution_prints_what_it_is_given(made: Rounds) -> None:
    shown = Distribution(
        "total", (("total", "总分"),), ("未到提示线", "到线≥10"),
        (("七年级", ("560", "61")), ("八年级", ("*", "*"))), ("1100", "*"),
    )  # fmt: skip
    text = _text(screening_print.distribution_pdf(made.school.session, made.scale, shown))
    for words in ("七年级", "560", "61", "到线≥10", "1100", "*"):
        assert words in text, words
    assert "不是结论" in text


def test_a_paper_with_nothing_to_say_is_refused(made: Rounds) -> None:
    with pytest.raises(UserError) as refused:
        screening_print.retest_pdf(made.school.session, made.talks)
    assert refused.value.code == "screening_no_retests"
    with pytest.raises(UserError) as refused:
        screening_working_prints.answer_sheets_pdf(made.school.session, made.talks)
    assert refused.value.code == "round_not_scored"

"""The list to sign names the children; the certificate counts, and names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.services.test_lifecycle_destruction import (  # noqa: F401 - fixtures
    CHILD,
    NAME,
    PAPER,
    WORD,
    school,
    two,
)
from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.services import lifecycle_destruction, lifecycle_papers


def test_the_list_is_signed_before(two: TermSchool) -> None:  # noqa: F811
    paper = lifecycle_papers.list_pdf(two.session, [CHILD])
    text = plain_text(paper.data)
    assert paper.names
    for words in ("档案销毁清单", NAME, "11111111", "2026年7月1日", "3年", "共1份档案", "第二人签字"):
        assert words in text, words
    assert WORD not in text


def test_the_certificate_names_nobody(two: TermSchool, tmp_path: Path) -> None:  # noqa: F811
    act = lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    paper = lifecycle_papers.certificate_pdf(two.session, act.id)
    text = plain_text(paper.data)
    for words in (
        "档案销毁证明",
        "销毁2026-1",
        "11111111",
        "教导主任",
        "辅导记录",
        "旧内容不再存在",
        "没有销毁之前做的",
    ):
        assert words in text, words
    assert NAME not in text and WORD not in text and not paper.names


def test_counts_of_one_word_are_added_up() -> None:
    words = lifecycle_papers.counts_words({"talk": 3, "talk_exemption": 1, "dossier_fact": 2})
    assert words == "记录共6条:谈心4条、情况记录2条。"
    assert lifecycle_papers.counts_words({}) == "案卷里没有记录。"


def test_an_act_nobody_did_has_no_certificate(two: TermSchool) -> None:  # noqa: F811
    with pytest.raises(UserError) as wrong:
        lifecycle_papers.certificate_pdf(two.session, "none")
    assert wrong.value.code == "not_found"

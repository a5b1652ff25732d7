"""知情同意书 on paper: one page a child, what breaks silence on it, nothing about the child."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.services import concern, consent_print
from xinliapp.storage.audit import Chain, events


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("kind", consent_print.PRINTED)
def test_one_page_says_what_a_family_has_to_know(tmp_path: Path, kind: ConsentKind) -> None:
    school = TermSchool(tmp_path)
    child = school.student(school.class_group(3), name="赵一一")
    concern.assign(school.session, child, 3, school.vault.clock.now().date(), reason="两周不进食堂")
    (text,) = pages(consent_print.form_pdf(school.session, child, kind).data)
    for words in (
        "知情同意书",
        "赵一一",
        "为什么做",
        "谁能看到",
        "保存多久",
        "什么情况下会告诉别人",
        "随时撤回",
        "回执",
        "监护人签名",
    ):
        assert words in text
    assert "食堂" not in text and "关注等级" not in text


def test_a_class_gets_a_form_each_and_the_print_is_noted(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    group, other = school.class_group(3), school.class_group(4)
    names = ["赵一一", "钱二二", "孙三三"]
    for name in names:
        school.student(group, name=name)
    school.student(other, name="李四四")
    paper = consent_print.class_forms_pdf(school.session, group, ConsentKind.SCREENING)
    found = pages(paper.data)
    assert len(found) == 3
    assert {name for name in names for text in found if name in text} == set(names)
    assert not any("李四四" in text for text in found)
    assert paper.names
    (event,) = [one for one in events(school.session.database, Chain.CASE) if one.action == "consent.print"]
    assert event.object_id == group
    with pytest.raises(UserError):
        consent_print.class_forms_pdf(school.session, school.class_group(5), ConsentKind.SCREENING)
    with pytest.raises(UserError):
        consent_print.class_forms_pdf(school.session, group, ConsentKind.REFERRAL)

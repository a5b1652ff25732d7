"""急用卡: one page with whom to call, hospitals with a green channel first; nothing of grades or talks."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pypdfium2

from tests.support.term_school import TermSchool
from xinliapp.domain.safeguards import PartnerKind
from xinliapp.services import concern, partners
from xinliapp.services.dossier_print import emergency_card_pdf
from xinliapp.services.partners import PartnerInput


def test_one_page_with_phones_and_hospitals_in_order(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    child = school.student(school.class_group(3), name="赵一一")
    phone = {"student_id": child, "position": 1, "name": "赵大", "relation": "父亲", "phone": "13900000001"}
    school.row("guardian", phone)
    concern.assign(school.session, child, 3, dt.date(2026, 11, 20), reason="两周不进食堂")
    for partner in (
        PartnerInput("示例区医院", PartnerKind.GENERAL_HOSPITAL, "门诊", "0990-1111111"),
        PartnerInput("示例市一院", PartnerKind.GENERAL_HOSPITAL, "急诊", "0990-2222222", green_channel=True),
        PartnerInput("示例派出所", PartnerKind.POLICE, "值班", "0990-3333333"),
    ):
        partners.add(school.session, partner)
    document = pypdfium2.PdfDocument(io.BytesIO(emergency_card_pdf(school.session, child).data))
    assert len(document) == 1
    text = "".join(document[0].get_textpage().get_text_range().split())
    assert "13900000001" in text and "急救120" in text
    assert 0 < text.index("示例市一院") < text.index("示例区医院")
    assert "0990-2222222" in text and "绿色通道" in text and "派出所" not in text
    assert "食堂" not in text

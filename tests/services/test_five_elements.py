"""一人一档 by its five sections: facts with topic and source, events; papers of others are not in it."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pypdfium2

from tests.support.term_school import TermSchool
from xinliapp.domain.dossier import FactTopic, Section
from xinliapp.domain.life_events import EventKind
from xinliapp.domain.student_papers import PaperKind
from xinliapp.services import dossier, life_events, student_papers
from xinliapp.services.dossier import FactInput
from xinliapp.services.dossier_print import five_elements_pdf
from xinliapp.services.life_events import EventInput
from xinliapp.services.student_papers import PaperInput

DAY = dt.date(2026, 11, 20)


def test_topics_events_and_no_word_of_a_sealed_paper(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    child = school.student(school.class_group(3), name="赵一一")
    fact = FactInput(Section.FAMILY, "平日由外祖母照料", "班主任", DAY, topic=FactTopic.CARERS)
    dossier.add_fact(school.session, child, fact)
    event = EventInput(EventKind.MOVED_SCHOOL, DAY, "从外区转来", "名单")
    life_events.add(school.session, child, event)
    scan = tmp_path / "复诊.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    issued = PaperInput(PaperKind.HOSPITAL, DAY, "复诊说明", "示例市医院")
    student_papers.add(school.session, child, issued, scan)
    document = pypdfium2.PdfDocument(io.BytesIO(five_elements_pdf(school.session, child).data))
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert "主要照料者：平日由外祖母照料（来源：班主任）" in text
    assert "转学：从外区转来（来源：名单）" in text
    assert "示例市医院" not in text and "复诊" not in text

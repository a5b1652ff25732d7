"""Dossiers of incidents: sealed until a reason is given, the reports of the school, names still in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from tests.support.student_pages import make_school
from tests.support.vaults import NOW, VaultFiles
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import ReportKind, characters, empty_headings
from xinliapp.domain.students import Guardian
from xinliapp.services import (
    attachments,
    crises,
    crisis_tasks,
    incident_print,
    incident_reports,
    incidents,
    students,
)
from xinliapp.services.crises import Press
from xinliapp.services.incidents import MaterialInput
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events

DAY = dt.date(2026, 11, 17)


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises((UserError, KnownError)) as caught:
        act()
    assert caught.value.code == code


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def dossier(session: Session) -> str:
    guardians = (Guardian(1, "钱桂兰", "母亲", "13900000000"),)
    child = students.add_student(session, StudentInput("赵一鸣", "class-2", guardians=guardians)).student_id
    crisis = crises.press(session, Press(new_id(), new_id(), "found", "发现", NOW)).crisis_id
    crises.set_student(session, crisis, child)
    return incidents.begin(session, crisis, DAY, "区局要求上报")


def test_another_sitting_sees_presence_until_a_reason_is_given(
    files: VaultFiles, session: Session, dossier: str
) -> None:
    incident_reports.save(session, dossier, ReportKind.SITUATION, "一、经过\n发现后马上处置。")
    other = files.session(name="心理教师乙")
    try:
        found = incidents.presence(other, dossier)
        assert (found.event_day, found.days_left) == ("2026-11-17", 8)  # due on the 1st of December
        for act in (
            lambda: incidents.read(other, dossier),
            lambda: incident_reports.save(other, dossier, ReportKind.SITUATION, "别的"),
            lambda: incident_print.report_pdf(other, dossier, ReportKind.SITUATION),
            lambda: incidents.add_material(other, dossier, MaterialInput("纪要", "办公室", DAY)),
        ):
            refused("incident_sealed", act)
        refused("field_wrong", lambda: incidents.unseal(other, dossier, "看看"))
        incidents.unseal(other, dossier, "区局来电核对经过")
        read = incidents.read(other, dossier)
        assert [one.reason for one in read.openings] == ["区局来电核对经过", "区局要求上报"]
        assert [one.reader_name for one in read.openings] == ["心理教师乙", "心理教师甲"]
        assert [event.action for event in events(other.database, Chain.CASE)].count("incident.open") == 1
    finally:
        other.database.close()


def test_one_dossier_a_crisis(session: Session, dossier: str) -> None:
    crisis_id = incidents.read(session, dossier).incident.crisis_id
    assert crisis_id is not None
    refused("incident_begun", lambda: incidents.begin(session, crisis_id, DAY, "又来一次上报"))
    found = incidents.present(session, crisis_id)
    assert found is not None and found.id == dossier


def test_a_name_of_the_roll_stops_the_final_version(session: Session, dossier: str) -> None:
    body = "一、经过\n11月17日，赵一鸣同学在走廊哭泣。\n母亲钱 桂 兰到校。\n"
    checked = incident_reports.check(session, body)
    assert [(hit.line, hit.name) for hit in checked.hits] == [(2, "赵一鸣"), (3, "钱桂兰")]
    save = incident_reports.save
    kind = ReportKind.SITUATION
    refused("incident_names", lambda: save(session, dossier, kind, body, final=True))
    clean = body.replace("赵一鸣同学", "该生")
    refused("incident_names", lambda: save(session, dossier, kind, clean, final=True))
    made = save(session, dossier, kind, clean, passed=("钱桂兰",), final=True)
    assert made.final_at is not None and made.passed == ("钱桂兰",)
    assert list(crisis_tasks.incident_tasks(session, NOW.date())) == []
    again = save(session, dossier, kind, clean + "补充一句。", passed=("钱桂兰",))
    assert (again.version, again.final_at) == (2, None)
    (task,) = crisis_tasks.incident_tasks(session, NOW.date())
    assert (task.due_on, task.clause) == (dt.date(2026, 12, 1), "KZ-40")


def test_two_windows_and_the_level_that_owes_it(session: Session, dossier: str) -> None:
    save = incident_reports.save
    first = save(session, dossier, ReportKind.MATERIAL, "一、情况\n有字。", seen=mark_of(None))
    stale = mark_of(None)
    refused("changed_since", lambda: save(session, dossier, ReportKind.MATERIAL, "别的", seen=stale))
    save(session, dossier, ReportKind.MATERIAL, "一、情况\n又写。", seen=mark_of(first))
    refused("incident_author", lambda: save(session, dossier, ReportKind.REVIEW, "学校不写"))


def test_sent_only_when_final(files: VaultFiles, session: Session, dossier: str) -> None:
    kind = ReportKind.SITUATION
    refused("incident_not_final", lambda: incident_reports.mark_sent(session, dossier, kind, DAY))
    incident_reports.save(session, dossier, kind, "一、经过\n有字。", final=True)
    refused(
        "field_wrong",
        lambda: incident_reports.mark_sent(session, dossier, kind, NOW.date() + dt.timedelta(1)),
    )
    incident_reports.mark_sent(session, dossier, kind, NOW.date())
    (report,) = incidents.read(session, dossier).reports
    assert report.sent_on == "2026-11-23"


def test_meeting_and_day_are_guarded(session: Session, dossier: str) -> None:
    before = incidents.read(session, dossier).incident
    seen = mark_of(before)
    incidents.save_facts(session, dossier, DAY, NOW.date(), True, seen=seen)
    refused("changed_since", lambda: incidents.save_facts(session, dossier, DAY, None, False, seen=seen))
    found = incidents.read(session, dossier).incident
    assert (found.meeting_on, found.principal_present) == ("2026-11-23", True)
    incidents.save_facts(session, dossier, DAY, None, True)
    assert incidents.read(session, dossier).incident.principal_present is None


def test_materials_are_sealed_files_or_papers(session: Session, dossier: str, tmp_path: Path) -> None:
    scan = tmp_path / "赵一鸣谈话记录.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    kept = incidents.add_material(session, dossier, MaterialInput("谈话记录", "班主任", DAY, scan))
    paper = incidents.add_material(session, dossier, MaterialInput("监控截图", "保卫处", DAY))
    found = {one.id: one for one in incidents.read(session, dossier).materials}
    assert found[kept].attachment_id and found[paper].attachment_id is None
    assert not any(b"%PDF" in path.read_bytes() for path in session.vault.rglob("*") if path.is_file())
    assert attachments.kept_files(session) == {}  # nothing of it in core.db
    shown = incidents.material_paper(session, kept)
    assert shown is not None and shown.data.startswith(b"%PDF")
    assert incidents.material_paper(session, paper) is None
    incidents.take_out(session, paper)
    assert {one.id for one in incidents.read(session, dossier).materials} == {kept}
    incidents.put_back(session, paper)
    assert len(incidents.read(session, dossier).materials) == 2
    bad = tmp_path / "假的.pdf"
    bad.write_bytes(b"MZ")
    refused(
        "attachment_lies", lambda: incidents.add_material(session, dossier, MaterialInput("x", "y", DAY, bad))
    )
    assert len(incidents.read(session, dossier).materials) == 2


def test_the_paper_has_the_layout_of_official_documents(session: Session, dossier: str) -> None:
    refused("not_found", lambda: incident_print.report_pdf(session, dossier, ReportKind.SITUATION))
    body = "一、经过\n（一）发现\n八时十三分发现。\n| 时间 | 步骤 |\n"
    incident_reports.save(session, dossier, ReportKind.SITUATION, body)
    paper = incident_print.report_pdf(session, dossier, ReportKind.SITUATION)
    assert not paper.names
    page = pypdfium2.PdfDocument(BytesIO(paper.data))[0]
    text = page.get_textpage().get_text_range().replace(" ", "")
    assert "情况分析报告" in text and "八时十三分发现。" in text and "时间　步骤" in text.replace("|", "")
    drafts = "草稿" in text
    incident_reports.save(session, dossier, ReportKind.SITUATION, body, final=True)
    final = incident_print.report_pdf(session, dossier, ReportKind.SITUATION)
    again = pypdfium2.PdfDocument(BytesIO(final.data))[0].get_textpage().get_text_range().replace(" ", "")
    assert drafts and "草稿" not in again


def test_outlines_are_headings_only() -> None:
    for kind in ReportKind:
        outline = incident_reports.outline(kind)
        assert outline.title and len(outline.headings) >= 5
        assert characters(outline.text) == 0
        assert empty_headings(outline.text) == outline.headings

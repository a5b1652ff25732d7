"""Papers without case text: bodies, places to refer to, the audit register."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import lines, page_count, page_size_mm, plain_text
from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.papers import Paper
from xinliapp.domain.safeguards import BodyKind, NetworkLevel, PartnerKind, Post
from xinliapp.services import audit_print, bodies, partner_papers, partners, safeguard_papers
from xinliapp.services.audit_view import AuditFilter
from xinliapp.services.bodies import MemberInput
from xinliapp.services.partners import PartnerInput
from xinliapp.storage.audit import Chain, append

SINCE = dt.date(2026, 9, 1)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def rows_of(paper: Paper) -> list[str]:
    return [text for page in range(page_count(paper.data)) for _, text in lines(paper.data, page)]


def test_the_network_for_the_wall_is_the_same_page_on_a3(school: TermSchool) -> None:
    network = bodies.found(school.session, BodyKind.WARNING_NETWORK, "三级预警网络", SINCE)
    member = MemberInput(Post.PRINCIPAL, "王校长", level=NetworkLevel.SCHOOL)
    bodies.add_member(school.session, network, member, SINCE)
    small = safeguard_papers.network_pdf(school.session, network)
    large = safeguard_papers.network_pdf(school.session, network, a3=True)
    assert page_size_mm(small.data) == pytest.approx((297, 210), abs=0.5)
    assert page_size_mm(large.data) == pytest.approx((420, 297), abs=0.5)
    assert rows_of(small) == rows_of(large) and any("王校长" in row for row in rows_of(large))
    # Everything is larger by the root of 2, the lowest line stands as far from the foot in proportion.
    assert lines(large.data)[-1][0] == pytest.approx(lines(small.data)[-1][0] * 2**0.5, abs=1)


def test_places_to_refer_to_have_green_channels_first_and_no_police(school: TermSchool) -> None:
    for name, kind, green in (
        ("市人民医院", PartnerKind.GENERAL_HOSPITAL, False),
        ("市精卫中心", PartnerKind.PSYCHIATRIC_HOSPITAL, True),
        ("城西派出所", PartnerKind.POLICE, False),
    ):
        partners.add(school.session, PartnerInput(name, kind, address="人民路1号", green_channel=green))
    found = rows_of(partner_papers.referral_places_pdf(school.session))
    told = [row for row in found if row.startswith(("1", "2", "3"))]
    assert [row[:6] for row in told] == ["1市精卫中心", "2市人民医院"]
    assert "有人民路1号" in told[0] and not any("派出所" in row for row in found)


def test_nowhere_to_refer_to(school: TermSchool) -> None:
    partners.add(school.session, PartnerInput("城西派出所", PartnerKind.POLICE))
    refused("paper_no_rows", lambda: partner_papers.referral_places_pdf(school.session))


# --- 查阅登记 ---


def test_the_register_tells_who_did_what_and_no_name_of_a_child(school: TermSchool) -> None:
    child = school.student(school.class_group(), name="赵小一")
    with school.session.write("dossier.open", case=True, object_id=child):
        pass
    paper = audit_print.register_pdf(school.session, AuditFilter(Chain.CASE, dt.date(2026, 11, 1)))
    text = plain_text(paper.data)
    assert "打开档案" in text and "赵小一" not in text and not paper.names
    assert "保密" in text and "2026年11月1日—2026年11月23日" in text
    assert actions(school, Chain.CASE)[-1] == "audit.print"
    core = audit_print.register_pdf(school.session, AuditFilter(Chain.CORE))
    assert "保密" not in plain_text(core.data) and actions(school, Chain.CORE)[-1] == "audit.print"


def test_the_core_register_is_all_a_principal_can_print(school: TermSchool) -> None:
    principal = school.vault.session(Role.PRINCIPAL, "校长甲")
    refused("case_closed", lambda: audit_print.register_pdf(principal, AuditFilter(Chain.CASE)))
    assert "查阅登记（公共）" in plain_text(audit_print.register_pdf(principal, AuditFilter(Chain.CORE)).data)


def test_nothing_fits_or_too_much_does(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(
        "paper_no_rows",
        lambda: audit_print.register_pdf(school.session, AuditFilter(Chain.CORE, text="没有")),
    )
    monkeypatch.setattr(audit_print, "MOST_PRINTED", 3)
    with school.session.database.unit_of_work(school.vault.clock, "user-counselor") as uow:
        for _ in range(4):
            append(uow, Chain.CORE, "auth.ok", None)
    refused("audit_too_many", lambda: audit_print.register_pdf(school.session, AuditFilter(Chain.CORE)))


def test_two_hundred_events_keep_their_head_row(school: TermSchool) -> None:
    with school.session.database.unit_of_work(school.vault.clock, "user-counselor") as uow:
        for _ in range(200):
            append(uow, Chain.CORE, "auth.ok", None)
    paper = audit_print.register_pdf(school.session, AuditFilter(Chain.CORE, action="auth.ok"))
    assert "共200条" in plain_text(paper.data)
    for page in range(page_count(paper.data)):
        assert any(text.startswith("编号时间人动作") for _, text in lines(paper.data, page))

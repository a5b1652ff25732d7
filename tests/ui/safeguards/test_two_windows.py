"""A record changed elsewhere while its form is open: nothing is written over, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.term_school import TermSchool
from tests.ui.safeguards.test_safeguards_screen import Page
from xinliapp.domain.changes import Changes
from xinliapp.domain.safeguards import ChannelKind, ChannelScope, PartnerKind
from xinliapp.domain.staff import Education
from xinliapp.services import drafts, help_channels, partners, staff
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.ui.safeguards.facts import Tab

ELSEWHERE, HERE = "别处写的", "这里写的"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group())
    return made


def refused_then_saved(page: Page, form: str, field: str) -> None:
    """The second to save is told, sees what stands, goes on with what was typed, and is then believed."""
    editor = page.form(form).editor(field)
    page.save()
    assert "别处又保存过,这次没有写入" in page.view.bar.text()
    assert editor.text() == HERE and page.host.toasts == []
    page.view.bar._action.click()
    assert editor.text() == ELSEWHERE
    assert page.view.bar.text() == "这是别处保存的。您写的没有丢。"
    page.view.bar._action.click()
    assert editor.text() == HERE and not page.view.bar.isVisible()
    page.save()
    assert len(page.host.toasts) == 1


def test_a_partner(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    unit = partners.add(school.session, PartnerInput("Hospital", PartnerKind.GENERAL_HOSPITAL))
    page = Page(qtbot, school.session, Tab.PARTNERS)
    section = page.view.partners
    section.table.select_key(unit)
    section.edit("partner")
    agreement = tmp_path / "a.pdf"
    agreement.write_bytes(b"%PDF-1.7\n")
    page.form("partner").set_values({"contact": HERE, "agreement": agreement}, typed=True)
    given = PartnerInput("Hospital", PartnerKind.GENERAL_HOSPITAL, contact=ELSEWHERE, phone="120")
    partners.change(school.session, unit, given)
    refused_then_saved(page, "partner", "contact")
    (kept,) = partners.everything(school.session)
    assert (kept.id, kept.contact) == (unit, HERE)
    assert kept.attachment_id is not None  # the file that was chosen is not lost on the way


def test_a_help_channel(qtbot: QtBot, school: TermSchool) -> None:
    def way(value: str) -> ChannelInput:
        return ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "Box", value)

    box = help_channels.add(school.session, way("1F"))
    page = Page(qtbot, school.session, Tab.PARTNERS)
    page.view.partners.channels.select_key(box)
    page.view.partners.edit("channel")
    page.form("channel").set_values({"value": HERE}, typed=True)
    help_channels.change(school.session, box, way(ELSEWHERE))
    refused_then_saved(page, "channel", "value")
    assert [(one.id, one.value) for one in help_channels.everything(school.session)] == [(box, HERE)]


def test_a_persons_education(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    page.open("profile")
    page.form("profile").set_values({"major": HERE}, typed=True)
    staff.set_profile(school.session, member, Education.MASTER, ELSEWHERE, psychology=False)
    page.screen.presenter.refresh(Changes.STAFF)  # another page of this window: what is typed stays
    assert page.form("profile").editor("major").text() == HERE
    refused_then_saved(page, "profile", "major")
    assert staff.profiles(school.session)[member].major == HERE


def test_a_draft_remembers_the_record_it_is_about(qtbot: QtBot, school: TermSchool) -> None:
    """Taken up another day it changes that record, and is refused if somebody changed it meanwhile."""
    unit = partners.add(school.session, PartnerInput("Hospital", PartnerKind.GENERAL_HOSPITAL))
    page = Page(qtbot, school.session, Tab.PARTNERS)
    page.view.partners.table.select_key(unit)
    page.view.partners.edit("partner")
    page.form("partner").set_values({"contact": HERE}, typed=True)
    page.screen.presenter.flush()
    given = PartnerInput("Hospital", PartnerKind.GENERAL_HOSPITAL, contact=ELSEWHERE)
    partners.change(school.session, unit, given)
    again = Page(qtbot, school.session, Tab.PARTNERS)
    assert again.form("partner").about.text() == "修改这一条"
    refused_then_saved(again, "partner", "contact")
    assert [one.contact for one in partners.everything(school.session)] == [HERE]
    assert drafts.load_draft(school.session, "safeguards.form:partner") is None

"""Staff and paper duties over a real vault."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.funding import FundingCategory, FundingKind
from xinliapp.domain.safeguards import BodyKind, BodyRole, Department, Post
from xinliapp.domain.staff import CertificateKind, TrainingAudience, TrainingForm, TrainingLevel
from xinliapp.domain.term_records import MeetingKind, StaffKind
from xinliapp.i18n.messages import all_messages
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import bodies, drafts, meetings, partners, policies, self_check, staff, staff_link
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.facts import Tab
from xinliapp.ui.safeguards.screen import SafeguardsScreen
from xinliapp.widgets.paint import Sign

CTRL = Qt.KeyboardModifier.ControlModifier
PDF = b"%PDF-1.7\n"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group())
    return made


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "方案.pdf"
    path.write_bytes(PDF)
    return path


class Page:
    """The screen with its host, and short ways to type into a form."""

    def __init__(self, qtbot: QtBot, session: Session, tab: Tab = Tab.STAFF) -> None:
        self.qtbot, self.host = qtbot, FakeHost()
        self.screen = SafeguardsScreen(session, SerialRunner(), self.host)
        self.view = self.screen.view
        qtbot.addWidget(self.view)
        self.view.resize(1366, 616)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.screen.presenter.start(None)
        self.view.show_tab(tab)

    def open(self, form: str, **values: object) -> None:
        self.view.sections[self.view.current()].open_form(form)
        self.form(form).set_values(values, typed=True)

    def form(self, form: str):
        return self.view.sections[self.view.current()].forms[form]

    def link(self, step: str) -> QAbstractButton:
        """A link of the card that shows."""
        return self.view.sections[self.view.current()].findChildren(QAbstractButton, f"safeguards.do_{step}")[
            -1
        ]

    def save(self) -> None:
        self.qtbot.keyClick(self.view, Qt.Key.Key_Return, CTRL)


def test_a_part_time_counsellor_meets_the_clause(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session)
    assert page.view.needs.words()[0] == "JS-28 师生比1:500(1÷500向上取整=1) 0/1人 未达标 缺1"
    qtbot.keyClick(page.view, Qt.Key.Key_N, CTRL)
    form = page.form("member")
    qtbot.keyClicks(form.editor("name"), "Yi")
    form.editor("kind").setCurrentIndex(form.editor("kind").findData(StaffKind.PART_TIME))
    page.save()
    assert page.host.toasts == ["已加入名册"]
    (member,) = staff.everyone(school.session)
    assert (member.kind, member.from_day) == (StaffKind.PART_TIME, "2026-11-23")
    assert page.view.header._subtitle.text() == "专职 0 兼职 1"
    assert form.editor("name").text() == "" and form.isHidden()
    assert page.view.needs.words()[0].endswith(" 1/1人 达标")
    assert page.view.next.steps() == (("加证书", "safeguards", "certificate"),)
    page.view.next.chosen.emit("safeguards", "certificate")
    assert page.host.opened == [("safeguards", "certificate")]
    page.screen.presenter.start("certificate")
    assert not page.form("certificate").isHidden()  # for the one just added
    assert page.form("certificate").about.text() == "Yi"


def test_a_name_is_asked_for_in_place(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session)
    page.open("member", duty="个别辅导")
    page.save()
    assert "没有填写" in page.form("member")._fields["姓名"].error()
    assert page.form("member").editor("duty").text() == "个别辅导"
    assert page.host.toasts == []


def test_a_certificate_that_ends_before_it_was_issued(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    page.open("certificate", number="A1", issued_on="2026-05-02", valid_to="2026-05-01")
    page.save()
    field = page.form("certificate")._fields["到期日"]
    assert field.error() == "证书到期日早于发证日。没有保存,其他字段在草稿里。请改日期。"
    assert staff.certificates(school.session) == []
    draft = drafts.load_draft(school.session, "safeguards.form:certificate")
    assert draft is not None and draft.body["number"] == "A1"
    page.form("certificate").set_values({"valid_to": "2027.5.1", "kind": CertificateKind.COUNSELOR})
    page.save()
    (kept,) = staff.certificates(school.session)
    assert (kept.staff_id, kept.kind, kept.valid_to) == (member, CertificateKind.COUNSELOR, "2027-05-01")
    assert page.view.people.table.rows()[0].qualification.failing == ()
    assert drafts.load_draft(school.session, "safeguards.form:certificate") is None


def test_who_leaves_stays_listed_and_no_longer_counts(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    page.open("leave", left_day="2026-09-01")  # the day they came
    page.save()
    assert "不晚于到任日期" in page.form("leave")._fields["离任日期"].error()
    page.form("leave").set_values({"left_day": "2026-11-23"})
    page.save()
    assert page.host.toasts == ["已登记离任"]
    assert [m.to_day for m in staff.everyone(school.session)] == ["2026-11-23"]
    assert page.view.header._subtitle.text() == "专职 0 兼职 0"


def test_a_person_says_who_they_are(qtbot: QtBot, school: TermSchool) -> None:
    member, account = school.staff("full_time"), school.session.account
    row = {"id": account.id, "name": account.name, "display_name": account.name, "role": "counselor"}
    school.row("account", {**row, "active": 1})
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    links = page.view.people.findChildren(QAbstractButton, "safeguards.do_link_me")
    link = links[-1]  # earlier ones of the same name are about to go
    qtbot.waitUntil(link.isVisible)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    found = staff_link.me(school.session)
    assert found is not None
    assert found.id == member
    assert page.host.toasts == ["已对应到您的账户"]


def test_thirty_people_are_trained_at_once_and_it_can_be_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    for _ in range(30):
        school.staff("other")
    page = Page(qtbot, school.session)
    page.open("training", title="必修培训", hours=4.0)
    page.save()
    assert page.view.bar.text() or page.form("training")  # nobody chosen
    assert page.host.toasts == []
    page.view.people.table.setFocus()
    page.view.people.table.selectAll()
    page.save()
    assert page.host.toasts == ["已为 30 人记培训"]
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert len(staff.attendances(school.session, *year)) == 30
    assert page.view.people.table.rows()[0].hours == 4.0


def test_the_leaders_post_is_judged_and_departments_are_named(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session, Tab.BODIES)
    page.open("body", kind=BodyKind.SCHOOL_CARE_GROUP, name="关爱工作小组", founded_on="2026-09-01")
    page.save()
    table = page.view.network.table
    page.open("body_member", role=BodyRole.LEADER, post=Post.VICE_HEAD, name="甲", from_day="2026-09-01")
    assert page.view.network.level.isHidden()
    assert not page.view.network.department.isHidden()
    page.save()
    assert (table.rows()[0].led_by_head, len(table.rows()[0].gaps)) == (False, 6)
    page.open("body_member", role=BodyRole.LEADER, post=Post.PRINCIPAL, name="乙", from_day="2026-11-01")
    page.save()  # takes the first one's place
    state = table.rows()[0]
    assert state.led_by_head
    assert [(m.name, m.to_day) for m in state.members if m.role is BodyRole.LEADER] == [
        ("甲", "2026-11-01"),
        ("乙", None),
    ]
    page.open("body_member", role=BodyRole.MEMBER, name="丙", from_day="2026-11-01")
    page.save()
    assert "没有选成员的部门" in page.form("body_member")._fields["部门"].error()
    page.form("body_member").set_values({"department": Department.POLICE})
    page.save()
    assert table.rows()[0].gaps == ("民政", "卫健", "团委", "妇联", "关工委")


def test_a_file_is_kept_sealed_and_shown_without_a_plain_copy(
    qtbot: QtBot, school: TermSchool, pdf: Path
) -> None:
    page = Page(qtbot, school.session, Tab.POLICIES)
    page.view.policies.table.select_key("special_work_plan")
    page.open("policy", kind="special_work_plan", title="方案", version="v1", effective_on="2026-09-01")
    page.form("policy").editor("file").set_path(pdf)
    page.save()
    assert page.host.toasts == ["文件已保存"]
    (policy,) = [s.current for s in policies.states(school.session) if s.current is not None]
    assert policy.attachment_id is not None
    page.screen.presenter.open_file(policy.attachment_id)
    assert [(paper.file_name, paper.data) for paper in page.host.papers] == [("方案.pdf", PDF)]
    assert not (school.session.vault / "opened").exists()
    qtbot.mouseClick(page.view.policies.check, Qt.MouseButton.LeftButton)
    assert page.host.toasts[-1] == "1 份附件都完好"
    # The next version asks why and takes its place on its first day.
    page.open("policy", kind="special_work_plan", title="方案", version="v2", effective_on="2026-11-01")
    page.view.policies._kind_picked(0)
    page.save()
    assert "没有填写" in page.form("policy")._fields["修订说明"].error()
    page.form("policy").set_values({"reason": "人员变动"})
    page.save()
    (state,) = [s for s in policies.states(school.session) if s.versions]
    assert [(v.version, v.withdrawn_on) for v in state.versions] == [("v2", None), ("v1", "2026-11-01")]
    next((school.session.vault / "attachments" / "core").iterdir()).unlink()
    qtbot.mouseClick(page.view.policies.check, Qt.MouseButton.LeftButton)
    assert page.view.bar.text().startswith("有1份附件打不开:方案.pdf。")


def test_too_large_is_said_as_written_and_nothing_is_lost(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    big = tmp_path / "大.pdf"
    with big.open("wb") as stream:
        stream.truncate(31 << 20)
    page = Page(qtbot, school.session, Tab.POLICIES)
    page.open("policy", kind="emergency_plan", title="预案", version="v1")
    page.form("policy").editor("file").set_path(big)
    page.save()
    assert (
        page.form("policy")._fields["文件"].error()
        == "文件31MB,超过20MB。没有上传,其他文件已存好。请压缩或拆分。"
    )
    assert page.form("policy").editor("title").text() == "预案"
    assert all(state.current is None for state in policies.states(school.session))


def test_another_program_only_after_a_warning(
    qtbot: QtBot, school: TermSchool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "公示.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    policies.add(
        school.session, policies.PolicyInput("other", "公示", "v1", dt.date(2026, 9, 1), file=picture)
    )
    page = Page(qtbot, school.session, Tab.POLICIES)
    opened: list[Path] = []
    monkeypatch.setattr(page.view, "open_outside", opened.append)
    state = next(s for s in policies.states(school.session) if s.kind.id == "other")
    assert state.current is not None
    page.view.file_wanted.emit(state.current.attachment_id)
    box = page.view.findChild(object, "safeguards.outside")
    assert box is not None
    assert opened == []
    page.view._go.click()
    (path,) = opened
    assert path.parent.parent == school.session.vault / "opened"


def test_a_meeting_is_noted_in_a_few_clicks_and_counts(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session)
    page.screen.presenter.start("meetings")
    assert "0/2次" in page.view.needs.words()[0] and page.view.tabs.tabText(3) == "会议 0/2"
    form = page.form("meeting")
    assert not form.isHidden()
    form.editor("kind").setCurrentIndex(form.editor("kind").findData(MeetingKind.LEADERSHIP_MENTAL_HEALTH))
    form.editor("day").setDate(QDate(2026, 12, 1))
    qtbot.keyClicks(form.editor("title"), "work meeting")
    page.save()
    assert "日期还没有到" in form._fields["会议日期"].error()
    form.editor("day").setDate(QDate(2026, 11, 20))
    form.editor("attendance").setPlainText("甲、乙 丙,甲")
    page.save()
    assert page.host.toasts == ["会议已登记"]
    (meeting,) = meetings.records(school.session, dt.date(2026, 8, 1), dt.date(2026, 11, 23))
    assert (meeting.title, meeting.attendees, meeting.day) == ("work meeting", 3, "2026-11-20")
    assert "1/2次" in page.view.needs.words()[0] and page.view.tabs.tabText(3) == "会议 1/2"
    card = page.view.meetings
    assert form.isHidden() and card.card.isVisible() and card.card_title.text() == "work meeting"


def test_typed_minutes_become_a_draft_and_come_back(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session, Tab.MEETINGS)
    page.view.meetings.open_form("meeting")
    qtbot.keyClicks(page.form("meeting").editor("title"), "draft")
    page.screen.presenter.flush()
    assert page.host.drafts[-1][1] == "08:00"
    again = Page(qtbot, school.session, Tab.MEETINGS)
    assert again.form("meeting").editor("title").text() == "draft"
    assert not again.form("meeting").isHidden()
    again.save()
    assert drafts.load_draft(school.session, "safeguards.form:meeting") is None


def test_a_partner_is_changed_in_place(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session, Tab.PARTNERS)
    page.open("partner", name="市精卫中心", agreement_from="2026-02-01", agreement_to="2026-01-31")
    page.save()
    assert page.form("partner")._fields["协议到期日"].error().startswith("协议到期日早于签订日。")
    page.form("partner").set_values({"agreement_to": "2026-12-31"})
    page.save()
    (partner,) = partners.everything(school.session)
    page.view.partners.table.select_key(partner.id)
    assert page.form("partner").isHidden()
    page.link("edit").click()
    page.form("partner").editor("phone").setText("0990-1")
    page.save()
    assert [(p.name, p.phone) for p in partners.everything(school.session)] == [("市精卫中心", "0990-1")]


def test_the_principal_notes_meetings_and_writes_nothing_else(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.principal())
    for tab in Tab:
        page.view.show_tab(tab)
        section = page.view.sections[tab]
        for form in section.forms:
            section.open_form(form)
        shown = [form.key for form in section.forms.values() if not form.isHidden()]
        assert set(shown) <= ({"take_back"} if tab is Tab.MEETINGS else set())  # one form at a time
        openers = [button for button in section.buttons if button.property("form")]
        assert all(button.isHidden() for button in openers) or tab is Tab.MEETINGS


@pytest.mark.parametrize("tab", list(Tab))
def test_every_paper_of_a_list_prints_or_says_why(qtbot: QtBot, school: TermSchool, tab: Tab) -> None:
    body = bodies.found(school.session, BodyKind.LEADING_GROUP, "领导小组", dt.date(2026, 9, 1), duty="研判")
    bodies.add_member(
        school.session, body, bodies.MemberInput(Post.PRINCIPAL, "甲", BodyRole.LEADER), dt.date(2026, 9, 1)
    )
    school.staff()
    meetings.add(school.session, MeetingKind.OTHER, dt.date(2026, 11, 2), "会", attendance="甲 乙 丙")
    page = Page(qtbot, school.session, tab)
    section = page.view.sections[tab]
    actions = section.papers
    assert actions
    for what in actions:
        before = len(page.host.papers)
        section.printed.emit(what, section.print_argument(what))
        said = page.view.bar.text()
        if len(page.host.papers) == before:
            assert said == all_messages()["paper_no_rows"]
            assert tab in (Tab.PARTNERS, Tab.FUNDING)
        else:
            assert page.host.papers[-1].data.startswith(b"%PDF-")


def test_a_persons_word_in_the_self_check_is_the_one_shown_here(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session, Tab.POLICIES)
    assert all(words.endswith("待确认") for words in page.view.needs.words())
    for clause in ("JS-24", "JS-25", "JS-31"):
        self_check.confirm(school.session, "JS", clause, "2026-2027-1", met=True, note="文件已印发,见卷宗")
    page.screen.presenter.refresh(Changes.SELF_CHECK)
    assert page.view.needs.words()[0] == "JS-24 方案、预案各1份 0/2类 达标(已确认)"
    self_check.confirm(school.session, "JS", "JS-25", "2026-2027-1", met=False, note="还没有定")
    page.screen.presenter.refresh(Changes.SELF_CHECK)
    assert page.view.needs.words()[1] == "JS-25 3项机制 0/3类 未达标(已确认)"


def test_money_is_noted_in_yuan_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    page = Page(qtbot, school.session, Tab.FUNDING)
    form = page.form("funding")
    assert form.editor("year").value() == 2026 and page.view.needs.words() == ()
    page.open("funding", amount="一万", note="沙盘", category=FundingCategory.EQUIPMENT)
    page.save()
    assert "12000" in form._fields["金额"].error() and form.editor("note").toPlainText() == "沙盘"
    form.set_values({"amount": "12000.5", "kind": FundingKind.SPENT}, typed=True)
    page.save()
    assert page.host.toasts == ["经费已登记"]
    assert page.view.header._subtitle.text() == "2026年 预算 0 元 支出 12000.50 元"
    assert form.editor("amount").text() == "" and form.editor("year").value() == 2026
    assert page.view.money.table.current_row().amount_fen == 1_200_050
    qtbot.keyClick(page.view, Qt.Key.Key_P, CTRL)
    assert [paper.file_name for paper in page.host.papers] == ["2026年心理健康教育经费明细.pdf"]
    page.link("take_back").click()
    page.form("take_back").editor("reason").setText("记重了")
    page.save()
    assert page.view.money.table.rows() == ()


def test_an_appointment_paper_and_the_account_stand_with_the_person(
    qtbot: QtBot, school: TermSchool, pdf: Path
) -> None:
    member, account = school.staff("full_time"), school.session.account
    row = {"id": account.id, "name": "jia", "display_name": "心理教师甲", "role": "counselor"}
    school.row("account", {**row, "active": 1})
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    assert page.view.people._account(page.view.people.table.current_row()) == "—"
    staff_link.link(school.session, member, account.id)
    page.open("appointment", title="任命通知", issued_on="2026-09-01")
    page.save()
    assert "没有填写" in page.form("appointment")._fields["文件"].error()
    page.form("appointment").set_values({"file": pdf})
    page.save()
    assert page.host.toasts == ["任职文件已保存"]
    assert page.view.people._account(page.view.people.table.current_row()) == "心理教师甲"
    shown = page.view.people.findChildren(QAbstractButton, "safeguards.do_file")[-1]
    assert shown.text().startswith("方案.pdf")
    shown.click()
    assert page.host.papers[-1].file_name == "方案.pdf"


def test_what_was_noted_of_a_person_is_taken_back_with_a_reason(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    given = staff.CertificateInput(CertificateKind.COUNSELOR, "A1", "人社局", dt.date(2026, 5, 2), None, None)
    certificate = staff.add_certificate(school.session, member, given)
    course = staff.TrainingInput(
        "督导培训", dt.date(2026, 10, 8), TrainingLevel.CITY, TrainingForm.CENTRAL, 6.0,
        (TrainingAudience.COUNSELORS,), False, "",
    )  # fmt: skip
    training = staff.add_training(school.session, course, [member, school.staff("other")])
    page = Page(qtbot, school.session)
    page.view.people.table.select_key(member)
    page.link("take_back").click()
    form = page.form("take_back")
    which = form.editor("row")
    assert [(which.itemText(at), which.itemData(at)) for at in range(which.count())] == [
        ("心理咨询师 A1", f"certificate:{certificate}"),
        ("2026-10-08 督导培训(共2人)", f"training:{training}"),
    ]
    page.save()
    assert "没有填写" in form._fields["撤回理由"].error()
    assert len(staff.certificates(school.session)) == 1
    form.editor("reason").setText("证号抄错了")
    page.save()
    assert page.host.toasts == ["已撤回,不再计入"] and form.isHidden()
    assert staff.certificates(school.session) == []
    page.link("take_back").click()
    assert (which.count(), form.editor("reason").text()) == (1, "")
    form.editor("reason").setText("记重了")
    page.save()
    assert [line.hours for line in page.view.people.table.rows()] == [0.0, 0.0]


def test_a_meeting_noted_by_mistake_is_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    meetings.add(school.session, MeetingKind.LEADERSHIP_MENTAL_HEALTH, dt.date(2026, 11, 2), "专题会")
    page = Page(qtbot, school.session, Tab.MEETINGS)
    assert "1/2次" in page.view.needs.words()[0] and page.form("meeting").isHidden()
    page.link("take_back").click()
    page.form("take_back").editor("reason").setText("日期写错")
    page.save()
    assert page.view.meetings.table.rows() == () and "0/2次" in page.view.needs.words()[0]


def test_a_form_and_a_card_never_stand_on_each_other(qtbot: QtBot, school: TermSchool) -> None:
    member = school.staff()
    page = Page(qtbot, school.session)
    people = page.view.people
    assert people.hint.isVisible() and all(form.isHidden() for form in people.forms.values())
    people.table.select_key(member)
    assert people.card.isVisible() and not people.hint.isVisible()
    page.open("certificate", number="A1")
    assert page.form("certificate").save.isVisible() and not people.card.isVisible()
    cell = people.table.visualRect(people.table.model().index(0, 0)).center()
    qtbot.mouseClick(people.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert not page.form("certificate").isHidden()  # it is about the chosen person
    qtbot.keyClick(page.form("certificate").editor("number"), Qt.Key.Key_Escape)
    assert people.card.isVisible() and page.form("certificate").editor("number").text() == "A1"
    page.view.people.open_form("member")
    qtbot.mouseClick(people.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert page.form("member").isHidden() and people.card.isVisible()


def test_the_files_kept_of_those_asked_for_stand_on_the_tab(qtbot: QtBot, school: TermSchool) -> None:
    asked = [state for state in policies.states(school.session) if state.asked_by]
    given = policies.PolicyInput("emergency_plan", "预案", "v1", dt.date(2026, 9, 1))
    policies.add(school.session, given)
    page = Page(qtbot, school.session)
    assert page.view.tabs.tabText(2) == f"制度文件 1/{len(asked)}"
    assert [page.view.tabs.tabText(at) for at in (0, 1)] == ["队伍与培训", "机构网络"]


def test_papers_begin_with_what_must_be_read_and_hours_have_a_verdict(
    qtbot: QtBot, school: TermSchool
) -> None:
    member = school.staff()
    given = staff.CertificateInput(
        CertificateKind.COUNSELOR, "1503000000300001", "", dt.date(2024, 3, 2), dt.date(2027, 3, 1), None
    )
    staff.add_certificate(school.session, member, given)
    page = Page(qtbot, school.session)
    people = page.view.people
    (line,) = people.table.rows()
    assert people._papers(line) == "心理咨询师 2027-03-01 1503000000300001"
    assert (people._hours(line), people._hours_sign(line)) == ("0", None)
    assert people._hours_tip(line) == "所用规则包没有给学时数。"
    people._facts = replace(people._facts, floors={StaffKind.PART_TIME: 12.0})
    assert (people._hours(line), people._hours_sign(line)) == ("0/12", Sign.DUE_SOON)
    assert people._hours_sign(replace(line, hours=12.0)) is Sign.OK

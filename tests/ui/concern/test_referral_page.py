"""转介·复学 as a person uses it: names hidden, drafts, two windows, the gate of a return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from tests.support.gate_pack import with_gate
from tests.support.student_pages import FakeHost, make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.changes import Changes
from xinliapp.domain.referrals import ReferralReason, ReferralState, ReferralStepKind
from xinliapp.domain.returns_to_school import SuspensionClass
from xinliapp.domain.safeguards import PartnerKind
from xinliapp.domain.students import StudentStatus
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    drafts,
    partners,
    referrals,
    returns_to_school,
    review_interval,
    students,
)
from xinliapp.services.partners import PartnerInput
from xinliapp.services.referrals import ReferralInput
from xinliapp.services.returns_to_school import SuspensionInput
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.ui.concern.referral.screen import ReferralScreen
from xinliapp.widgets.hosting import DraftState

D = dt.date


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def child(session: Session) -> str:
    return students.add_student(session, StudentInput("赵小一", "class-2"), from_day=D(2026, 9, 1)).student_id


@pytest.fixture
def hospital(session: Session) -> str:
    return partners.add(
        session, PartnerInput("市精卫中心", PartnerKind.PSYCHIATRIC_HOSPITAL, green_channel=True)
    )


def opened(
    qtbot: QtBot, session: Session, argument: object = None, hide: bool = False
) -> tuple[ReferralScreen, FakeHost]:
    host = FakeHost(hide=hide)
    screen = ReferralScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(argument)
    process_events()
    return screen, host


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    process_events()


def fill(screen: ReferralScreen, hospital: str) -> None:
    sheet = screen.view.sheet
    sheet.place.setCurrentIndex(sheet.place.findData(hospital))
    sheet.reasons[next(iter(sheet.reasons))].setChecked(True)
    sheet.preconditions.confirmed.setChecked(True)


def test_nothing_under_way_says_so(qtbot: QtBot, session: Session) -> None:
    screen, _ = opened(qtbot, session)
    view = screen.view
    assert view._stack.currentIndex() == 0 and not view.tabs.isVisible()
    assert not view.actions_bar.two.isVisible() and not view.actions_bar.student.isVisible()


def test_a_new_referral_is_stored_and_printed_by_one_button(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    review_interval.set_follow_up_days(session, 14)
    screen, host = opened(qtbot, session, child)
    view = screen.view
    assert view.sheet.interval.text() == "14" and view.sheet.first.iso() == "2026-12-07"
    fill(screen, hospital)
    press(qtbot, view.actions_bar.two)
    (found,) = referrals.of_student(session, child)
    assert found.sheet.confirmed_by == "心理教师甲" and found.sheet.confirmed_on == "2026-11-23"
    assert [paper.file_name[:5] for paper in host.papers] == ["转介建议书"]
    assert view.tabs.isVisible() and "转介已保存" in host.toasts
    press(qtbot, view.actions_bar.two)  # nothing new is written, the paper is printed again
    assert len(host.papers) == 2 and referrals.load(session, found.id).sheet.seq == 1


def test_the_form_asks_for_an_interval_the_school_has_not_set(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    screen, _ = opened(qtbot, session, child)
    fill(screen, hospital)
    assert screen.view.sheet.interval.text() == ""
    press(qtbot, screen.view.actions_bar.save)
    assert "还没有填跟踪间隔" in screen.view.bar.text()
    assert "还没有填跟踪间隔" in screen.view.sheet._interval_field.error()
    assert referrals.of_student(session, child) == []
    qtbot.keyClicks(screen.view.sheet.interval, "7")
    press(qtbot, screen.view.actions_bar.save)
    assert referrals.of_student(session, child)[0].next_follow_on == "2026-11-30"


def test_without_a_professional_nothing_is_printed_but_what_was_typed_is_kept(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    screen, host = opened(qtbot, session, child)
    fill(screen, hospital)
    screen.view.sheet.preconditions.confirmed.setChecked(False)
    qtbot.keyClicks(screen.view.sheet.interval, "14")
    press(qtbot, screen.view.actions_bar.two)
    assert host.papers == [] and "转介前提还缺: 专业人员确认" in screen.view.bar.text()
    assert len(referrals.of_student(session, child)) == 1


def test_a_digit_ticks_a_reason_unless_a_text_is_typed(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    screen, _ = opened(qtbot, session, child)
    sheet = screen.view.sheet
    screen.view.activateWindow()
    sheet.place.setFocus()
    qtbot.keyClick(sheet.place, Qt.Key.Key_2)
    process_events()
    assert sheet.form().reasons == ("parents_wish",)
    sheet.interval.setFocus()
    qtbot.keyClick(sheet.interval, Qt.Key.Key_2)
    assert sheet.form().reasons == ("parents_wish",) and sheet.interval.text() == "2"


def test_an_asking_is_noted_and_taken_back(qtbot: QtBot, session: Session, child: str, hospital: str) -> None:
    referral_id = _begun(session, child, hospital)
    screen, host = opened(qtbot, session, {"follow": referral_id})
    follow = screen.view.follow
    assert screen.view.tabs.current == "follow" and follow.next.iso() == "2026-12-07"
    follow.told.setText("已就诊一次")
    press(qtbot, follow.save)
    assert [one.told for one in referrals.load(session, referral_id).follow_ups] == ["已就诊一次"]
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert referrals.load(session, referral_id).follow_ups == ()


def test_a_step_is_noted_and_a_wrong_one_taken_out(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    referral_id = _begun(session, child, hospital)
    screen, _ = opened(qtbot, session, {"referral": referral_id})
    view = screen.view
    press(qtbot, view.tabs.findChild(type(view.tabs._tabs[0]), "ref.tab.steps"))
    steps = view.steps
    steps.what.setCurrentIndex(steps.what.findData(ReferralStepKind.REFUSED.value))
    steps.by.setText("李医生")
    press(qtbot, steps.save)
    assert "还没有填" in view.bar.text() or "原因" in view.bar.text()
    assert referrals.load(session, referral_id).state is ReferralState.PENDING
    steps.note.setText("床位已满")
    press(qtbot, steps.save)
    found = referrals.load(session, referral_id)
    assert found.state is ReferralState.REFUSED and found.steps[0].note == "床位已满"
    screen.presenter.void_step(found.steps[0].id, "记错了")
    assert referrals.load(session, referral_id).state is ReferralState.PENDING


def test_what_was_typed_is_kept_and_offered_again(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    screen, host = opened(qtbot, session, child)
    fill(screen, hospital)
    screen.view.sheet.words.setText("夜里睡不着")
    screen.presenter.flush()
    assert host.drafts[-1][0] is DraftState.SAVED
    again, _ = opened(qtbot, session, child)
    assert "没写完的内容" in again.view.bar.text() and again.view.sheet.words.text() == ""
    again.presenter.take_draft()
    form = again.view.sheet.form()
    assert form.reason_words == "夜里睡不着" and form.partner_id == hospital
    qtbot.keyClicks(again.view.sheet.interval, "14")
    press(qtbot, again.view.actions_bar.save)
    assert drafts.load_draft(session, f"referral:{child}") is None


def test_two_windows_do_not_write_over_each_other(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    referral_id = _begun(session, child, hospital)
    mine, _ = opened(qtbot, session, {"referral": referral_id})
    other, _ = opened(qtbot, session, {"referral": referral_id})
    other.view.sheet.words.setText("从另一处写的")
    press(qtbot, other.view.actions_bar.save)
    mine.view.sheet.words.setText("我写的")
    press(qtbot, mine.view.actions_bar.save)
    assert referrals.load(session, referral_id).sheet.reason_words == "从另一处写的"
    mine.presenter.look()
    process_events()
    assert mine.view.sheet.words.text() == "从另一处写的"
    mine.presenter._go_on()
    assert mine.view.sheet.words.text() == "我写的"


def test_names_are_hidden_in_list_and_title(
    qtbot: QtBot, session: Session, child: str, hospital: str
) -> None:
    _begun(session, child, hospital)
    screen, host = opened(qtbot, session, None, hide=True)
    view = screen.view
    assert "赵**" in view.header.title() and "赵小一" not in view.header.title()
    page = screen.presenter._page
    assert page is not None and view._name(page.lines[0]) == "赵**"
    host.hide = False
    screen.presenter.refresh(Changes.NONE)
    assert "赵小一" in view.header.title()


def test_a_return_waits_for_the_file_a_pack_asks_for(
    qtbot: QtBot, session: Session, child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_gate(monkeypatch, tmp_path)
    away = returns_to_school.suspend(
        session, child, SuspensionInput(D(2026, 9, 10), SuspensionClass.WELLBEING)
    )
    screen, host = opened(qtbot, session, {"suspension": away})
    view, back = screen.view, screen.view.back
    assert "KZ-17" in view.actions_bar.grant.toolTip() and "不可用" in view.actions_bar.grant.toolTip()
    back.applied_on.set_iso("2026-11-20")
    back.applicant.setText("赵父(父亲)")
    back.decided_by.setText("校长甲")
    back.back_on.set_iso("2026-11-23")
    press(qtbot, view.actions_bar.grant)
    assert view.bar.text().startswith("还没有第三方评估文件,不能改为“在读”。")
    found = returns_to_school.load(session, away)
    assert found.application is not None and found.application.applicant == "赵父(父亲)"
    report = tmp_path / "评估.pdf"
    report.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    screen.presenter.look()
    process_events()
    screen.presenter._go_on()
    back.unit_name.setText("市精卫中心")
    back.assessed_on.set_iso("2026-11-18")
    back.file.set_path(report)
    press(qtbot, view.actions_bar.grant)
    assert students.student(session, child).status is StudentStatus.ENROLLED
    assert host.toasts[-1] == "已准予复学"
    press(qtbot, view.actions_bar.approval)
    assert [paper.file_name[:5] for paper in host.papers] == ["复学审批表"]


def test_a_student_of_whom_nothing_is_noted_is_suspended_here(
    qtbot: QtBot, session: Session, child: str
) -> None:
    screen, host = opened(qtbot, session, child)
    press(qtbot, screen.view.actions_bar.away)
    back = screen.view.back
    back.reason_class.setCurrentIndex(back.reason_class.findData(SuspensionClass.FAMILY.value))
    press(qtbot, screen.view.actions_bar.save_back)
    (found,) = returns_to_school.of_student(session, child)
    assert found.suspension.reason_class is SuspensionClass.FAMILY
    assert students.student(session, child).status is StudentStatus.SUSPENDED
    assert host.toasts[-1] == "休学已登记"


def _begun(session: Session, child: str, hospital: str) -> str:
    return referrals.begin(
        session,
        child,
        ReferralInput(
            hospital, (ReferralReason.BEYOND,), confirmed_by="心理教师甲", confirmed_on=D(2026, 11, 23),
            interval_days=14,
        ),
    )  # fmt: skip

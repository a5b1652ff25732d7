"""What surrounds a conclusion: the folded head, the reasons that are asked for, the usual interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.casework import REASON, active_plan
from tests.support.event_loop import process_events
from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.casework import CareRole, MemberConsent, PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.warnings import WarningSource
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    care,
    care_members,
    concern,
    conferences,
    drafts,
    plans,
    review_interval,
    warnings,
)
from xinliapp.services.care_members import MemberInput
from xinliapp.services.conferences import ConferenceInput, PersonInput
from xinliapp.services.session import Session
from xinliapp.services.warnings import WarningInput
from xinliapp.ui.concern.care.reading import group_words
from xinliapp.ui.concern.care.screen import CareScreen
from xinliapp.ui.concern.conference.facts import ConclusionForm
from xinliapp.ui.concern.conference.reading import decide, read_candidate
from xinliapp.ui.concern.conference.screen import ConferenceScreen
from xinliapp.ui.concern.plan.screen import PlanScreen
from xinliapp.ui.concern.warnings.screen import WarningsScreen
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.paint import Sign

CHILD, MATE = "student-0001", "student-0002"
D = dt.date


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    files = make_school(tmp_path / "vault")
    made = files.session()
    add_many(made, 4, 1)
    made.database.close()
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def show(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1182, 616)
    view.show()


def sitting(session: Session, host: FakeHost, qtbot: QtBot) -> ConferenceScreen:
    conferences.send(session, CHILD, "班主任提出")
    screen = ConferenceScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    return screen


def asked(view: QWidget, words: str) -> AskDialog:
    """The small window that stands open, answered."""
    (dialog,) = [one for one in view.findChildren(AskDialog) if one.isVisible()]
    dialog.line.setText(words)
    dialog._go()
    return dialog


# --- research conference ---


def test_a_stored_head_folds_into_the_titles_line(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view = screen.view
    assert view.sitting.isVisible() and not view.head_button.isVisible()
    view.sitting.starts_at.setText("15:00")
    view.sitting.outside.setText("李医生(市医院)")
    view.sitting.save.click()
    assert not view.sitting.isVisible()
    today = session.clock.now().date().isoformat()[5:]
    assert view.header._subtitle.text() == f"待议 1 · {today} 15:00 · 主持 心理教师甲 · 校内1 校外1"
    view.head_button.click()
    assert view.sitting.isVisible() and view.sitting.starts_at.text() == "15:00"
    view.sitting.place.setText("会议室")
    view.sitting.save.click()
    assert not view.sitting.isVisible()
    open_one = conferences.open_conference(session)
    assert open_one is not None and open_one.place == "会议室"


def test_the_head_stays_open_while_it_is_wrong(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view = screen.view
    view.sitting.save.click()
    view.head_button.click()
    view.sitting.chair.setText("")
    view.sitting.save.click()
    assert view.bar.text() != "" and view.sitting.isVisible()


def test_leaving_the_list_asks_why(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view = screen.view
    assert view.findChild(QLineEdit, "conf.dismiss_reason") is None
    view.dismiss_button.click()
    assert [one.student_id for one in conferences.agenda(session)] == [CHILD]
    dialog = asked(view, "")
    assert dialog.field.error() != "" and dialog.isVisible()  # a reason is needed
    asked(view, "家长已带去门诊")
    assert conferences.agenda(session) == [] and host.toasts[-1] == "已移出待议"


def test_a_review_that_is_due_cannot_leave_the_list(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    concern.assign(session, MATE, 2, D(2026, 11, 1), reason=REASON, review_on=D(2026, 11, 20))
    screen = sitting(session, host, qtbot)
    screen.presenter.start({"student": MATE})
    assert not screen.view.dismiss_button.isEnabled() and "复评" in screen.view.dismiss_button.toolTip()
    screen.presenter.start({"student": CHILD})
    assert screen.view.dismiss_button.isEnabled() and screen.view.dismiss_button.toolTip() == ""


def test_who_steps_out_is_written_down_and_shown(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view, edit = screen.view, screen.view.edit
    view.recuse_button.click()
    (dialog,) = [one for one in view.findChildren(AskDialog) if one.isVisible()]
    assert dialog.line.text() == "心理教师甲"  # 本人
    asked(view, "心理教师甲(学生的亲属)")
    assert edit._out.text() == "回避: 心理教师甲(学生的亲属)"
    screen.presenter.flush()
    assert drafts.list_drafts(session)  # it is part of what is kept
    edit.extra.setText("班主任观察")
    edit.review.set_iso("2026-12-07")
    view.decide_button.click()
    (item,) = conferences.items_of(session, conferences.open_conference(session).id)  # type: ignore[union-attr]
    assert item.recused == "心理教师甲(学生的亲属)"
    assert not view.recuse_button.isEnabled() and not view.dismiss_button.isEnabled()


def test_without_an_interval_the_day_is_open_and_the_place_to_set_one_is_named(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = sitting(session, host, qtbot)
    edit = screen.view.edit
    assert (edit.review.text(), edit.form().review_on) == ("未定", "")
    assert "规则与口径" in edit._review_field._hint.text()
    edit.extra.setText("班主任观察")
    qtbot.keyClicks(edit.review, "20261207")
    assert edit.form().review_on == "2026-12-07"


def test_with_an_interval_the_day_stands_there(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    review_interval.set_days(session, 14)
    screen = sitting(session, host, qtbot)
    edit = screen.view.edit
    expected = session.clock.now().date() + dt.timedelta(days=14)
    assert edit.form().review_on == expected.isoformat()
    assert not edit._review_field._hint.isVisible()


def test_the_grades_are_chips_with_their_words(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    edit = screen.view.edit
    texts = [one.text() for one in edit.grades.buttons()]
    assert [text[0] for text in texts] == list("01234") and all(len(text) > 2 for text in texts)
    qtbot.mouseClick(edit.grades.buttons()[3], Qt.MouseButton.LeftButton)
    assert edit.form().ordinal == 3


def test_at_1366_the_form_is_not_below_the_fold(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view = screen.view
    view.resize(1182, 580)  # 1366 × 688 without the shell's bars
    process_events()
    for field in (view.edit.protective, view.edit.parents, view.edit.review):
        assert not field.visibleRegion().isEmpty()
        assert field.visibleRegion().boundingRect().height() == field.height(), field.objectName()


# --- plan ---


def plan_page(session: Session, host: FakeHost, qtbot: QtBot) -> PlanScreen:
    screen = PlanScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(CHILD)
    return screen


def test_a_plan_in_force_says_what_it_becomes_and_waits_for_a_change(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    active_plan(session, CHILD, session.clock.now().date())
    screen = plan_page(session, host, qtbot)
    view = screen.view
    assert view.edit.title.text() == "v1 执行中 · 修改后存为 v2 草案"
    assert not view.submit_button.isEnabled() and not view.save_button.isEnabled()
    assert view.submit_button.toolTip() == "还没有改动"
    view.edit.goals.setPlainText("目标\n每周到校不少于四天")
    assert view.submit_button.isEnabled() and view.save_button.isEnabled()
    view.edit.goals.setPlainText("目标")
    assert not view.submit_button.isEnabled()
    view.edit.starts_on.set_iso("2026-12-01")
    assert view.submit_button.isEnabled()
    view.save_button.click()
    assert [one.version for one in plans.plans_of(session, CHILD)] == [2, 1]
    assert view.edit.title.text().startswith("v2") and "修改后" not in view.edit.title.text()
    assert view.submit_button.isEnabled()


def test_a_new_plan_can_be_handed_in_at_once(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = plan_page(session, host, qtbot)
    view = screen.view
    assert view.edit.title.text() == "新方案" and view.submit_button.isEnabled()
    assert "规则与口径" in view.edit._days._hint.text()


def test_the_review_is_folded_until_its_day(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    today = session.clock.now().date()
    active_plan(session, CHILD, today)
    screen = plan_page(session, host, qtbot)
    view = screen.view
    assert not view.signing.isVisible()
    view.review_button.click()
    assert view.signing.outcome.isVisible()
    due = (today + dt.timedelta(days=14)).isoformat()[5:]
    assert view.signing._when.word == f"复评 {today.isoformat()} · 应在 {due}"
    view.signing.note.setText("来校正常")
    view.signing.outcome.setCurrentIndex(view.signing.outcome.findData(PlanOutcome.STABLE))
    view.signing._save_review()
    assert host.toasts[-1] == "复评已保存" and not view.signing.isVisible()


def test_a_review_that_is_due_stands_open(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    today = session.clock.now().date()
    active_plan(session, CHILD, today - dt.timedelta(days=15))
    screen = plan_page(session, host, qtbot)
    view = screen.view
    assert view.signing.outcome.isVisible() and view.review_button.isChecked()
    assert view.signing._when.sign is Sign.OVERDUE and "已到期" in view.signing._when.word


# --- groups, warnings ---


def test_five_of_five_is_amber_while_somebody_has_not_agreed(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    concern.assign(session, CHILD, 2, D(2026, 11, 1), reason=REASON)
    names = [MemberInput(role, f"{role.value}甲") for role in CareRole]
    care_members.set_members(session, CHILD, names)
    screen = CareScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    column = next(one for one in screen.view._columns() if one.key == "group")

    def told() -> tuple[str, object]:
        (line,) = screen.view.table.rows()
        assert column.ordinal is not None
        return group_words(line), column.ordinal(line)

    assert told() == ("5/5 齐, 待同意 2", Sign.DUE_SOON)
    for given, words in ((CareRole.CLASSMATE, "5/5 齐, 待同意 1"), (CareRole.PARENT, "5/5 齐")):
        names = [
            MemberInput(one.role, one.name, consent=MemberConsent.GIVEN) if one.role is given else one
            for one in names
        ]
        care_members.set_members(session, CHILD, names)
        screen.presenter.start(None)
        assert told()[0] == words
    assert told()[1] is Sign.OK


def test_a_group_formed_with_everybody_s_agreement(session: Session) -> None:
    care.form_group(session, MATE, D(2026, 11, 2), [(role, "甲") for role in CareRole], agreed=True)
    (group,) = care.groups_of(session, MATE)
    assert {one.role for one in group.members if one.consent is MemberConsent.GIVEN} == {
        CareRole.CLASSMATE,
        CareRole.PARENT,
    }
    assert care_members.unasked_roles(group, "2026-11-19") == ()


def test_the_way_of_a_warning_says_who_told_and_to_whom(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    noticed = session.clock.now() - dt.timedelta(minutes=8)
    warnings.report(session, WarningInput(CHILD, noticed, ("sleep",), WarningSource.PARENT))
    screen = WarningsScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    view = screen.view
    assert view.said.text().endswith("报告人: 心理教师甲")
    assert view._who._label.text() == "上报给谁"
    lines = view.way.text().split("\n")
    assert any(line.strip().endswith("发现后8分钟") for line in lines)
    assert (
        view.note.mapTo(view, view.note.rect().topLeft()).y()
        < view.way.mapTo(view, view.way.rect().topLeft()).y()
    )


# --- the same record open in two places ---


def test_a_head_changed_elsewhere_is_not_written_over(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = sitting(session, host, qtbot)
    view, head = screen.view, screen.view.sitting
    head.save.click()
    view.head_button.click()
    head.place.setText("这里写的")
    change_place(session, "别处写的")
    screen.presenter.refresh(Changes.CASEWORK)  # another page of this window: what is typed stays
    assert head.place.text() == "这里写的"
    head.save.click()
    assert "别处又保存过,这次没有写入" in view.bar.text() and head.place.text() == "这里写的"
    assert place(session) == "别处写的"
    view.bar._action.click()
    assert head.isVisible() and head.place.text() == "别处写的"
    view.bar._action.click()
    assert head.place.text() == "这里写的"
    head.save.click()
    assert place(session) == "这里写的" and not view.bar.isVisible()


def test_a_conclusion_does_not_put_an_old_head_back(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    """The head shown is of before; nobody typed in it, so what another place made of it stands."""
    screen = sitting(session, host, qtbot)
    screen.view.sitting.save.click()
    change_place(session, "别处写的")
    candidate = read_candidate(session, CHILD)
    assert screen.view.head().place == "" and not screen.view.head().touched
    form = ConclusionForm(1, extra="家长来谈", review_on="2026-12-20", reason=REASON)
    decide(session, candidate, form, screen.view.head())
    assert place(session) == "别处写的"
    change_place(session, "又一处")
    screen.view.sitting.place.setText("这里写的")
    with pytest.raises(UserError, match="changed_since"):
        decide(session, candidate, form, screen.view.head())
    assert place(session) == "又一处"


def test_a_group_changed_elsewhere_is_not_written_over(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = PlanScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(CHILD)
    view = screen.view
    name = group_line(view.group)
    name.setText("这里写的")
    view.edit.goals.setPlainText("一周一次谈话")
    care_members.set_members(session, CHILD, [MemberInput(CareRole.COUNSELOR, "别处写的")])
    view.group.save.click()
    assert "别处又保存过,这次没有写入" in view.bar.text() and name.text() == "这里写的"
    view.bar._action.click()
    assert name.text() == "别处写的"
    assert view.form().goals == "一周一次谈话"  # the plan being written is left alone
    view.bar._action.click()
    assert name.text() == "这里写的"
    view.group.save.click()
    assert host.toasts[-1] == "关爱小组已保存"
    assert counselors(session) == ["这里写的"]
    name.setText("再写一次")  # one's own saves in a row are no second place
    view.group.save.click()
    assert counselors(session) == ["再写一次"]


def test_a_plan_that_is_refused_does_not_make_the_group_look_changed(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    """送审 stores the group first; the plan lacks something; the group may be typed on and stored again."""
    screen = PlanScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(CHILD)
    view = screen.view
    group_line(view.group).setText("先写的")
    view.edit.days.setText("x")
    view.submit_button.click()
    assert "复评间隔" in view.bar.text() and counselors(session) == ["先写的"]
    group_line(view.group).setText("后写的")
    view.group.save.click()
    assert counselors(session) == ["后写的"]


def group_line(group: QWidget) -> QLineEdit:
    line = group.findChild(QLineEdit, f"plan.{CareRole.COUNSELOR.value}")
    assert line is not None
    return line


def counselors(session: Session) -> list[str]:
    (group,) = care.groups_of(session, CHILD)
    return [one.name for one in group.members if one.role is CareRole.COUNSELOR and one.to_day is None]


def place(session: Session) -> str:
    found = conferences.open_conference(session)
    assert found is not None
    return found.place


def change_place(session: Session, words: str) -> None:
    found = conferences.open_conference(session)
    assert found is not None
    head = ConferenceInput(
        D.fromisoformat(found.held_on), found.chair, (PersonInput(found.chair),), "", words
    )
    conferences.save_head(session, found.id, head)

"""The pages of sessions and of appointments over a real vault: drafts, signing, sealed notes, booking."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.services.test_counseling import PARTS, colleague, signed
from tests.support.consents import agreed
from tests.support.desk import texts
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.counseling import Part, Risk, SessionMode, Told
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import appointments, counseling, counseling_notes, drafts
from xinliapp.services.appointments import Booking
from xinliapp.services.session import Session
from xinliapp.ui.counseling.screen import CounselingScreen
from xinliapp.ui.room.screen import AppointmentScreen
from xinliapp.widgets.picking import PickRow

NOW = parse_stamp("2026-11-23T12:40:00")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def shown(qtbot: QtBot, made: CounselingScreen | AppointmentScreen, argument: object) -> None:
    qtbot.addWidget(made.view)
    made.view.resize(1182, 616)
    made.view.show()
    made.view.activateWindow()
    qtbot.waitUntil(made.view.isActiveWindow)
    made.presenter.start(argument)


def notes(
    qtbot: QtBot, session: Session, argument: object = None, *, hidden: bool = True
) -> tuple[CounselingScreen, FakeHost]:
    host = FakeHost(hidden=hidden)
    screen = CounselingScreen(session, SerialRunner(), host)
    shown(qtbot, screen, argument)
    return screen, host


def write_all(screen: CounselingScreen) -> None:
    for part, text in screen.view.form.texts.items():
        text.setPlainText(PARTS.of(part))


def dialog(screen: CounselingScreen, name: str) -> QDialog:
    (found,) = [one for one in screen.view.findChildren(QDialog, name) if one.isVisible()]
    return found


def press(root: QWidget, name: str) -> None:
    (button,) = [one for one in root.findChildren(QPushButton, name) if one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_note_is_begun_kept_and_signed_with_one_question(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student(school.class_group(), name="钱小朵")
    screen, host = notes(qtbot, school.session, {"student": child})
    form = screen.view.form
    assert form.header.title() == "个别辅导 2026-1"
    assert "七(1) 钱**" in texts(screen.view)[1:].__repr__() and "钱小朵" not in " ".join(texts(screen.view))
    assert form.texts[Part.SITUATION].hasFocus()
    write_all(screen)
    assert form._pause.isActive()
    screen.presenter.flush()
    kept = drafts.load_draft(school.session, counseling.draft_key(screen.presenter._wanted or ""))
    assert kept is not None and kept.body["outcome"] == PARTS.outcome  # type: ignore[index]
    assert "草稿已存 12:40:00" in " ".join(texts(screen.view))
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, CTRL)
    asked = dialog(screen, "confirm")
    cancel = asked.findChild(QPushButton, "confirm.cancel")
    assert cancel is not None and cancel.isDefault()  # the safe button
    assert counseling.newest(school.session)[0].signed_at is None
    press(asked, "confirm.sign")
    assert host.toasts == ["已签名并锁定"]
    assert screen.view.stack.currentWidget() is screen.view.note
    assert PARTS.outcome in texts(screen.view.note)
    assert [step[1] for step in screen.view.next_bar.steps()] == ["appointment", "student"]
    assert drafts.list_drafts(school.session) == []


def test_an_empty_part_keeps_everything_and_goes_there(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = notes(qtbot, school.session, {"student": school.student()})
    write_all(screen)
    form = screen.view.form
    form.texts[Part.OUTCOME].clear()
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, CTRL)
    assert screen.view.findChildren(QDialog) == []  # nobody is asked to confirm what is then refused
    told = form.fields["outcome"].error()
    assert told.startswith("第4部分还空着,没有签名。文字都在草稿里(") and told.endswith(
        "请补“效果”,或先存草稿。"
    )
    assert form.texts[Part.OUTCOME].hasFocus() and form.sign_button.isEnabled()
    assert form.texts[Part.SITUATION].toPlainText() == PARTS.situation


def test_leaving_a_field_keeps_the_draft_at_once(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = notes(qtbot, school.session, {"student": school.student()})
    form = screen.view.form
    qtbot.keyClicks(form.texts[Part.SITUATION], "abc")
    assert drafts.list_drafts(school.session) == []
    form.texts[Part.OUTCOME].setFocus()
    assert drafts.list_drafts(school.session)[0].body["situation"] == "abc"  # type: ignore[index]
    assert host.drafts[-1][1] == "12:40"


def test_the_next_sitting_has_every_word(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student()
    screen, _ = notes(qtbot, school.session, {"student": child})
    write_all(screen)
    screen.view.form.risk.choices[Risk.BREACH].setChecked(True)
    screen.view.form.risk.told[Told.GUARDIAN].setChecked(True)
    screen.view.form.risk.reason.setPlainText("说到想离家")
    body = screen.view.form.body()
    screen.presenter.flush()  # what lock does
    again, _ = notes(qtbot, school.vault.session(), {"student": child})
    assert again.view.form.body() == body
    assert "已恢复" in again.view.bar.text() and "草稿" in again.view.bar.text()
    assert again.view.form.risk.record.isVisible()
    assert len(counseling.newest(school.session)) == 1  # the same session was gone on with


def test_the_list_is_found_in_by_student_month_author_and_signature(qtbot: QtBot, school: TermSchool) -> None:
    one, two = school.student(name="钱小朵"), school.student(name="孙小果")
    agreed(school.session, two)
    signed(school, one)
    counseling.begin(school.session, two)
    other = colleague(school)
    signed(school, two, session=other)
    screen, _ = notes(qtbot, school.session)
    view = screen.view.list

    def shown() -> list[str]:
        return sorted(row.number for row in view.table.rows())

    assert shown() == ["2026-1", "2026-2", "2026-3"]
    view.words.setText("小朵")
    assert shown() == ["2026-1"]
    view.words.setText("没有这个人")
    assert shown() == [] and "放宽" in view.table._empty and not view.nothing()
    view.words.clear()
    view.mine.setChecked(True)
    assert shown() == ["2026-1", "2026-2"]
    view.unsigned.setChecked(True)
    assert shown() == ["2026-2"]
    view.mine.setChecked(False)
    view.unsigned.setChecked(False)
    view.month.setCurrentIndex(view.month.findData("2026-11"))
    assert shown() == ["2026-1", "2026-2", "2026-3"]
    qtbot.keyClick(view, Qt.Key.Key_F, CTRL)
    assert view.words.hasFocus()


def test_ones_own_group_says_its_theme_and_how_many_a_colleagues_does_not(
    qtbot: QtBot, school: TermSchool
) -> None:
    children = (school.student(name="钱小朵"), school.student(name="孙小果"))
    begun = counseling.begin_group(school.session)
    note = counseling.Note(
        started_at=parse_stamp("2026-11-23T11:55:00"), minutes=40, mode=SessionMode.FACE_TO_FACE,
        theme="考前减压", members=children,
        parts=PARTS, risk=Risk.UNCHANGED, breach=None,
    )  # fmt: skip
    counseling.sign(school.session, begun, note)
    mine, _ = notes(qtbot, school.session, hidden=False)
    (row,) = mine.view.list.table.rows()
    assert mine.view.list._who(row) == "考前减压 · 2 人"
    theirs, _ = notes(qtbot, colleague(school), hidden=False)
    (row,) = theirs.view.list.table.rows()
    assert theirs.view.list._who(row) == "—" and (row.theme, row.members) == ("", 0)


def test_what_stands_in_the_head_of_a_note_has_its_name(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = notes(qtbot, school.session, {"student": school.student()})
    shown_words = set(texts(screen.view.form))
    assert {"开始", "时长", "方式"} <= shown_words
    assert screen.view.form.has_next.text() == "约下次"


def test_a_colleagues_note_is_sealed_until_a_reason_is_given(qtbot: QtBot, school: TermSchool) -> None:
    begun = signed(school, school.student(name="钱小朵"))
    other = colleague(school)
    screen, _ = notes(qtbot, other)
    press_row = screen.view.list.table.rows()[0]
    screen.view.list._open(press_row)
    view = screen.view.note
    assert PARTS.assessment not in " ".join(texts(screen.view, visible=False))
    assert not view.print_button.isVisible() and not view.amend_button.isVisible()
    press(view, "note.unseal")
    asked = dialog(screen, "unseal")
    press(asked, "unseal.go")
    assert asked.isVisible() and counseling_notes.unseen(school.session) == ()
    line = asked.findChild(QLineEdit, "unseal.reason")
    assert line is not None
    line.setText("接手这名学生")
    press(asked, "unseal.go")
    assert PARTS.assessment in texts(view) and not view.print_button.isVisible()
    assert counseling_notes.unseen(school.session)[0][1].id == begun


def test_an_amendment_is_kept_while_typed_and_stands_below(qtbot: QtBot, school: TermSchool) -> None:
    begun = signed(school, school.student())
    screen, host = notes(qtbot, school.session, begun)
    view = screen.view.note
    view.editor.setPlainText("傍晚家长来电")
    screen.presenter.flush()
    again, host = notes(qtbot, school.session, {"session": begun})
    assert again.view.note.editor.toPlainText() == "傍晚家长来电"
    press(again.view.note, "note.amend")
    assert host.toasts == ["已补记"] and again.view.note.editor.toPlainText() == ""
    assert "傍晚家长来电" in texts(again.view.note)
    assert drafts.list_drafts(school.session) == []
    press(again.view.note, "note.print")
    assert host.papers[0].file_name == "辅导记录-2026-1.pdf"


def test_groups_and_phrases(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student(school.class_group(), name="孙一")
    screen, host = notes(qtbot, school.session)
    press(screen.view.list, "counseling.new_group")
    form = screen.view.form
    assert form.group.isVisible() and not form.book.isVisible()
    row = PickRow(child, "孙一", ("七(1)",))
    form.members._add(row)
    form.members._add(row)
    assert form.members.ids() == child
    form.theme.setText("学会放松")
    write_all(screen)
    form.texts[Part.OUTCOME].selectAll()
    form.texts[Part.OUTCOME].setFocus()
    form._keep_phrase()
    assert counseling_notes.phrases(school.session) == (PARTS.outcome,)
    form.texts[Part.SITUATION].clear()
    form.texts[Part.SITUATION].setFocus()
    form.beside.phrase_chosen.emit(PARTS.outcome)
    assert form.texts[Part.SITUATION].toPlainText() == PARTS.outcome
    form._sign()
    assert host.toasts == ["已签名并锁定"]
    assert counseling_notes.read(school.session, screen.presenter._wanted or "").members == (child,)


def test_a_session_begun_by_mistake_is_voided(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = notes(qtbot, school.session, {"student": school.student()})
    press(screen.view.form, "note.void")
    asked = dialog(screen, "void")
    line = asked.findChild(QLineEdit, "void.reason")
    assert line is not None
    line.setText("开错了学生")
    press(asked, "void.go")
    assert host.toasts == ["已作废,编号不再使用"]
    assert screen.view.stack.currentWidget() is screen.view.list
    assert screen.view.list.table.rows() == ()
    assert "从今天的预约点“写记录”,或选学生新建。" in screen.view.list.table._empty


# --- appointments ---


def booking(qtbot: QtBot, school: TermSchool, argument: object = None) -> tuple[AppointmentScreen, FakeHost]:
    host = FakeHost()
    screen = AppointmentScreen(school.session, SerialRunner(), host)
    shown(qtbot, screen, argument)
    return screen, host


def teacher(school: TermSchool) -> str:
    return school.row(
        "staff_member",
        {"name": "甲", "kind": "full_time", "duty": "", "qualification": "本科", "from_day": "2026-09-01"},
    )


def test_booking_takes_two_keys_and_the_letters(qtbot: QtBot, school: TermSchool) -> None:
    teacher(school)
    child = school.student(school.class_group(), name="钱小朵")
    screen, host = booking(qtbot, school)
    host.students["qxd"] = (PickRow(child, "钱小朵", ("七(1)",)),)
    form = screen.view.form
    assert form.picker.line.hasFocus()
    qtbot.keyClicks(form.picker.line, "qxd")
    qtbot.keyClick(form.picker.line, Qt.Key.Key_Return)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, CTRL)
    assert host.toasts == ["已约 11-23 12:40"]
    (line,) = screen.view.table.rows()
    assert (line.starts, line.ends, line.name) == ("12:40", "13:20", "钱小朵")
    assert "钱**" in " ".join(texts(screen.view.table)) and form.picker.picked_row() is None
    assert form.starts.dateTime().toString("HH:mm") == "12:40"  # no plan to fit into: soon


def test_a_conflict_is_told_and_urgent_asks_why(qtbot: QtBot, school: TermSchool) -> None:
    teacher(school)
    screen, host = booking(qtbot, school)
    form = screen.view.form
    form.code.setText("代号01")
    form.starts.setDateTime(QDateTime.fromString("2026-11-28 10:00", "yyyy-MM-dd HH:mm"))  # a Saturday
    form._check_now()
    assert form.against_words.text() == "不上课(11月28日)"
    form._book()
    assert "或勾选“急”并写明理由" in form.fields["时段"].error() and host.toasts == []
    form.urgent.setChecked(True)
    form._book()
    assert "请写明为什么仍要约在这时" in form.fields["理由"].error()
    form.reason.setPlainText("家长只有周六能来")
    form._book()
    assert host.toasts == ["已约 11-28 10:00"]
    assert screen.view.table.rows()[0].urgent


def test_outcomes_are_one_click_and_can_be_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    who, child = teacher(school), school.student()
    made = appointments.book(school.session, Booking(NOW, NOW + dt.timedelta(minutes=40), who, child))
    screen, host = booking(qtbot, school, {"appointment": made})
    assert screen.view.table.current_row().id == made
    press(screen.view, "appt.no_show")
    assert host.toasts == ["已登记“爽约”"]
    assert appointments.one(school.session, made).appointment.status is AppointmentStatus.NO_SHOW
    assert not screen.view.note.isVisible()
    press(screen.view, "appt.arrived")
    press(screen.view, "appt.note")
    assert host.opened == [("counseling", {"appointment": made})]
    page, _ = notes(qtbot, school.session, host.opened[0][1])
    assert page.view.form.header.title() == "个别辅导 2026-1"
    screen.presenter._load()
    assert screen.view.table.rows()[0].has_note
    assert not screen.view.status_buttons[AppointmentStatus.CANCELLED].isVisible()


def test_words_typed_for_an_appointment_come_back(qtbot: QtBot, school: TermSchool) -> None:
    teacher(school)
    screen, _ = booking(qtbot, school)
    screen.view.form.note.setPlainText("妈妈来电,想先谈谈")
    screen.presenter.flush()
    again, host = booking(qtbot, school)
    assert again.view.form.note.toPlainText() == "妈妈来电,想先谈谈"
    again.view.form.code.setText("代号01")
    again.view.form._book()
    assert len(host.toasts) == 1 and drafts.list_drafts(school.session) == []


def test_the_proposed_time_is_the_next_gap_in_ones_own_duty(qtbot: QtBot, school: TermSchool) -> None:
    who = teacher(school)
    plan = {"starts_at": "2026-11-24T11:50:00", "ends_at": "2026-11-24T13:10:00", "staff_id": who}
    school.row("opening_slot", plan)
    at = parse_stamp("2026-11-24T11:50:00")
    appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, code="代号01"))
    screen, _ = booking(qtbot, school)
    assert screen.view.form.starts.dateTime().toString("yyyy-MM-dd HH:mm") == "2026-11-24 12:30"

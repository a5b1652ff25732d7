"""The form page over a real vault: both numbers and the reason, blank against zero, the signature."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import campaigns, drafts, figures, forms
from xinliapp.services.forms import Entry
from xinliapp.services.session import Session
from xinliapp.ui.form_report import reading
from xinliapp.ui.form_report.dialogs import RunDialog
from xinliapp.ui.form_report.screen import FormReportScreen

PERIOD = "2026-10-20/2026-11-20"
TITLE = "2026年心理健康教育宣传月情况统计表"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """One lecture for 300, one talk, 600 handbooks, in a campaign due on 25 November."""
    made = TermSchool(tmp_path)
    student = made.student(made.class_group())
    made.activity("lecture", "2026-11-02", headcount=300)
    made.activity("handbook", "2026-11-03", sessions=0, headcount=600)
    made.talk(student, "2026-11-04")
    campaigns.set_campaign(made.session, "KZ", PERIOD, TITLE, {"school": dt.date(2026, 11, 25)})
    return made


def _screen(qtbot: QtBot, session: Session) -> tuple[FormReportScreen, FakeHost]:
    host = FakeHost()
    screen = FormReportScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _fill_head(screen: FormReportScreen) -> None:
    for name, words in (("填表人", "周老师"), ("填表电话", "02300000000")):
        editor = screen.view._heads[name].editor
        assert isinstance(editor, QLineEdit)
        editor.setText(words)


def _complete(qtbot: QtBot, screen: FormReportScreen) -> None:
    _fill_head(screen)
    last = screen.view._cells["c8"]
    qtbot.keyClicks(last.value, "0")
    last.definition.setText("结案为好转或解除")
    last.confirmer.setText("周老师")


def test_the_run_in_progress_is_shown_with_counted_and_entered_numbers(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, _ = _screen(qtbot, school.session)
    view = screen.view
    assert view.run_box.currentText() == TITLE
    assert view.due.word == "11-25前上报 剩2天(含当日)"
    cells = view._cells
    assert [cells[f"c{n}"].system.text() for n in (1, 2, 5, 6)] == ["1", "300", "1", "600"]
    assert [cells[f"c{n}"].value.text() for n in (1, 2, 5, 6)] == ["1", "300", "1", "600"]
    assert cells["c8"].system.text() == "建议 0"
    assert cells["c8"].value.text() == ""  # never filled by itself
    assert not cells["c5"].rows_link.isHidden() and cells["c5"].rows_link.text() == "看1条"


def test_a_changed_number_keeps_both_and_asks_a_reason(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    row = screen.view._cells["c6"]
    assert row.why.isHidden()
    row.value.selectAll()
    qtbot.keyClicks(row.value, "1800")
    assert not row.why.isHidden()
    qtbot.mouseClick(screen.view.check, Qt.MouseButton.LeftButton)
    again = screen.view._cells["c6"]
    assert "改动理由" in again.wrong.text()
    again.why.setText("手册台账补登")
    screen.presenter.check()
    cell = forms.open_form(school.session, "KZ", PERIOD).cell("c6")
    assert (cell.system, cell.entry) == (600, Entry(value=1800, reason="手册台账补登"))


def test_blank_is_not_zero(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    row = screen.view._cells["c3"]
    assert row.value.text() == "0"
    qtbot.keyClick(row.absent, Qt.Key.Key_Space)
    assert row.entry() == Entry(blank=True)
    assert row.value.text() == "" and not row.value.isEnabled()
    qtbot.keyClick(row.absent, Qt.Key.Key_Space)
    assert row.entry() == Entry()  # nobody decided
    qtbot.keyClicks(row.value, "0")
    assert row.entry() == Entry(value=0)


def test_only_whole_numbers_can_be_typed(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    line = screen.view._cells["c8"].value
    qtbot.keyClicks(line, "-1a2.5")
    assert line.text() == "125"


def test_what_is_missing_is_named_at_its_place(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = screen.view
    assert view._heads["填表电话"].error() == "没有填写"
    assert "还没有确定" in view._cells["c8"].wrong.text()
    assert "还没有发布" in view._cells["c5"].wrong.text()
    assert "填表人" in view.bar.text()
    assert forms.records(school.session)[0].status is PaperStatus.DRAFT  # what was typed is kept


def test_a_childs_name_is_told_at_once_before_anything_that_is_missing(
    qtbot: QtBot, school: TermSchool
) -> None:
    """The head is empty as well; the words stay in the field, and once they are others that is told."""
    screen, _ = _screen(qtbot, school.session)
    field = screen.view._cells["c9"].remarks
    field.setPlainText("其中王小明已好转")
    qtbot.mouseClick(screen.view.check, Qt.MouseButton.LeftButton)
    told = screen.view.bar.text()
    assert told.startswith("“备注”第1行里有学生姓名,没有保存。已填的内容都还在。") and "王小明" not in told
    field = screen.view._cells["c9"].remarks
    assert field.toPlainText() == "其中王小明已好转"
    assert forms.records(school.session) == []
    field.setPlainText("其中1人已好转")
    qtbot.mouseClick(screen.view.check, Qt.MouseButton.LeftButton)
    assert "学生姓名" not in screen.view.bar.text() and screen.view.bar.text()
    assert forms.open_form(school.session, "KZ", PERIOD).cell("c9").entry.text == "其中1人已好转"


def test_published_submitted_signed_printed(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    screen, host = _screen(qtbot, school.session)
    view = screen.view
    assert view._cells["c5"].mark.word == "未发布"
    _complete(qtbot, screen)
    qtbot.mouseClick(view.publish, Qt.MouseButton.LeftButton)
    assert host.toasts[-1] == "已发布 3 个数字"
    assert view._cells["c5"].mark.word == "发布 11-23"
    assert not view.publish.isVisible()
    assert view._cells["c8"].confirmer.text() == "周老师"  # publishing loses nothing typed
    qtbot.mouseClick(view.submit, Qt.MouseButton.LeftButton)
    assert host.toasts[-1] == "已提交,等校长签批"
    assert view._cells["c8"].value.isReadOnly()
    assert "确认人:周老师" in view._cells["c9"].remarks.toPlainText()
    principal, told = _screen(qtbot, school.principal())
    assert principal.view.recipient.currentText() == "只签批,不生成外发包"
    assert principal.view._cells["c5"].rows_link.isHidden()
    qtbot.keyClick(principal.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.toasts == ["已签批"]
    record = forms.records(school.session)[0]
    assert record.status is PaperStatus.APPROVED
    assert forms.signature_holds(school.session, record.id)
    qtbot.keyClick(principal.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (paper,) = told.papers
    assert paper.file_name.endswith(".pdf") and paper.data.startswith(b"%PDF")
    assert audited(principal.presenter._session)[-1] == "form.print"


def test_a_correction_after_approval_is_a_new_revision(qtbot: QtBot, school: TermSchool) -> None:
    figures.publish(school.session, PERIOD)
    screen, _ = _screen(qtbot, school.session)
    _complete(qtbot, screen)
    screen.presenter.submit()
    forms.approve(school.principal(), forms.records(school.session)[0].id)
    screen.presenter.start(None)
    screen.presenter.start(PERIOD)
    assert screen.view.renew.isVisible() and not screen.view.submit.isVisible()
    ticks = [row for row in screen.view._cells.values() if not row.cell.column.text]
    assert all(row.absent.isHidden() or row.absent.isChecked() for row in ticks)  # nothing to tick any more
    assert any(row.absent.isHidden() for row in ticks)
    qtbot.mouseClick(screen.view.renew, Qt.MouseButton.LeftButton)
    assert "第2版 草稿" in screen.view.state.text()
    assert not screen.view._cells["c1"].value.isReadOnly()


def test_typed_numbers_become_a_draft_and_come_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school.session)
    qtbot.keyClicks(screen.view._cells["c8"].value, "9")
    screen.presenter.flush()
    assert host.drafts[-1][1] == "08:00"
    again, _ = _screen(qtbot, school.session)
    assert again.view._cells["c8"].value.text() == "9"
    again.presenter.check()
    assert drafts.load_draft(school.session, reading.SCREEN) is None
    assert again.view._cells["c8"].value.text() == "9"


def test_without_a_run_the_page_says_so_and_one_can_be_registered(qtbot: QtBot, tmp_path: Path) -> None:
    bare = TermSchool(tmp_path)
    screen, host = _screen(qtbot, bare.session)
    assert screen.view.empty.isVisible() and not screen.view.sheet_area.isVisible()
    dialog = RunDialog("2026-11-23", "宣传月统计表")
    qtbot.addWidget(dialog)
    dialog.due.setDate(dialog.ends.date().addDays(-1))
    dialog._go()
    assert dialog.due_field.error() == "期限早于活动结束。"
    dialog.due.setDate(dialog.ends.date().addDays(2))
    dialog._go()
    screen.view.begin_wanted.emit(dialog.run())
    assert host.toasts == ["活动已登记"]
    assert screen.view.sheet_area.isVisible()
    assert screen.view.due.word == "11-25前上报 剩2天(含当日)"
    assert screen.view.run_box.currentText() == "宣传月统计表"


def test_the_principal_of_a_school_without_a_run_gets_no_button(qtbot: QtBot, tmp_path: Path) -> None:
    screen, _ = _screen(qtbot, TermSchool(tmp_path).principal())
    assert screen.view.empty.isVisible() and not screen.view.begin_button.isVisible()


def test_a_figure_of_another_day_is_named_with_its_day(qtbot: QtBot, school: TermSchool) -> None:
    figures.publish(school.session, PERIOD, dt.date(2026, 11, 20))
    registrar = school.vault.session(Role.REGISTRAR, "资料员甲")
    screen, _ = _screen(qtbot, registrar)
    row = screen.view._cells["c5"]
    assert row.mark.word == "未发布(已发布的是11-20的数),请心理教师重新发布"
    assert (row.system.text(), row.value.text()) == ("—", "")
    qtbot.waitUntil(row.mark.isVisible)
    assert row.mark.width() >= row.mark.sizeHint().width()  # nothing of it is cut off
    figures.publish(school.session, PERIOD)
    screen.presenter.refresh(figures.CHANGES)
    assert screen.view._cells["c5"].mark.word == "发布 11-23"


def test_tab_goes_through_the_fields_before_the_buttons(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    view = screen.view
    screen.presenter.refresh(Changes.FORMS)  # rows made anew come no later than those before them
    qtbot.waitUntil(view._cells["c9"].remarks.isVisible)
    view._heads["填表人"].editor.setFocus()
    met: list[str] = []
    while view.focusWidget() is not view.check and len(met) < 80:
        focused = view.focusWidget()
        met.append(focused.objectName() if focused is not None else "")
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    values = [name for name in met if name.startswith("form.value.")]
    assert values == [f"form.value.{key}" for key, row in view._cells.items() if not row.cell.column.text]
    assert met[0] == "form.head.填表人" and "form.text.c9" in met
    assert not {"form.submit", "form.publish"} & set(met[: met.index("form.value.c8")])


def test_the_second_to_save_is_told_and_both_texts_can_be_seen(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    view = screen.view
    _fill_head(screen)
    qtbot.keyClicks(view._heads["填表人"].editor, "A")
    forms.save(school.session, "KZ", PERIOD, head={"填表人": "别处"})
    qtbot.mouseClick(view.check, Qt.MouseButton.LeftButton)
    assert view.bar.text() == (
        "这条记录在您打开以后,别处又保存过,这次没有写入。别处保存的和您在这里写的都没有丢。"
        "请点“看现在的”,核对后再保存。"
    )
    writer = view._heads["填表人"].editor
    assert isinstance(writer, QLineEdit) and writer.text() == "周老师A"
    assert "别处" in forms.records(school.session)[0].head
    view.bar._action.click()
    shown = view._heads["填表人"].editor
    assert isinstance(shown, QLineEdit) and shown.text() == "别处"
    screen.presenter.refresh(Changes.FORMS)  # what happens elsewhere meanwhile takes neither away
    assert view._heads["填表人"].editor.text() == "别处"  # type: ignore[attr-defined]
    view.bar._action.click()
    assert view._heads["填表人"].editor.text() == "周老师A"  # type: ignore[attr-defined]
    qtbot.mouseClick(view.check, Qt.MouseButton.LeftButton)
    assert "周老师A" in forms.records(school.session)[0].head
    assert drafts.load_draft(school.session, reading.SCREEN) is None


def test_a_draft_of_a_form_that_was_saved_since_is_not_written_over_it(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, _ = _screen(qtbot, school.session)
    _fill_head(screen)
    qtbot.keyClicks(screen.view._heads["填表人"].editor, "B")
    screen.presenter.flush()
    forms.save(school.session, "KZ", PERIOD, head={"填表人": "别处"})
    again, _ = _screen(qtbot, school.session)
    qtbot.mouseClick(again.view.check, Qt.MouseButton.LeftButton)
    assert "看现在的" in again.view.bar.text()
    assert "别处" in forms.records(school.session)[0].head


def test_ones_own_saves_and_a_refused_handing_in_are_no_second_place(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, _ = _screen(qtbot, school.session)
    _fill_head(screen)
    for button in (screen.view.submit, screen.view.check, screen.view.submit, screen.view.submit):
        qtbot.keyClicks(screen.view._heads["填表人"].editor, "C")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert "别处" not in screen.view.bar.text()
    assert "周老师CCCC" in forms.records(school.session)[0].head


def test_the_six_ways_of_a_campaign(qtbot: QtBot, school: TermSchool) -> None:
    """A lecture and a talk are two of six; with a class meeting and a parents' meeting it is four."""
    screen, _ = _screen(qtbot, school.session)
    assert screen.view.kinds.word == "六类载体 2/6 缺 培训、班会、家长会、方案 KZ-03"
    school.activity("class_meeting", "2026-11-05")
    school.activity("parent_meeting", "2026-11-06")
    school.activity("parent_meeting", "2026-12-06")  # after the campaign
    screen.presenter.refresh(Changes.NONE)
    assert screen.view.kinds.word == "六类载体 4/6 缺 培训、方案 KZ-03"
    principal, _ = _screen(qtbot, school.principal())
    assert principal.view.kinds.word == "六类载体 3/6 缺 培训、方案 未发布 谈话 KZ-03"

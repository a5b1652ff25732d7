"""The ledger and its form: six clicks at most, who was expected, what it counts for, drafts, corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from tests.ui.lessons.test_lessons_screen import open_screen, page_of
from xinliapp.domain.activities import ActivityTheme, AudienceKind
from xinliapp.domain.changes import Changes
from xinliapp.domain.term_records import ActivityForm
from xinliapp.services import activities, drafts
from xinliapp.ui.lessons.absent_dialog import AbsentDialog
from xinliapp.ui.lessons.activity_panel import ActivityPanel
from xinliapp.ui.lessons.facts import LESSONS_TAB, REPS_TAB, TIMETABLE_TAB
from xinliapp.ui.lessons.presenter import SCREEN
from xinliapp.ui.lessons.screen import LessonsScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """七(1) with two students, 七(2) and 八(1) with one each."""
    made = TermSchool(tmp_path)
    first, second, eight = made.class_group(1), made.class_group(2), made.class_group(1, entry_year=2025)
    for group, name in ((first, "赵一"), (first, "钱二"), (second, "孙三"), (eight, "李四")):
        made.student(group, name=name)
    return made


def _ledger(qtbot: QtBot, school: TermSchool) -> tuple[LessonsScreen, FakeHost, ActivityPanel]:
    screen, host = open_screen(qtbot, school, "activities")
    return screen, host, screen.view.activity_panel


def _save(qtbot: QtBot, screen: LessonsScreen) -> None:
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_activity_with_its_classes_in_one_go(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    fields = panel.fields
    qtbot.keyClicks(fields.title, "life")
    fields.audience.choice.setCurrentIndex(fields.audience.choice.findText("七年级全体"))
    fields.themes.boxes[ActivityTheme.LIFE].click()
    panel.ask_look()
    assert (panel.expected.text(), fields.present.value()) == ("应到 3", 3)
    assert panel.served.text().startswith("将计入: ")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert host.toasts == ["活动已保存"]
    (saved,) = page_of(screen).activities
    assert (saved.title, saved.audience, saved.headcount, saved.expected) == ("life", "七年级", 3, 3)
    assert (saved.themes, saved.mental_health) == ((ActivityTheme.LIFE,), True)
    assert fields.title.text() == "" and panel.typed() is None


def test_nothing_typed_is_nothing_to_save(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, panel = _ledger(qtbot, school)
    assert not panel.save.isEnabled() and not panel.again.isEnabled()
    assert panel.save.toolTip() == "还没有改动"
    qtbot.keyClicks(panel.fields.title, "life")
    assert panel.save.isEnabled() and panel.again.isEnabled() and panel.save.toolTip() == ""
    _save(qtbot, screen)
    assert not panel.save.isEnabled()


def test_buttons_of_activities_stand_on_their_own_list_alone(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, panel = _ledger(qtbot, school)
    buttons = (screen.view.new_activity, panel.again, panel.save)
    assert all(button.isVisible() for button in buttons)
    for tab in (LESSONS_TAB, TIMETABLE_TAB, REPS_TAB):
        screen.view.show_tab(tab)
        assert not any(button.isVisible() for button in buttons)


def test_no_row_for_a_filter_is_told_apart_from_no_activity(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, panel = _ledger(qtbot, school)
    assert screen.view.ledger_tab.nothing() and "右栏填写" in screen.view.ledger_tab.table._empty
    qtbot.keyClicks(panel.fields.title, "life")
    _save(qtbot, screen)
    screen.view.ledger_tab.words.setText("zzz")
    assert screen.view.ledger_tab.table.rows() == () and not screen.view.ledger_tab.nothing()
    assert "放宽" in screen.view.ledger_tab.table._empty


def test_what_it_counts_for_is_shown_while_typing(qtbot: QtBot, school: TermSchool) -> None:
    _, _, panel = _ledger(qtbot, school)
    panel.ask_look()
    assert panel.served.text() == "选主题后显示计入哪些条款。"
    assert panel.served.isVisible() and panel._foot.isAncestorOf(panel.served)
    panel.fields.themes.boxes[ActivityTheme.LIFE].click()
    qtbot.waitUntil(lambda: "JS-27 4人次" in panel.served.text(), timeout=3000)
    assert "JS-52 3个班" in panel.served.text()


def test_more_present_than_expected_is_told_at_the_field_and_kept(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    qtbot.keyClicks(panel.fields.title, "life")
    panel.ask_look()
    panel.fields.present.setValue(402)
    _save(qtbot, screen)
    error = panel.fields.by_name["实到"].error()
    assert error == "实到(402)大于应到(4)。没有保存,内容在草稿里。请核对缺席人数。"
    assert drafts.load_draft(school.session, SCREEN) is not None
    assert host.toasts == [] and page_of(screen).activities == ()


def test_the_absent_are_ticked_and_taken_off(
    qtbot: QtBot, school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, _, panel = _ledger(qtbot, school)

    def tick(dialog: AbsentDialog) -> AbsentDialog.DialogCode:
        dialog.words.setText("qe")  # 钱二
        (line,) = dialog.table.rows()
        assert line.name == "钱二"
        dialog.table.toggled.emit(line, "absent", True)
        assert dialog.count.text() == "应到 4 缺席 1"
        return AbsentDialog.DialogCode.Accepted

    monkeypatch.setattr(AbsentDialog, "exec", tick)
    qtbot.keyClicks(panel.fields.title, "life")
    panel.ask_look()
    panel._choose_absent()
    assert (panel.absent_button.text(), panel.fields.present.value()) == ("缺席 1", 3)
    _save(qtbot, screen)
    (saved,) = page_of(screen).activities
    assert (saved.headcount, [len(part.absent) for part in saved.classes]) == (3, [1, 0, 0])


def test_save_and_note_the_next(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    panel.fields.themes.boxes[ActivityTheme.SETBACK].click()
    for name in ("one", "two"):
        qtbot.keyClicks(panel.fields.title, name)
        qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    assert host.toasts == ["活动已保存,可以接着记"] * 2
    assert [each.themes for each in page_of(screen).activities] == [(ActivityTheme.SETBACK,)] * 2


def test_a_parents_meeting_is_asked_for_the_topic(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, panel = _ledger(qtbot, school)
    fields = panel.fields
    qtbot.keyClicks(fields.title, "parents")
    fields.form.setCurrentIndex(fields.form.findData(ActivityForm.PARENT_MEETING))
    assert fields.audience.kind() is AudienceKind.PARENTS
    assert fields.agenda.isVisible() and not panel.attendance.isVisible()
    _save(qtbot, screen)
    assert "没有填写" in fields.by_name["必讲心理"].error()
    fields.agenda.setCurrentIndex(1)
    fields.parents.setValue(120)
    _save(qtbot, screen)
    (saved,) = page_of(screen).activities
    assert (saved.headcount, saved.agenda, len(saved.classes)) == (120, True, 3)


def test_handbooks_in_and_out(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, panel = _ledger(qtbot, school)
    fields = panel.fields
    fields.form.setCurrentIndex(fields.form.findData(ActivityForm.HANDBOOK))
    assert fields.copies_in.isVisible() and not fields.sessions.isVisible()
    qtbot.keyClicks(fields.title, "book")
    fields.copies_in.setValue(2000)
    fields.copies_out.setValue(600)
    _save(qtbot, screen)
    assert panel.stock.text() == "入库 2000 发放 600 结余 1400"
    assert "1 项 · 学生 0 人次" in screen.view.ledger_tab.count.text()  # copies are no people


def test_a_typed_activity_becomes_a_draft_and_comes_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    qtbot.keyClicks(panel.fields.title, "draft")
    panel.fields.audience.choice.setCurrentIndex(panel.fields.audience.choice.findText("选班级…"))
    box = next(iter(panel.fields.audience.boxes.boxes.values()))
    box.click()
    screen.presenter.flush()
    assert host.drafts[-1][1] == "08:00"
    again, _ = open_screen(qtbot, school, "activities")
    fields = again.view.activity_panel.fields
    assert fields.title.text() == "draft"
    assert (fields.audience.kind(), len(fields.audience.class_ids())) == (AudienceKind.CLASSES, 1)
    _save(qtbot, again)
    assert drafts.load_draft(school.session, SCREEN) is None
    (saved,) = page_of(again).activities
    assert saved.audience == "七(1)"


def test_the_draft_of_the_former_form_is_taken_as_far_as_it_goes(qtbot: QtBot, school: TermSchool) -> None:
    old = {"title": "旧草稿", "theme": "情绪", "form": 3, "day": "2026-11-20", "sessions": 2, "headcount": 30}
    drafts.save_draft(school.session, SCREEN, old)
    _, _, panel = _ledger(qtbot, school)
    assert (panel.fields.title.text(), panel.fields.sessions.value()) == ("旧草稿", 2)


def test_an_activity_is_corrected_taken_back_and_restored(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    qtbot.keyClicks(panel.fields.title, "one")
    _save(qtbot, screen)
    (row,) = page_of(screen).activities
    screen.view.ledger_tab.table.opened.emit(row)
    assert (panel.heading.text(), panel.fields.title.text()) == ("更正活动", "one")
    panel.fields.title.selectAll()
    qtbot.keyClicks(panel.fields.title, "uno")
    _save(qtbot, screen)
    (row,) = page_of(screen).activities
    assert (row.title, panel.heading.text()) == ("uno", "新活动")
    screen.view.ledger_tab.table.link_clicked.emit(row, "remove")
    assert page_of(screen).activities == ()
    assert host.toasts == ["活动已保存", "活动已更正", "已撤回这项活动"]
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert page_of(screen).activities == (row,)
    undo()
    assert "之后又有人改过" in screen.view.bar.text() and page_of(screen).activities == (row,)


def test_a_correction_of_what_another_place_corrected_meanwhile_is_told(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, _, panel = _ledger(qtbot, school)
    qtbot.keyClicks(panel.fields.title, "one")
    _save(qtbot, screen)
    (row,) = page_of(screen).activities
    screen.view.ledger_tab.table.opened.emit(row)
    qtbot.keyClicks(panel.fields.title, " here")
    form = panel.fields.held()
    activities.change(school.session, row.id, replace(form, title="there"))
    screen.presenter.refresh(Changes.ACTIVITIES)
    _save(qtbot, screen)
    assert page_of(screen).activities[0].title == "there"
    assert "别处又保存过" in screen.view.bar.text() and panel.fields.title.text() == "one here"
    kept = drafts.load_draft(school.session, SCREEN)
    assert kept is not None and kept.body["title"] == "one here"  # type: ignore[index]
    screen.view.bar._action.click()
    assert panel.fields.title.text() == "there"
    screen.view.bar._action.click()
    assert panel.fields.title.text() == "one here"
    _save(qtbot, screen)
    assert page_of(screen).activities[0].title == "one here"


def test_the_ledger_is_filtered_printed_and_exported(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, panel = _ledger(qtbot, school)
    for title, theme in (("one", ActivityTheme.LIFE), ("two", ActivityTheme.SAFETY)):
        qtbot.keyClicks(panel.fields.title, title)
        panel.fields.themes.set_values([theme])
        _save(qtbot, screen)
    tab = screen.view.ledger_tab
    tab.theme.setCurrentIndex(tab.theme.findData(ActivityTheme.LIFE))
    assert [row.title for row in tab.shown()] == ["one"]
    for kind in ("ledger", "coverage", "lessons", "too_few", "meetings"):
        tab.print_wanted.emit(kind)
    assert [paper.file_name for paper in host.papers] == [
        "活动台账.pdf", "年级形式覆盖表.pdf", "心理课课时核对.pdf", "参加不足学生名单.pdf", "家长会记录.pdf"
    ]  # fmt: skip
    tab.print_wanted.emit("sheet")
    assert host.suggested == ["活动台账.xlsx"]
    assert not screen.view.bar.isVisible()


def test_ctrl_n_opens_the_form_from_any_tab(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = open_screen(qtbot, school)
    for tab in (0, 2, 3):
        screen.view.show_tab(tab)
        qtbot.keyClick(screen.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert screen.view.tabs.currentIndex() == 1
        assert screen.view.activity_panel.fields.title.isVisible()

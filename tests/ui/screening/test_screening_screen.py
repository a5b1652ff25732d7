"""The page of screening over a real vault: plan, consent, digits, sheets, decisions, close."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.ui.screening.support import CALM, CRITICAL, Rounds, rounds
from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.consents import ConsentKind, ConsentState
from xinliapp.domain.screening import RowState
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import consents, screening, screening_results, screening_rounds
from xinliapp.services.screening import EntryInput
from xinliapp.ui.screening.facts import RoundPaper
from xinliapp.ui.screening.screen import ScreeningScreen
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.step_rail import StepButton

from .support import TODAY


@pytest.fixture
def made(tmp_path: Path) -> Rounds:
    return rounds(tmp_path)


def _screen(qtbot: QtBot, made: Rounds, argument: object = None) -> tuple[ScreeningScreen, FakeHost]:
    host = FakeHost(hidden=False)
    screen = ScreeningScreen(made.school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(argument)
    return screen, host


def _press(screen: ScreeningScreen, name: str) -> None:
    button = screen.view.findChild(QPushButton, name)
    assert button is not None and button.isVisible() and button.isEnabled(), name
    button.click()


def _digits(widget: QWidget, keys: str, *, held: bool = False) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(key), Qt.KeyboardModifier.NoModifier, key, held)
        QApplication.sendEvent(widget, event)


def _select(screen: ScreeningScreen, students: Sequence[str]) -> None:
    table = screen.view.round.dispose.table
    table.clearSelection()
    for place, row in enumerate(table.rows()):
        if row.student_id in students:
            mode = table.selectionModel().SelectionFlag
            table.selectionModel().select(table.model().index(place, 0), mode.Select | mode.Rows)


# --- the list and the plan ---


def test_a_school_without_rounds_is_told_where_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    empty = rounds(tmp_path)
    with empty.school.session.write("test.gone", case=True) as uow:
        uow.execute("DELETE FROM casework.check_round", ())
    screen, _ = _screen(qtbot, empty)
    shown = [one.text() for one in screen.view.findChildren(QLabel) if one.isVisible()]
    assert "还没有测评计划。先选范围和时间,再印告知书。" in shown
    _press(screen, "round.first")
    assert screen.view.round.plan.isVisible()


def test_a_plan_is_begun_and_opens_at_consent(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made)
    _press(screen, "round.new")
    plan = screen.view.round.plan
    plan.name.setText("低年级观察")
    plan.method.setCurrentIndex(plan.method.findData(CheckMethod.OBSERVATION))
    assert not plan.fields["量表"].isVisible()  # observation has no scale, and asks no consent
    plan.whom.tick([screen.presenter._rounds.classes[0].id])  # type: ignore[union-attr]
    _press(screen, "round.save")
    assert host.toasts == ["这一轮已建立,下一步:告知同意"]
    assert screen.view.round.consent.isVisible()
    (new,) = [one for one in screening_rounds.overview(made.school.session) if one.round.name == "低年级观察"]
    assert (new.round.method, new.tally.expected) == (CheckMethod.OBSERVATION, 3)


def test_a_plan_without_a_name_says_so_at_the_field(qtbot: QtBot, made: Rounds) -> None:
    screen, _ = _screen(qtbot, made)
    _press(screen, "round.new")
    _press(screen, "round.save")
    assert screen.view.round.plan.fields["名称"].error()
    assert len(screening_rounds.overview(made.school.session)) == 2


def test_a_plan_changed_in_another_window_is_not_written_over(qtbot: QtBot, made: Rounds) -> None:
    screen, _ = _screen(qtbot, made, {"round": made.talks, "step": "plan"})
    screen.view.round.plan.name.setText("我写的名称")
    known = screening_rounds.detail(made.school.session, made.talks).round
    other = screening_rounds.RoundInput("别处写的名称", known.method, TODAY)
    screening_rounds.change(made.school.session, made.talks, other)
    screen.view.round.plan._dirty = True
    _press(screen, "round.save")
    assert screening_rounds.detail(made.school.session, made.talks).round.name == "别处写的名称"
    assert screen.view.round.bar.isVisible()
    assert screen.view.round.plan.name.text() == "我写的名称"
    screen.view.round.bar._act()  # 看现在的
    assert screen.view.round.plan.name.text() == "别处写的名称"
    screen.view.round.bar._act()  # 接着写
    assert screen.view.round.plan.name.text() == "我写的名称"
    _press(screen, "round.save")
    assert screening_rounds.detail(made.school.session, made.talks).round.name == "我写的名称"


def test_a_plan_survives_the_lock(qtbot: QtBot, made: Rounds) -> None:
    first, _ = _screen(qtbot, made)
    _press(first, "round.new")
    QApplication.sendEvent(
        first.view.round.plan.name,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
    )
    first.presenter.back()
    _press(first, "round.new")
    assert first.view.round.plan.name.text() == "a"  # it was only left
    again, _ = _screen(qtbot, made)
    _press(again, "round.new")
    assert again.view.round.plan.name.text() == "a"


# --- consent ---


def test_receipts_are_noted_for_several_at_once(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "consent"})
    pane = screen.view.round.consent
    assert pane.counts.text() == "同意0 未回6 不同意0 撤回0"
    pane.students.selectAll()
    _press(screen, "round.consent_record")
    assert host.toasts == ["已记 3 份回执"]
    assert pane.counts.text() == "同意3 未回3 不同意0 撤回0"
    found = consents.standings(made.school.session, ConsentKind.SCREENING, made.students, TODAY)
    assert sorted(one.state.value for one in found.values()) == ["given"] * 3 + ["missing"] * 3


def test_letters_are_of_the_chosen_class_and_noted_as_asked(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "consent"})
    _press(screen, "round.letter")
    (paper,) = host.papers
    assert paper.names and paper.file_name.startswith("心理测评知情同意书-")
    found = consents.standings(made.school.session, ConsentKind.SCREENING, made.students, TODAY)
    assert sum(one.asked_on is not None for one in found.values()) == 3
    assert all(one.state is ConsentState.MISSING for one in found.values())


# --- the grid of a round without a scale ---


def test_a_class_is_typed_with_one_digit_a_student(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    grid = screen.view.round.grid
    _digits(grid.grid, "15")
    _digits(grid.grid, "3", held=True)  # a key held down types nobody
    assert grid.save.text() == "保存 2 人"
    _press(screen, "round.grid_save")
    assert host.toasts == ["已保存 2 人的摸排"]
    one, two, three = (made.row(made.talks, student) for student in made.students[:3])
    assert (one.state, one.method, one.hint) == (RowState.DONE, CheckMethod.TALK, False)
    assert (two.state, two.method, two.hint) == (RowState.DONE, CheckMethod.OBSERVATION, True)
    assert three.state is RowState.PENDING


def test_a_digit_typed_by_mistake_is_cleared_and_a_stored_one_taken_back(qtbot: QtBot, made: Rounds) -> None:
    screening.record_many(made.school.session, made.talks, [EntryInput(made.students[0], TODAY)])
    screen, _ = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    screen.presenter.typist.choose_class(made.row(made.talks, made.students[0]).class_id or "")
    grid = screen.view.round.grid
    _digits(grid.grid, "0")
    _press(screen, "round.grid_save")
    assert made.row(made.talks, made.students[0]).state is RowState.PENDING


def test_the_rest_unnoticed_needs_a_method(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    grid = screen.view.round.grid
    _digits(grid.grid, "4")
    _press(screen, "round.rest")
    assert grid.method_field.error() == "请先选方式。"
    assert made.row(made.talks, made.students[1]).state is RowState.PENDING
    grid.rest_method.setCurrentIndex(grid.rest_method.findData(CheckMethod.OBSERVATION))
    _press(screen, "round.rest")
    assert host.toasts == ["其余 2 人已记为未见异常"]
    rows = [made.row(made.talks, student) for student in made.students[:3]]
    assert [(row.method, row.hint) for row in rows] == [
        (CheckMethod.TALK, True), (CheckMethod.OBSERVATION, False), (CheckMethod.OBSERVATION, False),
    ]  # fmt: skip


def test_digits_over_what_another_window_wrote_are_refused(qtbot: QtBot, made: Rounds) -> None:
    screen, _ = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    _digits(screen.view.round.grid.grid, "1")
    other = EntryInput(made.students[0], TODAY, noticed=True)
    screening.record_many(made.school.session, made.talks, [other])
    _press(screen, "round.grid_save")
    assert made.row(made.talks, made.students[0]).hint  # what was noticed elsewhere stands
    assert screen.view.round.bar.isVisible()
    assert screen.view.round.grid.save.isEnabled()  # nothing typed is lost
    screen.view.round.bar._act()  # 看现在的
    assert screen.view.round.grid.grid.cells()[0].note == "见异常"
    screen.view.round.bar._act()  # 接着写
    _press(screen, "round.grid_save")
    assert not made.row(made.talks, made.students[0]).hint  # now it is meant


def test_digits_survive_the_lock(qtbot: QtBot, made: Rounds) -> None:
    first, _ = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    _digits(first.view.round.grid.grid, "2")
    first.presenter.flush()
    again, _ = _screen(qtbot, made, {"round": made.talks, "step": "import"})
    assert again.view.round.grid.save.text() == "保存 1 人"
    assert again.view.round.grid.grid.cells()[0].word == "观察"


# --- sheets keyed in ---


def test_a_sheet_is_keyed_in_and_the_next_student_comes(qtbot: QtBot, made: Rounds) -> None:
    made.agree(made.students)
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    _press(screen, "round.type")
    sheet = screen.view.round.sheet
    assert sheet.who.text().endswith("张小刚")
    _digits(sheet.grid, "01")
    _digits(sheet.grid, "7")  # PHQ-9 has 0 to 3
    assert sheet.refusal.text() == "没有 7 这个选项,没有记下。这份量表只有 0 1 2 3。"
    _digits(sheet.grid, "2", held=True)
    QApplication.sendEvent(
        sheet.grid, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    )
    _digits(sheet.grid, "20000000")  # the second item once more, then the other seven
    assert sheet.left.text() == ""
    _press(screen, "round.sheet_save")
    row = made.row(made.scale, made.students[0])
    assert row.state is RowState.DONE and row.sheet is not None
    assert row.sheet.total == 2
    assert host.toasts == ["答卷已保存"]
    assert sheet.who.text().endswith("李小红")


def test_nothing_of_a_child_without_consent_is_kept(qtbot: QtBot, made: Rounds) -> None:
    screen, _ = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    _press(screen, "round.type")
    _digits(screen.view.round.sheet.grid, "0" * 9)
    _press(screen, "round.sheet_save")
    assert "同意" in screen.view.round.bar.text()
    assert made.row(made.scale, made.students[0]).state is RowState.PENDING


def test_a_half_typed_sheet_survives_the_lock(qtbot: QtBot, made: Rounds) -> None:
    made.agree(made.students)
    first, _ = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    _press(first, "round.type")
    _digits(first.view.round.sheet.grid, "012")
    first.presenter.flush()
    again, _ = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    _press(again, "round.type")
    assert [cell.word for cell in again.view.round.sheet.grid.cells()[:4]] == ["0", "1", "2", ""]


def test_a_critical_answer_is_said_at_once_and_stands_on_top_of_the_hints(qtbot: QtBot, made: Rounds) -> None:
    made.agree(made.students)
    screen, _ = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    _press(screen, "round.type")
    _digits(screen.view.round.sheet.grid, "".join(map(str, CRITICAL)))
    _press(screen, "round.sheet_save")
    assert "第9题是关键条目" in screen.view.round.bar.text()
    screen.presenter.choose_step("dispose")
    pane = screen.view.round.dispose
    assert pane.alarm.isVisible()
    (line,) = pane.critical.rows()
    assert (line.name, line.items, line.told) == ("张小刚", (9,), ())
    sign = screen.view.round.rail.findChild(StepButton, "round.step.dispose").sign
    assert sign is Sign.BAD
    _press(screen, "critical.tell")
    who = screen.view.findChild(QLineEdit, "critical.who")
    who.setText("班主任乙")
    screen.view.findChild(QPushButton, "critical.go").click()
    (told,) = pane.critical.rows()[0].told
    assert (told.told, told.told_at[:10]) == ("班主任乙", "2026-11-23")


# --- what a person decides ---


def test_several_hints_get_one_decision(qtbot: QtBot, made: Rounds) -> None:
    made.agree(made.students)
    for student in made.students[:2]:
        made.answer(student, [2] * 8 + [0])
    made.answer(made.students[2], CALM)
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "dispose"})
    pane = screen.view.round.dispose
    assert [row.name for row in pane.table.rows()] == ["张小刚", "李小红"]
    _select(screen, made.students[:2])
    assert pane.dispose.text() == "批量处置"
    pane.disposition.setCurrentIndex(pane.disposition.findData(Disposition.TALK_THEN_SEE))
    pane.note.setText("班主任先谈")
    _press(screen, "round.dispose")
    assert host.toasts == ["已记 2 人的处置"]
    rows = [made.row(made.scale, student) for student in made.students[:2]]
    assert [(row.disposition, row.note) for row in rows] == [(Disposition.TALK_THEN_SEE, "班主任先谈")] * 2
    assert pane.note.text() == ""


def test_a_hint_goes_to_the_conference(qtbot: QtBot, made: Rounds) -> None:
    made.agree(made.students)
    made.answer(made.students[0], [2] * 8 + [0])
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "dispose"})
    _select(screen, made.students[:1])
    _press(screen, "hint.toConference")
    assert host.opened[-1] == ("conference", {"student": made.students[0]})
    assert made.row(made.scale, made.students[0]).disposition is Disposition.CONFERENCE


def test_statuses_are_set_for_the_chosen_and_a_sheet_is_voided_with_a_reason(
    qtbot: QtBot, made: Rounds
) -> None:
    made.agree(made.students)
    made.answer(made.students[0], CALM)
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "check"})
    pane = screen.view.round.check
    assert len(pane.students.rows()) == 5  # the page opens on who is missing
    pane.students.selectAll()
    pane.status.setCurrentIndex(pane.status.findData(CheckStatus.ABSENT))
    _press(screen, "round.mark")
    assert host.toasts == ["已记 5 人的状态"]
    assert pane.counts.text().startswith("完成1 缺测5 无效0 拒测0 免测0 | 合计 6 + 待定 0")
    for chip in pane.chips.values():
        chip.setChecked(False)
    pane.chips[RowState.DONE].setChecked(True)
    pane.students.selectAll()
    _press(screen, "round.void")
    screen.view.findChild(QLineEdit, "round.ask_void.reason").setText("代别人填的")
    screen.view.findChild(QPushButton, "round.ask_void.go").click()
    row = made.row(made.scale, made.students[0])
    assert (row.state, row.retest) == (RowState.VOID, True)
    assert pane.retest.text() == "生成复测名单 1 人"
    _press(screen, "retest.make")
    assert host.papers[-1].names


def test_the_gate_refuses_with_its_counts_then_closes_and_opens_with_a_reason(
    qtbot: QtBot, made: Rounds
) -> None:
    made.agree(made.students)
    made.answer(made.students[0], [2] * 8 + [0])
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "close"})
    pane = screen.view.round.closing
    assert pane.lacking.text() == "还差:5人无状态 1人无处置"
    _press(screen, "round.close")
    assert "5" in screen.view.round.bar.text() and "1" in screen.view.round.bar.text()
    assert screening_rounds.detail(made.school.session, made.scale).round.closed_on is None
    session = made.school.session
    screening_results.set_statuses(
        session, made.scale, dict.fromkeys(made.students[1:], CheckStatus.EXEMPT), TODAY
    )
    screening_results.dispose(session, made.scale, {made.students[0]: Disposition.NONE_NEEDED})
    screen.presenter.refresh(screening.CHANGES)
    _press(screen, "round.close")
    assert host.toasts[-1] == "本轮已关闭"
    assert not screen.view.round.plan.save.isEnabled()
    _press(screen, "round.reopen")
    screen.view.findChild(QLineEdit, "round.ask_reopen.reason").setText("漏了两名学生")
    screen.view.findChild(QPushButton, "round.ask_reopen.go").click()
    assert screening_rounds.detail(session, made.scale).round.closed_on is None
    assert "漏了两名学生" in screening_rounds.detail(session, made.scale).steps[-1].reason


# --- papers ---


@pytest.mark.parametrize("what", list(RoundPaper))
def test_every_paper_of_the_menu_is_made(qtbot: QtBot, made: Rounds, what: RoundPaper) -> None:
    made.agree(made.students)
    made.answer(made.students[0], CRITICAL)
    made.answer(made.students[1], [None] * 8 + [0])  # void: to be retaken
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "check"})
    screen.presenter.print(what)
    (paper,) = host.papers
    assert paper.data.startswith(b"%PDF")
    nameless = (RoundPaper.COVERAGE, RoundPaper.DISTRIBUTION, RoundPaper.SUMMARY)
    assert paper.names is (what not in nameless)


def test_a_dropped_file_goes_to_the_wizard(qtbot: QtBot, made: Rounds) -> None:
    screen, host = _screen(qtbot, made, {"round": made.scale, "step": "import"})
    screen.view.round.imports.drop.offer(["成绩.xlsx"])
    assert host.opened == [("screening_import", {"round": made.scale, "path": "成绩.xlsx"})]

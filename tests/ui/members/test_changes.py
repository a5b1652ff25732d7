"""合并/更名, ticks, the day of a number, 核对 on a row: on the page of the register with real services."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.district import District
from tests.support.student_pages import FakeHost
from xinliapp.domain.member_changes import MemberChangeKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.ui.members.screen import MembersScreen
from xinliapp.ui.members.ticks import TickText


@pytest.fixture
def district(tmp_path: Path) -> District:
    return District(tmp_path, 3)


@pytest.fixture
def screen(district: District, qtbot: QtBot) -> MembersScreen:
    jobs = SerialRunner()
    made = MembersScreen(district.session, jobs, FakeHost())
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.presenter.start(None)
    made.view.resize(1200, 600)
    made.view.show()
    return made


def codes(screen: MembersScreen) -> list[str]:
    return [line.school.code for line in screen.view.table.rows()]


def begin(screen: MembersScreen, code: str, kind: MemberChangeKind) -> None:
    assert screen.view.table.select_key(code)
    screen.view.change_button.click()
    screen.view.change.kind.setCurrentIndex(screen.view.change.kind.findData(kind))


def test_a_school_merges_into_another_and_the_merger_is_taken_back(screen: MembersScreen) -> None:
    view = screen.view
    first, second, third = codes(screen)
    begin(screen, first, MemberChangeKind.MERGED)
    view.change.save_button.click()  # into which one was not said
    assert view.change.fields["into"].error()
    view.change.into.setCurrentIndex(view.change.into.findData(second))
    assert view.change.into.findData(first) == -1
    view.change.save_button.click()
    assert codes(screen) == [second, third]
    assert view.count.text() == "2 所 · 已登记 0"
    view.merged.click()
    assert codes(screen) == [first]
    view.table.select_key(first)
    assert not view.edit_button.isEnabled()
    view.change_button.click()
    assert not view.change.save_button.isEnabled()
    assert "并入" in view.change.history.text()
    view.change._give_back("选错了学校")
    view.merged.setChecked(False)
    assert codes(screen) == [first, second, third]


def test_a_school_goes_on_under_another_code(screen: MembersScreen) -> None:
    view = screen.view
    first, second, third = codes(screen)
    begin(screen, first, MemberChangeKind.RECODED)
    view.change.new_code.setText("77")
    view.change.save_button.click()
    assert view.change.fields["new_code"].error()
    view.change.new_code.setText("3150000777")
    view.change.name.setText("江口实验学校")
    view.change.save_button.click()
    assert codes(screen) == [second, third, "3150000777"]
    view.text.setText(first)  # it is still found by its former code
    assert codes(screen) == ["3150000777"]


def test_a_request_of_another_school_is_not_checked_on_this_row(
    screen: MembersScreen, district: District, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = screen.view
    request = tmp_path / "request.json"
    request.write_bytes(district.members[1].request())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(request), ""))
    lines = view.table.rows()
    view._check_row(lines[0], "check")
    assert district.members[1].name in view.bar.text() and not view.panel.isVisible()
    view._check_row(lines[1], "check")
    assert view.panel.currentWidget() is view.check and view.panel.isVisible()


def test_a_new_number_of_students_needs_its_day(screen: MembersScreen) -> None:
    view = screen.view
    code = codes(screen)[0]
    view.table.select_key(code)
    view.edit_button.click()
    view.school.lines["students"].setText("1800")
    view.school.save_button.click()
    assert view.school.fields["as_of"].error()
    view.school.as_of.set_iso("2020-09-30")
    view.school.save_button.click()
    saved = next(line for line in view.lines() if line.school.code == code).school
    assert (saved.students, saved.students_as_of) == (1800, "2020-09-30")


def test_a_new_school_needs_a_phone(screen: MembersScreen) -> None:
    view = screen.view
    view.new_button.click()
    view.school.lines["code"].setText("3150000888")
    view.school.lines["name"].setText("新建小学")
    view.school.save_button.click()
    assert view.school.fields["phone"].error()
    assert len(view.lines()) == 3


def test_words_to_tick_keep_what_a_list_says_besides(qtbot: QtBot) -> None:
    ticks = TickText(("城区", "寄宿制"), "x", "其他", 40)
    qtbot.addWidget(ticks)
    ticks.setText("寄宿制,乡镇中心校")
    assert [box.isChecked() for box in ticks.boxes.values()] == [False, True]
    assert (ticks.other.text(), ticks.text()) == ("乡镇中心校", "寄宿制、乡镇中心校")
    ticks.boxes["城区"].setChecked(True)
    assert ticks.text() == "城区、寄宿制、乡镇中心校"

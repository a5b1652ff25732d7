"""规则与口径: what a notice leaves open is set with a reason, shown as the school's own, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.rules import Verdict
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import review_interval, self_check
from xinliapp.services.session import Session
from xinliapp.ui.local_rules.screen import RulesScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def opened(qtbot: QtBot, session: Session, argument: object = None) -> tuple[RulesScreen, FakeHost]:
    host = FakeHost()
    screen = RulesScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1183, 620)
    screen.view.show()
    screen.presenter.start(argument)
    return screen, host


def test_every_open_number_is_listed_with_the_notices_own_words(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = opened(qtbot, school.session)
    view = screen.view
    assert view.count.text() == "文件没有给数字的事项 (6) · 可以改的口径 (6)"
    assert {row.clause_id: row.given for row in view.table.rows()}["JS-30"] == "经常,未给次数"
    assert [row.value for row in view.table.rows()] == [""] * 12
    assert "2级" in view.other.text()
    assert any("取整" in how and "JS-28" in clauses for clauses, how in view.ways.rows())


def test_a_number_is_set_judged_by_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    school.talk(school.student(), "2026-10-12")
    screen, host = opened(qtbot, school.session, "JS-30")
    view = screen.view
    assert view.clause.text() == "JS-30"
    view.number.setText("很多")
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    assert "应为数字" in view.number_field.error()
    view.number.setText("2")
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    assert "没有填写" in view.reason_field.error() and view.number.text() == "2"
    view.reason.setText("班主任会议商定")
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    assert host.toasts == ["本校设定已保存,从今天起用"]
    assert "班主任会议商定" in view.history.text() and view.back.isVisible()
    found = self_check.check(school.session, "JS")
    assert found.result("JS-30").verdict is Verdict.DUE_SOON  # one talk of two, the term still runs
    assert "+本地" in found.pack.version and host.toasts
    view.reason.setText("先不设")
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert self_check.check(school.session, "JS").result("JS-30").verdict is Verdict.NO_NUMBER
    assert "不再设定" in view.history.text() and not view.back.isVisible()


def test_a_way_of_counting_is_picked_from_a_list(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = opened(qtbot, school.session, "JS-32")
    view = screen.view
    ways = [view.way.itemText(place) for place in range(view.way.count())]
    assert ways == ["按教学日÷5折算", "照整周要求", "不判定"]
    assert view.way.currentIndex() == 0 and not view.number.isVisible()
    view.way.setCurrentIndex(2)
    view.reason.setText("短周不开放辅导室")
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    row = view.table.current_row()
    assert row.value == "不判定" and view.way.currentIndex() == 2
    assert (
        self_check.check(school.session, "JS").result("JS-32").clause.parameters["short_weeks"] == "left_out"
    )
    screen.presenter.start("JS-30")
    assert view.number.isVisible() and not view.way.isVisible()


def test_the_usual_interval_of_reviews_is_set_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = opened(qtbot, school.session)
    box = screen.view.review
    assert box.days.text() == "" and not box.said.isVisible()
    for typed, why in (("两周", "应为整数"), ("367", "应为1到366天")):
        box.days.setText(typed)
        qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
        assert why in box.field.error() and review_interval.usual_days(school.session) is None
    box.days.clear()
    qtbot.keyClicks(box.days, "21")
    qtbot.keyClick(box.days, Qt.Key.Key_Return)
    assert review_interval.usual_days(school.session) == 21 and box.field.error() == ""
    assert host.toasts == ["本校设定已保存,从今天起用"]
    box.days.clear()
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert review_interval.usual_days(school.session) is None


def test_the_interval_of_follow_ups_is_another_one(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = opened(qtbot, school.session)
    box = screen.view.follow_up
    box.days.setText("两周")
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert "应为整数" in box.field.error() and screen.view.review.field.error() == ""
    box.days.clear()
    qtbot.keyClicks(box.days, "14")
    qtbot.keyClick(box.days, Qt.Key.Key_Return)
    assert review_interval.usual_follow_up_days(school.session) == 14
    assert review_interval.usual_days(school.session) is None


def test_who_has_no_case_file_reads_the_interval(qtbot: QtBot, school: TermSchool) -> None:
    review_interval.set_days(school.session, 14)
    screen, _ = opened(qtbot, school.principal())
    assert screen.view.review.said.text() == "研判和方案的复评间隔: 14 天"
    assert not screen.view.review.days.isVisible()


def test_who_does_not_hand_in_only_reads(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = opened(qtbot, school.principal(), "JS-30")
    assert not screen.view.editing.isVisible()
    assert screen.view.table.rows()

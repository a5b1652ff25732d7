"""What entry 3 prints: of a sitting, of one conclusion, of a group, of all reviews that are due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.reports.pdf_probe import plain_text
from tests.support.casework import concluded, sitting
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from tests.support.vaults import NOW
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import conferences
from xinliapp.ui.concern.care.screen import CareScreen
from xinliapp.ui.concern.conference.screen import ConferenceScreen
from xinliapp.ui.concern.plan.screen import PlanScreen


@pytest.fixture
def school(tmp_path: Path) -> Iterator[TermSchool]:
    made = TermSchool(tmp_path)
    yield made
    made.session.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def _allowed(screen: ConferenceScreen | PlanScreen) -> list[str]:
    return [what for what, action in screen.view.print_button.papers.items() if action.isEnabled()]


def test_papers_of_a_sitting_and_the_letter_of_the_chosen_line(
    school: TermSchool, host: FakeHost, qtbot: QtBot
) -> None:
    child = school.student(school.class_group(), name="赵小一")
    screen = ConferenceScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert _allowed(screen) == ["counts"]
    conferences.send(school.session, child)
    screen.presenter.start(None)
    assert _allowed(screen) == ["counts"]  # nothing is concluded about the student yet
    meeting = sitting(school.session, NOW.date())
    item = concluded(school.session, meeting, child, 2)
    screen.presenter.start(None)
    screen.view.table.select_key(item.id)
    assert _allowed(screen) == ["attendance", "minutes", "notice", "counts"]
    for what in _allowed(screen):
        screen.view.print_button.papers[what].trigger()
    titles = [paper.file_name.split("-")[0] for paper in host.papers]
    assert titles == ["研判会签到表", "研判会记录", "家长告知书", "关注等级分级统计"]
    assert "赵小一" in plain_text(host.papers[2].data)


def test_the_sitting_before_is_printed_when_none_is_open(
    school: TermSchool, host: FakeHost, qtbot: QtBot
) -> None:
    meeting = sitting(school.session, NOW.date())
    concluded(school.session, meeting, school.student(school.class_group()), 1)
    conferences.end(school.session, meeting)
    screen = ConferenceScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert _allowed(screen) == ["attendance", "minutes", "counts"]
    screen.view.print_button.papers["minutes"].trigger()
    assert [paper.file_name.split("-")[0] for paper in host.papers] == ["研判会记录"]


def test_two_lists_of_the_group(school: TermSchool, host: FakeHost, qtbot: QtBot) -> None:
    child = school.student(school.class_group(), name="赵小一")
    screen = PlanScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(child)
    assert _allowed(screen) == []
    school.group(child, ("counselor", "classmate"))
    screen.presenter.start(child)
    assert _allowed(screen) == ["group", "group_neutral"]
    for what in _allowed(screen):
        screen.view.print_button.papers[what].trigger()
    titles = [paper.file_name.split("-")[0] for paper in host.papers]
    assert titles == ["关爱小组名单（内部版）", "同伴互助小组名单"]


def test_reviews_that_are_due(school: TermSchool, host: FakeHost, qtbot: QtBot) -> None:
    screen = CareScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.view.print_button.click()
    assert "还没有可以打印的内容" in screen.view.bar.text() and host.papers == []
    grade = school.grade(school.student(school.class_group()), 2)
    with school.session.write("test.review", case=True) as uow:
        uow.update("casework.concern_grade", grade, {"review_on": "2026-11-20"})
    screen.view.print_button.click()
    assert [paper.file_name for paper in host.papers] == ["到期复评清单-20261123.pdf"]


def test_a_name_no_font_has_is_told_and_left_blank_on_demand(
    school: TermSchool, host: FakeHost, qtbot: QtBot
) -> None:
    grade = school.grade(school.student(school.class_group(), name="王\U000e0100"), 2)
    with school.session.write("test.review", case=True) as uow:
        uow.update("casework.concern_grade", grade, {"review_on": "2026-11-20"})
    screen = CareScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.view.print_button.click()
    bar = screen.view.bar
    assert bar.text() == "1名学生姓名有缺字。还没有打印,内容不变。请改用补字字体,或留空手写。"
    assert host.papers == [] and bar._action.text() == "留空打印"
    with qtbot.assertNotEmitted(bar.acted):
        bar._action.click()
    assert [paper.file_name for paper in host.papers] == ["到期复评清单-20261123.pdf"]
    assert bar.text() == ""
    bar.tell("别的", action="看")
    with qtbot.waitSignal(bar.acted):
        bar._action.click()
    assert len(host.papers) == 1

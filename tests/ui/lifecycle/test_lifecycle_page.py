"""离校档案: what is due, keeping longer, destroying by two, the certificate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import lifecycle_destruction, retention, talks
from xinliapp.services.talks import TalkInput
from xinliapp.ui.lifecycle.facts import Narrow
from xinliapp.ui.lifecycle.screen import LifecycleScreen

RULE = RetentionRule(3, AfterThat.DESTROY, "甲", "乙", "校务会")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path, moment=parse_stamp("2026-11-23T12:40:00"))
    retention.set_rule(made.session, RULE)
    for name, left in (("赵小禾", "2023-07-01"), ("钱小苗", "2025-07-01")):
        child = made.student(joined="2020-09-01", left=left, status="graduated", name=name)
        talks.add(made.session, TalkInput(child, dt.date(2023, 3, 1), "班主任", note="同桌"))
    return made


@pytest.fixture
def host() -> FakeHost:
    return FakeHost(hidden=False)


@pytest.fixture
def page(school: TermSchool, host: FakeHost, qtbot: QtBot) -> Iterator[LifecycleScreen]:
    screen = LifecycleScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    yield screen


def names(page: LifecycleScreen) -> list[str]:
    return [page.view._name(row) for row in page.view.table.rows()]


def choose(page: LifecycleScreen, *numbers: int) -> None:
    rows = page.view.table.rows()
    page.view.table.select_key(rows[numbers[0]].id)


def test_what_is_due_comes_first_and_the_chips_count(page: LifecycleScreen, host: FakeHost) -> None:
    counts = {each: chip.count for each, chip in page.view.chips.items()}
    assert counts == {Narrow.DUE: 1, Narrow.KEPT: 1, Narrow.ALL: 2, Narrow.DESTROYED: 0}
    assert names(page) == ["赵小禾"]
    page.view.chips[Narrow.ALL].click()
    assert names(page) == ["赵小禾", "钱小苗"]
    host.hidden = True
    page.presenter.refresh(Changes.NONE)
    assert names(page) == ["赵**", "钱**"]


def test_only_what_is_due_may_be_destroyed(page: LifecycleScreen) -> None:
    page.view.chips[Narrow.ALL].click()
    assert not page.view.destroy_button.isEnabled()
    choose(page, 1)
    assert page.view.extend_button.isEnabled() and not page.view.destroy_button.isEnabled()
    choose(page, 0)
    assert page.view.destroy_button.isEnabled()


def test_a_file_is_kept_longer(page: LifecycleScreen, host: FakeHost) -> None:
    choose(page, 0)
    page.view.extend_button.click()
    panel = page.view.extending
    assert panel.title.text() == "延长1份档案的保存期"
    panel.save.click()
    assert "延长理由" in panel.bar.text()
    panel.reason.setText("家长来信要求保留")
    panel.until.set_iso("2028-01-01")
    panel.save.click()
    assert host.toasts == ["已延长1份档案的保存期"]
    assert not page.view.panels.isVisible()
    page.view.chips[Narrow.KEPT].click()
    assert names(page) == ["赵小禾", "钱小苗"]


def test_a_file_is_destroyed_by_two(page: LifecycleScreen, host: FakeHost, school: TermSchool) -> None:
    choose(page, 0)
    page.view.destroy_button.click()
    panel = page.view.destroying
    assert "谈心1条" in panel.counts.text()
    assert panel.who.currentData() is None  # nobody else has an account: the paper is all there is
    assert panel.named.isVisible() and not panel.secret.isVisible()
    panel.list_button.click()
    assert [paper.file_name for paper in host.papers] == ["档案销毁清单-20261123.pdf"]
    assert not panel.go.isEnabled()
    panel.sure.setChecked(True)
    panel.go.click()
    assert "审核人" in panel.bar.text()
    panel.reviewer.setText("教导主任")
    panel.go.click()
    assert host.toasts == []  # the certificate says it, and nothing lies over its button
    (act,) = lifecycle_destruction.certificates(school.session)
    assert page.view.chips[Narrow.DESTROYED].isChecked()
    shown = page.view.certificate
    assert (shown.title.text(), shown.isVisible()) == ("销毁2026-1", True)
    shown.print_button.click()
    assert host.papers[-1].file_name.startswith("档案销毁证明-")
    assert act.settled_at is not None
    assert Changes.ROSTER in act.changes  # the search box builds its index anew
    page.view.chips[Narrow.ALL].click()
    assert names(page) == ["钱小苗"]


def test_without_a_rule_the_page_says_where_to_set_it(tmp_path: Path, host: FakeHost, qtbot: QtBot) -> None:
    school = TermSchool(tmp_path, moment=parse_stamp("2026-11-23T12:40:00"))
    screen = LifecycleScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert screen.view.header._subtitle.text() == "学校还没有设定保存期,档案一直保留"
    screen.view.rule_button.click()
    assert host.opened == [("accounts", "retention")]


def test_what_was_written_since_is_shown_before_it_goes(page: LifecycleScreen, school: TermSchool) -> None:
    choose(page, 0)
    (child,) = page.view.ids()
    page.view.destroy_button.click()
    panel = page.view.destroying
    talks.add(school.session, TalkInput(child, dt.date(2026, 11, 3), "班主任", note="后来的话"))
    panel.reviewer.setText("教导主任")
    panel.sure.setChecked(True)
    panel.go.click()
    assert lifecycle_destruction.certificates(school.session) == ()
    panel.bar._action.click()
    assert "谈心2条" in panel.counts.text() and not panel.sure.isChecked()

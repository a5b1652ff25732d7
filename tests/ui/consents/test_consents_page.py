"""知情同意 of a class through the real widgets, on a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.consents import ConsentKind, ConsentState
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import consents
from xinliapp.services.consents import Answer
from xinliapp.ui.consents.screen import ConsentsScreen

NOW = parse_stamp("2026-11-23T09:00:00")
COUNSELING = ConsentKind.COUNSELING


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path, moment=NOW)
    first, second = made.class_group(1), made.class_group(2)
    for name in ("赵一一", "钱二二", "孙三三"):
        made.student(first, name=name)
    made.student(second, name="李四四")
    return made


def page(qtbot: QtBot, school: TermSchool, *, hidden: bool = False) -> tuple[ConsentsScreen, FakeHost]:
    host = FakeHost(hidden=hidden)
    screen = ConsentsScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    return screen, host


def shown(screen: ConsentsScreen) -> dict[str, ConsentState]:
    return {row.name: row.standing.state for row in screen.view.table.rows()}


def press(screen: ConsentsScreen, name: str) -> None:
    (button,) = screen.view.findChildren(QAbstractButton, name)
    assert button.isEnabled(), name
    button.click()


def test_a_pile_of_receipts_is_noted_at_once(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school)
    assert set(shown(screen)) == {"赵一一", "钱二二", "孙三三"}  # the first class, and no other
    assert not screen.view.record.isEnabled()
    screen.view.table.selectAll()
    press(screen, "consents.ask")
    assert host.toasts[-1] == "已登记发出 3 份"
    screen.view.table.selectAll()
    screen.view.day.set_iso("2026-11-20")
    press(screen, "consents.record")
    assert set(shown(screen).values()) == {ConsentState.GIVEN}
    (row, *_) = screen.view.table.rows()
    assert (row.standing.last.day, row.standing.last.signer) == ("2026-11-20", "见纸质回执")
    assert row.standing.asked_on == "2026-11-23"
    screen.view.classes.setCurrentIndex(1)
    assert shown(screen) == {"李四四": ConsentState.MISSING}
    screen.view.classes.setCurrentIndex(0)
    screen.view.kind.setCurrentIndex(screen.view.kind.findData(ConsentKind.SCREENING))
    assert set(shown(screen).values()) == {ConsentState.MISSING}


def test_a_day_to_come_is_refused_and_nothing_is_written(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school)
    screen.view.table.selectAll()
    screen.view.day.set_iso("2026-11-24")
    press(screen, "consents.record")
    assert "日期还没有到" in screen.view.bar.text() and host.toasts == []
    assert set(shown(screen).values()) == {ConsentState.MISSING}


def test_forms_are_printed_for_the_class_and_kinds_without_one_are_off(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, host = page(qtbot, school)
    press(screen, "consents.print")
    assert [paper.file_name for paper in host.papers] == ["心理辅导知情同意书-七(1).pdf"]
    screen.view.kind.setCurrentIndex(screen.view.kind.findData(ConsentKind.REFERRAL))
    assert not screen.view.print_button.isEnabled()


def test_names_and_signers_are_hidden_and_a_line_opens_the_student(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school, hidden=True)
    child = screen.view.table.rows()[0].id
    consents.record(school.session, Answer(child, COUNSELING, NOW.date(), "赵大明", "父亲"))
    screen.presenter.start(None)
    said = [
        str(screen.view.table.model().index(row, column).data()) for row in range(3) for column in range(5)
    ]
    assert "赵**" in said and "父亲 赵**" in said and not any("大明" in text for text in said)
    screen.view.table.opened.emit(screen.view.table.rows()[0])
    assert host.opened[-1] == ("student", child)

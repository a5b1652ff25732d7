"""Pages that have nothing to show lead to the import that could fill them, for who may import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.record_sheets import Sheets
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.term_records import ActivityForm
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import activities, counseling, home_visits, talks
from xinliapp.services.activities import ActivityInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.talks import TalkInput
from xinliapp.ui.concern.care.screen import CareScreen
from xinliapp.ui.contacts.screen import ContactsScreen
from xinliapp.ui.counseling.screen import CounselingScreen
from xinliapp.ui.lessons.screen import LessonsScreen
from xinliapp.ui.record_import.screen import RecordImportScreen
from xinliapp.ui.safeguards.screen import SafeguardsScreen

TODAY = dt.date(2026, 11, 23)
Fill = Callable[[Sheets], object]


def _visit(sheets: Sheets) -> object:
    return home_visits.add(sheets.session, VisitInput(sheets.ming, TODAY, ContactMode.AT_HOME, "张老师"))


def _activity(sheets: Sheets) -> object:
    return activities.add(sheets.session, ActivityInput(ActivityForm.LECTURE, TODAY, "讲座", 10))


def _talk(sheets: Sheets) -> object:
    return talks.add(sheets.session, TalkInput(sheets.ming, TODAY, "张老师"))


PAGES: dict[str, tuple[type, str, RecordKind, int, object, Fill | None]] = {
    "contacts": (ContactsScreen, "contacts.import", RecordKind.TALKS, 0, None, _talk),
    "visits": (ContactsScreen, "visit.table.import", RecordKind.HOME_VISITS, 1, None, _visit),
    "counseling": (
        CounselingScreen, "counseling.table.import", RecordKind.SESSIONS, -1, None,
        lambda sheets: counseling.begin(sheets.session, sheets.ming),
    ),
    "activities": (
        LessonsScreen, "lessons.activities.import", RecordKind.ACTIVITIES, -1, "activities", _activity
    ),
    "care": (
        CareScreen, "care.table.import", RecordKind.KEY_LIST, -1, None,
        lambda sheets: sheets.school.grade(sheets.ming, 2, "2026-11-20"),
    ),
    "trainings": (
        SafeguardsScreen, "safeguards.import_trainings", RecordKind.TRAININGS, -1, None, None
    ),
}  # fmt: skip


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path)


def opened(qtbot: QtBot, sheets: Sheets, page: str, host: FakeHost) -> tuple[QPushButton, object]:
    make, name, _kind, tab, argument, _fill = PAGES[page]
    screen = make(sheets.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1166, 640)
    screen.view.show()
    screen.presenter.start(argument)
    if tab >= 0:
        screen.view.findChild(QTabBar).setCurrentIndex(tab)
    button = screen.view.findChild(QPushButton, name)
    assert button is not None
    return button, screen


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_opens_the_import_at_its_kind(qtbot: QtBot, sheets: Sheets, page: str) -> None:
    host = FakeHost()
    button, _screen = opened(qtbot, sheets, page, host)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    kind = PAGES[page][2]
    assert host.opened == [("record_import", kind.value)]
    moving_in = RecordImportScreen(sheets.session, SerialRunner(), host, None)
    qtbot.addWidget(moving_in.view)
    moving_in.presenter.start(kind.value)
    assert [one for one, radio in moving_in.view.kinds.kinds.items() if radio.isChecked()] == [kind]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_import_is_not_led_there(qtbot: QtBot, sheets: Sheets, page: str) -> None:
    host = FakeHost()
    host.missing.add("record_import")
    button, _screen = opened(qtbot, sheets, page, host)
    assert not button.isVisible()


@pytest.mark.parametrize("page", [page for page, given in PAGES.items() if given[5] is not None])
def test_a_page_with_something_to_show_has_no_such_button(qtbot: QtBot, sheets: Sheets, page: str) -> None:
    fill = PAGES[page][5]
    assert fill is not None
    if page == "contacts":
        sheets.school.grade(sheets.ming, 2, "2026-09-10")
    fill(sheets)
    button, _screen = opened(qtbot, sheets, page, FakeHost())
    assert not button.isVisible()

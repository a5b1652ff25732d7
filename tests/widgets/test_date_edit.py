"""The one date field: typed in figures, picked, and left open where that is allowed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from xinliapp.widgets.fields import DateEdit, date_edit


def opened(qtbot: QtBot) -> DateEdit:
    edit = date_edit("x.day", none="未定")
    qtbot.addWidget(edit)
    edit.resize(136, 32)
    edit.show()
    edit.set_iso("", near="2026-11-23")
    return edit


def test_a_blank_field_takes_the_figures_of_a_day(qtbot: QtBot) -> None:
    edit = opened(qtbot)
    assert (edit.text(), edit.iso()) == ("未定", "")
    qtbot.keyClicks(edit, "20261207")
    assert edit.iso() == "2026-12-07"


def test_figures_with_dashes_too(qtbot: QtBot) -> None:
    edit = opened(qtbot)
    qtbot.keyClicks(edit, "2027-01-05")
    assert edit.iso() == "2027-01-05"


def test_an_arrow_begins_at_the_day_the_page_is_near(qtbot: QtBot) -> None:
    edit = opened(qtbot)
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.iso() == "2026-11-23"


def test_delete_takes_the_marked_day_away(qtbot: QtBot) -> None:
    edit = opened(qtbot)
    edit.set_iso("2026-12-07")
    qtbot.keyClick(edit, Qt.Key.Key_Delete)  # one part of it only
    assert edit.iso() != ""
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.iso() == ""


def test_the_calendar_of_a_blank_field_shows_the_month_the_page_is_near(qtbot: QtBot) -> None:
    edit = opened(qtbot)
    qtbot.mousePress(edit, Qt.MouseButton.LeftButton, pos=QPoint(edit.width() - 8, 16))
    calendar = edit.calendarWidget()
    assert (calendar.yearShown(), calendar.monthShown()) == (2026, 11)
    assert edit.iso() == ""


def test_a_field_that_needs_a_day_keeps_it(qtbot: QtBot) -> None:
    edit = date_edit("x.day")
    qtbot.addWidget(edit)
    edit.set_iso("2026-12-07")
    edit.set_iso("")
    assert edit.iso() == "2026-12-07"
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.iso() != ""


@pytest.mark.parametrize("typed", ["2027-1-5", "2027-01-05", "20270105"])
def test_every_way_to_write_a_day_over_another(qtbot: QtBot, typed: str) -> None:
    edit = date_edit("x.day")
    qtbot.addWidget(edit)
    edit.show()
    edit.set_iso("2026-11-23")
    edit.setSelectedSection(DateEdit.Section.YearSection)
    qtbot.keyClicks(edit, typed)
    assert edit.iso() == "2027-01-05"

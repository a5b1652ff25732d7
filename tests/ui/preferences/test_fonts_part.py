"""打印与字体: a face that stands in is said; a name that cannot be printed whole is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.fonts import FontBook, FontStyle, bundled_font_book
from xinliapp.jobs.runner import SerialRunner
from xinliapp.reports.fonts import print_with
from xinliapp.ui.preferences.screen import PreferencesScreen

NEVER = "\U0001f9ff"  # in no font a school has


class Shell(FakeHost):
    preferences = None


@pytest.fixture
def machine() -> Iterator[None]:
    """A machine with a 仿宋 of its own and no 小标宋."""
    bundled = bundled_font_book()
    assert bundled is not None
    own = replace(bundled.faces[FontStyle.FANGSONG], family="FangSong")
    faces = {**bundled.faces, FontStyle.FANGSONG: own}
    print_with(lambda: FontBook(faces, bundled.fallbacks, frozenset({FontStyle.FANGSONG})))
    yield
    print_with(None)


def test_faces_and_names(qtbot: QtBot, tmp_path: Path, machine: None) -> None:
    school = TermSchool(tmp_path)
    group = school.class_group()
    school.student(group, name="王䶮")
    whole = school.student(group, name=f"赵{NEVER}{NEVER}")
    host = Shell(hidden=True)
    screen = PreferencesScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    part = screen.view.fonts
    screen.view.show()
    assert part.counted.accessibleName() == ""  # nobody has looked yet
    screen.view.tabs.setCurrentWidget(part)
    assert part.marks[FontStyle.FANGSONG].accessibleName() == "FangSong"
    assert part.marks[FontStyle.TITLE].accessibleName() == "本机没有,用 Noto Serif SC 代替"
    (row,) = part.names.rows()
    assert (row.id, row.class_label, row.characters) == (whole, "七(1)", NEVER)
    assert part.counted.accessibleName().startswith("1 人")
    part.names.opened.emit(row)
    assert host.opened == [("student", whole)]

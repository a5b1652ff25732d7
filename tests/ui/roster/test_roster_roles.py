"""Tags are for the case key, changing is not for the head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import texts
from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.accounts import Role
from xinliapp.domain.student_tags import TagInput, TagSource
from xinliapp.domain.students import TagKind
from xinliapp.i18n import labels
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, student_tags
from xinliapp.ui.roster.screen import RosterScreen
from xinliapp.ui.roster.tag_entry import TagEntry

Open = Callable[[Role], RosterScreen]
EDITING = {"roster.new", "roster.import", "roster.edit", "roster.tag_selection"}


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def open_as(tmp_path: Path, host: FakeHost, qtbot: QtBot) -> Iterator[Open]:
    files = make_school(tmp_path / "vault")
    counselor = files.session()
    add_many(counselor, 3, 1)
    tag = TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2027, 7, 1))
    student_tags.give(counselor, ["student-0001"], tag)
    counselor.database.close()
    opened = []

    def as_role(role: Role) -> RosterScreen:
        session = files.session(role, "某")
        opened.append(session)
        screen = RosterScreen(session, SerialRunner(), host)
        qtbot.addWidget(screen.view)
        screen.view.resize(1182, 616)
        screen.view.show()
        screen.presenter.start(None)
        return screen

    yield as_role
    for session in opened:
        session.database.close()


def _headings(screen: RosterScreen) -> list[str]:
    model = screen.view.list.table.model()
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


def _buttons(screen: RosterScreen) -> set[str]:
    return {each.objectName() for each in screen.view.findChildren(QPushButton) if each.isVisible()}


def test_the_case_key_sees_tags(open_as: Open) -> None:
    screen = open_as(Role.COUNSELOR)
    assert "名单标签" in _headings(screen)
    row = next(each for each in screen.view.list.table.rows() if each.id == "student-0001")
    assert screen.view.list.lines.tag_words(row) == labels.label(TagKind.ORPHAN)
    assert screen.view.list.filters.tag_box.isVisible()


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.PRINCIPAL])
def test_core_only_accounts_see_no_tag_anywhere(open_as: Open, role: Role) -> None:
    screen = open_as(role)
    assert "名单标签" not in _headings(screen)
    assert not screen.view.list.filters.tag_box.isVisible()
    screen.view.show_tab("classes")
    screen.view.show_tab("list")
    chosen = screen.view.list.filters.tag_box
    assert [chosen.itemText(at) for at in range(chosen.count())] == ["全部标签"]
    screen.view.list.table.selectRow(1)
    screen.view.list.edit_current()
    kinds = {labels.label(TagKind.ORPHAN)}
    written = [text for text in texts(screen.view, visible=False) if text in kinds]
    assert written == []
    assert screen.presenter._page is not None and screen.presenter._page.tags == {}


def test_the_head_has_nothing_to_change_with(open_as: Open, host: FakeHost, qtbot: QtBot) -> None:
    screen = open_as(Role.PRINCIPAL)
    assert not _buttons(screen) & EDITING
    assert {"roster.open", "roster.print"} <= _buttons(screen)
    screen.view.list.table.selectRow(0)
    qtbot.keyClick(screen.view, Qt.Key.Key_F2)
    screen.presenter.form.new_student()
    screen.presenter.form.edit_student(screen.view.list.table.rows()[0])
    screen.presenter.start_import("名单.xlsx")
    assert not screen.view.panel.isVisible() and host.opened == []
    assert not screen.view.acceptDrops()
    screen.view.show_tab("classes")
    assert not {name for name in _buttons(screen) if name.endswith("_save")}


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.REGISTRAR])
def test_who_keeps_the_list_has_all_of_it(open_as: Open, role: Role) -> None:
    assert _buttons(open_as(role)) >= EDITING


def test_a_registrars_draft_holds_no_tag(open_as: Open) -> None:
    """Without the case key drafts lie in core.db."""
    screen = open_as(Role.REGISTRAR)
    screen.presenter.form.new_student()
    screen.view.panel.fields["name"].editor.setText("钱二")  # type: ignore[attr-defined]
    tag = TagEntry(kind="orphan", source="guardian", last_day="20270701")
    screen.view.panel.tags.show_tags([tag])
    assert screen.view.panel.entry().tags == (tag,)
    screen.presenter.flush()
    (kept,) = drafts.list_drafts(screen.presenter._session)
    assert isinstance(kept.body, dict) and kept.body["name"] == "钱二" and "orphan" not in str(kept.body)

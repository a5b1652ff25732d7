"""Filters, several rows chosen, tags on the form and for a selection, through the real widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.student_tags import TagInput, TagSource
from xinliapp.domain.students import StudentStatus, TagKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, student_tags
from xinliapp.services.session import Session
from xinliapp.ui.roster.facts import Presence
from xinliapp.ui.roster.screen import RosterScreen
from xinliapp.widgets.buttons import Kind

LONG = "阿依古丽·买买提江·吐尔逊阿卜杜热合曼"
ORPHAN = TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2027, 7, 1))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = make_school(tmp_path / "vault").session()
    add_many(opened, 12, 3)  # entry years 2024, 2025, 2026: 九, 八, 七年级, four students each
    student_tags.give(opened, ["student-0001", "student-0002"], ORPHAN)
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def screen(session: Session, host: FakeHost, qtbot: QtBot) -> RosterScreen:
    jobs = SerialRunner()
    made = RosterScreen(session, jobs, host)
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.view.resize(1182, 616)
    made.view.show()
    made.presenter.start(None)
    return made


def ids(screen: RosterScreen) -> set[str]:
    return {row.id for row in screen.view.list.table.rows()}


def pick(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemData(at) == value))


def choose(screen: RosterScreen, *numbers: int) -> None:
    table = screen.view.list.table
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for number in numbers:
        index = table.model().index(number, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def edit(screen: RosterScreen, student_id: str) -> None:
    screen.view.list.table.select_key(student_id)
    screen.view.list.edit_button.click()


def test_a_grade_leaves_its_classes_to_choose_from(screen: RosterScreen) -> None:
    strip = screen.view.list.filters
    pick(strip.grade_box, "九年级")
    assert {row.class_id for row in screen.view.list.table.rows()} == {"many-0"}
    assert [strip.class_box.itemText(at) for at in range(strip.class_box.count())] == ["全部班级", "九(10)"]
    assert strip.count.text() == "4/12 人"
    pick(strip.grade_box, None)
    assert len(ids(screen)) == 12


def test_a_tag_is_filtered_by_and_counted(screen: RosterScreen) -> None:
    strip = screen.view.list.filters
    assert [strip.tag_box.itemText(at) for at in range(strip.tag_box.count())] == ["全部标签", "孤儿 2"]
    pick(strip.tag_box, TagKind.ORPHAN)
    assert ids(screen) == {"student-0001", "student-0002"}


def test_states_are_filtered_by_and_those_who_left_read_when_asked_for(
    screen: RosterScreen, session: Session
) -> None:
    with session.write("test.state") as uow:
        uow.update("student", "student-0003", {"status": "graduated", "left_on": "2026-10-01"})
        uow.update("student", "student-0004", {"status": "suspended"})
    screen.presenter.start(None)
    strip = screen.view.list.filters
    assert "student-0003" not in ids(screen) and len(ids(screen)) == 11
    pick(strip.status_box, StudentStatus.SUSPENDED)
    assert ids(screen) == {"student-0004"}
    pick(strip.status_box, StudentStatus.GRADUATED)
    assert ids(screen) == {"student-0003"}
    assert strip.count.text() == "1/11 人"  # who left is no part of the whole
    pick(strip.status_box, Presence.EVERYBODY)
    assert len(ids(screen)) == 12


def test_enter_in_the_text_goes_to_the_first_line(screen: RosterScreen, host: FakeHost, qtbot: QtBot) -> None:
    """Ctrl+F, a few letters, Enter, Enter: a student's page."""
    qtbot.keyClick(screen.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    screen.view.list.text.setText("0007")
    qtbot.keyClick(screen.view.list.text, Qt.Key.Key_Return)
    qtbot.keyClick(screen.view.list.table, Qt.Key.Key_Return)
    assert host.opened == [("student", "student-0007")]


def test_a_long_name_has_all_of_it_in_its_tip(screen: RosterScreen, host: FakeHost) -> None:
    model = screen.view.list.table.model()
    number = next(at for at, row in enumerate(screen.view.list.table.rows()) if row.name == LONG)
    assert model.index(number, 2).data(Qt.ItemDataRole.ToolTipRole) == LONG
    host.hide = True
    screen.presenter.start(None)
    assert model.index(number, 2).data(Qt.ItemDataRole.ToolTipRole) == "阿**"


def test_the_bar_says_what_can_be_done_with_the_rows_chosen(
    screen: RosterScreen, session: Session, host: FakeHost
) -> None:
    part = screen.view.list
    assert part.chosen.text() == "" and not part.tag_button.isEnabled()
    assert screen.view.import_button.kind is Kind.PRIMARY
    choose(screen, 0, 2)
    assert part.chosen.text() == "选中 2"
    assert not part.edit_button.isEnabled() and part.open_button.kind is Kind.PRIMARY
    assert screen.view.import_button.kind is Kind.OUTLINE
    part.print_button.click()
    (paper,) = host.papers
    assert paper.file_name == "学生名单.pdf" and paper.names
    document = pypdfium2.PdfDocument(paper.data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    rows = part.table.rows()
    assert rows[0].name in text and rows[2].name in text and rows[1].name not in text
    assert "人数2" in text.replace(" ", "").replace(":", "").replace("：", "") and "孤儿" not in text
    assert audited(session)[-1] == "roster.print"
    choose(screen, 0)
    assert part.edit_button.isEnabled() and part.print_button.text() == "打印班级名单"


def test_one_tag_for_the_rows_chosen(screen: RosterScreen, session: Session) -> None:
    row = next(at for at, each in enumerate(screen.view.list.table.rows()) if each.id == "student-0001")
    other = 0 if row else 1
    choose(screen, row, other)
    screen.view.list.tag_button.click()
    panel = screen.view.tag_panel
    assert panel.isVisible()
    panel.give_button.click()
    assert panel._field is not None and panel._field.error() == "标签还没有填"
    pick(panel.row.kind, TagKind.ORPHAN.value)
    panel.give_button.click()
    assert panel._field.error() == "标签来源还没有填"
    pick(panel.row.source, TagSource.HOMEROOM.value)
    panel.row.last_day.setText("昨天")
    panel.give_button.click()
    assert "2027-07-01" in panel._field.error()
    panel.row.last_day.setText("20270701")
    panel.give_button.click()
    assert not panel.isVisible()
    assert screen.view.bar.text() == "已给 1 人加标签。1 人原来就有,没有再加。"
    assert len(student_tags.kinds_held(session)) == 3


def test_the_form_ends_corrects_and_gives(screen: RosterScreen, session: Session) -> None:
    edit(screen, "student-0001")
    screen.view.panel.fields["guardian1_name"].editor.setText("赵父")  # type: ignore[attr-defined]
    rows = screen.view.panel.tags
    assert [row.entry().source for row in rows.rows] == ["guardian"]
    pick(rows.rows[0].source, TagSource.DOCUMENT.value)
    rows.add_button.click()
    pick(rows.rows[1].kind, TagKind.DISABILITY.value)
    assert not rows.rows[1].detail.isHidden()
    rows.rows[1].detail.setText("听力")
    pick(rows.rows[1].source, TagSource.DEPARTMENT.value)
    screen.view.panel.save_button.click()
    assert screen.view.panel.fields["tags"].error() == "标签止还没有填"
    rows.rows[1].last_day.setText("2027.7.1")
    screen.view.panel.save_button.click()
    assert not screen.view.panel.isVisible()
    held = student_tags.of_student(session, "student-0001")
    assert {(tag.kind, tag.source, tag.detail) for tag in held} == {
        (TagKind.ORPHAN, "document", None), (TagKind.DISABILITY, "department", "听力")
    }  # fmt: skip
    edit(screen, "student-0001")
    rows.rows[0]._drop.click()
    screen.view.panel.save_button.click()
    assert len(student_tags.of_student(session, "student-0001")) == 1


def test_what_a_refused_save_says_is_true(screen: RosterScreen, session: Session) -> None:
    """学籍号末位不对 … 其他字段已存为草稿: they are."""
    screen.presenter.form.new_student()
    panel = screen.view.panel
    for name, text in (("name", "钱二"), ("birthday", "20130515"), ("guardian1_name", "钱父"),
                       ("student_number", "G990101201305150018")):  # fmt: skip
        editor = panel.fields[name].editor
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
    for name, value in (("gender", "female"), ("class_id", "class-1")):
        pick(panel.fields[name].editor, value)  # type: ignore[arg-type]
    panel.save_button.click()
    assert screen.view.bar.text() == (
        "学籍号末位不对,应为0,现为8。其他字段已存为草稿。请对照原表改正,或标为“待核”。"
    )
    (kept,) = drafts.list_drafts(session)
    assert isinstance(kept.body, dict) and kept.body["name"] == "钱二"


def test_a_class_found_in_the_search_box_is_shown_alone(screen: RosterScreen) -> None:
    screen.presenter.start({"class_id": "many-1"})
    assert {row.class_id for row in screen.view.list.table.rows()} == {"many-1"}


def test_a_draft_of_tags_comes_back(screen: RosterScreen) -> None:
    screen.presenter.form.new_student()
    rows = screen.view.panel.tags
    rows.add_button.click()
    pick(rows.rows[0].kind, TagKind.MIGRANT.value)
    screen.presenter.flush()
    screen.presenter.form.close_entry()
    screen.presenter.form.new_student()
    assert rows.rows == ()
    screen.view.panel.bar.acted.emit()
    assert [row.entry().kind for row in rows.rows] == ["migrant_child"]

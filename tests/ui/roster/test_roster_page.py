"""The list of students through its real widgets, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.changes import Changes
from xinliapp.domain.safeguards import BodyKind, NetworkLevel, Post
from xinliapp.domain.students import StudentStatus
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import bodies, drafts, students
from xinliapp.services.bodies import MemberInput
from xinliapp.services.session import Session
from xinliapp.ui.roster.screen import RosterScreen
from xinliapp.widgets.buttons import Kind
from xinliapp.widgets.hosting import DraftState


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = make_school(tmp_path / "vault").session()
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
    return made


def names(screen: RosterScreen) -> list[str]:
    return [row.name for row in screen.view.list.table.rows()]


def line(screen: RosterScreen, name: str) -> QLineEdit:
    found = screen.view.panel.fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def box(screen: RosterScreen, name: str) -> QComboBox:
    found = screen.view.panel.fields[name].editor
    assert isinstance(found, QComboBox)
    return found


def choose(screen: RosterScreen, name: str, value: str) -> None:
    place = box(screen, name).findData(value)
    assert place >= 0
    box(screen, name).setCurrentIndex(place)


def fill(screen: RosterScreen, name: str = "钱二", number: str = "") -> None:
    screen.presenter.form.new_student()
    line(screen, "name").setText(name)
    choose(screen, "gender", "female")
    line(screen, "birthday").setText("20130515")
    choose(screen, "class_id", "class-1")
    line(screen, "guardian1_name").setText("钱父")
    line(screen, "student_number").setText(number)


def test_an_empty_school_says_how_to_begin(screen: RosterScreen) -> None:
    screen.presenter.start(None)
    assert names(screen) == []
    assert not screen.view.list.filters.isVisible()


def test_filters_and_counts(screen: RosterScreen, session: Session) -> None:
    add_many(session, 100, 4)
    screen.presenter.start(None)
    view, strip = screen.view.list, screen.view.list.filters
    assert strip.count.text() == "100/100 人"
    assert (strip.no_phone.count, strip.doubtful.count) == (3, 1)
    strip.no_phone.click()
    assert {row.phone for row in view.table.rows()} == {None}
    assert strip.count.text() == "3/100 人"
    strip.no_phone.click()
    strip.doubtful.click()
    assert [row.number_doubtful for row in view.table.rows()] == [True]
    strip.doubtful.click()
    strip.class_box.setCurrentIndex(strip.class_box.findData("many-1"))
    assert {row.class_id for row in view.table.rows()} == {"many-1"}
    assert strip.count.text() == "25/100 人"


def test_typing_filters_after_a_pause(screen: RosterScreen, session: Session, qtbot: QtBot) -> None:
    add_many(session, 30, 2)
    screen.presenter.start(None)
    with qtbot.waitSignal(screen.view.list.narrowed, timeout=2000):
        screen.view.list.text.setText("阿依")
    assert len(names(screen)) == 1


def test_names_are_hidden_on_request(screen: RosterScreen, session: Session, host: FakeHost) -> None:
    add_many(session, 3, 1)
    host.hide = True
    screen.presenter.start(None)
    row = screen.view.list.table.rows()[0]
    assert screen.view.list.lines.name(row) == f"{row.name[0]}**"
    host.hide = False
    screen.presenter.refresh(Changes.NONE)
    assert screen.view.list.lines.name(screen.view.list.table.rows()[0]) == row.name


def test_enter_opens_the_student(
    screen: RosterScreen, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    add_many(session, 3, 1)
    screen.presenter.start(None)
    screen.view.list.table.selectRow(1)
    qtbot.keyClick(screen.view.list.table, Qt.Key.Key_Return)
    assert host.opened == [("student", screen.view.list.table.rows()[1].id)]


def test_a_class_can_be_asked_for(screen: RosterScreen, session: Session) -> None:
    add_many(session, 10, 2)
    screen.presenter.start("many-1")
    assert screen.view.list.filters.class_box.currentData() == "many-1"
    assert len(names(screen)) == 5


def test_a_student_is_added_from_the_panel(screen: RosterScreen, session: Session) -> None:
    screen.presenter.start(None)
    fill(screen)
    assert screen.view.import_button.kind is Kind.OUTLINE
    screen.view.panel.save_button.click()
    assert names(screen) == ["钱二"]
    assert not screen.view.panel.isVisible()
    assert screen.view.import_button.kind is Kind.PRIMARY
    stored = students.student(session, screen.view.list.table.rows()[0].id)
    assert (stored.birthday, stored.class_id) == ("2013-05-15", "class-1")


def test_required_fields_are_marked_in_place(screen: RosterScreen) -> None:
    screen.presenter.start(None)
    screen.presenter.form.new_student()
    screen.view.panel.save_button.click()
    marked = {name for name, field in screen.view.panel.fields.items() if field.error()}
    assert marked == {"name", "gender", "birthday", "class_id", "guardian1_name"}


def test_a_wrong_number_is_said_and_can_be_kept_as_doubtful(screen: RosterScreen, session: Session) -> None:
    screen.presenter.start(None)
    fill(screen, number="G990101201305150018")
    screen.view.panel.save_button.click()
    assert screen.view.panel.fields["student_number"].error() == "末位应为0,现为8"
    assert "没有" not in screen.view.bar.text() and "末位不对" in screen.view.bar.text()
    assert line(screen, "name").text() == "钱二"
    screen.view.panel.doubtful.setChecked(True)
    screen.view.panel.save_button.click()
    assert [row.number_doubtful for row in screen.view.list.table.rows()] == [True]


def test_editing_by_hand_is_remembered(screen: RosterScreen, session: Session) -> None:
    add_many(session, 2, 1)
    screen.presenter.start(None)
    screen.view.list.table.selectRow(0)
    screen.view.list.edit_button.click()
    choose(screen, "status", StudentStatus.SUSPENDED.value)
    line(screen, "guardian1_phone").setText("13911112222")
    screen.view.panel.save_button.click()
    row = screen.view.list.table.rows()[0]
    assert (row.status, row.phone) == (StudentStatus.SUSPENDED, "13911112222")
    noted = session.database.tuples("SELECT field FROM hand_edit WHERE student_id = ?", (row.id,))
    assert {str(field) for (field,) in noted} >= {"status", "guardian1_phone"}


def test_a_student_saved_elsewhere_meanwhile_is_told_and_neither_text_is_lost(
    screen: RosterScreen, session: Session
) -> None:
    add_many(session, 1, 1)
    screen.presenter.start(None)
    screen.view.list.table.selectRow(0)
    screen.view.list.edit_button.click()
    line(screen, "guardian1_phone").setText("13911112222")
    row = screen.view.list.table.rows()[0]
    stored = students.student(session, row.id)
    kept = students.StudentInput(name="别处改的", class_id=stored.class_id, status=stored.status)
    students.edit_student(session, row.id, kept)
    screen.view.panel.save_button.click()
    assert screen.view.bar.text() == (
        "这条记录在您打开以后,别处又保存过,这次没有写入。别处保存的和您在这里写的都没有丢。"
        "请点“看现在的”,核对后再保存。"
    )
    assert students.student(session, row.id).name == "别处改的"
    screen.view.bar._action.click()
    assert (
        line(screen, "name").text() == "别处改的" and line(screen, "guardian1_phone").text() != "13911112222"
    )
    assert not screen.view.bar.isVisible()
    screen.view.panel.bar._action.click()
    assert line(screen, "guardian1_phone").text() == "13911112222"
    screen.view.panel.save_button.click()
    assert screen.view.list.table.rows()[0].phone == "13911112222"
    assert drafts.list_drafts(session) == []


def test_unfinished_typing_comes_back(
    screen: RosterScreen, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen.presenter.start(None)
    screen.view.panel._pause.setInterval(10)
    with qtbot.waitSignal(screen.view.panel.draft_due, timeout=2000):
        fill(screen, name="未写完")
    assert host.drafts[-1] == (DraftState.SAVED, "08:00")
    screen.view.panel.closed.emit()
    assert not screen.view.panel.isVisible()
    screen.presenter.form.new_student()
    assert line(screen, "name").text() == ""
    assert "08:00" in screen.view.panel.bar.text()
    screen.view.panel.bar.acted.emit()
    assert line(screen, "name").text() == "未写完"
    screen.view.panel.save_button.click()
    assert drafts.list_drafts(session) == []


def test_leaving_keeps_what_was_typed_a_moment_ago(screen: RosterScreen, session: Session) -> None:
    screen.presenter.start(None)
    fill(screen, name="刚写的")
    screen.presenter.flush()
    body = drafts.list_drafts(session)[0].body
    assert isinstance(body, dict) and body["name"] == "刚写的"
    screen.presenter.flush()
    assert len(drafts.list_drafts(session)) == 1


def test_a_file_dropped_on_the_list_opens_the_import(
    screen: RosterScreen, host: FakeHost, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "名单.xlsx"))])
    screen.view.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert host.opened == [("roster_import", str(tmp_path / "名单.xlsx"))]


def test_the_class_list_is_shown_before_it_is_printed(
    screen: RosterScreen, session: Session, host: FakeHost
) -> None:
    add_many(session, 4, 1)
    screen.presenter.start(None)
    screen.view.list.print_button.click()
    assert "还没有选班级" in screen.view.bar.text()
    screen.view.list.table.selectRow(0)
    screen.view.list.print_button.click()
    (paper,) = host.papers
    assert paper.file_name.startswith("班级名单-") and paper.data.startswith(b"%PDF-")
    assert paper.names
    assert audited(session)[-1] == "roster.print"


def test_representatives_and_the_network_are_printed_from_the_list(
    screen: RosterScreen, session: Session, host: FakeHost
) -> None:
    add_many(session, 4, 1)
    screen.presenter.start(None)
    papers = screen.view.list.more_print.papers
    papers["network"].trigger()
    assert "还没有可以打印的内容" in screen.view.bar.text() and host.papers == []
    network = bodies.found(session, BodyKind.WARNING_NETWORK, "四级预警网络", session.clock.now().date())
    member = MemberInput(Post.PRINCIPAL, "王校长", level=NetworkLevel.SCHOOL)
    bodies.add_member(session, network, member, session.clock.now().date())
    for what in ("network", "representatives"):
        papers[what].trigger()
    assert [paper.file_name for paper in host.papers] == ["四级预警网络.pdf", "心理委员名册.pdf"]


def test_what_was_typed_is_kept_even_while_the_page_is_covered(
    screen: RosterScreen, session: Session
) -> None:
    screen.presenter.start(None)
    fill(screen, name="遮住时")
    screen.view.hide()
    screen.presenter.flush()
    assert len(drafts.list_drafts(session)) == 1

"""班级页 through its real widgets: who holds which post, what is missing, naming and relieving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.class_posts import PostKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import class_posts, peer_reps, school
from xinliapp.services.class_posts import ClassPosts
from xinliapp.services.session import Session
from xinliapp.ui.roster.screen import RosterScreen
from xinliapp.widgets.picking import PickRow


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = make_school(tmp_path / "vault").session()
    add_many(opened, 12, 3)
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
    made.view.show_tab("classes")
    return made


def line(screen: RosterScreen, class_id: str) -> ClassPosts:
    found = next(row for row in screen.view.classes.table.rows() if row.class_id == class_id)
    assert isinstance(found, ClassPosts)
    return found


def test_nothing_is_read_before_somebody_looks(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    made = RosterScreen(session, SerialRunner(), host)
    qtbot.addWidget(made.view)
    made.presenter.start(None)
    assert made.view.classes.table.rows() == ()
    made.view.show_tab("classes")
    assert len(made.view.classes.table.rows()) == 3


def test_gaps_are_told_and_shown_alone(screen: RosterScreen, session: Session) -> None:
    for class_id in ("many-1", "many-2"):
        class_posts.name_staff(session, class_id, {PostKind.HOMEROOM: "王老师"})
    with session.write("test.reps") as uow:
        uow.execute("UPDATE student SET gender = 'male'")
    for number in (0, 1, 2):
        for student in (number, number + 3):
            peer_reps.name(session, f"many-{number}", f"student-{student:04d}")
    class_posts.name_staff(session, "many-1", {PostKind.DEPUTY: "李老师"})
    screen.presenter.posts.reload()
    words = screen.view.classes.gap_line.text()
    assert words == "3 个班 · 缺: 七(10) 副班主任, 九(10) 班主任, 九(10) 副班主任"
    assert screen.view.classes.gaps.count == 2
    screen.view.classes.gaps.click()
    assert {row.class_id for row in screen.view.classes.table.rows()} == {"many-0", "many-2"}


def test_the_class_chosen_gets_its_teachers(screen: RosterScreen, session: Session) -> None:
    screen.view.classes.table.select_key("many-0")
    panel = screen.view.classes.panel
    assert panel.heading.text() == "九(10)"
    assert not panel.staff_save.isEnabled()
    panel.editors[PostKind.HOMEROOM].setText("王老师")
    panel.editors[PostKind.DEPUTY].setText("李老师")
    panel.staff_from.setDate(QDate(2026, 9, 1))
    panel.staff_save.click()
    assert not panel.staff_save.isEnabled()
    found = line(screen, "many-0")
    assert found.homeroom is not None and (found.homeroom.name, found.homeroom.from_day) == (
        "王老师", "2026-09-01",
    )  # fmt: skip
    assert found.deputy is not None and found.deputy.name == "李老师"
    assert next(row for row in school.classes(session) if row.id == "many-0").homeroom_teacher == "王老师"
    panel.editors[PostKind.HOMEROOM].setText("")
    panel.staff_save.click()
    assert panel.fields[PostKind.HOMEROOM].error() and "班主任" in screen.view.bar.text()


def test_a_student_is_named_and_relieved_with_a_way_back(
    screen: RosterScreen, session: Session, host: FakeHost
) -> None:
    screen.view.classes.table.select_key("many-0")
    panel = screen.view.classes.panel
    panel.student_save.click()
    assert panel.student_field.error()
    for place, student in ((0, "student-0000"), (1, "student-0000"), (2, "student-0003")):
        panel.post.setCurrentIndex(place)
        panel.student.set_picked(PickRow(student, "某", ()))
        panel.student_save.click()
    assert [row.post for row in panel.table.rows()] == ["团支书", "学生干部", "心理委员"]
    for number in (0, 1):  # the league post and what follows it
        panel.table.link_clicked.emit(panel.table.rows()[0], "out")
        assert len(panel.table.rows()) == 2 - number
    undo = host.undos[0]
    assert undo is not None
    undo()
    assert [row.post for row in panel.table.rows()] == ["团支书", "心理委员"]
    panel.student.set_picked(PickRow("student-0001", "某", ()))
    panel.student_save.click()
    assert "不在这个班" in screen.view.bar.text()


def test_names_of_students_are_hidden_and_of_teachers_are_not(
    screen: RosterScreen, session: Session, host: FakeHost
) -> None:
    class_posts.name_staff(session, "many-0", {PostKind.HOMEROOM: "王老师"})
    class_posts.name_student(session, "many-0", PostKind.OFFICER, "student-0000")
    host.hide = True
    screen.presenter.posts.reload()
    part, row = screen.view.classes, line(screen, "many-0")
    assert part._post(row.homeroom) == "王老师"
    assert part._officers(row).endswith("**")


def test_who_was_before_is_told_below(screen: RosterScreen, session: Session) -> None:
    table = screen.view.classes.table
    with session.write("test.past") as uow:
        uow.insert("class_post", {"id": "old", "class_id": "many-0", "kind": "homeroom", "name": "旧老师",
                                  "from_day": "2025-09-01", "to_day": "2026-09-01"})  # fmt: skip
    table.select_key("many-0")
    assert screen.view.classes.panel.past.text() == "以前\n班主任 旧老师 2025-09-01—2026-09-01"


def test_a_class_leads_to_its_list_and_its_paper(screen: RosterScreen, host: FakeHost) -> None:
    screen.view.classes.table.select_key("many-2")
    screen.view.classes.print_button.click()
    assert [paper.file_name for paper in host.papers] == ["班级名单-七(10).pdf"]
    screen.view.classes.list_button.click()
    assert screen.view.tabs.current == "list"
    assert {row.class_id for row in screen.view.list.table.rows()} == {"many-2"}


def test_a_new_student_is_typed_beside_the_list(screen: RosterScreen) -> None:
    screen.view.new_button.click()
    assert screen.view.tabs.current == "list" and screen.view.panel.isVisible()
    screen.view.show_tab("classes")
    assert not screen.view.panel.isVisible()

"""合并档案 over a real vault: side by side, merged with a reason, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.student_pages import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.merging import StudentField
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import merging
from xinliapp.storage.students import load_student
from xinliapp.ui.merging.screen import MergingScreen

WHY = "学籍号相同"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def opened(qtbot: QtBot, school: TermSchool) -> tuple[MergingScreen, FakeHost, tuple[str, str]]:
    group = school.class_group()
    ids = (school.student(group, name="王小明"), school.student(group, name="王晓明"))
    host = FakeHost()
    screen = MergingScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 600)
    screen.view.show()
    screen.presenter.start(ids)
    return screen, host, ids


def field_cells(screen: MergingScreen) -> dict[str, tuple[str, str, object]]:
    view = screen.view
    return {
        row.label: (view._kept_value(row), view._other_value(row), view._tick(row))
        for row in view.fields.rows()
    }


def test_side_by_side_and_the_value_that_holds(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (kept, other) = opened(qtbot, school)
    assert field_cells(screen)["姓名"] == ("王小明", "王晓明", False)
    screen.view.fields.toggled.emit(screen.view.fields.rows()[0], "taken", True)
    assert field_cells(screen)["姓名"][2] is True
    screen.view.reason.setText(WHY)
    screen.view.go.click()
    found = load_student(school.session.database, kept)
    assert found is not None and found.name == "王晓明"
    assert load_student(school.session.database, other) is None
    assert not screen.view.go.isEnabled()
    assert [row.merger.reason for row in screen.view.earlier.rows()] == [WHY]


def test_the_reason_is_asked_for_and_nothing_is_done_without(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (_, other) = opened(qtbot, school)
    screen.view.go.click()
    assert screen.view.reason_field.error()
    assert load_student(school.session.database, other) is not None


def test_taken_back_from_the_bar_and_from_the_list(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (_, other) = opened(qtbot, school)
    screen.view.reason.setText(WHY)
    screen.view.go.click()
    screen.view.bar.acted.emit()
    assert load_student(school.session.database, other) is not None
    screen.presenter.pick_other(type("Row", (), {"id": other})())
    screen.view.reason.setText(WHY)
    screen.view.go.click()
    newest = screen.view.earlier.rows()[0]
    screen.view.earlier.link_clicked.emit(newest, "undo")
    assert load_student(school.session.database, other) is not None
    assert all(not row.may_undo for row in screen.view.earlier.rows())


def test_the_other_way_round(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (kept, _) = opened(qtbot, school)
    screen.view.swap.click()
    assert field_cells(screen)["姓名"][:2] == ("王晓明", "王小明")
    screen.view.reason.setText(WHY)
    screen.view.go.click()
    assert load_student(school.session.database, kept) is None


def test_what_changed_since_is_looked_at_first(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (kept, other) = opened(qtbot, school)
    with school.session.write("test.name") as uow:
        uow.update("student", kept, {"birthday": "2013-01-02"})
    screen.view.reason.setText(WHY)
    screen.view.go.click()
    assert "别处" in screen.view.bar.text() or "更新" in screen.view.bar.text()
    assert screen.view.reason.text() == WHY
    screen.view.bar._action.click()
    assert "出生日期" in field_cells(screen)
    screen.view.go.click()
    assert load_student(school.session.database, other) is None


def test_two_plans_at_work_are_settled_first(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, ids = opened(qtbot, school)
    for student in ids:
        school.row("casework.care_group", {"student_id": student, "formed_on": "2026-10-01"})
    screen.presenter.refresh(merging.CHANGES)
    assert not screen.view.go.isEnabled()
    assert "关爱小组" in screen.view.bar.text()


def test_two_numbers_make_a_person_look_twice(qtbot: QtBot, school: TermSchool) -> None:
    screen, _, (kept, other) = opened(qtbot, school)
    for student, number in ((kept, "L110101201301011234"), (other, "L110101201301019999")):
        with school.session.write("test.number") as uow:
            uow.update("student", student, {"student_number": number, "student_number_state": "unchecked"})
    screen.presenter.look()
    assert "学籍号" in screen.view.bar.text() and screen.view.go.isEnabled()
    kept_number, other_number, tick = field_cells(screen)["学籍号"]
    assert (kept_number, other_number, tick) == ("...1234", "...9999", False)


def test_names_are_hidden_when_they_are_to_be(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, _ = opened(qtbot, school)
    host.hide = True
    screen.presenter.look()
    assert field_cells(screen)["姓名"][:2] == ("王**", "王**")
    assert "小明" not in screen.view.kept_words.text()
    assert StudentField.NAME in {row.field for row in screen.view.fields.rows()}

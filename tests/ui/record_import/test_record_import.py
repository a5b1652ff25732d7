"""Moving in through its real widgets: real files, the real child reader, a real vault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.student_pages import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import talks
from xinliapp.services.session import Session
from xinliapp.sheets.writer import TableSheet, Value, write_table
from xinliapp.ui.import_wizard.facts import CHOOSE, DONE, MAP, PREVIEW
from xinliapp.ui.record_import.screen import RecordImportScreen

HEADER = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式", "内容")


@pytest.fixture
def school(tmp_path: Path) -> Iterator[TermSchool]:
    made = TermSchool(tmp_path)
    group = made.class_group(1)
    for name in ("王小明", "李华", "李华"):
        made.student(group, name=name)
    yield made
    made.session.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def made_screen(
    session: Session, host: FakeHost, qtbot: QtBot, copies: list[int] | None = None
) -> RecordImportScreen:
    def copy(_now: Session) -> object:
        (copies if copies is not None else []).append(1)
        return None

    jobs = SerialRunner()
    screen = RecordImportScreen(session, jobs, host, copy)
    jobs._on_changed = screen.presenter.refresh
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    return screen


@pytest.fixture
def copies() -> list[int]:
    return []


@pytest.fixture
def screen(school: TermSchool, host: FakeHost, copies: list[int], qtbot: QtBot) -> RecordImportScreen:
    return made_screen(school.session, host, qtbot, copies)


def child(screen: RecordImportScreen, name: str) -> QWidget:
    found = screen.view.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(screen: RecordImportScreen, name: str, qtbot: QtBot) -> None:
    button = child(screen, name)
    assert isinstance(button, QAbstractButton)
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def book(folder: Path, rows: Sequence[Sequence[Value]], header: Sequence[str] = HEADER) -> str:
    path = folder / "谈心.xlsx"
    write_table(path, [TableSheet("Sheet1", header, rows)])
    return str(path)


MING = ("王小明", "七(1)", "2026-09-03", "张老师", "一对一", "当面", "很长的话")
HUA = ("李华", "七(1)", "2026-09-04", "张老师", "一对一", "当面", None)
LATE = ("王小明", "七(1)", "2027-09-04", "张老师", "一对一", "当面", None)


def test_a_file_is_chosen_mapped_written_and_taken_back(
    screen: RecordImportScreen, school: TermSchool, copies: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    press(screen, "record_import.kind.talks", qtbot)
    screen.presenter.choose(book(tmp_path, [MING, HUA, LATE]))
    assert screen.presenter.step == MAP
    press(screen, "record_import.next", qtbot)
    assert screen.presenter.step == PREVIEW
    table = screen.view.preview.table
    assert [Fate(row.outcome) for row in table.rows()] == [Fate.UNMATCHED, Fate.INVALID, Fate.NEW]
    assert "很长的话" not in repr([row.words for row in table.rows()])
    assert screen.view.panel.isVisible()
    press(screen, "record_import.candidate.1", qtbot)
    assert [Fate(row.outcome) for row in table.rows()] == [Fate.INVALID, Fate.NEW, Fate.NEW]
    press(screen, "record_import.next", qtbot)
    assert screen.presenter.step == DONE
    assert copies == [1]
    assert "已写入 2 条" in screen.view.report.title.text()
    assert [row.why for row in screen.view.report.table.rows()] == ["2027-09-04还没有到"]
    assert school.session.database.scalar("SELECT count(*) FROM casework.talk") == 2
    press(screen, "record_import.undo", qtbot)
    live = "SELECT count(*) FROM casework.talk WHERE voided_at IS NULL"
    assert school.session.database.scalar(live) == 0
    assert "撤下 2 条" in screen.view.report.undone.word
    press(screen, "record_import.next", qtbot)
    assert screen.presenter.step == CHOOSE


def test_the_same_file_again_says_that_nothing_changes(
    screen: RecordImportScreen, school: TermSchool, tmp_path: Path, qtbot: QtBot
) -> None:
    path = book(tmp_path, [MING])
    for _turn in range(2):
        screen.presenter.start("talks")
        screen.presenter.choose(path)
        press(screen, "record_import.next", qtbot)
        press(screen, "record_import.next", qtbot)
        assert screen.presenter.step == DONE
    assert screen.view.report.title.text() == "没有需要写入的内容,记录没有变化"
    assert school.session.database.scalar("SELECT count(*) FROM casework.talk") == 1
    assert not child(screen, "record_import.undo").isVisible()


def test_what_no_column_says_a_person_picks_for_all_rows(
    screen: RecordImportScreen, school: TermSchool, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.presenter.start("talks")
    screen.presenter.choose(book(tmp_path, [MING[:4]], HEADER[:4]))
    press(screen, "record_import.next", qtbot)
    assert screen.presenter.step == MAP
    assert "形式、方式" in screen.view.frame.bar.text()
    for name, words in (("talk_form", "全部按“一对一”"), ("talk_way", "全部按“电话或线上”")):
        box = child(screen, f"record_import.column.{name}")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        assert box.currentText() == words
    press(screen, "record_import.next", qtbot)
    press(screen, "record_import.next", qtbot)
    (student,) = {row[0] for row in school.session.database.tuples("SELECT student_id FROM casework.talk")}
    assert not talks.of_student(school.session, str(student))[0].face_to_face


def test_without_a_kind_no_file_is_read(screen: RecordImportScreen, tmp_path: Path, qtbot: QtBot) -> None:
    screen.presenter.choose(book(tmp_path, [MING]))
    assert screen.presenter.step == CHOOSE
    assert "还没有选这份表格是什么" in screen.view.frame.bar.text()


def test_hidden_names_stay_hidden_in_preview_and_report(
    screen: RecordImportScreen, host: FakeHost, tmp_path: Path, qtbot: QtBot
) -> None:
    host.hide = True
    screen.presenter.start("talks")
    screen.presenter.choose(book(tmp_path, [MING, LATE]))
    press(screen, "record_import.next", qtbot)
    assert {row.name for row in screen.view.preview.table.rows()} == {"王**"}
    press(screen, "record_import.next", qtbot)
    assert {row.name for row in screen.view.report.table.rows()} == {"王**"}


def test_what_was_undone_stays_so_when_names_are_hidden_or_shown(
    screen: RecordImportScreen, host: FakeHost, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.presenter.start("talks")
    screen.presenter.choose(book(tmp_path, [MING, LATE]))
    for button in ("next", "next", "undo"):
        press(screen, f"record_import.{button}", qtbot)
    host.hide = True
    screen.presenter.refresh(Changes.NONE)
    assert {row.name for row in screen.view.report.table.rows()} == {"王**"}
    assert screen.view.report.title.text() == "本次导入已撤销"
    assert screen.view.report.undone.isVisible() and not screen.view.report.undo_button.isVisible()


def test_a_template_is_offered_for_every_kind(
    screen: RecordImportScreen, host: FakeHost, qtbot: QtBot
) -> None:
    for kind in RecordKind:
        press(screen, f"record_import.kind.{kind.value}", qtbot)
        press(screen, "record_import.template", qtbot)
    assert len(set(host.suggested)) == len(RecordKind)


def test_the_registrar_is_offered_trainings_and_activities_alone(
    school: TermSchool, host: FakeHost, qtbot: QtBot
) -> None:
    registrar = school.vault.session(Role.REGISTRAR, "资料员")
    screen = made_screen(registrar, host, qtbot)
    shown = [kind for kind, button in screen.view.kinds.kinds.items() if button.isVisible()]
    assert shown == [RecordKind.TRAININGS, RecordKind.ACTIVITIES]
    screen.presenter.start("talks")
    assert screen.plug.kind is None
    registrar.database.close()

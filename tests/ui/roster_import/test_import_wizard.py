"""The import wizard through its real widgets: real files, the real child reader, a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.roster_files import HEAD, A, B, C, write_roster
from tests.support.student_pages import FakeHost, make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import CancelToken, Lane, Priority
from xinliapp.domain.roster_plan import Outcome
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import roster, students
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.ui.import_wizard.facts import CHOOSE, DONE, MAP, PREVIEW
from xinliapp.ui.roster_import.screen import RosterImportScreen


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def copies() -> list[int]:
    """How many students stood in the list each time the automatic copy was made."""
    return []


@pytest.fixture
def screen(session: Session, host: FakeHost, copies: list[int], qtbot: QtBot) -> RosterImportScreen:
    def copy(now: Session) -> object:
        copies.append(len(students.list_students(now)))
        return None

    jobs = SerialRunner()
    made = RosterImportScreen(session, jobs, host, copy)
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.view.resize(1182, 616)
    made.view.show()
    made.presenter.start(None)
    return made


def child(screen: RosterImportScreen, name: str) -> QWidget:
    found = screen.view.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(screen: RosterImportScreen, name: str, qtbot: QtBot) -> None:
    button = child(screen, name)
    assert isinstance(button, QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def drop(screen: RosterImportScreen, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.view.choose.drop.dropEvent(event)


def show_only(screen: RosterImportScreen, outcome: Outcome) -> None:
    screen.view.preview.chips[outcome.value].setChecked(True)


def names(session: Session) -> list[str]:
    return [row.name for row in students.list_students(session)]


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """What an undo must leave as it was."""
    tables = ("student", "guardian", "class_membership", "student_status", "class_group")
    return {
        table: sorted(session.database.tuples(f"SELECT * FROM {table}"), key=repr)  # noqa: S608
        for table in tables
    }


def test_the_journey_a_file_dropped_written_and_taken_back(
    screen: RosterImportScreen,
    session: Session,
    host: FakeHost,
    copies: list[int],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    drop(screen, write_roster(tmp_path / "2026秋名单.xlsx", [A, B, C]))
    assert screen.presenter.step == MAP
    clicks = 1
    for _ in range(2):
        press(screen, "roster_import.next", qtbot)
        clicks += 1
    assert clicks <= 8
    assert screen.presenter.step == DONE
    assert sorted(names(session)) == sorted(["赵子轩", "钱雨涵", "孙宇航"])
    assert copies == [0]
    assert "新增 3" in screen.view.report.counts.text()
    press(screen, "roster_import.undo", qtbot)
    assert names(session) == []
    assert "撤下学生 3 名" in screen.view.report.undone.word
    assert roster.can_undo(session) is None
    press(screen, "roster_import.next", qtbot)
    assert host.opened == [("roster", None)]


def test_the_journey_by_keyboard_alone(
    screen: RosterImportScreen, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.presenter.choose(str(write_roster(tmp_path / "a.xlsx", [A, B])))
    for _ in range(2):
        qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.presenter.step == DONE
    assert len(names(session)) == 2


def test_a_second_file_shows_every_outcome_and_writes_what_is_ticked(
    screen: RosterImportScreen, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A, B, C])))
    screen.presenter.next()
    screen.presenter.next()
    known = {row.name: row for row in students.list_students(session)}
    students.edit_student(
        session,
        known["钱雨涵"].id,
        StudentInput(
            "钱雨涵",
            known["钱雨涵"].class_id,
            known["钱雨涵"].gender,
            "2013-09-02",
            student_number=str(B[1]),
            number_in_class=12,
        ),
    )
    before = everything(session)
    moved = [*A[:4], "七年级3班", A[5]]
    by_hand = [*B, 30]
    weak = [C[0], None, C[2], C[3], C[4], C[5], None]
    new = ["李明", "L990101201300000009", "男", "20130909", "七年级1班", None, None]
    nameless = [None, "L990101201300000010", "男", "20130909", "七年级1班", None, None]
    path = write_roster(
        tmp_path / "2.xlsx", [[*moved, None], by_hand, weak, new, nameless], (*HEAD, "班内学号")
    )
    screen.presenter.start(str(path))
    screen.presenter.next()
    rows = {row.number: row for row in screen.view.preview.table.rows()}
    assert {number: row.outcome for number, row in rows.items()} == {
        3: "changed",
        4: "changed",
        5: "conflict",
        6: "new",
        7: "invalid",
    }
    assert rows[3].words == "班级 七(1) → 七(3)"
    assert (rows[3].on, rows[4].on, rows[5].on, rows[6].on, rows[7].on) == (True, False, None, True, None)
    assert "手工改过" in rows[4].words
    assert screen.view.frame.next_button.text() == "写入 2 行"
    assert "冲突 1 行" in screen.view.waiting.text()
    # the conflict stands first and is current: say that it is the child the list knows
    press(screen, "roster_import.choice.0", qtbot)
    assert screen.view.frame.next_button.text() == "写入 3 行"
    assert screen.view.waiting.text() == ""
    # untick the new one by keyboard
    show_only(screen, Outcome.NEW)
    screen.view.preview.table.selectRow(0)
    qtbot.keyClick(screen.view.preview.table, Qt.Key.Key_Space)
    assert screen.view.frame.next_button.text() == "写入 2 行"
    press(screen, "roster_import.next", qtbot)
    assert screen.presenter.step == DONE
    now = {row.name: row for row in students.list_students(session)}
    assert set(now) == {"赵子轩", "钱雨涵", "孙宇航"}
    assert now["赵子轩"].class_label == "七(3)"
    assert now["钱雨涵"].number_in_class == 12
    left = [line.row for line in screen.view.report.table.rows() if Outcome(line.outcome) is Outcome.INVALID]
    assert left == [7]
    screen.presenter.undo_this()
    assert everything(session) == before


class CancellingJobs(SerialRunner):
    """Runs a job that reports its progress only when told to, and lets a person cancel at a report."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[Callable[[int, int], None]], None]] = []
        self.holding = False

    def run(
        self,
        fn: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None,
        failed: Callable[[XinliError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: object,
        lane: Lane = "db",
        priority: Priority = Priority.NORMAL,
    ) -> CancelToken:
        """As :class:`SerialRunner`, but a job with progress waits in ``held`` once ``holding`` is set."""
        if progress is None or not self.holding:
            return super().run(
                fn,
                *args,
                done=done,
                failed=failed,
                progress=progress,
                owner=owner,
                lane=lane,
                priority=priority,
            )
        token, shown = CancelToken(), progress

        def go(watch: Callable[[int, int], None]) -> None:
            def report(count: int, total: int) -> None:
                shown(count, total)
                watch(count, total)
                token.check()

            try:
                result = fn(*args, progress=report)
            except XinliError as error:
                assert failed is not None
                failed(error)
            else:
                assert done is not None
                done(result)

        self.held.append(go)
        return token


def test_while_writing_a_bar_is_shown_and_it_can_be_cancelled_until_the_commit(
    session: Session, host: FakeHost, tmp_path: Path, qtbot: QtBot
) -> None:
    jobs = CancellingJobs()
    screen = RosterImportScreen(session, jobs, host, None)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.presenter.start(str(write_roster(tmp_path / "1.xlsx", [A, B, C])))
    screen.presenter.next()
    before = everything(session)
    jobs.holding = True
    screen.presenter.next()
    area = screen.view.frame.progress
    seen: list[str] = []

    def cancel_with_all_rows_written(count: int, total: int) -> None:
        seen.append(area.count_text())
        if count == total:
            area.cancelled.emit()

    jobs.held.pop()(cancel_with_all_rows_written)
    assert seen[0] == "0/3" and seen[-1] == "3/3"
    assert everything(session) == before and roster.can_undo(session) is None
    assert screen.presenter.step == PREVIEW
    assert "没有写入任何内容" in screen.view.frame.bar.text()
    assert not screen.view.frame.next_button.busy and not area.isVisible()
    screen.presenter.next()
    jobs.held.pop()(lambda count, total: None)
    assert screen.presenter.step == DONE
    assert len(names(session)) == 3


def test_the_same_file_again_says_so(
    screen: RosterImportScreen, session: Session, copies: list[int], tmp_path: Path
) -> None:
    path = write_roster(tmp_path / "1.xlsx", [A, B])
    for _ in range(2):
        screen.presenter.start(str(path))
        screen.presenter.next()
        screen.presenter.next()
    assert "没有需要写入的内容" in screen.view.report.title.text()
    assert not screen.view.report.undo_button.isVisible()
    assert copies == [0]
    assert len(names(session)) == 2


def test_columns_are_set_by_hand_and_remembered(
    screen: RosterImportScreen, session: Session, tmp_path: Path
) -> None:
    head = ("姓名", "号", "性别", "生", "班级", "家里")
    path = write_roster(tmp_path / "odd.xlsx", [A, B], head)
    screen.presenter.choose(str(path))
    box = child(screen, "roster_import.column.student_number")
    assert isinstance(box, QComboBox) and box.currentData() is None
    place = box.findData(1)
    assert box.itemText(place) == "B  号"
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert screen.view.map._samples  # what stands there is shown, half hidden
    shown = [one.text() for key, one in screen.view.map._samples.items() if key == "student_number"]
    assert shown == ["L99************0001  L99************0002"]
    screen.presenter.next()
    screen.presenter.next()
    assert {row.number_tail for row in students.list_students(session)} == {"0001", "0002"}
    assert not screen.view.map.known.isVisibleTo(screen.view.map)
    screen.presenter.start(str(path))
    assert screen.view.map.known.isVisibleTo(screen.view.map)
    assert box.currentData() == 1


def test_without_a_name_column_nothing_is_planned(screen: RosterImportScreen, tmp_path: Path) -> None:
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A])))
    box = child(screen, "roster_import.column.name")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    screen.presenter.next()
    assert screen.presenter.step == MAP
    assert "姓名" in screen.view.frame.bar.text()


def test_a_header_nobody_recognised_can_be_pointed_at(screen: RosterImportScreen, tmp_path: Path) -> None:
    head = ("甲", "乙", "丙", "丁", "戊", "己")
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A], head)))
    assert screen.view.map.lost.isVisibleTo(screen.view.map)
    screen.view.map.header.setValue(2)
    assert not screen.view.map.lost.isVisibleTo(screen.view.map)
    assert screen.plug.mappings()[0].header_row == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.xlsx", b"PK\x03\x04 cut off", "不完整"),
        ("空.xlsx", b"", "空文件"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "不是可以读取的表格"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence(
    screen: RosterImportScreen, session: Session, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    screen.presenter.choose(str(path))
    assert screen.presenter.step == CHOOSE
    assert said in screen.view.frame.bar.text()
    assert not screen.view.frame.next_button.busy
    assert names(session) == []


def test_a_roster_that_changed_since_the_preview_is_not_written(
    screen: RosterImportScreen, session: Session, tmp_path: Path
) -> None:
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A])))
    screen.presenter.next()
    students.add_student(session, StudentInput("别人", "class-1"))
    screen.presenter.next()
    assert screen.presenter.step == PREVIEW
    assert "名单又有变动" in screen.view.frame.bar.text()
    assert names(session) == ["别人"]
    screen.presenter.next()  # plans again
    screen.presenter.next()
    assert screen.presenter.step == DONE
    assert len(names(session)) == 2


def test_an_ambiguous_class_is_asked_once_for_all_its_rows(
    screen: RosterImportScreen, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [[*A[:4], 7.1, A[5]], [*B[:4], 7.1, B[5]]]
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", rows)))
    screen.presenter.next()
    assert screen.view.preview.chips["conflict"].count == 2
    press(screen, "roster_import.class.0", qtbot)
    assert screen.view.preview.chips["conflict"].count == 0
    assert screen.view.frame.next_button.text() == "写入 2 行"
    assert {row.group for row in screen.view.preview.table.rows()} == {"七(1)"}


def test_who_is_not_in_the_file_is_listed_and_stays(
    screen: RosterImportScreen, session: Session, tmp_path: Path
) -> None:
    for number, rows in enumerate(([A, B], [A])):
        screen.presenter.start(str(write_roster(tmp_path / f"{number}.xlsx", rows)))
        screen.presenter.next()
        if number == 0:
            screen.presenter.next()
    missing = [row for row in screen.view.preview.table.rows() if row.outcome == "missing"]
    assert [row.name for row in missing] == ["钱雨涵"]
    screen.presenter.next()
    assert len(names(session)) == 2


def test_names_are_hidden_in_the_preview(screen: RosterImportScreen, host: FakeHost, tmp_path: Path) -> None:
    host.hide = True
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A])))
    screen.presenter.next()
    assert [row.name for row in screen.view.preview.table.rows()] == ["赵**"]


def test_a_registrar_is_told_where_the_tags_go(files: VaultFiles, host: FakeHost, tmp_path: Path) -> None:
    registrar = files.session(Role.REGISTRAR, "资料员")
    try:
        made = RosterImportScreen(registrar, SerialRunner(), host, None)
        path = write_roster(tmp_path / "1.xlsx", [[*A, "是"]], (*HEAD, "是否孤儿"))
        made.presenter.start(str(path))
        made.presenter.next()
        assert "只有心理教师能看" in made.view.preview.note.text()
    finally:
        registrar.database.close()


def test_the_difference_sheet_is_shown_before_it_is_printed(
    screen: RosterImportScreen, session: Session, host: FakeHost, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.presenter.choose(str(write_roster(tmp_path / "1.xlsx", [A])))
    screen.presenter.next()
    screen.presenter.next()
    press(screen, "roster_import.print", qtbot)
    (paper,) = host.papers
    assert paper.data.startswith(b"%PDF-") and paper.names
    assert audited(session)[-1] == "roster.print"

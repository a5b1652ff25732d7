"""The tab 班级包 over a real vault: files dropped, lines decided, written once, taken back; slips too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.packets import WINDOW, filled, read_here, ticks
from tests.support.term_school import TermSchool
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import class_packets, packet_log, talks, warning_slips, warnings
from xinliapp.ui.contacts import packet_work
from xinliapp.ui.contacts.packet_facts import Outcome, PacketPrint
from xinliapp.ui.contacts.screen import ContactsScreen
from xinliapp.ui.contacts.view import PACKETS, TALKS


class ToastHost(FakeHost):
    """Keeps 撤销 of the last toast."""

    undo: Callable[[], None] | None = None

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        super().toast(text, undo)
        self.undo = undo


class Desk:
    """One class of three; the page; files read without the child process."""

    def __init__(self, qtbot: QtBot, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.school, self.host = folder, TermSchool(folder), ToastHost()
        self.group = self.school.class_group(1)
        self.pupils = [self.school.student(self.group, name=name) for name in ("李华", "王小明", "赵强")]
        patch.setattr(packet_work, "read_sheet_file", read_here)
        self.screen = ContactsScreen(self.school.session, SerialRunner(), self.host)
        self.view = self.screen.view
        qtbot.addWidget(self.view)
        self.view.resize(1366, 640)
        self.view.show()
        self.screen.presenter.start(None)
        self.preview = self.view.packets.preview

    def sheet(self, cells: dict[str, object], name: str = "交回.xlsx") -> str:
        blank = class_packets.packet_files(self.school.session, WINDOW)[0].data
        return str(filled(blank, self.folder / name, ticks(cells)))

    def slip(self, cells: dict[str, object], name: str = "预警.xlsx") -> str:
        blank = warning_slips.slip_files(self.school.session)[0].data
        return str(filled(blank, self.folder / name, ticks(cells)))

    def drop(self, *paths: str) -> None:
        self.view.files_dropped.emit(list(paths))

    def outcomes(self) -> list[Outcome]:
        return [line.outcome for line in self.preview.lines.rows()]

    def talked(self, pupil: int) -> int:
        return len(talks.of_student(self.school.session, self.pupils[pupil]))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(qtbot, tmp_path, monkeypatch)


def _payroll(sheet: Worksheet) -> None:
    sheet.delete_rows(1, 20)
    sheet["A1"], sheet["B1"] = "姓名", "工资"


def _see(widget: QWidget) -> bool:
    return widget.isVisible()


def test_a_line_without_a_mark_is_ignored_and_the_rest_is_written(desk: Desk) -> None:
    desk.drop(desk.sheet({"D6": "√", "D7": "√", "E8": "√", "C9": "周新", "D9": "√"}))
    assert desk.view.tabs.currentIndex() == PACKETS and desk.view.packets.previewing
    assert desk.outcomes() == [Outcome.UNCLEAR, Outcome.NEW, Outcome.NEW, Outcome.NEW]
    assert "多出1行(第9行),没有编号。其余3行已备好" in desk.preview.files.rows()[0].why[0]
    assert "第9行没有编号" in desk.preview.side.why.text() and _see(desk.preview.side.ignore)
    desk.preview.side.ignore.click()
    assert desk.outcomes()[-1] is Outcome.LEFT_OUT
    assert desk.preview.write.text() == "写入 3 条"
    desk.preview.write.click()
    assert desk.view.tabs.currentIndex() == TALKS and not desk.view.packets.previewing
    assert desk.host.toasts[-1] == "已写入 3 条(1 个班),1 行没有写"
    assert [desk.talked(pupil) for pupil in range(3)] == [1, 1, 0]
    assert packet_log.states(desk.school.session)[0].written == 3
    assert desk.host.undo is not None
    desk.host.undo()
    assert [desk.talked(pupil) for pupil in range(3)] == [0, 0, 0]


def test_a_person_says_whose_a_line_is_and_what_a_cell_means(desk: Desk) -> None:
    desk.drop(desk.sheet({"D6": "跟班主任谈了", "C9": "赵强", "D9": "√"}))
    side = desk.preview.side
    lines = {line.row: line for line in desk.preview.lines.rows()}
    desk.preview.lines.select_key(lines[6].id)
    assert _see(side.count) and not _see(side.picker) and "看不懂写的是什么" in side.why.text()
    side.count.click()
    desk.preview.lines.select_key(lines[9].id)
    assert _see(side.picker)
    side.student_chosen.emit(lines[9].id, desk.pupils[2])
    assert set(desk.outcomes()) == {Outcome.NEW}
    desk.preview.write.click()
    assert [desk.talked(pupil) for pupil in range(3)] == [1, 0, 1]


def test_a_file_set_aside_is_taken_in_by_hand(desk: Desk) -> None:
    old = desk.sheet({"D6": "√"}, "旧.xlsx")
    desk.school.student(desk.group, name="新来的")
    class_packets.packet_files(desk.school.session, WINDOW)
    desk.drop(old)
    (file,) = desk.preview.files.rows()
    assert not file.on and "印的旧表" in file.why[0] and not desk.preview.write.isEnabled()
    desk.preview.files.toggled.emit(file, "on", True)
    assert desk.preview.write.isEnabled()
    desk.preview.write.click()
    assert desk.talked(0) == 1


def test_a_sheet_is_given_back(desk: Desk) -> None:
    desk.drop(desk.sheet({"D6": "√", "C7": "谁"}))
    desk.preview.files.link_clicked.emit(desk.preview.files.rows()[0], "return")
    assert not desk.preview.files.rows()[0].on and desk.host.toasts[-1] == "七(1)的表已记为退回"
    desk.preview.drop.click()
    home = desk.view.packets.home
    assert home.total.text() == "读回 0/1 班 · 退回 1" and not desk.view.packets.previewing
    assert desk.talked(0) == 0


def test_the_day_of_ticks_without_one_is_the_persons(desk: Desk) -> None:
    desk.drop(desk.sheet({"D6": "√", "D7": "11-10"}))
    assert desk.preview.day.iso() == "2026-11-23"
    desk.preview.day.set_iso("2026-11-16")
    desk.preview.write.click()
    days = [talks.of_student(desk.school.session, pupil)[0].day for pupil in desk.pupils[:2]]
    assert days == ["2026-11-16", "2026-11-10"]


def test_slips_are_accepted_one_by_one(desk: Desk) -> None:
    good = {"B6": "李华", "C6": "2026-11-20 10:30", "D6": "√"}
    bad = {"B7": "谁", "C7": "2026-11-20 10:30", "D7": "√"}
    desk.drop(desk.sheet({"D6": "√"}), desk.slip({**good, **bad}))
    assert [(file.slip, file.new, file.unclear) for file in desk.preview.files.rows()] == [
        (False, 1, 0), (True, 1, 1),
    ]  # fmt: skip
    assert desk.preview.write.text() == "写入 1 条"  # nobody accepted a warning yet
    desk.preview.all_slips.click()
    assert desk.preview.write.text() == "写入 1 条,收下 1 条预警"
    desk.preview.write.click()
    (made,) = warnings.open_ones(desk.school.session)
    assert made.student_id == desk.pupils[0] and desk.talked(0) == 1
    assert desk.host.toasts[-1] == "已写入 1 条(1 个班),已收下 1 条预警"
    assert desk.host.undo is not None
    desk.host.undo()
    assert warnings.open_ones(desk.school.session) == [] and desk.talked(0) == 0


def test_a_file_of_another_kind_stops_no_other(desk: Desk) -> None:
    other = desk.folder / "工资表.xlsx"
    desk.sheet({}, other.name)
    filled(other.read_bytes(), other, _payroll)
    desk.drop(str(other), desk.sheet({"D6": "√"}))
    assert "“工资表.xlsx”不是班级包" in desk.view.bar.text()
    assert len(desk.preview.files.rows()) == 1


def test_workbooks_go_into_a_folder_of_their_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.view.packets, "ask_folder", lambda: desk.folder)
    for _ in range(2):
        desk.view.packet_print_wanted.emit(PacketPrint.FILES.value)
    desk.view.packet_print_wanted.emit(PacketPrint.SLIP_FILES.value)
    made = sorted(path.name for path in desk.folder.glob("*-2026-11-23*"))
    assert made == ["班级包-2026-11-23", "班级包-2026-11-23(2)", "空白预警单-2026-11-23"]
    names = [path.name for path in (desk.folder / made[0]).iterdir()]
    assert len(names) == 1 and names[0].startswith("七(1)班级包-")
    assert "每班一个表格" in desk.host.toasts[-1]


def test_names_are_masked_with_the_page(desk: Desk) -> None:
    desk.host.hidden = True
    desk.drop(desk.sheet({"D7": "√"}))
    column = desk.preview.lines
    assert "王小明" not in _texts(column.rows(), desk) and "王**" in _texts(column.rows(), desk)


def _texts(rows: Sequence[object], desk: Desk) -> str:
    return " ".join(desk.preview._name(row) for row in rows)  # type: ignore[arg-type]

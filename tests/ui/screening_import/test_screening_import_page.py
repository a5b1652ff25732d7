"""A vendor's file through the wizard: skipped for want of consent, unmatched by hand, back to the round."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.ui.screening.support import Rounds, rounds
from xinliapp.domain.screening import RowState
from xinliapp.jobs.runner import SerialRunner
from xinliapp.sheets.writer import TableSheet, write_table
from xinliapp.ui.screening_import.screen import ScreeningImportScreen
from xinliapp.widgets.picking import PickRow

HEAD = ("班级", "姓名", "施测日", "状态", *(f"第{item}题" for item in range(1, 10)))
DAY = "2026-11-20"


@pytest.fixture
def made(tmp_path: Path) -> Rounds:
    """All guardians of 七(1) agreed; nobody else has answered."""
    made = rounds(tmp_path)
    made.agree(made.students[:3])
    return made


def _file(tmp_path: Path) -> Path:
    path = tmp_path / "成绩.xlsx"
    rows = [
        ("七(1)", "张小刚", DAY, "", *(0,) * 9),
        ("七(1)", "李小红", DAY, "", 1, "", *(0,) * 7),  # an item left out: void
        ("七(1)", "王晓明", DAY, "", *(1,) * 9),  # written wrongly
        ("七(2)", "孙小梅", DAY, "", *(3,) * 9),  # no consent
        ("七(2)", "赵小军", DAY, "缺测", *("",) * 9),
    ]
    write_table(path, [TableSheet("成绩", HEAD, rows)])
    return path


def _open(qtbot: QtBot, made: Rounds, path: Path) -> tuple[ScreeningImportScreen, FakeHost]:
    host = FakeHost(hidden=False)
    screen = ScreeningImportScreen(made.school.session, SerialRunner(), host, None)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start({"round": made.scale, "path": str(path)})
    return screen, host


def test_a_file_dropped_on_the_round_goes_all_the_way(qtbot: QtBot, made: Rounds, tmp_path: Path) -> None:
    screen, host = _open(qtbot, made, _file(tmp_path))
    assert screen.presenter.step == 1
    screen.presenter.next()
    assert screen.presenter.step == 2
    assert screen.view.preview.note.text() == "未同意跳过 1 行:只计数,不保存。"
    assert [row.name for row in screen.view.preview.table.rows()[:1]] == ["王晓明"]
    assert screen.panel.isVisible()  # the row nobody was found for comes first, with the picker
    host.students["wxm"] = [PickRow(made.students[2], "王小明")]
    screen.panel.picker.picked.emit(PickRow(made.students[2], "王小明"))
    assert screen.view.frame.next_button.text() == "写入 4 行"
    screen.presenter.next()
    assert "完成 2" in screen.view.report.counts.text()
    assert "无效 1" in screen.view.report.counts.text()
    states = [made.row(made.scale, student).state for student in made.students]
    assert states == [
        RowState.DONE, RowState.VOID, RowState.DONE, RowState.PENDING, RowState.ABSENT, RowState.PENDING,
    ]  # fmt: skip
    screen.presenter.next()
    assert host.opened == [("screening", {"round": made.scale, "step": "check"})]


def test_nothing_of_the_child_without_consent_is_shown_or_kept(
    qtbot: QtBot, made: Rounds, tmp_path: Path
) -> None:
    screen, _ = _open(qtbot, made, _file(tmp_path))
    screen.presenter.next()
    (row,) = [one for one in screen.view.preview.table.rows() if one.name == "孙小梅"]
    assert (row.outcome, row.on) == ("skipped", None)
    assert "提示" not in row.words
    screen.presenter.next()
    assert made.row(made.scale, made.students[3]).entry_id is None


def test_an_import_is_taken_back_whole(qtbot: QtBot, made: Rounds, tmp_path: Path) -> None:
    screen, _ = _open(qtbot, made, _file(tmp_path))
    screen.presenter.next()
    screen.presenter.next()
    screen.view.findChild(QPushButton, "screening_import.undo").click()
    assert screen.view.report.undone.word == "撤下 3 人的结果。"
    assert all(made.row(made.scale, student).state is RowState.PENDING for student in made.students)


def test_without_a_round_nothing_is_read(qtbot: QtBot, made: Rounds, tmp_path: Path) -> None:
    host = FakeHost()
    screen = ScreeningImportScreen(made.school.session, SerialRunner(), host, None)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.presenter.choose(str(_file(tmp_path)))
    assert screen.presenter.step == 0
    assert "还没有选测评轮次" in screen.view.frame.bar.text()

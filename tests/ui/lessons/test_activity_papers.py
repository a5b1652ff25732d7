"""材料和照片 of the ledger: chosen in the form, counted in the list, seen, saved elsewhere, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from tests.ui.lessons.test_lessons_screen import open_screen, page_of
from xinliapp.domain.attachments import SUFFIXES
from xinliapp.services import attachments
from xinliapp.ui.lessons.screen import LessonsScreen
from xinliapp.widgets.buttons import Button
from xinliapp.widgets.picture_dialog import PictureDialog

PDF = b"%PDF-1.7\n plan \n"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group(), name="赵小满")
    return made


def picture(wide: int = 8, high: int = 6) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def noted(qtbot: QtBot, screen: LessonsScreen, *files: Path) -> str:
    """An activity noted in the form with these files; its id."""
    panel = screen.view.activity_panel
    qtbot.keyClicks(panel.fields.title, "life")
    panel.fields.files.take(files)
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    (saved,) = page_of(screen).activities
    return saved.id


def shown(screen: LessonsScreen, activity_id: str) -> str:
    """What the list says of an activity's files."""
    ledger = screen.view.ledger_tab
    (row,) = (row for row in ledger.table.rows() if row.id == activity_id)
    return ledger._files(row)


def press(qtbot: QtBot, screen: LessonsScreen, words: str, number: int = 0) -> None:
    """The ``number``-th button of the files' panel with these words."""
    buttons = [one for one in screen.view.files_panel.findChildren(Button) if one.text() == words]
    qtbot.mouseClick(buttons[number], Qt.MouseButton.LeftButton)


def open_ledger(qtbot: QtBot, school: TermSchool, *files: Path) -> tuple[LessonsScreen, FakeHost, str]:
    """The ledger with one activity, its files in the panel."""
    screen, host = open_screen(qtbot, school, "activities")
    made = noted(qtbot, screen, *files)
    screen.view.ledger_tab.table.link_clicked.emit(page_of(screen).activity(made), "files")
    return screen, host, made


def test_files_chosen_in_the_form_are_kept_with_what_is_saved(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    screen, host = open_screen(qtbot, school, "activities")
    panel = screen.view.activity_panel
    plan, red = file(tmp_path, "方案.pdf", PDF), file(tmp_path, "赵小满.png", picture())
    panel.fields.files.take([plan])
    assert panel.save.isEnabled()
    made = noted(qtbot, screen, plan, red)
    assert host.toasts == ["活动已保存"] and panel.fields.files.paths() == ()
    assert [each.name for each in page_of(screen).files[made]] == ["方案.pdf", "照片1.png"]
    assert shown(screen, made) == "2份"


def test_one_chosen_by_mistake_is_dropped_again(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    screen, _ = open_screen(qtbot, school, "activities")
    picks = screen.view.activity_panel.fields.files
    one, two = file(tmp_path, "a.pdf", PDF), file(tmp_path, "b.pdf", PDF)
    picks.take([one, two, one])
    assert picks.paths() == (one, two)
    qtbot.mouseClick(picks.findChild(QPushButton, "lessons.files_drop.0"), Qt.MouseButton.LeftButton)
    assert picks.paths() == (two,)


def test_a_refused_file_is_told_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    screen, _ = open_screen(qtbot, school, "activities")
    panel = screen.view.activity_panel
    qtbot.keyClicks(panel.fields.title, "life")
    bad = file(tmp_path, "赵小满的检讨.pdf", PDF)
    panel.fields.files.take([bad])
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "姓名" in panel.fields.by_name["文件"].error()
    assert page_of(screen).activities == () and panel.fields.files.paths() == (bad,)
    panel.fields.files.clear()
    panel.fields.files.take([file(tmp_path, "假.png", PDF)])
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "内容和扩展名不一致" in panel.fields.by_name["文件"].error()


def test_files_are_added_seen_and_saved_elsewhere_from_the_list(
    qtbot: QtBot, school: TermSchool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, host, made = open_ledger(qtbot, school)
    panel = screen.view.files_panel
    assert panel.isVisible() and not screen.view.activity_panel.isVisible()
    assert not screen.view.activity_panel.save.isVisible() and screen.view.new_activity.isVisible()
    assert shown(screen, made) == "添加" and panel.nothing.isVisible()
    chosen = [str(file(tmp_path, "方案.pdf", PDF)), str(file(tmp_path, "IMG_1.png", picture()))]
    asked = []

    def ask(*arguments: str) -> tuple[list[str], str]:
        asked.append(arguments[3])
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    qtbot.mouseClick(panel.choose.button, Qt.MouseButton.LeftButton)
    assert all(f"*{suffix}" in asked[0] for suffix in SUFFIXES)
    assert shown(screen, made) == "2份" and not panel.nothing.isVisible()
    press(qtbot, screen, "看", 0)
    assert [(paper.file_name, paper.data) for paper in host.papers] == [("方案.pdf", PDF)]
    press(qtbot, screen, "看", 1)
    dialog = screen.view.findChild(PictureDialog)
    assert dialog is not None and dialog.shown is not None
    assert (dialog.shown.pixmap().width(), dialog.shown.pixmap().height()) == (8, 6)
    dialog.reject()
    host.save_to = tmp_path / "out.png"
    press(qtbot, screen, "另存", 1)
    assert host.suggested == ["照片1.png"] and host.save_to.read_bytes() == picture()


def test_one_taken_away_comes_back_by_undo(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    screen, host, made = open_ledger(qtbot, school, file(tmp_path, "方案.pdf", PDF))
    press(qtbot, screen, "拿掉")
    assert shown(screen, made) == "添加" and host.toasts[-1] == "已拿掉"
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert shown(screen, made) == "1份" and host.toasts[-1] == "文件已放回"


def test_a_file_refused_in_the_list_says_so_there(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    screen, _, made = open_ledger(qtbot, school)
    panel = screen.view.files_panel
    panel.choose.chosen.emit((file(tmp_path, "赵小满的检讨.pdf", PDF),))
    assert panel.trouble.isVisible() and "姓名" in panel.trouble.text() and "赵" not in panel.trouble.text()
    assert shown(screen, made) == "添加"
    panel.choose.chosen.emit((file(tmp_path, "方案.pdf", PDF),))
    assert not panel.trouble.isVisible() and shown(screen, made) == "1份"


def test_the_panel_makes_room_for_the_form_and_goes_with_its_activity(
    qtbot: QtBot, school: TermSchool, tmp_path: Path
) -> None:
    screen, _, made = open_ledger(qtbot, school, file(tmp_path, "方案.pdf", PDF))
    view = screen.view
    press(qtbot, screen, "关闭")
    assert view.activity_panel.isVisible() and not view.files_panel.isVisible()
    row = page_of(screen).activity(made)
    view.ledger_tab.table.link_clicked.emit(row, "files")
    view.ledger_tab.opened.emit(row)
    assert view.activity_panel.isVisible() and view.activity_panel.fields.editing == made
    view.ledger_tab.table.link_clicked.emit(row, "files")
    view.ledger_tab.table.link_clicked.emit(row, "remove")
    assert view.activity_panel.isVisible() and not view.files_panel.isVisible()
    assert attachments.kept_files(school.session) == {}


def test_the_principal_looks_and_changes_nothing(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    screen, _ = open_screen(qtbot, school, "activities")
    made = noted(qtbot, screen, file(tmp_path, "方案.pdf", PDF))
    theirs, host = open_screen(qtbot, school, "activities", principal=True)
    assert shown(theirs, made) == "1份"
    theirs.view.ledger_tab.table.link_clicked.emit(page_of(theirs).activity(made), "files")
    panel = theirs.view.files_panel
    assert panel.isVisible() and not panel.choose.isVisible()
    assert {one.text() for one in panel.findChildren(Button) if one.isVisible()} == {"关闭", "看", "另存"}
    press(qtbot, theirs, "看")
    assert [paper.data for paper in host.papers] == [PDF]

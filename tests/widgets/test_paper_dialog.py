"""The preview of a paper: its pages at the width of the dialog, the printer, the file, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from xinliapp.domain.errors import KnownError
from xinliapp.domain.jobs import CancelToken
from xinliapp.domain.papers import Paper
from xinliapp.jobs.runner import SerialRunner
from xinliapp.widgets import paper_dialog
from xinliapp.widgets.paper_dialog import PaperDialog, PaperTools
from xinliapp.widgets.saving import plain_name

UPRIGHT, ACROSS = (595.0, 842.0), (842.0, 595.0)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Tools that write down what they were asked; every page is one colour."""

    def __init__(self, pages: Sequence[tuple[float, float]], printers: Sequence[str] = ("HP 二楼",)) -> None:
        self.pages, self.names = pages, printers
        self.drawn: list[tuple[int, int]] = []
        self.sent: list[tuple[bytes, str, int]] = []
        self.saved: list[tuple[Path, bytes]] = []
        self.trouble: KnownError | None = None

    def image(self, data: bytes, page: int, width: int) -> QImage:
        assert data == b"PDF"
        self.drawn.append((page, width))
        made = QImage(width, width, QImage.Format.Format_RGB32)
        made.fill(QColor("#204060"))
        return made

    def send(self, data: bytes, printer: str, copies: int) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.sent.append((data, printer, copies))
        return printer

    def save(self, path: Path, data: bytes) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.saved.append((path, data))
        return path.name

    def tools(self) -> PaperTools:
        return PaperTools(lambda _data: self.pages, self.image, lambda: self.names, self.send, self.save)


class Later(SerialRunner):
    """Runs jobs only when told to."""

    def __init__(self) -> None:
        super().__init__()
        self._queue: list[Callable[[], object]] = []

    def run(self, fn: Callable[..., Any], *args: Any, **how: Any) -> CancelToken:
        self._queue.append(partial(super().run, fn, *args, **how))
        return CancelToken()

    def waiting(self) -> int:
        return len(self._queue)

    def finish(self) -> None:
        while self._queue:
            self._queue.pop(0)()


def opened(qtbot: QtBot, desk: Desk, *, names: bool = False) -> PaperDialog:
    made = PaperDialog(Paper("班级名单-七(1).pdf", b"PDF", names), desk.tools(), SerialRunner())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_pages_fill_the_width_and_only_those_near_the_view_are_drawn(qtbot: QtBot) -> None:
    desk = Desk([UPRIGHT] * 9)
    dialog = opened(qtbot, desk)
    assert (dialog.width(), dialog.height()) == (940, 480)
    width = dialog.view.viewport().width() - 24
    assert [sheet.width() for sheet in dialog.view.sheets] == [width] * 9
    assert dialog.view.sheets[0].height() == round(width * 842 / 595)
    assert {page for page, _ in desk.drawn} == {0}
    assert desk.drawn[-1][1] == round(width * dialog.devicePixelRatioF())
    assert dialog.count.text() == "第 1 页,共 9 页"


def test_end_and_home_go_through_the_pages_and_far_ones_are_let_go(qtbot: QtBot) -> None:
    desk = Desk([UPRIGHT, UPRIGHT, UPRIGHT, ACROSS])
    dialog = opened(qtbot, desk)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_End)
    assert dialog.count.text() == "第 4 页,共 4 页"
    assert dialog.view.sheets[3].image is not None
    assert dialog.view.sheets[0].image is None
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Home)
    assert dialog.count.text() == "第 1 页,共 4 页"
    assert dialog.view.sheets[0].image is not None


def test_a_page_down_key_moves_on(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Desk([UPRIGHT] * 2))
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_PageDown)
    assert dialog.view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_Return])
def test_control_p_and_control_enter_print_as_many_as_asked(qtbot: QtBot, key: Qt.Key) -> None:
    desk = Desk([UPRIGHT], ("HP 二楼", "兄弟"))
    dialog = opened(qtbot, desk)
    dialog.printer.setCurrentIndex(1)
    dialog.copies.setValue(3)
    QTest.keyClick(dialog.windowHandle(), key, CONTROL)
    assert desk.sent == [(b"PDF", "兄弟", 3)]
    assert dialog.bar.text() == "已送到打印机“兄弟”。"
    assert dialog.isVisible()


def test_enter_alone_prints_nothing_and_esc_closes(qtbot: QtBot) -> None:
    desk = Desk([UPRIGHT])
    dialog = opened(qtbot, desk)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    assert (desk.sent, dialog.isVisible()) == ([], True)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Escape)
    assert (desk.sent, dialog.isVisible()) == ([], False)


def test_without_a_printer_the_sentence_says_so_and_saving_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = Desk([UPRIGHT], ())
    desk.trouble = KnownError("no_printer")
    dialog = opened(qtbot, desk)
    dialog.print_button.click()
    assert dialog.bar.text().startswith("没有找到能打印到纸上的打印机")
    assert dialog.print_button.isEnabled()
    desk.trouble = None
    monkeypatch.setattr(paper_dialog, "ask_save", lambda *_: tmp_path / "名单.pdf")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_S, CONTROL)
    assert desk.saved == [(tmp_path / "名单.pdf", b"PDF")]
    assert dialog.bar.text() == "已存为“名单.pdf”。"


def test_a_saved_copy_with_names_is_to_be_kept_safe(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, suggested: str) -> Path:
        asked.append(suggested)
        return tmp_path / "a.pdf"

    monkeypatch.setattr(paper_dialog, "ask_save", ask)
    dialog = opened(qtbot, Desk([UPRIGHT]), names=True)
    dialog.save_button.click()
    assert asked == ["班级名单-七(1).pdf"]
    assert dialog.bar.text() == "已存为“a.pdf”。里面有学生姓名,用完请收好或删除。"


def test_thinking_better_of_saving_saves_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk([UPRIGHT])
    monkeypatch.setattr(paper_dialog, "ask_save", lambda *_: None)
    dialog = opened(qtbot, desk)
    dialog.save_button.click()
    assert desk.saved == []
    assert dialog.save_button.isEnabled()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = Desk([UPRIGHT])
    desk.trouble = KnownError("file_not_writable", name="a.pdf")
    monkeypatch.setattr(paper_dialog, "ask_save", lambda *_: tmp_path / "a.pdf")
    dialog = opened(qtbot, desk)
    dialog.save_button.click()
    assert "a.pdf" in dialog.bar.text()
    assert dialog.save_button.isEnabled()


def test_a_heading_becomes_a_name_every_system_takes() -> None:
    assert plain_name('2026/2027学年"宣传月": 统计表.pdf') == "2026-2027学年-宣传月- 统计表.pdf"
    assert plain_name("班级名单-七(1).pdf") == "班级名单-七(1).pdf"


def test_pages_that_went_by_are_not_drawn_any_more(qtbot: QtBot) -> None:
    desk = Desk([UPRIGHT] * 30)
    jobs = Later()
    dialog = PaperDialog(Paper("a.pdf", b"PDF"), desk.tools(), jobs)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    bar = dialog.view.verticalScrollBar()
    for part in range(11):
        bar.setValue(bar.maximum() * part // 10)
    assert jobs.waiting() == 1, "one page at a time"
    jobs.finish()
    assert {page for page, _ in desk.drawn} == {0, 29}
    assert dialog.view.sheets[0].image is None
    assert dialog.view.sheets[29].image is not None


def test_a_page_that_cannot_be_drawn_is_told_once(qtbot: QtBot) -> None:
    class Broken(Desk):
        def image(self, data: bytes, page: int, width: int) -> QImage:
            self.drawn.append((page, width))
            raise KnownError("unexpected", ref="1A2B3C4D")

    desk = Broken([UPRIGHT] * 3)
    dialog = opened(qtbot, desk)
    dialog.view.verticalScrollBar().setValue(300)
    assert len(desk.drawn) == 1
    assert "1A2B3C4D" in dialog.bar.text()

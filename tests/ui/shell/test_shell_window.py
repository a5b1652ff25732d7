"""The real window, offscreen: pages, keys, blank, lock, narrow rail, preferences."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.papers import Paper
from xinliapp.domain.school import Edition
from xinliapp.jobs.runner import SerialRunner
from xinliapp.settings.preferences import Preferences
from xinliapp.ui.shell import papers
from xinliapp.ui.shell.nav import NavBar
from xinliapp.ui.shell.spec import ScreenSpec, ShellParts, StatusFacts, Viewer
from xinliapp.ui.shell.window import ShellWindow
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.paper_dialog import PaperDialog
from xinliapp.widgets.picking import PickRow
from xinliapp.widgets.style import apply_theme, look
from xinliapp.widgets.tokens import Theme

NAME = "赵小一"
WEEK_ONE = dt.date(2026, 8, 31)


class Page:
    """A screen that writes down what the shell asks of it."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.view = QWidget()
        column = QVBoxLayout(self.view)
        column.addWidget(QLabel(NAME))
        self.line = QLineEdit()
        column.addWidget(self.line)
        self.presenter = self
        self.calls: list[tuple[str, object]] = []

    def start(self, argument: object) -> None:
        self.calls.append(("start", argument))

    def refresh(self, changes: Changes) -> None:
        self.calls.append(("refresh", changes))

    def flush(self) -> None:
        self.calls.append(("flush", None))


def _search(text: str, with_left: bool) -> Sequence[PickRow]:
    if text == "zxq":
        return (PickRow("9", "郑晓青", ("已毕业",)),) if with_left else ()
    return (PickRow("1", NAME, ("八(3)", "男", "...1234")),)


def _specs() -> list[ScreenSpec]:
    return [
        ScreenSpec("today", 1, "工作台", "today", Page, "工作"),
        ScreenSpec("roster", 2, "学生档案", "student", Page, "学生"),
        ScreenSpec("student", 2, "一人一档", "student", Page, entry=False),
        ScreenSpec("selfcheck", 9, "自查上报", "report", Page, "自查", keywords=("zc",)),
    ]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(parse_stamp("2026-11-26T11:40:00"))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, clock: FixedClock) -> Iterator[ShellWindow]:
    apply_theme(qapp, Theme.LIGHT, 100)
    viewer = Viewer("心理教师甲", Role.COUNSELOR, True, Edition.SCHOOL)
    parts = ShellParts(_specs(), viewer, _search, week_of=lambda day: (day - WEEK_ONE).days // 7 + 1)
    made = ShellWindow(parts, clock, Preferences(), SerialRunner())
    qtbot.addWidget(made)
    made.start()
    qtbot.waitExposed(made)
    yield made
    apply_theme(qapp, Theme.LIGHT, 100)


def _page(window: ShellWindow, key: str) -> Page:
    found = window.opened(key)
    assert isinstance(found, Page)
    return found


def _key(window: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Through the native window, as a real key comes."""
    QTest.keyClick(window.windowHandle(), key, keys)


def _visible_texts(widget: QWidget) -> set[str]:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    lines = [w.text() for w in widget.findChildren(QLineEdit) if w.isVisible()]
    return {*labels, *lines}


def test_it_starts_at_the_first_entry_and_shows_only_what_exists(window: ShellWindow) -> None:
    assert window.presenter.here is not None and window.presenter.here.key == "today"
    assert window.nav.keys() == ("today", "roster", "selfcheck")
    assert window.windowTitle() == "校园工作台"
    assert _page(window, "today").calls == [("start", None)]


def test_control_and_a_number_opens_an_entry_and_alt_left_returns(window: ShellWindow) -> None:
    _key(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.presenter.here is not None and window.presenter.here.key == "selfcheck"
    assert _page(window, "today").calls[-1] == ("flush", None), "leaving a page saves its draft"
    _key(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.presenter.here.key == "today"


def test_the_entry_of_a_sub_page_stays_marked(window: ShellWindow) -> None:
    window.open("student", "s1")
    marked = [button.spec.key for button in window.nav._buttons if button.isChecked()]
    assert marked == ["roster"]
    assert window.windowTitle() == "校园工作台"


def test_search_finds_students_and_pages_and_enter_opens(window: ShellWindow, qtbot: QtBot) -> None:
    _key(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.header.search.hasFocus()
    qtbot.keyClicks(window.header.search, "zc")
    assert [row.id for row in window.searching.list.rows()] == ["1", "selfcheck"]
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    assert _page(window, "student").calls[-1] == ("start", "1")
    assert window.header.search.text() == ""


@pytest.mark.parametrize("scale", [115, 130])
def test_the_key_in_the_search_box_is_read_whole_at_every_text_size(
    window: ShellWindow, qapp: QApplication, scale: int
) -> None:
    apply_theme(qapp, Theme.LIGHT, scale)
    box = window.findChild(QLineEdit, "shell.search")
    assert box is not None
    (hint,) = (each for each in box.findChildren(QLabel) if each.text() == "Ctrl+K")
    assert hint.width() >= hint.fontMetrics().horizontalAdvance("Ctrl+K")
    assert hint.geometry().right() < box.width()
    assert box.textMargins().right() >= hint.width()


def test_nobody_found_offers_the_left_students(window: ShellWindow, qtbot: QtBot) -> None:
    search = window.header.search
    search.setFocus()
    qtbot.keyClicks(search, "zxq")
    words = "没有找到“zxq”。可能已转出或毕业:按 Ctrl+D 连同离校学生一起找。"
    assert window.searching.list.empty_text() == words
    _key(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row.title for row in window.searching.list.rows()] == ["郑晓青"]


def test_f12_hides_everything_at_once_and_the_same_key_returns(window: ShellWindow, qtbot: QtBot) -> None:
    page = _page(window, "today")
    page.line.setText("写到一半")
    page.line.setFocus()
    started = time.perf_counter()
    _key(window, Qt.Key.Key_F12)
    took = time.perf_counter() - started
    assert took < 0.1
    assert window.windowTitle() == "校历"
    assert _visible_texts(window) == set()
    qtbot.keyClicks(window.blank, "abc")
    _key(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.presenter.here is not None and window.presenter.here.key == "today"
    _key(window, Qt.Key.Key_F12)
    assert window.windowTitle() == "校园工作台"
    assert page.line.text() == "写到一半" and page.line.hasFocus()


def test_f12_covers_a_dialog_without_answering_it(window: ShellWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.setWindowTitle("签名")
    dialog.setModal(True)
    column = QVBoxLayout(dialog)
    column.addWidget(QLabel(NAME))
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    _key(dialog, Qt.Key.Key_F12)
    image = dialog.grab().toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    assert {image.pixelColor(x, y).name() for x, y in spots} == {look().tokens.surface.lower()}
    assert (window.windowTitle(), dialog.windowTitle()) == ("校历", "校历")
    assert answers == []
    _key(dialog, Qt.Key.Key_F12)
    assert dialog.windowTitle() == "签名" and dialog.isVisible()


def test_keys_do_nothing_below_the_cover_of_a_dialog(window: ShellWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    printed: list[bool] = []
    button = QPushButton("打印", dialog)
    button.setShortcut("Ctrl+P")
    button.clicked.connect(lambda: printed.append(True))
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    _key(dialog, Qt.Key.Key_F12)
    _key(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    _key(dialog, Qt.Key.Key_Escape)
    _key(dialog, Qt.Key.Key_Return)
    assert (printed, answers) == ([], [])
    _key(dialog, Qt.Key.Key_F12)
    _key(dialog, Qt.Key.Key_Escape)
    assert answers == [0]


def _preview(window: ShellWindow, qtbot: QtBot) -> PaperDialog:
    """A real PDF in the preview, drawn by the real tools."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 742, 100, 100, fill=1, stroke=0)
    canvas.save()
    window.show_paper(Paper("班级名单-七(1).pdf", out.getvalue(), names=True))
    dialog = window.findChild(PaperDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    return dialog


def test_a_paper_is_shown_as_it_will_be_printed(window: ShellWindow, qtbot: QtBot) -> None:
    dialog = _preview(window, qtbot)
    assert (dialog.width(), dialog.height()) == (940, 480)
    image = dialog.view.sheets[0].image
    assert image is not None and image.pixelColor(20, 20).name() == "#ff0000"
    assert dialog.windowTitle() == "校园工作台", "a window's title never says whose paper it is"
    _key(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(PaperDialog) is None)


def test_f12_covers_a_paper_and_nothing_is_printed_below(
    window: ShellWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _preview(window, qtbot)
    printed: list[bool] = []
    dialog.print_button.clicked.connect(lambda: printed.append(True))
    _key(dialog, Qt.Key.Key_F12)
    shown = dialog.grab().toImage()
    assert shown.pixelColor(30, 80).name() == look().tokens.surface.lower()
    _key(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    _key(dialog, Qt.Key.Key_Escape)
    assert (printed, dialog.isVisible()) == ([], True)
    _key(dialog, Qt.Key.Key_F12)
    _key(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [True]
    _key(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert dialog.windowTitle() == "校历"
    dialog.close()


def test_a_file_is_saved_and_told(
    window: ShellWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(papers, "ask_save", lambda *_: tmp_path / "名片.json")
    wrong: list[str] = []
    window.save_file(Paper("名片.json", b"{}"), lambda error: wrong.append(error.code))
    assert (tmp_path / "名片.json").read_bytes() == b"{}"
    assert window._toast.text() == "已存为“名片.json”。"
    monkeypatch.setattr(papers, "ask_save", lambda *_: tmp_path / "no" / "名片.json")
    window.save_file(Paper("名片.json", b"{}"), lambda error: wrong.append(error.code))
    assert wrong == ["file_not_writable"]


def test_locking_flushes_every_page_first_and_shows_nothing(window: ShellWindow) -> None:
    window.open("selfcheck")
    order: list[str] = []
    window.lock_requested.connect(order.append)
    _key(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert order == ["lock.manual"]
    assert _page(window, "today").calls[-1] == ("flush", None)
    assert _page(window, "selfcheck").calls[-1] == ("flush", None)
    assert _visible_texts(window) == set()


def test_idle_time_runs_out_by_the_wall_clock(window: ShellWindow, clock: FixedClock) -> None:
    reasons: list[str] = []
    window.lock_requested.connect(reasons.append)
    clock.moment += dt.timedelta(seconds=299)
    _key(window, Qt.Key.Key_A)
    clock.moment += dt.timedelta(seconds=299)
    window.presenter.tick()
    assert reasons == []
    assert window.status.texts()[0] == "0:01后锁定"
    clock.moment += dt.timedelta(seconds=1)
    window.presenter.tick()
    assert reasons == ["lock.idle"]


def test_the_visible_page_alone_is_told_of_changes(window: ShellWindow) -> None:
    window.open("roster")
    window.changed(Changes.ROSTER)
    assert _page(window, "roster").calls[-1] == ("refresh", Changes.ROSTER)
    assert ("refresh", Changes.ROSTER) not in _page(window, "today").calls


def test_status_words(window: ShellWindow) -> None:
    window.set_status(
        StatusFacts(True, dt.date(2026, 11, 20), "统计表", dt.date(2026, 11, 28), "江苏r4+本地")
    )
    window.draft(DraftState.SAVED, "11:38")
    assert window.status.texts() == (
        "5:00后锁定",
        "案卷已开",
        "备份 11-20 已验证(6天前)",
        "统计表 剩2天",
        "规则 江苏r4+本地",
        "草稿已存11:38",
    )
    window.set_status(StatusFacts(False))
    assert window.status.texts()[1:3] == ("仅公共资料", "备份 还没有验证过")


def test_below_1240_the_navigation_becomes_a_rail(window: ShellWindow) -> None:
    window.resize(1366, 688)
    assert window.nav.width() == 184
    window.resize(1093, 534)
    assert window.nav.width() == 60
    assert (window.width(), window.height()) == (1093, 534)


@pytest.mark.parametrize(("width", "height"), [(1366, 688), (1093, 534), (1024, 520)])
def test_nothing_forces_the_window_larger_than_asked(window: ShellWindow, width: int, height: int) -> None:
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
    assert window.status.geometry().bottom() < height


def test_theme_and_names_are_chosen_in_the_account_menu(window: ShellWindow, qtbot: QtBot) -> None:
    def pick(words: str) -> Callable[[], None]:
        action = next(a for a in window.header.menu().actions() if a.text() == words)
        return action.trigger

    with qtbot.waitSignal(window.preferences_changed) as signal:
        pick("深色")()
    assert signal.args is not None and signal.args[0].theme == "dark"
    assert look().theme is Theme.DARK
    assert window.masked()
    pick("隐名(只显示姓)")()
    assert not window.masked()
    assert window.preferences == Preferences(theme="dark", hide_names=False)
    assert _page(window, "today").calls[-1] == ("refresh", Changes.NONE)


def test_holding_alt_shows_names_only_while_held(window: ShellWindow) -> None:
    assert window.masked()
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)
    window._reveal.timeout.emit()
    assert not window.masked()
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)
    assert window.masked()


def test_closing_saves_drafts_and_the_size(window: ShellWindow, qtbot: QtBot) -> None:
    window.resize(1200, 600)
    with qtbot.waitSignal(window.preferences_changed) as signal:
        window.close()
    assert signal.args is not None and signal.args[0].window == (1200, 600)
    assert _page(window, "today").calls[-1] == ("flush", None)


def test_a_toast_is_dropped_when_the_page_changes(window: ShellWindow) -> None:
    window.toast("已保存", lambda: None)
    assert window._toast.text() == "已保存"
    window.open("roster")
    assert window._toast.text() == ""


def test_the_last_minute_is_amber_with_a_shape_and_says_what_to_do(
    window: ShellWindow, clock: FixedClock
) -> None:
    clock.moment += dt.timedelta(seconds=239)
    window.presenter.tick()
    assert not window.status._amber.isVisible() and window.status._left.text() == "1:01后锁定"
    clock.moment += dt.timedelta(seconds=2)
    window.presenter.tick()
    mark = window.status._amber
    assert mark.isVisible() and (mark.sign, mark.word) == (Sign.DUE_SOON, "0:59后锁定,任意键继续")
    assert not window.status._left.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)  # any key
    window.presenter.tick()
    assert not mark.isVisible() and window.status._left.text() == "5:00后锁定"


def test_trouble_has_another_mark_than_what_was_done(window: ShellWindow) -> None:
    window.toast("已保存")
    assert window._toast._mark.sign is Sign.OK
    window.trouble("磁盘已满")
    assert (window._toast._mark.sign, window._toast.text()) == (Sign.BAD, "磁盘已满")


def test_the_button_of_a_crisis_stands_for_its_page_alone(qtbot: QtBot) -> None:
    """Its page lies among those of 关注帮扶: the other pages there do not mark it."""
    care = ScreenSpec("concern", 3, "关注帮扶", "care", Page, "帮扶")
    crisis = ScreenSpec("crisis", 3, "危机处置", "crisis", Page, entry=False)
    nav = NavBar([care], crisis)
    qtbot.addWidget(nav)
    marked = []
    for key in ("concern", "referral", "crisis"):
        nav.set_current(key, 3)
        marked.append([button.spec.key for button in nav._buttons if button.isChecked()])
    assert marked == [["concern"], ["concern"], ["concern", "crisis"]]

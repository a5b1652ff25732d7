"""The smaller parts: marks, bars, fields, wizard, toast, progress, drop zone, focus ring."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets.busy import BusyButton, ProgressArea, group_thousands
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.charts import Bullet, BulletBar, Week, WeekBars, bullet_span
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.fields import Field, PassphraseEdit, date_edit
from xinliapp.widgets.focus_ring import FocusRing
from xinliapp.widgets.marks import FilterChip, GradeChip, SourceChip, StatusMark, VerdictMark
from xinliapp.widgets.page import InlineBar, SidePanel, Tone, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.toast import Toast
from xinliapp.widgets.wizard import WizardFrame


@pytest.mark.parametrize("label", ["", "2", " 3 "])
def test_a_grade_is_never_a_bare_number(qtbot: QtBot, label: str) -> None:
    with pytest.raises(ValueError, match="word"):
        GradeChip(2, label)


def test_marks_say_their_word_to_screen_readers(qtbot: QtBot) -> None:
    verdict, grade, source = VerdictMark("unmet", "未达标"), GradeChip(4, "一级(最重)"), SourceChip("JS-32")
    for widget in (verdict, grade, source):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        widget.grab()
    assert verdict.accessibleName() == "未达标" and verdict.sign is Sign.BAD
    assert grade.accessibleName() == "一级(最重)"
    assert source.accessibleName() == "来源 JS-32"


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_leaves_ink(qtbot: QtBot, sign: Sign) -> None:
    mark = StatusMark(sign, "")
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    image = mark.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 1


def test_a_filter_chip_is_checked_by_click_and_counts(qtbot: QtBot) -> None:
    chip = FilterChip("未达标", 3, Sign.BAD, "selfcheck.unmet")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.toggled):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    chip.set_count(12)
    assert chip.isChecked() and chip.accessibleName() == "未达标 12"
    chip.grab()


def test_the_inline_bar_speaks_and_is_closed(qtbot: QtBot) -> None:
    bar = InlineBar("x.bar")
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.tell("没有写入。", Tone.ERROR, "看第一条")
    assert not bar.isHidden() and bar.text() == "没有写入。"
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_field_marks_what_is_wrong_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    edit = QLineEdit("旧")
    field = Field("单位名称", edit, required=True)
    qtbot.addWidget(field)
    field.set_error("没有填写")
    assert field.error() == "没有填写" and edit.property("wrong") is True and edit.text() == "旧"
    field.clear_error()
    assert field.error() == "" and edit.property("wrong") is False
    assert edit.accessibleName() == "单位名称"


def test_a_long_reason_wraps_instead_of_widening_its_field(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = Field("会议名称", edit, required=True)
    qtbot.addWidget(field)
    before = field.minimumSizeHint().width()
    field.set_error("“会议名称”没有填写,还没有保存。" * 6)
    assert field.minimumSizeHint().width() <= max(before, 160)


def test_making_a_field_opens_no_window_of_its_own(qtbot: QtBot) -> None:
    before = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    field = Field("恢复码", QLineEdit(), hint="从信封里抄写")
    qtbot.addWidget(field)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} == before


def test_dates_read_as_the_program_writes_them(qtbot: QtBot) -> None:
    edit = date_edit("x.date")
    qtbot.addWidget(edit)
    edit.setDate(edit.date().fromString("2026-11-03", "yyyy-MM-dd"))
    assert edit.text() == "2026-11-03"


def test_the_passphrase_line_notices_capitals(qtbot: QtBot) -> None:
    edit = PassphraseEdit("u.pass")
    qtbot.addWidget(edit)
    assert edit.state_text() == "英 · 大写关"
    qtbot.keyClicks(edit.line, "a")
    assert edit.state_text() == "英 · 大写关"
    qtbot.keyClicks(edit.line, "A")  # a capital without Shift: Caps Lock
    assert edit.state_text() == "英 · 大写开"
    qtbot.keyClick(edit.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert edit.state_text() == "英 · 大写关"
    edit.line.setText("密")
    qtbot.keyClicks(edit.line, "1")
    assert edit.state_text() == "中 · 大写关"
    assert edit.line.displayText() != edit.text()


def test_a_slow_button_says_so_after_a_while_and_comes_back(qtbot: QtBot) -> None:
    button = BusyButton("提交", object_name="x.go")
    qtbot.addWidget(button)
    button.start()
    assert button.text() == "提交" and not button.isEnabled() and button.busy
    button._timer.timeout.emit()
    assert button.text() == "处理中"
    button.stop()
    assert button.text() == "提交" and button.isEnabled()


def test_progress_appears_only_after_its_two_seconds(qtbot: QtBot) -> None:
    area = ProgressArea("x.progress")
    qtbot.addWidget(area)
    area.start("正在写入")
    assert area.isHidden() and area._timer.interval() == 2000
    area._timer.timeout.emit()
    area.report(1120, 1800)
    assert not area.isHidden() and area.count_text() == "1 120/1 800"
    with qtbot.waitSignal(area.cancelled):
        qtbot.mouseClick(area._cancel, Qt.MouseButton.LeftButton)
    area.stop()
    assert area.isHidden()


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1120, "1 120"), (1234567, "1 234 567")]
)
def test_grouped_digits(number: int, text: str) -> None:
    assert group_thousands(number) == text


def test_a_toast_can_be_taken_back_once(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    toast = Toast(host)
    calls: list[int] = []
    toast.tell("已保存", lambda: calls.append(1))
    assert toast.text() == "已保存"
    assert toast.geometry().right() <= 800 and toast.geometry().bottom() <= 400
    qtbot.mouseClick(toast._button, Qt.MouseButton.LeftButton)
    toast.take_back()
    assert calls == [1] and toast.text() == ""


def test_a_toast_keeps_clear_of_the_side_panel(qtbot: QtBot) -> None:
    """The panel's fields and its button are what comes next: the toast stands to its left."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1400, 600)
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    panel = SidePanel()
    row.addStretch(1)
    row.addWidget(panel)
    host.show()
    toast = Toast(host)
    toast.tell("自查已算好")
    edge = panel.geometry().left()
    assert edge < 1200 and toast.geometry().right() < edge
    panel.hide()
    toast.tell("自查已算好")
    assert toast.geometry().right() > edge


def test_a_newer_toast_drops_the_older_undo(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    toast = Toast(host)
    calls: list[int] = []
    toast.tell("一", lambda: calls.append(1))
    toast.tell("二")
    toast.take_back()
    assert calls == []


def test_the_drop_zone_parts_files_by_kind(qtbot: QtBot) -> None:
    zone = DropZone("把 xlsx 拖到这里。", (".xlsx",), several=True, object_name="x.drop")
    qtbot.addWidget(zone)
    taken: list[object] = []
    refused: list[object] = []
    zone.dropped.connect(taken.append)
    zone.refused.connect(refused.append)
    zone.offer(["/a/名单.XLSX", "/a/照片.png", "/a/二.xlsx"])
    assert taken == [["/a/名单.XLSX", "/a/二.xlsx"]]
    assert refused == [["/a/照片.png"]]


def test_a_wizard_shows_step_and_words_and_asks_before_going_on(qtbot: QtBot) -> None:
    wizard = WizardFrame("名单导入", ("选文件", "对应列", "预览"), name="import")
    qtbot.addWidget(wizard)
    for text in ("", "", "写入 655 行"):
        wizard.add_page(QWidget(), text)
    wizard.go(0)
    with qtbot.waitSignal(wizard.next):
        qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    assert wizard.current == 0, "the presenter decides"
    wizard.go(2)
    assert wizard.next_button.text() == "写入 655 行"
    wizard.go(0)
    assert wizard.next_button.text() == "下一步"


def test_bullet_scale_leaves_room_behind_the_requirement() -> None:
    assert bullet_span(Bullet(5.5, 9, 8)) == 10
    assert bullet_span(Bullet(0, 0, 0)) == 1
    assert bullet_span(Bullet(20, 0, 8)) == 22


@pytest.mark.parametrize(
    ("week", "short"),
    [
        (Week(1, 7.9, 8), True),
        (Week(1, 8.0, 8), False),
        (Week(13, 5, 8, finished=False), False),
        (Week(5, 0, None), False),
    ],
)
def test_only_a_finished_judged_week_fails(week: Week, short: bool) -> None:
    assert week.short is short


@pytest.mark.parametrize("make", [lambda: BulletBar(Bullet(5, 9, 8, "应开 8")), WeekBars])
def test_charts_paint_in_any_width(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    chart = make()
    qtbot.addWidget(chart)
    if isinstance(chart, WeekBars):
        chart.set([Week(n, 0 if n == 3 else 8 - n % 3, 8, n < 20) for n in range(1, 21)], 8, "8 h")
    for width in (80, 288, 900):
        chart.resize(width, 96)
        chart.grab()


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.line, window.spin = QLineEdit(), QSpinBox()  # type: ignore[attr-defined]
    window.button = outline("打印", object_name="x.print")  # type: ignore[attr-defined]
    for widget in (window.line, window.spin, window.button):  # type: ignore[attr-defined]
        column.addWidget(widget)
    window.ring = FocusRing(window)  # type: ignore[attr-defined]
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def test_the_ring_follows_the_focus_and_moves_nothing(form: QWidget, qtbot: QtBot) -> None:
    before = form.line.geometry()  # type: ignore[attr-defined]
    form.line.setFocus(Qt.FocusReason.MouseFocusReason)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: form.ring.target is form.line)  # type: ignore[attr-defined]
    assert form.ring.geometry().contains(before)  # type: ignore[attr-defined]
    assert form.line.geometry() == before  # type: ignore[attr-defined]
    assert form.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # type: ignore[attr-defined]


def test_the_ring_goes_round_a_whole_spin_box_and_a_button_only_by_keyboard(
    form: QWidget, qtbot: QtBot
) -> None:
    form.line.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(form.line, Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: form.ring.target is form.spin)  # type: ignore[attr-defined]
    qtbot.keyClick(form.spin, Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: form.ring.target is form.button)  # type: ignore[attr-defined]
    form.line.setFocus()  # type: ignore[attr-defined]
    form.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    form.button.setFocus(Qt.FocusReason.MouseFocusReason)  # type: ignore[attr-defined]
    assert form.ring.target is None  # type: ignore[attr-defined]


def test_the_side_panel_is_a_drawer_in_narrow_windows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    panel = SidePanel()
    words = label("整改")
    panel.add(words)
    row.addWidget(panel)
    window.resize(1366, 688)
    window.show()
    assert panel.width() == 320 and words.isVisible()
    window.resize(1093, 534)
    assert panel.width() == 34 and not words.isVisible()
    qtbot.mouseClick(panel._handle, Qt.MouseButton.LeftButton)
    assert panel.opened and words.isVisible() and panel.width() == 354
    window.resize(1366, 688)
    assert panel.width() == 320 and panel._handle.isHidden()

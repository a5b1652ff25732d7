"""The widgets of a running crisis (screens.md S15)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.crises import StepChoice
from xinliapp.i18n import formats
from xinliapp.services.crises import NOTE_LENGTH
from xinliapp.services.crisis_aftermath import Phone
from xinliapp.ui.concern.crisis.buttons import StepGrid
from xinliapp.ui.concern.crisis.facts import LastPress, PadFacts
from xinliapp.ui.concern.crisis.steps_dialog import StepsDialog
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link, outline, primary, row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, SidePanel, Tone, area, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000


class CrisisView(QWidget):
    """Buttons and clock; what was noted at the right."""

    pressed = Signal(str, str)
    undo_wanted = Signal()
    again_wanted = Signal()
    student_chosen = Signal(str)
    note_wanted = Signal()
    draft_due = Signal()
    end_wanted = Signal()
    another_wanted = Signal()
    quiet_wanted = Signal(str)
    merge_wanted = Signal()
    aside_wanted = Signal()
    steps_wanted = Signal()
    steps_given = Signal(object)
    shipped_wanted = Signal()
    card_wanted = Signal()
    records_wanted = Signal()
    second = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crisis")
        self._quiet = ""
        self._crisis_id: str | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.second)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self.bar = InlineBar("crisis.bar")
        self.unwritten = InlineBar("crisis.unwritten")
        self.unwritten.acted.connect(self.again_wanted)
        self.quiet = InlineBar("crisis.quiet")
        self.quiet.acted.connect(self._open_quiet)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._body(search))
        above = (self._head(), self.unwritten, self.bar, self.quiet, self._waiting_row())
        lay_out_beside(self, above, scroll, self._foot(), self._panel())

    # --- what the presenter calls ---

    def show_pad(self, pad: PadFacts, masked: bool) -> None:
        """Everything as it stands on the disk."""
        self.bar.clear()
        running = pad.crisis_id is not None
        self.steps.set_steps(pad.steps)
        self.steps.show_times(pad.times)
        self._started.setText(
            self.tr("开始 %1").replace("%1", pad.started_at[11:])
            if running
            else self.tr("没有进行中的处置。出现危机时按 F9。")
        )
        self.elapsed.setVisible(running)
        self._begin.setVisible(not running)
        self._student_field.setVisible(running)
        if self._crisis_id != pad.crisis_id:
            self.student.set_picked(pad.student)
            self.note_line.setText(pad.note)
            self._pause.stop()
        elif not self.student.hasFocus() and not self.student.line.hasFocus():
            self.student.set_picked(pad.student)
        self._crisis_id = pad.crisis_id
        for widget in (self._actions, self.another):
            widget.setVisible(running)
        numbers = (_phone(one, masked) for one in pad.phones)
        self._phones.setText("     ".join(numbers))
        self._no_phone.setVisible(not any(len(one.number) > len("110") for one in pad.phones))
        self._no_phone.setText(self._unregistered(bool(pad.entries)))
        self._show_waiting(pad)
        self._show_quiet(pad)
        self._way.setText("\n".join(_line(one.at, one.words or one.note, one.by_name) for one in pad.entries))
        self._nothing.setVisible(not pad.entries)

    def show_clock(self, text: str) -> None:
        """已过."""
        self.elapsed.setText(text)

    def show_pressed(self, step: str, at: str, pending: bool) -> None:
        """A press: being written, or on the disk."""
        self.steps.show_pressed(step, at, pending=pending)

    def show_last(self, last: LastPress | None, undo_left: int) -> None:
        """刚记下, with 撤销 as long as it may be taken back."""
        words = self.tr("刚记下: %1 %2")
        self._last.setText(words.replace("%1", last.at[11:16]).replace("%2", last.words) if last else "")
        self.undo.setText(self.tr("撤销%1秒").replace("%1", str(undo_left)))
        self.undo.setVisible(undo_left > 0)

    def show_unwritten(self, text: str) -> None:
        """A press that is not on the disk."""
        if text:
            self.unwritten.tell(text, Tone.ERROR, self.tr("再记一次"))
        else:
            self.unwritten.clear()

    def show_trouble(self, text: str) -> None:
        """An error above the buttons."""
        self.bar.tell(text)

    def note(self) -> str:
        """The remark as typed."""
        return self.note_line.text()

    def clear_note(self) -> None:
        """It was saved."""
        self._pause.stop()
        self.note_line.clear()
        self._pause.stop()

    def pending(self) -> bool:
        """Whether a remark was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def edit_steps(self, steps: tuple[StepChoice, ...], error: str) -> None:
        """步骤设置."""
        dialog = StepsDialog(steps, error, self)
        dialog.given.connect(self.steps_given)
        dialog.shipped.connect(self.shipped_wanted)
        dialog.open()

    def words(self, what: str) -> str:
        """The words of the toast."""
        return {
            "undone": self.tr("已撤销"),
            "student": self.tr("已登记学生"),
            "note": self.tr("备注已记下"),
            "merged": self.tr("已并入,时间按锁屏时记下的算"),
            "aside": self.tr("已搁置"),
            "steps": self.tr("步骤已更新"),
            "ended": self.tr("处置已结束"),
        }[what]

    # --- parts ---

    def _head(self) -> QWidget:
        header = PageHeader(self.tr("危机处置"), self.tr("锁屏后仍可点“现在”"))
        self.another = outline(self.tr("另开一次"), object_name="crisis.another", icon="plus")
        self.another.clicked.connect(self.another_wanted)
        records = outline(self.tr("处置记录"), object_name="crisis.records", icon="list")
        records.clicked.connect(self.records_wanted)
        steps = outline(self.tr("步骤设置"), object_name="crisis.steps", icon="settings")
        steps.clicked.connect(self.steps_wanted)
        card = outline(self.tr("打印流程卡"), object_name="crisis.card", icon="print", shortcut="Ctrl+P")
        card.clicked.connect(self.card_wanted)
        for button in (self.another, records, steps, card):
            header.add_action(button)
        return header

    def _body(self, search: Search) -> QWidget:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 4, tk.MARGIN, 8, 8)
        top = QHBoxLayout()
        set_margins(top, 0, 0, 0, 0, 24)
        self._started = label("", Role.SECTION)
        self._begin = label(self.tr("点任何一步即开始计时。先保证安全,文字以后补。"), tone="text2", wrap=True)
        self.elapsed = label("", Role.CLOCK)
        self.elapsed.setObjectName("crisis.clock")
        self.student = StudentPicker(search, object_name="crisis.student")
        fix_width(self.student, 260)
        self.student.picked.connect(self._picked)
        self._student_field = Field(self.tr("学生(可以以后再补)"), self.student)
        top.addWidget(self._started)
        top.addWidget(self._begin, 9)
        top.addWidget(self.elapsed, 1)
        top.addWidget(self._student_field)
        column.addLayout(top)
        self._phones = label("", Role.SECTION, wrap=True)
        self._phones.setObjectName("crisis.phones")
        column.addWidget(self._phones)
        self._no_phone = label("", tone="warn", wrap=True)
        column.addWidget(self._no_phone)
        self.steps = StepGrid()
        self.steps.pressed.connect(self.pressed)
        column.addWidget(self.steps)
        column.addStretch(1)
        return body

    def _waiting_row(self) -> QWidget:
        self._waiting = area("surface")
        self._waiting.setObjectName("crisis.waiting")
        row = QHBoxLayout(self._waiting)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self._waiting_words = label("", Role.STRONG, wrap=True)
        self.merge = primary(self.tr("并入本次处置"), object_name="crisis.merge", shortcut="")
        self.merge.clicked.connect(self.merge_wanted)
        aside = outline(self.tr("不是这次,搁置"), object_name="crisis.aside")
        aside.clicked.connect(self.aside_wanted)
        row.addWidget(self._waiting_words, 1)
        row.addWidget(flow(self.merge, aside))
        self._waiting.setVisible(False)
        return self._waiting

    def _foot(self) -> QWidget:
        bar = self._actions = ActionBar()
        self._last = label("", Role.STRONG)
        self._last.setObjectName("crisis.last")
        self.undo = outline("", object_name="crisis.undo", icon="undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.note_line = QLineEdit()
        self.note_line.setObjectName("crisis.note")
        self.note_line.setMaxLength(NOTE_LENGTH)
        self.note_line.setPlaceholderText(self.tr("备注"))
        self.note_line.textEdited.connect(self._touched)
        self.note_line.returnPressed.connect(self.note_wanted)
        fix_width(self.note_line, 220)
        note_button = row_button(self.tr("记下"), object_name="crisis.note_save")
        note_button.clicked.connect(self.note_wanted)
        self.end_button = primary(self.tr("结束,转善后"), object_name="crisis.end")
        self.end_button.clicked.connect(self.end_wanted)
        told = QWidget()
        row = QHBoxLayout(told)
        set_margins(row, 0, 0, 0, 0, 12)
        row.addWidget(self._last)
        row.addWidget(self.undo)
        bar.add_fact(told)
        bar.add_button(self.note_line)
        bar.add_button(note_button)
        bar.add_button(self.end_button)
        return bar

    def _panel(self) -> QWidget:
        panel = SidePanel(width=280)
        panel.add(label(self.tr("经过"), Role.SECTION))
        self._nothing = label(self.tr("还没有记下步骤。"), tone="text2", wrap=True)
        self._way = label("", wrap=True)
        self._way.setObjectName("crisis.way")
        panel.add(self._nothing)
        panel.add(self._way)
        more = link(self.tr("更正、时距和送医交接"), object_name="crisis.more")
        more.clicked.connect(self.records_wanted)
        panel.add(more)
        return panel

    def _show_waiting(self, pad: PadFacts) -> None:
        words = self.tr("锁屏时记下 %1 条: %2").replace("%1", str(len(pad.waiting.ids)))
        self._waiting_words.setText(words.replace("%2", " · ".join(pad.waiting.words)))
        into = self.tr("并入本次处置") if pad.crisis_id else self.tr("从它们开始处置")
        self.merge.setText(into)
        self._waiting.setVisible(bool(pad.waiting.ids))

    def _show_quiet(self, pad: PadFacts) -> None:
        self._quiet = pad.quiet[0] if pad.quiet else ""
        if pad.quiet:
            began = formats.month_day(pad.quiet[1][:10]) + " " + pad.quiet[1][11:16]
            words = self.tr("%1开始的处置还没有结束,现在点的步骤不记到那一次。").replace("%1", began)
            self.quiet.tell(words, Tone.WARNING, self.tr("回到那一次"))
        else:
            self.quiet.clear()

    def _unregistered(self, noted: bool) -> str:
        if noted:
            return self.tr("预案电话没有登记。时间已记下。请直接拨110/120,稍后在 学校保障 补登。")
        return self.tr("预案电话没有登记。请直接拨110/120,稍后在 学校保障 补登。")

    def _open_quiet(self) -> None:
        self.quiet_wanted.emit(self._quiet)

    def _picked(self, row: PickRow) -> None:
        self.student_chosen.emit(row.id)

    def _touched(self, _text: str) -> None:
        self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs only while somebody sees it."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page."""
        super().hideEvent(event)
        self._clock.stop()


def _line(at: str, words: str, by_name: str) -> str:
    return f"{at[11:]}  {words} · {by_name}"


def _phone(phone: Phone, masked: bool) -> str:
    name, _, relation = phone.name.partition(" ")
    shown = f"{formats.masked_name(name)} {relation}".strip() if masked and phone.guardian else phone.name
    return " ".join(filter(None, (phone.what, shown, phone.number or "—")))

"""The widgets of the list of warnings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.warnings import StepKind, Urgency, WarningDecision
from xinliapp.i18n import formats, labels
from xinliapp.ui.concern.warnings.reading import WarningRow
from xinliapp.widgets.buttons import outline, primary, row_button
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.keys import key_of
from xinliapp.widgets.next_bar import NextBar
from xinliapp.widgets.page import InlineBar, PageHeader, SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_SIGNS = {Urgency.ROUTINE: Sign.DOT, Urgency.SOON: Sign.DUE_SOON, Urgency.IMMEDIATE: Sign.OVERDUE}
_PANEL = 360
_LEVELS = (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR, StepKind.AT_GRADE, StepKind.AT_SCHOOL)


class WarningsView(QWidget):
    """A table, and the way of the chosen warning at the right."""

    chosen = Signal(str)
    receive_wanted = Signal(str, object, str)
    stamp_wanted = Signal(str, object, str)
    finish_wanted = Signal(str, str)
    print_wanted = Signal(str)
    statistics_wanted = Signal()
    page_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concern")
        self._masked = True
        self._row: WarningRow | None = None
        self.header = PageHeader(self.tr("预警"))
        new = outline(self.tr("快速预警"), object_name="concern.new", icon="warning", key_action="warning")
        new.clicked.connect(self._new)
        statistics = outline(self.tr("时距统计"), object_name="concern.statistics", icon="print")
        statistics.clicked.connect(self.statistics_wanted)
        self.header.add_action(statistics)
        self.header.add_action(new)
        self.next = NextBar("concern.next")
        self.next.chosen.connect(self.page_wanted)
        self.bar = InlineBar("concern.bar")
        self.table = DataTable(self._columns(), object_name="concern.table")
        nothing = self.tr("没有等待处理的预警。有人按 F6 写下后会出现在这里。")
        self.table.set_empty(nothing.replace("F6", key_of("warning")))
        self.table.current_changed.connect(self._current)
        self.table.opened.connect(self._opened)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.next, self.bar):
            column.addWidget(widget)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.table, 1)
        middle.addWidget(self._panel())
        column.addLayout(middle, 1)

    # --- what the presenter calls ---

    def show_rows(self, rows: tuple[WarningRow, ...], masked: bool, chosen: str) -> None:
        """The list; ``chosen`` is a warning's id."""
        self._masked = masked
        self.bar.clear()
        waiting = sum(1 for row in rows if row.report.open and row.report.received is None)
        self.header.set_subtitle(self.tr("待受理 %1").replace("%1", str(waiting)))
        self.table.set_rows(rows)
        place = next((number for number, row in enumerate(rows) if row.id == chosen), 0 if rows else -1)
        if place >= 0:
            self.table.select_key(rows[place].id)
        self._current(rows[place] if place >= 0 else None)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, above the list."""
        self.bar.tell(text)

    def done(self, step: str, warning_id: str, student_id: str) -> str:
        """The words of the toast; after a receipt the usual next step is offered."""
        self.note.clear()
        self.who.clear()
        if step == "receive" and self.decision.currentData() is WarningDecision.CONFERENCE:
            self.next.offer([(self.tr("研判"), "conference", {"student": student_id})], self.tr("已受理"))
        words = {
            "receive": self.tr("已受理"),
            "stamp": self.tr("已记下时间"),
            "finish": self.tr("已记为处置完成"),
        }
        return words[step]

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("发现"), lambda r: r.report.noticed_at.replace("T", " ")[5:16], width=104),
            Column("name", self.tr("学生"), self._name, width=96, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72),
            Column("signs", self.tr("表现"), lambda r: r.signs, stretch=True),
            Column("source", self.tr("来源"), lambda r: labels.label(r.report.source), width=84),
            Column("urgency", self.tr("紧急"), lambda r: labels.label(r.report.urgency), kind="sign",
                   ordinal=lambda r: _SIGNS[r.report.urgency], width=84),
            Column("state", self.tr("状态"), lambda r: r.state, width=104),
        )  # fmt: skip

    def _name(self, row: WarningRow) -> str:
        return formats.masked_name(row.name) if self._masked else row.name

    def _panel(self) -> QWidget:
        panel = self._side = SidePanel(width=_PANEL)
        self.title = label("", Role.SECTION, wrap=True)
        self.said = label("", wrap=True)
        self.way = label("", tone="text2", wrap=True)
        panel.add(self.title)
        panel.add(self.said)
        first_rule = panel.add_rule()
        self.decision = combo([(labels.label(each), each) for each in WarningDecision], "concern.decision")
        self.note = QLineEdit()
        self.note.setObjectName("concern.note")
        decision, note = Field(self.tr("处理"), self.decision), Field(self.tr("说明"), self.note)
        panel.add(decision)
        panel.add(note)
        second_rule = panel.add_rule()
        way = label(self.tr("经过(班级 → 年级 → 学校)"), Role.CAPTION, "text2")
        panel.add(way)
        panel.add(self.way)
        self.who = QLineEdit()
        self.who.setObjectName("concern.who")
        self.who.setPlaceholderText(self.tr("报到年级或学校时,写报给了谁"))
        self._who = Field(self.tr("上报给谁"), self.who)
        panel.add(self._who)
        self.stamps = {}
        for kind in _LEVELS:
            button = row_button(labels.label(kind), object_name=f"concern.{kind.value}")
            button.setProperty("kind", kind.value)
            button.clicked.connect(self._stamp)
            self.stamps[kind] = button
            panel.add(button)
        self.receive = primary(self.tr("受理"), object_name="concern.receive")
        self.receive.clicked.connect(self._receive)
        self.finish = outline(self.tr("处置完成"), object_name="concern.finish")
        self.finish.clicked.connect(self._finish)
        self.student = outline(self.tr("打开档案"), object_name="concern.student")
        self.student.clicked.connect(self._student)
        self.print_button = outline(
            self.tr("打印报告单"), object_name="concern.print", icon="print", shortcut="Ctrl+P"
        )
        self.print_button.clicked.connect(self._print)
        for button in (self.student, self.print_button):
            panel.add(button)
        foot = QWidget()
        row = QHBoxLayout(foot)
        set_margins(row, 0, 0, 0, 0, 8)
        row.addStretch(1)
        for button in (self.finish, self.receive):
            row.addWidget(button)
        panel.add_foot(foot)
        self._rest = (self.said, way, self.way, first_rule, second_rule, decision, note)
        return panel

    def _current(self, row: object) -> None:
        self._row = row if isinstance(row, WarningRow) else None
        found = self._row
        for widget in (self.receive, self.finish, self.student, self.print_button, self._who, *self._rest):
            widget.setVisible(found is not None)
        self._side.show_foot(found is not None)
        for button in self.stamps.values():
            button.setVisible(False)
        if found is None:
            self.title.setText(self.tr("选一条预警"))
            self.said.clear()
            self.way.clear()
            return
        report = found.report
        self.chosen.emit(found.id)
        urgent = labels.label(report.urgency)
        self.title.setText(f"{self._name(found)} {found.class_label} · {urgent}")
        told = self.tr("报告人: %1").replace("%1", report.reported_by) if report.reported_by else ""
        self.said.setText("\n".join(filter(None, (found.signs, report.note, told))))
        self.way.setText("\n".join(found.stamps) or self.tr("还没有告知任何人。"))
        wanted = {*report.untold, report.next_level} if report.open else set()
        for kind, button in self.stamps.items():
            button.setVisible(kind in wanted)
        self.receive.setVisible(report.open)
        self.finish.setVisible(report.open and report.received is not None)
        self._who.setVisible(bool(wanted & {StepKind.AT_GRADE, StepKind.AT_SCHOOL}))

    def _opened(self, row: object) -> None:
        if isinstance(row, WarningRow):
            self.page_wanted.emit("student", row.report.student_id)

    def _new(self) -> None:
        self.page_wanted.emit("warning", None)

    def _student(self) -> None:
        if self._row is not None:
            self.page_wanted.emit("student", self._row.report.student_id)

    def _receive(self) -> None:
        if self._row is not None:
            self.receive_wanted.emit(self._row.id, self.decision.currentData(), self.note.text())

    def _finish(self) -> None:
        if self._row is not None:
            self.finish_wanted.emit(self._row.id, self.note.text())

    def _stamp(self) -> None:
        button = self.sender()
        if self._row is not None and button is not None:
            self.stamp_wanted.emit(self._row.id, StepKind(button.property("kind")), self.who.text())

    def _print(self) -> None:
        if self._row is not None:
            self.print_wanted.emit(self._row.id)

"""The widgets of 离校档案: chips, the list of files or of certificates, one panel at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.lifecycle import Destruction, KeepState
from xinliapp.domain.retention import AfterThat
from xinliapp.i18n import formats, labels
from xinliapp.services.lifecycle_destruction import Certificate, Proposal
from xinliapp.services.lifecycle_retention import RetainedFile
from xinliapp.ui.lifecycle.facts import LifecyclePage, Narrow
from xinliapp.ui.lifecycle.panels import CertificatePanel, DestroyPanel, ExtendPanel
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    KeepState.DUE: Sign.OVERDUE,
    KeepState.KEPT: Sign.DOT,
    KeepState.EXTENDED: Sign.DOT,
    KeepState.NO_RULE: Sign.ASK,
}


class LifecycleView(QWidget):
    """Signals carry ids of students, of an act, or what stands in a panel."""

    narrowed = Signal(object)
    extend_asked = Signal(object)
    destroy_asked = Signal(object)
    list_asked = Signal(object)
    act_chosen = Signal(str)
    student_opened = Signal(str)
    rule_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lifecycle")
        self._masked = True
        self._page: LifecyclePage | None = None
        self.header = PageHeader(self.tr("离校档案"))
        self.rule_button = outline(self.tr("设定保存期"), object_name="lifecycle.rule", icon="settings")
        self.rule_button.clicked.connect(self.rule_wanted)
        self.header.add_action(self.rule_button)
        self.bar = InlineBar("lifecycle.bar")
        self._tables()
        self._panels()
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.lists, 1)
        middle.addWidget(self.panels)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar, self._chips()):
            column.addWidget(widget)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_page(self, page: LifecyclePage, narrow: Narrow, masked: bool) -> None:
        """The narrowed list; ``masked``: names as 赵**."""
        self._page, self._masked = page, masked
        self.bar.clear()
        for each, chip in self.chips.items():
            found = len(page.acts) if each is Narrow.DESTROYED else sum(map(each.holds, page.files))
            chip.set_count(found)
            chip.setChecked(each is narrow)
        self.header.set_subtitle(self._rule_words(page))
        destroyed = narrow is Narrow.DESTROYED
        self.lists.setCurrentWidget(self.acts if destroyed else self.table)
        self.acts.set_rows(page.acts)
        self.table.set_rows(tuple(one for one in page.files if narrow.holds(one)))
        for button in (self.extend_button, self.destroy_button):
            button.setVisible(not destroyed)
        self._selected()

    def open_extend(self, count: int, until: dt.date) -> None:
        """延长."""
        self._show_panel(self.extending)
        self.extending.open(count, until)

    def open_destroy(self, proposal: Proposal, counts: str, today: dt.date) -> None:
        """销毁."""
        seconds = self._page.seconds if self._page is not None else ()
        self._show_panel(self.destroying)
        self.destroying.open(proposal, counts, seconds, today)

    def show_certificate(self, shown: Certificate, counts: str) -> None:
        """One act."""
        self._show_panel(self.certificate)
        self.certificate.show_certificate(shown, counts)

    def close_panel(self) -> None:
        """The list alone."""
        self.destroying.forget()
        self.panels.setVisible(False)

    def show_busy(self, busy: bool) -> None:
        """Something is being done."""
        for button in (self.extending.save, self.destroying.go):
            if busy and button.isVisible():
                button.start()
            elif not busy and button.busy:
                button.stop()

    def show_trouble(self, text: str, *, in_panel: bool) -> None:
        """Above the form it belongs to, or above the list."""
        panel = self.panels.currentWidget()
        if in_panel and self.panels.isVisibleTo(self) and isinstance(panel, ExtendPanel | DestroyPanel):
            panel.bar.tell(text)
        else:
            self.bar.tell(text)

    def refuse_newer(self, text: str, look: Callable[[], None]) -> None:
        """Something was written since the proposal: 看现在的 shows what would go now."""
        self.destroying.bar.refuse_newer(text, look)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def say_extended(self, count: int) -> str:
        """The toast."""
        return self.tr("已延长%1份档案的保存期").replace("%1", formats.count(count))

    def ids(self) -> tuple[str, ...]:
        """The chosen files."""
        return tuple(one.id for one in self.table.selected_rows())

    # --- parts ---

    def _tables(self) -> None:
        self.table = DataTable(
            (
                Column("name", self.tr("学生"), self._name, width=112, strong=True),
                Column("class", self.tr("离校时班级"), lambda r: r.class_label, width=120),
                Column("status", self.tr("去向"), lambda r: labels.label(r.student.status), width=72),
                Column("left", self.tr("离校日期"), lambda r: r.student.left_on, width=104),
                Column("due", self.tr("保存期满"), lambda r: r.due_on or "—", width=104),
                Column("state", self.tr("状态"), lambda r: labels.label(r.state), kind="sign",
                       ordinal=lambda r: _SIGNS[r.state], width=112),
                Column("why", self.tr("延长理由"), _why, stretch=True, tip=_why),
            ),
            object_name="lifecycle.table",
            multi=True,
        )  # fmt: skip
        self.table.set_empty(self.tr("没有这样的档案。学生登记为毕业或转出以后,档案从离校那天起列在这里。"))
        self.table.selection_changed.connect(self._selected)
        self.table.opened.connect(self._open)
        self.acts = DataTable(
            (
                Column("number", self.tr("证明编号"), lambda r: r.number, width=120, strong=True),
                Column("at", self.tr("销毁时间"), lambda r: r.created_at.replace("T", " ")[:16], width=144),
                Column("first", self.tr("第一人"), lambda r: r.first_name, width=112),
                Column("second", self.tr("第二人"), lambda r: r.second_name, stretch=True),
                Column("records", self.tr("记录数"), lambda r: formats.count(sum(r.counts.values())),
                       align_right=True, width=80),
            ),
            object_name="lifecycle.acts",
        )  # fmt: skip
        self.acts.set_empty(self.tr("还没有销毁过档案。"))
        self.acts.current_changed.connect(self._act)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.acts)

    def _panels(self) -> None:
        self.extending, self.destroying = ExtendPanel(), DestroyPanel()
        self.certificate = CertificatePanel()
        self.panels = QStackedWidget()
        for panel in (self.extending, self.destroying, self.certificate):
            self.panels.addWidget(panel)
            panel.closed.connect(self.close_panel)
        self.destroying.list_wanted.connect(self._list)
        self.panels.setVisible(False)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.panels)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_panel)

    def _chips(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 16, 4, 16, 4, 8)
        words = {
            Narrow.DUE: self.tr("已到期"),
            Narrow.KEPT: self.tr("保存中"),
            Narrow.ALL: self.tr("全部"),
            Narrow.DESTROYED: self.tr("已销毁"),
        }
        self.chips: dict[Narrow, FilterChip] = {}
        for narrow, word in words.items():
            chip = FilterChip(word, object_name=f"lifecycle.{narrow.value}")
            chip.setProperty("narrow", narrow.value)
            chip.clicked.connect(self._narrow)
            self.chips[narrow] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return line

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.count = label("", tone="text2")
        foot.add_fact(self.count)
        self.extend_button = outline(self.tr("延长…"), object_name="lifecycle.extend.open")
        self.extend_button.clicked.connect(self._extend)
        self.destroy_button = outline(self.tr("销毁…"), object_name="lifecycle.destroy.open")
        self.destroy_button.clicked.connect(self._destroy)
        foot.add_button(self.extend_button)
        foot.add_button(self.destroy_button)
        return foot

    def _rule_words(self, page: LifecyclePage) -> str:
        if page.rule is None:
            return self.tr("学校还没有设定保存期,档案一直保留")
        words = self.tr("离校后保存%1年,到期%2").replace("%1", str(page.rule.years))
        return words.replace("%2", labels.label(page.rule.after_that))

    def _name(self, file: RetainedFile) -> str:
        return formats.masked_name(file.student.name) if self._masked else file.student.name

    def _show_panel(self, panel: QWidget) -> None:
        self.panels.setCurrentWidget(panel)
        self.panels.setFixedWidth(panel.maximumWidth())
        self.panels.setVisible(True)

    # --- what the person does ---

    def _selected(self, *_: object) -> None:
        chosen = self.table.selected_rows()
        self.count.setText(self.tr("已选%1份").replace("%1", formats.count(len(chosen))) if chosen else "")
        self.extend_button.setEnabled(bool(chosen))
        may = self._page is not None and self._page.rule is not None
        may = may and self._page.rule.after_that is AfterThat.DESTROY  # type: ignore[union-attr]
        self.destroy_button.setEnabled(may and bool(chosen) and all(r.state is KeepState.DUE for r in chosen))

    def _narrow(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self.narrowed.emit(Narrow(chip.property("narrow")))

    def _extend(self) -> None:
        self.extend_asked.emit(self.ids())

    def _destroy(self) -> None:
        self.destroy_asked.emit(self.ids())

    def _list(self) -> None:
        self.list_asked.emit(self.ids())

    def _act(self, act: object) -> None:
        if isinstance(act, Destruction) and self.lists.currentWidget() is self.acts:
            self.act_chosen.emit(act.id)

    def _open(self, file: object) -> None:
        if isinstance(file, RetainedFile):
            self.student_opened.emit(file.id)


def _why(file: RetainedFile) -> str:
    return "" if file.extension is None else f"{file.extension.reason}({file.extension.by_name})"

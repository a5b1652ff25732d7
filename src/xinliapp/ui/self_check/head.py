"""Above the clauses: which pack and term, what to show of the table, and the papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xinliapp.domain.rules import Verdict
from xinliapp.i18n import labels
from xinliapp.i18n.formats import period_label
from xinliapp.ui.self_check.facts import CheckPage, ClauseRow
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip, Tag
from xinliapp.widgets.page import PageHeader, area
from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.style import set_margins


class CheckHead(QWidget):
    """Title, packs and filters in one line; filters that do not fit stand in a line of their own."""

    pack_chosen = Signal(str)
    filtered = Signal()
    compared = Signal(bool)
    print_wanted = Signal()
    ledger_wanted = Signal()
    package_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Later, once widths are settled: moving chips while Qt lays out would lay out again.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.header = PageHeader(self.tr("学期自查"))
        self.pack = Tag("")
        self.pack_choice = combo((), "selfcheck.pack")
        self.pack_choice.setVisible(False)  # until there is more than one paper to choose
        self.pack_choice.activated.connect(self._choose_pack)
        self.filters = self._chips_row()
        for widget in (self.pack, self.pack_choice, self.filters):
            self.header.add_left(widget)
        self.header.setMinimumWidth(1)  # chips that do not fit move to a line of their own
        self.strip = area("surface")
        self._strip_row = QHBoxLayout(self.strip)
        set_margins(self._strip_row, tk.MARGIN, 4, tk.MARGIN, 4, 0)
        self._strip_row.addStretch(1)
        self.strip.setVisible(False)
        self.open_only = FilterChip(self.tr("只看未了"), object_name="selfcheck.open_only")
        self.open_only.toggled.connect(self.filtered)
        self.compare = FilterChip(self.tr("与上学期比"), object_name="selfcheck.compare")
        self.compare.toggled.connect(self.compared)
        self.preview = self._printing()
        for widget in (self.open_only, self.compare, self.preview):
            self.header.add_action(widget)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.strip)

    def show_packs(self, packs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Which packs have a paper; with one of them alone there is nothing to choose."""
        self.pack_choice.clear()
        for pack_id, title in packs:
            self.pack_choice.addItem(title, pack_id)
        self.pack_choice.setCurrentIndex(self.pack_choice.findData(chosen))
        self.pack_choice.setVisible(len(packs) > 1)

    def show_nothing(self, period: str) -> None:
        """The title alone: there is no paper."""
        self.header.set_title(self._title(period))
        for widget in (self.pack, self.open_only, self.compare, self.preview, *self._chips.values()):
            widget.setVisible(False)

    def show_page(self, page: CheckPage) -> None:
        """One reading; what is filtered stays so."""
        self.header.set_title(self._title(page.period))
        self.pack.set(page.pack)
        self.pack.setVisible(len(page.packs) < 2)  # else the list to choose from says it
        for widget in (self.open_only, self.compare, self.preview):
            widget.setVisible(True)
        for verdict, chip in self._chips.items():
            count = sum(1 for row in page.rows if row.result.verdict is verdict)
            chip.set_count(count)
            chip.setVisible(count > 0 or chip.isChecked())
        self._fitting.start()

    def passing(self, rows: Sequence[ClauseRow]) -> list[ClauseRow]:
        """The rows the filters let through."""
        wanted = {verdict for verdict, chip in self._chips.items() if chip.isChecked()}
        return [
            row
            for row in rows
            if (not wanted or row.result.verdict in wanted) and (not self.open_only.isChecked() or row.open)
        ]

    def clear_filters(self) -> None:
        """Every row passes."""
        for chip in (self.open_only, *self._chips.values()):
            chip.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: chips that do not fit beside the title get a line of their own."""
        super().resizeEvent(event)
        self._fitting.start()

    def _fit(self) -> None:
        need = self.header.sizeHint().width()
        if self.strip.isHidden():
            fits = need <= self.width()
        else:
            fits = need + self.filters.sizeHint().width() + tk.GAP <= self.width()
        if fits is self.strip.isHidden():
            return
        self.strip.setVisible(not fits)
        if fits:
            self.header.add_left(self.filters)
        else:
            self._strip_row.insertWidget(0, self.filters)

    def _title(self, period: str) -> str:
        return f"{period_label(period)} {self.tr('自查')}" if period else self.tr("学期自查")

    def _chips_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self._chips: dict[Verdict, FilterChip] = {}
        for verdict in Verdict:
            name = f"selfcheck.filter.{verdict.value}"
            chip = FilterChip(labels.short(verdict), 0, VERDICT_SIGNS[verdict.value], name)
            chip.toggled.connect(self.filtered)
            self._chips[verdict] = chip
            row.addWidget(chip)
        return holder

    def _printing(self) -> Button:
        button = outline(self.tr("打印预览"), object_name="selfcheck.preview", menu_arrow=True)
        self._papers = QMenu(self)
        for words, name, wanted in (
            (self.tr("学期自查报告"), "report", self.print_wanted),
            (self.tr("整改台账"), "ledger", self.ledger_wanted),
            (self.tr("佐证包目录"), "package", self.package_wanted),
        ):
            action = self._papers.addAction(words)
            action.setObjectName(f"selfcheck.paper_{name}")
            action.triggered.connect(wanted)
        button.clicked.connect(self._show_papers)
        return button

    def _show_papers(self) -> None:
        self._papers.popup(self.preview.mapToGlobal(self.preview.rect().bottomLeft()))

    def _choose_pack(self, _index: int) -> None:
        self.pack_chosen.emit(str(self.pack_choice.currentData()))

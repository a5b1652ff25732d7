"""What the notices ask of the list that shows, clause by clause, beside the page's title (screens.md S18)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xinliapp.i18n import formats, labels
from xinliapp.ui.safeguards.facts import ClauseCount
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import clear_layout
from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import set_margins


class Needs(QWidget):
    """Every clause of the list in the pack's order: what it asks, how it stands, where it is written."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safeguards.needs")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        set_margins(self._row, 0, 0, 0, 0, tk.GAP)
        self._shown: list[str] = []

    def show_counts(self, counts: Sequence[ClauseCount]) -> None:
        """One reading; nothing where no clause counts what the list keeps."""
        clear_layout(self._row)
        self._shown = []
        for count in counts:
            self._add(count)

    def words(self) -> tuple[str, ...]:
        """“JS-28 师生比1:500 … 3/4人 未达标 缺1” for each clause."""
        return tuple(self._shown)

    def _add(self, count: ClauseCount) -> None:
        asked, stands = self._asked(count), self._stands(count)
        said = self.tr("%1 确认").replace("%1", count.said) if count.said else ""
        tip = plain_tip("\n".join(line for line in (count.duty, said) if line))
        word = ElidedLabel(asked, tone="text2")
        mark = StatusMark(VERDICT_SIGNS[count.verdict.value], stands)
        mark.setToolTip(tip)
        chip = SourceChip(count.clause, f"safeguards.source.{count.clause}")
        chip.setToolTip(tip)
        chip.clicked.connect(self._chip)
        for widget in (word, mark, chip):
            self._row.addWidget(widget)
        self._shown.append(f"{count.clause} {asked} {stands}")

    def _asked(self, count: ClauseCount) -> str:
        if count.ratio is None:
            return count.requirement or count.duty
        students, each = (formats.count(part) for part in count.ratio)
        words = self.tr("%1(%2÷%3向上取整=%4)")
        for place, text in enumerate((count.requirement, students, each, formats.count(count.need)), start=1):
            words = words.replace(f"%{place}", text)
        return words

    def _stands(self, count: ClauseCount) -> str:
        words = f"{formats.count(count.have)}/{formats.count(count.need)}{count.unit} "
        words += labels.label(count.verdict)
        if count.said:
            return words + self.tr("(已确认)")
        if count.ratio is not None and count.have < count.need:
            words += " " + self.tr("缺%1").replace("%1", formats.count(count.need - count.have))
        return words

    def _chip(self) -> None:
        sender = self.sender()
        if isinstance(sender, SourceChip):
            self.chosen.emit(sender.text())

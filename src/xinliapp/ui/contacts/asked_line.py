"""要求: what the packs ask of a list, with the clause it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xinliapp.ui.contacts.facts import Asked
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip
from xinliapp.widgets.style import set_margins


class AskedLine(QWidget):
    """``source_wanted(clause)``; nothing stands here when no installed pack asks for it."""

    source_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause = ""
        self.words = ElidedLabel("")
        self.chip = SourceChip("", name)
        self.chip.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(self.words)
        row.addWidget(self.chip)
        row.addStretch(1)

    def show_clause(self, asked: Asked | None) -> None:
        """The clause that asks for it, or None."""
        self._clause = asked.clause if asked is not None else ""
        duty = asked.duty if asked is not None else ""
        self.words.setText(self.tr("要求: %1").replace("%1", duty) if duty else "")
        self.chip.setText(self._clause)
        self.chip.setAccessibleName(self.tr("来源 ") + self._clause)
        self.chip.updateGeometry()
        self.chip.setVisible(bool(self._clause))

    def _ask(self) -> None:
        if self._clause:
            self.source_wanted.emit(self._clause)

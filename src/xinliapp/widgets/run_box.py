"""The drop-down of statistical forms and periods that every page of a bureau has in its header."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import fix_width


class RunBox(QComboBox):
    """One run of a form is chosen; ``chosen`` carries its id when a person picks one."""

    chosen = Signal(str)

    def __init__(self, object_name: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("统计表和期次"))
        fix_width(self, width)
        self.activated.connect(self._activated)

    def show_runs(self, runs: Iterable[tuple[str, str]], chosen: str | None) -> None:
        """The (id, title) pairs to choose from, and which one is shown."""
        self.clear()
        for run_id, title in runs:
            self.addItem(title, run_id)
        self.setCurrentIndex(-1 if chosen is None else self.findData(chosen))
        self.setToolTip(plain_tip(self.currentText()))

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.chosen.emit(self.currentData())

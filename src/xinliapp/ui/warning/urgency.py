"""How urgent a warning is: 一般, 尽快, 立即, all three in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from xinliapp.domain.warnings import Urgency
from xinliapp.i18n import labels
from xinliapp.widgets.style import set_margins


class UrgencyRow(QWidget):
    """One of three; ``changed`` when another is chosen."""

    changed = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 16)
        self._group = QButtonGroup(self)
        self._all = tuple(Urgency)
        for place, each in enumerate(self._all):
            button = QRadioButton(labels.label(each))
            button.setObjectName(f"{object_name}.{each.value}")
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idToggled.connect(self._toggled)

    def chosen(self) -> Urgency:
        """The one that is chosen."""
        return self._all[self._group.checkedId()]

    def choose(self, urgency: Urgency) -> None:
        """Choose one."""
        self._group.button(self._all.index(urgency)).setChecked(True)

    def _toggled(self, _place: int, on: bool) -> None:
        if on:
            self.changed.emit()

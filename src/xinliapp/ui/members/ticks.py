"""Words to tick, with a line for what the list of a county says besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets.flow import flow
from xinliapp.widgets.style import set_margins

JOIN = "、"
_SPLIT = re.compile(r"[、,,;;/\s]+")


class TickText(QWidget):
    """One text made of ticked words and typed ones, joined by ``、``; reads and writes like a line."""

    def __init__(self, words: Sequence[str], name: str, other: str, length: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.boxes = {word: QCheckBox(word) for word in words}
        for number, box in enumerate(self.boxes.values()):
            box.setObjectName(f"{name}.{number}")
        self.other = QLineEdit()
        self.other.setObjectName(f"{name}.other")
        self.other.setPlaceholderText(other)
        self.other.setMaxLength(length)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        column.addWidget(flow(*self.boxes.values()))
        column.addWidget(self.other)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def text(self) -> str:
        """The ticked words in their order, then what was typed."""
        ticked = [word for word, box in self.boxes.items() if box.isChecked()]
        return JOIN.join([*ticked, *_parts(self.other.text())])

    def setText(self, text: str) -> None:
        """Tick the words that have a box; the others stand in the line."""
        parts = _parts(text)
        for word, box in self.boxes.items():
            box.setChecked(word in parts)
        self.other.setText(JOIN.join(part for part in parts if part not in self.boxes))


def _parts(text: str) -> list[str]:
    return [part for part in _SPLIT.split(text.strip()) if part]

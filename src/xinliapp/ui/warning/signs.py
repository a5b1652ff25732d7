"""The signs of a warning: ticked by their digit wherever the keyboard is on the list, or by a click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.warnings import ObservedSign
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_COLUMNS = 3


class SignsBox(QWidget):
    """``changed`` whenever a tick moves. A digit ticks its sign; full-width digits of an input method too."""

    changed = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._boxes: dict[str, QCheckBox] = {}
        self._digits: dict[str, str] = {}
        self._urgent: set[str] = set()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self._imminent = QHBoxLayout()
        column.addLayout(self._grid)
        self._imminent_title = label(self.tr("立即类(勾选后自动为“立即”,直报学校)"), Role.CAPTION, "text2")
        column.addWidget(self._imminent_title)
        column.addLayout(self._imminent)

    def set_signs(self, signs: Sequence[ObservedSign]) -> None:
        """The list; built once."""
        if self._boxes:
            return
        plain = [sign for sign in signs if not sign.imminent]
        for place, sign in enumerate(plain):
            box = self._box(sign, f"{sign.digit} {sign.words}")
            self._digits[str(sign.digit)] = sign.key
            self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        for sign in signs:
            if sign.imminent:
                self._urgent.add(sign.key)
                self._imminent.addWidget(self._box(sign, sign.words))

    def imminent_keys(self) -> frozenset[str]:
        """The signs that make a warning 立即."""
        return frozenset(self._urgent)

    def set_ticked(self, keys: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in wanted)
            box.blockSignals(False)

    def ticked(self) -> frozenset[str]:
        """The keys that are ticked."""
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._digit(event):
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._digit(event)

    def _digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        plain = chr(ord(text) - 0xFEE0) if len(text) == 1 and "０" <= text <= "９" else text
        key = self._digits.get(plain)
        if key is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._boxes[key].toggle()
        return True

    def _box(self, sign: ObservedSign, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(f"warn.sign.{sign.key}")
        box.toggled.connect(self.changed)
        box.installEventFilter(self)
        self._boxes[sign.key] = box
        return box

"""Done and reversible: a short line at the bottom right for six seconds, with 撤销 where it can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins

SHOWN_MS = 6000
_TROUBLE_MS = 20_000


class Toast(QFrame):
    """One toast over ``host``'s lower right corner, ``bottom`` pixels above; a new one replaces it.

    It stands above the action bar, and beside a side panel that shows: what comes next is often the button or
    the field beside the one just used.
    """

    def __init__(self, host: QWidget, bottom: int = tk.STATUS_BAR + tk.ACTION_BAR + tk.GAP) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("toast")
        self.setProperty("area", "toast")
        self._bottom = bottom
        self._undo: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        set_margins(row, 12, 4, 12, 4, tk.GAP)
        self._text = label("")
        self._button = Button(self.tr("撤销"), Kind.LINK, object_name="toast.undo")
        self._mark = StatusMark(Sign.OK, "")
        row.addWidget(self._mark)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._button.clicked.connect(self.take_back)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        self.setVisible(False)

    def tell(self, text: str, undo: Callable[[], None] | None = None, *, sign: Sign = Sign.OK) -> None:
        """Shows ``text``; ``undo`` is called at most once, by 撤销. What went wrong stays a while longer."""
        self._undo = undo
        self._mark.set(sign, "")
        self._timer.setInterval(SHOWN_MS if sign is Sign.OK else _TROUBLE_MS)
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self.setVisible(True)
        self._place()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """What is shown now, empty when nothing is."""
        return self._text.text() if self.isVisibleTo(self._host) else ""

    def dismiss(self) -> None:
        self._timer.stop()
        self._undo = None
        self.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        host = self._host
        right = min((host.width(), *self._panels())) - tk.MARGIN
        self.move(max(tk.MARGIN, right - self.width()), host.height() - self.height() - self._bottom)

    def _panels(self) -> list[int]:
        """The left edges of the open panels at the right edge of the window."""
        edges = []
        for panel in self._host.findChildren(SidePanel):
            left = panel.mapTo(self._host, QPoint(0, 0)).x()
            if panel.isVisible() and left + panel.width() >= self._host.width() - tk.MARGIN:
                edges.append(left)
        return edges

    def take_back(self) -> None:
        """撤销, if it is offered."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self.dismiss()
            undo()

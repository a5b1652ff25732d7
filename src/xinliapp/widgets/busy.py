"""Feedback by duration (design 3.7): first nothing, after 0.4 s “处理中”, after 2 s a bar and 取消."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins

SAY_AFTER_MS = 400
BAR_AFTER_MS = 2000


class BusyButton(Button):
    """A button whose action runs in the background: pressing again is refused until :meth:`stop`."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.PRIMARY,
        *,
        object_name: str = "",
        icon: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(text, kind, object_name=object_name, icon=icon, hint=hint)
        self._idle_text = text
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAY_AFTER_MS)
        self._timer.timeout.connect(self._say)

    def start(self) -> None:
        """The job was handed over."""
        self._busy = True
        self._idle_text = self.text()
        self.setFixedWidth(self.width() if self.isVisible() else self.sizeHint().width())
        self.setEnabled(False)
        self._timer.start()

    def stop(self) -> None:
        """The job ended, well or not."""
        self._busy = False
        self._timer.stop()
        self.setText(self._idle_text)
        self.setEnabled(True)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16777215)
        self.updateGeometry()

    @property
    def busy(self) -> bool:
        """Between :meth:`start` and :meth:`stop`; a button that only waits for its form is not busy."""
        return self._busy

    def _say(self) -> None:
        self.setText(self.tr("处理中"))


class ProgressArea(QWidget):
    """A bar with “1 120/1 800” and 取消; hidden for the first two seconds. 取消 means nothing is written."""

    cancelled = Signal()

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if object_name:
            self.setObjectName(object_name)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, 12)
        self._what = label("", tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._count = label("", tone="text2")
        self._cancel = Button(self.tr("取消"), Kind.ROW)
        for widget, stretch in ((self._what, 0), (self._bar, 1), (self._count, 0), (self._cancel, 0)):
            row.addWidget(widget, stretch)
        self._cancel.clicked.connect(self._ask_cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BAR_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        self.setVisible(False)

    def start(self, text: str, cancellable: bool = True) -> None:
        """Begins to count the two seconds; ``text`` names the work (“正在写入”)."""
        self._what.setText(text)
        self._bar.setRange(0, 0)
        self._count.clear()
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self._timer.start()

    def report(self, done: int, total: int) -> None:
        """Amount done; ``total`` 0 = unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(
            f"{group_thousands(done)}/{group_thousands(total)}" if total else group_thousands(done)
        )

    def stop(self) -> None:
        self._timer.stop()
        self.setVisible(False)

    def count_text(self) -> str:
        return self._count.text()

    def _appear(self) -> None:
        self.setVisible(True)

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()


def group_thousands(number: int) -> str:
    """``1120`` as “1 120”: the only place that groups digits, and with a space (design 3.7)."""
    return f"{number:,}".replace(",", " ")

"""打印 with a menu of papers: one button, Ctrl+P, each paper with a name of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from xinliapp.widgets.buttons import Button, Kind


class PrintButton(Button):
    """``chosen(what)`` names the paper. Papers are (words, what); their actions are ``<name>.<what>``.

    Of two on a page only one has the key: give the other ``shortcut=""``; with ``hint`` where the page has
    the key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        text: str,
        papers: Sequence[tuple[str, str]],
        *,
        object_name: str,
        shortcut: str = "Ctrl+P",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text,
            Kind.OUTLINE,
            object_name=object_name,
            icon="print",
            shortcut=shortcut,
            hint=hint,
            menu_arrow=True,
            parent=parent,
        )
        self.papers: dict[str, QAction] = {}
        self._menu = QMenu(self)
        for words, what in papers:
            action = self._menu.addAction(words)
            action.setObjectName(f"{object_name}.{what}")
            action.setData(what)
            self.papers[what] = action
        self._menu.triggered.connect(self._chosen)
        self.clicked.connect(self._open)

    def allow(self, what: str, on: bool) -> None:
        """Whether a paper can be printed now."""
        self.papers[what].setEnabled(on)

    def name(self, what: str, words: str) -> None:
        """Other words for a paper: which class it is of."""
        self.papers[what].setText(words)

    def _open(self) -> None:
        size = self._menu.sizeHint()
        above = self.mapToGlobal(QPoint(0, 0))
        room = self.window().mapToGlobal(self.window().rect().bottomLeft()).y()
        below = above.y() + self.height() + size.height() <= room
        self._menu.popup(above + QPoint(0, self.height() if below else -size.height()))

    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

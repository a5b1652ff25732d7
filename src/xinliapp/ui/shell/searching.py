"""The search box's list: students and classes, pages, last of all the records that hold what was typed.

Enter opens, Ctrl+Enter warns, Alt+Enter books.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xinliapp.ui.shell.header import SearchBox
from xinliapp.ui.shell.presenter import ShellPresenter
from xinliapp.ui.shell.spec import Search
from xinliapp.widgets.picker import ResultList
from xinliapp.widgets.picking import PickRow


class SearchPopup(QObject):
    """Connects the line, the list and the presenter."""

    def __init__(self, line: SearchBox, host: QWidget, presenter: ShellPresenter, search: Search) -> None:
        super().__init__(line)
        self._line, self._presenter, self._search = line, presenter, search
        self._with_left = False
        self.list = ResultList(host)
        line.typed.connect(self._look)
        line.moved.connect(self.list.step)
        line.entered.connect(self._enter)
        line.escaped.connect(self._escape)
        self.list.chosen.connect(self._open)
        line.installEventFilter(self)
        left = QShortcut(QKeySequence("Ctrl+D"), line)
        left.setContext(Qt.ShortcutContext.WidgetShortcut)
        left.activated.connect(self._include_left)

    def focus(self) -> None:
        """Ctrl+K."""
        if not self._presenter.blanked:
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._line.selectAll()

    def close(self) -> None:
        self.list.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        if not text:
            self._with_left = False
            self.close()
            return
        rows = (*self._search(text, self._with_left), *self._presenter.find_pages(text))
        found = bool(rows)
        if self._presenter.has("find"):
            words = self.tr("在记录里找“{text}”").replace("{text}", text)
            rows = (*rows, PickRow(text, words, (), "find", "search"))
        empty = self.tr("没有找到“{text}”。可能已转出或毕业:按 Ctrl+D 连同离校学生一起找。")
        if self._with_left:
            empty = self.tr("没有找到“{text}”,离校学生里也没有。请换个写法再找。")
        keys = [self.tr("Enter 打开")]
        if self._presenter.has("warning"):
            keys.append(self.tr("Ctrl+Enter 快速预警"))
        if self._presenter.has("appointment"):
            keys.append(self.tr("Alt+Enter 预约"))
        empty = empty.replace("{text}", text)
        self.list.show_rows(rows, empty, " · ".join(keys) if found else empty, self._line)

    def _include_left(self) -> None:
        self._with_left = True
        self._look(self._line.typed_text())

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        row = self.list.current()
        if row is None:
            return
        action = "open"
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            action = "warning"
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            action = "appointment"
        self._choose(row, action)

    def _open(self, row: PickRow) -> None:
        self._choose(row, "open")

    def _choose(self, row: PickRow, action: str) -> None:
        self._line.clear()
        self.close()
        self._presenter.choose(row, action)

    def _escape(self) -> None:
        self._line.clear()
        self.close()

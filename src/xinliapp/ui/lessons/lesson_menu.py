"""更多: what can become of a lesson of the week, at its row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from xinliapp.domain.timetable import LessonState
from xinliapp.ui.lessons.facts import WeekLine


class LessonMenu(QMenu):
    """The signals carry the row."""

    tick_wanted = Signal(object)
    move_wanted = Signal(object)
    not_held_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: WeekLine | None = None
        self.tick = self._action("", "lessons.row_tick")
        self.move_away = self._action(self.tr("调课…"), "lessons.row_move")
        self.not_held = self._action(self.tr("未上"), "lessons.row_not_held")
        self.triggered.connect(self._chosen)

    def open_for(self, row: WeekLine, at: QPoint) -> None:
        """At a place of the screen."""
        self._row = row
        state = row.lesson.state
        held = state is LessonState.HELD
        self.tick.setText(self.tr("撤回登记") if held else self.tr("上了"))
        self.tick.setVisible(state in (LessonState.DUE, LessonState.HELD))
        self.move_away.setVisible(not held)
        self.not_held.setVisible(state in (LessonState.DUE, LessonState.AHEAD))
        self.popup(at)

    def _action(self, words: str, name: str) -> QAction:
        made = self.addAction(words)
        made.setObjectName(name)
        return made

    def _chosen(self, action: QAction) -> None:
        signals = {
            self.tick: self.tick_wanted,
            self.move_away: self.move_wanted,
            self.not_held: self.not_held_wanted,
        }
        if self._row is not None:
            signals[action].emit(self._row)

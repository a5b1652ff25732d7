"""One tag for the students chosen: kind, source, last day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.ui.roster.tag_entry import TagEntry
from xinliapp.ui.roster.tag_rows import TagRow
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import area, label
from xinliapp.widgets.panel_head import PanelHead
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role


class TagPanel(QWidget):
    """The short form in the right panel; ``given`` carries what was typed."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, *, sees_tags: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster.tags")
        fix_width(self, tk.SIDE_PANEL)
        self._head = PanelHead("roster.tags", "sidePanel")
        self._head.closed.connect(self.closed)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head)
        body = area("surface")
        self._body = QVBoxLayout(body)
        set_margins(self._body, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        words = (
            self.tr("已有这个标签的学生不会再加一次。")
            if sees_tags
            else self.tr("标签只进案卷:保存后密封,心理教师登录时并入。")
        )
        self._body.addWidget(label(words, Role.CAPTION, "muted", wrap=True))
        self._body.addStretch(1)
        self._field: Field | None = None
        column.addWidget(body, 1)
        column.addWidget(self._foot())

    def open_for(self, students: int) -> None:
        """An empty form for so many students."""
        self._head.set_title(self.tr("给 %1 人加标签").replace("%1", str(students)))
        if self._field is not None:
            self._body.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
        self.row = TagRow(TagEntry(), "roster.tags")
        self.row.allow_dropping(False)
        self._field = Field(self.tr("名单标签"), self.row, required=True)
        self._body.insertWidget(1, self._field)
        self.row.kind.setFocus()

    def show_error(self, text: str) -> None:
        """A word below what was typed."""
        if self._field is not None:
            self._field.set_error(text)

    def _foot(self) -> QWidget:
        foot = area("sidePanel")
        fix_height(foot, tk.ACTION_BAR)
        row = QHBoxLayout(foot)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        cancel = outline(self.tr("收起"), object_name="roster.tags.cancel", hint="Esc")
        cancel.clicked.connect(self.closed)
        self.give_button = primary(self.tr("加标签"), object_name="roster.tags.give")
        self.give_button.clicked.connect(self._give)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.give_button)
        return foot

    def _give(self) -> None:
        if self._field is not None:
            self._field.clear_error()
        self.given.emit(self.row.entry())

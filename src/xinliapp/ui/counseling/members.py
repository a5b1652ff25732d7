"""Who took part in a group session: picked one by one, taken off again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from xinliapp.i18n.formats import masked_name
from xinliapp.ui.counseling.facts import Person
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import px, set_margins

_ID = int(Qt.ItemDataRole.UserRole)


class Members(QWidget):
    """``changed`` when somebody was added or taken off."""

    changed = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = True
        self.picker = StudentPicker(search, object_name="note.member")
        self.picker.picked.connect(self._add)
        self.off = outline(self.tr("移出选中的人"), object_name="note.member_off")
        self.off.clicked.connect(self._off)
        self.people = QListWidget()
        self.people.setObjectName("note.members")
        self.people.setFlow(QListWidget.Flow.LeftToRight)
        self.people.setWrapping(True)
        self.people.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.people.setSpacing(4)
        self.people.setFixedHeight(px(72))
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(self.picker, 1)
        row.addWidget(self.off)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        column.addLayout(row)
        column.addWidget(self.people)

    def set_people(self, people: Sequence[tuple[str, Person]], masked: bool) -> None:
        """Show these students."""
        self._masked = masked
        self.people.clear()
        for student_id, (group, name) in people:
            self._show(student_id, group, name)

    def ids(self) -> str:
        """Student ids, joined by blanks."""
        return " ".join(str(self.people.item(row).data(_ID)) for row in range(self.people.count()))

    def _show(self, student_id: str, group: str, name: str) -> None:
        item = QListWidgetItem(f"{group} {masked_name(name) if self._masked else name}".strip())
        item.setData(_ID, student_id)
        self.people.addItem(item)

    def _add(self, row: PickRow) -> None:
        self.picker.set_picked(None)
        if row.id not in self.ids().split():
            self._show(row.id, row.details[0] if row.details else "", row.title)
            self.changed.emit()

    def _off(self) -> None:
        for item in self.people.selectedItems():
            self.people.takeItem(self.people.row(item))
        self.changed.emit()

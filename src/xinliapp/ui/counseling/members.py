"""Who belongs to a group session: picked one by one, taken off again, marked when they did not come."""

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
_AWAY, _WORDS = _ID + 1, _ID + 2


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
        self.away = outline(self.tr("缺席"), object_name="note.member_away")
        self.away.clicked.connect(self._mark_away)
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
        row.addWidget(self.away)
        row.addWidget(self.off)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        column.addLayout(row)
        column.addWidget(self.people)

    def set_people(
        self, people: Sequence[tuple[str, Person]], masked: bool, away: Sequence[str] = ()
    ) -> None:
        """Show these students; ``away`` are the ids of those who did not come."""
        self._masked = masked
        self.people.clear()
        for student_id, (group, name) in people:
            self._show(student_id, group, name, away=student_id in away)

    def ids(self) -> str:
        """Student ids, joined by blanks."""
        return " ".join(str(self.people.item(row).data(_ID)) for row in range(self.people.count()))

    def absent(self) -> str:
        """Ids of who did not come, joined by blanks."""
        items = (self.people.item(row) for row in range(self.people.count()))
        return " ".join(str(item.data(_ID)) for item in items if item.data(_AWAY))

    def _show(self, student_id: str, group: str, name: str, *, away: bool = False) -> None:
        item = QListWidgetItem()
        item.setData(_ID, student_id)
        item.setData(_WORDS, f"{group} {masked_name(name) if self._masked else name}".strip())
        self._name(item, away)
        self.people.addItem(item)

    def _name(self, item: QListWidgetItem, away: bool) -> None:
        item.setData(_AWAY, away)
        words = str(item.data(_WORDS))
        item.setText(self.tr("%1 (缺席)").replace("%1", words) if away else words)

    def _mark_away(self) -> None:
        for item in self.people.selectedItems():
            self._name(item, not item.data(_AWAY))
        self.changed.emit()

    def _add(self, row: PickRow) -> None:
        self.picker.set_picked(None)
        if row.id not in self.ids().split():
            self._show(row.id, row.details[0] if row.details else "", row.title)
            self.changed.emit()

    def _off(self) -> None:
        for item in self.people.selectedItems():
            self.people.takeItem(self.people.row(item))
        self.changed.emit()

"""Ticks for themes and carriers, and for whom an activity was: everybody, a grade, classes, parents …"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from xinliapp.domain.activities import AudienceKind
from xinliapp.ui.lessons.facts import ClassLine
from xinliapp.widgets.style import set_margins

_CLASSES, _PARENTS_OF = "classes", "parents_of"


class Ticks(QWidget):
    """Check boxes in columns; ``values()`` in the order given."""

    changed = Signal()

    def __init__(
        self, options: Iterable[tuple[str, Any]], name: str, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        set_margins(self._grid, 0, 0, 0, 0, 4)
        self._name, self._columns = name, columns
        self.boxes: dict[Any, QCheckBox] = {}
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, Any]]) -> None:
        """Other boxes; what was ticked and is still there stays ticked."""
        ticked = set(self.values())
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for number, (words, value) in enumerate(options):
            box = QCheckBox(words)
            box.setObjectName(f"{self._name}.{getattr(value, 'value', value)}")
            box.setChecked(value in ticked)
            box.toggled.connect(self._tell)
            self.boxes[value] = box
            self._grid.addWidget(box, number // self._columns, number % self._columns)

    def values(self) -> list[Any]:
        """What is ticked."""
        return [value for value, box in self.boxes.items() if box.isChecked()]

    def set_values(self, values: Iterable[Any]) -> None:
        """Ticks exactly these, without a signal."""
        wanted = set(values)
        for value, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(value in wanted)
            box.blockSignals(blocked)

    def _tell(self, _on: bool) -> None:
        self.changed.emit()


class AudiencePicker(QWidget):
    """One choice, and ticks for classes where the choice asks for them (``boxes``, placed by the form)."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[ClassLine, ...] = ()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        self.choice = QComboBox()
        self.choice.setObjectName("lessons.audience")
        self.setFocusProxy(self.choice)
        column.addWidget(self.choice)
        self.boxes = Ticks((), "lessons.class_tick", 4)
        self.boxes.changed.connect(self.changed)
        self._fill()
        self.choice.currentIndexChanged.connect(self._chosen)

    def show_classes(self, classes: Sequence[ClassLine]) -> None:
        """The classes of today; the choice stays where it can."""
        if tuple(classes) == self._classes:
            return
        same = [(line.id, line.label) for line in classes] == [
            (line.id, line.label) for line in self._classes
        ]
        self._classes = tuple(classes)
        if not same:
            kind, ids = self.kind(), self.class_ids()
            self._fill()
            self.boxes.set_options([(line.label, line.id) for line in classes])
            self.choose(kind, ids)

    def kind(self) -> AudienceKind:
        """For whom."""
        found = self.choice.currentData()
        if found == _CLASSES:
            return AudienceKind.CLASSES
        if found == _PARENTS_OF:
            return AudienceKind.PARENTS
        return found if isinstance(found, AudienceKind) else AudienceKind.GRADES

    def class_ids(self) -> tuple[str, ...]:
        """The classes meant; none for the whole school, all parents, staff and representatives."""
        found = self.choice.currentData()
        if found in (_CLASSES, _PARENTS_OF):
            return tuple(self.boxes.values())
        if isinstance(found, AudienceKind):
            return ()
        return tuple(line.id for line in self._classes if line.grade_label == found)

    def asks_classes(self) -> bool:
        """Whether classes are to be ticked."""
        return self.choice.currentData() in (_CLASSES, _PARENTS_OF)

    def choose(self, kind: AudienceKind, class_ids: Sequence[str] = ()) -> None:
        """Shows an audience; a whole grade is shown as that grade."""
        ids = set(class_ids)
        everyone = {line.id for line in self._classes}
        grades = {line.grade_label for line in self._classes if line.id in ids}
        whole = {line.id for line in self._classes if line.grade_label in grades} == ids
        wanted: object = kind
        if kind is AudienceKind.PARENTS and ids and ids != everyone:
            wanted = _PARENTS_OF
        elif kind in (AudienceKind.GRADES, AudienceKind.CLASSES):
            wanted = next(iter(grades)) if whole and len(grades) == 1 else _CLASSES
        self.boxes.set_values(ids)
        blocked = self.choice.blockSignals(True)
        for number in range(self.choice.count()):
            if self.choice.itemData(number) == wanted:
                self.choice.setCurrentIndex(number)
        self.choice.blockSignals(blocked)

    def _fill(self) -> None:
        blocked = self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem(self.tr("全校学生"), AudienceKind.WHOLE_SCHOOL)
        for grade in dict.fromkeys(line.grade_label for line in self._classes):
            self.choice.addItem(self.tr("%1全体").replace("%1", grade), grade)
        self.choice.addItem(self.tr("选班级…"), _CLASSES)
        self.choice.addItem(self.tr("全校家长"), AudienceKind.PARENTS)
        self.choice.addItem(self.tr("选班级的家长…"), _PARENTS_OF)
        self.choice.addItem(self.tr("教职工"), AudienceKind.STAFF)
        self.choice.addItem(self.tr("心理委员"), AudienceKind.PEER_REPS)
        self.choice.blockSignals(blocked)

    def _chosen(self, _index: int) -> None:
        self.changed.emit()

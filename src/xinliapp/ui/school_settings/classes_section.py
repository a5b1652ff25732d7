"""班级: who the homeroom teachers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.ui.school_settings.facts import ClassLine
from xinliapp.ui.school_settings.parts import line, set_writable
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_COLUMNS = 5
_LONGEST = 40


class ClassesSection(QWidget):
    """A field for each class; ``touched`` whenever the person changed one."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: dict[str, str] = {}
        self._shown: tuple[tuple[str, str, int], ...] = ()
        self.editors: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(label(self.tr("班级与班主任"), Role.SECTION))
        self.note = label("", Role.CAPTION, "muted", wrap=True)
        column.addWidget(self.note)
        self._column = column
        self._holder = QWidget()
        column.addWidget(self._holder)

    def show_classes(self, classes: Sequence[ClassLine], *, may_write: bool) -> None:
        """The classes of this school year with their teachers as stored."""
        shown = tuple((each.id, each.label, each.students) for each in classes)
        if shown != self._shown:
            self._shown = shown
            self._build(classes)
        self._base = {each.id: each.teacher for each in classes}
        for class_id, edit in self.editors.items():
            edit.setText(self._base[class_id])
        set_writable(self.editors.values(), may_write)
        self.note.setText(
            self.tr("班级随学生名单生成,这里填班主任的姓名。")
            if classes
            else self.tr("还没有班级。导入学生名单后,班级会列在这里。")
        )
        self.note.setVisible(may_write or not classes)

    def changed_teachers(self) -> tuple[tuple[str, str], ...]:
        """Class id and name where they differ from what is stored."""
        found = ((class_id, " ".join(edit.text().split())) for class_id, edit in self.editors.items())
        return tuple((class_id, name) for class_id, name in found if name != self._base.get(class_id))

    def put(self, names: Mapping[str, str]) -> None:
        """Names from a draft; classes that are no longer listed are left out."""
        for class_id, name in names.items():
            if class_id in self.editors:
                self.editors[class_id].setText(name)

    def _build(self, classes: Sequence[ClassLine]) -> None:
        old, self._holder = self._holder, QWidget()
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._holder)
        set_margins(grid, 0, 0, 0, 0, 12)
        self.editors = {}
        words = self.tr("%1  %2人")
        for number, each in enumerate(classes):
            edit = line(f"school_settings.class.{each.id}", _LONGEST)
            edit.textEdited.connect(self._touched)
            text = words.replace("%1", each.label).replace("%2", str(each.students))
            grid.addWidget(Field(text, edit), number // _COLUMNS, number % _COLUMNS)
            self.editors[each.id] = edit
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    def _touched(self, _text: str) -> None:
        self.touched.emit()

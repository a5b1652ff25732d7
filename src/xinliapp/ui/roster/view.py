"""The widgets of the roster page (screens.md S04)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n import formats, labels
from xinliapp.services.school import ClassRow
from xinliapp.services.students import RosterCounts, StudentRow
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_TYPING_PAUSE = 200


class RosterView(QWidget):
    """List, filters and counts; says what the person wants in signals."""

    filter_changed = Signal()
    student_opened = Signal(object)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self._masked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.filter_changed)
        header = PageHeader(self.tr("学生名单"))
        self.class_box = combo([(self.tr("全部班级"), None)], "roster.class")
        fix_width(self.class_box, 140)
        self.class_box.currentIndexChanged.connect(self._filter_touched)
        self.text = QLineEdit(objectName="roster.filter")
        self.text.setPlaceholderText(self.tr("姓名或学籍号"))
        self.text.setClearButtonEnabled(True)
        fix_width(self.text, 180)
        self.text.textChanged.connect(self._pause_for_typing)
        header.add_left(self.class_box)
        header.add_left(self.text)
        self.import_button = primary(self.tr("导入名单"), object_name="roster.import", icon="import")
        self.import_button.clicked.connect(self.import_wanted)
        header.add_action(self.import_button)
        self.bar = InlineBar("roster.bar")
        self.table = DataTable(self._columns(), object_name="roster.table")
        self.table.set_empty(self.tr("还没有学生名单。把学籍系统导出的表拖到这里,或点“导入名单”。"))
        self.table.opened.connect(self.student_opened)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(header)
        layout.addWidget(self.bar)
        layout.addWidget(self._chips())
        layout.addWidget(self.table, 1)
        layout.addWidget(self._actions())
        self.setAcceptDrops(True)

    # --- what the presenter calls ----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[StudentRow], masked: bool) -> None:
        """The filtered list; ``masked`` hides given names."""
        self._masked = masked
        self.bar.clear()
        self.table.set_rows(rows)

    def show_counts(self, shown: int, counts: RosterCounts) -> None:
        """The count line; a filter with nothing behind it is not offered."""
        self.count.setText(self.tr("%1/%2 人").replace("%1", str(shown)).replace("%2", str(counts.total)))
        self.no_phone.set_count(counts.phone_missing)
        self.doubtful.set_count(counts.number_doubtful)
        self.no_phone.setVisible(counts.phone_missing > 0 or self.no_phone.isChecked())
        self.doubtful.setVisible(counts.number_doubtful > 0 or self.doubtful.isChecked())

    def show_classes(self, classes: Sequence[ClassRow]) -> None:
        """The classes to choose from; the chosen one stays chosen."""
        wanted = [(self.tr("全部班级"), None), *((row.label, row.id) for row in classes)]
        present = [
            (self.class_box.itemText(i), self.class_box.itemData(i)) for i in range(self.class_box.count())
        ]
        if wanted == present:
            return
        chosen = self.class_box.currentData()
        self.class_box.blockSignals(True)
        self.class_box.clear()
        for words, value in wanted:
            self.class_box.addItem(words, value)
        self.class_box.setCurrentIndex(max(0, self.class_box.findData(chosen)))
        self.class_box.blockSignals(False)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the list."""
        self.bar.tell(text)

    # --- parts -----------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72, sort=lambda r: r.class_label),
            Column("seat", self.tr("班序"), lambda r: formats.count(r.number_in_class), width=56, align_right=True,
                   sort=lambda r: r.number_in_class or 9999),
            Column("name", self.tr("姓名"), self._name, width=120, strong=True, sort=lambda r: r.name),
            Column("gender", self.tr("性别"), lambda r: labels.label(r.gender), width=56),
            Column("number", self.tr("学籍号"), lambda r: formats.masked_number(r.student_number), width=104),
            Column("boarding", self.tr("住校"), lambda r: labels.label(r.boarding), width=64),
            Column("phone", self.tr("监护人电话"), lambda r: formats.masked_phone(r.phone) if r.phone else self.tr("缺"),
                   stretch=True),
            Column("status", self.tr("状态"), lambda r: labels.label(r.status), width=72),
            Column("updated", self.tr("更新"), lambda r: r.updated_on, width=104),
        )  # fmt: skip

    def _name(self, row: StudentRow) -> str:
        return formats.masked_name(row.name) if self._masked else row.name

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.count = label("", tone="text2")
        self.count.setObjectName("roster.count")
        self.no_phone = FilterChip(self.tr("缺监护人电话"), 0, object_name="roster.no_phone")
        self.doubtful = FilterChip(self.tr("学籍号待核"), 0, object_name="roster.doubtful")
        self.left = FilterChip(self.tr("连同离校学生"), object_name="roster.left")
        row.addWidget(self.count)
        for chip in (self.no_phone, self.doubtful, self.left):
            chip.toggled.connect(self._filter_touched)
            row.addWidget(chip)
        row.addStretch(1)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.open_button = outline(self.tr("打开档案"), object_name="roster.open", hint="Enter")
        self.open_button.clicked.connect(self._open_current)
        bar.add_button(self.open_button)
        return bar

    # --- what the person does ----------------------------------------------------------------------------------

    def _pause_for_typing(self, _text: str) -> None:
        self._pause.start()

    def _filter_touched(self, _value: object = None) -> None:
        self.filter_changed.emit()

    def _open_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.student_opened.emit(row)

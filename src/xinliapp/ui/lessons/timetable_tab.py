"""课表: classes down, weekdays across; digits write a lesson, Enter or F2 opens a cell, Delete empties it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.errors import UserError
from xinliapp.domain.timetable import WEEKDAY_WORDS, Slot, WeekPattern, read_slots
from xinliapp.i18n import labels
from xinliapp.i18n.messages import sentence
from xinliapp.services.timetable import TimetableRow
from xinliapp.ui.lessons.facts import CellEdit, LessonsPage
from xinliapp.ui.lessons.import_page import TimetableImportPage
from xinliapp.ui.lessons.panel import FORMAT, day_of
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import combo, date_edit
from xinliapp.widgets.page import area, label
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import paint_empty

GRID, IMPORT = range(2)
_SCHOOL_DAYS = 5
_DATE_WIDTH = 132


class _CellWords(QStyledItemDelegate):
    """A cell of the grid says 第1节·单周; what is typed and edited stays 1单."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """The words of a cell; what cannot be read is shown as it is."""
        try:
            slots = read_slots(str(value or ""))
        except UserError:
            return str(value)
        return "  ".join(_slot_words(slot) for slot in slots)


class TimetableGrid(QTableWidget):
    """The cells. ``cell_typed``: row, weekday from 1 and the text a person left in the cell."""

    cell_typed = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.timetable")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(px(tk.ROW_DENSE))
        self.verticalHeader().setMinimumWidth(px(64))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setFixedHeight(px(tk.ROW))
        self._words = _CellWords(self)
        self.setItemDelegate(self._words)
        self._filling = False
        self.itemChanged.connect(self._changed)

    def show_rows(self, rows: tuple[TimetableRow, ...], people: dict[str, str], editable: bool) -> None:
        """The grid as it holds; the current cell stays."""
        days = max([_SCHOOL_DAYS, *(day for row in rows for day in row.slots if row.slots[day])])
        at = (self.currentRow(), self.currentColumn())
        self._filling = True
        self.setRowCount(len(rows))
        self.setColumnCount(days)
        self.setHorizontalHeaderLabels(list(WEEKDAY_WORDS[:days]))
        self.setVerticalHeaderLabels([row.label for row in rows])
        for number, row in enumerate(rows):
            for weekday in range(1, days + 1):
                item = QTableWidgetItem(row.text(weekday))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setToolTip(plain_tip(_tip(row.slots.get(weekday, ()), people)))
                if not editable:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.setItem(number, weekday - 1, item)
        self._filling = False
        if rows:
            self.setCurrentCell(min(max(at[0], 0), len(rows) - 1), min(max(at[1], 0), days - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rowCount():
            words = self.tr("还没有班级。导入名单后,在这里填课表,或导入课表。")
            paint_empty(QPainter(self.viewport()), self.viewport().rect(), words)

    def put_back(self, row: int, weekday: int, text: str) -> None:
        """What a cell held, after a text that cannot be."""
        item = self.item(row, weekday - 1)
        if item is not None:
            self._filling = True
            item.setText(text)
            self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        editable = item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEditable)
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if editable and item is not None and plain:
            if event.text() in set("123456789"):
                self._write(item, event.text())
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._write(item, "")
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.editItem(item)
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No jumping on letters: it fights input methods."""

    def _write(self, item: QTableWidgetItem, text: str) -> None:
        if item.text() != text:
            item.setText(text)

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self.cell_typed.emit(item.row(), item.column() + 1, item.text())


class TimetableTab(QWidget):
    """The grid with the day a change holds from and who gives the lesson; the import in its place."""

    edited = Signal(object)
    troubled = Signal(str)
    template_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: LessonsPage | None = None
        self._from_set = self._filled = False
        self.grid = TimetableGrid()
        self.grid.cell_typed.connect(self._typed)
        self.grid.currentCellChanged.connect(self._tell_cell)
        self.importing = TimetableImportPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._grid_page())
        self.stack.addWidget(self.importing)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_page(self, page: LessonsPage) -> None:
        """One reading."""
        self._page = page
        facts = page.timetable
        if not self._from_set:
            self.from_day.setDate(QDate.fromString(facts.from_day.isoformat(), FORMAT))
            self._from_set = True
        chosen = self.teacher.currentData()
        self.teacher.clear()
        self.teacher.addItem(self.tr("不写教师"), None)
        for name, row_id in page.people:
            self.teacher.addItem(name, row_id)
        known = self.teacher.findData(chosen if self._filled else facts.teacher)
        self.teacher.setCurrentIndex(max(0, known))
        self._filled = True
        self.grid.show_rows(facts.rows, {row_id: name for name, row_id in page.people}, facts.may_edit)
        only_editors: tuple[QWidget, ...] = (
            self.from_label, self.from_day, self.teacher_label, self.teacher, self.import_button,
            self.template_button, self.keys,
        )  # fmt: skip
        for widget in only_editors:
            widget.setVisible(facts.may_edit)
        self.undo_button.setVisible(facts.may_edit and facts.may_undo)
        lacking = sum(1 for row in facts.rows if row.per_two_weeks < 1)
        words = self.tr("%1 个班 · %2 个班两周没有一节").replace("%1", str(len(facts.rows)))
        self.count.setText(words.replace("%2", str(lacking)))
        self._tell_cell()

    def show_import(self, on: bool) -> None:
        """The import in place of the grid, or back."""
        self.stack.setCurrentIndex(IMPORT if on else GRID)

    # --- parts ---

    def _grid_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        set_margins(column, 0, 0, 0, 0, 0)
        strip = area("surface")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self.from_label = label(self.tr("改动自"), tone="text2")
        self.from_day = date_edit("lessons.from_day")
        self.from_label.setBuddy(self.from_day)
        self.from_day.setAccessibleName(self.tr("改动自"))
        fix_width(self.from_day, _DATE_WIDTH)
        self.teacher_label = label(self.tr("教师"), tone="text2")
        self.teacher = combo((), "lessons.teacher")
        self.teacher.setAccessibleName(self.tr("教师"))
        fix_width(self.teacher, _DATE_WIDTH)
        self.count = label("", tone="text2")
        self.import_button = outline(self.tr("导入课表"), object_name="lessons.import", icon="import")
        self.template_button = outline(self.tr("下载模板"), object_name="lessons.template")
        self.undo_button = outline(self.tr("撤销导入"), object_name="lessons.import_undo", icon="undo")
        self.import_button.clicked.connect(self._to_import)
        self.template_button.clicked.connect(self.template_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        for widget in (self.from_label, self.from_day, self.teacher_label, self.teacher, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.undo_button, self.template_button, self.import_button):
            row.addWidget(button)
        hint = area("surface")
        foot = QHBoxLayout(hint)
        set_margins(foot, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self.cell = label("", tone="text2")
        foot.addWidget(self.cell, 1)
        keys = self.tr("数字键填节次,Enter 或 F2 改格(3、3单、3 5双),Delete 清空")
        self.keys = label(keys, tone="muted")
        foot.addWidget(self.keys)
        column.addWidget(strip)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)
        return page

    # --- what the person does ---

    def _to_import(self) -> None:
        self.importing.start(day_of(self.from_day.date()))
        self.show_import(True)

    def _typed(self, row: int, weekday: int, text: str) -> None:
        if self._page is None:
            return
        line = self._page.timetable.rows[row]
        try:
            slots = read_slots(text)
        except UserError as error:
            self.grid.put_back(row, weekday, line.text(weekday))
            self.troubled.emit(sentence(error))
            return
        before = {(slot.period, slot.weeks): slot for slot in line.slots.get(weekday, ())}
        person = self.teacher.currentData()
        filled = tuple(
            before.get((slot.period, slot.weeks)) or replace(slot, staff_id=str(person) if person else None)
            for slot in slots
        )
        if filled != line.slots.get(weekday, ()):
            self.edited.emit(CellEdit(line.class_id, weekday, filled, day_of(self.from_day.date())))

    def _tell_cell(self, *_at: int) -> None:
        row, column = self.grid.currentRow(), self.grid.currentColumn()
        if self._page is None or not 0 <= row < len(self._page.timetable.rows) or column < 0:
            self.cell.setText("")
            return
        line = self._page.timetable.rows[row]
        people = {row_id: name for name, row_id in self._page.people}
        tip = _tip(line.slots.get(column + 1, ()), people) or self.tr("没有课")
        self.cell.setText(f"{line.label} {WEEKDAY_WORDS[column]}  {tip}")


def _tip(slots: tuple[Slot, ...], people: dict[str, str]) -> str:
    """第3节 单周 心理教师甲;第5节 …"""
    words = []
    for slot in slots:
        person = people.get(slot.staff_id or "", "")
        period = QCoreApplication.translate("TimetableGrid", "第%1节").replace("%1", str(slot.period))
        words.append(f"{period} {labels.label(slot.weeks)} {person}".strip())
    return "; ".join(words)


def _slot_words(slot: Slot) -> str:
    """第3节, 第3节·单周."""
    words = QCoreApplication.translate("TimetableGrid", "第%1节").replace("%1", str(slot.period))
    return words if slot.weeks is WeekPattern.ALL else f"{words}·{labels.label(slot.weeks)}"

"""The list of students: text, filters, table, and what can be done with the rows chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xinliapp.services.students import StudentRow
from xinliapp.ui.roster.columns import NEEDS, Lines, columns
from xinliapp.ui.roster.facts import HeldTags, Narrow, Rights, RosterPage
from xinliapp.ui.roster.filters import FilterStrip
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import DataTable

FILES = "files"
_TYPING_PAUSE = 200
_PAIR = 2
_NARROW = 760  # beside an open form in a small window


class ListPart(QWidget):
    """``narrowed`` carries what the person wants to see; the rest carries rows."""

    narrowed = Signal(object)
    opened = Signal(object)
    edit_wanted = Signal(object)
    tag_wanted = Signal(object)
    merge_wanted = Signal(object)
    left_files_wanted = Signal()
    print_class_wanted = Signal(object)
    print_chosen_wanted = Signal(object)
    selected = Signal()

    def __init__(self, rights: Rights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rights = rights
        self.lines = Lines()
        self.text = self._text()
        self.filters = FilterStrip(rights)
        self.filters.changed.connect(self._narrow)
        self._columns = columns(self.lines, tags=rights.tags)
        self.table = DataTable(self._columns, multi=True, object_name="roster.table")
        self.table.opened.connect(self.opened)
        self.table.selection_changed.connect(self._selected)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._actions())
        self._selected(())

    # --- what the view hands on ---

    def show_page(self, page: RosterPage, wanted: Narrow) -> None:
        """What there is to choose from."""
        self._total = page.counts.total
        if wanted.text != self.text.text().strip():
            self.text.blockSignals(True)
            self.text.setText(wanted.text)
            self.text.blockSignals(False)
        self.filters.show_page(page, wanted)
        self.filters.setVisible(bool(page.rows) or wanted != Narrow())
        self.left_button.setVisible(wanted.wants_left and self._rights.tags)
        if page.rows:
            self.table.set_empty(self.tr("没有符合的学生。可以换一个班级,或清空筛选。"))
        elif self._rights.edit:
            self.table.set_empty(self.tr("还没有学生名单。把学籍系统导出的表拖到这里,或点“导入”。"))
        else:
            self.table.set_empty(self.tr("还没有学生名单。名单由心理教师或资料员导入。"))

    def show_rows(self, rows: Sequence[StudentRow], tags: HeldTags, masked: bool) -> None:
        """The lines that fit; ``masked`` hides given names."""
        self.lines.masked, self.lines.tags = masked, tags
        self.table.set_rows(rows)
        self.filters.show_count(len(rows), self._total)

    def any_selected(self) -> bool:
        """Whether a row is chosen."""
        return bool(self.table.selected_rows())

    def files_to_print(self) -> tuple[str, ...]:
        """The students chosen, if several are; else all that are listed, in the order shown."""
        rows = self.table.selected_rows()
        return tuple(row.id for row in (rows if len(rows) > 1 else self.table.rows()))

    def fit_columns(self, room: int) -> None:
        """Leaves out what is looked at least where there is little room."""
        for number, column in enumerate(self._columns):
            self.table.setColumnHidden(number, room < px(NEEDS.get(column.key, 0)))
        self.filters.fit(narrow=room < px(_NARROW))
        self.more_print.setVisible(room >= px(_NARROW))

    def edit_current(self) -> None:
        """修改, for whoever may."""
        row = self.table.current_row()
        if row is not None and self._rights.edit and self.isVisible():
            self.edit_wanted.emit(row)

    def class_to_print(self) -> str | None:
        """The class the list is narrowed to, else that of the current row."""
        chosen = self.filters.class_box.currentData()
        row = self.table.current_row()
        return chosen or (row.class_id if row is not None else None)

    # --- parts ---

    def _text(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("roster.filter")
        line.setPlaceholderText(self.tr("姓名或学籍号 Ctrl+F"))
        line.setAccessibleName(self.tr("姓名或学籍号"))
        line.setClearButtonEnabled(True)
        fix_width(line, 190)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._narrow)
        line.textChanged.connect(self._pause_for_typing)
        line.returnPressed.connect(self._to_first)
        return line

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.chosen = label("", tone="text2")
        self.chosen.setObjectName("roster.chosen")
        bar.add_fact(self.chosen)
        self.print_button = outline(
            self.tr("打印班级名单"),
            object_name="roster.print",
            icon="print",
            shortcut="Ctrl+P",
            hint="Ctrl+P",
        )
        self.print_button.clicked.connect(self._print)
        papers = [
            (self.tr("心理委员名册和缺额"), "representatives"),
            (self.tr("三级/四级网络表"), "network"),
        ]
        if self._rights.tags:
            papers.append((self.tr("一人一档(选中的,或列出的)"), FILES))
        self.more_print = PrintButton(
            self.tr("其他打印"),
            papers,
            object_name="roster.more_print",
            shortcut="",
        )
        self.tag_button = outline(self.tr("加标签"), object_name="roster.tag_selection")
        self.tag_button.clicked.connect(self._tag)
        self.merge_button = outline(self.tr("合并档案"), object_name="roster.merge")
        self.merge_button.setToolTip(self.tr("选中的两份是同一名学生"))
        self.merge_button.clicked.connect(self._merge)
        self.left_button = outline(self.tr("离校档案"), object_name="roster.left_files", icon="folder")
        self.left_button.setToolTip(self.tr("保存期、延长和销毁"))
        self.left_button.clicked.connect(self.left_files_wanted)
        self.left_button.setVisible(False)
        self.edit_button = outline(self.tr("修改"), object_name="roster.edit", icon="edit", hint="F2")
        self.edit_button.clicked.connect(self.edit_current)
        self.open_button = outline(self.tr("打开档案"), object_name="roster.open", hint="Enter")
        self.open_button.clicked.connect(self._open_current)
        for button in (self.left_button, self.more_print, self.print_button, self.merge_button,
                       self.tag_button, self.edit_button, self.open_button):  # fmt: skip
            bar.add_button(button)
        for button in (self.tag_button, self.edit_button):
            button.setVisible(self._rights.edit)
        return bar

    # --- what the person does ---

    def _pause_for_typing(self, _text: str) -> None:
        self._pause.start()

    def _narrow(self) -> None:
        self._pause.stop()
        self.narrowed.emit(self.filters.narrow(self.text.text()))

    def _to_first(self) -> None:
        """Enter in the text goes to the first line; Enter there opens it."""
        self._narrow()
        if self.table.rows():
            self.table.selectRow(0)
            self.table.setFocus()

    def _selected(self, rows: Sequence[StudentRow]) -> None:
        several = len(rows) > 1
        self.chosen.setText(self.tr("选中 %1").replace("%1", str(len(rows))) if rows else "")
        self.print_button.setText(self.tr("打印选中") if several else self.tr("打印班级名单"))
        for button in (self.tag_button, self.edit_button, self.open_button):
            button.setEnabled(bool(rows))
        self.edit_button.setEnabled(len(rows) == 1)
        # Tags are case data: who sees them may also look at both files.
        self.merge_button.setVisible(len(rows) == _PAIR and self._rights.edit and self._rights.tags)
        self.selected.emit()

    def _open_current(self) -> None:
        row = self.table.current_row() or next(iter(self.table.selected_rows()), None)
        if row is not None:
            self.opened.emit(row)

    def _tag(self) -> None:
        self.tag_wanted.emit(self.table.selected_rows())

    def _merge(self) -> None:
        self.merge_wanted.emit(tuple(row.id for row in self.table.selected_rows()))

    def _print(self) -> None:
        rows = self.table.selected_rows()
        if len(rows) > 1:
            self.print_chosen_wanted.emit(rows)
        else:
            self.print_class_wanted.emit(self.class_to_print())

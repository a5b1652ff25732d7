"""The widgets of the roster page (screens.md S04)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.i18n import formats, labels
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.services.school import ClassRow
from xinliapp.services.students import RosterCounts, StudentRow
from xinliapp.ui.roster.entry import StudentEntry
from xinliapp.ui.roster.panel import StudentPanel
from xinliapp.widgets.buttons import Kind, outline, primary
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import Column, DataTable

_TYPING_PAUSE = 200
_NARROW = 800  # with less room than this the columns looked at least are left out


class RosterView(QWidget):
    """List, filters, counts and the form; says what the person wants in signals."""

    filter_changed = Signal()
    student_opened = Signal(object)
    edit_wanted = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    file_dropped = Signal(str)
    print_wanted = Signal()
    blank_print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self._masked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.filter_changed)
        self.bar = InlineBar("roster.bar")
        self.bar.acted.connect(self.blank_print_wanted)
        self.table = DataTable(self._columns(), object_name="roster.table")
        self.table.set_empty(self.tr("还没有学生名单。把学籍系统导出的表拖到这里,或点“导入名单”。"))
        self.table.opened.connect(self.student_opened)
        self.table.current_changed.connect(self._current_moved)
        self.panel = StudentPanel()
        self.panel.setVisible(False)
        self._lay_out()
        self._shortcuts()
        self.setAcceptDrops(True)
        self._current_moved(None)

    def _lay_out(self) -> None:
        self.chips = self._chips()
        above = (self._header(), self.bar, self.chips)
        lay_out_beside(self, above, self.table, self._actions(), self.panel)

    def _shortcuts(self) -> None:
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            ("Ctrl+F", self._to_filter),
            ("F2", self._edit_current),
            ("Esc", self.panel.closed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(scope)
            shortcut.activated.connect(slot)

    # --- what the presenter calls ---

    def show_rows(self, rows: Sequence[StudentRow], masked: bool) -> None:
        """The filtered list; ``masked`` hides given names."""
        self._masked = masked
        self.table.set_rows(rows)

    def show_counts(self, shown: int, counts: RosterCounts) -> None:
        """The count line; a filter with nothing behind it is not offered."""
        self.count.setText(self.tr("%1/%2 人").replace("%1", str(shown)).replace("%2", str(counts.total)))
        self.chips.setVisible(counts.total > 0 or shown > 0 or self.left.isChecked())
        self.no_phone.set_count(counts.phone_missing)
        self.doubtful.set_count(counts.number_doubtful)
        self.no_phone.setVisible(counts.phone_missing > 0 or self.no_phone.isChecked())
        self.doubtful.setVisible(counts.number_doubtful > 0 or self.doubtful.isChecked())
        self.table.set_empty(
            self.tr("没有符合的学生。可以换一个班级,或清空筛选。")
            if counts.total
            else self.tr("还没有学生名单。把学籍系统导出的表拖到这里,或点“导入名单”。")
        )

    def show_classes(self, classes: Sequence[ClassRow]) -> None:
        """The classes to choose from; the chosen one stays chosen."""
        self.panel.set_classes(classes)
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

    def choose_class(self, class_id: str | None) -> None:
        """Show which class the list is narrowed to, without a signal."""
        self.class_box.blockSignals(True)
        self.class_box.setCurrentIndex(max(0, self.class_box.findData(class_id)))
        self.class_box.blockSignals(False)

    def show_trouble(self, text: str, *, offer_blank: bool = False) -> None:
        """An error, pushed in above the list; ``offer_blank`` adds printing with squares to fill in."""
        self.bar.tell(text, Tone.ERROR, self.tr("留空打印") if offer_blank else "")

    def show_entry(self, entry: StudentEntry, *, adding: bool, offer_draft: str) -> None:
        """Open the form; ``offer_draft`` is when an unfinished one was kept."""
        self.panel.show_entry(self.tr("添加学生") if adding else self.tr("修改学生"), entry)
        self._show_panel(True)
        if offer_draft:
            words = self.tr("有一份%1没写完的内容。").replace("%1", offer_draft)
            self.panel.bar.tell(words, Tone.INFO, self.tr("接着填"))

    def show_saving(self, busy: bool) -> None:
        """The save button while the service works."""
        if busy:
            self.panel.pending()
            self.panel.save_button.start()
        else:
            self.panel.save_button.stop()

    def show_missing(self, names: Sequence[str]) -> None:
        """Required fields that are empty."""
        self.panel.show_missing(names)

    def show_entry_trouble(self, text: str, field: str, error: XinliError) -> None:
        """What is wrong: the word at the field, the sentence above the list."""
        self.panel.show_field_trouble(field, error)
        self.bar.tell(text)

    def unsaved_entry(self) -> StudentEntry | None:
        """What was typed since the last draft, or None."""
        return self.panel.entry() if not self.panel.isHidden() and self.panel.pending() else None

    def hide_entry(self) -> None:
        """Put the form away and go back to the list."""
        if not self.panel.isHidden():
            self._show_panel(False)
            self.table.setFocus()

    def say_saved(self, adding: bool, warnings: Sequence[str]) -> None:
        """Saved; neutral remarks of the service follow."""
        words = [
            self.tr("已添加。") if adding else self.tr("已保存。"),
            *(reason_text(code) for code in warnings),
        ]
        self.bar.tell("".join(dict.fromkeys(words)), Tone.WARNING if warnings else Tone.DONE)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.class_label or formats.MISSING, width=80,
                   tone=lambda r: "" if r.class_label else "warn"),
            Column("seat", self.tr("班序"), lambda r: formats.count(r.number_in_class), width=64,
                   align_right=True, sort=lambda r: r.number_in_class or 9999),
            Column("name", self.tr("姓名"), self._name, width=136, strong=True, sort=lambda r: r.name),
            Column("gender", self.tr("性别"), _label_or_missing("gender"), width=56),
            Column("number", self.tr("学籍号"), self._number, width=128,
                   tone=lambda r: "warn" if r.number_doubtful else ""),
            Column("boarding", self.tr("住校"), _label_or_missing("boarding"), width=72),
            Column("phone", self.tr("监护人电话"),
                   lambda r: formats.masked_phone(r.phone) if r.phone else self.tr("缺"),
                   stretch=True, tone=lambda r: "" if r.phone else "warn"),
            Column("status", self.tr("状态"), lambda r: labels.label(r.status), width=72),
            Column("updated", self.tr("更新"), lambda r: r.updated_on, width=112),
        )  # fmt: skip

    def _name(self, row: StudentRow) -> str:
        return formats.masked_name(row.name) if self._masked else row.name

    def _number(self, row: StudentRow) -> str:
        shown = formats.masked_number(row.student_number)
        return self.tr("%1 待核").replace("%1", shown) if row.number_doubtful else shown

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("学生名单"))
        self.class_box = combo([(self.tr("全部班级"), None)], "roster.class")
        self.class_box.setAccessibleName(self.tr("班级"))
        self.class_box.setMaxVisibleItems(16)
        fix_width(self.class_box, 128)
        self.class_box.currentIndexChanged.connect(self._filter_touched)
        self.text = QLineEdit()
        self.text.setObjectName("roster.filter")
        self.text.setPlaceholderText(self.tr("姓名或学籍号 Ctrl+F"))
        self.text.setAccessibleName(self.tr("姓名或学籍号"))
        self.text.setClearButtonEnabled(True)
        fix_width(self.text, 190)
        self.text.textChanged.connect(self._pause_for_typing)
        header.add_left(self.class_box)
        header.add_left(self.text)
        self.new_button = outline(
            self.tr("学生"), object_name="roster.new", icon="plus", shortcut="Ctrl+N", hint="Ctrl+N"
        )
        self.new_button.setToolTip(self.tr("添加一名学生"))
        self.new_button.clicked.connect(self.new_wanted)
        self.import_button = primary(self.tr("导入名单"), object_name="roster.import", icon="import")
        self.import_button.clicked.connect(self.import_wanted)
        header.add_action(self.new_button)
        header.add_action(self.import_button)
        return header

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.count = label("", tone="text2")
        self.count.setObjectName("roster.count")
        self.no_phone = FilterChip(self.tr("缺监护人电话"), 0, Sign.DUE_SOON, object_name="roster.no_phone")
        self.doubtful = FilterChip(self.tr("学籍号待核"), 0, Sign.ASK, object_name="roster.doubtful")
        self.left = FilterChip(self.tr("连同离校学生"), object_name="roster.left")
        row.addWidget(self.count)
        for chip in (self.no_phone, self.doubtful, self.left):
            chip.toggled.connect(self._filter_touched)
            row.addWidget(chip)
        row.addStretch(1)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.print_button = outline(
            self.tr("打印班级名单"),
            object_name="roster.print",
            icon="print",
            shortcut="Ctrl+P",
            hint="Ctrl+P",
        )
        self.edit_button = outline(self.tr("修改"), object_name="roster.edit", icon="edit", hint="F2")
        self.open_button = outline(self.tr("打开档案"), object_name="roster.open", hint="Enter")
        self.print_button.clicked.connect(self.print_wanted)
        self.edit_button.clicked.connect(self._edit_current)
        self.open_button.clicked.connect(self._open_current)
        self.more_print = PrintButton(
            self.tr("其他打印"),
            (
                (self.tr("心理委员名册和缺额"), "representatives"),
                (self.tr("预警网络表"), "network"),
            ),
            object_name="roster.more_print",
            shortcut="",
        )
        for button in (self.more_print, self.print_button, self.edit_button, self.open_button):
            bar.add_button(button)
        return bar

    # --- what the person does ---

    def class_to_print(self) -> str | None:
        """The class the list is narrowed to, else that of the current row."""
        chosen = self.class_box.currentData()
        row = self.table.current_row()
        return chosen or (row.class_id if row is not None else None)

    def _pause_for_typing(self, _text: str) -> None:
        self._pause.start()

    def _filter_touched(self, _value: object = None) -> None:
        self.filter_changed.emit()

    def _to_filter(self) -> None:
        self.text.setFocus()
        self.text.selectAll()

    def _current_moved(self, row: object) -> None:
        for button in (self.edit_button, self.open_button):
            button.setEnabled(row is not None)

    def _open_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.student_opened.emit(row)

    def _edit_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit_wanted.emit(row)

    def _show_panel(self, on: bool) -> None:
        """One main action a page: while the form is open it is 保存."""
        self.panel.setVisible(on)
        self.import_button.set_kind(Kind.OUTLINE if on else Kind.PRIMARY)
        self.import_button.setShortcut("" if on else "Ctrl+Return")
        self._fit_columns()

    def _fit_columns(self) -> None:
        room = self.width() - (0 if self.panel.isHidden() else self.panel.width())
        for number, column in enumerate(self._columns()):
            if column.key in ("updated", "boarding"):
                self.table.setColumnHidden(number, room < px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            self.file_dropped.emit(path)


def _label_or_missing(name: str) -> Callable[[StudentRow], str]:
    def shown(row: StudentRow) -> str:
        value = getattr(row, name)
        return labels.label(value) if value is not None else formats.MISSING

    return shown

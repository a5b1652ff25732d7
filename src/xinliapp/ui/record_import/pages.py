"""The first two pages of moving in: what and which file, and which column is what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.i18n import formats
from xinliapp.services.record_import_reading import RecordSheet
from xinliapp.ui.record_import.presenter import MapState, Start
from xinliapp.ui.record_import.words import Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role


class ChoosePage(QWidget):
    """What the workbook holds, its template, the file, and what can be taken back."""

    kind_chosen = Signal(object)
    template_wanted = Signal()
    file_chosen = Signal(str)
    undo_wanted = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.kinds: dict[RecordKind, QRadioButton] = {}
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 16)
        row.addWidget(self._left())
        right = QVBoxLayout()
        set_margins(right, 0, 0, 0, 0, 12)
        self.drop = DropZone(
            self.tr("把 xlsx 拖到这里。支持 WPS 另存的 xlsx;.et 请先另存。"),
            (),
            object_name="record_import.drop",
        )
        self.drop.dropped.connect(self._taken)
        right.addWidget(self.drop, 1)
        words_ = self.tr(
            "xls 和 csv 也能读。文件留在原处,不会改动;已经登记过的不会再写一次。没写清的行不会替您猜。"
        )
        right.addWidget(label(words_, Role.CAPTION, "muted", wrap=True))
        self._undo_area = QVBoxLayout()
        right.addLayout(self._undo_area)
        row.addLayout(right, 1)

    def _left(self) -> QWidget:
        left = QWidget()
        fix_width(left, 250)
        column = QVBoxLayout(left)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addWidget(label(self.tr("这份表格是"), Role.STRONG))
        self._group = QButtonGroup(self)
        for kind in RecordKind:
            button = QRadioButton(self._words.kind(kind))
            button.setObjectName(f"record_import.kind.{kind.value}")
            button.setProperty("kind", kind.value)
            button.setVisible(False)
            self._group.addButton(button)
            self.kinds[kind] = button
            column.addWidget(button)
        self._group.buttonClicked.connect(self._kind_clicked)
        self.about = label("", Role.CAPTION, "text2", wrap=True)
        column.addWidget(self.about)
        self.template = outline(self.tr("下载模板"), object_name="record_import.template")
        self.template.clicked.connect(self.template_wanted)
        column.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return left

    def show_start(self, start: Start, kind: RecordKind | None) -> None:
        """What this person may take in, the chosen one, and what can be taken back."""
        for one, button in self.kinds.items():
            button.setVisible(one in start.kinds)
            if one is kind:
                button.setChecked(True)
        self._tell(kind)
        while (item := self._undo_area.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for one, day in start.undoable:
            self._undo_area.addWidget(self._undo_line(one, day))

    def _undo_line(self, kind: RecordKind, day: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        words = self.tr("%1导入的%2还可以整批撤销。").replace("%1", day)
        row.addWidget(label(words.replace("%2", self._words.kind(kind)), tone="text2"))
        undo = outline(self.tr("撤销"), object_name=f"record_import.undo_last.{kind.value}", icon="undo")
        undo.setProperty("kind", kind.value)
        undo.clicked.connect(self._undo_clicked)
        row.addWidget(undo)
        row.addStretch(1)
        return line

    def _tell(self, kind: RecordKind | None) -> None:
        self.about.setText(self._words.about(kind) if kind is not None else "")
        self.template.setEnabled(kind is not None)

    def _kind_clicked(self, button: QRadioButton) -> None:
        kind = RecordKind(button.property("kind"))
        self._tell(kind)
        self.kind_chosen.emit(kind)

    def _undo_clicked(self) -> None:
        self.undo_wanted.emit(RecordKind(self.sender().property("kind")))

    def _taken(self, paths: Sequence[str]) -> None:
        self.file_chosen.emit(paths[0])


class MapPage(QWidget):
    """Each field with the column it is read from, or the one value a person picks for all rows."""

    sheet_shown = Signal(str)
    header_set = Signal(int)
    source_set = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[RecordField, QComboBox] = {}
        self._samples: dict[RecordField, QLabel] = {}
        self._shape: RecordShape | None = None
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)
        self._column.addWidget(self._head())
        self._column.addWidget(self._notes())
        self._column.addWidget(rule())
        self.body = QWidget()
        self._column.addWidget(self.body)
        self._column.addStretch(1)

    def show_state(self, state: MapState) -> None:
        """The sheet shown, its columns and where each field is read from."""
        self._fill_sheets(state)
        mapping = state.current.mapping
        self.header.blockSignals(True)
        self.header.setValue(mapping.header_row if mapping else 1)
        self.header.blockSignals(False)
        alike = len(mapping.sheets) if mapping else 0
        words = self.tr("表头相同的 %1 张工作表一起导入").replace("%1", str(alike))
        self.count.setText(words if alike > 1 else "")
        self.known.setVisible(state.current.remembered)
        self.lost.setVisible(mapping is None)
        if self._shape is not state.shape:
            self._build(state.shape)
        self.body.setVisible(mapping is not None)
        if mapping is not None:
            self._fill(state)

    def show_notices(self, texts: Sequence[str]) -> None:
        """What is to be told about the file."""
        self.notices.setText("\n".join(texts))
        self.notices.setVisible(bool(texts))

    # --- parts ---

    def _head(self) -> QWidget:
        head = area("surface")
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, 12)
        self.sheets = QComboBox()
        self.sheets.setObjectName("record_import.sheet")
        self.sheets.setAccessibleName(self.tr("工作表"))
        fix_width(self.sheets, 190)
        self.sheets.activated.connect(self._sheet_changed)
        self.header = QSpinBox()
        self.header.setObjectName("record_import.header_row")
        self.header.setAccessibleName(self.tr("表头所在行"))
        self.header.setRange(1, 200)
        self.header.setKeyboardTracking(False)
        fix_width(self.header, 72)
        self.header.valueChanged.connect(self.header_set)
        self.count = label("", tone="text2")
        row.addWidget(label(self.tr("工作表"), tone="text2"))
        row.addWidget(self.sheets)
        row.addWidget(label(self.tr("表头在第"), tone="text2"))
        row.addWidget(self.header)
        row.addWidget(label(self.tr("行"), tone="text2"))
        row.addWidget(self.count)
        row.addStretch(1)
        return head

    def _notes(self) -> QWidget:
        notes = QWidget()
        column = QVBoxLayout(notes)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, 8, 4)
        self.known = StatusMark(Sign.OK, self.tr("这种表头以前导入过,已套用上次的对应列"))
        self.lost = StatusMark(Sign.ASK, self.tr("这张表没有找到表头,请指出表头在第几行"))
        self.notices = label("", Role.CAPTION, "text2", wrap=True)
        for widget in (self.known, self.lost, self.notices):
            widget.setVisible(False)
            column.addWidget(widget)
        return notes

    def _build(self, shape: RecordShape) -> None:
        self._shape = shape
        old, self.body = self.body, QWidget()
        self._column.replaceWidget(old, self.body)
        old.hide()
        old.deleteLater()
        self._boxes, self._samples = {}, {}
        grid = QGridLayout(self.body)
        set_margins(grid, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        grid.setHorizontalSpacing(12)
        for line, column in enumerate(shape.columns):
            name = label(column.word + ("*" if column.required else ""), tone="text2")
            box = QComboBox()
            box.setObjectName(f"record_import.column.{column.field.value}")
            box.setProperty("wanted", column.field.value)
            box.setAccessibleName(column.word)
            box.setMinimumWidth(px(240))
            box.setMaxVisibleItems(16)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.activated.connect(self._source_changed)
            box.installEventFilter(self)
            name.setBuddy(box)
            samples = label("", Role.CAPTION, "muted")
            self._boxes[column.field], self._samples[column.field] = box, samples
            for place, widget in enumerate((name, box, samples)):
                grid.addWidget(widget, line, place)
        grid.setColumnMinimumWidth(0, px(120))
        grid.setColumnStretch(2, 1)

    def _fill_sheets(self, state: MapState) -> None:
        names = [sheet.name for sheet in state.sheets]
        if names != [self.sheets.itemData(place) for place in range(self.sheets.count())]:
            self.sheets.clear()
            for sheet in state.sheets:
                words = self.tr("%1 (%2行)").replace("%1", sheet.name).replace("%2", str(sheet.rows))
                self.sheets.addItem(words, sheet.name)
        self.sheets.setCurrentIndex(names.index(state.current.name))

    def _fill(self, state: MapState) -> None:
        sheet, mapping = state.current, state.current.mapping
        if mapping is None:
            return
        samples = {column.index: column.samples for column in sheet.columns}
        for wanted, box in self._boxes.items():
            self._options(box, sheet, state.shape, wanted)
            source = mapping.source(wanted)
            key = "" if source is None else f"{'col' if isinstance(source, int) else 'all'}:{source}"
            box.setCurrentIndex(max(0, box.findData(key)))
            values = samples.get(source, ()) if isinstance(source, int) else ()
            self._samples[wanted].setText("  ".join(_sample(wanted, one, state.masked) for one in values))

    def _options(self, box: QComboBox, sheet: RecordSheet, shape: RecordShape, wanted: RecordField) -> None:
        box.clear()
        box.addItem(self.tr("不导入"), "")
        for column in sheet.columns:
            heading = column.heading.replace("\n", " ") or self.tr("(没有列名)")
            box.addItem(f"{column.letter}  {heading}", f"col:{column.index}")
        for value, word in shape.for_all(wanted):
            box.addItem(self.tr("全部按“%1”").replace("%1", word), f"all:{value}")

    def eventFilter(self, watched: object, event: object) -> bool:
        """The wheel scrolls the page; it never changes a drop-down it passes over."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    def _sheet_changed(self, place: int) -> None:
        self.sheet_shown.emit(self.sheets.itemData(place))

    def _source_changed(self, _place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            how, _, value = str(box.currentData()).partition(":")
            source = int(value) if how == "col" else value or None
            self.source_set.emit(RecordField(box.property("wanted")), source)


def _sample(wanted: RecordField, text: str, masked: bool) -> str:
    if wanted is RecordField.STUDENT_NUMBER:
        return formats.masked_number(text)
    return formats.masked_name(text) if masked and wanted is RecordField.NAME else text

"""The first two pages of the wizard: the file, and which column is what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.ui.import_wizard.facts import FieldSource, MapState, Source, UndoLine
from xinliapp.ui.import_wizard.looks import Looks
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, clear_layout, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role


class ChoosePage(QWidget):
    """Drop a file here; what was imported can be taken back as well. ``beside`` stands at the left."""

    file_chosen = Signal(str)
    undo_wanted = Signal(str)

    def __init__(self, looks: Looks, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = looks.name
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 16)
        if beside is not None:
            row.addWidget(beside)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 12)
        self.drop = DropZone(
            self.tr("把 xlsx 拖到这里。支持 WPS 另存的 xlsx;.et 请先另存。"),
            (),
            object_name=f"{looks.name}.drop",
        )
        self.drop.dropped.connect(self._taken)
        column.addWidget(self.drop, 1)
        column.addWidget(label(looks.hint, Role.CAPTION, "muted", wrap=True))
        self._undo_area = QVBoxLayout()
        column.addLayout(self._undo_area)
        row.addLayout(column, 1)

    def show_undo(self, lines: Sequence[UndoLine]) -> None:
        """What can be taken back now."""
        clear_layout(self._undo_area)
        for line in lines:
            self._undo_area.addWidget(self._undo_line(line))

    def _undo_line(self, line: UndoLine) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(label(line.words, tone="text2"))
        undo = outline(line.button, object_name=f"{self._name}.undo_last{line.tail}", icon="undo")
        undo.setProperty("key", line.key)
        undo.clicked.connect(self._undo_clicked)
        row.addWidget(undo)
        row.addStretch(1)
        return widget

    def _undo_clicked(self) -> None:
        self.undo_wanted.emit(self.sender().property("key"))

    def _taken(self, paths: Sequence[str]) -> None:
        self.file_chosen.emit(paths[0])


class MapPage(QWidget):
    """Each field with the column it is read from, or the one value a person picks for all rows."""

    sheet_shown = Signal(str)
    sheet_ticked = Signal(str, bool)
    header_set = Signal(int)
    source_set = Signal(str, object)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._built: tuple[str, ...] = ()
        self._options: dict[str, list[tuple[str, Source]]] = {}
        self._boxes: dict[str, QComboBox] = {}
        self._samples: dict[str, QLabel] = {}
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
        found = state.header_row is not None
        for widget in (self.tick, self.header):
            widget.blockSignals(True)
        self.tick.setVisible(state.ticked is not None)
        self.tick.setChecked(bool(state.ticked))
        self.tick.setEnabled(found)
        self.header.setValue(state.header_row or 1)
        for widget in (self.tick, self.header):
            widget.blockSignals(False)
        self.count.setText(state.count)
        self.count.setVisible(bool(state.count))
        self.known.setVisible(state.remembered)
        self.lost.setVisible(not found)
        if found:
            keys = tuple(one.key for one in state.fields)
            if keys != self._built:
                self._build(state.fields)
                self._built = keys
            for field in state.fields:
                self._fill(field, self._sources(state, field))
        self.body.setVisible(found)

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
        self.sheets.setObjectName(f"{self._looks.name}.sheet")
        self.sheets.setAccessibleName(self.tr("工作表"))
        fix_width(self.sheets, 190)
        self.sheets.activated.connect(self._sheet_changed)
        self.tick = QCheckBox(self.tr("导入这张表"))
        self.tick.setObjectName(f"{self._looks.name}.tick_sheet")
        self.tick.toggled.connect(self._ticked)
        self.header = QSpinBox()
        self.header.setObjectName(f"{self._looks.name}.header_row")
        self.header.setAccessibleName(self.tr("表头所在行"))
        self.header.setRange(1, 200)
        self.header.setKeyboardTracking(False)
        fix_width(self.header, 72)
        self.header.valueChanged.connect(self.header_set)
        self.count = label("", tone="text2")
        for widget in (
            label(self.tr("工作表"), tone="text2"),
            self.sheets,
            self.tick,
            self.count,
            label(self.tr("表头在第"), tone="text2"),
            self.header,
            label(self.tr("行"), tone="text2"),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        return head

    def _notes(self) -> QWidget:
        notes = QWidget()
        column = QVBoxLayout(notes)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, 8, 4)
        self.known = StatusMark(Sign.OK, self.tr("这种表头以前导入过,已套用上次的对应列"))
        self.lost = StatusMark(Sign.ASK, self._looks.no_header)
        self.notices = label("", Role.CAPTION, "text2", wrap=True)
        for widget in (self.known, self.lost, self.notices):
            widget.setVisible(False)
            column.addWidget(widget)
        return notes

    def _build(self, fields: Sequence[FieldSource]) -> None:
        """One line a field; anew when another kind of file is read."""
        old, self.body = self.body, QWidget()
        self._column.replaceWidget(old, self.body)
        old.hide()
        old.deleteLater()
        self._boxes, self._samples, self._options = {}, {}, {}
        grid = QGridLayout(self.body)
        set_margins(grid, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        grid.setHorizontalSpacing(12)
        line, group = 0, ""
        for field in fields:
            if field.group != group:
                group = field.group
                grid.addWidget(label(group, Role.STRONG), line, 0, 1, 3)
                line += 1
            for place, widget in enumerate(self._line(field)):
                grid.addWidget(widget, line, place)
            line += 1
        grid.setColumnMinimumWidth(0, px(120))
        grid.setColumnStretch(2, 1)

    def _line(self, field: FieldSource) -> tuple[QWidget, QWidget, QWidget]:
        name = label(field.word + ("*" if field.required else ""), tone="text2")
        box = QComboBox()
        box.setObjectName(f"{self._looks.name}.column.{field.key}")
        box.setProperty("field", field.key)
        box.setAccessibleName(field.word)
        box.setMinimumWidth(px(240))
        box.setMaxVisibleItems(16)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(self._source_changed)
        box.installEventFilter(self)
        name.setBuddy(box)
        samples = label("", Role.CAPTION, "muted")
        self._boxes[field.key], self._samples[field.key] = box, samples
        return name, box, samples

    def _fill_sheets(self, state: MapState) -> None:
        names = [name for name, _rows in state.sheets]
        if names != [self.sheets.itemData(place) for place in range(self.sheets.count())]:
            self.sheets.clear()
            for name, rows in state.sheets:
                words = self.tr("%1 (%2行)").replace("%1", name).replace("%2", str(rows))
                self.sheets.addItem(words, name)
        self.sheets.setCurrentIndex(names.index(state.current))

    def _sources(self, state: MapState, field: FieldSource) -> list[tuple[str, Source]]:
        """不导入, every column of the sheet, one value for all rows."""
        found: list[tuple[str, Source]] = [(self.tr("不导入"), None)]
        for column in state.columns:
            heading = column.heading.replace("\n", " ") or self.tr("(没有列名)")
            found.append((f"{column.letter}  {heading}", column.index))
        for_all = self.tr("全部按“%1”")
        return found + [(for_all.replace("%1", word), value) for value, word in field.for_all]

    def _fill(self, field: FieldSource, options: list[tuple[str, Source]]) -> None:
        box = self._boxes[field.key]
        if self._options.get(field.key) != options:
            self._options[field.key] = options
            box.clear()
            for words, source in options:
                box.addItem(words, source)
        sources = [source for _words, source in options]
        box.setCurrentIndex(sources.index(field.chosen) if field.chosen in sources else 0)
        self._samples[field.key].setText(field.sample)

    def eventFilter(self, watched: object, event: object) -> bool:
        """The wheel scrolls the page; it never changes a drop-down it passes over."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    def _sheet_changed(self, place: int) -> None:
        self.sheet_shown.emit(self.sheets.itemData(place))

    def _ticked(self, on: bool) -> None:
        self.sheet_ticked.emit(self.sheets.currentData(), on)

    def _source_changed(self, place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            field = box.property("field")
            self.source_set.emit(field, self._options[field][place][1])

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

from xinliapp.domain.roster_fields import Field as Meaning
from xinliapp.services.roster_preview import SheetSeen, mapped
from xinliapp.ui.roster_import.presenter import MapState
from xinliapp.ui.roster_import.words import Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role

SUFFIXES = (".xlsx", ".xls", ".csv", ".txt", ".xlsm", ".et")


class ChoosePage(QWidget):
    """Drop a file here; what the last import did can be taken back from here as well."""

    file_chosen = Signal(str)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 12)
        self.drop = DropZone(
            self.tr("把 xlsx 拖到这里。支持 WPS 另存的 xlsx;.et 请先另存。"),
            (),
            object_name="roster_import.drop",
        )
        self.drop.dropped.connect(self._taken)
        column.addWidget(self.drop, 1)
        column.addWidget(
            label(
                self.tr(
                    "xls 和 csv 也能读。文件留在原处,不会改动;空格子不会清掉已有内容,表中没有的学生不会删除。"
                ),
                Role.CAPTION,
                "muted",
                wrap=True,
            )
        )
        self.undo_line = QWidget()
        row = QHBoxLayout(self.undo_line)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(label(self.tr("上次导入还可以整批撤销。"), tone="text2"))
        undo = outline(self.tr("撤销上次导入"), object_name="roster_import.undo_last", icon="undo")
        undo.clicked.connect(self.undo_wanted)
        row.addWidget(undo)
        row.addStretch(1)
        self.undo_line.setVisible(False)
        column.addWidget(self.undo_line)

    def _taken(self, paths: Sequence[str]) -> None:
        self.file_chosen.emit(paths[0])


class MapPage(QWidget):
    """Each of our fields with the column it is read from and what stands there."""

    sheet_shown = Signal(str)
    sheet_ticked = Signal(str, bool)
    header_set = Signal(int)
    column_set = Signal(object, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._boxes: dict[Meaning, QComboBox] = {}
        self._samples: dict[Meaning, QLabel] = {}
        self._shown: SheetSeen | None = None
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addWidget(self._notes())
        column.addWidget(rule())
        column.addWidget(self._grid())
        column.addStretch(1)

    def show_state(self, state: MapState) -> None:
        """The sheet shown, its columns and where each field is read from."""
        self._fill_sheets(state)
        sheet = state.current
        self.tick.blockSignals(True)
        self.tick.setChecked(sheet.name in state.ticked)
        self.tick.setEnabled(sheet.mapping is not None)
        self.tick.blockSignals(False)
        usable = sum(one.mapping is not None for one in state.sheets)
        words = self.tr("导入 %1/%2 张工作表").replace("%1", str(len(state.ticked)))
        self.count.setText(words.replace("%2", str(usable)))
        self.count.setVisible(len(state.sheets) > 1)
        self.header.blockSignals(True)
        self.header.setValue(sheet.mapping.header_row if sheet.mapping else 1)
        self.header.blockSignals(False)
        self.known.setVisible(sheet.remembered)
        self.lost.setVisible(sheet.mapping is None)
        self.body.setVisible(sheet.mapping is not None)
        if sheet.mapping is not None:
            self._fill_columns(sheet, state.masked)

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
        self.sheets.setObjectName("roster_import.sheet")
        self.sheets.setAccessibleName(self.tr("工作表"))
        fix_width(self.sheets, 190)
        self.sheets.activated.connect(self._sheet_changed)
        self.tick = QCheckBox(self.tr("导入这张表"))
        self.tick.setObjectName("roster_import.tick_sheet")
        self.tick.toggled.connect(self._ticked)
        self.header = QSpinBox()
        self.header.setObjectName("roster_import.header_row")
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
        self.lost = StatusMark(Sign.ASK, self.tr("这张表没有找到写有“姓名”的表头,请指出表头在第几行"))
        self.notices = label("", Role.CAPTION, "text2", wrap=True)
        for widget in (self.known, self.lost, self.notices):
            widget.setVisible(False)
            column.addWidget(widget)
        return notes

    def _grid(self) -> QWidget:
        self.body = QWidget()
        grid = QGridLayout(self.body)
        set_margins(grid, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        grid.setHorizontalSpacing(12)
        line = 0
        for title, meanings in self._words.field_groups():
            grid.addWidget(label(title, Role.STRONG), line, 0, 1, 3)
            line += 1
            for meaning in meanings:
                star = "*" if meaning is Meaning.NAME else ""
                name = label(self._words.field(meaning.value) + star, tone="text2")
                box = QComboBox()
                box.setObjectName(f"roster_import.column.{meaning.value}")
                box.setProperty("meaning", meaning.value)
                box.setAccessibleName(self._words.field(meaning.value))
                box.setMinimumWidth(px(240))
                box.setMaxVisibleItems(16)
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                box.activated.connect(self._column_changed)
                box.installEventFilter(self)
                name.setBuddy(box)
                samples = label("", Role.CAPTION, "muted")
                self._boxes[meaning], self._samples[meaning] = box, samples
                for place, widget in enumerate((name, box, samples)):
                    grid.addWidget(widget, line, place)
                line += 1
        grid.setColumnMinimumWidth(0, px(120))
        grid.setColumnStretch(2, 1)
        return self.body

    def _fill_sheets(self, state: MapState) -> None:
        names = [sheet.name for sheet in state.sheets]
        if names != [self.sheets.itemData(place) for place in range(self.sheets.count())]:
            self.sheets.clear()
            for sheet in state.sheets:
                words = self.tr("%1 (%2行)").replace("%1", sheet.name).replace("%2", str(sheet.rows))
                self.sheets.addItem(words, sheet.name)
        self.sheets.setCurrentIndex(names.index(state.current.name))

    def _fill_columns(self, sheet: SheetSeen, masked: bool) -> None:
        mapping = sheet.mapping
        if mapping is None:
            return
        same = self._shown is not None and self._shown.columns == sheet.columns
        self._shown = sheet
        samples = {column.index: column.samples for column in sheet.columns}
        for meaning, box in self._boxes.items():
            if not same:
                box.clear()
                box.addItem(self.tr("不导入"), None)
                for column in sheet.columns:
                    heading = column.heading.replace("\n", " ") or self.tr("(没有列名)")
                    box.addItem(f"{column.letter}  {heading}", column.index)
            chosen = mapped(mapping, meaning)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
            shown = self._samples[meaning]
            values = samples.get(chosen, ()) if chosen is not None else ()
            text = "  ".join(self._words.sample(meaning, value, masked) for value in values)
            shown.setText(text)

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

    def _column_changed(self, _place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.column_set.emit(Meaning(box.property("meaning")), box.currentData())

"""班级包 and 预警单 that were dropped: file by file, line by line, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.contacts.packet_facts import Outcome, Preview, PreviewFile, PreviewLine
from xinliapp.ui.contacts.packet_side import PacketSide
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import date_edit
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import Search
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    Outcome.UNCLEAR: Sign.ASK,
    Outcome.CHANGED: Sign.DUE_SOON,
    Outcome.NEW: Sign.OK,
    Outcome.SAME: Sign.NOT_APPLICABLE,
    Outcome.LEFT_OUT: Sign.NOT_APPLICABLE,
}
_MOST_FILES = 4  # more of them scroll


class PacketPreviewPage(QWidget):
    """Signals say what is decided; ``line_set(line, on)``, ``file_set(file, on)``, ``day_set(iso)``."""

    file_set = Signal(int, bool)
    file_returned = Signal(object)
    line_set = Signal(str, bool)
    accept_all = Signal()
    day_set = Signal(str)
    write_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked, self._filling = True, False
        self._lines: tuple[PreviewLine, ...] = ()
        self.chips: dict[Outcome, FilterChip] = {}
        self.side = PacketSide(search)
        self.files = DataTable(self._file_columns(), object_name="packet.files", dense=True, sortable=False)
        self.files.toggled.connect(self._file_toggled)
        self.files.link_clicked.connect(self._file_link)
        self.lines = DataTable(self._line_columns(), object_name="packet.lines", dense=True)
        self.lines.set_empty(self.tr("没有这样的行。"))
        self.lines.toggled.connect(self._line_toggled)
        self.lines.current_changed.connect(self._moved)
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        left.addWidget(self.files)
        left.addWidget(self._chip_line())
        left.addWidget(self.lines, 1)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addLayout(left, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def show_preview(self, preview: Preview, masked: bool, fresh: bool) -> None:
        """What would be written; ``fresh``: of files just dropped."""
        self._masked, self._lines, self._filling = masked, preview.lines, True
        self.files.set_rows(preview.files)
        fix_height(self.files, 32 + tk.ROW_DENSE * min(_MOST_FILES, max(1, len(preview.files))) + 2)
        for outcome, chip in self.chips.items():
            count = sum(1 for line in preview.lines if line.outcome is outcome)
            chip.set_count(count)
            chip.setVisible(count > 0)
            if fresh or not count:
                chip.setChecked(False)
        if preview.day:
            self.day.set_iso(preview.day)
        self.day_line.setVisible(bool(preview.day))
        self.all_slips.setVisible(any(line.slip for line in preview.lines))
        self._filling = False
        self._filter()
        first = next(iter(self.lines.rows()), None)
        if fresh and first is not None:
            self.lines.select_key(first.id)
            self.side.set_open(first.outcome is Outcome.UNCLEAR)
        self._moved(self.lines.current_row())
        self._name_button(preview)

    def _name_button(self, preview: Preview) -> None:
        ticks = self.tr("写入 %1 条").replace("%1", str(preview.records))
        worries = self.tr("收下 %1 条预警").replace("%1", str(preview.warnings))
        some = any(not file.slip for file in preview.files)
        parts = [ticks] if some else []
        parts += [worries] if preview.warnings or not some else []
        self.write.setText(self.tr(",").join(parts))
        self.write.setEnabled(preview.ready)
        self.write.setToolTip("" if preview.ready else self.tr("没有勾选要写入的文件或预警。"))

    # --- parts ---

    def _file_columns(self) -> tuple[Column, ...]:
        def number(count: int) -> str:
            return str(count)

        return (
            Column("on", self.tr("收"), lambda r: r.on, width=40, kind="check"),
            Column("class", self.tr("班级"), lambda r: r.class_label or formats.MISSING, width=72,
                   strong=True),
            Column("name", self.tr("文件"), lambda r: r.name, width=176, tip=lambda r: r.name),
            Column("new", self.tr("新增"), lambda r: number(r.new), width=48, align_right=True),
            Column("changed", self.tr("改动"), lambda r: number(r.changed), width=48, align_right=True),
            Column("unclear", self.tr("看不懂"), lambda r: number(r.unclear), width=64, align_right=True),
            Column("why", self.tr("说明"), self._file_words, stretch=True, tip=self._file_words),
            Column("return", "", self._return_words, width=56, kind="link"),
        )  # fmt: skip

    def _file_words(self, file: PreviewFile) -> str:
        if file.why:
            return " ".join(file.why)
        if file.slip:
            return self.tr("预警单,勾一行收一行")
        return self.tr("%1行,都对得上").replace("%1", str(file.lines))

    def _return_words(self, file: PreviewFile) -> str:
        return self.tr("退回") if file.packet_id and not file.slip else ""

    def _line_columns(self) -> tuple[Column, ...]:
        words = {
            Outcome.UNCLEAR: self.tr("看不懂"),
            Outcome.CHANGED: self.tr("改动"),
            Outcome.NEW: self.tr("新增"),
            Outcome.SAME: self.tr("已有"),
            Outcome.LEFT_OUT: self.tr("不写"),
        }
        self._words = words
        return (
            Column("on", self.tr("收"), lambda r: r.on, width=40, kind="check"),
            Column("outcome", self.tr("结果"), lambda r: words[r.outcome], width=88, kind="sign",
                   ordinal=lambda r: _SIGNS[r.outcome]),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72),
            Column("row", self.tr("行"), lambda r: str(r.row), width=48, align_right=True,
                   sort=lambda r: r.row),
            Column("student", self.tr("学生"), self._name, width=88, strong=True, tip=self._name),
            Column("words", self.tr("内容"), lambda r: r.words, stretch=True, tip=lambda r: r.words),
        )  # fmt: skip

    def _name(self, line: PreviewLine) -> str:
        return formats.masked_name(line.student) if self._masked and line.student else line.student

    def _chip_line(self) -> QWidget:
        line = area("bg")
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, 8)
        for outcome, word in self._words.items():
            chip = FilterChip(word, 0, _SIGNS[outcome], object_name=f"packet.filter.{outcome.value}")
            chip.toggled.connect(self._chip_toggled)
            self.chips[outcome] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.all_slips = outline(self.tr("勾选全部看得清的预警"), object_name="packet.accept_all")
        self.all_slips.clicked.connect(self.accept_all)
        row.addWidget(self.all_slips)
        return line

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        self.day_line = QWidget()
        row = QHBoxLayout(self.day_line)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.day = date_edit("packet.day")
        self.day.setAccessibleName(self.tr("没写日期的勾算哪一天"))
        fix_width(self.day, 136)
        self.day.dateChanged.connect(self._day_changed)
        name = label(self.tr("没写日期的勾算"), tone="text2")
        name.setBuddy(self.day)
        row.addWidget(name)
        row.addWidget(self.day)
        bar.add_fact(self.day_line)
        self.drop = outline(self.tr("放弃这次读回"), object_name="packet.give_up")
        self.drop.clicked.connect(self.drop_wanted)
        self.write = primary(self.tr("写入"), object_name="packet.write")
        self.write.clicked.connect(self.write_wanted)
        bar.add_button(self.drop)
        bar.add_button(self.write)
        return bar

    # --- what the person does ---

    def _filter(self) -> None:
        wanted = {outcome for outcome, chip in self.chips.items() if chip.isChecked()}
        self.lines.set_rows([line for line in self._lines if not wanted or line.outcome in wanted])

    def _chip_toggled(self, _on: bool) -> None:
        if not self._filling:
            self._filter()

    def _moved(self, line: object) -> None:
        shown = line if isinstance(line, PreviewLine) else None
        self.side.show_line(shown, self._name(shown) if shown is not None else "")

    def _file_toggled(self, file: PreviewFile, _key: str, on: bool) -> None:
        self.file_set.emit(file.index, on)

    def _file_link(self, file: PreviewFile, _key: str) -> None:
        if file.packet_id and not file.slip:
            self.file_returned.emit(file)

    def _line_toggled(self, line: PreviewLine, _key: str, on: bool) -> None:
        self.line_set.emit(line.id, on)

    def _day_changed(self) -> None:
        if not self._filling:
            self.day_set.emit(self.day.iso())

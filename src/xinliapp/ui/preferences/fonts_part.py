"""The tab 打印与字体: which faces papers are printed with here, and whose name has characters they lack."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.fonts import FontStyle
from xinliapp.i18n import formats
from xinliapp.services.print_fonts import FontCheck, NameWithHoles, StyleFace
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import InlineBar, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_STYLE, _FACE = 136, 320


class FontsPart(QWidget):
    """``shown``: somebody looks at it; ``student_wanted(row)``: Enter or a double click on a name."""

    shown = Signal()
    student_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._masked = True
        self._words = {
            FontStyle.FANGSONG: self.tr("仿宋(正文)"),
            FontStyle.TITLE: self.tr("小标宋(标题)"),
            FontStyle.HEITI: self.tr("黑体(一级)"),
            FontStyle.KAITI: self.tr("楷体(二级)"),
            FontStyle.SONGTI: self.tr("宋体(表格)"),
        }
        self.bar = InlineBar("preferences.fonts.bar")
        self.marks = {style: StatusMark(Sign.NONE, self.tr("正在检查")) for style in self._words}
        self.counted = StatusMark(Sign.NONE, "")
        self.counted.setObjectName("preferences.fonts.count")
        self.names = DataTable(
            (
                Column("class", self.tr("班级"), lambda r: r.class_label, width=120),
                Column("name", self.tr("姓名"), self._name, stretch=True, strong=True),
                Column("holes", self.tr("缺的字"), lambda r: r.characters, width=160),
            ),
            object_name="preferences.fonts.names",
        )
        self.names.set_empty(self.tr("在读学生的姓名都能印全。"))
        self.names.opened.connect(self.student_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 0, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        column.addWidget(self.bar)
        column.addWidget(label(self.tr("字体检查"), Role.SECTION))
        for style, words in self._words.items():
            column.addWidget(self._line(words, self.marks[style]))
        hint = self.tr(
            "公文用本机装的仿宋和小标宋,没有的用相近的字体代替,内容和版面不变。装好字体后重开程序。"
        )
        column.addWidget(label(hint, tone="text2", wrap=True))
        column.addSpacing(tk.MARGIN)
        head = QHBoxLayout()
        set_margins(head, 0, 0, 0, 8, tk.GAP)
        head.addWidget(label(self.tr("缺字学生"), Role.SECTION))
        head.addWidget(self.counted)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.names, 1)
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        outer.addWidget(body)

    @staticmethod
    def _line(words: str, mark: StatusMark) -> QWidget:
        holder = QWidget()
        fix_height(holder, tk.ROW)
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        name = label(words, tone="text2")
        fix_width(name, _STYLE)
        row.addWidget(name)
        row.addWidget(mark)
        row.addStretch(1)
        return holder

    # --- what the presenter calls ---

    def looked_at(self) -> bool:
        """Whether the tab is the one in front."""
        return self.isVisible()

    def show_check(self, found: FontCheck, masked: bool) -> None:
        """Every style with its face; the names with holes, given names hidden as everywhere."""
        self.bar.clear()
        self._masked = masked
        for each in found.faces:
            self.marks[each.style].set(Sign.OK if each.own else Sign.DUE_SOON, self._face(each))
        count = len(found.names)
        words = self.tr("%1 人,打印前会问是否留空手写") if count else self.tr("没有,%1 名都已检查")
        self.counted.set(
            Sign.DUE_SOON if count else Sign.OK, words.replace("%1", str(count or found.checked))
        )
        self.names.set_rows(found.names)

    def show_trouble(self, text: str) -> None:
        """The check did not come to an end."""
        self.bar.tell(text)

    # --- inside ---

    def _face(self, each: StyleFace) -> str:
        return each.family if each.own else self.tr("本机没有,用 %1 代替").replace("%1", each.family)

    def _name(self, row: NameWithHoles) -> str:
        return formats.masked_name(row.name) if self._masked else row.name

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

"""The timeline with its filters, the text of the chosen line, and what is folded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.dossier import EntryKind
from xinliapp.i18n import labels
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.ui.student.facts import FILTERED, Tab, lines_of
from xinliapp.ui.student.lines import Line, with_bands
from xinliapp.ui.student.timeline import Timeline
from xinliapp.ui.student.wording import line_of
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, row_button
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import EmptyState, area, label, rule
from xinliapp.widgets.style import fix_height, px, set_margins
from xinliapp.widgets.tokens import Role


class History(QWidget):
    """``opened(page, argument)``: a line on its own page; ``older_wanted``: unfold, which is noted."""

    opened = Signal(str, object)
    older_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._tab = Tab.OVERVIEW
        self._older_count = 0
        self._offered: frozenset[str] = frozenset()
        self._shown: Line | None = None
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self.timeline = Timeline("student.timeline")
        self.timeline.picked.connect(self._show_detail)
        self._empty = EmptyState("")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.timeline)
        self._lists.addWidget(self._empty)
        column.addWidget(self._lists, 1)
        column.addWidget(self._detail())
        column.addWidget(self._folded())

    def clear(self) -> None:
        """Nobody's lines."""
        self._lines = ()
        self.timeline.set_rows(())
        self.hide_detail()

    def show_case(self, dossier: Dossier, case: CasePart, offered: frozenset[str]) -> None:
        """Every line of one reading."""
        self._offered = offered
        self._older_count = case.older
        self._lines = tuple(line_of(entry, dossier.grade_words) for entry in case.timeline)
        self._fill_years()
        self._show()

    def show_tab(self, tab: Tab) -> None:
        """The lines of a tab; the filters stand where every kind of line does."""
        self._tab = tab
        self._filters.setVisible(tab in FILTERED)
        words = {
            Tab.COUNSELING: self.tr("辅导与谈心"),
            Tab.HOME: self.tr("家校"),
            Tab.SCORES: self.tr("测评与摸排"),
            Tab.FILE: self.tr("档案与事件"),
            Tab.PAPERS: self.tr("附件与同意"),
        }
        self._heading.setText(words.get(tab, self.tr("时间线")))
        self._show()

    def set_text_lines(self, count: int) -> None:
        """How many lines the text of a chosen entry may take."""
        self._detail_text.setFixedHeight(px(20) * count + 12)

    def hide_detail(self) -> None:
        """No line is chosen."""
        self._shown = None
        self.detail.setVisible(False)
        self._detail_text.clear()

    # --- parts ---

    def _head(self) -> QWidget:
        head = area("surface")
        fix_height(head, tk.COLUMN_HEADER)
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        self._heading = label("", Role.SECTION)
        row.addWidget(self._heading)
        self._span = label(self.tr("本学年+上学年"), Role.CAPTION, "text2")
        row.addWidget(self._span)
        row.addStretch(1)
        self._filters = QWidget()
        inner = QHBoxLayout(self._filters)
        set_margins(inner, 0, 0, 0, 0, tk.GAP)
        kinds = [(labels.label(kind), kind.value) for kind in EntryKind]
        self.kind = combo([(self.tr("全部类型"), ""), *kinds], "student.filter.kind")
        self.year = combo([(self.tr("全部年份"), "")], "student.filter.year")
        for box in (self.kind, self.year):
            box.currentIndexChanged.connect(self._show)
            inner.addWidget(box)
        self._filters.setVisible(False)
        row.addWidget(self._filters)
        return head

    def _detail(self) -> QWidget:
        self.detail = area("bg")
        column = QVBoxLayout(self.detail)
        set_margins(column, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        row = QHBoxLayout()
        self._detail_title = label("", Role.STRONG, wrap=True)
        self.open_button = row_button(self.tr("打开"), object_name="student.open_line")
        self.open_button.clicked.connect(self._open)
        row.addWidget(self._detail_title, 1)
        row.addWidget(self.open_button)
        self._detail_text = QPlainTextEdit()
        self._detail_text.setObjectName("student.detail")
        self._detail_text.setReadOnly(True)
        self._detail_text.setTabChangesFocus(True)
        column.addLayout(row)
        column.addWidget(self._detail_text)
        self.detail.setVisible(False)
        return self.detail

    def _folded(self) -> QWidget:
        self._older = area("surface")
        fix_height(self._older, tk.ACTION_BAR)
        row = QHBoxLayout(self._older)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        self._older_words = label("", Role.STRONG)
        unfold = outline(self.tr("展开(会登记)"), object_name="student.older")
        unfold.clicked.connect(self.older_wanted)
        row.addWidget(self._older_words)
        row.addWidget(label(self.tr("已折叠"), tone="text2"))
        row.addStretch(1)
        row.addWidget(unfold)
        self._older.setVisible(False)
        return self._older

    def _fill_years(self) -> None:
        years = sorted({line.day[:4] for line in self._lines}, reverse=True)
        known = [self.year.itemData(place) for place in range(1, self.year.count())]
        if years != known:
            self.year.blockSignals(True)
            self.year.clear()
            self.year.addItem(self.tr("全部年份"), "")
            for year in years:
                self.year.addItem(self.tr("%1年").replace("%1", year), year)
            self.year.blockSignals(False)

    def _show(self, _index: int = 0) -> None:
        chosen = self._tab in FILTERED
        kind, year = (_data(self.kind), _data(self.year)) if chosen else ("", "")
        lines = lines_of(self._tab, self._lines, kind, year)
        kept = self.timeline.current_line()
        self.timeline.set_rows(with_bands(lines, self.tr("%1年%2月")))
        if kept is None or kept.key not in {line.key for line in lines}:
            self.hide_detail()
        self._empty.set_text(self._nothing())
        self._lists.setCurrentIndex(0 if lines else 1)
        self._older_words.setText(self.tr("更早 %1 条").replace("%1", str(self._older_count)))
        self._older.setVisible(self._older_count > 0)

    def _nothing(self) -> str:
        if not self._lines:
            return self.tr("档案已建,还没有记录。第一次谈心或测评后会出现在这里。")
        return self.tr("这里还没有记录。")

    def _show_detail(self, line: Line) -> None:
        self._shown = line
        words = [one for _, one in line.grades]
        title = " · ".join(filter(None, (line.day, line.kind, " → ".join(words), line.words, line.who)))
        self._detail_title.setText(title)
        empty = self.tr("内容封存,只有作者能看。") if line.sealed else self.tr("没有写文字记录。")
        self._detail_text.setPlainText(line.detail or empty)
        self.open_button.setVisible(bool(line.page) and line.page in self._offered)
        self.detail.setVisible(True)

    def _open(self) -> None:
        if self._shown is not None:
            self.opened.emit(self._shown.page, self._shown.argument)


def _data(box: QComboBox) -> str:
    return str(box.currentData() or "")

"""The widgets of 找记录: a line to type in, what holds the words, the place in the chosen one."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.find import LONGEST_QUERY, Closed
from xinliapp.i18n import formats, labels
from xinliapp.services.find import Hit
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable


class FindView(QWidget):
    """``look_wanted``: the words; ``more_wanted``: the next page; ``open_wanted``: a hit."""

    look_wanted = Signal(str)
    more_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._masked = True
        self.header = PageHeader(self.tr("找记录"))
        self.bar = InlineBar("find.bar")
        self.table = DataTable(self._columns(), object_name="find.table", sortable=False)
        self.table.set_empty(self.tr("没有记录含有这些字词。换个写法再找,或少写几个字。"))
        self.table.opened.connect(self.open_wanted)
        self.table.link_clicked.connect(self._link)
        self.table.current_changed.connect(self._current)
        self.place = label("", wrap=True)
        self.place.setObjectName("find.place")
        self.place.setTextFormat(Qt.TextFormat.RichText)
        self.place.setContentsMargins(16, 8, 16, 8)
        self.place.setVisible(False)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addWidget(self._line())
        column.addWidget(self.table, 1)
        column.addWidget(self.place)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_query(self, query: str) -> None:
        """What is looked for; the keyboard stands in the line while there is nothing."""
        self.bar.clear()
        self.text.setText(query)
        if not query:
            self.table.set_rows(())
            self.table.set_empty(
                self.tr("写下要找的字词,例如“睡眠”。找的是您能看的记录;他人封存的只显示有这一条。")
            )
            self.count.setText("")
            self.more_button.setVisible(False)
            self.text.setFocus()

    def show_hits(self, hits: tuple[Hit, ...], *, more: bool, waiting: int, masked: bool) -> None:
        """What was found so far, newest first. ``waiting``: records the index has not taken in yet."""
        self._masked = masked
        self.bar.clear()
        self.table.set_empty(self.tr("没有记录含有这些字词。换个写法再找,或少写几个字。"))
        self.table.set_rows(hits)
        words = self.tr("已列出最新%1条,还有更早的") if more else self.tr("共%1条")
        self.count.setText(words.replace("%1", formats.count(len(hits))))
        self.more_button.setVisible(more)
        if waiting:
            left = self.tr("还有%1条记录正在编入索引,可能暂时找不到。稍后再找一次。")
            self.bar.tell(left.replace("%1", formats.count(waiting)))
        if hits and self.table.current_row() is None:
            self.table.select_key(hits[0].id)
            self.table.setFocus()
        self._current(self.table.current_row())

    def show_busy(self, busy: bool) -> None:
        """Looking."""
        if busy:
            self.go.start()
        elif self.go.busy:
            self.go.stop()

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: r.day, width=96),
            Column("kind", self.tr("记录"), lambda r: labels.label(r.kind), width=96),
            Column("name", self.tr("学生"), self._name, width=96, strong=True),
            Column("class", self.tr("班级"), self._class, width=72),
            Column("words", self.tr("内容"), _words, stretch=True, tip=_words),
            Column("author", self.tr("记录人"), lambda r: r.author, width=96),
            Column("open", "", self._open_word, kind="link", width=84),
        )

    def _line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 16, 8, 16, 8, 8)
        self.text = QLineEdit()
        self.text.setObjectName("find.text")
        self.text.setAccessibleName(self.tr("要找的字词"))
        self.text.setPlaceholderText(self.tr("要找的字词,空格隔开的都要有"))
        self.text.setMaxLength(LONGEST_QUERY)
        self.text.setClearButtonEnabled(True)
        self.text.returnPressed.connect(self._go)
        row.addWidget(self.text, 1)
        self.go = BusyButton(self.tr("找"), Kind.PRIMARY, object_name="find.go", icon="search")
        self.go.clicked.connect(self._go)
        row.addWidget(self.go)
        return line

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.count = label("", tone="text2")
        self.count.setObjectName("find.count")
        foot.add_fact(self.count)
        self.more_button = outline(self.tr("再列50条"), object_name="find.more")
        self.more_button.clicked.connect(self.more_wanted)
        self.more_button.setVisible(False)
        foot.add_button(self.more_button)
        return foot

    def _name(self, hit: Hit) -> str:
        if hit.student is None:
            return "—"
        return formats.masked_name(hit.student.name) if self._masked else hit.student.name

    def _class(self, hit: Hit) -> str:
        return "" if hit.student is None else hit.student.class_label

    def _open_word(self, hit: Hit) -> str:
        shut = hit.closed is not None and hit.closed is not Closed.OLDER
        return self.tr("申请查看") if shut else self.tr("看")

    # --- what the person does ---

    def _go(self) -> None:
        self.look_wanted.emit(self.text.text())

    def _link(self, hit: object, _column: str) -> None:
        self.open_wanted.emit(hit)

    def _current(self, hit: object) -> None:
        shown = hit.snippet if isinstance(hit, Hit) else None
        self.place.setVisible(shown is not None)
        if shown is not None:
            end = shown.start + shown.length
            parts = (shown.text[: shown.start], shown.text[shown.start : end], shown.text[end:])
            before, found, after = map(html.escape, parts)
            self.place.setText(f"{before}<b>{found}</b>{after}")


def _words(hit: Hit) -> str:
    if hit.closed is not None:
        return labels.label(hit.closed)
    return "" if hit.snippet is None else hit.snippet.text

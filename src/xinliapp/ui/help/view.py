"""The widgets of the manual: chapters and search results at the left, the text at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.ui.help.browser import ManualBrowser
from xinliapp.ui.help.chapters import Chapter, Hit, Spot
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import EmptyState, PageHeader, area, label, rule
from xinliapp.widgets.style import fix_width, font, set_margins
from xinliapp.widgets.tokens import Role

_LIST = 260
_SEARCH = 240
_SPOT = Qt.ItemDataRole.UserRole
_PAUSE_MS = 150
_BETWEEN_HITS = 4


class HelpPage(QWidget):
    """``spot_chosen(Spot)``, ``link_followed(str)`` and ``searched(str)`` are what a person does."""

    spot_chosen = Signal(object)
    link_followed = Signal(str)
    searched = Signal(str)

    def __init__(self, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self._chapters: tuple[Chapter, ...] = ()
        self._here: Spot | None = None
        self._searching = False
        self.text = ManualBrowser(pictures)
        self.list = QListWidget()
        self.list.setObjectName("help.chapters")
        self.list.setProperty("list", "popup")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("目录"))
        self._none = label(self.tr("没有找到。请换一个词,或少写几个字。"), tone="text2", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell_search)
        self._lay_out()
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._pick)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._first)
        self.text.anchorClicked.connect(self._link)
        for keys, slot in (("Ctrl+F", self._to_search), ("Esc", self._clear)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        header = PageHeader(self.tr("使用手册"), self.tr("在本机,不联网"))
        self.search = QLineEdit()
        self.search.setObjectName("help.search")
        self.search.setPlaceholderText(self.tr("在手册里找 Ctrl+F"))
        self.search.setAccessibleName(self.tr("在手册里找"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(40)
        fix_width(self.search, _SEARCH)
        header.add_action(self.search)
        left = area("surface")
        fix_width(left, _LIST)
        beside = QVBoxLayout(left)
        set_margins(beside, tk.GAP, tk.GAP, 0, 0, tk.GAP)
        beside.addWidget(self._none)
        beside.addWidget(self.list, 1)
        self._none.setVisible(False)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(left)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.text, 1)
        whole = QWidget()
        whole.setLayout(row)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(
            EmptyState(self.tr("这份程序没有带使用手册。请在安装文件夹的 docs/manual 里查看。"))
        )
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(header)
        column.addWidget(self._pages, 1)

    # HelpView

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """The contents; nothing is chosen yet."""
        self._chapters = tuple(chapters)
        self._pages.setCurrentIndex(0)
        self._list_chapters()

    def show_text(self, spot: Spot, html: str) -> None:
        """One chapter from a place on; the list marks the place."""
        self._here = spot
        self.text.show_chapter(html, spot.anchor)
        if not self._searching:
            self._list_chapters()

    def show_hits(self, hits: Sequence[Hit] | None) -> None:
        """What was found; None: nothing is searched, the chapters come back."""
        self._searching = hits is not None
        self._none.setVisible(hits is not None and not hits)
        if hits is None:
            self._list_chapters()
            return
        self.list.clear()
        self.list.setSpacing(_BETWEEN_HITS)
        for hit in hits:
            self._add(f"{hit.section}\n{hit.chapter} · {hit.excerpt}", hit.spot)

    def show_nothing(self) -> None:
        """This copy of the program carries no manual."""
        self._pages.setCurrentIndex(1)

    # Inside

    def _list_chapters(self) -> None:
        """Every chapter, and the sections of the one that is read."""
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.setSpacing(0)
            for chapter in self._chapters:
                self._add(chapter.title, Spot(chapter.key), strong=True)
                if self._here is not None and chapter.key == self._here.chapter:
                    for section in chapter.sections[1:]:
                        self._add(f"    {section.title}", Spot(chapter.key, section.anchor))
            for row in range(self.list.count()):
                if self.list.item(row).data(_SPOT) == self._here:
                    self.list.setCurrentRow(row)
                    self.list.scrollToItem(self.list.item(row))

    def _add(self, words: str, spot: Spot, *, strong: bool = False) -> None:
        item = QListWidgetItem(words)
        item.setData(_SPOT, spot)
        if strong:
            item.setFont(font(Role.STRONG))
        self.list.addItem(item)

    def _pick(self, item: QListWidgetItem) -> None:
        self.spot_chosen.emit(item.data(_SPOT))

    def _first(self) -> None:
        """Enter in the search line opens the first result."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell_search()
        if self._searching and self.list.count():
            self.list.setCurrentRow(0)
            self._pick(self.list.item(0))

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _tell_search(self) -> None:
        self.searched.emit(self.search.text())

    def _link(self, url: QUrl) -> None:
        self.link_followed.emit(QUrl.fromPercentEncoding(url.toEncoded().data()))

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _clear(self) -> None:
        self.search.clear()
        self.text.setFocus()

"""What stands beside the form: what was agreed, the plan's goals, earlier days, phrases of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.counseling.facts import FormPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_SHOWN = 24  # characters of a phrase in the menu


class BesidePanel(SidePanel):
    """``phrase_chosen``: insert it; ``phrase_wanted``: keep what is marked; ``phrase_dropped``: forget it."""

    phrase_chosen = Signal(str)
    phrase_wanted = Signal()
    phrase_kept = Signal(str)
    phrase_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreed = label("", wrap=True)
        self.goals = label("", wrap=True)
        self.earlier = label("", wrap=True)
        self._agreed = self._part(self.tr("上次约定"), self.agreed)
        self._goals = self._part(self.tr("方案目标"), self.goals)
        self._earlier = self._part(self.tr("前3次"), self.earlier)
        self.phrases = outline(self.tr("插入"), object_name="note.phrases", menu_arrow=True)
        self.phrases.clicked.connect(self._open_menu)
        self._phrases = self._part(self.tr("常用短句"), self.phrases)
        self._menu = QMenu(self)
        self._menu.setObjectName("note.phrase_menu")
        self._menu.triggered.connect(self._chosen)
        for part in (self._agreed, self._goals, self._earlier, self._phrases):
            self.add(part)

    def show_page(self, page: FormPage) -> None:
        """One session's; parts with nothing to say are left out."""
        self.agreed.setText(page.last_agreed)
        self._agreed.setVisible(bool(page.last_agreed))
        self.goals.setText(page.goals)
        self._goals.setVisible(bool(page.goals))
        self.earlier.setText("  ".join(formats.screen_date(day)[5:] for day in page.earlier))
        self._earlier.setVisible(bool(page.earlier))
        self.show_phrases(page.phrases)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """The menu: each phrase, then keeping what is selected, then dropping one."""
        self._menu.clear()
        for text in phrases:
            self._action(self._menu, text, "insert", text)
        if phrases:
            self._menu.addSeparator()
        self._action(self._menu, self.tr("把选中的文字存为短句"), "keep", "")
        if phrases:
            drop = self._menu.addMenu(self.tr("删去"))
            for text in phrases:
                self._action(drop, text, "drop", text)

    def _action(self, menu: QMenu, words: str, step: str, text: str) -> None:
        action = menu.addAction(words if len(words) <= _SHOWN else words[:_SHOWN] + "…")
        action.setObjectName(f"note.phrase.{step}")
        action.setData((step, text))

    def _part(self, title: str, content: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, tk.GAP, 4)
        column.addWidget(label(title, Role.CAPTION, "text2"))
        column.addWidget(content)
        return holder

    def _open_menu(self) -> None:
        self._menu.popup(self.phrases.mapToGlobal(self.phrases.rect().bottomLeft()))

    def _chosen(self, action: QAction) -> None:
        step, text = action.data()
        if step == "insert":
            self.phrase_chosen.emit(text)
        elif step == "drop":
            self.phrase_dropped.emit(text)
        else:
            self.phrase_wanted.emit()

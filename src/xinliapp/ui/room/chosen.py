"""交接: what the duty of a chosen opening hands over to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.ui.room.facts import Block, BlockKind, RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role


class ChosenPart(QWidget):
    """Holds an opening or nothing. ``handed_over(opening, words, seen)``: ``seen`` is what was filled in."""

    handed_over = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block: Block | None = None
        self._filled = ""
        self.title = label("", Role.STRONG)
        self.note = QPlainTextEdit()
        self.note.setObjectName("room.handover")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(120))
        hint = self.tr("只有心理教师看得到,最多200字。")
        self.note_field = Field(self.tr("交接"), self.note, hint=hint)
        self.go = outline(self.tr("保存"), object_name="room.chosen_save")
        self.go.clicked.connect(self._go)
        foot = QHBoxLayout()
        set_margins(foot, 0, 0, 0, 0, 0)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        for widget in (self.title, self.note_field):
            column.addWidget(widget)
        column.addLayout(foot)

    def show_page(self, page: RoomPage) -> bool:
        """Another reading: whether the opening is still there."""
        wanted = self.block.id if self.block is not None else ""
        found = (block for day in page.days for block in day.blocks if block.id == wanted)
        return self.show_block(page, next(found, None))

    def show_block(self, page: RoomPage, block: Block | None) -> bool:
        """An opening whose words may be read; False for anything else."""
        fits = block is not None and block.kind in (BlockKind.DONE, BlockKind.OPEN)
        if not fits or block is None or not page.may_write or not page.case_open:
            self.block = None
            return False
        other = self.block is None or self.block.id != block.id
        self.block = block
        self.title.setText(f"{block.starts}—{block.ends}")
        self.note_field.clear_error()
        if other or not self._touched() or self.note.toPlainText().strip() == block.note:
            self._fill(block.note)
        return True

    def unsaved(self) -> tuple[str, str, str] | None:
        """Words to hand over that were not saved: (opening, words, what was filled in)."""
        if self.block is None or not self._touched():
            return None
        return self.block.id, self.note.toPlainText(), self._filled

    def stored(self) -> None:
        """What stands here was written down: the next reading may fill it."""
        self._filled = self.note.toPlainText().strip()

    def show_now(self) -> Callable[[], None]:
        """The words another place saved; what puts back those typed here."""
        typed = self.note.toPlainText()
        if self.block is not None:
            self._fill(self.block.note)
        return partial(self.note.setPlainText, typed)

    def _touched(self) -> bool:
        return self.note.toPlainText().strip() != self._filled

    def _fill(self, words: str) -> None:
        self._filled = words
        if self.note.toPlainText().strip() != words:
            self.note.setPlainText(words)

    def _go(self) -> None:
        if self.block is not None:
            self.handed_over.emit(self.block.id, self.note.toPlainText(), self._filled)

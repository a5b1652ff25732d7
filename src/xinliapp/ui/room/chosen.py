"""What was clicked in the week: a plan gets its person, an opening what it hands over to the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.ui.room.facts import Block, BlockKind, RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role


class ChosenPart(QWidget):
    """Hidden until a block is chosen. ``assigned(slot, staff)``, ``handed_over(opening, words)``."""

    assigned = Signal(str, str)
    handed_over = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._page: RoomPage | None = None
        self.title = label("", Role.SECTION)
        self.person: QComboBox = combo([(self.tr("待定"), "")], "room.assign.person")
        self.person_field = Field(self.tr("值班人"), self.person)
        self.note = QPlainTextEdit()
        self.note.setObjectName("room.handover")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(72))
        hint = self.tr("只有心理教师看得到,最多200字。")
        self.note_field = Field(self.tr("交接"), self.note, hint=hint)
        self.go = outline(self.tr("保存"), object_name="room.chosen_save")
        self.go.clicked.connect(self._go)
        foot = QHBoxLayout()
        set_margins(foot, 0, 0, 0, 0, 0)
        foot.addStretch(1)
        foot.addWidget(self.go)
        inner = QVBoxLayout()
        set_margins(inner, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        for widget in (self.title, self.person_field, self.note_field):
            inner.addWidget(widget)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, tk.GAP, 0)
        column.addLayout(inner)
        column.addWidget(rule())
        self.setVisible(False)

    def show_page(self, page: RoomPage) -> None:
        """Another reading: the block is found again, or let go."""
        self._page = page
        wanted = self._block.id if self._block is not None else ""
        found = (block for day in page.days for block in day.blocks if block.id == wanted)
        self.show_block(next(found, None))

    def show_block(self, block: Block | None) -> None:
        """A plan or an opening; anything else puts the part away."""
        page = self._page
        plan = block is not None and block.plan is not None
        opening = block is not None and block.kind in (BlockKind.DONE, BlockKind.OPEN)
        shown = page is not None and page.may_write and (plan or (opening and page.case_open))
        self.setVisible(shown)
        if not shown or block is None or page is None:
            self._block = None
            return
        other = self._block is None or self._block.id != block.id
        self._block = block
        self.title.setText(f"{block.starts}—{block.ends}")
        self.person_field.setVisible(plan)
        self.note_field.setVisible(not plan)
        self.person_field.clear_error()
        self.note_field.clear_error()
        if plan and block.plan is not None:
            self.person.clear()
            self.person.addItem(self.tr("待定"), "")
            for name, member in page.people:
                self.person.addItem(name, member)
            self.person.setCurrentIndex(max(0, self.person.findData(block.plan[2] or "")))
        elif other:
            self.note.setPlainText(block.note)

    def unsaved(self) -> tuple[str, str] | None:
        """Words to hand over that were not saved: (opening, words)."""
        block = self._block
        if block is None or block.plan is not None or self.note.toPlainText().strip() == block.note:
            return None
        return block.id, self.note.toPlainText()

    def _go(self) -> None:
        block = self._block
        if block is None:
            return
        if block.plan is not None:
            self.assigned.emit(block.id, str(self.person.currentData() or ""))
        else:
            self.handed_over.emit(block.id, self.note.toPlainText())

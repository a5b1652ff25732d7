"""A conclusion that is written: what it says, and the second person's word where one is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.conferences import ItemState
from xinliapp.i18n import formats
from xinliapp.services.conference_print import item_words
from xinliapp.ui.concern.conference.facts import AgendaLine
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class SecondBox(QWidget):
    """``signed(item_id, paper, returned)``: paper is (reviewer, day) or None, returned a reason or None."""

    signed = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item_id = ""
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 16, 12, 16, 12, 12)
        self.title = label("", Role.SECTION)
        self.words = label("", wrap=True)
        self.words.setObjectName("conf.concluded")
        column.addWidget(self.title)
        column.addWidget(self.words)
        self._own = QWidget()
        own = QHBoxLayout(self._own)
        set_margins(own, 0, 0, 0, 0, 8)
        self.approve = primary(self.tr("同意"), object_name="conf.approve")
        self.approve.clicked.connect(self._approve)
        self.reason = QLineEdit()
        self.reason.setObjectName("conf.return_reason")
        self.reason.setPlaceholderText(self.tr("退回理由"))
        back = outline(self.tr("退回"), object_name="conf.return")
        back.clicked.connect(self._return)
        for widget in (self.approve, self.reason, back):
            own.addWidget(widget)
        own.addStretch(1)
        column.addWidget(self._own)
        column.addWidget(self._paper_box())
        column.addStretch(1)
        outer.addWidget(body)

    def show_line(self, line: AgendaLine, words: Sequence[str], masked: bool, mine: bool, today: str) -> None:
        """One conclusion; ``mine``: this account made it and cannot sign it itself."""
        item = line.item
        if item is None:
            return
        self._item_id = item.id
        name = formats.masked_name(line.name) if masked else line.name
        self.title.setText(f"{name} {line.class_label}")
        self.words.setText(item_words(item, words))
        waits = item.state is ItemState.PENDING
        self._own.setVisible(waits and not mine)
        self._paper.setVisible(waits)
        self.day.set_iso(today)
        self.reviewer.clear()
        self.reason.clear()

    def _paper_box(self) -> QWidget:
        self._paper = QWidget()
        column = QVBoxLayout(self._paper)
        set_margins(column, 0, 0, 0, 0, 8)
        said = self.tr("没有第二位心理教师时:请审核人在纸质件上签字,再登记。会注明是纸质签字。")
        column.addWidget(label(said, tone="text2", wrap=True))
        row = QHBoxLayout()
        self.reviewer = QLineEdit()
        self.reviewer.setObjectName("conf.reviewer")
        self.day = date_edit("conf.signed_on")
        note = outline(self.tr("登记纸质审核"), object_name="conf.paper")
        note.clicked.connect(self._note)
        row.addWidget(Field(self.tr("审核人"), self.reviewer))
        row.addWidget(Field(self.tr("签字日期"), self.day))
        column.addLayout(row)
        column.addWidget(note)
        return self._paper

    def _approve(self) -> None:
        self.signed.emit(self._item_id, None, None)

    def _return(self) -> None:
        self.signed.emit(self._item_id, None, self.reason.text())

    def _note(self) -> None:
        self.signed.emit(self._item_id, (self.reviewer.text(), self.day.iso()), None)

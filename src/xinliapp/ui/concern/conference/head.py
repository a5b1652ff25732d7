"""The head of a sitting: when, where, who leads, who takes part; in few words once it is stored."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xinliapp.domain.conferences import Conference
from xinliapp.ui.concern.conference.facts import ConferencePage, HeadForm, head_of
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.page import area
from xinliapp.widgets.style import set_margins


class SittingHead(QWidget):
    """``save_wanted``: 保存会议. Shown until it is stored, then only when :meth:`unfold` asks."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._filled: HeadForm | None = None  # what stands in it but for what was typed
        outer = QHBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        box = area("surface")
        outer.addWidget(box)
        row = QHBoxLayout(box)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, 8)
        self.held_on, self.starts_at = date_edit("conf.held_on"), self._line("starts_at")
        self.place, self.chair = self._line("place"), self._line("chair")
        self.inside, self.outside = self._line("inside"), self._line("outside")
        for line in (self.inside, self.outside):
            line.setPlaceholderText(self.tr("姓名(职务)、姓名"))
        for text, editor, stretch in (
            (self.tr("日期"), self.held_on, 0),
            (self.tr("时间"), self.starts_at, 1),
            (self.tr("地点"), self.place, 2),
            (self.tr("主持"), self.chair, 2),
            (self.tr("校内参加"), self.inside, 4),
            (self.tr("校外参加 BJ-44"), self.outside, 4),
        ):
            row.addWidget(Field(text, editor), stretch)
        self.save = outline(self.tr("保存会议"), object_name="conf.save_head")
        self.save.clicked.connect(self.save_wanted)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)

    def show_page(self, page: ConferencePage) -> bool:
        """The sitting of a page; whether it is another one than before, which is shown folded if stored."""
        sitting = page.sitting
        stored = sitting.id if sitting is not None else ""
        other, self._stored = stored != self._stored, stored
        if self.form().touched:
            pass  # what is being typed stays; whether another place wrote meanwhile is asked when it is saved
        elif sitting is not None:
            self._fill(head_of(sitting))
        elif not self.chair.text():
            self._fill(HeadForm(page.today, "", "", page.chair, page.chair, ""))
        if other or not stored:
            self.unfold(False)
        return other

    def unfold(self, on: bool) -> None:
        """The form of a stored head; one that is not stored always shows."""
        self.setVisible(on or not self._stored)
        if on:
            self.held_on.setFocus()

    def form(self) -> HeadForm:
        """The head as it stands, with what it was filled with."""
        filled = self._filled
        typed = HeadForm(
            self.held_on.iso(), self.starts_at.text(), self.place.text(), self.chair.text(),
            self.inside.text(), self.outside.text(), filled.base if filled is not None else "",
        )  # fmt: skip
        return replace(typed, touched=filled is not None and typed != filled)

    def stored(self) -> None:
        """What stands in it was written down: the next reading may fill it."""
        self._filled = self.form()

    def show_now(self, sitting: Conference | None) -> None:
        """What stands now in place of what was typed."""
        self.unfold(True)
        if sitting is not None:
            self._fill(head_of(sitting))

    def put_back(self, typed: HeadForm) -> None:
        """What was typed, over what stands now and was seen."""
        self._write(typed)

    def told(self, sitting: Conference | None) -> tuple[str, ...]:
        """The stored head in a few words: when and where, who leads, how many take part."""
        if sitting is None:
            return ()
        outside = sum(1 for one in sitting.participants if one.outside)
        inside = len(sitting.participants) - outside
        when = " ".join(filter(None, (sitting.held_on[5:], sitting.starts_at, sitting.place)))
        people = self.tr("校内%1 校外%2").replace("%1", str(inside)).replace("%2", str(outside))
        return (when, self.tr("主持 %1").replace("%1", sitting.chair), people)

    def _fill(self, head: HeadForm) -> None:
        self._write(head)
        self._filled = replace(self.form(), base=head.base)

    def _write(self, head: HeadForm) -> None:
        if self.held_on.iso() != head.held_on:
            self.held_on.set_iso(head.held_on)
        for line, text in (
            (self.starts_at, head.starts_at),
            (self.place, head.place),
            (self.chair, head.chair),
            (self.inside, head.inside),
            (self.outside, head.outside),
        ):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)  # a long list of names is read from its beginning

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"conf.{name}")
        return line

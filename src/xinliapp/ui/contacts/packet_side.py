"""What a line of a file that came back asks: whose it is, whether it counts, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xinliapp.ui.contacts.packet_facts import Outcome, PreviewLine
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.tokens import Role


class PacketSide(SidePanel):
    """``student_chosen(line, student)``, ``ignored(line)``, ``counted(line)``."""

    student_chosen = Signal(str, str)
    ignored = Signal(str)
    counted = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: PreviewLine | None = None
        self.title = label("", Role.SECTION, wrap=True)
        self.words = label("", wrap=True)
        self.why = label("", tone="text2", wrap=True)
        self.why.setObjectName("packet.why")
        self.picker = StudentPicker(search)
        self.picker.setObjectName("packet.student")
        self.picker.picked.connect(self._picked)
        self.ignore = outline(self.tr("忽略这一行"), object_name="packet.ignore")
        self.ignore.clicked.connect(self._ignore)
        self.count = outline(self.tr("照打勾算"), object_name="packet.count")
        self.count.clicked.connect(self._count)
        for widget in (self.title, self.words, self.why, self.picker, self.count, self.ignore):
            self.add(widget)
        self.show_line(None, "")

    def show_line(self, line: PreviewLine | None, name: str) -> None:
        """The current line; ``name`` as it may be shown."""
        fresh = line is None or self._line is None or line.id != self._line.id
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        if fresh:
            self.picker.set_picked(None)
        place = self.tr("第%1行").replace("%1", str(line.row))
        self.title.setText(" ".join(filter(None, (line.class_label, place, name))))
        self.words.setText(line.words)
        self.why.setText("\n".join(line.why))
        self.why.setVisible(bool(line.why))
        self.picker.setVisible(line.asks_student)
        self.count.setVisible(bool(line.unread))
        self.ignore.setVisible(not line.slip)
        left_out = line.outcome is Outcome.LEFT_OUT
        self.ignore.setText(self.tr("还是要这一行") if left_out else self.tr("忽略这一行"))

    def _picked(self, row: PickRow) -> None:
        if self._line is not None:
            self.student_chosen.emit(self._line.id, row.id)

    def _ignore(self) -> None:
        if self._line is not None:
            self.ignored.emit(self._line.id)

    def _count(self) -> None:
        if self._line is not None:
            self.counted.emit(self._line.id)

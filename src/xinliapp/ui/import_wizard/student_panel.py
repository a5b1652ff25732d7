"""At the right of the preview: whose a row is that nobody was found for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from xinliapp.domain.record_lines import Fate
from xinliapp.i18n import formats
from xinliapp.ui.import_wizard.facts import PreviewRow
from xinliapp.ui.import_wizard.fates import SIGNS
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import clear_layout, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class StudentLine(Protocol):
    """A row of the plan, as far as the panel asks."""

    @property
    def fate(self) -> Fate: ...
    @property
    def reason(self) -> str: ...
    @property
    def candidates(self) -> Sequence[str]: ...


class StudentRows(Protocol):
    """What an import of rows about students knows of them."""

    @property
    def picked(self) -> Collection[str]:
        """The rows a person chose the student of."""
        ...

    def line(self, row_id: str) -> StudentLine:
        """A row of the plan."""
        ...

    def people(self) -> Mapping[str, tuple[str, str, str]]:
        """Name, class and what tells namesakes apart, by student."""
        ...


class StudentPanel(QFrame):
    """Children of that name, and the picker. ``picked``: id of the row, the student or None.

    ``name`` begins every object name; ``fate_words`` are the import's own.
    """

    picked = Signal(str, object)

    def __init__(
        self,
        name: str,
        rows: StudentRows,
        fate_words: Callable[[Fate], str],
        host: Host,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._rows, self._fate_words, self._host = name, rows, fate_words, host
        self._row = ""
        self.setProperty("area", "sidePanel")
        self.setObjectName(f"{name}.detail")
        fix_width(self, 280)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        self.who = label("", Role.SECTION, wrap=True)
        self.mark = StatusMark(SIGNS[Fate.UNMATCHED], "")
        self.why = label("", wrap=True)
        self.ask = label(self.tr("这一行是哪名学生"), Role.STRONG)
        self._candidates = QVBoxLayout()
        self.picker = StudentPicker(host.find_students, object_name=f"{name}.student")
        self.picker.picked.connect(self._student_picked)
        self.again = outline(self.tr("选错了,重选"), object_name=f"{name}.unpick")
        self.again.clicked.connect(self._unpicked)
        for widget in (self.who, self.mark, self.why, self.ask):
            column.addWidget(widget)
        column.addLayout(self._candidates)
        column.addWidget(self.picker)
        column.addWidget(self.again)
        column.addWidget(label(self.tr("不选就不导入这一行。"), Role.CAPTION, "muted", wrap=True))
        column.addStretch(1)

    def show_row(self, row: PreviewRow | None) -> bool:
        """Fill it for a row that waits for its student, or was given one."""
        chosen = row is not None and row.id in self._rows.picked
        if row is None or not (row.waits or chosen):
            return False
        line = self._rows.line(row.id)
        self._row = row.id
        self.who.setText(" ".join(filter(None, (row.name, row.group))))
        self.mark.set(SIGNS[line.fate], self._fate_words(line.fate))
        self.why.setText(line.reason)
        self.ask.setVisible(row.waits)
        self.picker.setVisible(row.waits)
        self.picker.set_picked(None)
        self.again.setVisible(chosen)
        clear_layout(self._candidates)
        for place, student in enumerate(line.candidates if row.waits else ()):
            name, group, apart = self._rows.people().get(student, ("", "", ""))
            shown = formats.masked_name(name) if self._host.masked() else name
            button = outline(
                " ".join(filter(None, (shown, group, apart))), object_name=f"{self._name}.candidate.{place}"
            )
            button.setProperty("student", student)
            button.clicked.connect(self._candidate_taken)
            self._candidates.addWidget(button)
        return True

    def _candidate_taken(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked.emit(self._row, button.property("student"))

    def _student_picked(self, found: PickRow) -> None:
        self.picked.emit(self._row, found.id)

    def _unpicked(self) -> None:
        self.picked.emit(self._row, None)

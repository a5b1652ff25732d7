"""Beside the file: what the workbook holds, and its template."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from xinliapp.domain.record_imports import RecordKind
from xinliapp.ui.record_import.words import Words
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class KindChoice(QWidget):
    """One kind of record a file; only those this person may take in are offered."""

    kind_chosen = Signal(object)
    template_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.kinds: dict[RecordKind, QRadioButton] = {}
        fix_width(self, 250)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addWidget(label(self.tr("这份表格是"), Role.STRONG))
        self._group = QButtonGroup(self)
        for kind in RecordKind:
            button = QRadioButton(words.kind(kind))
            button.setObjectName(f"record_import.kind.{kind.value}")
            button.setProperty("kind", kind.value)
            button.setVisible(False)
            self._group.addButton(button)
            self.kinds[kind] = button
            column.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self.about = label("", Role.CAPTION, "text2", wrap=True)
        column.addWidget(self.about)
        self.template = outline(self.tr("下载模板"), object_name="record_import.template")
        self.template.clicked.connect(self.template_wanted)
        column.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_kinds(self, allowed: tuple[RecordKind, ...], kind: RecordKind | None) -> None:
        """What this person may take in, and the chosen one."""
        for one, button in self.kinds.items():
            button.setVisible(one in allowed)
            if one is kind:
                button.setChecked(True)
        self._tell(kind)

    def _tell(self, kind: RecordKind | None) -> None:
        self.about.setText(self._words.about(kind) if kind is not None else "")
        self.template.setEnabled(kind is not None)

    def _clicked(self, button: QRadioButton) -> None:
        kind = RecordKind(button.property("kind"))
        self._tell(kind)
        self.kind_chosen.emit(kind)

"""One file to keep with a record: chosen in the system's dialog or dropped on the field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.style import set_margins


class FilePick(QWidget):
    """A file chosen or dropped; ``path()`` is where it lies, None for none."""

    changed = Signal()

    def __init__(self, object_name: str, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAcceptDrops(True)
        self._suffixes = tuple(suffixes)
        self._path: Path | None = None
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.button = outline(self.tr("选择文件"), object_name=f"{object_name}.choose", icon="clip")
        self.button.clicked.connect(self._ask)
        self._name = ElidedLabel(self.tr("可以把文件拖到这里"), tone="muted", greedy=True)
        row.addWidget(self.button)
        row.addWidget(self._name, 1)

    def path(self) -> Path | None:
        """The file chosen."""
        return self._path

    def set_path(self, path: Path | None) -> None:
        """Takes a file; None for none."""
        self._path = path
        self._name.setText(path.name if path is not None else self.tr("可以把文件拖到这里"))
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path:
            self.set_path(Path(path))

    def _ask(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in self._suffixes)
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择文件"), "", self.tr("可以保存的文件") + f" ({kinds})"
        )
        if chosen:
            self.set_path(Path(chosen))

"""材料和照片 chosen for an activity that is not saved yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link, outline
from xinliapp.widgets.drop import dropped_files, welcome_files
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.page import clear_layout
from xinliapp.widgets.style import set_margins


class FileButton(QWidget):
    """添加 asks for files, several at once; files may be dropped on it too. ``chosen`` gives the paths."""

    chosen = Signal(object)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.button = outline(self.tr("添加"), object_name=object_name, icon="clip")
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        row.addWidget(ElidedLabel(self.tr("可以把文件拖到这里"), tone="muted", greedy=True), 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(dropped_files(event))

    def _ask(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        found, _ = QFileDialog.getOpenFileNames(
            self, self.tr("选择材料和照片"), "", self.tr("可以保存的文件") + f" ({kinds})"
        )
        self._take(found)

    def _take(self, paths: Iterable[str]) -> None:
        found = tuple(Path(path) for path in paths)
        if found:
            self.chosen.emit(found)


class FilePicks(QWidget):
    """The files that will be kept when the activity is saved; ``changed`` is what a person does."""

    changed = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._paths: list[Path] = []
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        self.choose = FileButton(f"{object_name}_choose")
        self.choose.chosen.connect(self.take)
        self.setFocusProxy(self.choose.button)
        self._lines = QVBoxLayout()
        set_margins(self._lines, 0, 0, 0, 0, 0)
        column.addWidget(self.choose)
        column.addLayout(self._lines)

    def paths(self) -> tuple[Path, ...]:
        """What was chosen, in that order."""
        return tuple(self._paths)

    def take(self, paths: Iterable[Path]) -> None:
        """More files; one that is there already is not taken twice."""
        self._paths.extend(path for path in dict.fromkeys(paths) if path not in self._paths)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is chosen any more."""
        self._paths.clear()
        self._show()

    def _show(self) -> None:
        clear_layout(self._lines)
        for number, path in enumerate(self._paths):
            self._lines.addWidget(self._line(number, path))

    def _line(self, number: int, path: Path) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(ElidedLabel(path.name, greedy=True), 1)
        drop = link(self.tr("去掉"), object_name=f"{self.objectName()}_drop.{number}")
        drop.setProperty("number", number)
        drop.clicked.connect(self._drop)
        row.addWidget(drop)
        return holder

    def _drop(self) -> None:
        del self._paths[int(self.sender().property("number"))]
        self._show()
        self.changed.emit()

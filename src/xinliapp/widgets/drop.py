"""A place to drop files on; clicking asks the system's file dialog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import label
from xinliapp.widgets.style import repolish, set_margins
from xinliapp.widgets.tokens import Role


class DropZone(QFrame):
    """Takes local files with one of ``suffixes`` (lower case with dot; empty = any).

    ``dropped`` gives the paths taken; ``refused`` those of another kind.
    """

    dropped = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        sentence: str,
        suffixes: Sequence[str] = (),
        *,
        several: bool = False,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suffixes, self._several = tuple(suffixes), several
        self.setProperty("area", "drop")
        self.setAcceptDrops(True)
        if object_name:
            self.setObjectName(object_name)
        column = QVBoxLayout(self)
        set_margins(column, 16, 16, 16, 16, 12)
        self._sentence = label(sentence, Role.BODY, "text2", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = outline(self.tr("选择文件"), object_name=f"{object_name}.choose", icon="folder")
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.button.clicked.connect(self._ask)

    def set_text(self, sentence: str) -> None:
        self._sentence.setText(sentence)

    def offer(self, paths: Sequence[str]) -> None:
        """Takes the fitting ones of ``paths`` as if they had been dropped."""
        good = [p for p in paths if not self._suffixes or PurePath(p).suffix.lower() in self._suffixes]
        other = [p for p in paths if p not in good]
        if other:
            self.refused.emit(other)
        if good:
            self.dropped.emit(good if self._several else good[:1])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()
            self._mark("dropOver")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark("drop")

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark("drop")
        event.acceptProposedAction()
        self.offer(_paths(event.mimeData()))

    def _mark(self, kind: str) -> None:
        self.setProperty("area", kind)
        repolish(self)

    def _ask(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in self._suffixes)
        pattern = self.tr("可以读的文件") + f" ({kinds})" if kinds else ""
        if self._several:
            chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("选择文件"), "", pattern)
        else:
            one, _ = QFileDialog.getOpenFileName(self, self.tr("选择文件"), "", pattern)
            chosen = [one] if one else []
        if chosen:
            self.offer(chosen)


def welcome_files(event: QDragEnterEvent) -> None:
    """Lets local files be dropped on a page."""
    if _paths(event.mimeData()):
        event.acceptProposedAction()


def dropped_file(event: QDropEvent) -> str:
    """The first local file dropped on a page; "" for anything else."""
    return next(iter(dropped_files(event)), "")


def dropped_files(event: QDropEvent) -> list[str]:
    """The local files dropped on a page; none for anything else."""
    paths = _paths(event.mimeData())
    if paths:
        event.acceptProposedAction()
    return paths


def _paths(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]

"""The tab 班级包: where the sheets are, and what the ones that were dropped would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.ui.contacts.packet_facts import PacketHome, Preview
from xinliapp.ui.contacts.packet_home import PacketHomePage
from xinliapp.ui.contacts.packet_preview import PacketPreviewPage
from xinliapp.widgets.busy import ProgressArea
from xinliapp.widgets.picking import Search
from xinliapp.widgets.style import set_margins


class PacketPane(QWidget):
    """``decided()``-like signals are the preview's own; ``files_dropped`` comes from the drop zone too."""

    files_dropped = Signal(object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home = PacketHomePage()
        self.home.files_dropped.connect(self.files_dropped)
        self.preview = PacketPreviewPage(search)
        self.progress = ProgressArea()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self._stack.addWidget(self.preview)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)

    @property
    def previewing(self) -> bool:
        """Whether dropped files are being looked at."""
        return self._stack.currentWidget() is self.preview

    def show_home(self, home: PacketHome) -> None:
        """Where the sheets are."""
        self.home.show_home(home)

    def show_preview(self, preview: Preview, masked: bool, fresh: bool) -> None:
        """What the dropped files would do."""
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_preview(preview, masked, fresh)

    def leave_preview(self) -> None:
        """Nothing is being looked at any more."""
        self._stack.setCurrentWidget(self.home)

    def ask_folder(self) -> Path | None:
        """Where workbooks go; None when the person thought better of it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("表格存到哪个文件夹"))
        return Path(chosen) if chosen else None

    def set_active(self, on: bool) -> None:
        """Ctrl+Enter belongs to the tab that shows."""
        self.preview.write.setShortcut("Ctrl+Return" if on else "")

    # --- what a toast or the bar says ---

    def saved_words(self, folder: str) -> str:
        """Workbooks were put into a folder."""
        return self.tr("已存到“%1”,每班一个表格").replace("%1", folder)

    def written_words(self, records: int, classes: int, unread: int, warnings: int) -> str:
        """What one writing did."""
        parts = []
        if classes:
            said = self.tr("已写入 %1 条(%2 个班)").replace("%1", str(records))
            parts.append(said.replace("%2", str(classes)))
        if unread:
            parts.append(self.tr("%1 行没有写").replace("%1", str(unread)))
        if warnings:
            parts.append(self.tr("已收下 %1 条预警").replace("%1", str(warnings)))
        return self.tr(",").join(parts)

    def returned_words(self, class_label: str) -> str:
        """A sheet was given back."""
        return self.tr("%1的表已记为退回").replace("%1", class_label)

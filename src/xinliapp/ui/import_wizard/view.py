"""The wizard's widgets put into their frame (screens.md S05)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.ui.import_wizard.facts import (
    CHOOSE,
    DONE,
    PREVIEW,
    MapState,
    PreviewRow,
    PreviewState,
    ReportState,
    UndoLine,
    Waiting,
)
from xinliapp.ui.import_wizard.looks import Looks
from xinliapp.ui.import_wizard.pages import ChoosePage, MapPage
from xinliapp.ui.import_wizard.preview_page import PreviewPage, RowPanel
from xinliapp.ui.import_wizard.report_page import ReportPage
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.page import Tone, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.wizard import WizardFrame


class ImportView(QWidget):
    """Choose, map, preview, done. A file may be dropped on any page."""

    file_chosen = Signal(str)

    def __init__(
        self, looks: Looks, panel: RowPanel, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(looks.name)
        self._looks = looks
        self._steps = (looks.first_step, self.tr("对应列"), self.tr("预览"), self.tr("完成"))
        self.frame = WizardFrame(looks.title, self._steps, name=looks.name, can_pause=False)
        self.choose = ChoosePage(looks, beside)
        self.map = MapPage(looks)
        self.preview = PreviewPage(looks, panel)
        self.report = ReportPage(looks)
        self.frame.add_page(self.choose, scroll=False)
        self.frame.add_page(self.map, self.tr("预览"))
        self.frame.add_page(self.preview, self.tr("写入"), scroll=False)
        self.frame.add_page(self.report, looks.last_button, scroll=False)
        self.waiting = label("", tone="text2")
        self.frame.foot.add_fact(self.waiting)
        self.choose.file_chosen.connect(self.file_chosen)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setAcceptDrops(True)
        self.frame.go(CHOOSE)

    # --- what the presenter calls ---

    def go(self, step: int) -> None:
        """Shows a step; its first field gets the keyboard."""
        self.frame.go(step)
        self.waiting.setVisible(step == PREVIEW)
        back = self.frame.findChild(QWidget, f"{self._looks.name}.back")
        if back is not None and step == DONE:
            back.setEnabled(False)
        target = (self.choose.drop.button, self.map.sheets, self.preview.table, self.report.table)[step]
        target.setFocus()

    def show_start(self, undo: tuple[UndoLine, ...]) -> None:
        """What can be taken back."""
        self.choose.show_undo(undo)
        if self.frame.current == DONE and not undo:
            self.report.undo_button.setVisible(False)

    def show_file(self, what: str, notices: tuple[str, ...]) -> None:
        """What is read, in the header, and what is to be told about the file."""
        self.frame.header.set_subtitle(f"2/4 {self._steps[1]} · {what}")
        self.map.show_notices(notices)

    def show_mapping(self, state: MapState) -> None:
        """The columns of the sheet shown."""
        self.map.show_state(state)

    def show_preview(self, state: PreviewState, fresh: bool) -> None:
        """The frozen plan with what a person decided."""
        self.preview.show_preview(state, fresh)

    def show_row(self, row: PreviewRow) -> None:
        """One row was decided."""
        self.preview.show_row(row)

    def show_waiting(self, waiting: Waiting) -> None:
        """The words on the primary button, and what waits."""
        words = self.tr("写入 %1 行").replace("%1", str(waiting.rows)) if waiting.rows else self.tr("完成")
        self.frame.set_next_text(PREVIEW, words)
        self.waiting.setText(waiting.words)

    def show_report(self, state: ReportState) -> None:
        """What was written, and the rows that were not."""
        self.report.show_report(state)

    def show_undone(self, words: str) -> None:
        """An import was taken back: on the last page in full, elsewhere as a line."""
        if self.frame.current == DONE:
            self.report.show_undone(words)
        else:
            self.frame.bar.tell(self.tr("导入已撤销:%1").replace("%1", words), Tone.DONE)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self.frame.bar.tell(text)

    def start_work(self, what: str, cancellable: bool) -> None:
        """A slow step began."""
        words = {
            "reading": self.tr("正在读取文件"),
            "planning": self._looks.planning,
            "writing": self.tr("正在写入,先做一次自动备份"),
            "undoing": self.tr("正在撤销"),
        }[what]
        self.frame.bar.clear()
        if not self.frame.next_button.busy:
            self.frame.next_button.start()
        self.frame.progress.start(words, cancellable)

    def report_work(self, done: int, total: int) -> None:
        """How far it is."""
        self.frame.progress.report(done, total)

    def stop_work(self) -> None:
        """It ended, well or not."""
        if self.frame.next_button.busy:
            self.frame.next_button.stop()
        self.frame.progress.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            self.file_chosen.emit(path)

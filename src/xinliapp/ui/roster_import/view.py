"""The widgets of the import wizard put into their frame (screens.md S05)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.roster_plan import Pick, PlannedRow
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services.roster import ImportReport, UndoReport
from xinliapp.services.roster_preview import Preview, Proposal
from xinliapp.ui.roster_import.pages import ChoosePage, MapPage
from xinliapp.ui.roster_import.picks import ToWrite
from xinliapp.ui.roster_import.presenter import CHOOSE, DONE, PREVIEW, MapState
from xinliapp.ui.roster_import.preview_page import PreviewPage
from xinliapp.ui.roster_import.report_page import ReportPage
from xinliapp.ui.roster_import.words import Words
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.page import Tone, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.wizard import WizardFrame


class RosterImportView(QWidget):
    """Choose, map, preview, done. A file may be dropped on any page."""

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_import")
        self.words = Words()
        steps = (self.tr("选文件"), self.tr("对应列"), self.tr("预览"), self.tr("完成"))
        self.frame = WizardFrame(self.tr("名单导入"), steps, name="roster_import", can_pause=False)
        self.choose = ChoosePage()
        self.map = MapPage(self.words)
        self.preview = PreviewPage(self.words)
        self.report = ReportPage()
        self.frame.add_page(self.choose, scroll=False)
        self.frame.add_page(self.map, self.tr("预览"))
        self.frame.add_page(self.preview, self.tr("写入"), scroll=False)
        self.frame.add_page(self.report, self.tr("到学生名单"), scroll=False)
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
        back = self.frame.findChild(QWidget, "roster_import.back")
        if back is not None and step == DONE:
            back.setEnabled(False)
        target = (self.choose.drop.button, self.map.sheets, self.preview.table, self.report.table)[step]
        target.setFocus()

    def show_undo(self, possible: bool) -> None:
        """Whether the last import can still be taken back."""
        self.choose.undo_line.setVisible(possible)
        if self.frame.current == DONE and not possible:
            self.report.undo_button.setVisible(False)

    def show_notices(self, proposal: Proposal) -> None:
        """What is to be told about the file, and its name in the header."""
        self.frame.header.set_subtitle(f"2/4 {self.tr('对应列')} · {proposal.file.name}")
        self.map.show_notices([notice_text(one.code, dict(one.params)) for one in proposal.notices])

    def show_mapping(self, state: MapState) -> None:
        """The columns of the sheet shown."""
        self.map.show_state(state)

    def show_preview(self, preview: Preview, picks: Mapping[str, Pick], masked: bool) -> None:
        """The frozen plan."""
        self.preview.show_preview(preview, picks, masked)

    def show_row(self, planned: PlannedRow, pick: Pick | None) -> None:
        """One row was decided."""
        self.preview.show_row(planned, pick)

    def show_to_write(self, count: ToWrite) -> None:
        """The words on the primary button, and what waits."""
        words = self.tr("写入 %1 行").replace("%1", str(count.rows)) if count.rows else self.tr("完成")
        self.frame.set_next_text(PREVIEW, words)
        waits = self.tr("冲突 %1 行还没有选,可以先写入其余行")
        self.waiting.setText(waits.replace("%1", str(count.undecided)) if count.undecided else "")

    def show_report(self, report: ImportReport) -> None:
        """What was written."""
        self.report.show_report(report)

    def show_report_rows(self, report: ImportReport, masked: bool) -> None:
        """The rows of the report."""
        self.report.show_rows(report, masked)

    def show_undone(self, undone: UndoReport) -> None:
        """The import was taken back: on the last page in full, elsewhere as a line."""
        if self.frame.current == DONE:
            self.report.show_undone(undone)
        else:
            words = self.tr("上次导入已撤销:撤下学生 %1 名,恢复原值 %2 处。").replace(
                "%1", str(undone.voided)
            )
            self.frame.bar.tell(words.replace("%2", str(undone.restored)), Tone.DONE)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self.frame.bar.tell(text)

    def start_work(self, what: str, cancellable: bool) -> None:
        """A slow step began."""
        words = {
            "reading": self.tr("正在读取文件"),
            "planning": self.tr("正在与名单比对"),
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

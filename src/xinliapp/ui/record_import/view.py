"""The widgets of moving in, put into their frame."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.record_imports import RecordKind
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services.record_import_reading import RecordProposal
from xinliapp.services.record_imports import RecordPlan, RecordReport, RecordUndo
from xinliapp.ui.record_import.pages import ChoosePage, MapPage
from xinliapp.ui.record_import.presenter import CHOOSE, DONE, PREVIEW, MapState, Start, ToWrite
from xinliapp.ui.record_import.preview_page import PreviewPage
from xinliapp.ui.record_import.report_page import ReportPage
from xinliapp.ui.record_import.words import Words
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.page import Tone, label
from xinliapp.widgets.picking import Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.wizard import WizardFrame


class RecordImportWidget(QWidget):
    """Choose, map, preview, done. A file may be dropped on any page."""

    file_chosen = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_import")
        self.words = Words()
        steps = (self.tr("选内容和文件"), self.tr("对应列"), self.tr("预览"), self.tr("完成"))
        self.frame = WizardFrame(self.tr("搬家:导入以前的记录"), steps, name="record_import", can_pause=False)
        self.choose = ChoosePage(self.words)
        self.map = MapPage()
        self.preview = PreviewPage(self.words, search)
        self.report = ReportPage(self.words)
        self.frame.add_page(self.choose, scroll=False)
        self.frame.add_page(self.map, self.tr("预览"))
        self.frame.add_page(self.preview, self.tr("写入"), scroll=False)
        self.frame.add_page(self.report, self.tr("再导一份"), scroll=False)
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
        back = self.frame.findChild(QWidget, "record_import.back")
        if back is not None and step == DONE:
            back.setEnabled(False)
        target = (self.choose.drop.button, self.map.sheets, self.preview.table, self.report.table)[step]
        target.setFocus()

    def show_start(self, start: Start, kind: RecordKind | None) -> None:
        """What may be taken in, and what can be taken back."""
        self.choose.show_start(start, kind)

    def show_notices(self, proposal: RecordProposal) -> None:
        """What is to be told about the file, and its name in the header."""
        kind = self.words.kind(proposal.shape.kind)
        self.frame.header.set_subtitle(f"2/4 {self.tr('对应列')} · {kind} · {proposal.file.name}")
        self.map.show_notices([notice_text(one.code, dict(one.params)) for one in proposal.notices])

    def show_mapping(self, state: MapState) -> None:
        """The columns of the sheet shown."""
        self.map.show_state(state)

    def show_preview(self, plan: RecordPlan, ticks: Mapping[str, bool], masked: bool) -> None:
        """The frozen plan with a person's ticks."""
        self.preview.show_preview(plan, ticks, masked)

    def show_to_write(self, count: ToWrite) -> None:
        """The words on the primary button, and what waits."""
        words = self.tr("写入 %1 行").replace("%1", str(count.rows)) if count.rows else self.tr("完成")
        self.frame.set_next_text(PREVIEW, words)
        waits = self.tr("%1 行还没有选,可以先写入其余行").replace("%1", str(count.open))
        self.waiting.setText(waits if count.open else "")

    def show_report(self, plan: RecordPlan, report: RecordReport, masked: bool) -> None:
        """What was written, and the rows that were not."""
        self.report.show_report(plan, report, masked)

    def show_undone(self, undone: RecordUndo) -> None:
        """An import was taken back: on the last page in full, elsewhere as a line."""
        words = self.tr("%1的导入已撤销:撤下 %2 条。").replace("%1", self.words.kind(undone.kind))
        words = words.replace("%2", str(undone.taken_back))
        if undone.kept:
            words += self.tr("%1 条之后又有人改过或用到,保留。").replace("%1", str(undone.kept))
        if self.frame.current == DONE:
            self.report.show_undone(words)
        else:
            self.frame.bar.tell(words, Tone.DONE)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self.frame.bar.tell(text)

    def start_work(self, what: str, cancellable: bool) -> None:
        """A slow step began."""
        words = {
            "reading": self.tr("正在读取文件"),
            "planning": self.tr("正在与名册和已有记录比对"),
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

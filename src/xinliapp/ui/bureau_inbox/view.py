"""The widgets of the bureau's inbox (screens.md B02)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.bureau import MemberSchool
from xinliapp.i18n import formats
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.services.known_forms import FormRun
from xinliapp.ui.bureau_inbox.panel import FilePanel
from xinliapp.ui.bureau_inbox.presenter import Show
from xinliapp.ui.bureau_inbox.wording import reason_text, result_word, sign_of, signature_sign, signature_word
from xinliapp.widgets.busy import ProgressArea
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.places import DriveLike, PlaceBox
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import fix_height, px, set_margins
from xinliapp.widgets.table import Column, DataTable

_DROP_HIGH, _DROP_LOW = 128, 92
_NARROW = 880


class InboxView(QWidget):
    """A place to drop files, one line a file, and a panel for what needs a person."""

    files_given = Signal(object)
    show_chosen = Signal(object)
    cancel_wanted = Signal()
    claim_wanted = Signal(object)
    decided = Signal(object, bool)
    accept_wanted = Signal()
    deliver_wanted = Signal(object)
    return_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inbox")
        self.bar = InlineBar("inbox.bar")
        self.drop = DropZone(
            self.tr("把U盘、邮件、微信收到的文件一起拖到这里(加密包 .age 或表格)"),
            several=True,
            object_name="inbox.drop",
        )
        self.drop.dropped.connect(self.files_given)
        self.progress = ProgressArea("inbox.progress")
        self.progress.cancelled.connect(self.cancel_wanted)
        self.table = DataTable(self._columns(), object_name="inbox.table")
        self.table.set_empty(self.tr("还没有收到文件。"))
        self.panel = FilePanel()
        self.table.current_changed.connect(self._current_moved)
        self.panel.claimed.connect(self._claim)
        self.panel.decided.connect(self._decide)
        self.panel.returned.connect(self._return)
        self._lay_out()
        opens = QShortcut(QKeySequence("Ctrl+O"), self)
        opens.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opens.activated.connect(self.drop.button.click)

    def _lay_out(self) -> None:
        header = PageHeader(self.tr("收件箱"))
        self.print_button = outline(
            self.tr("收件清单"), object_name="inbox.print", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        header.add_action(self.print_button)
        holder = area("surface")
        inner = QVBoxLayout(holder)
        set_margins(inner, 16, 12, 16, 8, 0)
        fix_height(self.drop, _DROP_HIGH)
        inner.addWidget(self.drop)
        above = (header, self.bar, holder, self.progress, self._chips())
        lay_out_beside(self, above, self.table, self._actions(), self.panel)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("file", self.tr("文件"), lambda r: r.file_name, stretch=True, middle=True,
                   tip=lambda r: r.file_name),
            Column("school", self.tr("学校"), lambda r: r.school_name or r.school_code or "?", width=216,
                   strong=True, tip=lambda r: f"{r.school_name} {r.school_code or ''}".strip()),
            Column("signature", self.tr("签名"), signature_word, width=96, kind="sign",
                   ordinal=signature_sign),
            Column("revision", self.tr("版本"), lambda r: f"r{r.revision}" if r.revision else formats.MISSING,
                   width=64),
            Column("received", self.tr("收到"), _received, width=104),
            Column("result", self.tr("结果"), result_word, kind="sign", ordinal=sign_of, width=264,
                   tip=reason_text),
        )  # fmt: skip

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.batch = FilterChip(self.tr("本批"), 0, object_name="inbox.batch")
        self.open = FilterChip(self.tr("需处理"), 0, Sign.ASK, object_name="inbox.open")
        self.all = FilterChip(self.tr("全部"), 0, object_name="inbox.all")
        self._group = QButtonGroup(self)
        for chip in (self.batch, self.open, self.all):
            self._group.addButton(chip)
            row.addWidget(chip)
        self.all.setChecked(True)
        self._group.buttonClicked.connect(self._chosen)
        row.addStretch(1)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.place = PlaceBox("inbox.place")
        self.place.setToolTip(self.tr("回执和退回单存到"))
        bar.add_fact(label(self.tr("回执存到"), tone="text2"))
        bar.add_fact(self.place)
        self.deliver_button = outline("", object_name="inbox.deliver", icon="export")
        self.deliver_button.clicked.connect(self._deliver)
        self.accept_button = primary("", object_name="inbox.acceptAll", icon="receipt")
        self.accept_button.clicked.connect(self.accept_wanted)
        bar.add_button(self.deliver_button)
        bar.add_button(self.accept_button)
        self.show_answers(0, 0)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_answers(self, undecided: int, waiting: int) -> None:
        """How many receipts may be signed, and how many wait to be written out."""
        self.accept_button.setText(self.tr("收下通过的 %1 件,签回执").replace("%1", str(undecided)))
        self.accept_button.setEnabled(undecided > 0)
        self.deliver_button.setText(self.tr("导出回执 %1 份").replace("%1", str(waiting)))
        for widget in (self.deliver_button, self.place):
            widget.setEnabled(waiting > 0)

    def show_places(self, drives: Sequence[DriveLike]) -> None:
        """The sticks plugged in."""
        self.place.show_drives(drives)

    def say_accepted(self, signed: int, waiting: int) -> None:
        """Receipts are signed; they still have to reach the schools."""
        words = self.tr("已签回执 %1 份。请选好U盘或文件夹,再点“导出回执”,交还各校。")
        self.bar.tell(words.replace("%1", str(signed)), Tone.DONE)

    def say_delivered(self, count: int) -> None:
        """Written and read back."""
        words = self.tr("已导出回执和退回单 %1 份,已读回核对 √。每份只有收件学校能打开。")
        self.bar.tell(words.replace("%1", str(count)), Tone.DONE)

    def result_words(self, line: DeskLine) -> str:
        """What became of a file, as the list says it."""
        return result_word(line)

    def show_choices(self, schools: Sequence[MemberSchool], runs: Sequence[FormRun]) -> None:
        """Schools and periods an unsigned form can be claimed for."""
        self.panel.set_choices(schools, runs)

    def show_lines(self, lines: Sequence[DeskLine], show: Show) -> None:
        """The list."""
        {Show.BATCH: self.batch, Show.OPEN: self.open, Show.ALL: self.all}[show].setChecked(True)
        self.table.set_empty(
            self.tr("没有需要处理的文件。") if show is Show.OPEN else self.tr("还没有收到文件。")
        )
        self.table.set_rows(lines)
        fix_height(self.drop, _DROP_LOW if lines else _DROP_HIGH)

    def show_counts(self, batch: int, passed: int, still_open: int, total: int) -> None:
        """How many files stand behind each chip."""
        self.batch.setVisible(batch > 0)
        self.batch.set_count(batch)
        words = self.tr("通过 %1 · 需处理 %2").replace("%1", str(passed)).replace("%2", str(batch - passed))
        self.batch.setToolTip(words)
        self.open.set_count(still_open)
        self.all.set_count(total)

    def show_receiving(self, count: int) -> None:
        """A batch begins."""
        self.bar.clear()
        self.drop.setEnabled(False)
        self.progress.start(self.tr("正在核对 %1 件").replace("%1", str(count)))

    def show_progress(self, done: int, total: int) -> None:
        """How far the batch is."""
        self.progress.report(done, total)

    def show_received(self) -> None:
        """The batch has ended, well or not."""
        self.drop.setEnabled(True)
        self.progress.stop()

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    def say_batch(self, passed: int, needing: int, untouched: int) -> None:
        """What became of the files dropped."""
        words = self.tr("本批 %1 件:通过 %2,需处理 %3。").replace("%1", str(passed + needing))
        words = words.replace("%2", str(passed)).replace("%3", str(needing))
        if untouched:
            words += self.tr("已取消,其余 %1 件没有打开,可再拖一次。").replace("%1", str(untouched))
        if needing:
            words += self.tr("没有收下的文件留有副本,不影响其他学校。点一行看原因。")
        self.bar.tell(words, Tone.WARNING if needing or untouched else Tone.DONE)

    def say_claimed(self, school_name: str) -> None:
        """The unsigned form counts for a school now."""
        words = self.tr("已认领为“%1”的未签名表。").replace("%1", school_name)
        self.bar.tell(words, Tone.DONE)

    def say_decided(self, accepted: bool) -> None:
        """A held bag is settled."""
        words = self.tr("已收下,与它矛盾的包改为留待核对。") if accepted else self.tr("没有收下,说明已登记。")
        self.bar.tell(words, Tone.DONE)

    # --- what the person does -----------------------------------------------------------------------------

    def _current_moved(self, line: DeskLine | None) -> None:
        self.panel.show_line(line)
        self._fit_columns()

    def _fit_columns(self) -> None:
        room = self.width() - (self.panel.width() if self.panel.isVisible() else 0)
        for number, column in enumerate(self._columns()):
            if column.key in ("received", "revision", "signature"):
                self.table.setColumnHidden(number, room < px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _chosen(self, chip: FilterChip) -> None:
        self.show_chosen.emit({self.batch: Show.BATCH, self.open: Show.OPEN, self.all: Show.ALL}[chip])

    def _claim(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.claim_wanted.emit(row)

    def _return(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.return_wanted.emit(row)

    def _deliver(self) -> None:
        place = self.place.choose()
        if place is not None:
            self.deliver_wanted.emit(place[0])

    def _decide(self, accept: bool) -> None:
        row = self.table.current_row()
        if row is not None:
            self.decided.emit(row, accept)


def _received(line: DeskLine) -> str:
    return line.received_at[5:16].replace("T", " ") or formats.MISSING

"""The widgets of 转学移交: three lists, one panel at the right, and where files are written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.transfer import ReceivedTransfer, SentTransfer, TransferSchool, TransferState
from xinliapp.i18n import formats, labels
from xinliapp.ui.transfer.facts import Narrow, Row, Shown, Taken, TransferPage
from xinliapp.ui.transfer.panels import ArrivalPanel, CardPanel, RowPanel, SchoolPanel
from xinliapp.ui.transfer.send_panel import SendPanel
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.closing_panel import ClosingPanel
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.places import PlaceBox
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    TransferState.SIGNED: Sign.DOT,
    TransferState.DELIVERED: Sign.ASK,
    TransferState.ACKNOWLEDGED: Sign.OK,
}


class TransferView(QWidget):
    """Signals carry a list, a row, or the path of a file."""

    narrowed = Signal(object)
    row_chosen = Signal(object)
    send_wanted = Signal()
    card_wanted = Signal()
    file_given = Signal(object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer")
        self.setAcceptDrops(True)
        self._masked = True
        self.page: TransferPage | None = None
        self._head()
        self.bar = InlineBar("transfer.bar")
        self._table()
        self._panels(search)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.lists, 1)
        middle.addWidget(self.panels)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar, self._chips()):
            column.addWidget(widget)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_page(self, page: TransferPage, narrow: Narrow, masked: bool) -> None:
        """One list; ``masked``: names as 赵**."""
        self.page, self._masked = page, masked
        for each, chip in self.chips.items():
            chip.set_count(len(page.rows(each)))
            chip.setChecked(each is narrow)
        self.table.set_empty(self._empty(narrow))
        self.table.set_rows(page.rows(narrow))
        self.place.show_drives(page.drives)

    def open_send(self, page: TransferPage, student: PickRow | None) -> None:
        """移交一份."""
        self._show_panel(self.sending)
        self.preview.clear()
        self.lists.setCurrentWidget(self.preview)
        self.sending.open(page, student)

    def show_preview(self, shown: Shown) -> None:
        """What would go."""
        self.preview.setPlainText(shown.text)
        self.sending.show_notes(shown)

    def open_arrival(self, taken: Taken) -> None:
        """A packet that passed every check."""
        self._show_panel(self.arrival)
        self.arrival.open(taken, self._masked)

    def open_school(self, taken: Taken) -> None:
        """A card to be compared."""
        if taken.pending is not None:
            self._show_panel(self.school)
            self.school.open(taken.pending)

    def open_card(self, page: TransferPage) -> None:
        """本校名片."""
        self._show_panel(self.card)
        self.card.open(page)

    def open_row(self, row: Row, page: TransferPage) -> None:
        """One row."""
        self._show_panel(self.row)
        self.row.open(row, page)

    def close_panel(self) -> None:
        """The list alone; no passphrase stays in a hidden field."""
        for signer in (self.sending.signer, self.row.signer, self.card.signer):
            signer.passphrase.clear()
        self.lists.setCurrentWidget(self.table)
        self.panels.setVisible(False)

    def show_busy(self, busy: bool) -> None:
        """Something is being done."""
        for panel in (self.sending, self.arrival, self.school, self.row, self.card):
            if busy and panel.go.isVisible():
                panel.go.start()
            elif not busy and panel.go.busy:
                panel.go.stop()

    def show_trouble(self, text: str) -> None:
        """Above the form it belongs to, or above the list."""
        panel = self.panels.currentWidget()
        if self.panels.isVisibleTo(self) and isinstance(panel, ClosingPanel):
            panel.bar.tell(text)
        else:
            self.bar.tell(text)

    def show_stop(self, text: str) -> None:
        """A consent stops it; it is noted on the student's page."""
        self.sending.bar.tell(text, action=self.tr("打开学生页"))

    def say(self, text: str) -> None:
        """What was done, above the list until the next step."""
        self.bar.tell(text, Tone.INFO)

    def written(self, name: str, check_code: str) -> str:
        """The words after a file was written and read back."""
        words = self.tr("“%1”已写出并读回核对,校验码%2。请电话告诉对方校验码。")
        return words.replace("%1", name).replace("%2", check_code)

    def acknowledged(self, sent: SentTransfer) -> str:
        """The words after a receipt."""
        words = self.tr("第%1号移交包,%2已签收。")
        return words.replace("%1", str(sent.number)).replace("%2", sent.school_name)

    def taken_words(self) -> str:
        """The words after a packet was taken in."""
        return self.tr("已收下,存为外来材料。请签名并写出回执,交还对方学校。")

    def no_school(self) -> str:
        """Nobody to send to yet."""
        return self.tr("还没有核对过名片的学校。什么都没有移交。请先收下对方学校的名片文件,照纸核对指纹。")

    def no_student(self) -> str:
        """Nobody chosen."""
        return self.tr("还没有选学生。什么都没有移交。请先选学生,看过将要移交的内容。")

    def choose_place(self) -> Path | None:
        """Where the file goes."""
        place = self.place.choose()
        return None if place is None else place[0]

    # --- parts ---

    def _head(self) -> None:
        self.header = PageHeader(self.tr("转学移交"))
        self.card_button = outline(self.tr("本校名片…"), object_name="transfer.card.open", icon="card")
        self.card_button.clicked.connect(self.card_wanted)
        self.file_button = outline(self.tr("收文件…"), object_name="transfer.take", icon="import")
        self.file_button.setToolTip(self.tr("移交包、签收回执、对方名片都从这里收,也可以拖到页面上"))
        self.file_button.clicked.connect(self._ask_file)
        self.send_button = primary(self.tr("移交一份"), object_name="transfer.send.open", icon="export")
        self.send_button.clicked.connect(self.send_wanted)
        for button in (self.card_button, self.file_button, self.send_button):
            self.header.add_action(button)

    def _table(self) -> None:
        self.table = DataTable(
            (
                Column("student", self.tr("学生"), self._name, width=112, strong=True),
                Column("school", self.tr("学校"), _school, stretch=True),
                Column("number", self.tr("编号"), self._number, width=80),
                Column("day", self.tr("日期"), lambda row: row.created_at[:10], width=104),
                Column("state", self.tr("状态"), self._state, kind="sign", ordinal=_sign, width=168),
            ),
            object_name="transfer.table",
        )
        self.table.current_changed.connect(self._row)
        self.preview = QPlainTextEdit()
        self.preview.setObjectName("transfer.send.preview")
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("将要移交的内容"))
        self.preview.setPlaceholderText(self.tr("选好学生,将要移交的内容全在这里。"))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.preview)

    def _panels(self, search: Search) -> None:
        self.sending, self.arrival = SendPanel(search), ArrivalPanel(search)
        self.school, self.row, self.card = SchoolPanel(), RowPanel(), CardPanel()
        self.panels = QStackedWidget()
        for panel in (self.sending, self.arrival, self.school, self.row, self.card):
            self.panels.addWidget(panel)
            panel.closed.connect(self.close_panel)
        self.panels.setVisible(False)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.panels)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_panel)

    def _chips(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 16, 4, 16, 4, 8)
        words = {
            Narrow.SENT: self.tr("移出"),
            Narrow.RECEIVED: self.tr("转入"),
            Narrow.SCHOOLS: self.tr("已核对的学校"),
        }
        self.chips: dict[Narrow, FilterChip] = {}
        for narrow, word in words.items():
            chip = FilterChip(word, object_name=f"transfer.{narrow.value}")
            chip.setProperty("narrow", narrow.value)
            chip.clicked.connect(self._narrow)
            self.chips[narrow] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return line

    def _foot(self) -> QWidget:
        foot = ActionBar()
        foot.add_fact(label(self.tr("文件写到"), tone="text2"))
        self.place = PlaceBox("transfer.place")
        foot.add_fact(self.place)
        return foot

    def _empty(self, narrow: Narrow) -> str:
        if narrow is Narrow.SENT:
            return self.tr("还没有移交过档案。学生转学时,点“移交一份”。")
        if narrow is Narrow.RECEIVED:
            return self.tr("还没有收到过移交包。把文件拖到这里,或点“收文件”。")
        return self.tr("还没有核对过名片的学校。把对方的名片文件拖到这里。")

    def _name(self, row: Row) -> str:
        if isinstance(row, TransferSchool):
            return ""
        return formats.masked_name(row.student_name) if self._masked else row.student_name

    def _state(self, row: Row) -> str:
        if isinstance(row, SentTransfer):
            return labels.label(row.state)
        if isinstance(row, TransferSchool):
            return self.tr("指纹已核对")
        return self.tr("回执已写出") if row.delivered_at else self.tr("回执待写出")

    def _show_panel(self, panel: ClosingPanel) -> None:
        self.bar.clear()
        self.lists.setCurrentWidget(self.table)
        self.panels.setCurrentWidget(panel)
        self.panels.setFixedWidth(panel.maximumWidth())
        self.panels.setVisible(True)

    # --- what the person does ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path:
            self.file_given.emit(Path(path))

    def _ask_file(self) -> None:
        kinds = self.tr("移交包、回执、名片") + " (*.zip *.json)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("收文件"), "", kinds)
        if chosen:
            self.file_given.emit(Path(chosen))

    def _narrow(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self.narrowed.emit(Narrow(chip.property("narrow")))

    def _row(self, row: object) -> None:
        if isinstance(row, SentTransfer | ReceivedTransfer | TransferSchool):
            self.row_chosen.emit(row)

    def _number(self, row: Row) -> str:
        if isinstance(row, TransferSchool):
            return ""
        return self.tr("第%1号").replace("%1", str(row.number))


def _school(row: Row) -> str:
    return f"{row.name}({row.code})" if isinstance(row, TransferSchool) else row.school_name


def _sign(row: Row) -> Sign:
    if isinstance(row, SentTransfer):
        return _SIGNS[row.state]
    done = isinstance(row, TransferSchool) or row.delivered_at is not None
    return Sign.OK if done else Sign.ASK

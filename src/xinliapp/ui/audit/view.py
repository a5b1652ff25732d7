"""The widgets of the audit viewer (screens.md S23): filters, a list nobody edits, the state of the chain."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.services.audit_view import AuditLine, AuditPage, ChainState
from xinliapp.ui.audit.presenter import Span, Wanted
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import InlineBar, PageHeader, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_PAUSE_MS = 250


class AuditView(QWidget):
    """``chosen``: other filters; ``export_wanted``, ``print_wanted``: what fits as a workbook, on paper."""

    chosen = Signal(object)
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audit")
        self._filling = False
        self._masked = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self.bar = InlineBar("audit.bar")
        self.table = DataTable(self._columns(), object_name="audit.table")
        self.table.set_empty(self.tr("这段时间没有记录。"))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._header())
        column.addWidget(self.bar)
        column.addWidget(self._filters())
        column.addWidget(self.table, 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("时间"), lambda r: r.at.replace("T", " "), width=168),
            Column("who", self.tr("人"), lambda r: r.who, width=120, strong=True),
            Column("what", self.tr("动作"), lambda r: r.what, width=192),
            Column("about", self.tr("对象"), self._about, stretch=True, tip=self._about),
            Column("reason", self.tr("理由"), lambda r: r.reason, width=120, tip=lambda r: r.reason),
            Column("remark", self.tr("备注"), lambda r: r.remark, width=168, tip=lambda r: r.remark),
        )

    def _about(self, line: AuditLine) -> str:
        if not line.student:
            return line.about
        name = formats.masked_name(line.student) if self._masked else line.student
        return f"{line.about} {line.class_label}{name}"

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("审计"))
        self.chain_mark = StatusMark(Sign.ASK, self.tr("正在校验"))
        self.chain_mark.setObjectName("audit.chain_state")
        header.add_left(self.chain_mark)
        self.export_button = BusyButton(
            self.tr("导出"), Kind.OUTLINE, object_name="audit.export", icon="export"
        )
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = outline(
            self.tr("打印查阅登记"), object_name="audit.print", icon="print", shortcut="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        header.add_action(self.print_button)
        header.add_action(self.export_button)
        return header

    def _filters(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 16, 8, 16, 8, 8)
        self.chain = combo([(self.tr("公共"), False)], "audit.chain")
        self.span = combo(
            [
                (self.tr("今天"), Span.TODAY),
                (self.tr("近7天"), Span.WEEK),
                (self.tr("本月"), Span.MONTH),
                (self.tr("全部时间"), Span.ALL),
            ],
            "audit.span",
        )
        self.span.setCurrentIndex(2)
        self.actor = combo([(self.tr("全部人员"), "")], "audit.actor")
        self.action = combo([(self.tr("全部动作"), "")], "audit.action")
        for box, width, name in (
            (self.chain, 96, self.tr("哪一条链")),
            (self.span, 112, self.tr("时间")),
            (self.actor, 152, self.tr("人员")),
            (self.action, 208, self.tr("动作")),
        ):
            fix_width(box, width)
            box.setAccessibleName(name)
            box.currentIndexChanged.connect(self._choose)
            row.addWidget(box)
        self.text = QLineEdit()
        self.text.setObjectName("audit.text")
        self.text.setPlaceholderText(self.tr("对象:姓名或编号"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._typed)
        row.addWidget(self.text, 1)
        self.count = label("", tone="text2")
        self.count.setObjectName("audit.count")
        row.addWidget(self.count)
        return line

    # --- what the presenter calls -------------------------------------------------------------------------

    def offer_case(self, on: bool) -> None:
        """The case chain can be chosen only by who can open it."""
        if on and self.chain.count() == 1:
            self._filling = True
            self.chain.addItem(self.tr("案卷"), True)
            self._filling = False
        self.chain.setVisible(on)

    def focus_filter(self) -> None:
        """Who comes here looks for something: the keyboard stands in the search line."""
        self.text.setFocus()

    def show_page(self, page: AuditPage, most: int, masked: bool) -> None:
        """The newest events that fit, and who and what may be chosen; ``masked``: names as 赵**."""
        self._masked = masked
        self.bar.clear()
        self._filling = True
        _refill(self.actor, page.actors)
        _refill(self.action, page.actions)
        self._filling = False
        self.table.set_rows(page.lines)
        total = formats.count(page.total)
        if page.total > len(page.lines):
            words = self.tr("共 %1 条,显示最新 %2 条").replace("%2", formats.count(most))
        else:
            words = self.tr("共 %1 条")
        self.count.setText(words.replace("%1", total))
        self.export_button.setEnabled(bool(page.lines))
        self.print_button.setEnabled(bool(page.lines))

    def show_chain(self, state: ChainState) -> None:
        """Whole, or from which number on it does not fit."""
        if state.broken_at is None:
            words = self.tr("链校验 %1 条 至 %2").replace("%1", _long(state.events))
            self.chain_mark.set(Sign.OK, words.replace("%2", state.until[5:16].replace("T", " ")))
            return
        self.chain_mark.set(Sign.BAD, self.tr("链校验不上"))
        words = self.tr("第%1条起校验不上。记录没有被删除。请停止使用并从备份比对,联系上级。")
        self.bar.tell(words.replace("%1", _long(state.broken_at)))

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    def show_exporting(self, busy: bool) -> None:
        """The workbook is being written."""
        if busy:
            self.export_button.start()
        elif self.export_button.busy:
            self.export_button.stop()

    # --- what the person does -----------------------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _choose(self) -> None:
        if not self._filling:
            self.chosen.emit(
                Wanted(
                    bool(self.chain.currentData()),
                    self.span.currentData(),
                    self.actor.currentData(),
                    self.action.currentData(),
                    self.text.text(),
                )
            )


def _long(number: int) -> str:
    """``18 442``: a number of five digits as S23 writes it, to be read out on the telephone."""
    return f"{number:,}".replace(",", " ")


def _refill(box: QComboBox, options: tuple[tuple[str, str], ...]) -> None:
    """The first entry (all) stays, and what was chosen as long as it is still there."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for code, words in options:
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))

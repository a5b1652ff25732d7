"""The side panel of the exchange page: the card being checked, the recipient, what has left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.exchange import Recipient
from xinliapp.domain.receipts import Step, Way
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.leaving import LeavingForm
from xinliapp.ui.exchange.wording import chain
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.exports_table import ExportsTable
from xinliapp.widgets.groups import GroupsEdit
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import KeyValues, SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class ExchangePanel(SidePanel):
    """``checked``: compare the typed groups; ``dropped``: put the card away; the others: a button's wish."""

    checked = Signal()
    dropped = Signal()
    sent_wanted = Signal()
    slip_wanted = Signal()
    correct_wanted = Signal()
    handover_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange.panel")
        self._check = self._check_box()
        self.add(self._check)
        self._head = label(self.tr("收件单位"), Role.SECTION)
        self.unit = KeyValues(key_width=64)
        self._form_head = label(self.tr("这份表"), Role.SECTION)
        self.form = KeyValues(key_width=64)
        self._history_head = label(self.tr("导出记录"), Role.SECTION)
        self.history = ExportsTable("exchange.history", self.tr("还没有外发过。"))
        for widget in (self._head, self.unit, self._form_head, self.form):
            self.add(widget)
        self._add_way()
        self.add(self._history_head)
        self.add(self.history)
        self.show_pending(None)

    def _check_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        set_margins(column, 0, 0, 0, 8, 12)
        column.addWidget(label(self.tr("核对收件名片"), Role.SECTION))
        self.card = KeyValues(key_width=64)
        column.addWidget(self.card)
        self.ask = label("", wrap=True)
        column.addWidget(self.ask)
        self.groups = GroupsEdit("exchange.groups")
        self.groups.submitted.connect(self.checked)
        column.addWidget(self.groups)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 8)
        accept = outline(self.tr("一致,登记"), object_name="exchange.enrol", icon="fingerprint")
        accept.clicked.connect(self.checked)
        drop = outline(self.tr("先不登记"), object_name="exchange.drop_card")
        drop.clicked.connect(self.dropped)
        row.addWidget(accept)
        row.addWidget(drop)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _add_way(self) -> None:
        """How far the chosen form has come: each part a widget of the panel, so that long words wrap."""
        self._way_head = label(self.tr("回执"), Role.SECTION)
        self.chain = label("", wrap=True)
        self.chain.setObjectName("exchange.chain")
        self.late = StatusMark(Sign.OVERDUE, self.tr("迟报"))
        self.due = label("", tone="bad", wrap=True)
        self.sent = outline(self.tr("标记已送出"), object_name="exchange.sent")
        self.sent.clicked.connect(self.sent_wanted)
        self.slip = outline(self.tr("看退回单"), object_name="exchange.slip")
        self.slip.clicked.connect(self.slip_wanted)
        self.fix = outline(self.tr("做更正"), object_name="exchange.correct")
        self.fix.clicked.connect(self.correct_wanted)
        self.handover = outline(self.tr("打印交接单"), object_name="exchange.handover", icon="print")
        self.handover.clicked.connect(self.handover_wanted)
        self._way_rows = [_row(self.late), _row(self.sent, self.handover), _row(self.slip, self.fix)]
        for widget in (self._way_head, self.chain, self._way_rows[0], self.due, *self._way_rows[1:]):
            self.add(widget)

    # --- what the view calls ------------------------------------------------------------------------------

    def show_way(self, way: Way | None) -> None:
        """How far the bag has come, and what can be done about it."""
        for widget in (self._way_head, self.chain, self.due, *self._way_rows):
            widget.setVisible(way is not None)
        if way is None:
            return
        self.chain.setText(chain(way).replace(" > ", "\n"))
        self._way_rows[0].setVisible(way.late)
        returned = way.step is Step.RETURNED and way.receipt is not None
        self.due.setVisible(returned and not way.corrected)
        if way.receipt is not None and way.receipt.due_on is not None:
            self.due.setText(self.tr("请在 %1 前更正。").replace("%1", way.receipt.due_on))
        self.sent.setVisible(way.step is Step.EXPORTED)
        self.slip.setVisible(returned)
        self.fix.setVisible(returned and not way.corrected)
        self.fix.setText(self.tr("做更正 r%1").replace("%1", str(way.revision + 1)))
        self.handover.setVisible(way.exported_on is not None)
        self._way_rows[2].setVisible(returned)

    def show_pending(self, pending: PendingRecipient | None) -> None:
        """The card of a bureau and the groups asked from its paper."""
        self._check.setVisible(pending is not None)
        if pending is None:
            return
        rows = [(self.tr("单位"), pending.card.name), (self.tr("代码"), pending.card.code)]
        if pending.replaces is not None:
            rows.append((self.tr("提醒"), self.tr("这个单位已登记过,登记后改用新的密钥。请先电话核实。")))
        self.card.set_rows(rows)
        words = self.tr("请照该单位盖章的纸质登记单输入第 %1 组。不要照文件或屏幕抄。")
        self.ask.setText(words.replace("%1", "、".join(str(n) for n in pending.positions)))
        self.groups.ask(pending.positions)
        self.set_open(True)
        self.groups.focus_first()

    def show_recipient(self, unit: Recipient | None, groups: tuple[str, ...]) -> None:
        """To whom it goes, and the fingerprint a person checked."""
        for widget in (self._head, self.unit):
            widget.setVisible(unit is not None)
        if unit is None:
            return
        rows = [(self.tr("单位"), unit.name), (self.tr("代码"), unit.code)]
        if groups:
            rows.append((self.tr("指纹"), " ".join(groups)))
        rows.append((self.tr("登记"), unit.created_at[:10]))
        self.unit.set_rows(rows)

    def show_form(self, form: LeavingForm | None) -> None:
        """Who approved the form, and every time it was written out."""
        for widget in (self._form_head, self.form, self._history_head, self.history):
            widget.setVisible(form is not None)
        self.show_way(None if form is None else form.way)
        if form is None:
            return
        approved = self.tr("还没有") if form.approved_at is None else self._approved(form)
        rows = [(self.tr("版本"), f"r{form.revision}"), (self.tr("签批"), approved)]
        if form.sequence is not None:
            rows.append((self.tr("编号"), f"{form.sequence}"))
        self.form.set_rows(rows)
        self.history.show_exports(form.exports)

    def _approved(self, form: LeavingForm) -> str:
        moment = (form.approved_at or "").replace("T", " ")[:16]
        return f"{form.approved_by} {moment}".strip()


def _row(*widgets: QWidget) -> QWidget:
    """Side by side at the left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, 8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder

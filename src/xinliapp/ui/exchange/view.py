"""The widgets of the exchange page (screens.md S22)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.exchange import Exported, FigureSource, LeavingFigure, LeavingPreview
from xinliapp.domain.receipts import Step, TakenReceipt
from xinliapp.i18n import formats
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.leaving import LeavingForm, LeavingState
from xinliapp.system.drives import Drive
from xinliapp.ui.exchange.panel import ExchangePanel
from xinliapp.ui.exchange.reading import ExchangePage, may_sign
from xinliapp.ui.exchange.wording import SIGNS, chain, short, taken_words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.drop import welcome_files
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.places import WayRow
from xinliapp.widgets.style import fix_height, fix_width, px, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_FORMS_SHOWN = 3
_ROOMY = 1480  # with less room the fingerprint stands in the side panel alone
_SIGNS = {
    LeavingState.SUBMITTED: Sign.ASK,
    LeavingState.APPROVED: Sign.ASK,
    LeavingState.RESIGN: Sign.BAD,
    LeavingState.SIGNED: Sign.DUE_SOON,
    LeavingState.EXPORTED: Sign.OK,
}


class ExchangeView(QWidget):
    """Forms above, what leaves with the chosen one below, the button that seals it at the foot."""

    recipient_chosen = Signal(str)
    form_chosen = Signal(object)
    card_given = Signal(str)
    seal_wanted = Signal(object, object)
    files_given = Signal(list)
    eject_wanted = Signal()
    leaving_wanted = Signal()
    sign_wanted = Signal()
    request_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange")
        self._page = ExchangePage((), None, (), False)
        self._form: LeavingForm | None = None
        self._preview: LeavingPreview | None = None
        self._filling = False
        self.bar = InlineBar("exchange.bar")
        self.bar.acted.connect(self.eject_wanted)
        self.forms = DataTable(self._form_columns(), sortable=False, object_name="exchange.forms")
        self.forms.set_empty(self.tr("还没有可以外发的表。统计表提交并由校长签批后会出现在这里。"))
        self.forms.current_changed.connect(self._form_moved)
        fix_height(self.forms, tk.ROW * 3)
        self.figures = DataTable(
            self._figure_columns(), key=lambda r: r.column_id, sortable=False, dense=True,
            object_name="exchange.figures",
        )  # fmt: skip
        self.figures.set_empty(self.tr("选定收件单位和表后,这里逐项列出将离开学校的内容。"))
        self.panel = ExchangePanel()
        self._lay_out()
        self.show_places(())
        self.show_preview(None)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        for widget in (self._header(), self.bar, self.forms, self._summary()):
            left.addWidget(widget)
        left.addWidget(self.figures, 1)
        self.place = WayRow("exchange")
        left.addWidget(self.place)
        left.addWidget(self._actions())
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        columns.addLayout(left, 1)
        columns.addWidget(self.panel)

    def _form_columns(self) -> tuple[Column, ...]:
        return (
            Column("title", self.tr("表"), lambda r: r.title, stretch=True, strong=True,
                   tip=lambda r: r.title),
            Column("revision", self.tr("版本"), lambda r: f"r{r.revision}", width=56),
            Column("approved", self.tr("签批"), lambda r: _moment(r.approved_at), width=112),
            Column("state", self.tr("状态"), self._state, width=200, kind="sign", ordinal=_sign_of,
                   tip=lambda r: "" if r.way is None else chain(r.way)),
        )  # fmt: skip

    def _figure_columns(self) -> tuple[Column, ...]:
        return (
            Column("heading", self.tr("将离开的内容"), lambda r: r.heading, width=288,
                   tip=lambda r: r.heading),
            Column("shown", self.tr("值"), lambda r: r.shown or self.tr("(空)"), stretch=True, strong=True,
                   tip=lambda r: r.shown, tone=lambda r: "" if r.shown else "muted"),
            Column("source", self.tr("从哪里来"), self._source, width=184, tip=lambda r: r.detail),
            Column("change", self.tr("与上次报送比"), self._change, width=136,
                   tone=lambda r: "warn" if r.changed else "muted"),
        )  # fmt: skip

    def _state(self, form: LeavingForm) -> str:
        if form.way is not None:
            return short(form.way)
        return {
            LeavingState.SUBMITTED: self.tr("待校长签批"),
            LeavingState.APPROVED: self.tr("已签批,待校长封包"),
            LeavingState.RESIGN: self.tr("签名密钥已换,待校长重新签批"),
        }.get(form.state, "")

    def _source(self, figure: LeavingFigure) -> str:
        if figure.source is FigureSource.PUBLISHED:
            return self.tr("心理教师发布 %1").replace("%1", figure.detail[5:16].replace("T", " "))
        if figure.source is FigureSource.CHANGED:
            return self.tr("改动:%1").replace("%1", figure.detail)
        if figure.source is FigureSource.EMPTY:
            return self.tr("没有此项")
        return self.tr("人工填写") if figure.source is FigureSource.PERSON else self.tr("记录计算")

    def _change(self, figure: LeavingFigure) -> str:
        if figure.before is None:
            return formats.MISSING
        if not figure.changed:
            return self.tr("没有变化")
        return self.tr("上次 %1").replace("%1", figure.before or self.tr("(空)"))

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("外发"))
        self.recipient = combo([], "exchange.recipient")
        self.recipient.setAccessibleName(self.tr("收件单位"))
        fix_width(self.recipient, 264)
        self.recipient.activated.connect(self._recipient_activated)
        self.nobody = StatusMark(Sign.ASK, self.tr("还没有登记收件单位"))
        header.add_left(self.recipient)
        header.add_left(self.nobody)
        self.fingerprint = label("", Role.CAPTION, "muted")
        self.fingerprint.setObjectName("exchange.fingerprint")
        header.add_left(self.fingerprint)
        self.request_button = outline(
            self.tr("生成登记申请"), object_name="exchange.request", icon="fingerprint"
        )
        self.request_button.clicked.connect(self.request_wanted)
        self.sheet_button = outline(self.tr("打印登记单"), object_name="exchange.sheet", icon="print")
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.card_button = outline(self.tr("登记收件单位"), object_name="exchange.card", icon="card")
        self.card_button.setToolTip(self.tr("选择上级单位给的收件名片文件"))
        self.card_button.clicked.connect(self._ask_card)
        self.receipt_button = outline(self.tr("收回执"), object_name="exchange.receipts", icon="receipt")
        self.receipt_button.setToolTip(self.tr("选择回执或退回单文件,也可以直接拖到本页"))
        self.receipt_button.clicked.connect(self._ask_receipts)
        self.list_button = outline(self.tr("外发清单"), object_name="exchange.list", icon="print")
        self.list_button.clicked.connect(self.leaving_wanted)
        for button in (self.request_button, self.sheet_button, self.card_button):
            header.add_action(button)
        return header

    def _summary(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 16)
        self.names = StatusMark(Sign.NONE, "")
        self.names.setObjectName("exchange.names")
        self.leaves = label("", tone="text2")
        self.leaves.setObjectName("exchange.leaves")
        fix_height(self.leaves, 24)
        row.addWidget(self.names)
        row.addWidget(self.leaves, 1)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.sign_button = BusyButton(
            self.tr("签批并封包"), Kind.PRIMARY, object_name="exchange.sign", icon="sign"
        )
        self.sign_button.clicked.connect(self.sign_wanted)
        self.seal_button = BusyButton(
            self.tr("生成加密包"), Kind.PRIMARY, object_name="exchange.seal", icon="sealed"
        )
        self.seal_button.setShortcut("Ctrl+Return")
        self.seal_button.clicked.connect(self._seal)
        bar.add_button(self.receipt_button)
        bar.add_button(self.list_button)
        bar.add_button(self.sign_button)
        bar.add_button(self.seal_button)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_page(self, page: ExchangePage) -> None:
        """Recipients and forms; the chosen ones stay chosen."""
        self._page = page
        self.recipient.clear()
        for unit in page.recipients:
            self.recipient.addItem(unit.name, unit.id)
        self.recipient.setCurrentIndex(self.recipient.findData(page.chosen.id) if page.chosen else -1)
        self.recipient.setVisible(bool(page.recipients))
        self.nobody.setVisible(not page.recipients)
        self.request_button.setVisible(page.can_sign)
        self.panel.show_recipient(page.chosen, ())
        self.fingerprint.clear()
        self._filling = True
        self.forms.set_rows(page.forms)
        fix_height(self.forms, tk.ROW * (1 + max(2, min(_FORMS_SHOWN, len(page.forms)))))
        self._filling = False

    def show_form(self, form: LeavingForm | None) -> None:
        """The chosen form; which of the two main actions it waits for."""
        self._form = form
        self._filling = True
        if form is not None:
            self.forms.select_key(form.record_id)
        self._filling = False
        self.panel.show_form(form)
        signing = form is not None and may_sign(self._page, form)
        self.sign_button.setVisible(signing)
        self.seal_button.setVisible(not signing)
        self._show_sealed(form is not None and form.way is not None and form.way.step is not Step.SIGNED)
        self._enable()

    def _show_sealed(self, there: bool) -> None:
        """A file that was made once is not the next thing to do: another copy is asked for by hand."""
        if self.seal_button.busy:
            return
        self.seal_button.setText(self.tr("再生成一份") if there else self.tr("生成加密包"))
        self.seal_button.set_kind(Kind.OUTLINE if there else Kind.PRIMARY)
        self.seal_button.setShortcut("" if there else "Ctrl+Return")

    def show_preview(self, preview: LeavingPreview | None) -> None:
        """Figure by figure what leaves; without it nothing can be signed or sealed."""
        self._preview = preview
        self.names.setVisible(preview is not None)
        if preview is None:
            self.figures.set_rows(())
            self.leaves.setText("")
        else:
            head = [LeavingFigure(f"head.{name}", name, value, FigureSource.PERSON, "", None, False)
                    for name, value in preview.head]  # fmt: skip
            self.figures.set_rows((*head, *preview.figures))
            self.panel.show_recipient(preview.recipient, preview.fingerprint_groups)
            words = self.tr("指纹 %1 … 已登记 %2").replace("%1", " ".join(preview.fingerprint_groups[:3]))
            self.fingerprint.setText(words.replace("%2", preview.recipient.created_at[5:10]))
            self.fingerprint.setToolTip(" ".join(preview.fingerprint_groups))
            checked = self.tr("含姓名: %1(已查 %2 处文字)").replace("%1", str(preview.names_found))
            self.names.set(Sign.OK, checked.replace("%2", str(preview.text_fields_checked)))
            words = self.tr("将离开:表头 %1 项,数字和备注 %2 项。不会离开:姓名、学籍号、任何个人记录。")
            words = words.replace("%1", str(len(preview.head))).replace("%2", str(len(preview.figures)))
            self.leaves.setText(words)
            self.leaves.setToolTip(words)
        self._enable()

    def show_places(self, drives: Sequence[Drive]) -> None:
        """The sticks plugged in and any other folder; a stick is chosen first."""
        self.place.show_drives(drives)

    def show_trouble(self, text: str) -> None:
        """An error above the forms."""
        self.bar.tell(text)

    def show_busy(self, busy: bool) -> None:
        """Signing or sealing runs."""
        for button in (self.sign_button, self.seal_button):
            if busy and button.isVisibleTo(self):
                button.start()
            elif not busy and button.busy:
                button.stop()
        if not busy:
            self._enable()

    def show_pending(self, pending: PendingRecipient | None) -> None:
        """The check of a card that was read."""
        if pending is not None:
            self.bar.clear()
        self.panel.show_pending(pending)

    def mark_group(self, position: int | None) -> None:
        """The group that differs from the card."""
        self.panel.groups.mark_wrong(position)

    def say_exported(self, done: Exported, stick: bool) -> None:
        """Written, read back and the same; the code to be told by phone; a stick may be taken out."""
        words = self.tr("已生成 %1  %2 KB  校验码 %3  已读回核对 √")
        words = words.replace("%1", done.file.name).replace("%2", str(max(1, round(done.size / 1000))))
        action = self.tr("安全弹出") if stick else ""
        self.bar.tell(words.replace("%3", done.check_code), Tone.DONE, action)

    def say_ejected(self) -> None:
        """The stick may be pulled out."""
        self.bar.tell(self.tr("U盘已弹出,可以拔下。"), Tone.DONE)

    def say_taken(self, taken: Sequence[TakenReceipt]) -> None:
        """What became of the receipts."""
        words, tone = taken_words(taken)
        self.bar.tell(words, tone)

    def sent_words(self) -> str:
        """What the toast says after 送出."""
        return self.tr("已标记送出")

    def say_signed(self) -> None:
        """The figures are frozen and signed."""
        self.bar.tell(self.tr("已签名封包。数字已定,之后再改会成为新的版本。现在可以生成加密包。"), Tone.DONE)

    def say_recipient(self, name: str) -> None:
        """The unit may be sent to."""
        self.bar.tell(self.tr("已登记收件单位“%1”。").replace("%1", name), Tone.DONE)

    def say_written(self, file_name: str) -> None:
        """The file lies where the person wanted it."""
        words = self.tr("已存为“%1”。登记申请请连同盖章的纸质登记单一起交给上级。")
        self.bar.tell(words.replace("%1", file_name), Tone.DONE)

    # --- what the person does -----------------------------------------------------------------------------

    def _enable(self) -> None:
        ready = self._preview is not None and self._form is not None
        self.sign_button.setEnabled(ready)
        form = self._form
        may_leave = form is not None and form.bundle_id is not None and not form.former_key
        self.seal_button.setEnabled(ready and may_leave)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fingerprint.setVisible(self.width() >= px(_ROOMY))

    def _recipient_activated(self, _index: int) -> None:
        self.recipient_chosen.emit(self.recipient.currentData())

    def _form_moved(self, row: LeavingForm | None) -> None:
        if not self._filling:
            self.form_chosen.emit(row.record_id if row is not None else None)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择收件名片"), "", self.tr("收件名片 (*.json)")
        )
        if chosen:
            self.card_given.emit(chosen)

    def _seal(self) -> None:
        place = self.place.choose()
        if place is not None:
            self.seal_wanted.emit(*place)

    def _ask_receipts(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("选择回执或退回单"), "", self.tr("回执和退回单 (*.age)")
        )
        if chosen:
            self.files_given.emit(chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_given.emit(paths)


def _sign_of(form: LeavingForm) -> Sign:
    if form.way is not None:
        return Sign.OVERDUE if form.way.late and not form.way.receipt else SIGNS[form.way.step]
    return _SIGNS[form.state]


def _moment(text: str | None) -> str:
    return formats.MISSING if text is None else text[5:16].replace("T", " ")

"""The widgets of the passing-on page (screens.md B07)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.exchange import Exported
from xinliapp.domain.forwarding import ForwardRow, MemberState
from xinliapp.i18n import formats
from xinliapp.services.forwarding import ForwardPage
from xinliapp.ui.forwarding.presenter import ForwardReading
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, link, outline
from xinliapp.widgets.exports_table import ExportsTable
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, KeyValues, PageHeader, SidePanel, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.places import DriveLike, WayRow
from xinliapp.widgets.run_box import RunBox
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_SIGNS = {
    MemberState.SIGNED: Sign.OK,
    MemberState.UNSIGNED: Sign.DUE_SOON,
    MemberState.ABSENT: Sign.NOT_APPLICABLE,
}
_FIXED = ("填表单位", "填表时间")  # the program fills these in


class ForwardingView(QWidget):
    """One line a school, the reasons of those missing, the signature and the sealed file at the foot."""

    run_chosen = Signal(str)
    recipient_chosen = Signal(str)
    reason_given = Signal(object, str)
    sign_wanted = Signal()
    seal_wanted = Signal(object, object)
    eject_wanted = Signal()
    print_wanted = Signal()
    flags_wanted = Signal()
    members_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forward")
        self._page: ForwardPage | None = None
        self._heads: dict[str, QLineEdit] = {}
        self.bar = InlineBar("forward.bar")
        self.bar.acted.connect(self.eject_wanted)
        self.table = DataTable(self._columns(), sortable=False, object_name="forward.table")
        self.table.set_empty(self.tr("本期还没有可上报的汇总。"))
        self.table.current_changed.connect(self._current_moved)
        self.panel = self._panel()
        above = (self._header(), self.bar, self._summary())
        lay_out_beside(self, above, self.table, self._actions(), self.panel)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("state", self.tr("报送"), self._word, width=128, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state]),
            Column("code", self.tr("标识码"), lambda r: r.code, width=120),
            Column("name", self.tr("学校"), lambda r: r.name, width=264, strong=True, tip=lambda r: r.name),
            Column("revision", self.tr("版本"), lambda r: f"r{r.revision}" if r.revision else formats.MISSING,
                   width=64),
            Column("reason", self.tr("缺报原因和说明"), self._reason_cell, stretch=True,
                   tip=self._reason_cell, tone=lambda r: "bad" if r.unexplained else ""),
        )  # fmt: skip

    def _word(self, row: ForwardRow) -> str:
        if row.returned:
            return self.tr("退回未更正")
        return {
            MemberState.SIGNED: self.tr("已签名"),
            MemberState.UNSIGNED: self.tr("未签名(Excel)"),
            MemberState.ABSENT: self.tr("未报"),
        }[row.state]

    def _reason_cell(self, row: ForwardRow) -> str:
        if row.unexplained:
            return self.tr("请注明原因")
        return row.reason or ";".join(row.notes)

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("上报"))
        self.run = RunBox("forward.run", 232)
        self.run.chosen.connect(self.run_chosen)
        self.recipient = combo([], "forward.recipient")
        self.recipient.setAccessibleName(self.tr("收件单位"))
        fix_width(self.recipient, 200)
        self.recipient.activated.connect(self._recipient_activated)
        self.nobody = link(self.tr("还没有登记收件单位,去登记"), object_name="forward.members")
        self.nobody.clicked.connect(self.members_wanted)
        for widget in (self.run, self.recipient, self.nobody):
            header.add_left(widget)
        self.print_button = outline(
            self.tr("上报清单"), object_name="forward.print", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        header.add_action(self.print_button)
        return header

    def _summary(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 16)
        self.counts = label("", tone="text2")
        self.counts.setObjectName("forward.counts")
        self.wanting = StatusMark(Sign.NONE, "")
        self.wanting.setObjectName("forward.wanting")
        self.explain = link(self.tr("注明原因"), object_name="forward.explain")
        self.explain.clicked.connect(self._explain)
        self.flags = link("", object_name="forward.flags")
        self.flags.clicked.connect(self.flags_wanted)
        row.addWidget(self.counts)
        row.addWidget(self.wanting)
        row.addWidget(self.explain)
        row.addWidget(self.flags)
        row.addStretch(1)
        return bar

    def _panel(self) -> SidePanel:
        panel = SidePanel()
        panel.setObjectName("forward.panel")
        self.school = label("", Role.STRONG, wrap=True)
        self.reason = QLineEdit()
        self.reason.setObjectName("forward.reason")
        self.reason.setMaxLength(200)
        self.reason.returnPressed.connect(self._reason)
        self.reason_field = Field(self.tr("缺报原因"), self.reason, required=True)
        self.reason_button = outline(self.tr("注明"), object_name="forward.note_reason")
        self.reason_button.clicked.connect(self._reason)
        for widget in (self.school, self.reason_field, _at_left(self.reason_button)):
            panel.add(widget)
        panel.add_rule()
        panel.add(label(self.tr("本级汇总表的表头"), Role.SECTION))
        self._head_box = QWidget()
        self._head_column = QVBoxLayout(self._head_box)
        set_margins(self._head_column, 0, 0, 0, 0, 8)
        panel.add(self._head_box)
        panel.add_rule()
        panel.add(label(self.tr("将离开的内容"), Role.SECTION))
        self.leaving = KeyValues(key_width=80)
        panel.add(self.leaving)
        self.fingerprint = label("", Role.CAPTION, "muted", wrap=True)
        panel.add(self.fingerprint)
        self.history = ExportsTable("forward.history", self.tr("还没有上报过。"))
        panel.add(self.history)
        return panel

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.sign_button = BusyButton(self.tr("签名"), Kind.OUTLINE, object_name="forward.sign", icon="sign")
        self.sign_button.clicked.connect(self.sign_wanted)
        self.seal_button = BusyButton(
            self.tr("生成加密包"), Kind.PRIMARY, object_name="forward.seal", icon="sealed"
        )
        self.seal_button.setShortcut("Ctrl+Return")
        self.seal_button.clicked.connect(self._seal)
        bar.add_button(self.sign_button)
        bar.add_button(self.seal_button)
        self.place = WayRow("forward")
        foot = QWidget()
        column = QVBoxLayout(foot)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.place)
        column.addWidget(bar)
        return foot

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_page(self, reading: ForwardReading) -> None:
        """Runs, rows, to whom, what leaves."""
        self._show_choices(reading)
        page = self._page = reading.page
        there = page is not None
        self.print_button.setEnabled(there)
        if page is None:
            self.table.set_rows(())
            self.sign_button.setEnabled(False)
            self.seal_button.setEnabled(False)
            return
        signed, plain = page.count(MemberState.SIGNED), page.count(MemberState.UNSIGNED)
        words = self.tr("学校行 %1(签名 %2 未签名 %3)+ 本级汇总 1   缺 %4 所")
        words = words.replace("%1", str(signed + plain)).replace("%2", str(signed)).replace("%3", str(plain))
        self.counts.setText(words.replace("%4", str(page.count(MemberState.ABSENT))))
        self._show_wanting(page)
        self.table.set_rows(page.rows)
        self._current_moved(self.table.current_row())
        self._show_head(page)
        self._show_leaving(page, signed, plain)
        self.sign_button.setEnabled(
            page.may_sign and signed + plain > 0 and (page.bundle is None or page.outdated)
        )
        self.seal_button.setEnabled(page.bundle is not None and not page.outdated)
        self.sign_button.setToolTip(self._why_not_signed(page))
        self.seal_button.setToolTip("" if self.seal_button.isEnabled() else self.tr("先签名,再生成加密包"))

    def _why_not_signed(self, page: ForwardPage) -> str:
        """Why 签名 is grey, or what it would be refused for."""
        if not page.may_sign:
            return self.tr("由负责人的账户签名")
        if all(row.state is MemberState.ABSENT for row in page.rows):
            return self.tr("还没有学校的报送可以上报")
        if page.bundle is not None and not page.outdated:
            return self.tr("已签名,内容没有变化")
        return self.tr("先注明缺报原因") if page.unexplained else ""

    def _explain(self) -> None:
        """The first school whose reason is wanted, and the field for it."""
        row = next((one for one in self._page.rows if one.unexplained), None) if self._page else None
        if row is not None:
            self.table.select_key(row.code)
            self.panel.set_open(True)
            self.reason.setFocus()

    def _show_choices(self, reading: ForwardReading) -> None:
        chosen_id = reading.run.id if reading.run else None
        self.run.show_runs([(run.id, run.title) for run in reading.runs], chosen_id)
        units = () if reading.page is None else reading.page.recipients
        self.recipient.clear()
        for unit in units:
            self.recipient.addItem(unit.name, unit.id)
        chosen = None if reading.page is None else reading.page.recipient
        self.recipient.setCurrentIndex(self.recipient.findData(chosen.id) if chosen else -1)
        self.recipient.setVisible(bool(units))
        self.nobody.setVisible(not units)

    def _show_wanting(self, page: ForwardPage) -> None:
        wanting = page.unexplained
        self.wanting.setVisible(wanting > 0)
        self.explain.setVisible(wanting > 0)
        self.wanting.set(Sign.BAD, self.tr("%1 所未报且未注明原因").replace("%1", str(wanting)))
        self.flags.setText(self.tr("%1 处必须退回,去核对").replace("%1", str(page.open_flags)))
        self.flags.setVisible(page.open_flags > 0)

    def _show_head(self, page: ForwardPage) -> None:
        names = [name for name, _ in page.head]
        if list(self._heads) == [name for name in names if name not in _FIXED]:
            return
        while (item := self._head_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._heads = {}
        for number, (name, value) in enumerate(page.head):
            if name in _FIXED:
                continue
            line = QLineEdit(value)
            line.setObjectName(f"forward.head.{number}")
            line.setMaxLength(60)
            self._heads[name] = line
            self._head_column.addWidget(Field(name, line))

    def _show_leaving(self, page: ForwardPage, signed: int, plain: int) -> None:
        unit = page.recipient
        self.leaving.set_rows(
            (
                (self.tr("收件"), formats.MISSING if unit is None else unit.name),
                (self.tr("原包"), self.tr("%1 个,各校签名原样保留").replace("%1", str(signed))),
                (self.tr("表格"), self.tr("%1 所,标注“未签名(Excel)”").replace("%1", str(plain))),
                (self.tr("本级"), self.tr("汇总表 1 份,缺报原因,核对说明")),
                (self.tr("签名"), self._signature(page)),
            )
        )
        groups = " ".join(page.fingerprint_groups)
        self.fingerprint.setText(self.tr("指纹 %1").replace("%1", groups) if groups else "")
        self.history.show_exports(page.exports)

    def _signature(self, page: ForwardPage) -> str:
        if page.bundle is None:
            return self.tr("还没有") if page.may_sign else self.tr("由负责人的账户签名")
        words = f"{page.signed_by} {page.bundle.created_at[5:16].replace('T', ' ')}".strip()
        return self.tr("%1(之后有变化,请重新签名)").replace("%1", words) if page.outdated else words

    def show_places(self, drives: Sequence[DriveLike]) -> None:
        """The sticks plugged in."""
        self.place.show_drives(drives)

    def show_trouble(self, text: str) -> None:
        """An error above the rows."""
        self.bar.tell(text)

    def clear_trouble(self) -> None:
        """No error stands any more."""
        self.bar.clear()

    def show_busy(self, busy: bool) -> None:
        """Signing or sealing runs."""
        for button in (self.sign_button, self.seal_button):
            if busy and button.isEnabled():
                button.start()
            elif not busy and button.busy:
                button.stop()

    def say_signed(self) -> None:
        """The rows are frozen and signed."""
        self.bar.tell(self.tr("已签名。现在可以生成加密包;之后各校再有变化,需要重新签名。"), Tone.DONE)

    def say_exported(self, done: Exported, stick: bool) -> None:
        """Written, read back and the same; the code to be told by phone."""
        words = self.tr("已生成 %1  %2 KB  校验码 %3  已读回核对 √")
        words = words.replace("%1", done.file.name).replace("%2", str(max(1, round(done.size / 1000))))
        action = self.tr("安全弹出") if stick else ""
        self.bar.tell(words.replace("%3", done.check_code), Tone.DONE, action)

    def say_ejected(self) -> None:
        """The stick may be pulled out."""
        self.bar.tell(self.tr("U盘已弹出,可以拔下。"), Tone.DONE)

    def head(self) -> dict[str, str]:
        """The head of the centre's own form as typed."""
        return {name: line.text().strip() for name, line in self._heads.items() if line.text().strip()}

    # --- what the person does -----------------------------------------------------------------------------

    def _current_moved(self, row: ForwardRow | None) -> None:
        absent = row is not None and row.state is MemberState.ABSENT
        self.school.setText("" if row is None else row.name)
        self.school.setVisible(row is not None)
        self.reason_field.setVisible(absent)
        self.reason_button.setVisible(absent)
        if row is not None and absent:
            self.reason.setText(row.reason)

    def _reason(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.reason_given.emit(row, self.reason.text())

    def _seal(self) -> None:
        place = self.place.choose()
        if place is not None:
            self.seal_wanted.emit(*place)

    def _recipient_activated(self, _index: int) -> None:
        self.recipient_chosen.emit(self.recipient.currentData())


def _at_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder

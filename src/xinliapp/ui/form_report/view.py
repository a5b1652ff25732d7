"""The widgets of the form page (screens.md S21): head, columns, checks, the way to the signature."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import CheckSeverity, EvidenceRow
from xinliapp.i18n.messages import sentence
from xinliapp.services.forms import Entry, FormSheet
from xinliapp.ui.form_report.cells import ABSENT, NUMBER, SYSTEM, CellRow
from xinliapp.ui.form_report.dialogs import RunDialog
from xinliapp.ui.form_report.facts import DAY_FIELD, UNIT_FIELD, FormPage, Typed
from xinliapp.ui.form_report.kinds import KindsMark
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.evidence_dialog import EvidenceDialog
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid, tab_before
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, EmptyState, InlineBar, PageHeader, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.reason_dialog import ReturnDialog
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
SOON_DAYS = 3
_SEVERITY = {
    CheckSeverity.RETURN: Sign.BAD,
    CheckSeverity.EXPLAIN: Sign.DUE_SOON,
    CheckSeverity.HINT: Sign.DOT,
}


class FormReportView(QWidget):
    """Head, columns, checks; says what the person wants in signals."""

    run_chosen = Signal(object)
    begin_wanted = Signal(object)
    renew_wanted = Signal()
    rows_wanted = Signal(str)
    draft_due = Signal()
    check_wanted = Signal()
    publish_wanted = Signal()
    submit_wanted = Signal()
    approve_wanted = Signal(str)
    return_wanted = Signal(str)
    print_wanted = Signal()
    look_wanted = Signal()
    mine_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._page: FormPage | None = None
        self._returning = ""
        self._filling = self._dirty = False
        self._base: str | None = None
        self._heads: dict[str, Field] = {}
        self._cells: dict[str, CellRow] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_due)
        self.header = self._header()
        self.bar = InlineBar("form.bar")
        new = outline(self.tr("登记一次活动"), object_name="form.begin", shortcut="Ctrl+N")
        new.clicked.connect(self._ask_run)
        self.begin_button = new
        self.empty = EmptyState(self.tr("没有进行中的专项活动。上级下发的表会出现在这里。"), new)
        self.sheet_area = self._body()
        self.foot = self._foot()
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.sheet_area, 1)
        layout.addWidget(self.foot)

    # --- what the presenter calls ---

    def show_page(self, page: FormPage, today: str) -> None:
        """One reading; fields that are being typed in keep what stands in them."""
        before = self._page
        self._page, self._today = page, today
        self._show_runs(page)
        there = page.sheet is not None
        self.empty.setVisible(not there)
        self.begin_button.setVisible(page.abilities.begin)
        self.sheet_area.setVisible(there)
        self.foot.setVisible(there)
        if page.sheet is None:
            return
        same = before is not None and before.chosen == page.chosen and before.record_id == page.record_id
        kept = self.typed() if self._dirty and same and page.abilities.edit else page.typed
        self._build(page, page.sheet)
        self._fill(page, page.sheet, kept)
        self._dirty = kept is not None
        self._base = kept.base if kept is not None else page.mark
        self._show_broken(page.sheet)
        self._show_actions(page)

    def ask_return_again(self, why: str) -> None:
        """退回理由 was refused: the same words, and why."""
        self._ask_return(error=why)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the form."""
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place saved this form since it was filled in here."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def offer_mine(self) -> None:
        """What stands here was saved in another place; what was typed here is kept."""
        self.bar.show_now(self.mine_wanted.emit)

    def show_typed(self, typed: Typed) -> None:
        """What was typed here, over what is stored; nothing is saved yet."""
        if self._page is not None and self._page.sheet is not None:
            self.bar.clear()
            self._fill(self._page, self._page.sheet, typed)
            self._base = typed.base
            self._touched()

    def clear_trouble(self) -> None:
        """No error stands any more."""
        self.bar.clear()

    def show_problems(self, sheet: FormSheet) -> int:
        """Marks every field that keeps the form from being handed in; how many there are."""
        for problem in sheet.problems:
            words = sentence(problem.error())
            if problem.column_id:
                self._cells[problem.column_id].set_wrong(words)
            elif (name := str(problem.params.get("field", ""))) in self._heads:
                self._heads[name].set_error(str(problem.params.get("why", "")))
        return len(sheet.problems)

    def show_rows(self, column_id: str, rows: Sequence[EvidenceRow]) -> None:
        """The records behind a number, in a list of their own."""
        heading = self._cells[column_id].cell.column.heading
        EvidenceDialog(heading, rows, "form", self, total=True).exec()

    def typed(self) -> Typed | None:
        """What stands in the fields and is not kept yet; None when nothing was typed."""
        if not self._dirty:
            return None
        return self.content()

    def content(self) -> Typed:
        """What stands in the fields."""
        head = {name: _text(field.editor) for name, field in self._heads.items()}
        entries = {column_id: row.entry() for column_id, row in self._cells.items()}
        return Typed(head, entries, self._base)

    def forget_typed(self) -> None:
        """What was typed has become a record."""
        self._dirty = False
        self._pause.stop()

    def busy(self, on: bool) -> None:
        """While a slow action runs."""
        for button in (self.publish, self.check, self.submit, self.approve, self.print_button):
            if on and button.isVisible() and not button.busy:
                button.start()
            elif not on and button.busy:
                button.stop()

    def done_words(self, step: str, name: str) -> str:
        """What a toast says after ``step``."""
        return {
            "begin": self.tr("活动已登记"),
            "renew": self.tr("已新建一版,原来的签批件保留"),
            "submit": self.tr("已提交,等校长签批"),
            "approve": self.tr("已签批"),
            "return": self.tr("已退回"),
            "publish": self.tr("已发布 %1 个数字").replace("%1", name),
            "check": self.tr("校验通过,可以提交"),
        }[step]

    # --- parts ---

    def _header(self) -> PageHeader:
        header = PageHeader(self.tr("统计表"))
        self.run_box = combo((), "form.run")
        fix_width(self.run_box, 320)
        self.run_box.activated.connect(self._run_activated)
        header.add_left(self.run_box)
        self.due = StatusMark(Sign.DUE_SOON, "")
        header.add_left(self.due)
        self.other = outline(self.tr("登记一次活动"), object_name="form.other", icon="calendar")
        self.other.clicked.connect(self._ask_run)
        header.add_action(self.other)
        return header

    def _body(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 0, 0, 0, 0, 0)
        self.kinds = KindsMark()
        above = QHBoxLayout()
        set_margins(above, tk.MARGIN, 8, tk.MARGIN, 0, 0)
        above.addWidget(self.kinds)
        above.addStretch(1)
        column.addLayout(above)
        self._head_holder = QVBoxLayout()
        set_margins(self._head_holder, tk.MARGIN, 12, tk.MARGIN, 12, 0)
        column.addLayout(self._head_holder)
        column.addWidget(self._titles())
        self._rows_holder = QVBoxLayout()
        set_margins(self._rows_holder, 0, 0, 0, 0, 0)
        column.addLayout(self._rows_holder)
        note = label(
            self.tr("勾“没有此项”= 没有此项; 0 = 有此项但为零。提交前请逐格确定。"), Role.CAPTION, "text2"
        )
        note.setContentsMargins(tk.MARGIN, 8, tk.MARGIN, 8)
        column.addWidget(note)
        self._checks_holder = QVBoxLayout()
        set_margins(self._checks_holder, tk.MARGIN, 4, tk.MARGIN, 12, 4)
        column.addLayout(self._checks_holder)
        column.addStretch(1)
        scroll.setWidget(body)
        return scroll

    def _titles(self) -> QWidget:
        holder = area("bg")
        fix_height(holder, tk.ROW)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        widths = (
            (self.tr("列"), 232),
            (self.tr("系统数"), SYSTEM),
            (self.tr("填报数"), NUMBER),
            ("", ABSENT),
        )
        for words, width in widths:
            title = label(words, Role.CAPTION, "text2")
            if width in (SYSTEM, NUMBER):
                title.setAlignment(title.alignment().AlignRight | title.alignment().AlignVCenter)
            fix_width(title, width)
            row.addWidget(title)
        row.addWidget(label(self.tr("说明"), Role.CAPTION, "text2"), 1)
        return holder

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        self.state = label("", tone="text2")
        bar.add_fact(self.state)
        self.recipient = combo((), "form.recipient")
        self.recipient.setAccessibleName(self.tr("签批后发给"))
        fix_width(self.recipient, 240)
        self.print_button = BusyButton(self.tr("打印"), Kind.OUTLINE, object_name="form.print")
        self.print_button.setShortcut("Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.renew = outline(self.tr("做更正"), object_name="form.renew")
        self.renew.clicked.connect(self.renew_wanted)
        self.publish = BusyButton(self.tr("发布数字"), Kind.OUTLINE, object_name="form.publish")
        self.publish.clicked.connect(self.publish_wanted)
        self.check = BusyButton(self.tr("校验"), Kind.OUTLINE, object_name="form.check")
        self.check.clicked.connect(self.check_wanted)
        self.back = outline(self.tr("退回"), object_name="form.return")
        self.back.clicked.connect(self._ask_return)
        self.submit = BusyButton(self.tr("提交校长"), Kind.PRIMARY, object_name="form.submit")
        self.submit.clicked.connect(self.submit_wanted)
        self.approve = BusyButton(self.tr("签批"), Kind.PRIMARY, object_name="form.approve")
        self.approve.clicked.connect(self._approve)
        buttons: tuple[QWidget, ...] = (
            self.recipient, self.print_button, self.renew, self.publish, self.check, self.back, self.submit,
            self.approve,
        )  # fmt: skip
        for button in buttons:
            bar.add_button(button)
        return bar

    # --- filling ---

    def _show_runs(self, page: FormPage) -> None:
        self.run_box.blockSignals(True)
        self.run_box.clear()
        for run in page.runs:
            self.run_box.addItem(run.title, run)
        chosen = page.chosen
        if chosen is None:
            self.run_box.setPlaceholderText(self.tr("选一次活动"))
            self.run_box.setCurrentIndex(-1)
        else:
            self.run_box.setCurrentIndex(page.runs.index(chosen))
            self.run_box.setToolTip(plain_tip(chosen.title))
        self.run_box.blockSignals(False)
        self.run_box.setVisible(bool(page.runs))
        self.other.setVisible(page.abilities.begin and page.sheet is not None)
        self._show_due(page)
        self.kinds.show_kinds(page.kinds)

    def _show_due(self, page: FormPage) -> None:
        chosen = page.chosen
        self.due.setVisible(chosen is not None)
        if chosen is None:
            return
        left, day = chosen.days_left, chosen.due_on[5:]
        if page.status is PaperStatus.APPROVED:
            self.due.set(Sign.DOT, self.tr("%1前上报(含当日)").replace("%1", day))
        elif left < 0:
            self.due.set(Sign.OVERDUE, self.tr("%1前上报,已过期").replace("%1", day))
        else:
            words = self.tr("%1前上报 剩%2天(含当日)").replace("%1", day).replace("%2", str(left))
            self.due.set(Sign.DUE_SOON if left <= SOON_DAYS else Sign.DOT, words)

    def _build(self, page: FormPage, sheet: FormSheet) -> None:
        for holder in (self._head_holder, self._rows_holder):
            while (item := holder.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._heads = {name: self._head_field(name) for name in sheet.definition.head_fields}
        self._head_holder.addWidget(form_grid([list(self._heads.values())]))
        self._cells = {}
        for number, cell in enumerate(sheet.cells, start=1):
            row = CellRow(number, cell)
            row.edited.connect(self._touched)
            row.rows_wanted.connect(self.rows_wanted)
            self._cells[cell.column.id] = row
            self._rows_holder.addWidget(row)
        heads = [field.editor for field in self._heads.values()]
        tab_before(self.recipient, [*heads, *(part for row in self._cells.values() for part in row.fields)])

    def _head_field(self, name: str) -> Field:
        if name == DAY_FIELD:
            day = date_edit(f"form.head.{name}")
            day.dateChanged.connect(self._touched)
            return _top(Field(name, day, required=True))
        line = QLineEdit()
        line.setObjectName(f"form.head.{name}")
        line.setMaxLength(60 if name == UNIT_FIELD else 40)
        line.textEdited.connect(self._touched)
        return _top(Field(name, line, required=True))

    def _fill(self, page: FormPage, sheet: FormSheet, kept: Typed | None) -> None:
        self._filling = True
        can = page.abilities
        for name, field in self._heads.items():
            value = kept.head.get(name, "") if kept is not None else sheet.head.get(name, "")
            if isinstance(field.editor, QDateEdit):
                field.editor.setDate(QDate.fromString(value or self._today, "yyyy-MM-dd"))
                field.editor.setReadOnly(not can.edit)
            elif isinstance(field.editor, QLineEdit):
                field.editor.setText(value)
                field.editor.setReadOnly(not can.edit)
        for column_id, row in self._cells.items():
            entry = kept.entries.get(column_id) if kept is not None else None
            seen = can.rows or not row.cell.column.needs_case
            row.fill(entry or row.cell.entry or Entry(), editable=can.edit, may_see_rows=seen)
        self._filling = False

    def _show_broken(self, sheet: FormSheet) -> None:
        while (item := self._checks_holder.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for check in sheet.broken:
            line = QWidget()
            row = QHBoxLayout(line)
            set_margins(row, 0, 0, 0, 0, tk.GAP)
            row.addWidget(StatusMark(_SEVERITY[check.severity], self._severity(check.severity)))
            row.addWidget(label(check.message, wrap=True), 1)
            self._checks_holder.addWidget(line)

    def _severity(self, severity: CheckSeverity) -> str:
        return {
            CheckSeverity.RETURN: self.tr("会被退回"),
            CheckSeverity.EXPLAIN: self.tr("请核对"),
            CheckSeverity.HINT: self.tr("提示"),
        }[severity]

    def _show_actions(self, page: FormPage) -> None:
        can = page.abilities
        pairs = (
            (self.renew, can.renew),
            (self.publish, can.publish),
            (self.check, can.edit),
            (self.submit, can.submit),
            (self.approve, can.approve),
            (self.back, can.approve),
            (self.recipient, can.approve),
            (self.print_button, bool(page.record_id)),
        )
        for widget, shown in pairs:
            widget.setVisible(shown)
        self.submit.setShortcut("Ctrl+Return" if can.submit else "")
        self.approve.setShortcut("Ctrl+Return" if can.approve else "")
        self.recipient.clear()
        for words, recipient in page.recipients:
            self.recipient.addItem(self.tr("签批并发给 ") + words, recipient)
        self.recipient.addItem(self.tr("只签批,不生成外发包"), "")
        self.state.setText(self._standing(page))

    def _standing(self, page: FormPage) -> str:
        words = {
            None: self.tr("还没有保存"),
            PaperStatus.DRAFT: self.tr("第%1版 草稿"),
            PaperStatus.SUBMITTED: self.tr("第%1版 已提交 %2"),
            PaperStatus.RETURNED: self.tr("第%1版 已退回: %2"),
            PaperStatus.APPROVED: self.tr("第%1版 已签批 %2"),
        }[page.status]
        return words.replace("%1", str(page.revision)).replace("%2", page.said).strip()

    # --- what the person does ---

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            for field in self._heads.values():
                field.clear_error()
            self._pause.start()

    def _run_activated(self, index: int) -> None:
        self.run_chosen.emit(self.run_box.itemData(index))

    def _ask_run(self) -> None:
        dialog = RunDialog(self._today, self._page.form_title if self._page is not None else "", self)
        if dialog.exec():
            self.begin_wanted.emit(dialog.run())

    def _ask_return(self, _on: bool = False, error: str = "") -> None:
        words = self._returning if error else ""
        dialog = ReturnDialog(self.tr("退回给填表人"), "form", self, words=words, error=error)
        if dialog.exec():
            self._returning = dialog.reason()
            self.return_wanted.emit(self._returning)

    def _approve(self) -> None:
        self.approve_wanted.emit(str(self.recipient.currentData() or ""))


def _top(field: Field) -> Field:
    """The same field, its label staying at the top when a neighbour grows by an error line."""
    layout = field.layout()
    if isinstance(layout, QVBoxLayout):
        layout.addStretch(1)
    return field


def _text(editor: QWidget) -> str:
    if isinstance(editor, QDateEdit):
        return editor.date().toString("yyyy-MM-dd")
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""

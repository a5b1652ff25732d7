"""The widgets of the checks' page (screens.md B04, B06)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QWidget

from xinliapp.domain.rules import CheckSeverity
from xinliapp.services.flags import FlagLine, FlagPage
from xinliapp.services.known_forms import FormRun
from xinliapp.ui.flags.facts import FlagsReading, Narrow, SlipDraft
from xinliapp.widgets.buttons import link, outline
from xinliapp.widgets.fields import Field
from xinliapp.widgets.marks import FilterChip, StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, KeyValues, PageHeader, SidePanel, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.return_slip import SlipDialog, SlipReason
from xinliapp.widgets.run_box import RunBox
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_SIGNS = {CheckSeverity.RETURN: Sign.BAD, CheckSeverity.EXPLAIN: Sign.DUE_SOON, CheckSeverity.HINT: Sign.ASK}


class FlagsView(QWidget):
    """One line a flag, most serious first; a panel to accept it with a note or send the report back."""

    run_chosen = Signal(str)
    narrowed = Signal(object)
    accept_wanted = Signal(object, str)
    return_wanted = Signal(object)
    return_all_wanted = Signal()
    print_wanted = Signal()
    members_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flags")
        self.bar = InlineBar("flags.bar")
        self.bar.acted.connect(self.members_wanted)
        self.table = DataTable(self._columns(), sortable=False, object_name="flags.table")
        self.table.current_changed.connect(self._current_moved)
        self.panel = self._panel()
        above = (self._header(), self.bar, self._chips())
        lay_out_beside(self, above, self.table, self._actions(), self.panel)
        self._current_moved(None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("severity", self.tr("程度"), lambda r: self._word(r.flag.severity), width=112, kind="sign",
                   ordinal=lambda r: _SIGNS[r.flag.severity]),
            Column("school", self.tr("学校"), lambda r: r.school.name, width=232, strong=True,
                   tip=lambda r: r.school.code),
            Column("message", self.tr("内容"), lambda r: r.flag.message, stretch=True,
                   tip=lambda r: r.flag.message),
            Column("source", self.tr("来源"), self._source, width=96),
            Column("handled", self.tr("处理"), self._handled, width=200, tip=lambda r: r.flag.note,
                   tone=lambda r: "warn" if r.open else "muted"),
        )  # fmt: skip

    def _word(self, severity: CheckSeverity) -> str:
        return {
            CheckSeverity.RETURN: self.tr("必须退回"),
            CheckSeverity.EXPLAIN: self.tr("请说明"),
            CheckSeverity.HINT: self.tr("提示"),
        }[severity]

    def _source(self, line: FlagLine) -> str:
        return f"r{line.revision}" if line.signed else self.tr("未签名")

    def _handled(self, line: FlagLine) -> str:
        if line.returned:
            return self.tr("已退回")
        if line.flag.note:
            return self.tr("接受:%1").replace("%1", line.flag.note)
        return self.tr("未处理") if line.open else ""

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("核对"))
        self.run = RunBox("flags.run", 376)
        self.run.chosen.connect(self.run_chosen)
        header.add_left(self.run)
        self.print_button = outline(
            self.tr("核对清单"), object_name="flags.print", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        self.rules_button = outline(self.tr("规则"), object_name="flags.rules", icon="list", menu_arrow=True)
        self.rules_button.setToolTip(self.tr("这一期查了哪些情况"))
        self.rules_button.clicked.connect(self._open_rules)
        self.rules = QMenu(self)
        self.rules.setObjectName("flags.rules.menu")
        header.add_action(self.rules_button)
        header.add_action(self.print_button)
        return header

    def _open_rules(self) -> None:
        self.rules.popup(self.rules_button.mapToGlobal(self.rules_button.rect().bottomLeft()))

    def _show_rules(self, page: FlagPage | None) -> None:
        """What was looked for, to be read; and what an empty list means."""
        self.rules.clear()
        for rule in () if page is None else page.rules:
            action = self.rules.addAction(f"{self._word(rule.severity)}  {rule.words}")
            action.setEnabled(False)
        self.rules_button.setEnabled(page is not None)
        if page is None or not page.reports:
            self.table.set_empty(self.tr("还没有收下的报送,没有可核对的。"))
            return
        words = self.tr("已查 %1 所 × %2 条规则,没有待处理的异常。").replace("%1", str(page.reports))
        self.table.set_empty(words.replace("%2", str(len(page.rules))))

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.chips = {
            Narrow.OPEN: FilterChip(self.tr("待处理"), 0, object_name="flags.open"),
            Narrow.RETURN: FilterChip(self.tr("必须退回"), 0, Sign.BAD, object_name="flags.must_return"),
            Narrow.EXPLAIN: FilterChip(self.tr("请说明"), 0, Sign.DUE_SOON, object_name="flags.explain"),
            Narrow.HINT: FilterChip(self.tr("提示"), 0, Sign.ASK, object_name="flags.hint"),
            Narrow.ALL: FilterChip(self.tr("全部"), 0, object_name="flags.all"),
        }
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.buttonClicked.connect(self._chosen)
        row.addStretch(1)
        return bar

    def _panel(self) -> SidePanel:
        panel = SidePanel()
        panel.setObjectName("flags.panel")
        self.school = label("", Role.STRONG, wrap=True)
        self.mark = StatusMark(Sign.NONE, "")
        self.message = label("", wrap=True)
        self.contact = KeyValues(key_width=56)
        self.note = QLineEdit()
        self.note.setObjectName("flags.note")
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("向谁核实、结果怎样(5到200字)"))
        self.note.returnPressed.connect(self._accept)
        self.note_field = Field(self.tr("接受说明"), self.note, required=True)
        self.accept_button = outline(self.tr("接受,注明"), object_name="flags.accept", shortcut="Ctrl+Return")
        self.accept_button.clicked.connect(self._accept)
        self.return_button = outline(self.tr("退回"), object_name="flags.return", icon="return_slip")
        self.return_button.clicked.connect(self._return)
        for widget in (self.school, _at_left(self.mark), self.message, self.contact, self.note_field,
                       _at_left(self.accept_button, self.return_button)):  # fmt: skip
            panel.add(widget)
        return panel

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.members = link("", object_name="flags.members")
        self.members.clicked.connect(self.members_wanted)
        bar.add_fact(self.members)
        self.return_all = outline("", object_name="flags.return_all", icon="return_slip")
        self.return_all.clicked.connect(self.return_all_wanted)
        bar.add_button(self.return_all)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_page(self, page: FlagsReading) -> None:
        """Runs, counts, and which rules could not be applied."""
        self._show_runs(page.runs, page.run)
        found = page.page
        lines = () if found is None else found.lines
        for narrow, chip in self.chips.items():
            chip.set_count(sum(1 for line in lines if narrow.holds(line)))
        must = {line.item_id for line in lines if line.open and line.flag.severity is CheckSeverity.RETURN}
        self.return_all.setText(self.tr("全部退回 %1 所").replace("%1", str(len(must))))
        self.return_all.setEnabled(bool(must))
        unchecked = () if found is None else found.unchecked
        words = self.tr("%1所学校缺在校生数,%2条规则没有检查。已收数字未改。请在名册补录。")
        words = words.replace("%1", str(len(unchecked)))
        self.members.setText(
            words.replace("%2", str(found.unchecked_rules if found else 0)) if unchecked else ""
        )
        self.members.setVisible(bool(unchecked))
        self.print_button.setEnabled(found is not None)
        self._show_rules(found)

    def _show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None:
        chosen_id = chosen.id if chosen else None
        self.run.show_runs([(run.id, run.title) for run in runs], chosen_id)

    def show_lines(self, lines: Sequence[FlagLine], narrow: Narrow) -> None:
        """The list."""
        self.chips[narrow].setChecked(True)
        self.table.set_rows(lines)
        self._current_moved(self.table.current_row())

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    def clear_trouble(self) -> None:
        """No error stands any more."""
        self.bar.clear()

    def ask_slip(self, draft: SlipDraft, due: dt.date) -> tuple[tuple[tuple[str, str], ...], str] | None:
        """The reasons and the day; None when the person thought better of it."""
        reasons = [SlipReason(*one) for one in draft.reasons]
        dialog = SlipDialog(draft.school, reasons, QDate(due.year, due.month, due.day), self)
        return (dialog.reasons(), dialog.due()) if dialog.exec() else None

    def ask_slips(self, count: int, due: dt.date) -> str | None:
        """The day for a whole batch."""
        whom = self.tr("%1 所学校").replace("%1", str(count))
        first = [SlipReason("", self.tr("各校的“必须退回”原因"), True)]
        dialog = SlipDialog(whom, first, QDate(due.year, due.month, due.day), self, several=True)
        return dialog.due() if dialog.exec() else None

    def say_accepted(self) -> None:
        """The note travels with the row."""
        self.bar.tell(self.tr("已接受,说明会随这一行进入汇总表。"), Tone.DONE)

    def say_returned(self, count: int) -> None:
        """Slips are signed; they still have to reach the schools."""
        words = self.tr("已退回 %1 所。电子退回单在“收件箱”和回执一起导出,纸质单可现在打印。")
        self.bar.tell(words.replace("%1", str(count)), Tone.DONE)

    # --- what the person does -----------------------------------------------------------------------------

    def _current_moved(self, line: FlagLine | None) -> None:
        self.panel.setVisible(line is not None)
        if line is None:
            return
        self.panel.set_open(True)
        self.school.setText(line.school.name)
        self.mark.set(_SIGNS[line.flag.severity], self._word(line.flag.severity))
        self.message.setText(line.flag.message)
        self.contact.set_rows(
            [
                (self.tr("联系人"), line.school.contact or "—"),
                (self.tr("电话"), line.school.phone or "—"),
                (self.tr("处理"), self._handled(line) or "—"),
            ]
        )
        acceptable = line.open and line.flag.severity is not CheckSeverity.RETURN
        self.note_field.setVisible(acceptable)
        self.accept_button.setVisible(acceptable)
        self.return_button.setVisible(not line.returned)

    def _accept(self) -> None:
        row = self.table.current_row()
        if row is not None and self.accept_button.isVisible():
            text = self.note.text()
            if len(text.strip()) >= 5:
                self.note.clear()
            self.accept_wanted.emit(row, text)

    def _return(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.return_wanted.emit(row)

    def _chosen(self, chip: QWidget) -> None:
        self.narrowed.emit(next(narrow for narrow, own in self.chips.items() if own is chip))


def _at_left(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, 8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder

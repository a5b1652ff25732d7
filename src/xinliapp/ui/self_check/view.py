"""The widgets of the self-check (screens.md S20): table of clauses, filters, the panel of one clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.rules import Automation, EvidenceRow, Verdict
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING
from xinliapp.services.seen import mark_of
from xinliapp.ui.self_check.declare_dialog import DeclareDialog
from xinliapp.ui.self_check.facts import CheckPage, ClauseRow
from xinliapp.ui.self_check.foot import CheckFoot
from xinliapp.ui.self_check.head import CheckHead
from xinliapp.ui.self_check.panel import ClausePanel
from xinliapp.ui.self_check.unpublished_dialog import UnpublishedDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.evidence_dialog import EvidenceDialog
from xinliapp.widgets.page import EmptyState, InlineBar, Tone
from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.reason_dialog import ReturnDialog
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_BEFORE = 4  # the column 上学期, shown on wish


class SelfCheckView(QWidget):
    """Table and panel; says what the person wants in signals."""

    begin_wanted = Signal()
    pack_chosen = Signal(str)
    calendar_wanted = Signal()
    publish_wanted = Signal()
    submit_wanted = Signal(str)
    publish_and_submit_wanted = Signal()
    approve_wanted = Signal()
    return_wanted = Signal(str)
    print_wanted = Signal()
    ledger_wanted = Signal()
    package_wanted = Signal()
    declare_wanted = Signal(tuple, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck")
        self._page: CheckPage | None = None
        self._drafts: dict[str, Mapping[str, str]] = {}
        self._returning = self._unpublished = ""
        self._declared: tuple[tuple[str, ...], str] | None = None
        self.head = self._head()
        self.bar = InlineBar("selfcheck.bar")
        self.empty = self._empty_state()
        self.middle = self._middle()
        self.foot = self._foot()
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.bar)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.foot)
        self.show_nothing("", False)

    # --- what the presenter calls ---

    def show_packs(self, packs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Which packs have a paper."""
        self.head.show_packs(packs, chosen)

    def show_nothing(self, period: str, may_begin: bool) -> None:
        """No self-check of this term yet."""
        self._page = None
        self.head.show_nothing(period)
        self.empty.set_text(self._nothing)
        self.calendar_button.setVisible(False)
        self.empty.setVisible(True)
        self.begin_button.setVisible(may_begin)
        self._show_paper(False)

    def show_page(self, page: CheckPage) -> None:
        """One reading; the chosen clause stays chosen."""
        self._page = page
        self._drafts = dict(page.drafts)
        self.head.show_page(page)
        self.empty.setVisible(False)
        self._show_paper(True)
        self._filter()
        self.foot.show_page(page, bool(declared(page.rows)))

    def show_no_calendar(self, may_set: bool) -> None:
        """Nothing can be counted before there is a calendar; the empty page leads who may set it to it."""
        self.show_nothing("", False)
        self.empty.set_text(
            self.tr("还没有设置校历,不能自查。先在“学校与校历”里填写学年、学期和假日。")
            if may_set
            else self.tr("还没有设置校历,不能自查。请心理教师在“学校与校历”里设置。")
        )
        self.calendar_button.setVisible(may_set)

    def show_trouble(self, text: str, tone: Tone = Tone.ERROR) -> None:
        """An error or a notice, pushed in above the table."""
        self.bar.tell(text, tone)

    def show_newer(self, text: str) -> None:
        """Another place saved this clause's plan since its fields were filled here."""
        self.bar.refuse_newer(text, self._look)

    def clear_trouble(self) -> None:
        """No error stands any more."""
        self.bar.clear()

    def show_field_error(self, field: str, text: str) -> bool:
        """Asks again in the window the words came from, else marks the panel's field; False without one."""
        if field == "未发布的原因":
            self.ask_unpublished(text, again=True)
            return True
        if field == "退回理由":
            self._ask_return(error=text)
            return True
        if field == "说明" and self._declared is not None:
            self._ask_declare(error=text)
            return True
        known = self.panel.show_field_error(field, text)
        if known:
            self.panel.set_open(True)
        return known

    def ask_unpublished(self, text: str, again: bool = False) -> None:
        """未发布: release now or say why not; ``again`` with the words that were refused for ``text``."""
        may = self._page is not None and self._page.abilities.publish
        if again:
            dialog = UnpublishedDialog("", may, self, words=self._unpublished, error=text)
        else:
            dialog = UnpublishedDialog(text, may, self)
        dialog.publish.connect(self.publish_and_submit_wanted)
        dialog.hand_in.connect(self._hand_in)
        dialog.open()

    def typed(self) -> tuple[str, Mapping[str, str]] | None:
        """Row id and unsaved fields of the clause shown, or None."""
        return self.panel.typed()

    def forget_typed(self, row_id: str) -> None:
        """What was typed for this clause has become a record."""
        self._drafts.pop(row_id, None)
        self.panel.saved()

    def done_words(self, step: str, name: str) -> str:
        """What a toast says after ``step``."""
        return {
            "begin": self.tr("自查已算好"),
            "confirm": self.tr("确认已保存"),
            "plan": self.tr("整改已保存"),
            "done": self.tr("整改已登记完成"),
            "evidence": self.tr("佐证已加入"),
            "evidence_back": self.tr("佐证已撤回"),
            "submit": self.tr("已提交,等校长签批"),
            "approve": self.tr("已签批"),
            "return": self.tr("已退回"),
            "publish": self.tr("已发布 %1 个数字").replace("%1", name),
        }[step]

    def show_rows(self, title: str, rows: Sequence[EvidenceRow]) -> None:
        """The records behind a figure, in a list of their own."""
        EvidenceDialog(title, rows, "selfcheck", self).exec()

    def choose(self, clause_id: str) -> None:
        """Makes the row of a clause current, past any filter."""
        self.head.clear_filters()
        rows = self._page.rows if self._page is not None else ()
        for row in rows:
            if row.result.clause.id == clause_id:
                self.table.select_key(row.id)
                self.panel.set_open(True)

    def current(self) -> ClauseRow | None:
        """The clause now chosen."""
        row = self.table.current_row()
        return row if isinstance(row, ClauseRow) else None

    def busy(self, on: bool) -> None:
        """While a slow action runs."""
        self.foot.busy(on)

    # --- parts ---

    def _head(self) -> CheckHead:
        head = CheckHead()
        self.header, self.strip, self.filters = head.header, head.strip, head.filters
        self.pack, self.pack_choice, self.compare = head.pack, head.pack_choice, head.compare
        self.open_only, self.preview = head.open_only, head.preview
        head.pack_chosen.connect(self.pack_chosen)
        head.filtered.connect(self._filter)
        head.compared.connect(self._compare)
        head.print_wanted.connect(self.print_wanted)
        head.ledger_wanted.connect(self.ledger_wanted)
        head.package_wanted.connect(self.package_wanted)
        return head

    def _show_paper(self, on: bool) -> None:
        self.middle.setVisible(on)
        self.foot.setVisible(on)

    def _duty(self, row: ClauseRow) -> str:
        """What is asked; beside a clause of another pack, which of them asks most."""
        duty = row.result.clause.duty
        if not row.overlap.others:
            return duty
        if row.overlap.strictest == row.result.clause.id:
            return duty + " · " + self.tr("建议取最严")
        return duty + " · " + self.tr("与%1重叠").replace("%1", "、".join(row.overlap.others))

    def _empty_state(self) -> EmptyState:
        self.begin_button = primary(self.tr("新建"), object_name="selfcheck.begin")
        self.begin_button.clicked.connect(self.begin_wanted)
        self.calendar_button = outline(self.tr("设置校历"), object_name="selfcheck.calendar")
        self.calendar_button.clicked.connect(self.calendar_wanted)
        self._nothing = self.tr("本学期自查还没开始。点“新建”,A类条款会立刻算好。")
        empty = EmptyState(self._nothing, self.begin_button)
        empty.add_button(self.calendar_button)
        return empty

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        self.table = DataTable(self._columns(), object_name="selfcheck.table")
        self.table.set_empty(self.tr("没有符合筛选的条款。"))
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._open_rows)
        self.table.setColumnHidden(_BEFORE, True)
        self.panel = ClausePanel()
        self.panel.rows_wanted.connect(self._open_rows)
        self.panel.confirmed.connect(self._confirming)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        return holder

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("clause", self.tr("条款"), lambda r: r.result.clause.id, width=80, strong=True),
            Column("duty", self.tr("要求"), self._duty, stretch=True, tip=self._duty),
            Column("actual", self.tr("实际"), lambda r: r.actual, width=152, align_right=True),
            Column("verdict", self.tr("判定"), _verdict, width=104, kind="sign",
                   ordinal=lambda r: VERDICT_SIGNS[r.result.verdict.value]),
            Column("before", self.tr("上学期"), lambda r: r.before or MISSING, width=160),
            Column("evidence", self.tr("证据"), lambda r: str(_evidence(r)), width=64, align_right=True,
                   sort=_evidence),
        )  # fmt: skip

    def _foot(self) -> CheckFoot:
        foot = CheckFoot()
        self.state, self.tally, self.waiting = foot.state, foot.tally, foot.waiting
        self.print_button, self.renew, self.declare = foot.print_button, foot.renew, foot.declare
        self.publish, self.back, self.submit, self.approve = (
            foot.publish, foot.back, foot.submit, foot.approve,
        )  # fmt: skip
        foot.first.clicked.connect(self._show_first)
        foot.print_button.clicked.connect(self.print_wanted)
        foot.renew.clicked.connect(self.begin_wanted)
        foot.publish.clicked.connect(self.publish_wanted)
        foot.back.clicked.connect(self._ask_return)
        foot.submit.clicked.connect(self._submit)
        foot.approve.clicked.connect(self.approve_wanted)
        foot.declare.clicked.connect(self._ask_declare)
        return foot

    # --- what the person does ---

    def _filter(self) -> None:
        if self._page is None:
            return
        rows = self.head.passing(self._page.rows)
        self.table.set_rows([each for row in rows for each in (row, *self._page.beside.get(row.id, ()))])
        if self.table.current_row() is None and rows:
            self.table.select_key(rows[0].id)

    def _look(self) -> None:
        """看现在的: what another place saved of this clause's plan."""
        left, row = self.panel.typed(), self.current()
        if left is not None and row is not None:
            self._drafts.pop(left[0], None)
            self.panel.saved()
            self._chosen(row)
            self.bar.show_now(partial(self._go_on, row.id, left[1]))

    def _go_on(self, row_id: str, mine: Mapping[str, str]) -> None:
        """接着写: what was typed here over what is stored, which was seen by now."""
        self.table.select_key(row_id)
        row = self.current()
        if row is not None and row.id == row_id:
            self.panel.restore({**mine, "base": mark_of(row.plan)})

    def _chosen(self, row: object) -> None:
        page = self._page
        chosen = row if isinstance(row, ClauseRow) else None
        if page is not None:
            left = self.panel.typed()
            if left is not None:
                self._drafts[left[0]] = left[1]
            own = chosen is not None and not chosen.foreign
            can = page.abilities
            self.panel.show_row(chosen, can.confirm and own, page.as_of, can.rectify and own)
            draft = self._drafts.get(chosen.id) if chosen is not None else None
            if draft is not None and page.abilities.confirm and self.panel.typed() is None:
                self.panel.restore(draft)

    def _open_rows(self, _row: object = None) -> None:
        row = self.current()
        if row is not None and row.result.rows:
            self.show_rows(f"{row.result.clause.id}  {row.result.clause.duty}", row.result.rows)

    def _show_first(self) -> None:
        self.head.clear_filters()
        if self._page is not None:
            for row in self._page.rows:
                if row.result.verdict is Verdict.NEEDS_PERSON:
                    self.table.select_key(row.id)
                    self.panel.set_open(True)
                    self.panel.note.setFocus()
                    return

    def _compare(self, on: bool) -> None:
        page = self._page
        if on and page is not None and not page.before:
            self.compare.setChecked(False)
            self.bar.tell(self.tr("上学期没有提交过自查,没有可比的。"), Tone.INFO)
            return
        self.table.setColumnHidden(_BEFORE, not on)
        if on and page is not None:
            self.bar.tell(self.tr("上学期: %1").replace("%1", page.before), Tone.INFO)
        else:
            self.bar.clear()

    def _ask_declare(self, _on: bool = False, error: str = "") -> None:
        if self._page is None:
            return
        dialog = DeclareDialog(declared(self._page.rows), self)
        if error and self._declared is not None:
            dialog.restore(*self._declared, error)
        self._declared = None
        if dialog.exec():
            self._declared = dialog.clause_ids(), dialog.words()
            self.declare_wanted.emit(*self._declared)

    def _ask_return(self, _on: bool = False, error: str = "") -> None:
        words = self._returning if error else ""
        dialog = ReturnDialog(self.tr("退回给心理教师"), "selfcheck", self, words=words, error=error)
        if dialog.exec():
            self._returning = dialog.reason()
            self.return_wanted.emit(self._returning)

    def _submit(self) -> None:
        self.submit_wanted.emit("")

    def _hand_in(self, reason: str) -> None:
        self._unpublished = reason
        self.submit_wanted.emit(reason)

    def _confirming(self) -> None:
        self._declared = None


def declared(rows: Sequence[ClauseRow]) -> list[tuple[str, list[ClauseRow]]]:
    """Clauses a person declares that still wait for a word, by the notice's item (三20)."""
    groups: dict[str, list[ClauseRow]] = {}
    for row in rows:
        clause = row.result.clause
        if clause.automation is Automation.DECLARED and row.result.verdict is Verdict.NEEDS_PERSON:
            groups.setdefault(clause.citation.clause, []).append(row)
    return list(groups.items())


def _evidence(row: ClauseRow) -> int:
    return len(row.papers) + (len(row.result.rows) or (row.published.row_count if row.published else 0))


def _verdict(row: ClauseRow) -> str:
    return labels.short(row.result.verdict)

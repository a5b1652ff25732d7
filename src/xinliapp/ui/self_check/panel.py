"""The right panel of the self-check: one clause, how it was counted, and what will be done about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.rules import Verdict
from xinliapp.i18n import formats, labels
from xinliapp.services.seen import mark_of
from xinliapp.ui.self_check.evidence_section import EvidenceSection
from xinliapp.ui.self_check.facts import ClauseRow
from xinliapp.ui.self_check.words import amount
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link, outline, row_button
from xinliapp.widgets.charts import Week, WeekBars
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.marks import VerdictMark
from xinliapp.widgets.page import SidePanel, label, rule
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
_SHOWN = 6


class ClausePanel(SidePanel):
    """Shows one clause; says in signals what is to be kept."""

    rows_wanted = Signal()
    confirmed = Signal(bool, str)
    plan_wanted = Signal(str, str, str, str)
    draft_changed = Signal()
    done_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck.panel")
        self._row: ClauseRow | None = None
        self._filling = self._dirty = False
        self._base = ""  # the mark of the plan the fields were filled with
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.hint = label(self.tr("选一条,这里说明来源、算法和记录。"), tone="text2", wrap=True)
        self.add(self.hint)
        self.facts = self._facts()
        self.add(self.facts, 0)
        self.confirming = self._confirming()
        self.add(self.confirming, 0)
        self.planning = self._planning()
        self.add(self.planning, 0)
        self.evidence = EvidenceSection()
        self.add(self.evidence, 0)
        self.show_row(None, False, "")

    # --- what the view calls ---

    def show_row(self, row: ClauseRow | None, editable: bool, today: str, rectify: bool = False) -> None:
        """``row`` or nothing; ``editable``: confirm, plan, keep papers now; ``rectify``: say it is done."""
        same = row is not None and self._row is not None and row.id == self._row.id
        if self._dirty and not same:
            self.draft_changed.emit()
            self._dirty = False
        self._row = row
        self.hint.setVisible(row is None)
        self.facts.setVisible(row is not None)
        self.confirming.setVisible(row is not None and editable and row.confirmable)
        self.evidence.setVisible(row is not None)
        if row is None:
            self.planning.setVisible(False)
            return
        needs_plan = row.result.verdict in (Verdict.UNMET, Verdict.DUE_SOON)
        self.planning.setVisible(row.plan is not None or (needs_plan and editable))
        self.finishing.setVisible(rectify and row.plan is not None and row.plan.done_on is None)
        if not same:
            self.evidence.clear()
        self.evidence.show_papers(row.papers, editable)
        self._filling = True
        self._fill_facts(row)
        if not (self._dirty and editable):
            self._fill_forms(row, editable, today)
        self._filling = False

    def saved(self) -> None:
        """What was typed is kept as a record: the fields may be filled anew."""
        self._pause.stop()
        self._dirty = False
        self.evidence.clear()

    def typed(self) -> tuple[str, dict[str, str]] | None:
        """The clause's row id and what stands in its fields unsaved, or None."""
        if not self._dirty or self._row is None:
            return None
        return self._row.id, {
            "note": self.note.toPlainText(),
            "owner": self.owner.text(),
            "due": self.due.date().toString("yyyy-MM-dd"),
            "measures": self.measures.toPlainText(),
            "base": self._base,
        }

    def restore(self, typed: Mapping[str, str]) -> None:
        """Puts a draft back into the fields of the clause shown."""
        self._filling = True
        self.note.setPlainText(typed.get("note", ""))
        self.owner.setText(typed.get("owner", ""))
        due = QDate.fromString(typed.get("due", ""), "yyyy-MM-dd")
        if due.isValid():
            self.due.setDate(due)
        self.measures.setPlainText(typed.get("measures", ""))
        self._base = typed.get("base", self._base)
        self._filling = False
        self._dirty = True

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field of that name; False when it is none of these."""
        known = {
            "责任人": self.owner_field,
            "期限": self.due_field,
            "措施": self.measures_field,
            "说明": self.note_field,
            "整改结果": self.outcome_field,
            "材料名称": self.evidence.field,
        }
        for name, editor in known.items():
            editor.clear_error()
            if name == field:
                editor.set_error(text)
        return field in known

    # --- parts ---

    def _facts(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, 0, 4)
        top = QHBoxLayout()
        set_margins(top, 0, 0, 0, 0, tk.GAP)
        self.clause = label("", Role.SECTION)
        self.verdict = VerdictMark(Verdict.NO_NUMBER.value, "")
        top.addWidget(self.clause)
        top.addWidget(self.verdict)
        top.addStretch(1)
        column.addLayout(top)
        self.duty = label("", wrap=True)
        self.source = label("", Role.CAPTION, "text2", wrap=True)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bars = WeekBars()
        self.counted = label("", Role.CAPTION, "text2", wrap=True)
        self.lacking = label("", Role.CAPTION, "text2", wrap=True)
        self.released = label("", Role.CAPTION, "text2", wrap=True)
        self.local = label("", Role.CAPTION, "text2", wrap=True)
        self.overlap = label("", Role.CAPTION, "text2", wrap=True)
        for widget in (
            self.duty, self.local, self.overlap, self.source, self.bars, self.counted, self.lacking,
            self.released,
        ):  # fmt: skip
            column.addWidget(widget)
        foot = QHBoxLayout()
        self.said = label("", Role.CAPTION, "text2", wrap=True)
        foot.addWidget(self.said, 1)
        self.rows_link = link(self.tr("看记录"), object_name="selfcheck.rows")
        self.rows_link.clicked.connect(self.rows_wanted)
        foot.addWidget(self.rows_link)
        column.addLayout(foot)
        return holder

    def _confirming(self) -> QWidget:
        holder, column = self._section(self.tr("确认"))
        self.note = QPlainTextEdit()
        self.note.setObjectName("selfcheck.note")
        self.note.textChanged.connect(self._touched)
        self.note.setTabChangesFocus(True)
        fix_height(self.note, 72)
        self.note_field = Field(self.tr("说明"), self.note, required=True, hint=self.tr("不写学生姓名。"))
        column.addWidget(self.note_field)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.met_button = outline(self.tr("我确认达标"), object_name="selfcheck.confirm_met")
        self.met_button.clicked.connect(self._confirm_met)
        self.unmet_button = outline(self.tr("确认未达标"), object_name="selfcheck.confirm_unmet")
        self.unmet_button.clicked.connect(self._confirm_unmet)
        row.addWidget(self.met_button)
        row.addWidget(self.unmet_button)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _planning(self) -> QWidget:
        holder, column = self._section(self.tr("整改"))
        self.owner = QLineEdit()
        self.owner.setObjectName("selfcheck.owner")
        self.owner.setMaxLength(40)
        self.owner.textEdited.connect(self._touched)
        self.due = date_edit("selfcheck.due")
        self.due.dateChanged.connect(self._touched)
        self.measures = QPlainTextEdit()
        self.measures.setObjectName("selfcheck.measures")
        self.measures.setTabChangesFocus(True)
        self.measures.textChanged.connect(self._touched)
        fix_height(self.measures, 88)
        self.owner_field = Field(self.tr("责任人"), self.owner, required=True)
        self.due_field = Field(self.tr("期限"), self.due, required=True)
        self.measures_field = Field(self.tr("措施"), self.measures, required=True)
        column.addWidget(form_grid([[self.owner_field, self.due_field], [self.measures_field]]))
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        self.plan_button = row_button(self.tr("保存整改"), object_name="selfcheck.save_plan")
        self.plan_button.clicked.connect(self._save_plan)
        row.addStretch(1)
        row.addWidget(self.plan_button)
        column.addLayout(row)
        self.done_line = label("", Role.CAPTION, "text2", wrap=True)
        column.addWidget(self.done_line)
        column.addWidget(self._finishing())
        return holder

    def _finishing(self) -> QWidget:
        self.finishing = QWidget()
        column = QVBoxLayout(self.finishing)
        set_margins(column, 0, 0, 0, 0, 4)
        self.outcome = QLineEdit()
        self.outcome.setObjectName("selfcheck.outcome")
        self.outcome.setMaxLength(300)
        self.outcome_field = Field(self.tr("整改结果"), self.outcome, required=True)
        column.addWidget(self.outcome_field)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        done = row_button(self.tr("登记完成"), object_name="selfcheck.plan_done")
        done.clicked.connect(self._done)
        row.addStretch(1)
        row.addWidget(done)
        column.addLayout(row)
        return self.finishing

    @staticmethod
    def _section(title: str) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, tk.GAP, 0, 0, 0)
        column.addWidget(rule())
        inner = QVBoxLayout()
        set_margins(inner, tk.MARGIN, tk.GAP, tk.MARGIN, 0, tk.GAP)
        column.addLayout(inner)
        column = inner
        column.addWidget(label(title, Role.SECTION))
        return holder, column

    # --- filling ---

    def _fill_facts(self, row: ClauseRow) -> None:
        result = row.result
        clause = result.clause
        self.clause.setText(clause.id)
        self.verdict.set_verdict(result.verdict.value, labels.label(result.verdict))
        self.duty.setText(f"{clause.citation.clause} · {clause.duty}({clause.requirement_text})")
        own = self.tr("本校设定: %1(文件没有写明)").replace("%1", clause.local)
        self.local.setText(own if clause.local else "")
        self.local.setVisible(bool(clause.local))
        cited = clause.citation
        self.source.setText(
            f"《{cited.title}》 {formats.document_number(cited.document)} · {cited.issued_on} · "
            f"{result.pack_id} {result.pack_version}"
        )
        self.bars.setVisible(bool(row.weeks))
        if row.weeks:
            weeks = [Week(w.number, w.hours, w.required, w.finished) for w in row.weeks]
            line = clause.requirement or 0.0
            self.bars.set(weeks, line, formats.count(line) + " h")
        self.counted.setText(self._algorithm(row))
        self.lacking.setText(self._shortfalls(row))
        self.lacking.setVisible(bool(self.lacking.text()))
        self.released.setText(self._publication(row))
        self.released.setVisible(bool(self.released.text()))
        self.said.setText(self._confirmation(row))
        self.overlap.setText(self._overlap(row))
        self.overlap.setVisible(bool(self.overlap.text()))
        self.rows_link.setText(self.tr("看记录 %1").replace("%1", str(len(result.rows))))
        self.rows_link.setVisible(bool(result.rows))
        self.rows_link.updateGeometry()

    def _fill_forms(self, row: ClauseRow, editable: bool, today: str) -> None:
        for field in (
            self.owner_field, self.due_field, self.measures_field, self.note_field, self.outcome_field,
        ):  # fmt: skip
            field.clear_error()
        self.note.setPlainText(row.suggestion)
        self.outcome.clear()
        plan = row.plan
        self.done_line.setText(_done_words(row))
        self.done_line.setVisible(bool(self.done_line.text()))
        self.owner.setText(plan.responsible if plan else "")
        self.due.setDate(QDate.fromString(plan.due_on if plan else today, "yyyy-MM-dd"))
        self.measures.setPlainText(plan.measures if plan else "")
        self._base = mark_of(plan)
        for editor in (self.owner, self.due, self.measures):
            editor.setReadOnly(not editable)
        self.plan_button.setVisible(editable)

    def _algorithm(self, row: ClauseRow) -> str:
        result = row.result
        words = [self.tr("算法: ") + labels.convention(result.convention)] if result.convention else []
        window = result.window
        if window.starts_on == window.ends_on:
            words.append(self.tr("时点 ") + window.as_of.isoformat())
        else:
            words.append(f"{window.starts_on.isoformat()}—{window.ends_on.isoformat()}")
        words += [f"{what} {formats.count(found)}" for what, found in result.notes]
        return " · ".join(words)

    def _shortfalls(self, row: ClauseRow) -> str:
        result = row.result
        lines = []
        for title, found in (
            (self.tr("不足: "), result.shortfall),
            (self.tr("还差(未到期): "), result.pending),
        ):
            if not found:
                continue
            shown = [f"{s.label} {amount(s.have)}/{amount(s.need)}" for s in found[:_SHOWN]]
            more = len(found) - len(shown)
            tail = self.tr(" 等 %1 处").replace("%1", str(len(found))) if more else ""
            lines.append(title + "、".join(shown) + tail)
        return "\n".join(lines)

    def _publication(self, row: ClauseRow) -> str:
        if not row.result.clause.needs_case:
            return ""
        figure = row.published
        lines = []
        if figure is None:
            lines.append(self.tr("心理教师还没有发布这个数字。"))
        else:
            said = self.tr("发布 %1 · %2 · %3")
            said = said.replace("%1", _figure(figure.value, figure.denominator))
            said = said.replace("%2", figure.published_by).replace(
                "%3", figure.published_at[5:16].replace("T", " ")
            )
            lines.append(said)
            if figure.stale:
                lines.append(self.tr("有更新,待重新发布"))
        if row.live:
            lines.append(self.tr("案卷里现在是 %1").replace("%1", row.live))
        return "\n".join(lines)

    def _overlap(self, row: ClauseRow) -> str:
        if not row.overlap.others:
            return ""
        words = self.tr("与%1重叠,两条都要看。").replace("%1", "、".join(row.overlap.others))
        if row.overlap.strictest:
            words += self.tr("建议取最严: %1。").replace("%1", row.overlap.strictest)
        if row.foreign:
            words += self.tr("这一条请到所属规则包的自查里确认。")
        return words

    def _confirmation(self, row: ClauseRow) -> str:
        by = row.result.confirmed_by
        at = (row.result.confirmed_at or "")[5:16].replace("T", " ")
        words = [self.tr("%1 %2 确认: %3").replace("%1", by).replace("%2", at)] if by else []
        words = [line.replace("%3", row.result.confirmed_note) for line in words]
        if row.changed:
            words.append(self.tr("提交后记录有变化,这里是提交时的数字。"))
        return "\n".join(words)

    # --- what the person does ---

    def _touched(self) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _confirm_met(self) -> None:
        self.confirmed.emit(True, self.note.toPlainText())

    def _confirm_unmet(self) -> None:
        self.confirmed.emit(False, self.note.toPlainText())

    def _done(self) -> None:
        self.done_wanted.emit(self.outcome.text())

    def _save_plan(self) -> None:
        due = self.due.date().toString("yyyy-MM-dd")
        self.plan_wanted.emit(self.owner.text(), due, self.measures.toPlainText(), self._base)


def _figure(value: float, denominator: float | None) -> str:
    if denominator is None:
        return amount(value)
    return f"{amount(value)}/{amount(denominator)}"


def _done_words(row: ClauseRow) -> str:
    plan = row.plan
    return f"{plan.done_on} {plan.outcome}" if plan is not None and plan.done_on else ""

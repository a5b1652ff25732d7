"""方案与小组: the plan in force with its measures to tick, and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import PlanStatus, SupportPlan
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_name, masked_phone
from xinliapp.services.dossier import CasePart
from xinliapp.services.plans import MeasureState, line_words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, row_button
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class PlanPanel(QWidget):
    """``done(line_id)``: a measure was done today; ``page_wanted``: the plan's own page."""

    done = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.plan_panel")
        self._outer = QVBoxLayout(self)
        set_margins(self._outer, 0, 0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_case(self, case: CasePart, today: str, offered: frozenset[str], masked: bool) -> None:
        """Everything anew; ``masked`` hides the phone."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area("surface")
        column = QVBoxLayout(self._body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 8)
        plan = case.plan if case.plan and case.plan.status is PlanStatus.ACTIVE else None
        title = QHBoxLayout()
        words = f"v{plan.version} " + self.tr("在执行") if plan else self.tr("没有执行中的方案")
        title.addWidget(label(words, Role.SECTION))
        title.addStretch(1)
        if "plan" in offered:
            opens = row_button(self.tr("打开方案与小组"), object_name="student.plan_panel.open")
            opens.clicked.connect(self._open)
            title.addWidget(opens)
        column.addLayout(title)
        if plan is not None:
            self._texts(column, plan, masked)
            self._measures(column, case.measures, today)
        column.addStretch(1)
        self._outer.addWidget(self._body)
        self._body.show()

    def _texts(self, column: QVBoxLayout, plan: SupportPlan, masked: bool) -> None:
        phone = (
            masked_phone(plan.emergency_phone) if masked and plan.emergency_phone else plan.emergency_phone
        )
        whom = masked_name(plan.emergency_name) if masked else plan.emergency_name
        for heading, text in (
            (self.tr("现状"), plan.situation),
            (self.tr("目标"), plan.goals),
            (self.tr("不宜场合/诱因"), plan.triggers),
            (self.tr("应急联系人"), f"{whom} {phone}".strip()),
            (self.tr("措施"), "" if plan.lines else plan.measures),
        ):
            if text:
                column.addWidget(label(heading, Role.CAPTION, "text2"))
                column.addWidget(label(text, wrap=True))

    def _measures(self, column: QVBoxLayout, states: Sequence[MeasureState], today: str) -> None:
        if states:
            column.addWidget(label(self.tr("措施"), Role.CAPTION, "text2"))
        for state in states:
            row = QHBoxLayout()
            row.addWidget(label(line_words(state.measure), wrap=True), 1)
            if state.due_on is not None:
                late = state.due_on < today
                words = self.tr("%1 前").replace("%1", state.due_on[5:])
                row.addWidget(StatusMark(Sign.OVERDUE if late else Sign.DUE_SOON, words))
            elif state.last_done is not None:
                row.addWidget(StatusMark(Sign.OK, state.last_done.done_on[5:]))
            button = row_button(self.tr("做了"), object_name=f"student.done.{state.measure.seq}")
            button.setProperty("line", state.measure.line_id)
            button.setAccessibleName(f"{self.tr('做了')} {labels.label(state.measure.frequency)}")
            button.clicked.connect(self._tell)
            row.addWidget(button)
            column.addLayout(row)

    def _open(self) -> None:
        self.page_wanted.emit("plan")

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.done.emit(str(button.property("line")))

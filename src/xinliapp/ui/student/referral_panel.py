"""转介复学: what stands of referrals and times away; written on their own page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.referrals import Referral, ReferralState
from xinliapp.domain.returns_to_school import Absence
from xinliapp.i18n import labels
from xinliapp.services.dossier import CasePart
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class ReferralPanel(QWidget):
    """``page_wanted``: the page of referrals and returns."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.referral_panel")
        self._outer = QVBoxLayout(self)
        set_margins(self._outer, 0, 0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_case(self, case: CasePart, today: str, offered: frozenset[str]) -> None:
        """Everything anew."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area("surface")
        column = QVBoxLayout(self._body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 8)
        title = QHBoxLayout()
        title.addWidget(label(self.tr("转介复学"), Role.SECTION))
        title.addStretch(1)
        if "referral" in offered:
            opens = row_button(self.tr("打开转介·复学"), object_name="student.referral_panel.open")
            opens.clicked.connect(self._open)
            title.addWidget(opens)
        column.addLayout(title)
        if not case.referrals and not case.absences:
            column.addWidget(label(self.tr("没有转介,也没有休学。"), tone="text2"))
        for referral in case.referrals:
            self._referral(column, referral, today)
        for absence in case.absences:
            self._absence(column, absence)
        column.addStretch(1)
        self._outer.addWidget(self._body)
        self._body.show()

    def _referral(self, column: QVBoxLayout, found: Referral, today: str) -> None:
        sheet = found.sheet
        column.addWidget(label(f"{found.opened_on} {sheet.partner_name}", Role.STRONG, wrap=True))
        due = found.next_follow_on
        words = labels.label(found.state)
        sign = Sign.OK if found.state is ReferralState.CLOSED else Sign.DOT
        if due is not None:
            late = due < today
            told = self.tr("跟踪逾期 %1") if late else self.tr("下次跟踪 %1")
            words += " · " + told.replace("%1", due)
            sign = Sign.OVERDUE if late else Sign.DOT
        column.addWidget(StatusMark(sign, words))
        said = self.tr("家长意见 %1").replace("%1", labels.label(sheet.parents_opinion))
        if sheet.parents_signed_on is None:
            said += " · " + self.tr("签字待补")
        column.addWidget(label(said, tone="text2"))

    def _absence(self, column: QVBoxLayout, found: Absence) -> None:
        since = self.tr("%1 起休学").replace("%1", found.suspension.from_day)
        column.addWidget(
            label(f"{since} {labels.label(found.suspension.reason_class)}", Role.STRONG, wrap=True)
        )
        decision = found.decision
        if decision is None:
            words = self.tr("复学待决定") if found.application is not None else self.tr("还没有申请复学")
            column.addWidget(StatusMark(Sign.DOT, words))
            return
        words = " ".join(filter(None, (labels.label(decision.outcome), decision.back_on)))
        column.addWidget(StatusMark(Sign.OK if found.back else Sign.DUE_SOON, words))
        for heading, text in (
            (self.tr("条件"), decision.conditions),
            (self.tr("支持计划"), decision.support),
        ):
            if text:
                column.addWidget(label(heading, Role.CAPTION, "text2"))
                column.addWidget(label(text, wrap=True))

    def _open(self) -> None:
        self.page_wanted.emit("referral")

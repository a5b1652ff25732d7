"""What waits for a second person, and the review of the plan in force."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.casework import PlanOutcome
from xinliapp.i18n import labels
from xinliapp.ui.concern.plan.facts import PlanPage
from xinliapp.widgets.buttons import outline, primary, row_button
from xinliapp.widgets.fields import combo, date_edit
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins

_DAY = 128


class SigningBar(QWidget):
    """``signed(paper, returned)``, ``reviewed(outcome, note, reason)``; hidden where neither is due.

    A review is due when its day has come; before that :meth:`unfold` shows it.
    """

    signed = Signal(object, object)
    reviewed = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        self.due = False
        self._sign = area("bg")
        self._review = area("bg")
        self._fill_sign()
        self._fill_review()
        outer.addWidget(self._sign)
        outer.addWidget(self._review)

    def show_page(self, page: PlanPage) -> None:
        """What is due on this page."""
        waits = page.waits is not None or page.lift is not None
        self._sign.setVisible(waits)
        may = page.active is not None and page.lift is None
        day = page.active.review_on if page.active is not None else None
        self.due = may and day is not None and day <= page.today
        self._tell_review(page.today, day or "")
        self._review.setVisible(self.due)
        self.setVisible(waits or self.due)
        if waits:
            what = self.tr("解除待审") if page.waits is None else self.tr("v%1 待批准")
            version = str(page.waits.version) if page.waits else ""
            words = what.replace("%1", version)
            if page.lift is not None and page.waits is None:
                words = f"{words}: {page.lift.reason}"
            if page.mine:
                words += " · " + self.tr("请另一位心理教师登录后审核,或登记纸质签字")
            self._what.set(Sign.DUE_SOON, words)
        for widget in (self.approve, self.why, self.back):
            widget.setVisible(not page.mine)
        self.day.set_iso(page.today)

    def unfold(self, on: bool) -> None:
        """The review of today, wanted before its day or put away again."""
        self._review.setVisible(on)
        self.setVisible(on or self._sign.isVisibleTo(self))
        if on:
            self.outcome.setFocus()

    def _fill_sign(self) -> None:
        row = QHBoxLayout(self._sign)
        set_margins(row, 16, 8, 16, 8, 8)
        self._what = StatusMark(Sign.DUE_SOON, "")
        self.approve = primary(self.tr("批准并生成任务"), object_name="plan.approve")
        self.approve.clicked.connect(self._approve)
        self.why = self._line("plan.return_reason", self.tr("退回理由"), 140)
        self.back = row_button(self.tr("退回"), object_name="plan.return")
        self.back.clicked.connect(self._return)
        self.reviewer = self._line("plan.reviewer", self.tr("审核人(纸质)"), 120)
        self.day = date_edit("plan.paper_day")
        self.day.setAccessibleName(self.tr("签字日期"))
        self.day.setToolTip(self.tr("签字日期"))
        fix_width(self.day, _DAY)
        self.paper = row_button(self.tr("登记纸质签字"), object_name="plan.paper")
        self.paper.clicked.connect(self._note)
        row.addWidget(self._what)
        row.addStretch(1)
        for widget in (self.reviewer, self.day, self.paper, self.why, self.back, self.approve):
            row.addWidget(widget)

    def _fill_review(self) -> None:
        row = QHBoxLayout(self._review)
        set_margins(row, 16, 8, 16, 8, 8)
        self._when = StatusMark(Sign.NONE, "")
        self.outcome = combo([(labels.label(each), each) for each in PlanOutcome], "plan.outcome")
        self.note = self._line("plan.review_note", self.tr("复评情况"), 220)
        self.reason = self._line("plan.review_reason", self.tr("理由(解除必填)"), 180)
        save = outline(self.tr("保存复评"), object_name="plan.review")
        save.clicked.connect(self._save_review)
        row.addWidget(self._when)
        for widget in (self.outcome, self.note, self.reason, save):
            row.addWidget(widget)
        row.addStretch(1)

    def _tell_review(self, today: str, day: str) -> None:
        """复评 of today, and the day it was to be."""
        words = self.tr("复评 %1").replace("%1", today)
        if day:
            wanted = self.tr("已到期,应在 %1") if day < today else self.tr("应在 %1")
            words += " · " + wanted.replace("%1", day[5:])
        sign = Sign.DOT if day > today or not day else Sign.OVERDUE if day < today else Sign.DUE_SOON
        self._when.set(sign, words)

    def _line(self, name: str, words: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        fix_width(line, width)
        return line

    def _approve(self) -> None:
        self.signed.emit(None, None)

    def _return(self) -> None:
        self.signed.emit(None, self.why.text())

    def _note(self) -> None:
        self.signed.emit((self.reviewer.text(), self.day.iso()), None)

    def _save_review(self) -> None:
        self.reviewed.emit(self.outcome.currentData(), self.note.text(), self.reason.text())

"""The fixed bar under the self-check: where the paper stands, what still waits, what may be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import Verdict
from xinliapp.ui.self_check.facts import CheckPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, link, outline
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins


class CheckFoot(ActionBar):
    """Facts at the left, buttons at the right; which of them show, the paper and the account decide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts_part()
        self.print_button = BusyButton(self.tr("打印报告"), Kind.OUTLINE, object_name="selfcheck.print")
        self.print_button.setShortcut("Ctrl+P")
        self.renew = outline(self.tr("新建一版"), object_name="selfcheck.renew", shortcut="")
        self.declare = outline(self.tr("按组声明"), object_name="selfcheck.declare")
        self.publish = BusyButton(self.tr("发布数字"), Kind.OUTLINE, object_name="selfcheck.publish")
        self.back = outline(self.tr("退回"), object_name="selfcheck.return")
        self.submit = BusyButton(self.tr("提交校长"), Kind.PRIMARY, object_name="selfcheck.submit")
        self.submit.setShortcut("Ctrl+Return")
        self.approve = BusyButton(self.tr("签批"), Kind.PRIMARY, object_name="selfcheck.approve")
        for button in (
            self.print_button, self.renew, self.declare, self.publish, self.back, self.submit, self.approve,
        ):  # fmt: skip
            self.add_button(button)

    def show_page(self, page: CheckPage, declarable: bool) -> None:
        """One reading; ``declarable``: clauses wait that a person declares by the group."""
        can = page.abilities
        self.renew.setVisible(can.begin)
        self.publish.setVisible(can.publish)
        self.submit.setVisible(can.submit)
        self.approve.setVisible(can.approve)
        self.back.setVisible(can.approve)
        self.approve.setShortcut("Ctrl+Return" if can.approve else "")
        self.declare.setVisible(can.confirm and declarable)
        self.state.setText(self._standing(page))
        unmet = sum(1 for row in page.rows if row.open)
        words = self.tr("%1 条 · 未了 %2").replace("%1", str(len(page.rows)))
        self.tally.setText(words.replace("%2", str(unmet)))
        asking = sum(1 for row in page.rows if row.result.verdict is Verdict.NEEDS_PERSON)
        self.waiting.set(Sign.ASK, self.tr("还有%1条待确认").replace("%1", str(asking)))
        self.asking.setVisible(bool(asking))

    def busy(self, on: bool) -> None:
        """While a slow action runs."""
        for button in (self.publish, self.submit, self.approve, self.print_button):
            if on and button.isVisible() and not button.busy:
                button.start()
            elif not on and button.busy:
                button.stop()

    def _facts_part(self) -> None:
        self.state = label("", tone="text2")
        self.tally = label("", tone="text2")
        self.waiting = StatusMark(Sign.ASK, "")
        self.first = link(self.tr("看第一条"), object_name="selfcheck.first_open")
        self.asking = QWidget()
        row = QHBoxLayout(self.asking)
        set_margins(row, 0, 0, 0, 0, tk.MARGIN)
        line = rule(vertical=True)
        fix_height(line, 20)
        for part in (line, self.waiting, self.first):
            row.addWidget(part)
        known = QWidget()
        facts = QHBoxLayout(known)
        set_margins(facts, 0, 0, 0, 0, tk.MARGIN)
        facts.addWidget(self.tally)
        facts.addWidget(self.asking)
        self.add_fact(self.state)
        self.add_fact(known)

    def _standing(self, page: CheckPage) -> str:
        standing = page.standing
        if standing is None:
            return self.tr("截至 %1").replace("%1", page.as_of)
        words = {
            PaperStatus.DRAFT: self.tr("第%1版 草稿"),
            PaperStatus.SUBMITTED: self.tr("第%1版 已提交 %2"),
            PaperStatus.RETURNED: self.tr("第%1版 已退回 %2"),
            PaperStatus.APPROVED: self.tr("第%1版 已签批 %2"),
        }[standing.status]
        who = f"{standing.by} {standing.at[5:16].replace('T', ' ')}".strip()
        text = words.replace("%1", str(standing.revision)).replace("%2", who).strip()
        return f"{text}: {standing.reason}" if standing.reason else text

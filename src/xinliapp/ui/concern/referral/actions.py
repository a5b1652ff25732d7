"""The buttons below a referral or a time away: what may be done where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.referrals import ReferralState
from xinliapp.domain.returns_to_school import ReturnOutcome
from xinliapp.ui.concern.referral.facts import LineKind, Opened, ReferralPaper
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.page import ActionBar
from xinliapp.widgets.style import set_margins


class ReferralActions(QWidget):
    """``print_wanted(paper)``, ``decided(outcome)``, ``voided(reason)``; ``suspend_wanted``: a time away
    instead of a referral. The other signals say which button it was."""

    print_wanted = Signal(object)
    print_two_wanted = Signal()
    save_wanted = Signal()
    save_back_wanted = Signal()
    suspend_wanted = Signal()
    decided = Signal(object)
    voided = Signal(str)
    arrived = Signal()
    student_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        bar = ActionBar()
        column.addWidget(bar)
        self.student = outline(self.tr("打开档案"), object_name="ref.student")
        self.student.clicked.connect(self.student_wanted)
        self.away = outline(self.tr("登记休学"), object_name="ref.suspend")
        self.away.clicked.connect(self.suspend_wanted)
        self.void = outline(self.tr("撤销转介"), object_name="ref.void")
        self.void.clicked.connect(self._ask)
        self.follows = outline(self.tr("打印跟踪表"), object_name="ref.print_follow", icon="print")
        self.follows.clicked.connect(self._follow_ups)
        self.approval = outline(
            self.tr("打印审批表"), object_name="ret.print", icon="print", shortcut="Ctrl+P"
        )
        self.approval.clicked.connect(self._approval)
        self.save = outline(self.tr("保存"), object_name="ref.save", shortcut="Ctrl+S")
        self.save.clicked.connect(self.save_wanted)
        self.save_back = outline(self.tr("保存"), object_name="ret.save", shortcut="Ctrl+S")
        self.save_back.clicked.connect(self.save_back_wanted)
        self.two = primary(self.tr("打印两联"), object_name="ref.print2")
        self.two.clicked.connect(self.print_two_wanted)
        self.postpone = outline(self.tr("暂缓复学"), object_name="ret.postpone")
        self.postpone.clicked.connect(self._postpone)
        self.here = outline(self.tr("已到校"), object_name="ret.arrive")
        self.here.clicked.connect(self.arrived)
        self.grant = primary(self.tr("准予复学"), object_name="ret.grant")
        self.grant.clicked.connect(self._grant)
        for button in (
            self.student, self.away, self.void, self.follows, self.approval, self.save, self.save_back,
            self.postpone, self.here, self.two, self.grant,
        ):  # fmt: skip
            bar.add_button(button)
        self._going = False
        self.show_opened(None)

    def show_opened(self, opened: Opened | None) -> None:
        """What may be done with a line; None: nothing is shown."""
        kind = opened.line.kind if opened is not None else None
        referral = opened.referral if opened is not None else None
        absence = opened.absence if opened is not None else None
        going = kind is LineKind.NEW or (referral is not None and referral.open)
        granted = absence is not None and absence.back
        deciding = absence is not None and not granted
        self.student.setVisible(opened is not None)
        self.away.setVisible(kind is LineKind.NEW)
        young = referral is not None and referral.state is ReferralState.PENDING and not referral.follow_ups
        self.void.setVisible(young)
        self.follows.setVisible(referral is not None)
        self.approval.setVisible(absence is not None)
        self._going = going
        self.save.setVisible(going)
        self.two.setVisible(going or referral is not None)
        self.save_back.setVisible(deciding or kind is LineKind.UNRECORDED)
        self.postpone.setVisible(deciding)
        self.grant.setVisible(deciding)
        self.here.setVisible(granted and opened is not None and not opened.over)
        self._explain(opened)

    def show_part(self, sheet: bool) -> None:
        """保存 belongs to what is written down; on the other part each form has its own button."""
        self.save.setVisible(self._going and sheet)

    def _explain(self, opened: Opened | None) -> None:
        """Why a return may not be granted yet; the button stays, so that a file chosen now can go with it."""
        waits = opened is not None and opened.waits
        clauses = "、".join(opened.clauses) if opened is not None else ""
        words = self.tr("不可用: 缺第三方评估文件 (%1 要求)").replace("%1", clauses) if waits else ""
        self.grant.setToolTip(words)

    def _follow_ups(self) -> None:
        self.print_wanted.emit(ReferralPaper.FOLLOW_UPS)

    def _approval(self) -> None:
        self.print_wanted.emit(ReferralPaper.APPROVAL)

    def _grant(self) -> None:
        self.decided.emit(ReturnOutcome.GRANTED)

    def _postpone(self) -> None:
        self.decided.emit(ReturnOutcome.POSTPONED)

    def _ask(self) -> None:
        hint = self.tr("还没有交出的转介可以撤销;记录里留下理由。")
        ask = AskDialog("ref.undoing", self.tr("撤销理由"), self.tr("撤销转介"), hint, 1, self)
        ask.given.connect(self.voided)
        ask.open()

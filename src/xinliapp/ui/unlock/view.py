"""The page shown while the vault is locked: no name of any student, nothing that opens without a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.ui.unlock.crisis_pad import CrisisPad
from xinliapp.ui.unlock.presenter import LastVisit, Remedy, UnlockAccount, UnlockPresenter
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, link
from xinliapp.widgets.fields import Field, PassphraseEdit
from xinliapp.widgets.focus_ring import FocusRing
from xinliapp.widgets.page import InlineBar, Tone, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

COLUMN = 480


class UnlockPage(QWidget):
    """Implements ``UnlockView``; ``unlocked(session, account_id)`` when the vault is open.

    Call :meth:`attach` with the presenter, which fills the page.
    """

    unlocked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self._presenter: UnlockPresenter | None = None
        outer = QHBoxLayout(self)
        set_margins(outer, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        column_holder = QWidget()
        fix_width(column_holder, COLUMN)
        column = QVBoxLayout(column_holder)
        set_margins(column, 0, 0, 0, 0, 12)
        self.bar = InlineBar("unlock.bar")
        self.bar.acted.connect(self._remedy)
        self._pages = QStackedWidget()
        self._visit = label("", Role.CAPTION, "text2")
        column.addStretch(2)
        column.addWidget(label(self.tr("校园工作台"), Role.TITLE))
        column.addWidget(self.bar)
        column.addWidget(self._pages)
        self.crisis = CrisisPad()
        self.crisis.pressed.connect(self._note)
        column.addWidget(self.crisis)
        self.crisis.setVisible(False)
        column.addStretch(3)
        outer.addStretch(1)
        outer.addWidget(column_holder)
        outer.addStretch(1)
        self._pages.addWidget(self._build_unlock())
        self._pages.addWidget(self._build_recovery())
        self._turn_to(0)
        self._ring = FocusRing(self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)

    def _build_unlock(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        set_margins(column, 0, 0, 0, 0, 12)
        self.account = QComboBox()
        self.account.setObjectName("unlock.account")
        self.passphrase = PassphraseEdit("unlock.passphrase")
        self.unlock_button = BusyButton(self.tr("解锁"), Kind.PRIMARY, object_name="unlock.go")
        self.recovery_link = link(self.tr("用恢复单进入"), object_name="unlock.recovery")
        column.addWidget(Field(self.tr("账户"), self.account))
        column.addWidget(Field(self.tr("口令"), self.passphrase))
        row = QHBoxLayout()
        row.addWidget(self.recovery_link)
        row.addStretch(1)
        row.addWidget(self.unlock_button)
        column.addLayout(row)
        column.addWidget(self._visit)
        column.addStretch(1)
        self.passphrase.submitted.connect(self._unlock)
        self.unlock_button.clicked.connect(self._unlock)
        self.recovery_link.clicked.connect(self._show_recovery)
        return page

    def _build_recovery(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        set_margins(column, 0, 0, 0, 0, 12)
        self.recovery_account = QComboBox()
        self.recovery_account.setObjectName("unlock.recoveryAccount")
        self.code = QLineEdit()
        self.code.setObjectName("unlock.code")
        self.new_passphrase = PassphraseEdit("unlock.newPassphrase")
        self.repeated = PassphraseEdit("unlock.repeat")
        self.recover_button = BusyButton(self.tr("用恢复单打开"), Kind.PRIMARY, object_name="unlock.recover")
        back = link(self.tr("返回口令解锁"), object_name="unlock.back")
        hint = self.tr(
            "从保险柜信封里的恢复单抄写,大小写和短横都可以。这次打开会记入日志,并告知其他心理教师。"
        )
        column.addWidget(Field(self.tr("恢复码"), self.code, required=True, hint=hint))
        column.addWidget(Field(self.tr("为哪个账户换新口令"), self.recovery_account))
        column.addWidget(Field(self.tr("新口令(至少12个字符)"), self.new_passphrase, required=True))
        column.addWidget(Field(self.tr("再输一次"), self.repeated, required=True))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.recover_button)
        column.addLayout(row)
        back.clicked.connect(self._show_unlock)
        self.recover_button.clicked.connect(self._recover)
        self.repeated.submitted.connect(self._recover)
        return page

    def attach(self, presenter: UnlockPresenter) -> None:
        """Wires the presenter and lets it fill the page."""
        self._presenter = presenter
        presenter.start()
        self.passphrase.line.setFocus()

    # UnlockView

    def show_accounts(self, accounts: Sequence[UnlockAccount], chosen: str) -> None:
        for box in (self.account, self.recovery_account):
            box.clear()
            for account in accounts:
                box.addItem(account.name, account.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_visit(self, visit: LastVisit | None) -> None:
        self._visit.setVisible(visit is not None)
        if visit is None:
            self._visit.clear()
            return
        parts = []
        if visit.drafts:
            parts.append(self.tr("有 {n} 份草稿待续").replace("{n}", str(visit.drafts)))
        if visit.left_at:
            parts.append(self.tr("上次退出 {time}").replace("{time}", visit.left_at))
        self._visit.setText(" · ".join(parts))

    def show_error(self, text: str, remedy: Remedy = Remedy.NONE) -> None:
        words = {
            Remedy.NONE: "",
            Remedy.TAKE_OVER: self.tr("改在这台电脑使用"),
            Remedy.MIRROR: self.tr("改用镜像"),
        }
        self.bar.tell(text, action=words[remedy])

    def ask_again(self) -> None:
        self.bar.tell(self.tr("请再输一次口令,然后点“解锁”。"), Tone.INFO)
        self.passphrase.line.setFocus()

    def show_wait(self, seconds: int) -> None:
        waiting = seconds > 0
        self.unlock_button.setEnabled(not waiting)
        self.unlock_button.setText(
            self.tr("{n}秒后可再试").replace("{n}", str(seconds)) if waiting else self.tr("解锁")
        )
        self.unlock_button.updateGeometry()
        if waiting and not self._second.isActive():
            self._second.start()
        elif not waiting:
            self._second.stop()
            self.bar.clear()

    def set_busy(self, busy: bool) -> None:
        for button in (self.unlock_button, self.recover_button):
            if busy:
                button.start()
            else:
                button.stop()
        for widget in (self.passphrase, self.new_passphrase, self.repeated, self.account):
            widget.setEnabled(not busy)

    def clear_passphrase(self) -> None:
        for line in (self.passphrase, self.new_passphrase, self.repeated):
            line.clear()
        self.passphrase.line.setFocus()

    def opened(self, session: object, account_id: str) -> None:
        self.bar.clear()
        self.code.clear()
        self._second.stop()
        self.unlocked.emit(session, account_id)

    def offer_notes(self, on: bool) -> None:
        self.crisis.setVisible(on)

    def show_noted(self, noted: Sequence[tuple[CrisisStep, str]]) -> None:
        self.crisis.show_noted(noted)

    # Inside

    def _note(self, step: CrisisStep) -> None:
        if self._presenter is not None:
            self._presenter.note(step)

    def _remedy(self) -> None:
        if self._presenter is not None:
            self._presenter.remedy()

    def _unlock(self) -> None:
        if self._presenter is not None and self.unlock_button.isEnabled():
            self._presenter.unlock(str(self.account.currentData() or ""), self.passphrase.text())

    def _recover(self) -> None:
        if self._presenter is not None and self.recover_button.isEnabled():
            self._presenter.recover(
                self.code.text().strip(),
                str(self.recovery_account.currentData() or ""),
                self.new_passphrase.text(),
                self.repeated.text(),
            )

    def _tick(self) -> None:
        if self._presenter is not None:
            self._presenter.tick()

    def _turn_to(self, number: int) -> None:
        """Only the page that shows takes room: below it the crisis buttons must fit a low screen."""
        policy = QSizePolicy.Policy
        for place in range(self._pages.count()):
            vertical = policy.Preferred if place == number else policy.Ignored
            self._pages.widget(place).setSizePolicy(policy.Preferred, vertical)
        self._pages.setCurrentIndex(number)

    def _show_recovery(self) -> None:
        self.bar.clear()
        self._turn_to(1)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_unlock(self) -> None:
        self.bar.clear()
        self._turn_to(0)
        self.passphrase.line.setFocus()

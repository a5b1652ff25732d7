"""The small windows of the tab 附件: an answer, a withdrawal, a paper, a reason, a picture, a plain copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.papers import Paper
from xinliapp.ui.student.paper_dialog import PaperDialog
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.consent_dialog import ConsentDialog
from xinliapp.widgets.outside_copy import OutsideAsk, hand_over
from xinliapp.widgets.picture_dialog import PictureDialog


class PaperAsking(QObject):
    """One window at a time over ``page``; what was typed goes out by the signals."""

    consent_typed = Signal(object)
    withdrawal_typed = Signal(object)
    paper_typed = Signal(object)
    reason_given = Signal(str)
    void_given = Signal(str, str)
    consent_void_given = Signal(str, str)
    scan_chosen = Signal(str, str)
    outside_wanted = Signal()
    trouble = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._dialog: ConsentDialog | PaperDialog | None = None
        self._void = ""

    # --- what the presenter asks ---

    def ask_consent(
        self, subject: str, people: tuple[tuple[str, str], ...], today: str, taking_back: bool
    ) -> None:
        """记同意, or 撤回."""
        name = "student.withdrawal" if taking_back else "student.consent_form"
        dialog = ConsentDialog(name, subject, people, today, self._page, taking_back=taking_back)
        dialog.typed.connect(self.withdrawal_typed if taking_back else self.consent_typed)
        self._dialog = dialog
        dialog.open()

    def ask_paper(self, path: str, today: str) -> None:
        """A file was dropped: what is it."""
        dialog = PaperDialog(path, today, self._page)
        dialog.typed.connect(self.paper_typed)
        self._dialog = dialog
        dialog.open()

    def ask_reason(self) -> None:
        """申请查看."""
        question = self.tr("为什么要查看这份外来材料")
        hint = self.tr("理由会记在查阅记录里,本次登录内有效。")
        dialog = AskDialog("student.unseal", question, self.tr("查看"), hint, 5, self._page)
        dialog.given.connect(self.reason_given)
        dialog.open()

    def ask_void(self, paper_id: str) -> None:
        """作废 of a paper."""
        hint = self.tr("作废后谁都不能再打开,经过留在审计里。")
        self._ask_void(paper_id, hint).given.connect(self._voided)

    def ask_void_consent(self, consent_id: str) -> None:
        """记错了, of an answer."""
        hint = self.tr("记错了才作废;家长改变主意请用“撤回”。")
        self._ask_void(consent_id, hint).given.connect(self._voided_consent)

    def ask_scan(self, consent_id: str) -> None:
        """补扫描件."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        words = self.tr("文件") + f" ({kinds})"
        path, _ = QFileDialog.getOpenFileName(self._page, self.tr("选扫描件"), "", words)
        if path:
            self.scan_chosen.emit(consent_id, path)

    def _ask_void(self, record_id: str, hint: str) -> AskDialog:
        self._void = record_id
        dialog = AskDialog("student.void", self.tr("作废理由"), self.tr("作废"), hint, 1, self._page)
        dialog.open()
        return dialog

    def close_dialog(self) -> None:
        """It is stored, or another student's page is open."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.accept()

    def show_dialog_trouble(self, text: str) -> None:
        """What was refused, in the window it was typed in."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_trouble(text)
        else:
            self.trouble.emit(text)

    def show_picture(self, picture: Paper) -> None:
        """A scan that is a picture."""
        PictureDialog(picture, self._page).open()

    def warn_outside(self) -> None:
        """Before a plain copy is made for another program."""
        asked = OutsideAsk("student.outside", self._page)
        asked.wanted.connect(self.outside_wanted)
        asked.open()

    def open_outside(self, path: Path) -> None:
        """Hands a plain copy to the program of its kind."""
        if not hand_over(path):
            self.trouble.emit(self.tr("没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。"))

    def papers_words(self, step: str) -> str:
        """What a toast says after ``step``."""
        return {
            "consent": self.tr("已记下"),
            "withdraw": self.tr("已登记撤回,下一步会停下"),
            "paper": self.tr("已存入附件"),
            "void": self.tr("已作废"),
            "scan": self.tr("扫描件已存入"),
        }[step]

    def _voided_consent(self, reason: str) -> None:
        self.consent_void_given.emit(self._void, reason)

    def _voided(self, reason: str) -> None:
        self.void_given.emit(self._void, reason)

"""Before a kept file is handed to another program: what that means, and the handing over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class OutsideAsk(QMessageBox):
    """打开副本 or 不打开, which is the default. ``wanted`` when the person has read it and goes on."""

    wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("校园工作台"))
        self.setText(
            self.tr(
                "这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。"
                "在其他程序里的改动不会存回来。"
            )
        )
        self._go: QAbstractButton = self.addButton(self.tr("打开副本"), QMessageBox.ButtonRole.AcceptRole)
        self._go.setObjectName(f"{name}_go")
        self.setDefaultButton(self.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole))
        self.buttonClicked.connect(self._answered)

    def _answered(self, button: QAbstractButton) -> None:
        if button is self._go:
            self.wanted.emit()


def hand_over(path: Path) -> bool:
    """Give a plain copy to the program of its kind; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""Letting Qt do what is due, without the deadlock of ``QApplication.processEvents``."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer


def process_events() -> None:
    """Run the event loop until nothing is due.

    Never ``processEvents``: when a Python override (paint, data, event) raises while it runs, PySide 6.8 and
    6.9 keep the interpreter lock, and the process hangs or dies a little later in some innocent place. Inside
    ``exec`` the same exception is reported and the loop goes on (decision 0130).
    """
    if QCoreApplication.instance() is None:
        return
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()

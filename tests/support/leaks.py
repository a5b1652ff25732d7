"""What a Qt test may not leave behind: windows, running threads, timers of nobody."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

_GRACE = 1.0


def windows() -> set[QWidget]:
    """The top-level widgets that are shown right now."""
    return {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}


def leftover_windows(before: Iterable[QWidget]) -> list[str]:
    """Names of windows shown since ``before``, once everything that asked to be deleted is gone."""
    known = set(before)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not windows() - known:
        return []
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in windows() - known]


def close_windows(before: Iterable[QWidget]) -> None:
    """So that one test's leak does not fail the next."""
    for widget in windows() - set(before):
        widget.close()
        widget.deleteLater()


def leftover_threads(before: Iterable[threading.Thread]) -> list[str]:
    """Threads started since ``before`` that still run after a second, and busy threads of Qt's pool."""
    known = set(before)
    end = time.monotonic() + _GRACE
    for thread in threading.enumerate():
        if thread not in known and thread is not threading.current_thread():
            thread.join(max(0.0, end - time.monotonic()))
    names = [thread.name for thread in threading.enumerate() if thread not in known]
    pool = QThreadPool.globalInstance()
    if not pool.waitForDone(int(max(0.0, end - time.monotonic()) * 1000)):
        names.append(f"{pool.activeThreadCount()} of Qt's pool")
    return names

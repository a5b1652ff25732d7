"""Child process of the memory case: ``python -m bench.window_child empty`` or ``… shell VAULT ACCOUNT``.

Prints the resident memory of this process in MB once everything shown has settled.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import psutil
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

VISITED = ("today", "roster", "self_check", "today")
_WAIT = 60.0


def main(arguments: list[str]) -> int:
    """Show the asked kind of window and print what it holds."""
    if arguments[0] == "empty":
        _empty()
    else:
        _shell(arguments[1], arguments[2])
    return 0


def _empty() -> None:
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("心理健康工作台"))
    window.resize(1366, 688)
    window.show()
    for _ in range(20):
        app.processEvents()
        time.sleep(0.01)
    _tell()


def _shell(vault: str, account: str) -> None:
    """The real window: lock screen, unlock, three pages."""
    from pathlib import Path

    from xinliapp.app.place import DEMO_PASSPHRASE
    from xinliapp.app.window import Desktop, application

    app = application([])
    desktop = Desktop([])
    desktop.start()
    desktop.gate.unlock(Path(vault), account)
    _settle(app, desktop)
    page = desktop.gate.window.centralWidget()
    page.passphrase.line.setText(DEMO_PASSPHRASE)  # type: ignore[union-attr]
    page.unlock_button.click()  # type: ignore[union-attr]
    _until(app, lambda: desktop.shell is not None)
    shell = desktop.shell
    assert shell is not None
    shell.resize(1366, 688)
    for key in VISITED:
        shell.open(key)
        _settle(app, desktop)
    _tell()
    desktop.runner.close()
    shell.close()
    app.processEvents()


def _tell() -> None:
    print(psutil.Process().memory_info().rss / 2**20, flush=True)


def _settle(app: QApplication, desktop: object) -> None:
    idle: Callable[[], bool] = desktop.runner.idle  # type: ignore[attr-defined]
    for _ in range(20):
        _until(app, idle)
        app.processEvents()
        time.sleep(0.01)


def _until(app: QApplication, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT
    while not ready():
        app.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise TimeoutError("the window did not settle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

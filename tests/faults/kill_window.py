"""The window in the hands of a test that kills it: ``python -m tests.faults.kill_window VAULT NAME``.

Opens the vault through the lock screen, types into the settings of the school and keeps it; says ``kept N``
once the N-th text was acknowledged as kept (the time in the status bar), then types on until it is killed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.app.window import Desktop, application

FIELD = "school_settings.name"


def text(number: int) -> str:
    """What is typed the ``number``-th time; long enough that a torn write would show."""
    return f"第{number}稿" + "长" * 20


def main(vault: Path, account: str) -> None:
    """Never returns of itself."""
    application([])
    desktop = Desktop([])
    desktop.gate.unlock(vault, account)
    _settle(desktop)
    page = desktop.gate.window.centralWidget()
    page.passphrase.line.setText(DEMO_PASSPHRASE)
    page.unlock_button.click()
    while desktop.shell is None:
        _turn()
    _settle(desktop)
    desktop.shell.open("school_settings")
    _settle(desktop)
    screen = desktop.shell.opened("school_settings")
    assert screen is not None
    field = screen.view.findChild(QLineEdit, FIELD)
    number = 0
    while True:
        number += 1
        field.setText(text(number))
        screen.presenter.flush()  # what the shell calls after the last key, on Ctrl+S and at a lock
        _settle(desktop)
        assert desktop.shell.status.texts()[-1].startswith("草稿已存"), desktop.shell.status.texts()
        sys.stdout.write(f"kept {number}\n")
        sys.stdout.flush()


def _settle(desktop: Desktop) -> None:
    while True:
        _turn()
        if desktop.runner.idle():
            _turn()
            if desktop.runner.idle():
                return


def _turn() -> None:
    QApplication.processEvents()
    time.sleep(0.001)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

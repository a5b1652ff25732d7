"""Child of the switching case: ``python -m bench.switching_child VAULT ACCOUNT``, passphrase on stdin.

Prints JSON: page to ``[[painted, full], …]`` in milliseconds, one pair a visit, and ``floor``: a bare stack
of pages switched and painted. *Painted*: from asking for the page to its first picture on the screen.
*Full*: until the database thread is idle and what it brought is painted too.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget

from bench.big_casework import WELL_KNOWN
from bench.vaults import CLOCK
from bench.window_child import _settle, _until
from xinliapp.app import gate
from xinliapp.app.window import Desktop, application

VISITS = 4
LEFT_OUT = frozenset({"crisis"})
SIZE = (1366, 688)


def main(arguments: list[str]) -> int:
    """Unlock, let the window settle, visit every page in turn, :data:`VISITS` times."""
    vault, account = arguments
    gate.pc_clock = lambda: CLOCK  # type: ignore[assignment]
    app = application([])
    desktop = Desktop([])
    desktop.start()
    desktop.gate.unlock(Path(vault), account)
    _settle(app, desktop)
    page = desktop.gate.window.centralWidget()
    page.passphrase.line.setText(sys.stdin.readline().strip())  # type: ignore[union-attr]
    page.unlock_button.click()  # type: ignore[union-attr]
    _until(app, lambda: desktop.shell is not None)
    shell = desktop.shell
    assert shell is not None
    shell.resize(*SIZE)
    end = time.monotonic() + 30
    while desktop._cold and time.monotonic() < end:  # pages are imported while nobody does anything
        app.processEvents()
        time.sleep(0.01)
    _settle(app, desktop)
    keys = [spec.key for spec in shell.presenter.specs if spec.key not in LEFT_OUT]
    told: dict[str, list[list[float]]] = {key: [] for key in keys}
    for _ in range(VISITS):
        for key in keys:
            began = time.perf_counter()
            shell.open(key, WELL_KNOWN if key in ("student", "plan") else None)
            shell.grab()
            painted = time.perf_counter() - began
            _until(app, desktop.runner.idle)
            app.processEvents()
            shell.grab()
            told[key].append([painted * 1000, (time.perf_counter() - began) * 1000])
            _settle(app, desktop)
    told["floor"] = _floor(app)
    print(json.dumps(told), flush=True)
    desktop.runner.close()
    shell.close()
    return 0


def _floor(app: QApplication) -> list[list[float]]:
    """Two plain pages in a stack, switched and painted."""
    stack = QStackedWidget()
    for text in ("甲", "乙"):
        stack.addWidget(QLabel(text))
    stack.resize(*SIZE)
    stack.show()
    app.processEvents()
    found = []
    for turn in range(10):
        began = time.perf_counter()
        stack.setCurrentIndex(turn % 2)
        stack.grab()
        spent = (time.perf_counter() - began) * 1000
        found.append([spent, spent])
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

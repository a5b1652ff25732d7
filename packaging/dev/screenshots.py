"""Pictures of every page from the demo school, through the real window: ``python3 run.py screenshots``.

Writes ``docs/screenshots/<page>.png`` at 1366×688, and ``<page>-small.png`` at 1093×534 for a few. Offscreen,
with the bundled Chinese font, so that every machine makes the same pictures.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "screenshots"
_WAIT = 30.0

_SCHOOL_PAGES = (
    "today",
    "roster",
    "student",
    "room",
    "lessons",
    "safeguards",
    "self_check",
    "form_report",
    "school_settings",
    "backup",
    "accounts",
)
_PRINCIPAL_PAGES = ("principal_home", "exchange")
_BUREAU_PAGES = ("bureau_home", "members", "bureau_inbox", "merged")
_ALSO_SMALL = ("today", "roster", "self_check")
_ALSO_DARK = ("today",)


def main(arguments: list[str]) -> int:
    """Make all pictures; with names, only those pages."""
    home = Path(tempfile.mkdtemp(prefix="xinliapp-pictures-"))
    os.environ["XINLIAPP_HOME"] = str(home)
    os.environ["HOME"] = "/home/teacher"  # no path of this machine in a picture
    try:
        return _Camera(home, set(arguments)).run()
    finally:
        shutil.rmtree(home, ignore_errors=True)


class _Camera:
    def __init__(self, home: Path, wanted: set[str]) -> None:
        self._home = home
        self._wanted = wanted

    def run(self) -> int:
        from xinliapp.app.cli.commands import run
        from xinliapp.app.window import application

        out = self._home / "demo"
        if run(["demo", "--out", str(out)], stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr) != 0:
            return 1
        OUT.mkdir(parents=True, exist_ok=True)
        self._app = application([])
        self._gate_pages(out / "school")
        self._vault(out / "school", "心理教师甲", _SCHOOL_PAGES)
        self._vault(out / "school", "校长", _PRINCIPAL_PAGES)
        self._vault(out / "bureau" / "vault", "经办人", _BUREAU_PAGES)
        return 0

    def _gate_pages(self, vault: Path) -> None:
        from xinliapp.app.window import Desktop

        desktop = Desktop([])
        desktop.start()
        self._settle(desktop)
        self._take(desktop.gate.window, "first_run")
        desktop.gate.unlock(vault, "心理教师甲")
        self._settle(desktop)
        self._take(desktop.gate.window, "unlock")
        self._close(desktop)

    def _vault(self, vault: Path, account: str, pages: tuple[str, ...]) -> None:
        from xinliapp.app.place import DEMO_PASSPHRASE
        from xinliapp.app.window import Desktop

        if self._wanted and not self._wanted & set(pages):
            return
        desktop = Desktop([])
        desktop.preferences = replace(desktop.preferences, window=(1366, 688))
        desktop.start()
        desktop.gate.unlock(vault, account)
        self._settle(desktop)
        page = desktop.gate.window.centralWidget()
        page.passphrase.line.setText(DEMO_PASSPHRASE)
        page.unlock_button.click()
        self._until(lambda: desktop.shell is not None)
        self._settle(desktop)
        shell = desktop.shell
        for key in pages:
            if self._wanted and key not in self._wanted:
                continue
            shell.open(key, self._argument(desktop, key))
            self._settle(desktop)
            self._take(shell, key)
            if key in _ALSO_SMALL:
                shell.resize(1093, 534)
                self._settle(desktop)
                self._take(shell, f"{key}-small")
                shell.resize(1366, 688)
            if key in _ALSO_DARK:
                shell._take_preferences(replace(shell.preferences, theme="dark"))
                self._settle(desktop)
                self._take(shell, f"{key}-dark")
                shell._take_preferences(replace(shell.preferences, theme="light"))
                self._settle(desktop)
        self._close(desktop)

    def _argument(self, desktop: object, key: str) -> object:
        """The student page is shown with somebody who is looked after."""
        if key != "student":
            return None
        from xinliapp.services import concern

        found: list[dict] = []
        desktop.runner.run(concern.current, desktop.session, done=found.append, owner=desktop)
        self._until(lambda: bool(found))
        return max(found[0].values(), key=lambda grade: grade.ordinal).student_id

    def _take(self, window: object, name: str) -> None:
        window.grab().save(str(OUT / f"{name}.png"))
        print(name)

    def _settle(self, desktop: object) -> None:
        """Until no job waits or runs and the event loop has nothing left to do."""
        self._until(desktop.runner.idle)
        for _ in range(20):
            self._app.processEvents()
            time.sleep(0.01)
            self._until(desktop.runner.idle)

    def _until(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _WAIT
        while not ready():
            self._app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError("the window did not settle")

    def _close(self, desktop: object) -> None:
        desktop.runner.close()
        if desktop.shell is not None:
            desktop.shell.close()
        desktop.gate.window.close()
        self._app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

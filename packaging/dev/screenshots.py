"""Pictures of every page from the demo school, through the real window: ``python3 run.py screenshots``.

Writes ``docs/screenshots/<page>.png`` at 1366×688, ``<page>-<tab>.png`` for the other tabs of a page, and
``<page>-small.png`` at 1093×534 and ``<page>-dark.png`` for a few. Offscreen, with the bundled Chinese font,
so that every machine makes the same pictures. With names (``today lessons-ledger``) only those are made.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "screenshots"
_WAIT = 30.0

# Account by account, because signing in takes the longest.
_SCHOOL_PAGES = (
    *("today", "roster", "roster_import", "student", "warning", "concern", "conference", "care", "plan"),
    *("referral", "crisis", "screening", "find", "lifecycle", "merging", "transfer"),
    *("room", "appointment", "counseling", "consents", "lessons", "contacts", "safeguards"),
    *("self_check", "form_report", "school_settings", "preferences", "accounts", "audit", "backup", "rules"),
    *("record_import", "help"),
)
_PRINCIPAL_PAGES = ("principal_home", "exchange")
_BUREAU_PAGES = ("bureau_today", "bureau_home", "members", "bureau_inbox", "flags", "merged", "forwarding")
# The tabs inside a page by the names of their pictures, in their order; "" is the page's own, or none.
_TABS = {
    "student": (
        "",
        "timeline",
        "scores",
        "counseling",
        "plan",
        "referral",
        "home",
        "file",
        "papers",
        "readings",
    ),
    "lessons": ("", "ledger", "timetable", "reps"),
    "contacts": ("", "visits", "guardians", "notices", "packets"),
    "safeguards": ("", "bodies", "policies", "meetings", "partners"),
    "preferences": ("", "", "privacy", "", "", "fonts"),
}
_ALSO_SMALL = (
    *("today", "roster", "student", "room", "counseling", "lessons", "contacts", "self_check", "form_report"),
    *("principal_home", "bureau_inbox", "screening", "crisis"),
)
_ALSO_DARK = ("today", "student", "room", "counseling", "self_check", "principal_home", "bureau_home")
_BEFORE_THE_LOCK = ("first_run", "unlock")


def names_of(page: str) -> tuple[str, ...]:
    """The pictures of one page."""
    tabs = (page, *(f"{page}-{tab}" for tab in _TABS.get(page, ()) if tab))
    kinds = (("small", _ALSO_SMALL), ("dark", _ALSO_DARK))
    also = [f"{page}-{kind}" for kind, pages in kinds if page in pages]
    return (*tabs, *also)


def names() -> tuple[str, ...]:
    """Every picture this script makes."""
    pages = (*_SCHOOL_PAGES, *_PRINCIPAL_PAGES, *_BUREAU_PAGES)
    return (*_BEFORE_THE_LOCK, *(name for page in pages for name in names_of(page)))


def main(arguments: list[str]) -> int:
    """Make all pictures; with names, only those; 1 if one is not known or could not be made."""
    if unknown := sorted(set(arguments) - set(names())):
        print("没有这样的图:" + "、".join(unknown), file=sys.stderr)
        return 1
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

        gc.disable()  # Qt objects must not die in a job's thread; see app/window.py
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

        if not self._wants(*_BEFORE_THE_LOCK):
            return
        desktop = Desktop([])
        desktop.start()
        self._settle(desktop)
        self._take(desktop.gate.window, "first_run")
        desktop.gate.unlock(vault, "心理教师甲")
        self._settle(desktop)
        self._take(desktop.gate.window, "unlock")
        self._close(desktop)

    def _vault(self, vault: Path, account: str, pages: tuple[str, ...]) -> None:
        if not self._wants(*(name for page in pages for name in names_of(page))):
            return
        desktop = self._signed_in(vault, account)
        shell = desktop.shell
        for key in pages:
            if not self._wants(*names_of(key)):
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
            self._other_tabs(desktop, key)
        self._close(desktop)

    def _signed_in(self, vault: Path, account: str) -> Any:
        from xinliapp.app.place import DEMO_PASSPHRASE
        from xinliapp.app.window import Desktop

        desktop = Desktop([])
        desktop.preferences = replace(desktop.preferences, window=(1366, 688))
        desktop.start()
        desktop.gate.unlock(vault, account)
        self._settle(desktop)
        page: Any = desktop.gate.window.centralWidget()
        page.passphrase.line.setText(DEMO_PASSPHRASE)
        page.unlock_button.click()
        self._until(lambda: desktop.shell is not None)
        self._settle(desktop)
        return desktop

    def _other_tabs(self, desktop: Any, key: str) -> None:
        """Every tab but the first, pressed as a person would."""
        from PySide6.QtWidgets import QAbstractButton

        if key not in _TABS:
            return
        tabs = desktop.shell.opened(key).view.tabs
        for number, tab in enumerate(_TABS[key]):
            if not tab or not self._wants(f"{key}-{tab}"):
                continue
            if hasattr(tabs, "setCurrentIndex"):
                tabs.setCurrentIndex(number)
            else:
                tabs.findChild(QAbstractButton, f"{tabs.objectName()}.{tab}").click()
            self._settle(desktop)
            self._take(desktop.shell, f"{key}-{tab}")

    def _wants(self, *pictures: str) -> bool:
        return not self._wanted or bool(self._wanted & set(pictures))

    def _argument(self, desktop: Any, key: str) -> object:
        """A page about one student is shown with somebody who is looked after; the manual by its chapter."""
        from xinliapp.services import concern, plans, screening_rounds

        if key == "help":
            return "today"
        if key == "screening":
            return {"round": self._asked(desktop, screening_rounds.overview)[0].round.id}
        if key not in ("student", "plan", "warning"):
            return None
        grades = self._asked(desktop, concern.current)
        most = [g.student_id for g in sorted(grades.values(), key=lambda grade: -grade.ordinal)]
        if key != "plan":
            return most[0]
        return next((each for each in most if self._asked(desktop, plans.plans_of, each)), most[0])

    def _asked(self, desktop: Any, question: Callable[..., Any], *given: object) -> Any:
        """A service's answer, from the thread that owns the database."""
        found: list[Any] = []
        desktop.runner.run(question, desktop.session, *given, done=found.append, owner=desktop)
        self._until(lambda: bool(found))
        return found[0]

    def _take(self, window: Any, name: str) -> None:
        if not self._wants(name):
            return
        from PIL import Image

        path = OUT / f"{name}.png"
        window.grab().save(str(path))
        with Image.open(path) as picture:  # a third of the size; a screen has few colours
            small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        print(name)

    def _settle(self, desktop: Any) -> None:
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

    def _close(self, desktop: Any) -> None:
        desktop.runner.close()
        if desktop.shell is not None:
            desktop.shell.close()
        desktop.gate.window.close()
        self._app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

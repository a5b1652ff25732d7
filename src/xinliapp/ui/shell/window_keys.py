"""The keys of the window: those of every page, Ctrl+1 … Ctrl+9, and of pages that have one of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xinliapp.ui.shell.presenter import ShellPresenter

_PAGE_KEYS = {"help": "F1", "warning": "F6", "appointment": "F7", "crisis": "F9"}  # some may be changed


class WindowKeys(QObject):
    """``calls`` are keys that always do the same; the others open pages unless the calendar is shown."""

    def __init__(
        self, window: QWidget, presenter: ShellPresenter, calls: Sequence[tuple[str, Callable[[], None]]]
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        for sequence, call in calls:
            QShortcut(QKeySequence(sequence), window, call)
        for number in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{number}"), window).activated.connect(self._open_entry)
        self._of_pages: dict[str, QShortcut] = {}
        for page, sequence in _PAGE_KEYS.items():
            if presenter.has(page):
                shortcut = QShortcut(QKeySequence(sequence), window)
                shortcut.setProperty("page", page)
                shortcut.activated.connect(self._open_page)
                self._of_pages[page] = shortcut

    def take(self, chosen: Mapping[str, str]) -> None:
        """The keys this person chose, by page."""
        for page, shortcut in self._of_pages.items():
            shortcut.setKey(QKeySequence(chosen.get(page, _PAGE_KEYS[page])))

    def _open_entry(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut) and not self._presenter.blanked:
            self._presenter.open_entry(int(shortcut.key().toString()[-1]))

    def _open_page(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut) and not self._presenter.blanked:
            page, here = str(shortcut.property("page")), self._presenter.here
            # F1 opens the manual where it explains the page one is on.
            asked = here.key if page == "help" and here is not None and here.key != page else None
            self._presenter.open(page, asked)

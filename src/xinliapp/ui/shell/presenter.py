"""What the shell decides, without Qt: history, idle lock, privacy blank, pages found by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from xinliapp.domain.clock import Clock
from xinliapp.ui.shell.spec import MENU_PAGE, ScreenSpec, Viewer
from xinliapp.widgets.picking import PickRow

AMBER_SECONDS = 60
HISTORY = 50


class ShellView(Protocol):
    """What the presenter asks of the window."""

    def show_page(self, key: str, argument: object) -> None: ...

    def show_remaining(self, seconds: int, amber: bool) -> None: ...

    def show_blank(self, on: bool) -> None: ...

    def lock_now(self, reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A page with its argument, as remembered for 后退."""

    key: str
    argument: object


class ShellPresenter:
    """Owns the history, the idle timer and the blank. Called from the main thread only.

    ``lock_seconds``: idle time by wall clock, sleep of the PC included. ``blank_return_seconds``: how long
    the same key brings the page back; later it is a lock (0: always).
    """

    def __init__(
        self,
        view: ShellView,
        specs: Sequence[ScreenSpec],
        viewer: Viewer,
        clock: Clock,
        *,
        lock_seconds: int = 300,
        blank_return_seconds: int = 60,
    ) -> None:
        self._view = view
        self._specs = {spec.key: spec for spec in specs if spec.visible(viewer)}
        self._clock = clock
        self.lock_seconds = lock_seconds
        self.blank_return_seconds = blank_return_seconds
        self._touched = clock.now()
        self._blanked: dt.datetime | None = None
        self._locked = False
        self._here: Place | None = None
        self._past: list[Place] = []
        self._future: list[Place] = []

    @property
    def specs(self) -> tuple[ScreenSpec, ...]:
        """The pages that exist for this viewer."""
        return tuple(self._specs.values())

    def entries(self) -> tuple[ScreenSpec, ...]:
        """The navigation from top to bottom: one page per number, in the order of numbers."""
        by_number: dict[int, ScreenSpec] = {}
        for spec in self._specs.values():
            if spec.nav_index != MENU_PAGE and spec.entry:
                by_number.setdefault(spec.nav_index, spec)
        return tuple(by_number[number] for number in sorted(by_number))

    def menu_pages(self) -> tuple[ScreenSpec, ...]:
        """Pages of the account menu (危机处置 has its own place and is not one of them)."""
        return tuple(s for s in self._specs.values() if s.nav_index == MENU_PAGE and s.key != "crisis")

    def siblings(self, key: str) -> tuple[ScreenSpec, ...]:
        """The pages with a tab that share the entry of ``key``, in their order."""
        number = self._specs[key].nav_index
        return tuple(spec for spec in self._specs.values() if spec.tab and spec.nav_index == number)

    def has(self, key: str) -> bool:
        return key in self._specs

    @property
    def here(self) -> Place | None:
        return self._here

    @property
    def blanked(self) -> bool:
        return self._blanked is not None

    def open(self, key: str, argument: object = None) -> bool:
        """Goes to a page; False when it does not exist for this viewer."""
        if key not in self._specs:
            return False
        place = Place(key, argument)
        if self._here is not None and self._here != place:
            self._past = [*self._past, self._here][-HISTORY:]
            self._future.clear()
        self._go(place)
        return True

    def open_entry(self, number: int) -> bool:
        """Ctrl+``number``."""
        return any(spec.nav_index == number and self.open(spec.key) for spec in self.entries())

    def back(self) -> None:
        if self._past and self._here is not None:
            self._future.append(self._here)
            self._go(self._past.pop())

    def forward(self) -> None:
        if self._future and self._here is not None:
            self._past.append(self._here)
            self._go(self._future.pop())

    @property
    def can_go(self) -> tuple[bool, bool]:
        """Whether there is a way back, and forward."""
        return bool(self._past), bool(self._future)

    def _go(self, place: Place) -> None:
        self._here = place
        self._view.show_page(place.key, place.argument)

    def touch(self) -> None:
        """The person did something (ignored behind the blank: only the return key counts there)."""
        if self._blanked is None:
            self._touched = self._clock.now()

    def tick(self) -> None:
        """Once a second: shows the time left, locks when it is used up."""
        if self._locked:
            return
        now = self._clock.now()
        if now < self._touched:  # the clock was set back: count again from now
            self._touched = now
        left = self.lock_seconds - int((now - self._touched).total_seconds())
        if left <= 0:
            self.lock("lock.idle")
            return
        self._view.show_remaining(left, left <= AMBER_SECONDS)

    def lock(self, reason: str = "lock.manual") -> None:
        """Locks at most once."""
        if not self._locked:
            self._locked = True
            self._view.lock_now(reason)

    def toggle_blank(self) -> None:
        """F12: blank; the same key returns in time, and locks later."""
        now = self._clock.now()
        if self._blanked is None:
            self._blanked = now
            self._view.show_blank(True)
            return
        away = (now - self._blanked).total_seconds()
        if not 0 <= away <= self.blank_return_seconds or self.blank_return_seconds == 0:
            self.lock("lock.blank")
            return
        self._blanked = None
        self._touched = now
        self._view.show_blank(False)

    def find_pages(self, text: str) -> tuple[PickRow, ...]:
        """Pages whose title holds ``text`` or one of whose keywords begins with it."""
        if not text:
            return ()
        return tuple(
            PickRow(spec.key, spec.title, (), "page", spec.icon)
            for spec in self._specs.values()
            if text in spec.title.lower() or any(word.startswith(text) for word in spec.keywords)
        )

    def choose(self, row: PickRow, action: str) -> None:
        """A search result. ``action``: ``open``, ``warning`` (Ctrl+Enter), ``appointment`` (Alt+Enter)."""
        if row.kind == "page":
            self.open(row.id)
        elif row.kind == "class":
            self.open("roster", {"class_id": row.id})
        elif row.kind == "find":
            self.open("find", row.id)
        elif action == "open" or not self.open(action, row.id):
            self.open("student", row.id)

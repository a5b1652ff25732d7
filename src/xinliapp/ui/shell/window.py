"""The one window: header, navigation, the visible screen, status bar; and the calendar that hides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.settings.preferences import Preferences
from xinliapp.ui.shell.activity import Activity
from xinliapp.ui.shell.blank import BlankPage
from xinliapp.ui.shell.covering import Covering
from xinliapp.ui.shell.frame import Frame
from xinliapp.ui.shell.papers import Papers
from xinliapp.ui.shell.place import Where, go, where
from xinliapp.ui.shell.presenter import ShellPresenter
from xinliapp.ui.shell.searching import SearchPopup
from xinliapp.ui.shell.spec import MenuAction, Screen, ShellParts, StatusFacts
from xinliapp.ui.shell.window_keys import WindowKeys
from xinliapp.widgets import tokens as tk
from xinliapp.widgets import veil
from xinliapp.widgets.focus_ring import FocusRing
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.keys import set_keys
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import PickRow, fold_typed
from xinliapp.widgets.style import apply_theme, px
from xinliapp.widgets.toast import Toast
from xinliapp.widgets.tokens import Theme

TICK_MS = 1000
REVEAL_MS = 300
SETTLE_MS = 300


class ShellWindow(QMainWindow):
    """Implements :class:`xinliapp.widgets.hosting.Host` for its screens.

    ``lock_requested(reason)`` comes after every screen was told to flush its draft; the composition root ends
    the process then. ``preferences_changed`` carries the new preferences to be saved.
    """

    lock_requested = Signal(str)
    preferences_changed = Signal(object)

    def __init__(self, parts: ShellParts, clock: Clock, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("shell")
        self._parts, self._clock, self._preferences = parts, clock, preferences
        self.setWindowTitle(self.tr("校园工作台"))
        self._screens: dict[str, Screen] = {}
        self._alt = False
        self._locking = False
        self._shown = ""
        self.presenter = ShellPresenter(
            self,
            parts.screens,
            parts.viewer,
            clock,
            lock_seconds=preferences.auto_lock_minutes * 60,
            blank_return_seconds=preferences.blank_return_seconds,
        )
        self.papers = Papers(self, jobs, self.toast)
        self._build()
        self._wire()
        self.setMinimumSize(*tk.MIN_WINDOW)
        self.resize(*(preferences.window or (1366, 688)))
        self.set_status(StatusFacts(case_open=parts.viewer.case_open))
        self.presenter.tick()
        self._second.start()
        veil.hide_names(self.masked())

    def _build(self) -> None:
        parts = self._parts
        self._frame = frame = Frame(self.presenter, parts.viewer.display_name)
        self.header, self.nav, self.tabs = frame.header, frame.nav, frame.tabs
        self.pages, self.status = frame.pages, frame.status
        self.header.build_menu(self.presenter.menu_pages(), self._keys_of_the_window(), self._preferences)
        self.blank = BlankPage(parts.week_of, parts.day_note)
        root = QStackedWidget()
        root.addWidget(frame)
        root.addWidget(self.blank)
        self.setCentralWidget(root)
        self._covering = Covering(self, root, frame, self.blank, self.tr("校历"))
        self._toast = Toast(frame)
        self._ring = FocusRing(frame)
        self._search = parts.search
        self.searching = SearchPopup(self.header.search, frame, self.presenter, parts.search)

    def _wire(self) -> None:
        self._activity = Activity(self)
        self._activity.seen.connect(self._touched)
        self._activity.blank.connect(self._blank_key)
        self._activity.lock.connect(self.lock)
        self._activity.alt.connect(self._alt_moved)
        self._second = QTimer(self)
        self._second.setInterval(TICK_MS)
        self._second.timeout.connect(self.presenter.tick)
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(REVEAL_MS)
        self._reveal.timeout.connect(self._show_names)
        self.header.blank_pressed.connect(self._blank_key)
        self.header.lock_pressed.connect(self.lock)
        self.header.page_chosen.connect(self._open_page)
        self.header.preferences_changed.connect(self._take_preferences)
        self.status.blank_pressed.connect(self._blank_key)
        self.nav.chosen.connect(self._open_page)
        self.tabs.chosen.connect(self._open_page)
        self._shortcuts()

    def _keys_of_the_window(self) -> tuple[MenuAction, ...]:
        """What only keys could do otherwise (screens.md 1.5: every shortcut can be seen and pressed)."""
        return (
            MenuAction(self.tr("后退") + "\tAlt+←", self.back, "shell.back"),
            MenuAction(self.tr("前进") + "\tAlt+→", self.forward, "shell.forward"),
            MenuAction(self.tr("重新计算") + "\tF5", self.refresh_all, "shell.refresh"),
            MenuAction(self.tr("存草稿") + "\tCtrl+S", self._flush_visible, "shell.keep"),
            MenuAction(self.tr("撤销上一步") + "\tCtrl+Z", self.undo, "shell.undo"),
        )

    def _shortcuts(self) -> None:
        calls: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self.searching.focus),
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("F5", self.refresh_all),
            ("Ctrl+S", self._flush_visible),
            ("Ctrl+Z", self.undo),
        ]
        self._keys = WindowKeys(self, self.presenter, calls)
        self._set_keys()

    def _set_keys(self) -> None:
        """The keys this person chose, where they act and where they are shown."""
        chosen = self._preferences.keys
        self._keys.take(chosen)
        self._activity.blank_key = QKeySequence(chosen["blank"])
        set_keys(chosen)
        self.status.show_key(chosen["blank"])

    # Host: what the screens may ask

    def open(self, page: str, argument: object = None) -> None:
        self.presenter.open(page, argument)

    def has(self, page: str) -> bool:
        return self.presenter.has(page)

    def title(self, page: str) -> str:
        return next((spec.title for spec in self.presenter.specs if spec.key == page), "")

    def find_students(self, text: str) -> Sequence[PickRow]:
        typed = fold_typed(text)
        return tuple(row for row in self._search(typed, False) if row.kind == "student") if typed else ()

    def hide_names(self, on: bool) -> None:
        self.choose(replace(self._preferences, hide_names=on))

    def choose(self, preferences: Preferences) -> None:
        """Applies and keeps preferences chosen on a page."""
        if preferences != self._preferences:
            self._take_preferences(preferences)
            self.header.show_preferences(preferences)

    def back(self) -> None:
        if not self.presenter.blanked:
            self.presenter.back()

    def forward(self) -> None:
        if not self.presenter.blanked:
            self.presenter.forward()

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._toast.tell(text, undo)

    def trouble(self, text: str) -> None:
        """Something went wrong that no page takes care of."""
        self._toast.tell(text, sign=Sign.BAD)

    def undo(self) -> None:
        """Ctrl+Z: what the toast offers to take back."""
        if not self.presenter.blanked:
            self._toast.take_back()

    def draft(self, state: DraftState, time: str = "") -> None:
        self.status.set_draft(state, time)

    def show_paper(self, paper: Paper) -> None:
        self.papers.show_paper(paper)

    def save_file(
        self,
        file: Paper,
        failed: Callable[[XinliError], None],
        done: Callable[[str], None] | None = None,
    ) -> None:
        self.papers.save(file, failed, done)

    def masked(self) -> bool:
        return self._preferences.hide_names and not self._alt

    # What the composition root calls

    def start(self, place: Where | None = None) -> None:
        """Opens the place a person was at when the program locked, or the first entry; shows the window."""
        entries = self.presenter.entries()
        if not (place is not None and self.presenter.open(place.page, place.argument)) and entries:
            self.presenter.open(entries[0].key)
            place = None
        if self._preferences.maximized:
            self.showMaximized()
        else:
            self.show()
        if place is not None and (screen := self._visible()) is not None:
            # Its content comes with the next turns of the event loop, from the database thread.
            QTimer.singleShot(SETTLE_MS, screen.view, partial(go, place, screen.view))

    def where(self) -> dict[str, object]:
        """The page, scroll and cursor as plain JSON (:mod:`xinliapp.ui.shell.place`)."""
        here, screen = self.presenter.here, self._visible()
        focus = self._covering.focus_before if self.presenter.blanked or self._locking else self.focusWidget()
        view = screen.view if screen is not None else None
        return where(here.key if here else "", here.argument if here else None, view, focus)

    def set_status(self, facts: StatusFacts) -> None:
        """New facts for the status bar."""
        self.status.set_facts(facts, self._clock.now().date())

    def changed(self, changes: Changes) -> None:
        """Something was written: the visible screen refreshes. (Others do when they are shown again.)"""
        screen = self._visible()
        if screen is not None:
            screen.presenter.refresh(changes)

    def refresh_all(self) -> None:
        """F5: the visible screen loads everything again."""
        if not self.presenter.blanked:
            self.changed(~Changes.NONE)

    def lock(self) -> None:
        """Ctrl+L."""
        self.presenter.lock("lock.manual")

    def opened(self, key: str) -> Screen | None:
        """The screen ``key`` if it was opened already (tests, 恢复现场)."""
        return self._screens.get(key)

    @property
    def preferences(self) -> Preferences:
        return self._preferences

    # ShellView: what the presenter asks

    def show_page(self, key: str, argument: object) -> None:
        before = self._screens.get(self._shown)
        if before is not None:
            before.presenter.flush()
        self._shown = key
        spec = next(spec for spec in self.presenter.specs if spec.key == key)
        first = key not in self._screens
        if first:
            screen = spec.factory(self)
            self._screens[key] = screen
            screen.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.pages.addWidget(screen.view)
        screen = self._screens[key]
        self.pages.setCurrentWidget(screen.view)
        self.nav.set_current(key, spec.nav_index)
        self.tabs.show_pages(self.presenter.siblings(key), key)
        self.draft(DraftState.NONE)
        self._toast.dismiss()
        if first or not screen.view.isAncestorOf(self.focusWidget() or self):
            # The page's own keys work at once, and no arrow turns a field that nobody chose; the page may
            # give the keyboard to a field itself.
            screen.view.setFocus()
        screen.presenter.start(argument)

    def show_remaining(self, seconds: int, amber: bool) -> None:
        self.status.set_remaining(seconds, amber)

    def show_blank(self, on: bool) -> None:
        if on:
            self._cover()
        else:
            self._covering.uncover()

    def lock_now(self, reason: str) -> None:
        self._second.stop()
        for screen in self._screens.values():
            screen.presenter.flush()
        if not self.presenter.blanked:
            self._cover()
        self._locking = True
        self.lock_requested.emit(reason)

    # Inside

    def _visible(self) -> Screen | None:
        return self._screens.get(self._shown)

    def _cover(self) -> None:
        self.blank.set_today(self._clock.now().date())
        self._covering.cover()
        self.searching.close()

    def _blank_key(self) -> None:
        self.presenter.toggle_blank()

    def _touched(self) -> None:
        self.presenter.touch()

    def _open_page(self, key: str) -> None:
        self.presenter.open(key)

    def _flush_visible(self) -> None:
        screen = self._visible()
        if screen is not None and not self.presenter.blanked:
            screen.presenter.flush()

    def _alt_moved(self, down: bool) -> None:
        if down and self._preferences.hide_names:
            self._reveal.start()
            return
        self._reveal.stop()
        if self._alt:
            self._alt = False
            self._names_moved()

    def _show_names(self) -> None:
        self._alt = True
        self._names_moved()

    def _names_moved(self) -> None:
        veil.hide_names(self.masked())
        self.changed(Changes.NONE)

    def _take_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self.presenter.lock_seconds = preferences.auto_lock_minutes * 60
        self.presenter.blank_return_seconds = preferences.blank_return_seconds
        if (before.theme, before.scale) != (preferences.theme, preferences.scale):
            app = QApplication.instance()
            if isinstance(app, QApplication):
                apply_theme(app, Theme(preferences.theme), preferences.scale)
                self._fit()
        if before.keys != preferences.keys:
            self._set_keys()
        if before.hide_names != preferences.hide_names:
            self._names_moved()
        self.preferences_changed.emit(preferences)

    def _fit(self) -> None:
        self.nav.set_rail(self.width() < px(tk.RAIL_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._activity.watch(self.windowHandle())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._activity.alt.emit(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing flushes every draft and remembers the window's size."""
        for screen in self._screens.values():
            screen.presenter.flush()
        self._second.stop()
        size = (self.normalGeometry().width(), self.normalGeometry().height())
        self.preferences_changed.emit(replace(self._preferences, window=size, maximized=self.isMaximized()))
        super().closeEvent(event)

"""The window's process: one application, one database thread, one page at a time."""

from __future__ import annotations

import datetime as dt
import gc
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from xinliapp.app import crashes
from xinliapp.app.gate import Gate
from xinliapp.app.indexing import Indexing
from xinliapp.app.place import known_vault
from xinliapp.app.screens import all_screens, preload
from xinliapp.app.searching import Searching
from xinliapp.app.status import status_facts
from xinliapp.app.supervisor import AFTER_CRASH
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import SystemClock
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.jobs import Priority
from xinliapp.i18n import translators
from xinliapp.i18n.messages import sentence
from xinliapp.i18n.notices import notice_line
from xinliapp.jobs.runner import Runner
from xinliapp.reports.fonts import print_with
from xinliapp.services import (
    backup_policy,
    committing,
    drafts,
    figures,
    preference_log,
    recovery,
    school,
)
from xinliapp.services.attachments import clear_opened
from xinliapp.services.backup import ProvenBackup, last_proven
from xinliapp.services.session import Session
from xinliapp.services.vault import close
from xinliapp.settings import preferences as settings
from xinliapp.system import fonts, paths
from xinliapp.system.process import (
    EXIT_LOCK,
    ToSupervisor,
    ToWindow,
    end_with_parent,
    listen,
    protect_memory,
    tell_supervisor,
)
from xinliapp.system.session_lock import SessionLock
from xinliapp.ui.shell.place import DRAFT_KEY as PLACE
from xinliapp.ui.shell.place import read as read_place
from xinliapp.ui.shell.spec import ShellParts, Viewer
from xinliapp.ui.shell.window import ShellWindow
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.icons import program_icon
from xinliapp.widgets.style import apply_theme, ensure_font
from xinliapp.widgets.tokens import Theme

SMOKE = "--smoke"
_SMOKE_MS = 300
_WARM_AFTER_MS = 3000
_WARM_EVERY_MS = 250
_MOST_NOTICES = 8
_NOT_KEPT = frozenset({"disk_full", "database_not_writable", "busy"})
_LAST_COMMIT = 60.0  # seconds a running write may still take when the window is closed


class Desktop(QObject):
    """Composition root of the window: gate first, shell once a vault is open, exit on lock."""

    raise_wanted = Signal()
    crashed = Signal(str)
    supervisor_gone = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__()
        self._smoke = SMOKE in arguments
        self._after_crash = AFTER_CRASH in arguments
        self._config = paths.config_dir()
        self.preferences = settings.load(self._config)
        self.session: Session | None = None
        self.shell: ShellWindow | None = None
        self._lock_reason: str | None = None
        self._cold: list[str] = []
        self.runner = Runner(
            close_db=self._close_session,
            interrupt_db=self._interrupt,
            switch=self,
            on_error=self._tell,
            on_bug=_log_bug,
            parent=self,
        )
        self.gate = Gate(
            self.runner,
            SystemClock(),
            paths.documents_dir(),
            paths.data_dir() / "demo",
            self._opened,
            self._config,
        )
        self._leaving = False
        self.session_lock = SessionLock(self)
        self.session_lock.locked.connect(self._desktop_locked)
        self.raise_wanted.connect(self._come_forward)
        self.crashed.connect(self._show_crash)
        self.supervisor_gone.connect(self._quit)

    def start(self) -> None:
        """Lock screen of the vault opened last, or the first run."""
        vault = known_vault(self.preferences.last_vault)
        if vault is None:
            self.gate.first_run()
        else:
            self.gate.unlock(vault, self.preferences.last_account)
        self.gate.window.show()
        if self._after_crash:
            self._say_reopened()
        if self._smoke:
            QTimer.singleShot(_SMOKE_MS, self._quit)

    # --- opening ---

    def _opened(self, session: object, vault: Path, account: str) -> None:
        if not isinstance(session, Session):
            raise TypeError("the lock screen hands over a session")
        self.session = session
        self.preferences = replace(self.preferences, last_vault=str(vault), last_account=account)
        settings.save(self._config, self.preferences)
        self.runner.run(_about, session, done=self._enter, failed=self._not_entered, owner=self)

    def _not_entered(self, error: XinliError) -> None:
        """What the window needs could not be read: the lock screen stays and says why."""
        session, self.session = self.session, None
        if session is not None:
            self.runner.run(close, session, done=None, owner=self)
        self.gate.show_error(sentence(error))

    def _enter(self, about: tuple[Viewer, dict[dt.date, int], object]) -> None:
        viewer, weeks, place = about
        session = self.session
        if session is None:
            return
        self.searching = Searching(session, self.runner)
        self.indexing = Indexing(session, self.runner)
        parts = ShellParts(
            screens=all_screens(session, self.runner),
            viewer=viewer,
            search=self.searching.find,
            week_of=weeks.get,
        )
        self.shell = ShellWindow(parts, session.clock, self.preferences, self.runner)
        self.shell.lock_requested.connect(self._lock)
        self.shell.preferences_changed.connect(self._keep_preferences)
        self.runner.changed.connect(self._changed)
        self.shell.start(read_place(place))
        self.session_lock.watch_window(int(self.shell.winId()))
        self.gate.window.close()
        # Not ``_changed``: the page has just been asked to load, and would load a second time.
        self.searching.reload()
        self.runner.run(status_facts, session, done=self.shell.set_status, owner=self)
        self._cold = [spec.key for spec in parts.screens if self.shell.has(spec.key)]
        QTimer.singleShot(_WARM_AFTER_MS, self, self._warm)
        if _case_unreadable(session):
            self.runner.run(last_proven, session, done=self._say_case_closed, owner=self)
        self.runner.run(recovery.notices, session, done=self._show_notices, owner=self)
        if viewer.case_open:
            # Whether a figure everybody may see still fits its records can only be known behind the case key.
            self.runner.run(
                figures.refresh_stale, session, done=None, owner=self, priority=Priority.BACKGROUND
            )
            self.indexing.catch_up()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.shell is None or self.session is None:
            return
        self.shell.changed(changes)
        if changes & (Changes.ROSTER | Changes.SCHOOL):
            self.searching.reload()
        self.indexing.catch_up()
        self.runner.run(status_facts, self.session, done=self.shell.set_status, owner=self)

    def _warm(self) -> None:
        """Imports one page after the other while nothing happens: a first visit then only builds."""
        if self._cold and self._lock_reason is None:
            preload(self._cold.pop(0))
            QTimer.singleShot(_WARM_EVERY_MS, self, self._warm)

    # --- leaving ---

    @Slot(str)
    def _lock(self, reason: str) -> None:
        tell_supervisor(ToSupervisor.LOCKING)
        self._lock_reason = reason
        if self.shell is not None and self.session is not None and not _case_unreadable(self.session):
            self.runner.run(
                drafts.save_draft, self.session, PLACE, self.shell.where(),
                done=None, owner=self, priority=Priority.URGENT,
            )  # fmt: skip
        if committing.running():
            # An import's transaction, or files being put in place: the window is blank already, that step
            # ends first.
            tell_supervisor(ToSupervisor.COMMITTING)
            self.runner.close(_LAST_COMMIT, finish=True)
            tell_supervisor(ToSupervisor.COMMITTED)
        else:
            self.runner.close()
        QCoreApplication.exit(EXIT_LOCK)

    @Slot()
    def _desktop_locked(self) -> None:
        if self.shell is not None:
            self.shell.presenter.lock("lock.session")

    @Slot()
    def leave(self) -> None:
        """The person closed the window: back up first, without making them wait in front of it."""
        if self._leaving:
            return
        self._leaving = True
        if self.session is None:
            self._quit()
            return
        self.runner.run(
            backup_policy.on_exit,
            self.session,
            done=self._backed_up,
            failed=self._not_backed_up,
            owner=self,
        )

    def _backed_up(self, _made: object) -> None:
        self._quit()

    def _not_backed_up(self, error: XinliError) -> None:
        QMessageBox.warning(None, self.tr("校园工作台"), sentence(error))
        self._quit()

    @Slot()
    def _quit(self) -> None:
        self.runner.close(_LAST_COMMIT, finish=committing.running())
        QCoreApplication.exit(0)

    def _close_session(self) -> None:
        """In the database thread, last of all."""
        session, self.session = self.session, None
        if session is not None:
            try:
                close(session, self._lock_reason)
            finally:
                clear_opened(session.vault)

    def _interrupt(self) -> None:
        if self.session is not None:
            self.session.database.interrupt()

    def stop_reading(self) -> None:
        """A draft waits while a marked read runs: the read is done again later (jobs.lane.ReadSwitch)."""
        if self.session is not None:
            self.session.database.stop_reading()

    def begin(self, *, only_reads: bool) -> None:
        """In the database thread, before each of its jobs."""
        session = self.session
        if session is not None:
            session.database.begin(only_reads=only_reads)

    # --- odds and ends ---

    @Slot(object)
    def _keep_preferences(self, changed: settings.Preferences) -> None:
        before, after = _told(self.preferences), _told(changed)
        if before != after and self.session is not None:
            self.runner.run(
                preference_log.changed, self.session, before, after, done=None, failed=self._tell, owner=self
            )
        self.preferences = replace(
            changed, last_vault=self.preferences.last_vault, last_account=self.preferences.last_account
        )
        settings.save(self._config, self.preferences)

    def _tell(self, error: XinliError) -> None:
        """What no page takes care of; drafts are kept by jobs like that, so the bar must not say 草稿已存."""
        if self.shell is not None:
            self.shell.trouble(sentence(error))
            if error.code in _NOT_KEPT:
                self.shell.draft(DraftState.UNSAVED)

    def _show_notices(self, found: tuple[recovery.Notice, ...]) -> None:
        if found and self.shell is not None:
            lines = "\n".join(_notice_line(notice) for notice in found[-_MOST_NOTICES:])
            text = self.tr("上次离开以后:") + "\n\n" + lines
            box = QMessageBox(QMessageBox.Icon.Information, self.tr("校园工作台"), text, parent=self.shell)
            box.setObjectName("notices")
            box.open()

    def _say_case_closed(self, proven: ProvenBackup | None) -> None:
        """The case file could not be read; the rest is open."""
        backup = self.tr("最近的备份")
        if proven is not None:
            backup = self.tr("%1的备份").replace("%1", proven.made_at[5:10])
        text = sentence(KnownError("case_unreadable", backup=backup))
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("校园工作台"), text, parent=self.shell)
        box.setObjectName("case_unreadable")
        box.open()

    def _say_reopened(self) -> None:
        text = sentence(KnownError("window_reopened"))
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("校园工作台"), text, parent=self.gate.window)
        box.setObjectName("reopened")
        box.open()

    @Slot(str)
    def _show_crash(self, reference: str) -> None:
        text = self.tr("程序出错,这一步没有完成。已保存的内容没有变化。请记下代号 %1 并告诉维护人员。")
        QMessageBox.warning(
            self.shell or self.gate.window, self.tr("校园工作台"), text.replace("%1", reference)
        )

    @Slot()
    def _come_forward(self) -> None:
        window = self.shell or self.gate.window
        window.raise_()
        window.activateWindow()

    def hear(self, word: ToWindow) -> None:
        """A line from the supervisor; called in its reading thread."""
        if word is ToWindow.RAISE:
            self.raise_wanted.emit()


def main(arguments: Sequence[str]) -> int:
    """Show the window until it locks or is closed; the process' exit status."""
    protect_memory()
    app = application(arguments)
    print_with(fonts.font_book)
    desktop = Desktop(arguments)
    crashes.install(paths.log_dir(), desktop.crashed.emit)
    if SMOKE not in arguments:
        end_with_parent()
        if sys.stdin is not None and not sys.stdin.isatty():
            # Ctrl+C in the terminal reaches this process too; the supervisor then closes the pipe.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            listen(sys.stdin, desktop.hear, desktop.supervisor_gone.emit)
    collector = _collect_on_main_thread(app)
    desktop.start()
    app.lastWindowClosed.connect(desktop.leave)
    code = app.exec()
    collector.stop()
    desktop.runner.close()
    return code


def application(arguments: Sequence[str]) -> QApplication:
    """The application object with its words, fonts and look."""
    QApplication.setApplicationName("xinliapp")
    app = QApplication([sys.argv[0], *(argument for argument in arguments if argument != SMOKE)])
    app.setQuitOnLastWindowClosed(False)
    chosen = settings.load(paths.config_dir())
    translators.install(app, paths.translations_dir())
    ensure_font(str(fonts.bundled_font_path()))
    apply_theme(app, Theme(chosen.theme), chosen.scale)
    app.setWindowIcon(program_icon())
    return app


def _collect_on_main_thread(app: QApplication) -> QTimer:
    """Qt objects must die in the thread they live in: cyclic garbage is collected here only."""
    gc.disable()
    timer = QTimer(app)
    timer.setInterval(1000)
    timer.timeout.connect(gc.collect)
    timer.start()
    return timer


def _told(preferences: settings.Preferences) -> preference_log.Told:
    """What goes into the audit chain when it changes."""
    numbers = {name: int(getattr(preferences, name)) for name in preference_log.EVENTS}
    return preference_log.Told(numbers, dict(preferences.keys))


def _case_unreadable(session: Session) -> bool:
    """Whether this person holds the case key and case.db had to be left closed."""
    return session.keys.holds(Compartment.CASE) and not session.database.has_case


def _about(session: Session) -> tuple[Viewer, dict[dt.date, int], object]:
    """Who is signed in, which week every day of the school year falls in, and where they were at the lock."""
    weeks: dict[dt.date, int] = {}
    for year in school.calendar(session):
        for term in year.terms:
            for week in term.weeks():
                for offset in range(7):
                    weeks[week.starts_on + dt.timedelta(days=offset)] = week.number
    account = session.account
    viewer = Viewer(
        account.display_name, account.role, session.database.has_case, school.unit(session).edition
    )
    place = drafts.take_draft(session, PLACE) if not _case_unreadable(session) else None
    return viewer, weeks, place.body if place is not None else None


def _notice_line(notice: recovery.Notice) -> str:
    return notice_line(notice.at, notice.action, notice.detail)


def _log_bug(error: BaseException, reference: str) -> None:
    """Types and places only: a message could hold a child's name."""
    crashes.write(paths.log_dir(), error, SystemClock(), reference)

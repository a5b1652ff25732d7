"""Hears that the desktop was locked or the PC goes to sleep (lid closed), so that the program locks too.

Linux: D-Bus, ``org.freedesktop.login1`` (Lock of our session, PrepareForSleep) and the screen savers'
``ActiveChanged``. Windows: WTS and power messages to the window. Where neither is there nothing is heard; the
idle lock by wall clock still locks at the first second after waking.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

try:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
except ImportError:  # the wheels for Windows come without it
    QDBusConnection = None  # type: ignore[assignment,misc]

_LOGIND = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.ukui.ScreenSaver", "/org/ukui/ScreenSaver"),
)

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_SESSION_LOCK = 0x0007


class SessionLock(QObject):
    """``locked``: the desktop was locked or goes to sleep. Listens from its making until it is destroyed."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listening = False
        self._filter: _WindowsFilter | None = None
        if sys.platform == "win32":
            self._filter = _WindowsFilter(self.locked.emit)
            app = QCoreApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self._filter)
                self.listening = True
        elif QDBusConnection is not None:
            self.listen(QDBusConnection.systemBus(), QDBusConnection.sessionBus())

    def watch_window(self, handle: int) -> None:
        """Windows tells of locked sessions only windows that asked; call once the window is shown."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, 0)

    def listen(self, system: Any, session: Any) -> None:
        """Subscribe on the two buses; a bus that is not there is passed over."""
        if system.isConnected():
            self.listening = True
            manager = f"{_LOGIND}.Manager"
            system.connect(_LOGIND, _MANAGER, manager, "PrepareForSleep", self, "1_flagged(bool)")
            own = _own_session(system)
            if own:
                system.connect(_LOGIND, own, f"{_LOGIND}.Session", "Lock", self, "1_told()")
        if session.isConnected():
            self.listening = True
            for interface, path in _SAVERS:
                session.connect("", path, interface, "ActiveChanged", self, "1_flagged(bool)")

    @Slot()
    def _told(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _flagged(self, on: bool) -> None:
        """PrepareForSleep and ActiveChanged say true when it begins and false when it is over."""
        if on:
            self.locked.emit()


def _own_session(system: Any) -> str:
    """The object path of the session this process belongs to, "" if logind does not know one."""
    call = QDBusMessage.createMethodCall(_LOGIND, _MANAGER, f"{_LOGIND}.Manager", "GetSessionByPID")
    call.setArguments([os.getpid()])
    answer = system.call(call)
    values = answer.arguments()
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not values:
        return ""
    path = values[0]
    return str(path.path() if hasattr(path, "path") else path)


class _WindowsFilter(QAbstractNativeEventFilter):
    """Reads the window messages of a locked session and of going to sleep."""

    def __init__(self, heard: Any) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(self, event_type: QByteArray | bytes, message: Any) -> tuple[bool, int]:  # type: ignore[override]
        if event_type == b"windows_generic_MSG":
            import ctypes.wintypes

            told = ctypes.wintypes.MSG.from_address(int(message))
            if is_lock_message(told.message, told.wParam):
                self._heard()
        return False, 0


def is_lock_message(message: int, parameter: int) -> bool:
    """Whether a window message says that the session was locked or the PC suspends."""
    return (message, parameter) in (
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
    )

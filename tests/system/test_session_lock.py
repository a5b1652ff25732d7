"""Locked desktop and sleeping PC are heard on D-Bus; which window messages mean the same on Windows."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import shutil
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication
from pytestqt.qtbot import QtBot
from shiboken6 import VoidPtr

from xinliapp.system.session_lock import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SessionLock,
    _WindowsFilter,
    is_lock_message,
)


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of our own."""
    if sys.platform == "win32" or shutil.which("dbus-daemon") is None:
        pytest.skip("no dbus-daemon here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(5)
    daemon.stdout.close()


@pytest.fixture
def connections(address: str) -> Iterator[tuple[Any, Any]]:
    """Ours and the desktop's, under names of this test alone, given back whatever happens."""
    from PySide6.QtDBus import QDBusConnection

    names = (f"ours {address}", f"theirs {address}")
    yield QDBusConnection.connectToBus(address, names[0]), QDBusConnection.connectToBus(address, names[1])
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.mark.parametrize(
    ("path", "interface", "name", "value", "heard"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True, True),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False, False),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True, True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False, False),
    ],
)
def test_what_the_desktop_says_on_the_bus(
    qtbot: QtBot,
    connections: tuple[Any, Any],
    path: str,
    interface: str,
    name: str,
    value: bool,
    heard: bool,
) -> None:
    from PySide6.QtDBus import QDBusMessage

    ours, theirs = connections
    assert theirs.registerService("org.freedesktop.login1")
    watch = SessionLock()
    told: list[str] = []
    watch.locked.connect(lambda: told.append("locked"))
    watch.listen(ours, ours)
    assert watch.listening
    # Subscriptions are on their way; an answer to a later question means that the bus has them.
    bus = "org.freedesktop.DBus"
    asked = QDBusMessage.createMethodCall(bus, "/org/freedesktop/DBus", bus, "GetId")
    assert ours.call(asked).type() is QDBusMessage.MessageType.ReplyMessage
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments([value])
    theirs.send(signal)
    last = QDBusMessage.createSignal(
        "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
    )
    last.setArguments([True])
    theirs.send(last)  # signals arrive in order: with this one the first has arrived too
    qtbot.waitUntil(lambda: len(told) == 1 + heard)


def test_without_a_bus_nothing_is_heard_and_nothing_fails(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    SessionLock()


@pytest.mark.parametrize(
    ("message", "parameter", "lock"),
    [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_WTSSESSION_CHANGE, 8, False),  # unlocked
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_POWERBROADCAST, 7, False),  # resumed
        (0x0100, WTS_SESSION_LOCK, False),
    ],
)
def test_windows_messages(message: int, parameter: int, lock: bool) -> None:
    assert is_lock_message(message, parameter) is lock


def _fabricated(message: int, parameter: int) -> ctypes.wintypes.MSG:
    told = ctypes.wintypes.MSG()
    told.message, told.wParam = message, parameter
    return told


@pytest.mark.parametrize(
    ("kind", "message", "parameter", "heard"),
    [
        (b"windows_generic_MSG", WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, 1),
        (b"windows_generic_MSG", WM_POWERBROADCAST, PBT_APMSUSPEND, 1),
        (b"windows_generic_MSG", WM_WTSSESSION_CHANGE, 8, 0),
        (b"windows_dispatcher_MSG", WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, 0),
        (b"xcb_generic_event_t", WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, 0),
    ],
)
def test_the_filter_reads_the_message_behind_the_pointer_qt_hands_over(
    qapp: QCoreApplication, kind: bytes, message: int, parameter: int, heard: int
) -> None:
    """Fabricated messages in Windows' own layout; what Windows sends could not be tried here."""
    told: list[bool] = []
    told_by = _fabricated(message, parameter)
    watching = _WindowsFilter(lambda: told.append(True))
    pointer = VoidPtr(ctypes.addressof(told_by))
    assert watching.nativeEventFilter(QByteArray(kind), pointer) == (False, 0)  # Qt goes on with it
    assert len(told) == heard


def test_on_windows_the_filter_is_installed_and_the_window_asks_to_be_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same code as on Windows, with the two calls into the system replaced."""
    asked: list[tuple[int, int]] = []
    library = SimpleNamespace(
        WTSRegisterSessionNotification=lambda handle, kind: asked.append((handle, kind))
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(wtsapi32=library), raising=False)
    watch = SessionLock()
    assert watch.listening
    with qtbot.waitSignal(watch.locked):
        assert watch._filter is not None
        message = _fabricated(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)
        watch._filter.nativeEventFilter(
            QByteArray(b"windows_generic_MSG"), VoidPtr(ctypes.addressof(message))
        )
    watch.watch_window(4711)
    assert asked == [(4711, 0)]
    QCoreApplication.instance().removeNativeEventFilter(watch._filter)

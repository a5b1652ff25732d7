"""Locked desktop and sleeping PC are heard on D-Bus; which window messages mean the same on Windows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from xinliapp.system.session_lock import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SessionLock,
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

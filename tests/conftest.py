"""Fixtures every room's tests share."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytestqt.plugin
from hypothesis import settings

from tests.support import event_loop

if TYPE_CHECKING:
    from tests.support.demo import DemoRun

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every machine, so that a red run can be repeated; ``HYPOTHESIS_PROFILE=explore`` draws
# new ones each time, which is how the examples worth keeping are found.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("explore", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_QT_FIXTURES = {"qtbot", "qapp"}


def pytest_configure() -> None:
    """Qt's events of a test run without the call that hangs when a paint raises (decision 0130)."""
    pytestqt.plugin._process_events = event_loop.process_events


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """No cyclic garbage is collected while a Qt test runs, as in the program itself (``app/window.py``)."""
    if not _QT_FIXTURES & set(getattr(item, "fixturenames", ())):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a Qt test that leaves a window open or a thread running. It costs other tests nothing."""
    if not _QT_FIXTURES & set(request.fixturenames):
        yield
        return
    from tests.support import leaks

    shown, threads = leaks.windows(), set(threading.enumerate())
    yield
    left, running = leaks.leftover_windows(shown), leaks.leftover_threads(threads)
    leaks.close_windows(shown)
    assert not left, f"windows left open: {left}"
    assert not running, f"threads left running: {running}"


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings, logs and the demo go to a folder of the tests, never to the developer's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINLIAPP_HOME", str(home))
        yield home


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """What ``demo --out`` leaves for small schools; made once, only read: copy what you open."""
    from tests.support.demo import run_demo

    return run_demo(tmp_path_factory.mktemp("demo") / "out")

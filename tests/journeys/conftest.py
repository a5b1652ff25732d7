"""A home of its own for every journey, and copies of the demo's vaults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.demo import DemoRun
from tests.support.desk import Desk, refuse_dialogs, sitting
from tests.support.f1800 import make_f1800, make_october
from tests.support.user import User
from xinliapp.app import gate
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.system import fonts
from xinliapp.widgets.style import apply_theme, ensure_font
from xinliapp.widgets.tokens import Theme


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences, logs and the demo school of this journey alone; no dialog waits for anybody."""
    refuse_dialogs(monkeypatch)
    home = tmp_path / "home"
    monkeypatch.setenv("XINLIAPP_HOME", str(home))
    return home


@pytest.fixture
def look(qapp: QApplication) -> Iterator[None]:
    """The window's own fonts and style; put back for tests that draw without it."""
    style, sheet, palette, font = qapp.style().objectName(), qapp.styleSheet(), qapp.palette(), qapp.font()
    ours = qapp.property("xinliStyle")
    ensure_font(str(fonts.bundled_font_path()))
    apply_theme(qapp, Theme.LIGHT, 100)
    yield
    # Put back by name it is Qt's own: what dresses the program next has to bring ours again.
    if ours is None:
        qapp.setStyle(style)
        qapp.setProperty("xinliStyle", None)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def desk(qtbot: QtBot, look: None) -> Iterator[Desk]:
    """The program, started; it ends with the test."""
    with sitting(qtbot) as opened:
        yield opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The demo's own moment, standing still; a test moves it. (The demo's clock else runs on.)"""
    standing = FixedClock(MOMENT)
    monkeypatch.setattr(gate, "pc_clock", lambda: standing)
    return standing


@pytest.fixture
def school(demo: DemoRun, tmp_path: Path) -> Path:
    """The demo's main school, to work in."""
    return demo.copy_of("school", tmp_path / "school")


@pytest.fixture
def bureau(demo: DemoRun, tmp_path: Path) -> Path:
    """The demo's township centre, to work in."""
    return demo.copy_of("bureau/vault", tmp_path / "bureau")


@pytest.fixture(scope="session")
def f1800_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """F1800 of screens.md 5, made once; only read: copy what you open."""
    return make_f1800(tmp_path_factory.mktemp("f1800"))


@pytest.fixture
def f1800(f1800_made: Path, tmp_path: Path) -> Path:
    """Forty classes of forty-five, two counsellors, one principal: a vault to work in."""
    return Path(shutil.copytree(f1800_made, tmp_path / "f1800"))


@pytest.fixture(scope="session")
def october_made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """F1800 on 17 October with its township centre, made once; only read: copy what you open."""
    return make_october(tmp_path_factory.mktemp("october"))


@pytest.fixture
def october(october_made: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """F1800 before the campaign's form is filled in, and its centre: two vaults to work in."""
    school, centre = october_made
    return shutil.copytree(school, tmp_path / "f1800"), shutil.copytree(centre, tmp_path / "centre")


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """F1800's clock, standing still at 2026-11-23 08:00; a test moves it."""
    standing = FixedClock(parse_stamp("2026-11-23T08:00:00"))
    monkeypatch.setattr(gate, "pc_clock", lambda: standing)
    return standing


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> User:
    """A person who counts every click; sits down where the test says."""
    return User(monkeypatch)

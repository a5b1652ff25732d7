"""The program's own drawings (20×20, one colour, 1.5 px stroke), rendered per token colour and pixel ratio.

The SVG files are in ``resources/icons``; ``currentColor`` in them becomes the colour asked for.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xinliapp.widgets.style import look
from xinliapp.widgets.tokens import ICON

PROGRAM_SIZES = (16, 24, 32, 48, 64, 128, 256)
_HERE = Path(__file__).resolve()


def _find_folder() -> Path:
    """Beside the package when frozen, at the root of the checkout otherwise."""
    for parent in (_HERE.parents[1], _HERE.parents[2], _HERE.parents[3]):
        folder = parent / "resources" / "icons"
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources/icons")


@lru_cache(maxsize=1)
def icon_folder() -> Path:
    """The folder of the SVG files.

    Raises:
        FileNotFoundError: the installation lacks it.
    """
    return _find_folder()


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Every drawing there is, by file stem."""
    return frozenset(path.stem for path in icon_folder().glob("*.svg"))


@lru_cache(maxsize=256)
def _source(icon: str) -> str:
    return (icon_folder() / f"{icon}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(icon: str, ink: str, ground: str) -> QSvgRenderer:
    text = _source(icon).replace("currentColor", ink).replace("onColor", ground)
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, icon: str, rect: QRectF, ink: QColor, ground: QColor | None = None) -> None:
    """Draws ``icon`` into the square ``rect``; ``ground`` is the second colour of the house mark."""
    behind = ground.name() if ground is not None else look().tokens.on_accent
    _renderer(icon, ink.name(), behind).render(painter, rect)


@lru_cache(maxsize=512)
def _pixmap(icon: str, ink: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(icon, ink, look().tokens.on_accent).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(icon: str, ink: QColor, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """``icon`` in one colour, ``size`` logical pixels square, for a device pixel ratio."""
    return _pixmap(icon, ink.name(), size, ratio)


def icon(name: str, token: str = "text2", size: int = ICON) -> QIcon:  # noqa: S107  (a colour token)
    """A QIcon for menus and actions in a token colour of the present theme; ask again after a change."""
    made = QIcon()
    ink = getattr(look().tokens, token)
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(_pixmap(name, ink, size, ratio))
    return made


def program_icon() -> QIcon:
    """The program's mark for title bars, task bars and Alt+Tab, in the sizes they ask for."""
    made = QIcon()
    for side in PROGRAM_SIZES:
        made.addPixmap(_pixmap("house_mark", look().tokens.accent, side, 1.0))
    return made


def forget() -> None:
    """Empties the caches (tests; memory after a theme change is bounded by the caches' size anyway)."""
    _renderer.cache_clear()
    _pixmap.cache_clear()

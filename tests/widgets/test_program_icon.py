"""The program's mark in the task bar: drawn in both its colours, in every size a desktop asks for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from xinliapp.widgets.icons import PROGRAM_SIZES, program_icon
from xinliapp.widgets.style import look


def test_the_mark_is_there_in_every_size(qtbot: QtBot) -> None:
    made = program_icon()
    assert [(size.width(), size.height()) for size in made.availableSizes()] == [
        (side, side) for side in PROGRAM_SIZES
    ]
    drawn = made.pixmap(QSize(64, 64)).toImage()
    seen = {drawn.pixelColor(x, y).name() for x in range(64) for y in range(64)}
    assert QColor(look().tokens.accent).name() in seen and QColor(look().tokens.on_accent).name() in seen

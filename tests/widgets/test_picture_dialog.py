"""A kept picture on the screen: never larger than a dialog, the right way up, or a sentence."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from xinliapp.domain.papers import Paper
from xinliapp.widgets.picture_dialog import PictureDialog, read_picture, room


def jpeg(wide: int, high: int, turned: int | None = None) -> bytes:
    made, exif = io.BytesIO(), Image.Exif()
    if turned is not None:
        exif[0x0112] = turned  # Exif 2.3, Orientation
    Image.new("RGB", (wide, high), "blue").save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_picture_of_a_camera_is_made_to_fit(qtbot: QtBot) -> None:
    for wide, high in ((4000, 3000), (3000, 4000), (5000, 200)):
        image = read_picture(jpeg(wide, high), room())
        assert image is not None
        assert image.width() <= room().width() and image.height() <= room().height()
        assert abs(image.width() / image.height() - wide / high) < 0.03 * wide / high
    small = read_picture(jpeg(40, 30), room())
    assert small is not None and small.size() == QSize(40, 30)


def test_it_is_turned_as_the_camera_says(qtbot: QtBot) -> None:
    image = read_picture(jpeg(40, 30, turned=6), room())
    assert image is not None and image.size() == QSize(30, 40)
    large = read_picture(jpeg(4000, 3000, turned=6), room())
    assert large is not None and large.height() > large.width() and large.height() <= room().height()


def test_what_is_no_picture_is_told(qtbot: QtBot) -> None:
    assert read_picture(b"no picture", room()) is None
    dialog = PictureDialog(Paper("照片1.jpg", b"no picture"))
    qtbot.addWidget(dialog)
    assert dialog.shown is None
    assert any("打不开" in each.text() for each in dialog.findChildren(QLabel))

"""A kept picture, looked at without a plain copy on the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from xinliapp.domain.papers import Paper
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role

_AROUND = (2 * tk.MARGIN, 112)  # what the margins, the name and the button take of the largest dialog


class PictureDialog(QDialog):
    """Shows ``picture`` as large as a dialog may be; turned as the camera says. Open it with ``open()``."""

    def __init__(self, picture: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setWindowTitle(self.tr("校园工作台"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        image = read_picture(picture.data, room())
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(ElidedLabel(picture.file_name, Role.SECTION, greedy=True))
        self.shown: QLabel | None = None
        if image is None:
            words = self.tr("这张图在这里打不开。文件没有变化。请另存后用看图程序打开。")
            column.addWidget(label(words, wrap=True))
        else:
            self.shown = QLabel()
            self.shown.setObjectName("picture.shown")
            self.shown.setPixmap(QPixmap.fromImage(image))
            self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.shown.setAccessibleName(picture.file_name)
            column.addWidget(self.shown, 1)
        close = outline(self.tr("关闭"), object_name="picture.close", hint="Esc")
        close.clicked.connect(self.reject)
        column.addLayout(dialog_foot(close))
        self.setMaximumSize(*tk.MAX_DIALOG)
        self.setMinimumWidth(px(360))


def room() -> QSize:
    """The largest a picture may be drawn, in logical pixels."""
    wide, high = tk.MAX_DIALOG
    return QSize(wide - _AROUND[0], high - px(_AROUND[1]))


def read_picture(data: bytes, within: QSize) -> QImage | None:
    """The picture, never larger than ``within``; None where the data are none.

    It is made small while it is read: a camera's picture need not stand in memory whole.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > max(within.width(), within.height()):
        side = max(within.width(), within.height())
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() <= within.width() and image.height() <= within.height():
        return image
    return image.scaled(
        within, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )

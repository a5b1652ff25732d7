"""Where a sealed file goes: a stick that is plugged in, another folder, or a mail draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from xinliapp.domain.exchange import Channel
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import fix_height, fix_width, set_margins

_OTHER = "other"
_MAIL = "mail"
_NONE = "none"


class DriveLike(Protocol):
    """A removable drive as ``system.drives`` finds it."""

    @property
    def folder(self) -> Path: ...
    @property
    def name(self) -> str: ...
    @property
    def free_bytes(self) -> int: ...


class PlaceBox(QComboBox):
    """Sticks first; ``choose()`` gives folder and channel, asking for the folder where one is wanted."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("存到"))
        fix_width(self, 184)
        self._last = ""
        self._picked: object = None  # by the person; until then a stick comes first
        self.activated.connect(self._pick)
        self.show_drives(())

    def show_drives(self, drives: Sequence[DriveLike]) -> None:
        """The sticks of this moment; what the person chose stays chosen, else the first stick is."""
        self.clear()
        for drive in drives:
            words = self.tr("U盘 %1(剩 %2 GB)").replace("%1", drive.name)
            self.addItem(words.replace("%2", _gigabytes(drive)), drive.folder)
        self.addItem(self.tr("其他文件夹…"), _OTHER)
        self.setCurrentIndex(max(0, self.findData(self._picked) if self._picked is not None else 0))

    def _pick(self, _index: int) -> None:
        self._picked = self.currentData()

    def choose(self) -> tuple[Path, Channel] | None:
        """The folder and how the file leaves; None when the person thought better of it."""
        place = self.currentData()
        if isinstance(place, Path):
            return place, Channel.STICK
        chosen = QFileDialog.getExistingDirectory(self, self.tr("文件存到哪个文件夹"), self._last)
        if not chosen:
            return None
        self._last = chosen
        return Path(chosen), Channel.FOLDER


class WayRow(QWidget):
    """方式: every stick with its free space, a mail draft, a folder, side by side (screens.md S22).

    ``choose()`` as :class:`PlaceBox`. Without a stick the first way is there and cannot be taken. The radios
    are ``SCREEN.usb`` (``usb1`` … for more sticks), ``SCREEN.mail`` and ``SCREEN.folder``.
    """

    def __init__(self, screen: str) -> None:
        super().__init__()
        self._screen = screen
        self._last = ""
        self._picked: object = None  # by the person; until then a stick comes first
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pick)
        self._ways: dict[QRadioButton, object] = {}
        self._sticks = QHBoxLayout()
        set_margins(self._sticks, 0, 0, 0, 0, tk.MARGIN)
        body = area("bg")
        fix_height(body, tk.CONTROL + 4)
        row = QHBoxLayout(body)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.MARGIN)
        row.addWidget(label(self.tr("方式"), tone="text2"))
        row.addLayout(self._sticks)
        row.addWidget(self._radio("mail", self.tr("邮件草稿 .eml"), _MAIL))
        row.addWidget(self._radio("folder", self.tr("其他文件夹"), _OTHER))
        row.addStretch(1)
        outer = QHBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        outer.addWidget(body)
        self.show_drives(())

    def _radio(self, name: str, words: str, way: object) -> QRadioButton:
        made = QRadioButton(words)
        made.setObjectName(f"{self._screen}.{name}")
        self._group.addButton(made)
        self._ways[made] = way
        return made

    def show_drives(self, drives: Sequence[DriveLike]) -> None:
        """The sticks of this moment; what the person chose stays chosen, else the first stick is."""
        while (old := self._sticks.takeAt(0)) is not None:
            button = old.widget()
            if isinstance(button, QRadioButton):
                self._group.removeButton(button)
                del self._ways[button]
                button.hide()
                button.deleteLater()
        for number, drive in enumerate(drives):
            words = self.tr("U盘 %1(剩 %2 GB)").replace("%1", drive.name)
            name = f"usb{number or ''}"
            self._sticks.addWidget(self._radio(name, words.replace("%2", _gigabytes(drive)), drive.folder))
        if not drives:
            none = self._radio("usb", self.tr("U盘(没有插)"), _NONE)
            none.setEnabled(False)
            self._sticks.addWidget(none)
        first = drives[0].folder if drives else _OTHER
        ways = {way: button for button, way in self._ways.items()}
        ways.get(self._picked, ways[first]).setChecked(True)

    def _pick(self, button: QRadioButton) -> None:
        self._picked = self._ways[button]

    def choose(self) -> tuple[Path, Channel] | None:
        """The folder and how the file leaves; None when the person thought better of it."""
        place = next(way for button, way in self._ways.items() if button.isChecked())
        if isinstance(place, Path):
            return place, Channel.STICK
        title = self.tr("邮件草稿存到哪个文件夹") if place == _MAIL else self.tr("文件存到哪个文件夹")
        chosen = QFileDialog.getExistingDirectory(self, title, self._last)
        if not chosen:
            return None
        self._last = chosen
        return Path(chosen), Channel.MAIL if place == _MAIL else Channel.FOLDER


def _gigabytes(drive: DriveLike) -> str:
    return f"{drive.free_bytes / 1_000_000_000:.1f}"

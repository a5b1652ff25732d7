"""Where a sealed file goes: a stick that is plugged in, another folder, or a mail draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from xinliapp.domain.exchange import Channel
from xinliapp.widgets.style import fix_width

_OTHER = "other"
_MAIL = "mail"


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

    def __init__(self, object_name: str, *, mail: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("存到"))
        fix_width(self, 184)
        self._mail = mail
        self._last = ""
        self._picked: object = None  # by the person; until then a stick comes first
        self.activated.connect(self._pick)
        self.show_drives(())

    def show_drives(self, drives: Sequence[DriveLike]) -> None:
        """The sticks of this moment; what the person chose stays chosen, else the first stick is."""
        self.clear()
        for drive in drives:
            words = self.tr("U盘 %1(剩 %2 GB)").replace("%1", drive.name)
            self.addItem(words.replace("%2", f"{drive.free_bytes / 1_000_000_000:.1f}"), drive.folder)
        self.addItem(self.tr("其他文件夹…"), _OTHER)
        if self._mail:
            self.addItem(self.tr("邮件草稿 .eml…"), _MAIL)
        self.setCurrentIndex(max(0, self.findData(self._picked) if self._picked is not None else 0))

    def _pick(self, _index: int) -> None:
        self._picked = self.currentData()

    def choose(self) -> tuple[Path, Channel] | None:
        """The folder and how the file leaves; None when the person thought better of it."""
        place = self.currentData()
        if isinstance(place, Path):
            return place, Channel.STICK
        title = self.tr("邮件草稿存到哪个文件夹") if place == _MAIL else self.tr("文件存到哪个文件夹")
        chosen = QFileDialog.getExistingDirectory(self, title, self._last)
        if not chosen:
            return None
        self._last = chosen
        return Path(chosen), Channel.MAIL if place == _MAIL else Channel.FOLDER

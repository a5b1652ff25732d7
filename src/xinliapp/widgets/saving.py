"""The one dialog that asks where a file goes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

# Windows takes none of these in a name, and a heading typed by a person may hold any of them.
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def plain_name(suggested: str) -> str:
    """A name every system takes: characters that none may hold become a hyphen."""
    return _NOT_IN_A_NAME.sub("-", suggested).strip(" .")


def ask_save(parent: QWidget, title: str, suggested: str) -> Path | None:
    """The system's save dialog, name and ending filled in; None when the person thought better of it."""
    ending = Path(suggested).suffix
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if ending:
        dialog.setNameFilter(f"{ending[1:].upper()} (*{ending})")
        dialog.setDefaultSuffix(ending[1:])
    dialog.selectFile(plain_name(suggested))
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()

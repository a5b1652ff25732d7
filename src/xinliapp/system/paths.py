"""Where the program finds its own files and keeps those of this PC; vaults lie where people put them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP = "xinliapp"
HOME_VARIABLE = "XINLIAPP_HOME"


def frozen() -> bool:
    """Whether this is a packaged build rather than the source tree."""
    return bool(getattr(sys, "frozen", False))


def resource_dir() -> Path:
    """The folder with packs, forms, scales, icons and fonts, in the tree and in a build alike."""
    return _bundled() / "resources"


def translations_dir() -> Path:
    """The folder of compiled translations (``xinliapp_<language>.qm``); it may not exist in a fresh tree."""
    return _bundled() / "i18n" if frozen() else _bundled() / "build" / "i18n"


def manual_dir() -> Path:
    """The manual's chapters, in the tree and in a build alike; pictures lie in :func:`pictures_dir`."""
    return _bundled() / "docs" / "manual"


def pictures_dir() -> Path:
    """The pictures the manual shows; it may not exist."""
    return _bundled() / "docs" / "screenshots"


def data_dir() -> Path:
    """Files of this PC that are no preference: the demo school, known vaults. Made when missing."""
    return _made(_home("data") or Path(platformdirs.user_data_dir(APP, appauthor=False)))


def config_dir() -> Path:
    """Preferences of this PC. Made when missing."""
    return _made(_home("config") or Path(platformdirs.user_config_dir(APP, appauthor=False)))


def log_dir() -> Path:
    """Logs, which carry codes and never values. Made when missing."""
    return _made(_home("log") or Path(platformdirs.user_log_dir(APP, appauthor=False)))


def documents_dir() -> Path:
    """Where a file dialog first opens: the documents folder, or the home folder when there is none."""
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def _bundled() -> Path:
    """The root of what ships with the program."""
    if frozen():
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by the packager's start-up code
    return Path(__file__).resolve().parents[3]


def _home(name: str) -> Path | None:
    """The sub-folder of ``XINLIAPP_HOME``, which tests and a portable copy on a stick set."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder

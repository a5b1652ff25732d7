"""Loads compiled translations into Qt; the source language, Simplified Chinese, needs none of our own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

SOURCE_LANGUAGE = "zh_CN"


def install(app: QCoreApplication, folder: Path, language: str = SOURCE_LANGUAGE) -> list[str]:
    """Install what is needed for ``language`` (``zh_CN``, ``en``, …) and return the names that were loaded.

    Qt's own words (copy, paste, OK) come from Qt's files, ours from ``folder``. A file that is missing is
    left out: the window then shows the Chinese source text. Call once, before the first widget.
    """
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    wanted = [(f"qtbase_{language}", qt_folder)]
    if language != SOURCE_LANGUAGE:
        wanted.append((f"xinliapp_{language}", folder))
    loaded = []
    for name, where in wanted:
        translator = QTranslator(app)
        if translator.load(name, str(where)) and app.installTranslator(translator):
            loaded.append(name)
    return loaded

"""The preferences of one PC's user: looks, lock time, where they were; never anything about a student.

Stored as one JSON file in the configuration folder, replaced atomically. A file that cannot be understood is
kept beside as ``preferences.broken.json`` and defaults are used: a broken preference keeps nobody out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from xinliapp.domain.keys import DEFAULT_KEYS, readable

FILE_NAME = "preferences.json"
SETUP_NAME = "setup.json"
BROKEN_NAME = "preferences.broken.json"
THEMES = ("light", "dark")
SCALES = (100, 115, 130)
LOCK_MINUTES = (1, 10)
BLANK_SECONDS = (0, 300)
_MAX_BYTES = 256 * 1024
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose. ``scale`` in percent; ``auto_lock_minutes`` 1–10 by wall clock;
    ``blank_return_seconds``: how long the same key brings the page back (0–300, 0 = always unlock).

    ``tables`` maps a table's object name to :meth:`DataTable.save_state`; ``window`` is (width, height);
    ``keys`` maps the actions of ``domain.keys`` to their keys.
    """

    theme: str = "light"
    scale: int = 100
    hide_names: bool = True
    auto_lock_minutes: int = 5
    blank_return_seconds: int = 60
    last_vault: str = ""
    last_account: str = ""
    window: tuple[int, int] | None = None
    maximized: bool = False
    tables: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_KEYS))

    def with_table(self, name: str, state: str) -> Preferences:
        """A copy that remembers one table's columns."""
        return replace(self, tables={**self.tables, name: state})


def load(folder: Path) -> Preferences:
    """The preferences in ``folder``; defaults when there are none or they cannot be read.

    Single values out of range fall back to their default; a file that is no JSON object, is too large or
    comes from a newer version is kept aside first.
    """
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ValueError("too large")
        read = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(read, dict) or read.get("version") != _VERSION:
            raise ValueError("not preferences")
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError):
        _keep_aside(path)
        return Preferences()
    return _from(read)


def save(folder: Path, preferences: Preferences) -> bool:
    """Replaces the file atomically; False when it could not be written (never worth an error message)."""
    path = folder / FILE_NAME
    temporary = folder / (FILE_NAME + ".new")
    data = {"version": _VERSION, **asdict(preferences), "tables": dict(preferences.tables)}
    data["keys"] = dict(preferences.keys)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False, indent=1, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        return False
    return True


def kept_setup(folder: Path) -> str:
    """What :func:`keep_setup` wrote, "" for nothing; the first run reads it and judges it."""
    path = folder / SETUP_NAME
    try:
        return path.read_text(encoding="utf-8") if path.stat().st_size <= _MAX_BYTES else ""
    except (OSError, ValueError):
        return ""


def keep_setup(folder: Path, text: str) -> bool:
    """Keep the first run's answers (never a passphrase) for the next start, "" forgets them.

    False when they could not be written.
    """
    path = folder / SETUP_NAME
    try:
        if text:
            folder.mkdir(parents=True, exist_ok=True)
            temporary = folder / (SETUP_NAME + ".new")
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(BROKEN_NAME))
    except OSError:
        return


def _from(read: Mapping[str, Any]) -> Preferences:
    base = Preferences()
    return Preferences(
        theme=read["theme"] if read.get("theme") in THEMES else base.theme,
        scale=read["scale"] if read.get("scale") in SCALES else base.scale,
        hide_names=_bool(read.get("hide_names"), base.hide_names),
        auto_lock_minutes=_int(read.get("auto_lock_minutes"), LOCK_MINUTES, base.auto_lock_minutes),
        blank_return_seconds=_int(read.get("blank_return_seconds"), BLANK_SECONDS, base.blank_return_seconds),
        last_vault=_text(read.get("last_vault")),
        last_account=_text(read.get("last_account")),
        window=_size(read.get("window")),
        maximized=_bool(read.get("maximized"), base.maximized),
        tables=_tables(read.get("tables")),
        keys=readable(read.get("keys")),
    )


def _bool(value: object, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _int(value: object, bounds: tuple[int, int], default: int) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and bounds[0] <= value <= bounds[1]
    return int(value) if fits and isinstance(value, int) else default


def _text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= 4096 else ""


def _size(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    width, height = value
    fits = all(isinstance(n, int) and 300 <= n <= 20000 for n in (width, height))
    return (width, height) if fits else None


def _tables(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {k: v for k, v in value.items() if isinstance(v, str) and len(k) <= 100 and len(v) <= 4000}

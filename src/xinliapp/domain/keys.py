"""The keys a person may change, and which they may be; pure."""

from __future__ import annotations

from collections.abc import Mapping

DEFAULT_KEYS: Mapping[str, str] = {"warning": "F6", "appointment": "F7", "blank": "F12"}
"""Action to key; the first two are pages, the third blanks the window."""

KEY_CHOICES = (
    "F3", "F6", "F7", "F8", "F11", "F12", "Ctrl+F6", "Ctrl+F7", "Ctrl+F8", "Ctrl+F11", "Ctrl+F12",
)  # fmt: skip
"""What no page uses (F1, F2, F5, F9, letters and digits with Ctrl) and no input method or desktop takes:
Rime opens its menu by F4, F10 opens menus, Alt+F4 closes, Ctrl with Space or Shift switches input methods."""


def taken_by(keys: Mapping[str, str], action: str, key: str) -> str:
    """The other action that has this key, "" for none."""
    return next((other for other, used in keys.items() if used == key and other != action), "")


def readable(kept: object) -> dict[str, str]:
    """Kept keys with what is missing by default; only defaults where one is wrong or two are the same."""
    if not isinstance(kept, Mapping):
        return dict(DEFAULT_KEYS)
    keys = {action: kept.get(action, key) for action, key in DEFAULT_KEYS.items()}
    sound = all(key in KEY_CHOICES for key in keys.values()) and len(set(keys.values())) == len(keys)
    return keys if sound else dict(DEFAULT_KEYS)

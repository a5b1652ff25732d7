"""The keys this person chose, for what shows them: one set for the program, as the theme is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication

from xinliapp.domain.keys import DEFAULT_KEYS

_keys: dict[str, str] = dict(DEFAULT_KEYS)


def key_of(action: str) -> str:
    """The key of an action of ``domain.keys``, as it is written."""
    return _keys[action]


def set_keys(keys: Mapping[str, str]) -> None:
    """Other keys; every button that shows one is laid out and painted anew."""
    if dict(keys) == _keys:
        return
    _keys.update(keys)
    for widget in QApplication.allWidgets():
        if getattr(widget, "key_action", ""):
            widget.updateGeometry()
            widget.update()

"""Brings what a person has to see into view: a field with an error may lie far from what is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(widget: QWidget, focus: QWidget | None = None) -> None:
    """Scroll every area around ``widget`` until it is seen, then go to ``focus``."""
    outer = widget.parentWidget()
    while outer is not None:
        if isinstance(outer, QScrollArea) and outer.widget() is not None:
            outer.ensureWidgetVisible(widget)
        outer = outer.parentWidget()
    if focus is not None:
        focus.setFocus()

"""Where a person was: page, scroll and cursor, as plain JSON, to be found again after the next unlock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget

DRAFT_KEY = "shell.place"
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Where:
    """A page with its argument, how far its parts were scrolled, and which field held the cursor where."""

    page: str
    argument: object
    scrolled: Mapping[str, int]
    focus: str
    cursor: int


def where(page: str, argument: object, view: QWidget | None, focus: QWidget | None) -> dict[str, object]:
    """What :func:`read` takes; an argument that is no plain JSON is left out."""
    scrolled = {}
    for number, part in enumerate(view.findChildren(QAbstractScrollArea) if view is not None else ()):
        # Not isVisible: the calendar covers the page by now.
        if view is not None and part.isVisibleTo(view) and (value := part.verticalScrollBar().value()):
            scrolled[str(number)] = value
    inside = view is not None and focus is not None and view.isAncestorOf(focus)
    cursor = -1
    if isinstance(focus, QLineEdit):
        cursor = focus.cursorPosition()
    elif isinstance(focus, QPlainTextEdit):
        cursor = focus.textCursor().position()
    return {
        "page": page,
        "argument": argument if _plain(argument) else None,
        "scrolled": scrolled,
        "focus": focus.objectName() if inside and focus is not None else "",
        "cursor": cursor,
    }


def read(body: object) -> Where | None:
    """The inverse of :func:`where`; None for what an older program kept."""
    if not isinstance(body, dict) or not isinstance(body.get("page"), str):
        return None
    scrolled = body.get("scrolled")
    places = scrolled if isinstance(scrolled, dict) else {}
    cursor = body.get("cursor")
    return Where(
        body["page"],
        body.get("argument"),
        {str(name): value for name, value in places.items() if isinstance(value, int)},
        str(body.get("focus") or ""),
        cursor if isinstance(cursor, int) else -1,
    )


def go(place: Where, view: QWidget) -> None:
    """Scrolls the page's parts and puts the cursor back; what is no longer there is passed over."""
    for number, part in enumerate(view.findChildren(QAbstractScrollArea)):
        if (value := place.scrolled.get(str(number))) is not None:
            part.verticalScrollBar().setValue(value)
    field = view.findChild(QWidget, place.focus) if place.focus else None
    if field is None or not field.isVisible():
        return
    field.setFocus()
    if place.cursor >= 0 and isinstance(field, QLineEdit):
        field.setCursorPosition(place.cursor)
    elif place.cursor >= 0 and isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(place.cursor, len(field.toPlainText())))
        field.setTextCursor(cursor)


def _plain(argument: object) -> bool:
    try:
        return len(json.dumps(argument)) <= _LONGEST
    except (TypeError, ValueError):
        return False

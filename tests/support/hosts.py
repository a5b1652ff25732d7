"""A shell that only remembers what a screen asked of it."""

from __future__ import annotations

from collections.abc import Callable

from xinliapp.widgets.hosting import DraftState


class FakeHost:
    """Implements ``widgets.hosting.Host``; ``hidden`` is 隐名."""

    def __init__(self, *, hidden: bool = True) -> None:
        self.opened: list[tuple[str, object]] = []
        self.toasts: list[str] = []
        self.drafts: list[tuple[DraftState, str]] = []
        self.hidden = hidden
        self.backs = 0

    def open(self, page: str, argument: object = None) -> None:
        self.opened.append((page, argument))

    def back(self) -> None:
        self.backs += 1

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append(text)

    def draft(self, state: DraftState, time: str = "") -> None:
        self.drafts.append((state, time))

    def masked(self) -> bool:
        return self.hidden

"""What the settings of this PC do: every choice takes effect at once and is kept; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.keys import taken_by
from xinliapp.settings.preferences import Preferences
from xinliapp.widgets.hosting import Host

_PAGES = ("rules", "accounts", "school_settings", "roster")


class ChoosingHost(Host, Protocol):
    """The shell, which holds the preferences and applies them."""

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        ...

    def choose(self, preferences: Preferences) -> None:
        """Applies and keeps another choice."""
        ...


class PreferencesView(Protocol):
    """What the presenter asks of the widgets."""

    def show(self, chosen: Preferences) -> None: ...
    def show_key_taken(self, action: str, by: str) -> None: ...
    def show_pages(self, titles: Mapping[str, str]) -> None: ...


class PreferencesPresenter:
    """Takes one changed value after the other."""

    def __init__(
        self, view: PreferencesView, host: ChoosingHost, changed: Callable[[Changes], None] | None = None
    ) -> None:
        self._view = view
        self._host = host
        self._changed = changed  # the tab that shows names

    def start(self, argument: object) -> None:
        """The page is shown; it takes no argument."""
        self._view.show(self._host.preferences)
        self._view.show_pages({page: self._host.title(page) for page in _PAGES})

    def refresh(self, changes: Changes) -> None:
        """隐名 may have been switched elsewhere."""
        self._view.show(self._host.preferences)
        if self._changed is not None:
            self._changed(changes)

    def flush(self) -> None:
        """Nothing waits: what is chosen is kept at once."""

    def open(self, page: str) -> None:
        """The page a heading is set on."""
        self._host.open(page)

    def choose(self, field: str, value: object) -> None:
        """One field has another value."""
        before = self._host.preferences
        after = replace(before, **{field: value})  # type: ignore[arg-type]
        if after != before:
            self._host.choose(after)

    def choose_key(self, action: str, key: str) -> None:
        """Another key for an action; one that another action has stays with that one."""
        before = self._host.preferences
        other = taken_by(before.keys, action, key)
        self._view.show(before if other else replace(before, keys={**before.keys, action: key}))
        if other:
            self._view.show_key_taken(action, other)
        else:
            self.choose("keys", {**before.keys, action: key})
